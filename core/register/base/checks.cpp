#include "core/register/base/checks.h"

#include "core/journal/chain/admission.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace dongbo::checks {

namespace {
std::string shown(Instant moment)
{
    return text::formatInstant(moment);
}
std::string shown(Date day)
{
    return text::formatDate(day);
}

template <typename T>
void notBeforeOf(Problems& problems, const char* field, const std::optional<T>& start,
                 const std::optional<T>& end, Weight weight)
{
    if (start && end && *end < *start) {
        problems.push_back(
            {field,
             {"value.end_before_start", {{"start", shown(*start)}, {"end", shown(*end)}}},
             weight});
    }
}

constexpr Date longAgo{std::chrono::year{1990}, std::chrono::January, std::chrono::day{1}};
// five minutes: the clocks of two machines, and a form that was open for a while
constexpr std::int64_t toleranceMs = 5LL * 60 * 1000;

constexpr int longestWarranty = 30; // years

bool isUnlikely(const Problem& problem)
{
    return problem.weight == Weight::Unlikely;
}

/// As of a day: what is outside is no year, what is only unlikely is asked about.
TypedRange rangeOf(const Field& field)
{
    return field.control == FormControl::Year ? TypedRange{1900, 2199} : field.range;
}

/// Whether the field has a problem already.
bool isTold(const Problems& problems, const Field& field)
{
    return std::any_of(problems.begin(), problems.end(),
                       [&](const Problem& problem) { return problem.field == field.name; });
}

bool isEmpty(const Value& value)
{
    if (std::holds_alternative<std::monostate>(value)) {
        return true;
    }
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) {
        return false;
    }
    const bool showsAtOnce = !text->empty() && text->front() > ' ' && text->front() != '\x7F';
    return !showsAtOnce && text::trim(*text).empty();
}

void lengthOf(Problems& problems, const char* field, std::string_view text, std::size_t most)
{
    if (!text::isValidUtf8(text)) {
        problems.push_back({field, {"value.not_text", {}}});
    } else if (text.size() > most && text::countCodePoints(text) > most) {
        problems.push_back({field, {"value.too_long", {{"most", std::to_string(most)}}}});
    }
}
} // namespace

void required(Problems& problems, const char* field, const std::optional<std::string>& text)
{
    if (!text || text::trim(*text).empty()) {
        problems.push_back({field, {"value.required", {}}});
    }
}

void length(Problems& problems, const char* field, const std::optional<std::string>& text,
            std::size_t most)
{
    if (text) {
        lengthOf(problems, field, *text, most);
    }
}

void notNegative(Problems& problems, const char* field, std::optional<Money> amount)
{
    if (amount && amount->dong < 0) {
        problems.push_back({field, {"value.negative", {{"value", text::formatMoney(*amount)}}}});
    }
}

void between(Problems& problems, const char* field, std::optional<std::int64_t> number,
             std::int64_t least, std::int64_t most)
{
    if (number && *number < least) {
        problems.push_back(
            {field,
             {"value.too_small",
              {{"value", std::to_string(*number)}, {"least", std::to_string(least)}}}});
    } else if (number && *number > most) {
        problems.push_back(
            {field,
             {"value.too_large",
              {{"value", std::to_string(*number)}, {"most", std::to_string(most)}}}});
    }
}

void notBefore(Problems& problems, const char* field, std::optional<Date> start,
               std::optional<Date> end)
{
    notBeforeOf(problems, field, start, end, Weight::Wrong);
}

void dayExists(Problems& problems, const char* field, std::optional<Date> day)
{
    if (day && (!day->ok() || static_cast<int>(day->year()) < 1900 ||
                static_cast<int>(day->year()) > 2199)) {
        problems.push_back({field, {"value.not_a_date", {{"value", isoText(*day)}}}});
    }
}

void typed(Problems& problems, const Kind& kind, const std::vector<Value>& values)
{
    for (const auto& field : kind.fields) {
        const auto& value = values[field.number - 1u];
        const char* name = field.name.data();
        if (isEmpty(value)) {
            if (field.isRequired && field.isEdited()) {
                problems.push_back({name, {"value.required", {}}});
            }
            continue;
        }
        const auto range = rangeOf(field);
        if (field.type == FieldType::Text) {
            const auto most = static_cast<std::size_t>(
                std::min(range.most, static_cast<std::int64_t>(field.textLimit)));
            lengthOf(problems, name, std::get<std::string>(value), most);
        } else if (field.type == FieldType::Day) {
            dayExists(problems, name, parseIsoDate(std::get<std::string>(value)));
        } else if (field.type == FieldType::Integer) {
            between(problems, name, std::get<std::int64_t>(value), range.least, range.most);
        } else if (field.type == FieldType::Money && range.least == 0) {
            notNegative(problems, name, Money{std::get<std::int64_t>(value)});
        }
    }
}

