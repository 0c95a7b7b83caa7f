#pragma once

#include <wx/string.h>

#include <string>
#include <string_view>

/// The only conversions between UTF-8 and wxString.
namespace dongbo::gui {

/// The text as wxString. Invalid UTF-8 is read as Latin-1 rather than lost.
[[nodiscard]] wxString toWx(std::string_view utf8);
/// The text as UTF-8.
[[nodiscard]] std::string fromWx(const wxString& text);

} // namespace dongbo::gui
