#pragma once

#include "importers/grid/cell_sink.h"
#include "importers/grid/limits.h"
#include "importers/readers/container/input_file.h"
#include "importers/readers/container/watch.h"

#include <string_view>

namespace dongbo::importers {

/// Reads delimited text into one unnamed sheet, every field as text, unchanged; empty fields are
/// not cells. Row numbers count records, so that a line break within quotes does not shift later
/// rows. Encoding: see text_encoding.h. Separator: `;` `,` tab or `|`, detected from the first
/// records, or declared by a first line "sep=;", which is not a row. Throws Error{Unreadable}
/// "readers.csv_unclosed_quote", Error{TooLarge} past a limit.
void readCsv(const InputFile& file, const Limits& limits, CellSink& sink, ReadWatch& watch);

/// The separator that divides the records of `text` most evenly; a comma when none does.
[[nodiscard]] char sniffSeparator(std::string_view text);

} // namespace dongbo::importers
