#pragma once

#include <wx/string.h>

#include <string>
#include <string_view>

/// Text crosses from UTF-8 to wx here and nowhere else.
namespace dongbo::gui {

/// The same text for wx. Bytes that are not UTF-8 are read as Latin-1 rather than lost.
[[nodiscard]] wxString toWx(std::string_view utf8);
/// The same text as UTF-8.
[[nodiscard]] std::string fromWx(const wxString& text);

} // namespace dongbo::gui
