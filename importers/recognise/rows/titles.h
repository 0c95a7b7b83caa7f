#pragma once

#include "importers/recognise/cells/kept_rows.h"
#include "importers/recognise/model/reading.h"
#include "importers/recognise/model/surroundings.h"

#include <string>
#include <vector>

namespace dongbo::importers {

/// What the titles above a further table of a sheet say of its place.
struct TitlePlace
{
    enum class Kind : std::uint8_t
    {
        Nothing, ///< it is where the table above is
        First,   ///< the first table's title once more: it is where that one is
        Names,   ///< `line.text` is a place
        Unclear  ///< `line.text` may name another: nobody knows
    };
    Kind kind = Kind::Nothing;
    TitleLine line;
    std::string written; ///< the place's text before a person gave it another place
};

/// A row's cells in the table's columns as lines of a title: "Đơn vị:" with what stands in the cell
/// behind it.
[[nodiscard]] std::vector<TitleLine> titleLines(const KeptRow& row, const SheetReading& table);

/// Holds a further table's titles against those of the first: what names a place, or may name one
/// because it stands where the first table's titles name theirs ("Thiết bị của xã Đại An", "Thiết
/// bị của Ánh Sao"). Lines that are the first table's once more are those of a new page.
[[nodiscard]] TitlePlace placeOfTitles(const std::vector<TitleLine>& titles,
                                       const SheetReading& first, const Surroundings& surroundings);

} // namespace dongbo::importers
