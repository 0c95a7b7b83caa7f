#include "core/store/file/open_files.h"

#include "core/store/file/files.h"

#include <map>
#include <mutex>

namespace dongbo::store {

namespace {

struct OpenHere
{
    std::mutex mutex;
    std::map<files::Identity, std::size_t> count; ///< never 0; entries stay where they are
};

OpenHere& openHere()
{
    static OpenHere here;
    return here;
}

} // namespace

OpenFile claimFile(const std::filesystem::path& path, const std::function<void()>& look)
{
    auto& here = openHere();
    const std::lock_guard lock(here.mutex);
    const auto identity = files::identityOf(path);
    if (!identity || here.count.find(*identity) == here.count.end()) {
        look();
    }
    if (!identity) {
        return {};
    }
    ++here.count[*identity];
    return OpenFile(&here.count[*identity], [identity = *identity](void*) {
        auto& still = openHere();
        const std::lock_guard again(still.mutex);
        const auto at = still.count.find(identity);
        if (at != still.count.end() && --at->second == 0) {
            still.count.erase(at);
        }
    });
}

bool isOpenHere(const std::filesystem::path& path)
{
    auto& here = openHere();
    const std::lock_guard lock(here.mutex);
    const auto identity = files::identityOf(path);
    return identity && here.count.contains(*identity);
}

bool isOpenHereTwice(const OpenFile& file)
{
    const std::lock_guard lock(openHere().mutex);
    return file && *static_cast<const std::size_t*>(file.get()) > 1;
}

} // namespace dongbo::store