void likely(Problems& problems, const Kind& kind, const std::vector<Value>& values, Instant now)
{
    for (const auto& field : kind.fields) {
        const auto& value = values[field.number - 1u];
        const bool isYear = field.control == FormControl::Year;
        if ((field.likely == LikelyDays::Any && !isYear) || isEmpty(value) ||
            isTold(problems, field)) {
            continue;
        }
        const char* name = field.name.data();
        if (isYear) {
            likelyYear(problems, name, std::get<std::int64_t>(value), dayOf(now));
        } else if (field.type == FieldType::Instant) {
            likelyMoment(problems, name, Instant{std::get<std::int64_t>(value)}, now);
        } else {
            const auto today = dayOf(now);
            const auto latest = field.likely == LikelyDays::NextThirty
                                    ? today + std::chrono::years{longestWarranty}
                                    : today;
            likelyDay(problems, name, parseIsoDate(std::get<std::string>(value)), latest);
        }
    }
}

void values(Problems& problems, const Kind& kind, const std::vector<Value>& now,
            const std::vector<Value>& before)
{
    for (const auto& field : kind.fields) {
        const std::size_t at = field.number - 1u;
        if (now[at] == before[at]) {
            continue;
        }
        if (auto flaw = isTold(problems, field) ? std::nullopt : journal::flawOf(field, now[at])) {
            problems.push_back({std::string(field.name), std::move(*flaw)});
        }
    }
}

std::optional<Message> flawOf(const Field& field, const Value& value)
{
    return journal::flawOf(field, value);
}

std::string normalForm(const std::string& typed)
{
    return text::isValidUtf8(typed) ? text::nfc(typed) : typed;
}

std::string shortened(const std::string& text, std::size_t most)
{
    auto clean = text::nfc(text);
    std::erase(clean, '\0');
    if (clean.size() <= most || text::countCodePoints(clean) <= most) {
        return clean;
    }
    return std::string(text::firstCodePoints(clean, most - 1)) + "…";
}

void likelyMoment(Problems& problems, const char* field, std::optional<Instant> moment, Instant now)
{
    if (moment && moment->unixMs > now.unixMs + toleranceMs) {
        problems.push_back(
            {field, {"value.in_future", {{"value", shown(*moment)}}}, Weight::Unlikely});
    } else if (moment && *moment < startOfDay(longAgo)) {
        problems.push_back(
            {field, {"value.long_ago", {{"value", shown(*moment)}}}, Weight::Unlikely});
    }
}

void likelyDay(Problems& problems, const char* field, std::optional<Date> day, Date today)
{
    if (day && *day > today) {
        problems.push_back(
            {field, {"value.in_future", {{"value", shown(*day)}}}, Weight::Unlikely});
    } else if (day && *day < longAgo) {
        problems.push_back({field, {"value.long_ago", {{"value", shown(*day)}}}, Weight::Unlikely});
    }
}

void likelyYear(Problems& problems, const char* field, std::optional<std::int64_t> year, Date today)
{
    const auto add = [&](const char* code) {
        problems.push_back({field, {code, {{"value", std::to_string(*year)}}}, Weight::Unlikely});
    };
    if (year && *year > static_cast<int>(today.year()) + 1) {
        add("value.year_in_future");
    } else if (year && *year < static_cast<int>(longAgo.year())) {
        add("value.long_ago");
    }
}

void likelyOwned(Problems& problems, const char* field, std::optional<Date> day,
                 const Device& device)
{
    if (day && device.acquired && *day < *device.acquired) {
        problems.push_back({field,
                            {"device.before_purchase",
                             {{"value", shown(*day)}, {"acquired", shown(*device.acquired)}}},
                            Weight::Unlikely});
    }
}

void likelyOrder(Problems& problems, const char* field, std::optional<Instant> start,
                 std::optional<Instant> end)
{
    notBeforeOf(problems, field, start, end, Weight::Unlikely);
}

void likelyOrder(Problems& problems, const char* field, std::optional<Date> start,
                 std::optional<Date> end)
{
    notBeforeOf(problems, field, start, end, Weight::Unlikely);
}

Problems settle(Problems& problems, IfUnlikely rule)
{
    Problems warnings;
    if (rule == IfUnlikely::Write && areOnlyUnlikely(problems)) {
        warnings.swap(problems);
    }
    return warnings;
}

bool areOnlyUnlikely(const Problems& problems)
{
    return !problems.empty() && std::all_of(problems.begin(), problems.end(), &isUnlikely);
}

} // namespace dongbo::checks
