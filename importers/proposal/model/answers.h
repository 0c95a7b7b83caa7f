#pragma once

#include "core/domain/field_number.h"
#include "core/domain/id.h"
#include "core/domain/vocabulary.h"

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace dongbo::importers {

/// A row of a list: the sheet's index in the workbook, and the sheet's own row number.
struct RowPlace
{
    std::uint32_t sheet = 0;
    std::uint32_t row = 0;
    auto operator<=>(const RowPlace&) const = default;
};

/// A cell of a list; the column is 1-based.
struct CellPlace
{
    std::uint32_t sheet = 0;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    auto operator<=>(const CellPlace&) const = default;
};

/// One field of the n-th device (0-based) of a row.
struct FieldPlace
{
    std::uint32_t sheet = 0;
    std::uint32_t row = 0;
    std::uint32_t device = 0;
    FieldNumber field; ///< number of a Device field
    auto operator<=>(const FieldPlace&) const = default;
};

/// What a person decided about the rows and values of one list while looking at what importing it
/// would change. Kept by place in the list, so that it stands when the list is compared again.
/// Example: row 72's year cell "20l9" is to be read as "2019"; the new price in row 90 is refused.
struct Answers
{
    std::map<CellPlace, std::string> cells; ///< read as if this stood there; empty: nothing there
    /// By a place as the list writes it: a name, or the id of a unit or site, to take instead.
    std::map<std::string, std::string, std::less<>> places;
    std::map<RowPlace, std::string> rowPlaces;    ///< the same for one row; counts before `places`
    std::set<std::string, std::less<>> newPlaces; ///< places as written that may be made
    std::map<RowPlace, DeviceType> types;         ///< what the row's devices are
    std::set<RowPlace> leftOut;                   ///< rows that are not to go in
    std::set<FieldPlace> refused;                 ///< updates unticked: the register's value stays
    /// Devices beyond one a row that a person said are meant; counts above mostDevicesBeyondRows.
    std::uint64_t allowMany = 0;
    std::set<FieldPlace> taken; ///< conflicts ticked: the list's value goes in after all

    bool operator==(const Answers&) const = default;
};

} // namespace dongbo::importers
