#pragma once

#include "core/text/wording.h"

#include <initializer_list>
#include <string>
#include <string_view>

/// Texts of the widgets themselves: names of months, errors of typed dates.
namespace dongbo::gui {

/// The display language. Read and set on the GUI thread only; the caller repaints after a change.
[[nodiscard]] Language windowLanguage();
void setWindowLanguage(Language language);

/// A sentence of gui_widgets.po in the display language.
[[nodiscard]] std::string word(std::string_view code, std::initializer_list<Argument> args = {});

} // namespace dongbo::gui
