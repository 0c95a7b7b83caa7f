#pragma once

#include "core/register/base/register.h"
#include "core/store/queries/meeting_queries.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// What a sheet for checking rooms is about, printed or typed into.
struct SheetOrder
{
    std::optional<MeetingId> meeting; ///< its sites, unless some are named
    std::vector<SiteId> sites;        ///< empty without a meeting: all there are
    bool isFilled = false;            ///< with what was seen already
};
/// A room on such a sheet.
struct SheetRoom
{
    SiteId site;
    std::string name;
    std::optional<store::CheckRow> check; ///< the newest, of the meeting when it is about one
    std::string faults;                   ///< that it opened or found open: "SC-2021-0141, …"
};
/// The rooms in the order asked, of a meeting by name; checks only on a filled sheet.
[[nodiscard]] std::vector<SheetRoom> sheetRooms(Register& reg, const SheetOrder& order);
/// "HN-2021-0001 Giao ban tháng, 17/06/2021 14:00"; empty without a meeting.
[[nodiscard]] std::string sheetTitle(Register& reg, const SheetOrder& order);

} // namespace dongbo
