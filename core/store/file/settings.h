#pragma once

#include "core/store/file/database.h"

namespace dongbo::store {

// The register's own settings (table meta) are in no chain, but some decide what people see: the
// counters of numbers, the office's prefix, the shift of a sample's clock. A cover, kept in the
// same table, tells when one of them was changed by anything but Database::setSetting: the sum of
// BLAKE2b-256(key ‖ value) over all settings, so that setting one costs the same however many there
// are. It is no lock: whoever knows the rule can compute it anew.

enum class SettingsCover
{
    NotYet,  ///< a register of an older program, not opened for writing since
    Missing, ///< somebody removed it
    Matches,
    Differs
};
[[nodiscard]] SettingsCover settingsCover(Database& database);
/// Takes the settings as they stand. In a UnitOfWork.
void coverSettings(Database& database);

} // namespace dongbo::store
