#pragma once

#include "importers/grid/cell_sink.h"
#include "importers/grid/limits.h"
#include "importers/readers/container/input_file.h"
#include "importers/readers/container/watch.h"

namespace dongbo::importers {

/// Reads an Excel 5–2003 workbook: in its compound file, or the bare stream some programs write.
/// Throws Error as XlsWorkbook and XlsSheetReader do.
void readXls(const InputFile& file, const Limits& limits, CellSink& sink, ReadWatch& watch);

} // namespace dongbo::importers
