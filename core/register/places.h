#pragma once

#include "core/register/edits.h"
#include "core/register/register.h"

namespace dongbo {

[[nodiscard]] Checked<Written<UnitId>> addUnit(Register& reg, Unit unit, const std::string& reason);
[[nodiscard]] Checked<Written<SiteId>> addSite(Register& reg, Site site, const std::string& reason);
[[nodiscard]] Checked<Written<OfficerId>> addOfficer(Register& reg, Officer officer,
                                                     const std::string& reason);
/// As editDevice.
[[nodiscard]] Checked<Edited<OfficerId>>
editOfficer(Register& reg, OfficerId id, const std::vector<FieldEdit>& fieldEdits,
            const std::string& reason, OnConflict onConflict = OnConflict::WriteOthers);
[[nodiscard]] Checked<Written<VendorId>> addVendor(Register& reg, Vendor vendor,
                                                   const std::string& reason);

} // namespace dongbo
