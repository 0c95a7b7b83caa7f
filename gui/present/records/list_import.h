#pragma once

#include "core/domain/id.h"
#include "core/domain/record_kind.h"
#include "gui/present/shell.h"

#include <optional>
#include <string>

namespace dongbo::present {

// Lists of records that are no devices, from Excel or csv: asked for, read and written in a worker,
// all rows or none. What is wrong is told with its row, and can be copied; what only a person can
// know (an unlikely value, a speed's unit, whose measurements they are) is asked about.

/// Adds the records of that kind that are not in the register yet.
void importRecordList(Shell& shell, RecordKind kind);

/// Adds what a speed-test program or a person measured. `line`: whose it is when the list names
/// none, after a question; absent: then it is a problem.
void importSpeedTests(Shell& shell, const std::optional<LineId>& line, const std::string& lineName);

} // namespace dongbo::present
