#pragma once

#include "gui/present/words/tone.h"
#include "gui/present/words/value_text.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo::present {

/// The drawing and tone of an entry of a closed list; always the same, on every screen.
struct Look
{
    std::string_view icon;
    Tone tone = Tone::Mute;
};
/// The entry as the window calls it everywhere: by its short word where it has one.
[[nodiscard]] std::string listWord(Language language, std::string_view list, std::string_view code);

/// "condition", "broken". One without a look of its own: a box, mute.
[[nodiscard]] Look lookOf(std::string_view list, std::string_view code);

template <typename E> [[nodiscard]] Look lookOf(E value)
{
    return lookOf(listName<E>(), codeOf(value));
}

[[nodiscard]] PillText pillOf(Language language, std::string_view list, std::string_view code);
/// The entry as a pill: shape, word with a capital, tone. Absent: a question mark, `unknown`.
template <typename E>
[[nodiscard]] PillText pillOf(Language language, std::optional<E> value, std::string unknown)
{
    return value ? pillOf(language, listName<E>(), codeOf(*value))
                 : PillText{"circle-question", std::move(unknown), Tone::Mute};
}

} // namespace dongbo::present
