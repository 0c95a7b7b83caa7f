#pragma once

#include "core/text/wording.h"

#include <initializer_list>
#include <string>
#include <string_view>

/// The few words the pieces say by themselves: names of months, what is wrong with a typed date.
namespace dongbo::gui {

/// The language of the window. Only the window's thread asks or changes it; whoever changes it
/// repaints.
[[nodiscard]] Language windowLanguage();
void setWindowLanguage(Language language);

/// A sentence of gui_widgets.po in the window's language.
[[nodiscard]] std::string word(std::string_view code, std::initializer_list<Argument> args = {});

} // namespace dongbo::gui
