#pragma once

#include "importers/recognise/cells/kept_rows.h"
#include "importers/recognise/columns/column_values.h"
#include "importers/recognise/headers/header_search.h"

#include <cstdint>
#include <map>
#include <vector>

namespace dongbo::importers {

/// What speaks for one role of one column.
struct Evidence
{
    ListField field = ListField::Unknown;
    double score = 0;
    double fit = 0.5;
    bool isByHeading = false;
};

/// A column that may be given a role.
struct Candidate
{
    const FoundHeading* heading = nullptr;
    const ColumnValues* values = nullptr;
    std::vector<Evidence> evidence; ///< only roles that something speaks for
    bool isStateMark = false;
    bool isImpossible = false; ///< the values cannot be what the heading says
    bool isSparse = false;     ///< most rows have nothing here: no column of names
};

/// A field that can be read from one column only.
[[nodiscard]] bool isSingle(ListField field);
/// Whether the first words of the row are those of a sum.
[[nodiscard]] bool isSumRow(const KeptRow& row);

/// What speaks for each column's roles: its heading, its values, and the columns around it. `first`
/// is the first row of values, `looked` how many of them `values` has seen. The candidates refer to
/// `headings` and `values`.
[[nodiscard]] std::vector<Candidate>
candidatesOf(const std::vector<FoundHeading>& headings,
             const std::map<std::uint32_t, ColumnValues>& values, const KeptRows& rows,
             std::uint32_t first, std::size_t looked);

} // namespace dongbo::importers
