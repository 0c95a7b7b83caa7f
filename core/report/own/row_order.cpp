#include "core/report/own/row_order.h"

#include <algorithm>
#include <cstring>
#include <queue>

namespace dongbo::report {

namespace {

constexpr std::size_t portion = std::size_t{1} << 15U; ///< of a run, read at once

/// What an entry begins with in memory and in the file; its key follows.
struct EntryHead
{
    std::uint32_t group;
    std::uint32_t at;
    RecordId record;
    std::uint32_t keySize;
};
static_assert(std::is_trivially_copyable_v<EntryHead>);

bool isUnknown(std::string_view key)
{
    return key.starts_with('\xFF');
}

} // namespace

/// A sorted run in the file, read portion by portion.
class RowOrder::Run
{
public:
    Run(const platform::TemporaryFile& file, std::uint64_t begin, std::uint64_t end)
        : m_file(&file)
        , m_at(begin)
        , m_end(end)
    {}

    /// Takes the next entry; false at the end.
    bool next()
    {
        if (m_next == m_bytes.size() && m_at == m_end) {
            return false;
        }
        EntryHead head{};
        std::memcpy(static_cast<void*>(&head), need(sizeof head), sizeof head);
        m_next += sizeof head;
        const char* key = need(head.keySize);
        m_key.assign(key, head.keySize);
        m_next += head.keySize;
        m_entry = {head.group, head.at, head.record, m_key};
        return true;
    }
    [[nodiscard]] const Entry& entry() const { return m_entry; }

private:
    /// At least `size` bytes from the place read next.
    const char* need(std::size_t size)
    {
        if (m_bytes.size() - m_next < size) {
            m_bytes.erase(0, m_next);
            m_next = 0;
            const auto had = m_bytes.size();
            const auto more = static_cast<std::size_t>(
                std::min<std::uint64_t>(std::max(portion, size - had), m_end - m_at));
            m_bytes.resize(had + more);
            m_bytes.resize(had + m_file->readAt(m_at, m_bytes.data() + had, more));
            m_at += more;
        }
        return m_bytes.data() + m_next;
    }

    const platform::TemporaryFile* m_file;
    std::uint64_t m_at;
    std::uint64_t m_end;
    std::string m_bytes;
    std::size_t m_next = 0;
    std::string m_key;
    Entry m_entry{};
};

RowOrder::RowOrder(GroupOrder groups, bool isDescending, std::size_t run)
    : m_groups(std::move(groups))
    , m_isDescending(isDescending)
    , m_run(run)
{}

void RowOrder::add(std::uint32_t group, std::string_view key, const RecordId& record)
{
    const EntryHead head{group, m_count++, record, static_cast<std::uint32_t>(key.size())};
    m_places.push_back(static_cast<std::uint32_t>(m_held.size()));
    m_held.append(reinterpret_cast<const char*>(&head), sizeof head);
    m_held.append(key);
    if (m_held.size() >= m_run) {
        spill();
    }
}

RowOrder::Entry RowOrder::entryAt(std::size_t offset) const
{
    EntryHead head{};
    std::memcpy(static_cast<void*>(&head), m_held.data() + offset, sizeof head);
    return {head.group, head.at, head.record,
            std::string_view(m_held).substr(offset + sizeof head, head.keySize)};
}

bool RowOrder::isBefore(const Entry& a, const Entry& b) const
{
    if (a.group != b.group) {
        return m_groups(a.group, b.group) < 0;
    }
    const int by = a.key.compare(b.key);
    if (by == 0) {
        return a.at < b.at;
    }
    return m_isDescending && isUnknown(a.key) == isUnknown(b.key) ? by > 0 : by < 0;
}

void RowOrder::sort()
{
    std::sort(m_places.begin(), m_places.end(), [this](std::uint32_t a, std::uint32_t b) {
        return isBefore(entryAt(a), entryAt(b));
    });
}

void RowOrder::spill()
{
    sort();
    if (!m_file) {
        m_file = platform::TemporaryFile::create();
    }
    std::string bytes;
    auto end = m_ends.empty() ? std::uint64_t{0} : m_ends.back();
    const auto write = [&] {
        m_file->append(bytes);
        end += bytes.size();
        bytes.clear();
    };
    for (const auto place : m_places) {
        const auto size = sizeof(EntryHead) + entryAt(place).key.size();
        bytes.append(m_held, place, size);
        if (bytes.size() >= portion) {
            write();
        }
    }
    write();
    m_ends.push_back(end);
    m_held.clear();
    m_places.clear();
}

void RowOrder::each(const Visit& visit)
{
    if (m_ends.empty()) {
        sort();
        for (const auto place : m_places) {
            const auto entry = entryAt(place);
            visit(entry.group, entry.record);
        }
        return;
    }
    spill();
    m_held = {};
    m_places = {};
    std::vector<Run> runs;
    runs.reserve(m_ends.size());
    std::uint64_t begin = 0;
    for (const auto end : m_ends) {
        runs.emplace_back(*m_file, begin, end);
        begin = end;
    }
    const auto isLater = [&](std::size_t a, std::size_t b) {
        return isBefore(runs[b].entry(), runs[a].entry());
    };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(isLater)> heads(isLater);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].next()) {
            heads.push(i);
        }
    }
    while (!heads.empty()) {
        const auto first = heads.top();
        heads.pop();
        visit(runs[first].entry().group, runs[first].entry().record);
        if (runs[first].next()) {
            heads.push(first);
        }
    }
}

} // namespace dongbo::report
