#include "core/journal/fold.h"

#include <algorithm>

namespace dongbo::journal {

bool Folded::isNothing() const
{
    return state == store::RecordState::Stub && cells.empty();
}

Folded fold(const Kind& kind, std::span<const FoldInput> inputs)
{
    Folded out;
    out.values.resize(kind.fields.size());
    const FoldInput* birth = nullptr;
    bool anyBirth = false;
    for (const auto& input : inputs) {
        if (input.verb != archive::Verb::Create) {
            continue;
        }
        anyBirth = true;
        if (input.isLive && (birth == nullptr || wins(input.stamp, birth->stamp))) {
            birth = &input;
        }
    }
    out.state = birth != nullptr ? store::RecordState::Born
                : anyBirth       ? store::RecordState::Withdrawn
                                 : store::RecordState::Stub;
    std::vector<const FoldInput*> holders(kind.fields.size(), birth);
    if (birth != nullptr) {
        out.birth = birth->no;
        for (const auto& change : birth->payload->changes) {
            out.values[change.number - 1u] = change.value;
        }
    }
    for (const auto& input : inputs) {
        if (!input.isLive || input.verb == archive::Verb::Create) {
            continue;
        }
        for (const auto& change : input.payload->changes) {
            auto& holder = holders[change.number - 1u];
            if (holder == nullptr || wins(input.stamp, holder->stamp)) {
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
