#include "core/platform/quiet_library.h"

#include <cstdio>
#include <mutex>

namespace dongbo::platform {

namespace {

std::mutex guard;
int standing = 0;
FILE* kept = nullptr;

} // namespace

QuietLibrary::QuietLibrary()
{
    const std::lock_guard lock(guard);
    static FILE* const nowhere = std::fopen("/dev/null", "we");
    if (standing++ == 0) {
        kept = stderr;
        stderr = nowhere != nullptr ? nowhere : kept;
    }
}

QuietLibrary::~QuietLibrary()
{
    const std::lock_guard lock(guard);
    if (--standing == 0) {
        stderr = kept;
    }
}

} // namespace dongbo::platform
