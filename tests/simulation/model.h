#pragma once

#include "core/archive/envelope.h"
#include "core/domain/fields.h"
#include "core/store/projection.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace dongbo::simulation {

/// What a register ought to say, worked out the slow and obvious way from every operation there is:
/// keep all stamps, sort, and write one after the other. Shares no code with core/journal.
class Model
{
public:
    /// An operation seen again is the same one.
    void add(const archive::Operation& operation);

    struct Record
    {
        store::RecordState state = store::RecordState::Stub;
        std::vector<Value> values;
    };
    using Key = std::pair<std::uint16_t, RecordId>;

    [[nodiscard]] std::map<Key, Record> records() const;

private:
    using Stamp =
        std::tuple<std::int64_t, std::array<std::uint8_t, 16>, std::array<std::uint8_t, 16>>;
    struct Said
    {
        bool isBirth = false;
        RecordId changeSet;
        std::vector<archive::FieldChange> changes;
    };
    std::map<Key, std::map<Stamp, Said>> m_said;
};

} // namespace dongbo::simulation
