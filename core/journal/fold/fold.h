#pragma once

#include "core/archive/envelope.h"
#include "core/domain/fields.h"
#include "core/journal/time/stamp.h"
#include "core/store/projection/projection.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dongbo::journal {

/// One operation of a record, ready to be folded.
struct FoldInput
{
    Stamp stamp;
    std::int64_t no = 0; ///< arrival number
    archive::Verb verb = archive::Verb::Update;
    bool isLive = true; ///< its change-set is not undone
    const archive::Payload* payload = nullptr;
};

/// What a record is, said by all its operations together.
struct Folded
{
    store::RecordState state = store::RecordState::Stub;
    std::optional<std::int64_t> birth;
    std::vector<Value> values;           ///< element i is field i + 1
    std::vector<store::CellStamp> cells; ///< ascending by field

    /// Nothing to show for it: no row is owed.
    [[nodiscard]] bool isNothing() const;
};

/// A birth that gives again what another one gave, so that the record outlives the undoing of that
/// one: every field it writes names the operation that it restates (FieldChange::basedOn).
[[nodiscard]] bool isRestated(archive::Verb verb, const archive::Payload& payload);

/// The rule of the whole journal in one function: a field's value is that of the newest live
/// operation that covers it; a birth covers every field, those it does not name being absent; a
/// record whose births are all undone is withdrawn. A restated birth counts only when no other is
/// live, and is as old as what it restates. The order of `inputs` does not matter. Changes of
/// fields that the kind does not have are ignored: verify reports the operations that hold
/// them.
[[nodiscard]] Folded fold(const Kind& kind, std::span<const FoldInput> inputs);

} // namespace dongbo::journal
