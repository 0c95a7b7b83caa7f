#pragma once

#include "core/domain/vocabulary.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo::present {

/// A type of device people name by a word that need not stand in its name: of "tv hien" a screen,
/// and "hien" left.
struct TypedType
{
    DeviceType type = DeviceType::Other;
    std::string rest; ///< the other words, folded
};
/// By data/vocabulary/type_words.tsv, the longest phrase that stands in the folded text as whole
/// words; nothing when none does.
[[nodiscard]] std::optional<TypedType> typeInWords(std::string_view folded);

} // namespace dongbo::present
