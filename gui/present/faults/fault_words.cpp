#include "gui/present/faults/fault_words.h"

#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/words/looks.h"

#include <cstdlib>

namespace dongbo::present {

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

std::string counted(Language language, const char* one, const char* many, std::int64_t count)
{
    return text::say(language, count == 1 ? one : many, {{"count", std::to_string(count)}});
}

} // namespace

PillText severityPill(Language language, std::optional<Severity> severity)
{
    return pillOf(language, severity, text::say(language, "faults.unfinished"));
}

PillText statePill(Language language, const Fault& fault)
{
    const auto state = fault.state.value_or(FaultState::Reported);
    auto pill = pillOf(language, std::optional{state}, {});
    if (state == FaultState::Waiting && fault.waitingFor) {
        pill.word = text::say(language, "faults.waits_" + std::string(codeOf(*fault.waitingFor)));
    }
    return pill;
}

std::string shortAge(Language language, std::int64_t milliseconds)
{
    const auto length = std::abs(milliseconds);
    if (length < hour) {
        return counted(language, "duration.one_minute", "duration.minutes", length / minute);
    }
    if (length < 2 * day) {
        return counted(language, "duration.one_hour", "duration.hours", length / hour);
    }
    return counted(language, "duration.one_day", "duration.days", length / day);
}

std::string occurrenceText(Language language, std::int64_t occurrence)
{
    return occurrence < 2
               ? std::string()
               : text::say(language, "faults.occurrence", {{"count", std::to_string(occurrence)}});
}

std::string subjectOf(Language language, const store::FaultRow& row,
                      const std::optional<Device>& device)
{
    const auto about = row.fault.about.value_or(FaultAbout::Device);
    if (about == FaultAbout::Device) {
        return device                    ? deviceTitle(*device)
               : !row.deviceName.empty() ? row.deviceName
               : !row.deviceCode.empty() ? row.deviceCode
                                         : text::say(language, "faults.unknown_device");
    }
    return text::capitalized(text::say(language, "about." + std::string(codeOf(about))));
}

std::string symptomOf(Language language, const Fault& fault)
{
    const auto symptom = text::capitalized(text::trim(fault.symptom.value_or("")));
    return symptom.empty() ? text::say(language, "faults.no_symptom") : symptom;
}

std::string shortNumber(std::string_view number, Date today)
{
    const auto last = number.rfind('-');
    const auto first = last == std::string_view::npos ? last : number.rfind('-', last - 1);
    if (first == std::string_view::npos || last - first != 5) {
        return std::string(number); // not one of ours
    }
    const auto year = number.substr(first + 1, 4);
    const auto before = std::string(number.substr(0, first));
    const auto after = std::string(number.substr(last));
    return std::to_string(static_cast<int>(today.year())) == year
               ? before + after
               : before + "-" + std::string(year.substr(2)) + after;
}

std::string_view aboutIcon(FaultAbout about)
{
    switch (about) {
    case FaultAbout::Device:
        return "box";
    case FaultAbout::Line:
        return "network";
    case FaultAbout::Power:
        return "bolt";
    case FaultAbout::Light:
        return "light-bulb";
    case FaultAbout::Room:
        return "building";
    }
    return "box";
}

} // namespace dongbo::present
