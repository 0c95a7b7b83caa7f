#pragma once

#include "core/domain/message.h"
#include "core/domain/time.h"
#include "core/text/language.h"
#include "importers/grid/workbook.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Inside importers/write_back only.

namespace dongbo::importers {

/// A column of a sheet that comes back filled in: known by its heading in either language, or by
/// the member of the command line's answer.
struct SheetColumn
{
    int part = 0;
    const char* code;   ///< of the heading "<prefix><code>"
    const char* member; ///< may be empty
    int width = 0;
};

[[nodiscard]] std::string sheetHeading(std::string_view prefix, const SheetColumn& column,
                                       Language language);

/// The rows of the sheets that have the headings asked for, each as what it says by part; rows that
/// say nothing are left out.
struct SaidRow
{
    std::uint32_t row = 0; ///< in the sheet, from 1
    std::map<int, std::string> said;

    /// Empty when it says nothing of it.
    [[nodiscard]] const std::string& operator[](int part) const;
};
/// `needed`: the parts a heading row must have. Nothing when no sheet has one.
[[nodiscard]] std::optional<std::vector<SaidRow>> readSaidRows(const Workbook& workbook,
                                                               std::string_view prefix,
                                                               std::span<const SheetColumn> columns,
                                                               const std::set<int>& needed);

/// "17/06/2021 14:00", "14 giờ 00 ngày 17/6/2021", an ISO moment; a day alone is its `hour`
/// o'clock.
[[nodiscard]] std::optional<Instant> saidMoment(std::string_view text, int hour);

/// What is wrong with a cell: "table.bad_value".
[[nodiscard]] Message badValue(const std::string& text);
/// Runs a look-up by name; what it found nothing or several for is its message.
[[nodiscard]] std::optional<Message> found(const std::function<void()>& find);

} // namespace dongbo::importers
