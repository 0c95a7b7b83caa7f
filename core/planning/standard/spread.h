#pragma once

#include "core/planning/plan/situation.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dongbo::planning {

/// One model of a type and the devices of it.
struct ModelCount
{
    std::string model;             ///< as written at the first device; empty: not recorded
    bool isPreferred = false;      ///< a standard names it
    std::vector<DeviceId> devices; ///< in the order of the sites
};

/// How many models there are of a type: the fewer, the easier one stands in for another.
struct ModelSpread
{
    DeviceType type = DeviceType::Other;
    std::vector<ModelCount> models; ///< the commonest first; devices without a model last
    std::int64_t devices = 0;
    std::int64_t known = 0;     ///< models that are recorded
    std::int64_t preferred = 0; ///< models of the standards, whether there are any or not
};
/// Of the devices that count (in the books, of a type), by type; accessories and others are left
/// out, as are types without devices. Models that differ in case or blanks only are one.
[[nodiscard]] std::vector<ModelSpread> spreadOf(std::span<const PlanSite> sites,
                                                std::span<const Standard> standards);

} // namespace dongbo::planning
