#include "gui/present/books/books_words.h"

#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <algorithm>

namespace dongbo::present {

PillText batchStatePill(Language language, std::optional<BatchState> state)
{
    const auto now = state.value_or(BatchState::Proposed);
    const auto word =
        text::capitalized(text::say(language, "batch_state." + std::string(codeOf(now))));
    switch (now) {
    case BatchState::Proposed:
        return {"file-text", word, Tone::Warn};
    case BatchState::Decided:
        return {"gavel", word, Tone::Accent};
    case BatchState::Done:
        return {"circle-check", word, Tone::Ok};
    case BatchState::Withdrawn:
        break;
    }
    return {"ban", word, Tone::Mute};
}

PillText causePill(Language language, std::optional<DisposalCause> cause)
{
    const auto why = cause.value_or(DisposalCause::Other);
    const auto word =
        text::capitalized(text::say(language, "disposal_cause." + std::string(codeOf(why))));
    switch (why) {
    case DisposalCause::BeyondRepair:
        return {"octagon-cross", word, Tone::Bad};
    case DisposalCause::Broken:
        return {"cross", word, Tone::Bad};
    case DisposalCause::FullyWorn:
        return {"trend-down", word, Tone::Warn};
    case DisposalCause::Surplus:
        return {"box", word, Tone::Mute};
    case DisposalCause::Other:
        break;
    }
    return {"minus", word, Tone::Mute};
}

PillText gapPill(Language language, planning::WearGap gap)
{
    return {"circle-question",
            text::say(language, "books.gap_" + std::string(planning::codeOf(gap))), Tone::Warn};
}

ListCell moneyCell(Language language, const std::optional<Money>& amount)
{
    ListCell cell;
    if (amount) {
        cell.text = text::formatMoney(*amount, language);
        cell.plain = std::to_string(amount->dong);
        cell.isFaint = amount->dong == 0;
    }
    return cell;
}

std::string netText(Language language, const DisposalOverview& batch)
{
    const bool isKnown = std::any_of(batch.lines.begin(), batch.lines.end(),
                                     [](const auto& line) { return line.netValue.has_value(); });
    return isKnown ? text::formatMoney(batch.netValue, language) : "–";
}

} // namespace dongbo::present
