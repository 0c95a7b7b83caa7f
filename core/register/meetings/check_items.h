#pragma once

#include "core/register/base/register.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

/// One thing to look at in a room.
struct CheckTask
{
    CheckHeading heading = CheckHeading::Power;
    std::string text; ///< as the procedure says it
    std::optional<DeviceId> device;
    std::string deviceCode;
    std::string deviceName;
    std::optional<LineId> line;
    std::string lineName;
};
/// What is looked at in a room on a day.
struct CheckTasks
{
    std::optional<ProcedureId> procedure; ///< absent: none is for such rooms; no tasks then
    std::string procedureName;            ///< with its version
    std::vector<CheckTask> tasks;         ///< in the order of the headings, then of the procedure
};
/// From the newest procedure in force of the site's standard set, else of all sites: an item of a
/// device type once for each such device of the room that is in the books, one about the line once
/// for each of its lines.
[[nodiscard]] CheckTasks checkTasksOf(Register& reg, const SiteId& site, Date day);

/// An item of a procedure's checklist: a line "heading | type or empty | what to do".
struct ProcedureItem
{
    CheckHeading heading = CheckHeading::Power;
    std::optional<DeviceType> type;
    std::string text;

    bool operator==(const ProcedureItem&) const = default;
};
/// Lines whose heading or type nobody knows are left out.
[[nodiscard]] std::vector<ProcedureItem> procedureItems(std::string_view checklist);

} // namespace dongbo
