#include "gui/present/faults/fault_timing.h"

#include "core/domain/error.h"
#include "core/planning/fault_rules.h"
#include "core/register/base/tsv.h"
#include "core/text/numbers.h"

#include <map>

#include "present_data_embedded.h"

namespace dongbo::present {

namespace {

std::chrono::hours hoursOf(std::string_view what)
{
    static const auto all = [] {
        std::map<std::string_view, std::chrono::hours> out;
        for (const auto& row : tsv::rows(present_data::embedded("vocabulary/fault_hours.tsv"))) {
            const auto hours = text::parseInteger(row.at(1));
            if (!hours) {
                throw Error(Error::Kind::Bug, {"present.bug", {{"what", "fault_hours.tsv"}}});
            }
            out[row.at(0)] = std::chrono::hours(*hours);
        }
        return out;
    }();
    return all.at(what);
}

bool isAmong(std::string_view list, std::string_view what)
{
    const auto whole = "|" + std::string(list) + "|";
    return whole.find("|" + std::string(what) + "|") != std::string::npos;
}

} // namespace

std::chrono::hours hoursToAccept()
{
    return hoursOf("unaccepted");
}

std::optional<std::chrono::hours> hoursAllowed(const Fault& fault)
{
    const auto state = fault.state.value_or(FaultState::Reported);
    if (!planning::isOpen(state)) {
        return std::nullopt;
    }
    if (state == FaultState::Reported) {
        return hoursToAccept();
    }
    return hoursOf(codeOf(fault.severity.value_or(Severity::Degraded)));
}

bool isOverdue(const Fault& fault, Instant now)
{
    const auto allowed = hoursAllowed(fault);
    return allowed && fault.reportedAt &&
           std::chrono::milliseconds(now.unixMs - fault.reportedAt->unixMs) > *allowed;
}

std::vector<QuickTry> quickTries(FaultAbout about, std::optional<DeviceType> type)
{
    const auto what = about != FaultAbout::Device ? codeOf(about)
                      : type                      ? codeOf(*type)
                                                  : std::string_view{};
    std::vector<QuickTry> out;
    for (const auto& row : tsv::rows(present_data::embedded("vocabulary/quick_tries.tsv"))) {
        if (isAmong(row.at(0), what)) {
            out.push_back({row.at(1), row.at(2)});
        }
    }
    return out;
}

} // namespace dongbo::present
