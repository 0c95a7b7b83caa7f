#pragma once

#include "tests/corpus/list_spec.h"

#include <string>
#include <string_view>

namespace dongbo::corpus {

/// The list as a file's bytes. Formats: "xlsx", "xls" (97), "xls95" (one byte a letter), "ods"; of
/// its first sheet only "csv" (UTF-8), "csv-bom", "csv-semicolon", "tsv", "csv-utf16" and
/// "csv-bytes" (one byte a letter, for old encodings).
/// Throws std::runtime_error for other names.
[[nodiscard]] std::string writeList(const ListSpec& spec, std::string_view format);

/// What the file is called in that format.
[[nodiscard]] std::string fileNameIn(const ListSpec& spec, std::string_view format);

} // namespace dongbo::corpus
