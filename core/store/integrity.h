#pragma once

#include "core/domain/fields.h"
#include "core/domain/message.h"
#include "core/domain/time.h"
#include "core/store/database.h"
#include "core/store/op_table.h"
#include "core/store/projection.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// Questions that only a check of the whole file asks. All of them read rows that may be damaged:
// what does not fit is told, not thrown, as far as SQLite can still read the page.

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

/// While it lives, pages are read without a look at their sums: for those who say what is damaged,
/// or want what is still there.
class UncheckedPages
{
public:
    explicit UncheckedPages(const Database& database);
    explicit UncheckedPages(Database::Impl& impl);
    UncheckedPages(const UncheckedPages&) = delete;
    UncheckedPages& operator=(const UncheckedPages&) = delete;
    ~UncheckedPages();

private:
    Database::Impl& m_impl;
    bool m_wasChecked;
};

/// Looks at the sums of a register's pages, a part at a time: the work of a moment at the start,
/// the rest of it by the way. What others write meanwhile is sound, or found by whoever reads it.
class PageScan
{
public:
    explicit PageScan(Database& database);
    explicit PageScan(Database::Impl& impl);

    /// Looks at the next pages for about so long, at least at a thousand; false when it is through.
    /// Nothing is done for a register in memory or one without sums.
    bool next(int milliseconds);
    [[nodiscard]] std::uint32_t looked() const { return m_next - 1; }
    /// Numbers of the pages whose sum does not fit.
    [[nodiscard]] const std::vector<std::uint32_t>& damaged() const { return m_damaged; }

private:
    Database::Impl& m_impl;
    std::uint32_t m_next = 1;
    std::vector<std::uint32_t> m_damaged;
};

/// Tables, indexes, triggers and views that are not as the migrations make them: "name".
[[nodiscard]] std::vector<std::string> schemaProblems(Database& database);
/// The same for a register of an earlier version.
[[nodiscard]] std::vector<std::string> schemaProblems(Database::Impl& impl, int version);

/// Pages whose unused part is empty but for a single bit. Unused space is written as zeros, so a
/// lone bit far from everything most likely came by itself: nothing is lost, but the disk may be
/// failing. Not proof: SQLite leaves a single byte of its own behind once in some ten thousand
/// pages.
[[nodiscard]] std::vector<std::uint32_t> strayBits(Database& database);

/// One operation as it stands in the file.
struct AuditedOp
{
    OpRow row;
    bool isSound = true; ///< ids and hash have their lengths, flags are known
};
using VisitOp = std::function<void(const AuditedOp&)>;
/// Operations of a node by seq.
void auditChain(Database& database, std::int64_t node, const VisitOp& visit);
/// One operation; false when there is none.
bool auditOp(Database& database, std::int64_t no, const VisitOp& visit);

/// Numbers of nodes that operations name, with how many operations each has.
[[nodiscard]] std::vector<std::pair<std::int64_t, std::int64_t>> chainLengths(Database& database);

/// One record as it stands in the file.
struct AuditedRecord
{
    std::optional<RecordId> id; ///< absent when it is not 16 bytes
    std::int64_t state = -1;    ///< as RecordState, -1 when it is nothing known
    std::optional<std::int64_t> birth;
    std::vector<Value> values;
    std::vector<std::uint16_t> oddFields;  ///< hold something no value is written as
    std::vector<std::string> staleColumns; ///< for searching or sorting, and not as computed
};

/// Goes through the records of one kind by id, computing their search and sort columns anew.
class RecordAudit
{
public:
    RecordAudit(Database& database, RecordKind kind);
    ~RecordAudit();
    RecordAudit(const RecordAudit&) = delete;
    RecordAudit& operator=(const RecordAudit&) = delete;

    /// Nothing at the end.
    [[nodiscard]] const AuditedRecord* next();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

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
