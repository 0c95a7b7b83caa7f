#pragma once

#include "core/domain/fields.h"
#include "core/store/internal/statement.h"
#include "core/store/projection.h"

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace dongbo::store {

/// One column kept for searching (text) or sorting (bytes compared as such).
struct ShadowValue
{
    bool isNull = true;
    bool isBytes = false;
    std::string data;
};

/// The columns a table keeps for searching and sorting, made from its other columns.
[[nodiscard]] const std::vector<const char*>& shadowColumns(RecordKind kind);

/// Makes shadow values and keeps the search indexes in step. One for a connection.
class Shadows
{
public:
    explicit Shadows(Database& database)
        : m_database(database)
    {}

    /// Values for shadowColumns(kind); all absent unless the record is born.
    void compute(RecordKind kind, RecordState state, std::span<const Value> values,
                 std::vector<ShadowValue>& out);

    /// What the search table `found` should say of a born record; nothing for kinds not found
    /// there.
    [[nodiscard]] std::optional<std::string> foundWords(RecordKind kind,
                                                        std::span<const Value> values);

    /// After a row was added.
    void indexNew(RecordKind kind, const RecordId& id, std::int64_t rowNumber, RecordState state,
                  std::span<const Value> values, std::span<const ShadowValue> shadows);
    /// After a row was changed: reads it anew.
    void refresh(RecordKind kind, const RecordId& id);
    /// Refreshes what shows this record's name: a site's devices, a device's faults.
    void refreshDependents(RecordKind kind, const RecordId& id);

private:
    const std::string& nameWords(RecordKind kind, const RecordId& id);
    std::string wordsOf(RecordKind kind, std::span<const Value> values);
    void refreshFound(RecordKind kind, const RecordId& id);
    void refreshDevice(const RecordId& id);

    Database& m_database;
    std::unordered_map<RecordId, std::string> m_names;
    std::uint64_t m_namesOf = 0; ///< the transaction in which they were read
};

} // namespace dongbo::store
