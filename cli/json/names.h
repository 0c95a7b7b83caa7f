#pragma once

#include "core/domain/fields.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dongbo::cli {

/// Names that many rows share, asked of the register once each.
class Names
{
public:
    explicit Names(store::Database& database);

    /// "Đại An", as stored, without its kind; empty when there is none.
    [[nodiscard]] const std::string& unit(const std::optional<UnitId>& id);
    /// Of a record of any kind: its number, code or name as stored; empty when it has none.
    [[nodiscard]] const std::string& of(RecordKind kind, const RecordId& id);

    /// The row of an imported list that a device was made from.
    struct Source
    {
        std::string file;
        std::string sheet;
        std::uint32_t row = 0; ///< the sheet's own number
    };
    /// Nothing for a device that was typed in.
    [[nodiscard]] std::optional<Source> sourceOf(const DeviceId& id);

private:
    struct List
    {
        std::string name;
        std::vector<std::string> sheets;
    };
    [[nodiscard]] const List& list(const RecordId& file);

    store::Database& m_database;
    std::unordered_map<RecordId, std::string> m_names;
    std::unordered_map<RecordId, List> m_lists;
};

} // namespace dongbo::cli
