#pragma once

#include "core/store/projection/rows.h"
#include "core/store/queries/device_queries.h"

#include <optional>
#include <string>
#include <vector>

// Inside core/store only: how a DeviceFilter becomes SQL.

namespace dongbo::store {

/// How the rows of one list are reached: decided once a page. Indexes are named, because the
/// planner has no statistics of a register and would now and then walk a million rows in order for
/// the twenty of one site.
struct DevicePlan
{
    static constexpr const char* byList = " INDEXED BY device_list";
    static constexpr const char* byName = " INDEXED BY device_name";
    static constexpr const char* bySite = " INDEXED BY device_site";
    static constexpr const char* byCustodian = " INDEXED BY device_custodian";
    static constexpr const char* byRow = " NOT INDEXED";

    const char* access = byList;
    std::optional<std::string> textRows; ///< a JSON array, when the text's hits are few
    bool isNowhere = false;              ///< only what has no site
    std::vector<std::string> words;
    std::string folded;
};

/// `inOrder`: how to walk when nothing narrows the list.
[[nodiscard]] DevicePlan planOf(Database& database, const DeviceFilter& filter,
                                const char* inOrder);

/// The column of table device that holds a field as a list shows it: condition and use are those
/// that hold now.
[[nodiscard]] std::string shownColumn(std::uint16_t field);

/// " AND …" for a device d with its site s, but for the site's own place in the walk. Parameters:
/// ?1 site  ?2 unit  ?3 type  ?4 condition  ?5 use  ?6 paper  ?7 custodian  ?8 ?9 ?10 the caller's
/// ?11 rows of the text  ?12 part of code or serial  ?13 asset class  ?14 ?15 warranty  ?16
/// supplier  ?17… one word each  ?90 a change-set  ?100… values of fields
void addFilter(Composed& out, const DeviceFilter& filter, const DevicePlan& plan);

} // namespace dongbo::store
