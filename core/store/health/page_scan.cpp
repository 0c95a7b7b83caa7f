#include "core/store/health/page_scan.h"

#include "core/store/file/page_checks.h"
#include "core/store/file/statement.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>

namespace dongbo::store {

namespace {

std::size_t pageSizeOf(Database::Impl& impl)
{
    Use use(impl.literal("PRAGMA page_size"));
    use.step();
    return static_cast<std::size_t>(use.number(0));
}

/// By SQLite's own descriptor: closing another would give up its locks. Gives SQLite's code.
int readPage(Database::Impl& impl, std::string& page, std::uint32_t number)
{
    sqlite3_file* file = nullptr;
    sqlite3_file_control(impl.connection->getHandle(), "main", SQLITE_FCNTL_FILE_POINTER,
                         static_cast<void*>(&file));
    if (file == nullptr || file->pMethods == nullptr) {
        return SQLITE_CANTOPEN;
    }
    return file->pMethods->xRead(file, page.data(), static_cast<int>(page.size()),
                                 static_cast<sqlite3_int64>(number - 1) *
                                     static_cast<sqlite3_int64>(page.size()));
}

} // namespace

UncheckedPages::UncheckedPages(const Database& database)
    : UncheckedPages(database.impl())
{}

UncheckedPages::UncheckedPages(Database::Impl& impl)
    : m_impl(impl)
    , m_wasChecked(setPageChecks(impl.connection->getHandle(), PageChecks::Off) == PageChecks::On)
{}

UncheckedPages::~UncheckedPages()
{
    if (m_wasChecked) {
        // pages read meanwhile are not to be taken for checked ones
        sqlite3_db_release_memory(m_impl.connection->getHandle());
        setPageChecks(m_impl.connection->getHandle(), PageChecks::On);
    }
}

PageScan::PageScan(Database& database)
    : PageScan(database.impl())
{}

PageScan::PageScan(Database::Impl& impl)
    : m_impl(impl)
{}

namespace {

/// Whether the log holds the page: what stands in the file may then be half of what a power cut
/// stopped, and nobody reads it before it is written anew.
bool isInLog(Database::Impl& impl, std::uint32_t number, std::size_t pageSize)
{
    sqlite3_file* log = nullptr;
    sqlite3_file_control(impl.connection->getHandle(), "main", SQLITE_FCNTL_JOURNAL_POINTER,
                         static_cast<void*>(&log));
    const auto read = [&log](auto& into, std::size_t at) {
        return log->pMethods->xRead(log, into.data(), static_cast<int>(into.size()),
                                    static_cast<sqlite3_int64>(at)) == SQLITE_OK;
    };
    std::array<unsigned char, 32> head{};
    if (log == nullptr || log->pMethods == nullptr || !read(head, 0)) {
        return false;
    }
    std::array<unsigned char, 24> frame{};
    for (std::size_t at = head.size(); read(frame, at); at += frame.size() + pageSize) {
        // the salts tell frames of this log from those of earlier ones
        if (!std::equal(frame.begin() + 8, frame.begin() + 16, head.begin() + 16)) {
            return false;
        }
        const auto of = static_cast<std::uint32_t>(frame[0]) << 24 |
                        static_cast<std::uint32_t>(frame[1]) << 16 |
                        static_cast<std::uint32_t>(frame[2]) << 8 | frame[3];
        if (of == number) {
            return true;
        }
    }
    return false;
}

/// Whether the page is damaged, and not just being written by somebody.
bool isDamaged(Database::Impl& impl, std::string& page, std::uint32_t number)
{
    constexpr int tries = 5;
    for (int i = 0; i < tries; ++i) {
        if (readPage(impl, page, number) != SQLITE_IOERR_DATA) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(i));
    }
    return !isInLog(impl, number, page.size());
}

/// Sums are looked at while it lives, whatever held before.
class CheckedPages
{
public:
    explicit CheckedPages(Database::Impl& impl)
        : m_impl(impl)
        , m_before(setPageChecks(impl.connection->getHandle(), PageChecks::On))
    {}
    ~CheckedPages()
    {
        setPageChecks(m_impl.connection->getHandle(), m_before);
        takeDamagedPage(); // told by the scan
    }
    CheckedPages(const CheckedPages&) = delete;
    CheckedPages& operator=(const CheckedPages&) = delete;

private:
    Database::Impl& m_impl;
    PageChecks m_before;
};

} // namespace

