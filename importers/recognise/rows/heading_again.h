#pragma once

#include "importers/recognise/cells/kept_rows.h"
#include "importers/recognise/model/reading.h"
#include "importers/recognise/rows/row_frame.h"

#include <string>
#include <vector>

namespace dongbo::importers {

/// Knows a table's header when it comes again below: on the next page, or above a further table
/// with the same headings.
class HeadingAgain
{
public:
    explicit HeadingAgain(const SheetReading& reading);

    /// Whether the row is the header's last row, or any of several, once more.
    [[nodiscard]] bool isIn(const RowFrame& frame) const;
    [[nodiscard]] bool isIn(const KeptRow& row) const;

private:
    std::vector<std::vector<HeadingCell>> m_rows; ///< the headings themselves first
    std::uint32_t m_nameColumn = 0;
};

} // namespace dongbo::importers
