#pragma once

#include "core/domain/fields.h"
#include "core/domain/message.h"
#include "core/domain/time.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Questions that only a check of the whole file asks. All of them read rows that may be damaged:
// what does not fit is told, not thrown, as far as SQLite can still read the page. The pages
// themselves: page_scan.h; operations and records one by one: record_audit.h.

namespace dongbo::store {

/// What PRAGMA integrity_check says, up to `most` lines, which name the page; empty: sound.
[[nodiscard]] std::vector<std::string> integrityProblems(Database& database, int most);
/// Rows whose reference has no row, as "device 17 → site"; up to `most`.
[[nodiscard]] std::vector<std::string> foreignKeyProblems(Database& database, std::size_t most);
/// Names of the search indexes that do not agree with their tables. Takes the write lock for a
/// moment: not inside a ReadView.
[[nodiscard]] std::vector<std::string> searchIndexProblems(Database& database);
/// What was found wrong with the file at opening, for people; then the register can only be read.
[[nodiscard]] const std::optional<Message>& damageOf(const Database& database);

/// Tables, indexes, triggers and views that are not as the migrations make them: "name".
[[nodiscard]] std::vector<std::string> schemaProblems(Database& database);
/// The same for a register of an earlier version.
[[nodiscard]] std::vector<std::string> schemaProblems(Database::Impl& impl, int version);

/// BLAKE2b-256 of the names, types and texts of all objects of the schema, hex.
[[nodiscard]] std::string schemaSum(Database& database);
/// What `schemaSum` says of a register that the migrations have just made.
[[nodiscard]] std::string_view newestSchemaSum();

/// Records of a kind that are there: born and not withdrawn.
[[nodiscard]] std::int64_t countRecords(Database& database, RecordKind kind);
/// When the newest operation was recorded; nothing when there is none.
[[nodiscard]] std::optional<Instant> newestRecorded(Database& database);
[[nodiscard]] std::int64_t countCells(Database& database);
/// Rows of the search table `found` and how many records ought to have one.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> countFound(Database& database);

/// Photos and papers: the name they are kept under and their bytes.
void forEachBlob(Database& database,
                 const std::function<void(const std::string& hash, std::string_view bytes)>& visit);

} // namespace dongbo::store
