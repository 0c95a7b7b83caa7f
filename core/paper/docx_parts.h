#pragma once

// Inside core/paper only: the parts of a .docx.

#include "core/paper/document.h"
#include "core/paper/text_lines.h"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::paper::docx {

inline constexpr std::string_view xmlHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The attribute that names the vocabulary of every part with text.
inline constexpr std::string_view wordSpace =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A part with its path inside the file.
struct Part
{
    std::string name;
    std::string content;
};
[[nodiscard]] bool hasHeader(const Document& document);
[[nodiscard]] bool hasFooter(const Document& document);
/// Every part but word/document.xml, in the order in which they stand in the file.
[[nodiscard]] std::vector<Part> partsOf(const Document& document);
/// word/document.xml. Throws what the document's rows throw.
void writeBody(const Document& document, LineWriter& writer, std::ostream& out);

} // namespace dongbo::paper::docx
