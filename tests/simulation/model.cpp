#include "tests/simulation/model.h"

#include <algorithm>
#include <cstring>

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

std::pair<Model::AllSaid::const_iterator, Model::Stamp>
Model::birthOf(const AllSaid& said, const std::set<RecordId>& undone)
{
    auto birth = said.end();
    for (auto at = said.begin(); at != said.end(); ++at) {
        if (!at->second.isBirth || undone.contains(at->second.changeSet)) {
            continue;
        }
        if (birth == said.end() || birth->second.repeats() || !at->second.repeats()) {
            birth = at;
        }
    }
    if (birth == said.end()) {
        return {birth, {}};
    }
    if (!birth->second.repeats()) {
        return {birth, birth->first};
    }
    Stamp place{};
    for (const auto& [stamp, one] : said) {
        std::uint64_t tail = 0;
        std::memcpy(&tail, std::get<2>(stamp).data() + 8, 8);
        for (const auto& change : birth->second.changes) {
            place = change.basedOn == tail ? std::max(place, stamp) : place;
        }
    }
    return {birth, place};
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
        const bool isHeader = key.first == changeSetKind;
        const auto [birth, place] = birthOf(said, isHeader ? std::set<RecordId>{} : undone);
        if (birth != said.end()) {
            record.state = store::RecordState::Born;
            for (const auto& change : birth->second.changes) {
                record.values[change.number - 1u] = change.value;
            }
        }
        for (const auto& [stamp, one] : said) {
            anyBirth = anyBirth || one.isBirth;
            const bool isCovered = birth != said.end() && stamp < place;
            if (one.isBirth || isCovered || (!isHeader && undone.contains(one.changeSet))) {
                continue;
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

namespace {

template <typename M> const Value& valueOf(const Model::Record& record, M member)
{
    return record.values.at(fieldNumber(member) - 1u);
}

std::int64_t numberOf(const Value& value)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    return number != nullptr ? *number : 0;
}

bool isNothing(const Value& value)
{
    return std::holds_alternative<std::monostate>(value);
}

bool isBorn(const Model::Record& record)
{
    return record.state == store::RecordState::Born;
}

/// Reported, accepted, in repair or waiting.
bool isOpen(const Model::Record& fault)
{
    const auto state = numberOf(valueOf(fault, &Fault::state));
    return isBorn(fault) && state >= 1 && state <= 4;
}

} // namespace

std::map<Model::Key, Model::Now> Model::holdsNow(const std::map<Key, Record>& records)
{
    constexpr auto deviceKind = static_cast<std::uint16_t>(RecordKind::Device);
    constexpr auto faultKind = static_cast<std::uint16_t>(RecordKind::Fault);
    constexpr auto repairKind = static_cast<std::uint16_t>(RecordKind::Repair);
    std::set<RecordId> underRepair; // faults
    for (const auto& [key, repair] : records) {
        const auto* fault = key.first == repairKind && isBorn(repair)
                                ? std::get_if<RecordId>(&valueOf(repair, &Repair::fault))
                                : nullptr;
        if (fault != nullptr && isNothing(valueOf(repair, &Repair::finishedAt))) {
            underRepair.insert(*fault);
        }
    }
    std::map<Key, Now> now;
    for (const auto& [key, record] : records) {
        if (key.first == deviceKind) {
            now[key]; // of one that is not there nothing holds
            if (isBorn(record)) {
                now[key].condition = valueOf(record, &Device::condition);
                now[key].use = valueOf(record, &Device::use);
            }
        }
    }
    for (const auto& [key, fault] : records) {
        if (key.first != faultKind) {
            continue;
        }
        auto& here = now[key];
        if (!isBorn(fault)) {
            continue;
        }
        here.site = valueOf(fault, &Fault::site);
        const auto* id = std::get_if<RecordId>(&valueOf(fault, &Fault::device));
        const auto device = id != nullptr ? records.find({deviceKind, *id}) : records.end();
        if (device == records.end() || !isBorn(device->second)) {
            continue;
        }
        const auto& site = valueOf(device->second, &Device::site);
        if (!isNothing(site) && (isOpen(fault) || isNothing(here.site))) {
            here.site = site;
        }
        if (isOpen(fault) && numberOf(valueOf(fault, &Fault::severity)) == 1) {
            now[device->first].condition = static_cast<std::int64_t>(Condition::Broken);
        }
        if (isOpen(fault) && underRepair.contains(key.second)) {
            now[device->first].use = static_cast<std::int64_t>(Use::UnderRepair);
        }
    }
    return now;
}

} // namespace dongbo::simulation
