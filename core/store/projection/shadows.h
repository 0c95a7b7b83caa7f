#pragma once

#include "core/domain/fields.h"
#include "core/store/file/statement.h"
#include "core/store/projection/projection.h"
#include "core/store/projection/search_words.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

// Inside core/store only.

namespace dongbo::store {

/// One column made from others: for searching (text), sorting (bytes compared as such), or what
/// holds now (a number; an id as bytes).
struct ShadowValue
{
    bool isNull = true;
    bool isBytes = false;
    std::optional<std::int64_t> number;
    std::string data;
};

/// The columns a table keeps that are made from its other columns and those of other tables.
[[nodiscard]] const std::vector<const char*>& shadowColumns(RecordKind kind);

/// The value must live until the statement ran.
void bindShadow(Use& use, int at, const ShadowValue& value);

/// Makes shadow values and keeps the search indexes in step. One for a connection.
class Shadows
{
public:
    explicit Shadows(Database& database)
        : m_database(database)
        , m_words(database)
    {}

    /// Values for shadowColumns(kind) of a record that nothing refers to yet; all absent unless it
    /// is born.
    void compute(RecordKind kind, RecordState state, std::span<const Value> values,
                 std::vector<ShadowValue>& out);
    /// The same for a record that is there, and that others may refer to.
    void computeKnown(RecordKind kind, const RecordId& id, RecordState state,
                      std::span<const Value> values, std::vector<ShadowValue>& out);

    /// What the search table `found` should say of a born record; nothing for kinds not found
    /// there.
    [[nodiscard]] std::optional<std::string> foundWords(RecordKind kind,
                                                        std::span<const Value> values);

    /// After a row was added.
    void indexNew(RecordKind kind, const RecordId& id, std::int64_t rowNumber, RecordState state,
                  std::span<const Value> values, std::span<const ShadowValue> shadows);
    /// What the search indexes say of a device now.
    struct Indexed
    {
        std::int64_t row = 0;
        std::optional<std::string> words;
        std::optional<std::string> ident;
    };
    /// Before a device's row is replaced; nothing when there is none.
    [[nodiscard]] std::optional<Indexed> indexedDevice(const RecordId& id);
    /// After it was, with `shadows` as its columns.
    void reindexDevice(const Indexed& was, std::span<const ShadowValue> shadows);
    /// After a row was changed: reads it anew.
    void refresh(RecordKind kind, const RecordId& id);
    /// Refreshes what shows this record's name or follows it: a site's devices, a device's faults.
    void refreshDependents(RecordKind kind, const RecordId& id);

    /// From now on changes of the search indexes wait, so that they come many at a time: a row
    /// written in between makes an index write out what it has. Until writeHeld(), which must come
    /// before the commit and before anything searches, or dropHeld(), when the work is given up.
    void hold();
    void writeHeld();
    void dropHeld();

private:
    struct IndexChange
    {
        const char* sql;
        std::int64_t row = 0;
        std::string text;
    };
    /// A name as sortable bytes; names come again and again, device after device.
    [[nodiscard]] ShadowValue sortableName(const std::string* name);
    void changeIndex(const char* sql, std::int64_t row, std::string text);
    void runHeld();

    void refreshFound(RecordKind kind, const RecordId& id);
    void refreshDevice(const RecordId& id);

    Database& m_database;
    SearchWords m_words;
    bool m_isHolding = false;
    bool m_isIndexLarge = false; ///< in the transaction that holds
    std::vector<IndexChange> m_held;
    struct NameKey
    {
        std::string name;
        std::string key;
    };
    std::vector<NameKey> m_nameKeys; ///< by the name's hash, the newest of each; empty until used
};

} // namespace dongbo::store
