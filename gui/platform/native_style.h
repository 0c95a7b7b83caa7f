#pragma once

#include <wx/colour.h>

#include <string>
#include <string_view>

class wxWindow;

/// Native controls beside the drawn ones.
namespace dongbo::gui {

struct NativeStyle
{
    bool isDark = false;
    std::string faces;        ///< in order of preference, separated by commas
    double bodyPoints = 10;   ///< of fields
    double captionPoints = 9; ///< of menus and tooltips
    wxColour text, disabledText;
    wxColour surface, sunken; ///< behind text; behind disabled text
    wxColour line, outline, edge;
    wxColour accent, onAccent, accentSoft;
    wxColour tip, onTip;
};

/// Applies it to the native text fields, menus, scroll bars and tooltips of the whole program.
void setNativeStyle(const NativeStyle& style);
/// Whether setNativeStyle was called in this process.
[[nodiscard]] bool nativeStyleIsSet();

/// The first installed font of these, else the system's substitute. Asking for one name avoids the
/// search through all fonts that a list costs again for each size and weight.
[[nodiscard]] std::string nativeFace(const std::string& faces);

/// Sets the accessible name of a native control.
void setNativeName(wxWindow* control, std::string_view utf8Name, std::string_view description = {});

/// The same for a message that appears by itself: screen readers announce it immediately.
void setNativeAlert(wxWindow* window, std::string_view utf8Message);

} // namespace dongbo::gui
