#pragma once

#include "core/paper/document.h"
#include "core/paper/fonts.h"

#include <filesystem>
#include <memory>

namespace dongbo::paper {

/// Writes the document to that path as Office Open XML (ECMA-376, .docx): styles by their built-in
/// names, so that what an officer changes in a style holds for the whole letter; heads of tables
/// repeated; charts left out, with a line that says so. Widths of columns are the pdf's, measured
/// with the fonts. The same document is the same bytes, in any time zone. Memory does not grow
/// with the rows: the text waits in `path`.part, which is removed. False when the file could not
/// be written; errno says why. Throws what the document's rows throw.
[[nodiscard]] bool writeDocx(const Document& document, const std::shared_ptr<const Fonts>& fonts,
                             const std::filesystem::path& path);

} // namespace dongbo::paper
