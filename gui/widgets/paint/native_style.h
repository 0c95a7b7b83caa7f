#pragma once

class wxWindow;

#include <string>
#include <string_view>

/// The few direct calls to the toolkit below wx. One .cpp per platform.
namespace dongbo::gui {

class Theme;

/// Applies the theme's colours and fonts to the native text fields, menus, scroll bars and tooltips
/// of the whole program.
void setNativeStyle(const Theme& theme);
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