bool PageScan::next(int milliseconds)
{
    if (!hasPageSums(m_impl.connection->getHandle())) {
        return false;
    }
    const CheckedPages checked(m_impl);
    using Clock = std::chrono::steady_clock;
    constexpr std::uint32_t least = 1000;
    const auto until = Clock::now() + std::chrono::milliseconds(milliseconds);
    std::string page(pageSizeOf(m_impl), '\0');
    for (std::uint32_t looks = 1;; ++looks, ++m_next) {
        const int answer = readPage(m_impl, page, m_next);
        if (answer == SQLITE_IOERR_DATA) {
            if (isDamaged(m_impl, page, m_next)) {
                m_damaged.push_back(m_next);
            }
        } else if (answer != SQLITE_OK) {
            return false; // past the end
        }
        if (looks > least && looks % 64 == 0 && Clock::now() > until) {
            ++m_next;
            return true;
        }
    }
}

namespace {

/// How far from anything else a bit must stand, so that it is not the rest of a row that was there.
constexpr std::size_t lonely = 64;

bool hasLoneBit(std::string_view space)
{
    if (space.size() <= 2 * lonely) {
        return false;
    }
    const auto first = space.find_first_not_of('\0');
    return first != std::string_view::npos && first >= lonely && first + lonely < space.size() &&
           std::has_single_bit(static_cast<unsigned char>(space[first])) &&
           space.find_first_not_of('\0', first + 1) == std::string_view::npos;
}

/// The part of a table's or index's page between its pointers and its cells.
std::string_view unusedPart(std::string_view page, bool isFirst)
{
    const auto at = [&](std::size_t offset) { return static_cast<unsigned char>(page[offset]); };
    const auto two = [&](std::size_t offset) {
        return static_cast<std::size_t>(at(offset)) << 8 | at(offset + 1);
    };
    const std::size_t head = isFirst ? 100 : 0;
    const auto type = at(head);
    if (type != 2 && type != 5 && type != 10 && type != 13) {
        return page; // free, or of a long value: either all in use or all zeros
    }
    const std::size_t begin = head + (type >= 10 ? 8 : 12) + 2 * two(head + 3);
    const std::size_t end = two(head + 5) == 0 ? page.size() : two(head + 5);
    return begin < end && end <= page.size() ? page.substr(begin, end - begin) : std::string_view{};
}

bool isStray(std::string_view page, bool isFirst)
{
    return hasLoneBit(unusedPart(page, isFirst));
}

} // namespace

std::vector<std::uint32_t> strayBits(Database& database)
{
    const UncheckedPages unchecked(database);
    std::vector<std::uint32_t> pages;
    sqlite3* handle = database.impl().connection->getHandle();
    const auto pageSize = pageSizeOf(database.impl());
    const auto used = pageSize - (hasPageSums(handle) ? pageSumBytes : 0);
    sqlite3_int64 size = 0;
    if (const auto* bytes = sqlite3_serialize(handle, "main", &size, SQLITE_SERIALIZE_NOCOPY)) {
        const std::string_view all(reinterpret_cast<const char*>(bytes),
                                   static_cast<std::size_t>(size));
        for (std::size_t at = 0; at + pageSize <= all.size(); at += pageSize) {
            if (isStray(all.substr(at, used), at == 0)) {
                pages.push_back(static_cast<std::uint32_t>(at / pageSize + 1));
            }
        }
        return pages;
    }
    std::string page(pageSize, '\0');
    for (std::uint32_t number = 1; readPage(database.impl(), page, number) == SQLITE_OK; ++number) {
        if (!isStray(std::string_view(page).substr(0, used), number == 1)) {
            continue;
        }
        // somebody may be writing the log back just now: look again
        std::string again(pageSize, '\0');
        if (readPage(database.impl(), again, number) == SQLITE_OK && again == page) {
            pages.push_back(number);
        }
    }
    return pages;
}

} // namespace dongbo::store
