#pragma once

#include "core/domain/vocabulary.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <map>

namespace dongbo::store {

/// What devices of a type cost one by one, in đồng.
struct CostsOfType
{
    std::int64_t tenth = 0;     ///< a tenth of them cost no more
    std::int64_t ninetieth = 0; ///< nine tenths of them cost no more
    std::size_t devices = 0;    ///< looked at
};

/// Of some thousand devices spread over the whole register, so that it takes some milliseconds
/// whatever its size: those with a type and a cost.
[[nodiscard]] std::map<DeviceType, CostsOfType> costsByType(Database& database);

} // namespace dongbo::store
