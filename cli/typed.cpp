#include "cli/typed.h"

#include "core/store/queries/standard_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/percent.h"
#include "core/text/unicode.h"

#include <set>

namespace dongbo::cli {

namespace {

void add(Problems& problems, const char* field, const char* code, const std::string& text)
{
    problems.push_back({field, {code, {{"value", text}}}});
}

/// "08:30" at the end of the text, as milliseconds of the day; `text` loses it.
std::optional<std::int64_t> takeTimeOfDay(std::string_view& text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon + 3 != text.size()) {
        return std::nullopt;
    }
    const std::size_t space = text.find_last_of(" T", colon);
    if (space == std::string_view::npos) {
        return std::nullopt;
    }
    const auto hours = text::parseInteger(text.substr(space + 1, colon - space - 1));
    const auto minutes = text::parseInteger(text.substr(colon + 1));
    if (!hours || !minutes || *hours < 0 || *hours > 23 || *minutes < 0 || *minutes > 59) {
        return std::nullopt;
    }
    text = text::trim(text.substr(0, space));
    return (*hours * 60 + *minutes) * 60'000;
}

std::int64_t hoursOf(DayPart part)
{
    switch (part) {
    case DayPart::Morning:
        return 8;
    case DayPart::Evening:
        return 17;
    }
    return 0;
}

} // namespace

std::optional<Money> typedMoney(Problems& problems, const char* field, const std::string& text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    const auto amount = text::parseMoney(text);
    if (!amount) {
        add(problems, field, "value.not_money", text);
    }
    return amount;
}

std::optional<Date> typedDay(Problems& problems, const char* field, const std::string& text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    const auto loose = text::parseDateText(text);
    if (!loose || loose->precision != text::Precision::Day) {
        add(problems, field, "value.not_a_date", text);
        return std::nullopt;
    }
    return text::firstDay(*loose);
}

std::optional<Instant> typedMoment(Problems& problems, const char* field, const std::string& text,
                                   DayPart part, Instant now)
{
    if (text.empty()) {
        return std::nullopt;
    }
    if (const auto iso = parseIsoInstant(text)) {
        return iso;
    }
    std::string_view rest = text::trim(text);
    const auto time = takeTimeOfDay(rest);
    const auto day = typedDay(problems, field, std::string(rest));
    if (!day) {
        return std::nullopt;
    }
    if (!time && *day == dayOf(now)) {
        return now;
    }
    return Instant{startOfDay(*day).unixMs + time.value_or(hoursOf(part) * 3'600'000)};
}

std::optional<std::int64_t> typedInteger(Problems& problems, const char* field,
                                         const std::string& text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    const bool isShare = std::string_view(field).ends_with("_bp");
    const auto percent = isShare ? text::parsePercent(text) : std::nullopt;
    const auto number = percent ? percent : text::parseInteger(text);
    if (!number) {
        add(problems, field, "value.not_a_number", text);
    }
    return number;
}

std::optional<std::int64_t> typedRate(Problems& problems, const char* field,
                                      const std::string& text, text::RateUnit usual)
{
    if (text.empty()) {
        return std::nullopt;
    }
    const auto rate = text::parseRate(text, usual);
    if (!rate.unknownUnit.empty()) {
        problems.push_back({field, {"line.unknown_unit", {{"unit", rate.unknownUnit}}}});
    } else if (!rate.kbps) {
        add(problems, field, "value.not_a_number", text);
    }
    return rate.kbps;
}

std::optional<bool> typedYesNo(Problems& problems, const char* field, const std::string& text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    const std::string word = text::fold(text);
    if (word == "yes" || word == "co" || word == "1" || word == "true") {
        return true;
    }
    if (word == "no" || word == "khong" || word == "0" || word == "false") {
        return false;
    }
    add(problems, field, "value.not_yes_or_no", text);
    return std::nullopt;
}

MaybeText typedTier(Register& reg, Problems& problems, const std::string& text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    std::set<std::string> known;
    for (const auto& row : store::standardSets(reg.database())) {
        known.insert(row.set.tier.value_or(""));
    }
    known.erase("");
    std::string choices;
    for (const auto& tier : known) {
        if (detail::isSameWord(text, tier)) {
            return tier;
        }
        choices += (choices.empty() ? "" : ", ") + tier;
    }
    detail::addUnknownChoice(problems, "tier", text, choices);
    return std::nullopt;
}

MaybeText typedText(const std::string& text)
{
    const auto trimmed = text::trim(text);
    return trimmed.empty() ? std::nullopt : MaybeText{text::nfc(trimmed)};
}

namespace detail {

void addUnknownChoice(Problems& problems, const char* field, const std::string& text,
                      const std::string& choices)
{
    problems.push_back(
        {field, {"value.unknown_choice_of", {{"value", text}, {"choices", choices}}}});
}

bool isSameWord(std::string_view a, std::string_view b)
{
    return text::fold(a) == text::fold(b);
}

} // namespace detail

} // namespace dongbo::cli
