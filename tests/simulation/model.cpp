#include "tests/simulation/model.h"

#include <set>

namespace dongbo::simulation {

namespace {
constexpr std::uint16_t changeSetKind = 100;
constexpr std::uint16_t undoneField = 6;
} // namespace

void Model::add(const archive::Operation& operation)
{
    m_said[{operation.kind, operation.record}].emplace(
        Stamp{operation.hlc, operation.origin.bytes, operation.id.bytes},
        Said{operation.verb == 1, operation.changeSet,
             archive::decodePayload(operation.payload).changes});
}

std::map<Model::Key, Model::Record> Model::records() const
{
    std::set<RecordId> undone;
    for (const auto& [key, said] : m_said) {
        if (key.first != changeSetKind) {
            continue;
        }
        for (const auto& [stamp, one] : said) {
            if (one.isBirth) {
                undone.erase(key.second);
            }
            for (const auto& change : one.changes) {
                if (change.number == undoneField) {
                    if (change.value == Value{std::int64_t{1}}) {
                        undone.insert(key.second);
                    } else {
                        undone.erase(key.second);
                    }
                }
            }
        }
    }
    std::map<Key, Record> records;
    for (const auto& [key, said] : m_said) {
        auto& record = records[key];
        record.values.resize(findKind(key.first)->fields.size());
        bool anyBirth = false;
        for (const auto& [stamp, one] : said) {
            anyBirth = anyBirth || one.isBirth;
            if (key.first != changeSetKind && undone.contains(one.changeSet)) {
                continue;
            }
            if (one.isBirth) {
                record.values.assign(record.values.size(), {});
                record.state = store::RecordState::Born;
            }
            for (const auto& change : one.changes) {
                record.values[change.number - 1u] = change.value;
            }
        }
        if (anyBirth && record.state != store::RecordState::Born) {
            record.state = store::RecordState::Withdrawn;
        }
    }
    return records;
}

} // namespace dongbo::simulation
