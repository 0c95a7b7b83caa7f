#pragma once

#include "importers/grid/limits.h"
#include "importers/readers/container/input_file.h"
#include "importers/readers/container/zip_container.h"

#include <memory>

namespace dongbo::importers {

/// Supported formats, detected from the content; names and extensions are ignored.
enum class ListFormat
{
    Xlsx, ///< also .xlsm and .xltx
    Xls,  ///< Excel 5–2003, in a compound file or bare
    Ods,  ///< zipped OpenDocument
    FlatOds,
    Xml2003, ///< XML spreadsheet, often named .xls
    Html,    ///< HTML, often named .xls
    Csv      ///< any delimited text
};

/// A recognised list; `zip` is open when the format needs it.
struct Recognised
{
    ListFormat format = ListFormat::Csv;
    std::unique_ptr<InputFile> decrypted; ///< what `zip` reads, when the file was encrypted
    std::unique_ptr<ZipContainer> zip;
};

/// Detects the format. Throws Error{Encrypted} for a workbook under a password of its own, and
/// Error{Unreadable} naming the actual kind of file: "readers.not_yet_xlsb", "readers.old_excel",
/// "readers.old_exchange" for unsupported lists, "readers.foreign_pdf" and the like for other
/// files, "readers.empty" for an empty file.
[[nodiscard]] Recognised recognise(const InputFile& file, const Limits& limits);

} // namespace dongbo::importers
