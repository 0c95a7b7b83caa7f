#pragma once

#include "importers/grid/workbook.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace dongbo::importers {

/// Receives a list from a reader, in this order: beginWorkbook, then for each sheet beginSheet, its
/// rows downwards, endSheet; finally endWorkbook. Fonts are declared before the first cell that
/// uses them. Views are valid during the call only.
class CellSink
{
public:
    virtual ~CellSink() = default;

    virtual void beginWorkbook(std::string_view format) = 0;
    /// The next font gets the next index; 0 means unknown and is never declared.
    virtual void font(std::string_view name) = 0;
    virtual void beginSheet(std::string_view name, bool hidden) = 0;
    /// One row with at least one cell; row numbers ascend, columns ascend within the row.
    virtual void row(const Row& row) = 0;
    /// Merges in file order; hidden columns ascend.
    virtual void endSheet(std::span<const Merge> merges,
                          std::span<const std::uint32_t> hiddenColumns) = 0;
    virtual void endWorkbook() = 0;
};

} // namespace dongbo::importers
