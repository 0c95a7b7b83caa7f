#pragma once

#include "core/register/base/register.h"
#include "core/store/queries/device_queries.h"
#include "core/text/language.h"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace dongbo::importers {

/// Writes devices as the list an office keeps: one row a record, by site and code, under headings
/// in that language. Importing it into the same register changes nothing; into another, it makes
/// these devices. Memory does not grow with the rows. `progress` gets the rows so far and may throw
/// to stop. Gives the number of rows. Throws as CellsFile does.
std::uint64_t writeDeviceList(Register& reg, const store::DeviceFilter& filter, Language language,
                              const std::filesystem::path& path,
                              const std::function<void(std::uint64_t)>& progress = {});

} // namespace dongbo::importers
