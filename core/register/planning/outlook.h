#pragma once

#include "core/register/planning/reliability.h"
#include "core/register/planning/situation.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// One calendar year to come; the first one begins on the register's day.
struct OutlookYear
{
    int year = 0;
    std::int64_t ending = 0; ///< devices whose useful life ends in it
    Money replacing;         ///< what as many new ones cost, where a price is known
    double failures = 0;     ///< expected of the devices in use now
    Money repairs;           ///< failures × mean cost of a repair of the type, in whole đồng
};
/// A device that has served its time, or will have within the years looked at.
struct EndingDevice
{
    DeviceId device;
    std::string code;
    DeviceType type = DeviceType::Other;
    std::optional<SiteId> site;
    std::string siteName;
    int year = 0;               ///< in which its useful life ends or ended
    std::optional<Money> price; ///< of a new one of its type
};
/// What wears out and fails in the years to come, and what that costs.
struct Outlook
{
    Date day{};
    std::vector<OutlookYear> years;
    std::int64_t overdue = 0; ///< their useful life has ended already; in no year
    Money overdueReplacing;
    std::vector<EndingDevice> ending; ///< overdue ones first, then by year, type and code
    std::int64_t withoutPrice = 0;    ///< of the ending ones
    std::int64_t withoutAge = 0;      ///< devices that nobody knows the age of
    std::int64_t withoutLife = 0;     ///< of types without a useful life in the catalogue
    std::vector<DeviceType> tooFew;   ///< types of which too few failures are known to expect any
};

/// What an outlook is made from.
struct OutlookInput
{
    Lives lives;
    Date day{};
    std::map<DeviceType, std::int64_t> usefulLives; ///< years
    std::map<DeviceType, Money> prices;             ///< of a new device
};
/// The coming years, `years` of them, from the day on. Useful life by straight years from the day
/// a device was put into use; failures by the hazard its type and model have shown
/// (planning::forecast), each repaired and none replaced.
[[nodiscard]] Outlook outlook(const OutlookInput& input, int years);

/// The same of a register. Problems: years outside 1 to 10.
[[nodiscard]] Checked<Outlook> outlookOf(Register& reg, std::int64_t years);

} // namespace dongbo
