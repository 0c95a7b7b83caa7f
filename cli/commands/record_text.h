#pragma once

#include "cli/command_line.h"
#include "cli/context.h"
#include "cli/table.h"
#include "core/domain/fields.h"
#include "core/store/queries/fault_queries.h"

#include <cstdint>
#include <memory>
#include <set>
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
/// What a list calls a record: its number, code or name, "–" without one. What was withdrawn has
/// lost all of them and is called by its id.
[[nodiscard]] std::string shownLabel(const Context& context, const std::string& label,
                                     const RecordId& id, bool isWithdrawn);
[[nodiscard]] Table faultTable(const Context& context, const std::vector<store::FaultRow>& rows,
                               Instant now);
[[nodiscard]] Table repairTable(const Context& context, const std::vector<store::RepairRow>& rows);
/// "2 giờ 5 phút".
[[nodiscard]] std::string lasted(const Context& context, std::int64_t minutes);

/// A name for a list of its kind; with the id where another bears it too.
[[nodiscard]] std::string nameOrTwin(const MaybeText& name, const RecordId& id,
                                     const std::set<std::string>& twins);
/// The folded names that more than one of `names` bears.
[[nodiscard]] std::set<std::string> twinsAmong(const std::vector<MaybeText>& names);
/// How a record came to be what it is.
Exit recordHistory(const Context& context, Register& reg, RecordKind kind, const RecordId& id);
/// `<noun> history WHICH`; without an argument `find` is asked for nothing.
template <typename Find>
void addHistoryVerb(Noun& noun, const char* argument, RecordKind kind, Find find)
{
    auto which = std::make_shared<std::string>();
    auto& verb = noun.verb("history", Effect::Reads);
    if (argument != nullptr) {
        verb.argument(argument, *which);
    }
    verb.run([which, kind, find](const Context& context) {
        auto reg = context.openForReading();
        return recordHistory(context, reg, kind, find(reg, *which));
    });
}

} // namespace dongbo::cli::commands
