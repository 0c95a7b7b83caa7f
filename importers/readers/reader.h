#pragma once

#include "importers/grid/cell_sink.h"
#include "importers/grid/limits.h"
#include "importers/readers/container/input_file.h"
#include "importers/readers/container/watch.h"

namespace dongbo::importers {

/// Reads a list of any supported format, detected from the content, into the sink. Memory use is
/// constant except for shared strings. Throws Error{Unreadable, Encrypted, TooLarge} with codes of
/// data/translations/*/readers.po, and whatever sink and watch throw. Untrusted input must be read
/// by dongbo-reader in a separate process: see importers/reader_process/read_list.h.
void readInto(CellSink& sink, const InputFile& file, const Limits& limits, ReadWatch& watch);

} // namespace dongbo::importers
