#pragma once

#include "importers/recognise/model/row_draft.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dongbo::importers {

/// The row goes in, with something to be seen beside it.
inline void warn(RowDraft& draft, std::uint32_t column, std::string_view code,
                 std::vector<Argument> args = {})
{
    draft.problems.push_back(
        {draft.row, column, RowProblem::Severity::Warning, {std::string(code), std::move(args)}});
}

/// The row is set aside.
inline void fail(RowDraft& draft, std::uint32_t column, std::string_view code,
                 std::vector<Argument> args = {})
{
    draft.problems.push_back(
        {draft.row, column, RowProblem::Severity::Error, {std::string(code), std::move(args)}});
}

/// Whether a cell says that there is nothing: "không có", "N/A", "0".
[[nodiscard]] bool isSaidAbsent(std::string_view text);

} // namespace dongbo::importers
