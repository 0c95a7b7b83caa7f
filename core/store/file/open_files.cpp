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

/// One more that has the file open, once it counts.
class Claim
{
public:
    Claim() = default;
    ~Claim()
    {
        if (m_count == nullptr) {
            return;
        }
        auto& here = openHere();
        const std::lock_guard lock(here.mutex);
        if (--*m_count == 0) {
            here.count.erase(m_identity);
        }
    }
    Claim(const Claim&) = delete;
    Claim& operator=(const Claim&) = delete;

    /// Called with the mutex held.
    std::size_t* countAs(const files::Identity& identity)
    {
        m_count = &++openHere().count[identity];
        m_identity = identity;
        return m_count;
    }

private:
    files::Identity m_identity{};
    std::size_t* m_count = nullptr;
};

} // namespace

OpenFile claimFile(const std::filesystem::path& path, const std::function<void()>& look)
{
    const auto claim = std::make_shared<Claim>(); // goes after the lock, whatever is thrown
    auto& here = openHere();
    const std::lock_guard lock(here.mutex);
    const auto identity = files::identityOf(path);
    if (!identity || here.count.find(*identity) == here.count.end()) {
        look();
    }
    return identity ? OpenFile(claim, claim->countAs(*identity)) : OpenFile();
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
