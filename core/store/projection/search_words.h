#pragma once

#include "core/domain/fields.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>

// Inside core/store only.

namespace dongbo::store {

/// The words by which a record is found: its own, and the names of what it belongs to, without
/// marks and in small letters. Example: "dan cam 0001 camera aver diem cau dai an xa dai an".
/// Remembers the names of places and people within one transaction.
class SearchWords
{
public:
    explicit SearchWords(Database& database)
        : m_database(database)
    {}

    /// Of a born record with those values; empty for kinds that are not searched.
    [[nodiscard]] std::string of(RecordKind kind, std::span<const Value> values);
    /// A record's name may have changed.
    void forget(const RecordId& id) { m_names.erase(id); }
    void forgetAll() { m_names.clear(); }

private:
    const std::string& nameWords(RecordKind kind, const RecordId& id);

    Database& m_database;
    std::unordered_map<RecordId, std::string> m_names;
    std::uint64_t m_namesOf = 0; ///< the transaction in which they were read
};

} // namespace dongbo::store
