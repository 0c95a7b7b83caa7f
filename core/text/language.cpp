#include "core/text/language.h"

namespace dongbo::text {

std::optional<Language> parseLanguage(std::string_view text)
{
    if (text.size() < 2 || (text.size() > 2 && text[2] != '_' && text[2] != '-')) {
        return std::nullopt;
    }
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    };
    const char first = lower(text[0]);
    const char second = lower(text[1]);
    if (first == 'v' && second == 'i') {
        return Language::Vietnamese;
    }
    if (first == 'e' && second == 'n') {
        return Language::English;
    }
    return std::nullopt;
}

std::string_view codeOf(Language language)
{
    return language == Language::Vietnamese ? "vi" : "en";
}

} // namespace dongbo::text
