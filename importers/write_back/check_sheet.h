#pragma once

#include "core/register/meetings/room_checks.h"
#include "core/register/meetings/sheet_rooms.h"
#include "core/text/language.h"
#include "importers/grid/workbook.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace dongbo::importers {

// Sheets rooms are checked with away from the register, and come back filled in.

struct CheckSheetOrder
{
    SheetOrder rooms;
    Language language = Language::Vietnamese;
};
/// A row a room: its name, the five headings to be filled with x (pass) or a word of what is wrong,
/// who, when, notes (on a filled sheet as they were seen); below it, on a sheet of its own, what
/// the procedure asks of each room. Throws as CellsFile does.
void writeCheckSheet(Register& reg, const CheckSheetOrder& order,
                     const std::filesystem::path& path);

/// What a filled sheet says, and rows that say something nobody can read.
struct ChecksRead
{
    struct Row
    {
        std::uint32_t row = 0; ///< in the sheet, from 1
        CheckDraft draft;
    };
    std::vector<Row> rows;
    struct Unread
    {
        std::uint32_t row = 0;
        Message why;
    };
    std::vector<Unread> unread;
};
/// Reads every sheet that has a heading for the site and one for at least power and line, in either
/// language or as the answer of `check list --format csv` has them. "x", "đạt" is pass, "không",
/// "hỏng" fail, empty not looked at; any other word fails and is the symptom. A row without any of
/// the five was not checked and is left out. Throws {Unreadable, "check.no_sheet"} when no sheet
/// has those headings.
[[nodiscard]] ChecksRead readCheckSheet(Register& reg, const Workbook& workbook);

} // namespace dongbo::importers
