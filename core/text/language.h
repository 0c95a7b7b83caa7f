#pragma once

#include <optional>
#include <string_view>

namespace dongbo {

/// The supported languages; Vietnamese comes first, English is complete.
enum class Language
{
    Vietnamese,
    English
};

} // namespace dongbo

namespace dongbo::text {

/// Parses "vi" or "en", in either case, with or without a country ("vi_VN.UTF-8", "en-GB").
[[nodiscard]] std::optional<Language> parseLanguage(std::string_view text);
/// "vi" or "en": the folder of the translations and the value of --lang.
[[nodiscard]] std::string_view codeOf(Language language);

} // namespace dongbo::text
