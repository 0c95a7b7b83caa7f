#pragma once

#include "core/domain/records.h"
#include "core/text/language.h"

#include <string>
#include <string_view>

namespace dongbo::importers {

/// A device's three states in the register's own words, defaults omitted:
/// "hỏng, đang sửa"; empty when nothing is known but that it is in use and in the books.
[[nodiscard]] std::string stateWords(const Device& device, Language language);

/// What a list says in its state column: the wording the device came with, as long as it still
/// stands for the states, else the register's own words.
[[nodiscard]] std::string stateWording(const Device& device, Language language);

/// Whether the wording is nothing but the register's own words for the device's states.
[[nodiscard]] bool saysOnlyStates(std::string_view wording, const Device& device);

} // namespace dongbo::importers
