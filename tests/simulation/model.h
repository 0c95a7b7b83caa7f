#pragma once

#include "core/archive/envelope.h"
#include "core/domain/fields.h"
#include "core/store/projection/projection.h"

#include <map>
#include <set>
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

    /// What holds now of devices and faults, by their records alone: see docs/decisions/0028.
    struct Now
    {
        Value condition; ///< of a device
        Value use;       ///< of a device
        Value site;      ///< of a fault

        bool operator==(const Now&) const = default;
    };
    [[nodiscard]] static std::map<Key, Now> holdsNow(const std::map<Key, Record>& records);

private:
    using Stamp =
        std::tuple<std::int64_t, std::array<std::uint8_t, 16>, std::array<std::uint8_t, 16>>;
    struct Said
    {
        bool isBirth = false;
        RecordId changeSet;
        std::vector<archive::FieldChange> changes;

        /// A birth that only repeats what another operation said, for when that one is undone.
        [[nodiscard]] bool repeats() const
        {
            return isBirth && !changes.empty() && changes[0].basedOn != 0;
        }
    };
    using AllSaid = std::map<Stamp, Said>;
    /// The birth that counts and the place in time it takes; end() when there is none.
    static std::pair<AllSaid::const_iterator, Stamp> birthOf(const AllSaid& said,
                                                             const std::set<RecordId>& undone);
    std::map<Key, AllSaid> m_said;
};

} // namespace dongbo::simulation
