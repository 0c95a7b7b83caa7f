#pragma once

#include "core/register/base/edits.h"
#include "core/register/base/register.h"

namespace dongbo {

// Adding or renaming to a name that another one bears is done, with a warning that names their ids.

[[nodiscard]] Checked<Written<UnitId>> addUnit(Register& reg, Unit unit, const std::string& reason);
[[nodiscard]] Checked<Written<SiteId>> addSite(Register& reg, Site site, const std::string& reason);
[[nodiscard]] Checked<Written<OfficerId>> addOfficer(Register& reg, Officer officer,
                                                     const std::string& reason);
[[nodiscard]] Checked<Written<VendorId>> addVendor(Register& reg, Vendor vendor,
                                                   const std::string& reason);

// As editDevice.

[[nodiscard]] Checked<Edited<OfficerId>>
editOfficer(Register& reg, OfficerId id, const std::vector<FieldEdit>& fieldEdits,
            const std::string& reason, OnConflict onConflict = OnConflict::WriteOthers);
[[nodiscard]] Checked<Edited<VendorId>> editVendor(Register& reg, VendorId id,
                                                   const std::vector<FieldEdit>& fieldEdits,
                                                   const std::string& reason,
                                                   OnConflict onConflict = OnConflict::WriteOthers);
/// A site gets a last day only when no device of it is in the books any more: the Problem names
/// them.
[[nodiscard]] Checked<Edited<SiteId>> editSite(Register& reg, SiteId id,
                                               const std::vector<FieldEdit>& fieldEdits,
                                               const std::string& reason,
                                               OnConflict onConflict = OnConflict::WriteOthers);
/// Its last day is `day` (default today). A Problem when it is closed already.
[[nodiscard]] Checked<Edited<SiteId>> closeSite(Register& reg, SiteId id, std::optional<Date> day,
                                                const std::string& reason);
/// A unit gets a last day only when no site and no unit below it is open; a parent below itself is
/// a Problem.
[[nodiscard]] Checked<Edited<UnitId>> editUnit(Register& reg, UnitId id,
                                               const std::vector<FieldEdit>& fieldEdits,
                                               const std::string& reason,
                                               OnConflict onConflict = OnConflict::WriteOthers);

} // namespace dongbo
