#pragma once

#include "importers/grid/cell_sink.h"
#include "importers/grid/limits.h"
#include "importers/readers/container/input_file.h"
#include "importers/readers/container/watch.h"

namespace dongbo::importers {

/// Reads a list of any known format into the sink; what the bytes are decides, not the name. Memory
/// stays flat but for shared strings. Throws Error{Unreadable, Encrypted, TooLarge} with codes of
/// data/translations/*/readers.po, and whatever sink and watch throw. Foreign bytes are to be read
/// by dongbo-reader in a process of its own: see importers/reader_process/read_list.h.
void readInto(CellSink& sink, const InputFile& file, const Limits& limits, ReadWatch& watch);

} // namespace dongbo::importers
