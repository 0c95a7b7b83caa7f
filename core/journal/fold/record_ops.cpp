#include "core/journal/fold/record_ops.h"

#include <algorithm>

namespace dongbo::journal {

const archive::FieldChange* RecordOps::One::change(FieldNumber field) const
{
    const auto found =
        std::find_if(payload.changes.begin(), payload.changes.end(),
                     [&](const archive::FieldChange& one) { return one.number == field; });
    return found == payload.changes.end() ? nullptr : &*found;
}

RecordOps::RecordOps(store::OpTable& ops, Applier& applier, RecordKind kind, const RecordId& record)
    : m_kind(kind)
    , m_record(record)
{
    ops.ofRecord(record, [&](const store::OpRow& row) {
        if (row.isParked || row.kind != static_cast<std::uint16_t>(kind)) {
            return;
        }
        auto& one = m_all.emplace_back();
        one.payload = archive::decodePayload(row.payload);
        one.row = row;
        one.row.payload = {};
    });
    for (auto& one : m_all) {
        one.stamp = applier.stampOf(one.row);
    }
}

Folded RecordOps::without(const IsGone& isGone) const
{
    std::vector<FoldInput> inputs;
    inputs.reserve(m_all.size());
    for (const auto& one : m_all) {
        inputs.push_back({one.stamp, one.row.no, static_cast<archive::Verb>(one.row.verb),
                          !isGone(one.row.changeSet), &one.payload});
    }
    return fold(describe(m_kind), inputs);
}

const RecordOps::One* RecordOps::holder(const Folded& folded, FieldNumber field) const
{
    auto no = folded.birth.value_or(0);
    for (const auto& cell : folded.cells) {
        no = cell.field == field ? cell.op : no;
    }
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const One& one) { return one.row.no == no; });
    return found == m_all.end() ? nullptr : &*found;
}

} // namespace dongbo::journal
