#pragma once

#include "core/register/base/register.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// Somebody who has the care of a room on a day.
struct RoomKeeper
{
    OfficerId officer;
    std::string name;
    std::string phone;
    bool isDeputy = false;
    std::optional<Date> since;
    std::string handedOver; ///< what was handed over then
};
/// The custodian, then the deputies, as they took over. The custodian of a site whose periods
/// nobody wrote down is the one it names.
[[nodiscard]] std::vector<RoomKeeper> keepersOf(Register& reg, const SiteId& site, Date day);

/// A procedure as it is valid on a day.
struct ValidProcedure
{
    ProcedureId id;
    std::string name;
    std::string version;
    std::optional<DeviceType> type;   ///< of a how-to of one type
    std::optional<StandardSetId> set; ///< of sites under that standard only
};
/// Of each name the version that is valid then: it began on that day or before and has not ended;
/// of several the one that began last. By name.
[[nodiscard]] std::vector<ValidProcedure> validProcedures(Register& reg, Date day);

/// Whether an officer was trained in a procedure's valid version.
struct TrainedIn
{
    ValidProcedure procedure;
    std::optional<Date> day;    ///< trained in this version; absent: not
    std::string earlierVersion; ///< the newest other version they were trained in; empty: none
    [[nodiscard]] bool isTrained() const { return day.has_value(); }
};
/// One entry a valid procedure, in their order; trainings after `day` do not count.
[[nodiscard]] std::vector<TrainedIn> trainedIn(Register& reg, const OfficerId& officer, Date day);

} // namespace dongbo
