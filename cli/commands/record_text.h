#pragma once

#include "cli/context.h"
#include "cli/table.h"
#include "core/domain/fields.h"
#include "core/store/fault_queries.h"

#include <string>
#include <vector>

/// Records as people read them, shared by several nouns.
namespace dongbo::cli::commands {

/// A line of its own with an empty one before it.
void printHeading(const Context& context, const char* code);
/// The table and how many rows it has; without rows only the sentence that says so.
void printTable(const Context& context, const Table& table, const char* countCode,
                const char* noneCode);
/// All fields of a record that hold something, under the names of the catalogue.
[[nodiscard]] Facts factsOf(const Context& context, store::Database& database, RecordKind kind,
                            const RecordId& id);
[[nodiscard]] Table faultTable(const Context& context, const std::vector<store::FaultRow>& rows,
                               Instant now);
[[nodiscard]] Table repairTable(const Context& context, const std::vector<store::RepairRow>& rows);

/// `device history CODE`.
Exit deviceHistory(const Context& context, const std::string& code);

} // namespace dongbo::cli::commands
