#pragma once

#include "core/register/stocktake/counting.h"
#include "core/text/language.h"
#include "importers/grid/workbook.h"
#include "importers/proposal/model/proposal.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace dongbo::importers {

// Sheets to count on that are filled in away from the register and come back: on a laptop without
// a network, or typed from paper.

struct CountSheetOrder
{
    StocktakeId stocktake;
    std::optional<SiteId> room; ///< absent: all of them
    Language language = Language::Vietnamese;
    bool isFilled = false; ///< with what has been counted so far, to be merged elsewhere
};
/// A row a thing: code, name, where the books have it (unless the stocktake is blind), then what is
/// filled in: found, condition, label lost, where, by whom, when, notes. Throws as CellsFile does.
void writeCountSheet(Register& reg, const CountSheetOrder& order,
                     const std::filesystem::path& path);

/// What a filled sheet says, and rows that say something nobody can read.
struct CountsRead
{
    struct Row
    {
        std::uint32_t sheet = 0; ///< index
        std::uint32_t row = 0;   ///< in the sheet, from 1
        CountDraft draft;
    };
    std::vector<Row> rows;
    struct Unread
    {
        std::uint32_t row = 0;
        Message why;
    };
    std::vector<Unread> unread;
};
/// Reads every sheet that has a heading for the code and one for what was found, in either language
/// or as the answer of `stocktake show --format csv` has them; other columns may lack. A row whose
/// "found" is empty was not counted: only of a code the sheet did not come with, "x" is not needed.
/// "x", "có" or a number of pieces is found, "0" or "không" is missing. Throws {Unreadable,
/// "stocktake.no_count_sheet"} when no sheet has those headings.
[[nodiscard]] CountsRead readCountSheet(Register& reg, const Workbook& workbook);

/// A list of what is there as counts: rows matched with a device of the register are found where
/// the list says, others are things that are not in the books, by their name and serial.
[[nodiscard]] CountsRead countsOf(const Proposal& proposal);

} // namespace dongbo::importers
