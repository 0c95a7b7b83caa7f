#include "core/text/typed_moments.h"

#include "core/text/typed_dates.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace dongbo::text {

namespace {

std::optional<int> wholeOf(std::string_view digits)
{
    int number = 0;
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    return digits.empty() || digits.size() > 2 || read.ec != std::errc{} || read.ptr != end
               ? std::nullopt
               : std::optional{number};
}

/// "08:30", "8:30:15", "8h30", "8h" as minutes of the day.
std::optional<int> minutesOf(std::string_view word)
{
    constexpr int hoursOfDay = 24;
    constexpr int minutesOfHour = 60;
    const auto mark = word.find_first_of(":hHg");
    if (mark == std::string_view::npos) {
        return std::nullopt;
    }
    auto rest = word.substr(mark + 1);
    if (word[mark] == ':') {
        rest = rest.substr(0, rest.find(':')); // seconds
    }
    const auto hours = wholeOf(word.substr(0, mark));
    const auto minutes = rest.empty() && word[mark] != ':' ? std::optional{0} : wholeOf(rest);
    if (!hours || !minutes || *hours >= hoursOfDay || *minutes >= minutesOfHour) {
        return std::nullopt;
    }
    return *hours * minutesOfHour + *minutes;
}

} // namespace

std::optional<MomentReading> readTypedMoment(std::string_view typed, Date today)
{
    constexpr std::int64_t minute = 60'000;
    const auto text = trim(typed);
    const bool isIsoDay = text.find(':') == std::string_view::npos;
    if (const auto iso = isIsoDay ? std::nullopt : parseIsoInstant(text)) {
        return MomentReading{*iso, true};
    }
    std::string day;
    std::optional<int> minutes;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        auto word = text.substr(at, end - at);
        at = end + 1;
        while (!word.empty() && (word.back() == ',' || word.back() == ';')) {
            word.remove_suffix(1);
        }
        const auto time = minutesOf(word);
        if (time && !minutes) {
            minutes = time;
        } else if (!word.empty() && day.empty()) {
            day = std::string(word);
        } else if (!word.empty()) {
            return std::nullopt;
        }
    }
    const auto read = readTypedDate(day, today);
    if (!read.day) {
        return std::nullopt;
    }
    return MomentReading{Instant{startOfDay(*read.day).unixMs + minutes.value_or(0) * minute},
                         minutes.has_value()};
}

} // namespace dongbo::text
