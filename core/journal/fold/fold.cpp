#include "core/journal/fold/fold.h"

#include <algorithm>

namespace dongbo::journal {

bool Folded::isNothing() const
{
    return state == store::RecordState::Stub && cells.empty();
}

bool isRestated(archive::Verb verb, const archive::Payload& payload)
{
    return verb == archive::Verb::Create && !payload.changes.empty() &&
           payload.changes.front().basedOn != 0;
}

namespace {

/// The stamp with which a birth competes against updates: that of the newest operation it restates,
/// below all others while none of them has arrived.
Stamp rankOf(const FoldInput& birth, std::span<const FoldInput> inputs)
{
    if (!isRestated(birth.verb, *birth.payload)) {
        return birth.stamp;
    }
    Stamp rank;
    for (const auto& input : inputs) {
        const auto tail = tailOf(input.stamp.op);
        for (const auto& change : birth.payload->changes) {
            if (change.basedOn == tail && rank < input.stamp) {
                rank = input.stamp;
            }
        }
    }
    return rank;
}

/// The birth that counts: the newest live one, a restated one only when there is no other.
const FoldInput* birthOf(std::span<const FoldInput> inputs)
{
    const FoldInput* birth = nullptr;
    bool birthIsRestated = false;
    for (const auto& input : inputs) {
        if (input.verb != archive::Verb::Create || !input.isLive) {
            continue;
        }
        const bool restated = isRestated(input.verb, *input.payload);
        if (birth == nullptr || (birthIsRestated && !restated) ||
            (birthIsRestated == restated && wins(input.stamp, birth->stamp))) {
            birth = &input;
            birthIsRestated = restated;
        }
    }
    return birth;
}

/// A damaged operation can name a field that its kind does not have.
bool hasField(const Kind& kind, const FieldChange& change)
{
    return change.number >= 1 && change.number <= kind.fields.size();
}

} // namespace

Folded fold(const Kind& kind, std::span<const FoldInput> inputs)
{
    Folded out;
    out.values.resize(kind.fields.size());
    const FoldInput* birth = birthOf(inputs);
    const bool anyBirth = std::any_of(inputs.begin(), inputs.end(), [](const FoldInput& input) {
        return input.verb == archive::Verb::Create;
    });
    Stamp rank;
    out.state = birth != nullptr ? store::RecordState::Born
                : anyBirth       ? store::RecordState::Withdrawn
                                 : store::RecordState::Stub;
    std::vector<const FoldInput*> holders(kind.fields.size(), birth);
    if (birth != nullptr) {
        out.birth = birth->no;
        rank = rankOf(*birth, inputs);
        for (const auto& change : birth->payload->changes) {
            if (hasField(kind, change)) {
                out.values[change.number - 1u] = change.value;
            }
        }
    }
    for (const auto& input : inputs) {
        if (!input.isLive || input.verb == archive::Verb::Create) {
            continue;
        }
        for (const auto& change : input.payload->changes) {
            if (!hasField(kind, change)) {
                continue;
            }
            auto& holder = holders[change.number - 1u];
            if (holder == nullptr || wins(input.stamp, holder == birth ? rank : holder->stamp)) {
                holder = &input;
                out.values[change.number - 1u] = change.value;
            }
        }
    }
    for (std::size_t i = 0; i < holders.size(); ++i) {
        if (holders[i] != nullptr && holders[i] != birth) {
            out.cells.push_back({static_cast<std::uint16_t>(i + 1), holders[i]->no});
        }
    }
    return out;
}

} // namespace dongbo::journal
