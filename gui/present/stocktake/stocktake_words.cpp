#include "gui/present/stocktake/stocktake_words.h"

#include "core/text/unicode.h"
#include "core/text/wording.h"

namespace dongbo::present {

PillText stocktakeStatePill(Language language, std::optional<StocktakeState> state)
{
    const auto now = state.value_or(StocktakeState::Counting);
    const auto word =
        text::capitalized(text::say(language, "stocktake_state." + std::string(codeOf(now))));
    switch (now) {
    case StocktakeState::Counting:
        return {"clipboard-check", word, Tone::Accent};
    case StocktakeState::Settling:
        return {"gavel", word, Tone::Warn};
    case StocktakeState::Closed:
        return {"lock", word, Tone::Ok};
    case StocktakeState::Cancelled:
        break;
    }
    return {"ban", word, Tone::Mute};
}

PillText standingPill(Language language, Standing standing)
{
    const auto word =
        text::capitalized(text::say(language, "stocktake.pill." + std::string(codeOf(standing))));
    switch (standing) {
    case Standing::Found:
        return {"check", word, Tone::Ok};
    case Standing::WrongPlace:
        return {"arrow-right", word, Tone::Warn};
    case Standing::Missing:
        return {"cross", word, Tone::Bad};
    case Standing::Unexpected:
        return {"plus", word, Tone::Accent};
    case Standing::UnknownCode:
        return {"tag", word, Tone::Accent};
    case Standing::NotCounted:
        break;
    }
    return {"circle-question", word, Tone::Mute};
}

PillText conditionPill(Language language, std::optional<Condition> condition)
{
    if (!condition) {
        return {{}, "–", Tone::None};
    }
    const auto word =
        text::capitalized(text::say(language, "condition." + std::string(codeOf(*condition))));
    switch (*condition) {
    case Condition::Good:
        return {"check", word, Tone::Ok};
    case Condition::Fair:
        return {"minus", word, Tone::Warn};
    case Condition::Poor:
        return {"chevrons-down", word, Tone::Warn};
    case Condition::Broken:
        break;
    }
    return {"cross", word, Tone::Bad};
}

} // namespace dongbo::present
