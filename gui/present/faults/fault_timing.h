#pragma once

#include "core/domain/records.h"

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// How long a fault may stand, by data/vocabulary/fault_hours.tsv; nothing when it waits for nobody
/// but whoever confirms it (fixed, unrepairable, closed). Reported: until accepted, whatever its
/// severity; then by severity, an unknown one as degraded.
[[nodiscard]] std::optional<std::chrono::hours> hoursAllowed(const Fault& fault);
/// Whether it has stood longer than that, from the moment it was reported.
[[nodiscard]] bool isOverdue(const Fault& fault, Instant now);
/// How long a new report may wait for somebody to accept it.
[[nodiscard]] std::chrono::hours hoursToAccept();

/// One thing to try before reporting, in both languages.
struct QuickTry
{
    std::string_view vietnamese;
    std::string_view english;
};
/// At most four, by data/vocabulary/quick_tries.tsv.
[[nodiscard]] std::vector<QuickTry> quickTries(FaultAbout about, std::optional<DeviceType> type);

} // namespace dongbo::present
