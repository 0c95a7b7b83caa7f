#include "core/register/checks.h"

#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"

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
                 const std::optional<T>& end)
{
    if (start && end && *end < *start) {
        problems.push_back(
            {field, {"value.end_before_start", {{"start", shown(*start)}, {"end", shown(*end)}}}});
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
    if (text && !text::isValidUtf8(*text)) {
        problems.push_back({field, {"value.not_text", {}}});
    } else if (text && text::countCodePoints(*text) > most) {
        problems.push_back({field, {"value.too_long", {{"most", std::to_string(most)}}}});
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

void notBefore(Problems& problems, const char* field, std::optional<Instant> start,
               std::optional<Instant> end)
{
    notBeforeOf(problems, field, start, end);
}

void notBefore(Problems& problems, const char* field, std::optional<Date> start,
               std::optional<Date> end)
{
    notBeforeOf(problems, field, start, end);
}

void notAfterNow(Problems& problems, const char* field, std::optional<Instant> moment, Instant now)
{
    // five minutes: the clocks of two machines, and a form that was open for a while
    if (moment && moment->unixMs > now.unixMs + 5 * 60 * 1000) {
        problems.push_back({field, {"value.in_future", {{"value", shown(*moment)}}}});
    }
}

void dayExists(Problems& problems, const char* field, std::optional<Date> day)
{
    if (day && (!day->ok() || static_cast<int>(day->year()) < 1900 ||
                static_cast<int>(day->year()) > 2199)) {
        problems.push_back({field, {"value.not_a_date", {{"value", isoText(*day)}}}});
    }
}

} // namespace dongbo::checks
