#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::store {

/// One line of the list of officers.
struct OfficerRow
{
    OfficerId id;
    Officer officer;
    std::string unit;         ///< "xã Đại An"
    std::int64_t devices = 0; ///< in their care now
    bool isWithdrawn = false;
};
enum class Withdrawn : std::uint8_t
{
    LeftOut,
    Included
};
/// By folded name, then id.
[[nodiscard]] std::vector<OfficerRow> officers(Database& database, Withdrawn withdrawn);

/// One line of the list of shops, suppliers and providers.
struct VendorRow
{
    VendorId id;
    Vendor vendor;
    std::int64_t repairs = 0;
    bool isWithdrawn = false;
};
/// By folded name, then id.
[[nodiscard]] std::vector<VendorRow> vendors(Database& database, Withdrawn withdrawn);

} // namespace dongbo::store
