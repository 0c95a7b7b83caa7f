#pragma once

#include "core/domain/field_number.h"
#include "core/domain/value.h"

#include <cstdint>
#include <optional>
#include <string>

namespace dongbo {

/// Source of an imported value: the column, and the cell's original text when the value differs
/// from it.
struct CellOrigin
{
    std::uint32_t column = 0; ///< 1-based; 0: from the row as a whole (a section, the letterhead)
    std::optional<std::string> text;

    bool operator==(const CellOrigin&) const = default;
};

/// A new value of one field of a record.
struct FieldChange
{
    FieldNumber number;
    Value value;
    /// The last eight bytes of the id of the operation whose value this one replaced, 0 when it
    /// replaced none: distinguishes an edit that had seen the other from a concurrent one.
    std::uint64_t basedOn = 0;
    std::optional<CellOrigin> origin;

    bool operator==(const FieldChange&) const = default;
};

/// The row of an imported list from which a record was made or changed.
struct RowSource
{
    RecordId file;           ///< an ImportFile
    std::uint32_t sheet = 0; ///< index into the file's sheets
    std::uint32_t row = 0;   ///< row number in the sheet

    bool operator==(const RowSource&) const = default;
};

} // namespace dongbo
