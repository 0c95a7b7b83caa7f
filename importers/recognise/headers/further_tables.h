#pragma once

#include "importers/recognise/headers/header_search.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace dongbo::importers {

/// Headers of further tables below the first, downwards: rows of words, most of them headings and
/// two of them exactly so, other than the header above. A header merely repeated is none.
[[nodiscard]] std::vector<FoundHeader> findHeadersBelow(const KeptRows& rows,
                                                        const FoundHeader& first);
/// Rows below those kept in one go that may be the header of a further table, ascending, at most
/// 50; the rows around them are to be kept for findHeadersBelow. Walks the sheet once.
[[nodiscard]] std::vector<std::uint32_t>
rowsThatMayBeginTables(const Workbook& workbook, std::size_t sheet,
                       const std::vector<OldTextReading>& oldText, const KeptRows& rows,
                       const FoundHeader& first);
/// Where a second table begins in the header's columns: its headings say again what the first
/// ones say, a device's name among them. Index into the headings; nothing for one table.
[[nodiscard]] std::optional<std::size_t> beginOfTableBeside(const FoundHeader& header);
/// The first of the rows with at most two cells right above a header, at most six: its titles. The
/// header's first row when it has none.
[[nodiscard]] std::uint32_t firstTitleAbove(const KeptRows& rows, std::uint32_t headerRow);

} // namespace dongbo::importers
