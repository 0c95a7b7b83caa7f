#pragma once

#include "core/journal/fold/applier.h"
#include "core/journal/fold/fold.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <vector>

namespace dongbo::journal {

/// All operations of one record that count, read once; to be folded as if some change-sets were
/// undone.
class RecordOps
{
public:
    struct One
    {
        store::OpRow row; ///< without its payload bytes
        archive::Payload payload;
        Stamp stamp;

        [[nodiscard]] bool isBirth() const
        {
            return row.verb == static_cast<std::uint8_t>(archive::Verb::Create);
        }
        /// The change of that field, if the operation makes one.
        [[nodiscard]] const archive::FieldChange* change(FieldNumber field) const;
    };

    RecordOps(store::OpTable& ops, Applier& applier, RecordKind kind, const RecordId& record);

    [[nodiscard]] RecordKind kind() const { return m_kind; }
    [[nodiscard]] const RecordId& record() const { return m_record; }
    [[nodiscard]] const std::deque<One>& all() const { return m_all; } ///< by arrival

    using IsGone = std::function<bool(const ChangeSetId&)>;
    /// The record as it is without the operations of change-sets that are gone.
    [[nodiscard]] Folded without(const IsGone& isGone) const;
    /// The operation that holds the field; null when nothing does.
    [[nodiscard]] const One* holder(const Folded& folded, FieldNumber field) const;

private:
    RecordKind m_kind;
    RecordId m_record;
    std::deque<One> m_all;
};

} // namespace dongbo::journal
