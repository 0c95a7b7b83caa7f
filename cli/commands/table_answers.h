#pragma once

#include "cli/context.h"
#include "core/domain/fields.h"
#include "core/domain/id.h"
#include "core/text/field_names.h"
#include "importers/write_back/record_table.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What commands answer that read or write a list: of simple records, standards, measurements.
namespace dongbo::cli::commands {

/// How many rows went into which file.
[[nodiscard]] Exit answerExport(const Context& context, const std::string& path, std::size_t rows);
/// How many records the list added.
[[nodiscard]] Exit answerImport(const Context& context, const std::string& path, std::int64_t added,
                                std::int64_t unchanged,
                                const std::optional<ChangeSetId>& changeSet);
/// Nothing of a list with mistakes is written: what is wrong, each with its row.
[[nodiscard]] Exit refuseTable(const Context& context, const std::string& path,
                               const std::vector<importers::TableProblem>& problems);

/// Adds what the register said of records, by their index in the list, under their row.
template <typename Row>
void addProblems(const Context& context, const Kind& kind, const std::vector<Row>& rows,
                 const std::vector<std::pair<std::size_t, Problem>>& found,
                 std::vector<importers::TableProblem>& problems)
{
    for (const auto& [at, problem] : found) {
        const auto* field = kind.field(problem.field);
        problems.push_back(
            {at < rows.size() ? rows[at].row : 0,
             field == nullptr ? std::string() : text::fieldName(context.language, *field),
             problem});
    }
}

} // namespace dongbo::cli::commands
