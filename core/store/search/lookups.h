#pragma once

#include "core/domain/fields.h"
#include "core/store/file/database.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::store {

// Records by what people call them. `folded` is what text::fold made of it. Born records only,
// oldest id first; an empty text finds nothing.

[[nodiscard]] std::vector<RecordId> devicesByCode(Database& database, std::string_view folded);
[[nodiscard]] std::vector<RecordId> devicesBySerial(Database& database, std::string_view folded);
[[nodiscard]] std::vector<RecordId> sitesByName(Database& database, std::string_view folded);
[[nodiscard]] std::vector<RecordId> unitsByName(Database& database, std::string_view folded);
/// By the official code, exactly ("13756").
[[nodiscard]] std::vector<RecordId> unitsByCode(Database& database, std::string_view code);
[[nodiscard]] std::vector<RecordId> officersByName(Database& database, std::string_view folded);
/// By the login name of the machine, exactly.
[[nodiscard]] std::vector<RecordId> officersByAccount(Database& database, std::string_view account);
[[nodiscard]] std::vector<RecordId> vendorsByName(Database& database, std::string_view folded);
[[nodiscard]] std::vector<RecordId> faultsByNumber(Database& database, std::string_view folded);
[[nodiscard]] std::vector<RecordId> repairsByNumber(Database& database, std::string_view folded);
/// Change-sets whose id begins with these hexadecimal digits (hyphens do not count), newest first.
[[nodiscard]] std::vector<RecordId> changeSetsByBeginning(Database& database,
                                                          std::string_view hexadecimal);
/// Records of a kind whose id begins with these hexadecimal digits, by id, at most seven.
[[nodiscard]] std::vector<RecordId> recordsByBeginning(Database& database, RecordKind kind,
                                                       std::string_view hexadecimal);
/// Lists read earlier with these bytes (BLAKE2b-256, hex).
[[nodiscard]] std::vector<RecordId> importFilesByHash(Database& database, std::string_view hash);

/// A record offered instead of one that was not found.
struct Suggestion
{
    RecordId id;
    std::string label; ///< code, number or name as stored
};
/// The records of that kind whose code, number or name is nearest to the folded text: few typing
/// mistakes apart, or sharing words; nearest first, at most `limit`. Empty when nothing is near.
/// Kinds: Unit, Site, Officer, Vendor, Device, Fault, Repair.
[[nodiscard]] std::vector<Suggestion> nearest(Database& database, RecordKind kind,
                                              std::string_view folded, std::size_t limit = 5);

/// The highest code or number so far that is `foldedPrefix`, a space and digits ("dan cam" of
/// "dan cam 0012"; "sc 2021" of "sc 2021 0007"): the digits only ("0012"); empty when there is
/// none. Longer is higher, whatever zeros stand in front. Device: codes; Fault, Repair: numbers.
/// Withdrawn records do not count.
[[nodiscard]] std::string highestNumber(Database& database, RecordKind kind,
                                        std::string_view foldedPrefix);

} // namespace dongbo::store
