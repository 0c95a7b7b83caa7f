#pragma once

#include "core/register/base/register.h"

#include <string_view>
#include <vector>

namespace dongbo {

// Every argument naming a record takes its id, or its code, number or name. Names are compared
// folded (no marks, case or punctuation; "xã", "UBND"… before a place do not count). All throw
// Error{Usage, "find.unknown_<kind>"} with the nearest names, or {Usage, "find.ambiguous_<kind>"}
// with the candidates and their ids. What nobody is called may be a unique beginning of an id, of 8
// characters or more. Withdrawn records are not found.

[[nodiscard]] DeviceId findDevice(Register& reg, std::string_view text); ///< id, code or serial
[[nodiscard]] SiteId findSite(Register& reg,
                              std::string_view text); ///< id, name, or a unit with one open site
[[nodiscard]] UnitId findUnit(Register& reg, std::string_view text); ///< id, official code or name
/// id, name or login name
[[nodiscard]] OfficerId findOfficer(Register& reg, std::string_view text);
[[nodiscard]] FaultId findFault(Register& reg, std::string_view text);     ///< id or number
[[nodiscard]] RepairId findRepair(Register& reg, std::string_view text);   ///< id or number
[[nodiscard]] CustodyId findCustody(Register& reg, std::string_view text); ///< id
/// id, or the device's code when it was moved once only
[[nodiscard]] TransferId findTransfer(Register& reg, std::string_view text);
/// id, or the device's code when it took one step out of the books only
[[nodiscard]] DisposalId findDisposal(Register& reg, std::string_view text);
[[nodiscard]] ChangeSetId
findChangeSet(Register& reg, std::string_view text); ///< id or a unique beginning of 8+ characters
/// By id or name; nothing when there is none of that name (the use case may make it).
[[nodiscard]] std::optional<VendorId> findVendor(Register& reg, std::string_view text);

} // namespace dongbo
