#include "gui/widgets/paint/strings.h"

namespace dongbo::gui {

wxString toWx(std::string_view utf8)
{
    wxString text = wxString::FromUTF8(utf8.data(), utf8.size());
    if (text.empty() && !utf8.empty()) {
        text = wxString(utf8.data(), wxConvISO8859_1, utf8.size());
    }
    return text;
}

std::string fromWx(const wxString& text)
{
    return text.utf8_string();
}

} // namespace dongbo::gui
