#pragma once

#include "core/domain/fields.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace dongbo::store {

enum class RecordState : std::uint8_t
{
    Stub = 0, ///< referred to, not arrived
    Born = 1,
    Withdrawn = 2 ///< born only in undone change-sets
};

/// A record as the projection holds it.
struct ProjectedRecord
{
    RecordState state = RecordState::Stub;
    std::optional<std::int64_t>
        birth; ///< arrival number of the operation that holds all fields without a cell
    std::vector<Value> values; ///< element i is field i + 1
};

/// Which operation holds a field of a record, when that is not the record's birth.
struct CellStamp
{
    FieldNumber field;
    std::int64_t op = 0; ///< arrival number
};

/// The domain tables and `cell`. Only core/journal writes here; the columns for searching and
/// sorting are kept in step by itself.
class Projection
{
public:
    explicit Projection(Database& database);

    /// Adds a record; false, and nothing is done, when there is one with that id. References must
    /// be there (ensureStub).
    bool insert(RecordKind kind, const RecordId& id, RecordState state,
                std::optional<std::int64_t> birth, std::span<const Value> values);
    /// Replaces everything of a record that is there.
    void replace(RecordKind kind, const RecordId& id, RecordState state,
                 std::optional<std::int64_t> birth, std::span<const Value> values);
    /// Gives new values to some fields of a record that is there.
    void update(RecordKind kind, const RecordId& id,
                std::span<const std::pair<std::uint16_t, const Value*>> fields);
    /// Makes a stub unless there is a record.
    void ensureStub(RecordKind kind, const RecordId& id);

    [[nodiscard]] bool exists(RecordKind kind, const RecordId& id) const;
    [[nodiscard]] std::optional<ProjectedRecord> read(RecordKind kind, const RecordId& id) const;
    /// All records of a kind by id.
    void forEach(RecordKind kind,
                 const std::function<void(const RecordId&, const ProjectedRecord&)>& visit) const;
    /// Born records whose reference field holds `target`, by id.
    [[nodiscard]] std::vector<RecordId> referring(RecordKind kind, FieldNumber field,
                                                  const RecordId& target) const;
    /// A reference that a record of any state holds, and the operation that gave it (its arrival
    /// number, 0 when not known).
    struct HeldReference
    {
        RecordId record;
        RecordId target;
        std::int64_t op = 0;
    };
    /// Every record whose reference field holds `target`; without a target, every one whose field
    /// holds anything.
    void forEachReference(RecordKind kind, FieldNumber field, const std::optional<RecordId>& target,
                          const std::function<void(const HeldReference&)>& visit) const;

    [[nodiscard]] std::vector<CellStamp> cells(const RecordId& record) const;
    [[nodiscard]] std::optional<std::int64_t> cell(const RecordId& record, FieldNumber field) const;
    void setCell(const RecordId& record, FieldNumber field, std::int64_t op);
    void clearCells(const RecordId& record);
    void forEachCell(const std::function<void(const RecordId&, CellStamp)>& visit) const;

    struct Cache;

    /// While one lives, changes of the search indexes wait and come many at a time; for work on
    /// many records. finish() writes the rest, before the commit; without it they are forgotten, as
    /// is right when the work is rolled back. Not to be nested.
    class SearchHeld
    {
    public:
        explicit SearchHeld(Projection& projection);
        SearchHeld(const SearchHeld&) = delete;
        SearchHeld& operator=(const SearchHeld&) = delete;
        ~SearchHeld();
        void finish();

    private:
        Cache& m_cache;
    };

private:
    Database& m_database;
    Cache& m_cache;
};

} // namespace dongbo::store
