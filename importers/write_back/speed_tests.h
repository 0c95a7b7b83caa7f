#pragma once

#include "core/register/lines/lines.h"
#include "core/text/bit_rates.h"
#include "importers/grid/workbook.h"
#include "importers/write_back/record_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::importers {

struct SpeedTestOrder
{
    std::optional<LineId> line;         ///< of all rows; absent: the list has a column for it
    std::optional<text::RateUnit> unit; ///< of columns whose heading names none
    std::string source;                 ///< for rows that name none: the file
};
struct SpeedTestsRead
{
    struct Row
    {
        std::uint32_t row = 0; ///< in the sheet, from 1
        MeasureDraft draft;
    };
    std::vector<Row> rows;
    std::vector<TableProblem> problems; ///< anything here, and nothing is fit to be written
};
/// Measurements of lines as speed-test programs write them and people type them: a heading row in
/// either language with a moment (or a day and a time) and a download or upload, the line or its
/// site unless the order names it; ping, jitter, loss, server, who, notes may stand beside. The
/// unit is the heading's, else the cell's, else the order's; a column without one is a problem and
/// never guessed. Programs that write none are known by their other headings (speedtest-cli,
/// Speedtest by Ookla).
[[nodiscard]] SpeedTestsRead readSpeedTests(Register& reg, const Workbook& workbook,
                                            const SpeedTestOrder& order);

} // namespace dongbo::importers
