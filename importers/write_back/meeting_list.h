#pragma once

#include "core/register/meetings/meetings.h"
#include "importers/grid/workbook.h"

#include <cstdint>
#include <vector>

namespace dongbo::importers {

/// What a list of meetings says, and rows that say something nobody can read.
struct MeetingsRead
{
    struct Row
    {
        std::uint32_t row = 0; ///< in the sheet, from 1
        MeetingDraft draft;
    };
    std::vector<Row> rows;
    struct Unread
    {
        std::uint32_t row = 0;
        Message why;
    };
    std::vector<Unread> unread;
};
/// Reads every sheet that has a heading for the name and one for the beginning, in either language
/// or as the answer of `meeting list --format csv` has them. Sites stand in one cell with ";"
/// between them; "all" or "tất cả" means every one. Throws {Unreadable,
/// "meeting.no_list"} when no sheet has those headings.
[[nodiscard]] MeetingsRead readMeetingList(Register& reg, const Workbook& workbook);

} // namespace dongbo::importers
