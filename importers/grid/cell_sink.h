#pragma once

#include "importers/grid/workbook.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace dongbo::importers {

/// Where a reader pours a list, in this order: beginWorkbook, then for each sheet beginSheet, its
/// rows downwards, endSheet; at last endWorkbook. Fonts are announced before the first cell that
/// has them. Views passed in live for the call only.
class CellSink
{
public:
    virtual ~CellSink() = default;

    virtual void beginWorkbook(std::string_view format) = 0;
    /// The next font gets the next index; 0 is "not known" and never announced.
    virtual void font(std::string_view name) = 0;
    virtual void beginSheet(std::string_view name, bool hidden) = 0;
    /// One row with at least one cell; row numbers rise, columns rise within the row.
    virtual void row(const Row& row) = 0;
    /// Merges in file order; hidden columns rise.
    virtual void endSheet(std::span<const Merge> merges,
                          std::span<const std::uint32_t> hiddenColumns) = 0;
    virtual void endWorkbook() = 0;
};

} // namespace dongbo::importers
