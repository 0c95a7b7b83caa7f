#include "gui/present/purchase/purchase_words.h"

#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/words/value_text.h"

#include <map>

namespace dongbo::present {

std::string planActionWord(Language language, PlanAction action)
{
    return text::say(language, "purchase.action_" + std::string(codeOf(action)));
}

std::string_view planActionIcon(PlanAction action)
{
    switch (action) {
    case PlanAction::Repair:
        return "wrench";
    case PlanAction::Move:
        return "arrow-right";
    case PlanAction::Buy:
        return "cart";
    }
    return "";
}

PillText planStatePill(Language language, std::optional<PlanState> state)
{
    const auto word = [&](const char* code) { return text::say(language, code); };
    switch (state.value_or(PlanState::Proposed)) {
    case PlanState::Proposed:
        return {"circle-dashed", word("purchase.state_proposed"), Tone::Mute};
    case PlanState::Approved:
        return {"gavel", word("purchase.state_approved"), Tone::Accent};
    case PlanState::Done:
        return {"check", word("purchase.state_done"), Tone::Ok};
    case PlanState::Cancelled:
        return {"ban", word("purchase.state_cancelled"), Tone::Mute};
    }
    return {};
}

PillText planStepPill(Language language, std::optional<PlanStep> step)
{
    const auto word = [&](const char* code) { return text::say(language, code); };
    switch (step.value_or(PlanStep::Proposed)) {
    case PlanStep::Proposed:
        return {"circle-dashed", word("purchase.step_proposed"), Tone::Mute};
    case PlanStep::Approved:
        return {"gavel", word("purchase.step_approved"), Tone::Accent};
    case PlanStep::Ordered:
        return {"clock", word("purchase.step_ordered"), Tone::Warn};
    case PlanStep::Received:
        return {"box", word("purchase.step_received"), Tone::Ok};
    case PlanStep::InUse:
        return {"check", word("purchase.step_in_use"), Tone::Ok};
    case PlanStep::Dropped:
        return {"ban", word("purchase.step_dropped"), Tone::Mute};
    }
    return {};
}

std::string typeWord(Language language, std::optional<DeviceType> type)
{
    return text::capitalized(wordOf(language, type));
}

std::string spokenMoney(Language language, Money amount)
{
    constexpr std::int64_t million = 1'000'000;
    constexpr std::int64_t billion = 1'000 * million;
    constexpr std::int64_t tenth = million / 10;
    if (amount.dong >= billion && amount.dong % (billion / 100) == 0) {
        return text::say(language, "purchase.billions",
                         {{"amount", text::formatDecimal(static_cast<double>(amount.dong) /
                                                             static_cast<double>(billion),
                                                         2, language)}});
    }
    if (amount.dong >= million && amount.dong % tenth == 0) {
        return text::say(language, "purchase.millions",
                         {{"amount", text::formatDecimal(static_cast<double>(amount.dong) /
                                                             static_cast<double>(million),
                                                         1, language)}});
    }
    return text::formatMoney(amount, language);
}

std::string actionCounts(Language language, std::int64_t repairs, std::int64_t moves,
                         std::int64_t purchases)
{
    std::string out;
    const auto add = [&](std::int64_t count, const char* code) {
        if (count > 0) {
            out += (out.empty() ? "" : ", ") +
                   text::say(language, code, {{"count", text::formatInteger(count, language)}});
        }
    };
    add(repairs, "purchase.count_repairs");
    add(moves, "purchase.count_moves");
    add(purchases, "purchase.count_buys");
    return out;
}

std::string gainWords(Language language, const planning::Situation& situation,
                      const planning::PlanTask& task, const std::vector<std::size_t>& less,
                      const std::vector<std::size_t>& more)
{
    std::map<DeviceType, std::int64_t> gained;
    const auto count = [&](const std::vector<std::size_t>& chosen, std::int64_t by) {
        for (const auto option : chosen) {
            const auto& gap = task.gaps[task.problem.options[option].gap];
            const auto& standard = situation.standards[situation.sites[gap.site].standard];
            if (const auto type = standard.lines[gap.line].type) {
                gained[*type] += by;
            }
        }
    };
    count(more, 1);
    count(less, -1);
    std::string out;
    for (const auto& [type, times] : gained) {
        if (times > 0) {
            out += (out.empty() ? "" : ", ") + text::formatInteger(times, language) + " " +
                   wordOf(language, std::optional{type});
        }
    }
    return out;
}

} // namespace dongbo::present
