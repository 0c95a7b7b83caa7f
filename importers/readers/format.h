#pragma once

#include "importers/grid/limits.h"
#include "importers/readers/container/input_file.h"
#include "importers/readers/container/zip_container.h"

#include <memory>

namespace dongbo::importers {

/// What can be read, told by content; names and extensions are not looked at.
enum class ListFormat
{
    Xlsx, ///< also .xlsm and .xltx
    Xls,  ///< Excel 5–2003, in a compound file or bare
    Ods,  ///< packed OpenDocument
    FlatOds,
    Xml2003, ///< an XML spreadsheet, mostly named .xls
    Html,    ///< a web page, mostly named .xls
    Csv      ///< any separated text
};

/// A recognised list; `zip` is open when the format needs it.
struct Recognised
{
    ListFormat format = ListFormat::Csv;
    std::unique_ptr<ZipContainer> zip;
};

/// Tells what the bytes are. Throws Error{Encrypted} for a workbook under a password, and
/// Error{Unreadable} naming what the file is instead: "readers.not_yet_xlsb", "readers.old_excel",
/// "readers.old_exchange" for lists that are not read, "readers.foreign_pdf" and the like for other
/// things, "readers.empty" for no bytes at all.
[[nodiscard]] Recognised recognise(const InputFile& file, const Limits& limits);

} // namespace dongbo::importers
