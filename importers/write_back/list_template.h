#pragma once

#include "core/register/base/register.h"
#include "core/text/language.h"

#include <filesystem>

namespace dongbo::importers {

/// Writes an empty list with the columns of writeDeviceList for an office to fill in: a remark on
/// every heading says what belongs there, with an example; types, measures, states and the
/// register's sites are offered to choose from. Throws as CellsFile does.
void writeTemplate(Register& reg, Language language, const std::filesystem::path& path);

} // namespace dongbo::importers
