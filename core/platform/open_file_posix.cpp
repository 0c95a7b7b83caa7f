#include "core/platform/open_file.h"

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace dongbo::platform {

std::optional<std::uint64_t> sizeOfFile(int descriptor)
{
    struct stat state = {};
    if (::fstat(descriptor, &state) != 0 || !S_ISREG(state.st_mode)) {
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(state.st_size);
}

std::size_t readAt(int descriptor, std::uint64_t offset, char* out, std::size_t size,
                   std::error_code& fault)
{
    fault.clear();
    std::size_t got = 0;
    while (got < size) {
        const auto done =
            ::pread(descriptor, out + got, size - got, static_cast<off_t>(offset + got));
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done < 0) {
            fault.assign(errno, std::generic_category());
        }
        if (done <= 0) {
            break;
        }
        got += static_cast<std::size_t>(done);
    }
    return got;
}

std::error_code writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return {errno, std::generic_category()};
        }
        bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    return {};
}

} // namespace dongbo::platform
