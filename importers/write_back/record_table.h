#pragma once

#include "core/domain/checked.h"
#include "core/domain/fields.h"
#include "core/text/language.h"
#include "importers/grid/workbook.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dongbo::importers {

/// Records of one kind as a list that goes out, is edited and comes in again: a price list, quotas,
/// the lines of a standard. A column per field, under its words.
struct RecordTable
{
    struct Row
    {
        std::uint32_t row = 0;     ///< in the sheet, from 1; counted when written
        std::vector<Value> values; ///< of the kind's fields, by number
    };
    std::vector<Row> rows;
    /// Facts above the table, of fields of another kind: the name and days of a standard.
    std::vector<std::pair<const Field*, Value>> above;
};

/// What cannot be read, and where. Row 0: the sheet as a whole.
struct TableProblem
{
    std::uint32_t row = 0;
    std::string column; ///< its heading; empty: the row
    Problem problem;
};

/// How a list names other records: the site and the provider of a line.
struct RecordNames
{
    /// The record called so; nothing, and `why`, when there is none or several.
    std::function<std::optional<RecordId>(RecordKind, const std::string&, Message& why)> find;
    std::function<std::string(RecordKind, const RecordId&)> nameOf;
};

/// A workbook (.xlsx) or comma-separated text (.csv). Fields that use cases write are left out, and
/// without `names` references. Throws as CellsFile does.
void writeRecordTable(const Kind& kind, const RecordTable& table, Language language,
                      const std::filesystem::path& path, Instant created,
                      const RecordNames* names = nullptr);

/// Reads the first sheet that has a heading row: the first row in which at least two cells are
/// words of the kind's fields, one of them that of a required field, in either language or as in
/// JSON. Rows below without a value are skipped. Choices are read as words of either language or
/// codes, money, days and speeds ("40 Mbps" in a column of kbit/s) as people write them. With
/// `names` other records are read by what they are called. A row that says what an earlier one says
/// is a problem. `aboveKind`: whose facts may stand above. Everything unreadable is in `problems`;
/// nothing then is fit to be written.
[[nodiscard]] RecordTable readRecordTable(const Workbook& workbook, const Kind& kind,
                                          const Kind* aboveKind, Date today,
                                          std::vector<TableProblem>& problems,
                                          const RecordNames* names = nullptr);

} // namespace dongbo::importers
