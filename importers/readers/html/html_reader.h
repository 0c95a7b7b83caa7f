#pragma once

#include "importers/grid/cell_sink.h"
#include "importers/grid/limits.h"
#include "importers/readers/container/input_file.h"
#include "importers/readers/container/watch.h"

namespace dongbo::importers {

/// Reads an HTML file, which many programs write and name .xls, into one sheet: its tables one
/// below the other, text between them as rows of one cell. Cells are text unless Excel or
/// LibreOffice stored their numbers as well. Throws Error{Unreadable} "readers.html_no_table" when
/// the page has no table, Error{TooLarge} past a limit.
void readHtml(const InputFile& file, const Limits& limits, CellSink& sink, ReadWatch& watch);

} // namespace dongbo::importers
