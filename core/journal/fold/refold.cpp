#include "core/journal/fold/refold.h"

#include "core/journal/fold/applier.h"

#include <algorithm>

namespace dongbo::journal {

void Refold::add(const store::OpRow& row)
{
    if (!row.isParked && findKind(row.kind) != nullptr) {
        m_byKind[row.kind].push_back({row.record, row.no});
        ++m_count;
        if (row.kind == static_cast<std::uint16_t>(RecordKind::ChangeSet) &&
            row.verb != static_cast<std::uint8_t>(archive::Verb::Create)) {
            m_marked.insert(row.record);
        }
    }
}

void Refold::finish()
{
    for (auto& [kind, entries] : m_byKind) {
        const auto before = [](const Entry& a, const Entry& b) {
            return a.record != b.record ? a.record < b.record : a.no < b.no;
        };
        if (!std::is_sorted(entries.begin(), entries.end(), before)) {
            std::sort(entries.begin(), entries.end(), before);
        }
    }
    for (const auto& [number, id] : m_ops.nodes()) {
        m_nodes.emplace(number, id);
    }
    constexpr auto undoneField = fieldOf<&ChangeSet::undone>;
    const auto headers = operations(RecordKind::ChangeSet);
    for (const auto& record : m_marked) {
        const auto group =
            std::equal_range(headers.begin(), headers.end(), Entry{record, 0},
                             [](const Entry& a, const Entry& b) { return a.record < b.record; });
        const auto& folded = foldOf(RecordKind::ChangeSet, Group(group.first, group.second));
        const auto* mark = std::get_if<std::int64_t>(&folded.values[undoneField - 1u]);
        if (mark != nullptr && *mark != 0) {
            m_undone.insert(record);
        }
    }
}

Refold::Group Refold::operations(RecordKind kind) const
{
    const auto found = m_byKind.find(static_cast<std::uint16_t>(kind));
    return found == m_byKind.end() ? Group{} : Group{found->second};
}

Refold::Group Refold::firstRecord(Group rest)
{
    std::size_t size = 1;
    while (size < rest.size() && rest[size].record == rest.front().record) {
        ++size;
    }
    return rest.first(size);
}

const Folded& Refold::foldOf(RecordKind kind, Group group)
{
    m_payloads.clear();
    m_inputs.clear();
    for (const auto& entry : group) {
        m_ops.byNumber(entry.no, [&](const store::OpRow& row) {
            try {
                m_payloads.push_back(archive::decodePayload(row.payload));
            } catch (const Error&) {
                if (!onUnreadable) {
                    throw;
                }
                onUnreadable(entry.no);
                return;
            }
            m_inputs.push_back({{row.hlc, m_nodes[row.origin], row.id},
                                row.no,
                                static_cast<archive::Verb>(row.verb),
                                isOwnHeader(row) || !m_undone.contains(row.changeSet),
                                &m_payloads.back()});
        });
    }
    m_folded = fold(describe(kind), m_inputs);
    return m_folded;
}

} // namespace dongbo::journal
