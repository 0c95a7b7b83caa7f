#include "gui/present/line_screen/line_words.h"

#include "core/text/bit_rates.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

namespace dongbo::present {

PillText lineStandingPill(Language language, planning::LineStanding standing)
{
    const auto word = text::capitalized(
        text::say(language, "line_standing." + std::string(planning::codeOf(standing))));
    switch (standing) {
    case planning::LineStanding::Late:
    case planning::LineStanding::Down:
        return {"circle-cross", word, Tone::Bad};
    case planning::LineStanding::Below:
        return {"triangle-alert", word, Tone::Warn};
    case planning::LineStanding::Unclear:
        return {"circle-question", word, Tone::Mute};
    case planning::LineStanding::Good:
        break;
    }
    return {"circle-check", word, Tone::Ok};
}

std::string mbpsText(Language language, std::optional<std::int64_t> kbps)
{
    constexpr std::int64_t ten = 10'000;
    constexpr std::int64_t thousand = 1'000;
    if (!kbps) {
        return "?";
    }
    return *kbps < ten ? text::formatMbps(*kbps, language)
                       : std::to_string((*kbps + thousand / 2) / thousand);
}

std::string timerText(std::int64_t minutes)
{
    constexpr std::int64_t hour = 60;
    const auto rest = std::to_string(minutes % hour);
    return std::to_string(minutes / hour) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

std::string lastedText(Language language, std::int64_t minutes)
{
    constexpr std::int64_t minute = 60'000;
    return text::formatDuration(minutes * minute, language);
}

Date quarterBegin(Date day)
{
    constexpr unsigned months = 3;
    const auto first = (static_cast<unsigned>(day.month()) - 1U) / months * months + 1U;
    return Date{day.year(), std::chrono::month{first}, std::chrono::day{1}};
}

std::string quarterText(Language language, Date day)
{
    text::LooseDate loose;
    loose.year = static_cast<int>(day.year());
    loose.month = static_cast<unsigned>(quarterBegin(day).month());
    loose.precision = text::Precision::Quarter;
    return text::formatDate(loose, language);
}

} // namespace dongbo::present
