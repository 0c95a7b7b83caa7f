#pragma once

#include "importers/grid/cell_sink.h"
#include "importers/grid/limits.h"
#include "importers/readers/container/input_file.h"
#include "importers/readers/container/watch.h"

namespace dongbo::importers {

/// Reads an XML spreadsheet of Excel 2002/2003, which many programs write and name .xls, in two
/// passes: hidden sheets are declared after their rows. Throws Error{Unreadable} when it is not
/// well-formed or rows do not ascend, Error{TooLarge} past a limit.
void readXml2003(const InputFile& file, const Limits& limits, CellSink& sink, ReadWatch& watch);

} // namespace dongbo::importers
