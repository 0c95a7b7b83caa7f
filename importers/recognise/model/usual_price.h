#pragma once

#include "core/domain/vocabulary.h"

#include <cstdint>
#include <map>

namespace dongbo::importers {

/// What one device of a type usually costs, in đồng, at least and at most.
struct UsualPrice
{
    std::int64_t least = 0;
    std::int64_t most = 0;
    bool operator==(const UsualPrice&) const = default;
};
using UsualPrices = std::map<DeviceType, UsualPrice>;

} // namespace dongbo::importers
