#pragma once

#include "importers/grid/cell_sink.h"
#include "importers/grid/limits.h"
#include "importers/readers/container/input_file.h"
#include "importers/readers/container/watch.h"
#include "importers/readers/container/zip_container.h"

namespace dongbo::importers {

/// Reads a zipped OpenDocument spreadsheet. Throws Error{Encrypted} when any part is encrypted,
/// Error{Unreadable} "readers.no_workbook" when it contains no spreadsheet, Error{TooLarge} past a
/// limit.
void readOds(ZipContainer& zip, const Limits& limits, CellSink& sink, ReadWatch& watch);

/// The same for flat XML (.fods).
void readFlatOds(const InputFile& file, const Limits& limits, CellSink& sink, ReadWatch& watch);

} // namespace dongbo::importers
