#pragma once

#include "importers/grid/workbook.h"
#include "importers/recognise/explain/understanding.h"
#include "importers/recognise/model/reading.h"
#include "importers/recognise/model/row_draft.h"
#include "importers/recognise/model/surroundings.h"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// First pass: decides the header, the columns, units of money, price and place of every sheet from
/// the first rows (all rows only where the arithmetic needs the totals). Looks at no register.
/// Shape: one reading a sheet, in the workbook's order; sheets not read say why.
[[nodiscard]] std::vector<SheetReading>
readSheets(const Workbook& workbook, const Surroundings& surroundings, const Choices& choices = {});

/// What can be said of a sheet without walking its rows; for sheets that are not read.
[[nodiscard]] Understanding understandingOf(const Workbook& workbook, const SheetReading& reading);

/// Second pass over one list: rows stream by, each with its verdict. Keeps what must be known
/// across the sheets of the list (serial numbers met). Flat memory: 16 bytes a serial.
class RowReader
{
public:
    RowReader(const Workbook& workbook, const Surroundings& surroundings);
    ~RowReader();
    RowReader(const RowReader&) = delete;
    RowReader& operator=(const RowReader&) = delete;

    /// Every row of the sheet that holds a cell, downwards, each exactly once; `visit` answers
    /// false to stop. The draft may be changed or moved from by the visitor. Walking the same list
    /// again needs a new RowReader.
    void forEachRow(const SheetReading& reading,
                    const std::function<bool(const ClassifiedRow&)>& visit);

    /// The sums stated in the sheet walked last, against its rows.
    [[nodiscard]] const std::vector<TotalCheck>& totals() const;
    /// What was understood of the sheet walked last, for a person. Rows count as set aside by what
    /// their drafts say after `visit`: problems that the visitor adds are included.
    [[nodiscard]] const Understanding& understanding() const;

private:
    class Walk;
    class Work;
    std::unique_ptr<Work> m_work;
};

} // namespace dongbo::importers
