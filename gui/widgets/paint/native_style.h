#pragma once

class wxWindow;

#include <string>
#include <string_view>

/// The few places where the toolkit below wx must be spoken to. One .cpp a platform.
namespace dongbo::gui {

class Theme;

/// Gives native text fields, menus, scroll bars and tooltips of the whole program the theme's
/// colours and fonts.
void setNativeStyle(const Theme& theme);
/// Whether setNativeStyle was called since the program began.
[[nodiscard]] bool nativeStyleIsSet();

/// The first of the fonts that is there, else what the system puts in their place. Asking for one
/// name spares the search of all fonts that a list costs again for each size and weight.
[[nodiscard]] std::string nativeFace(const std::string& faces);

/// The words a screen reader says for a native control.
void setNativeName(wxWindow* control, std::string_view utf8Name, std::string_view description = {});

/// The same for a message that comes up by itself: screen readers say it at once.
void setNativeAlert(wxWindow* window, std::string_view utf8Message);

} // namespace dongbo::gui
