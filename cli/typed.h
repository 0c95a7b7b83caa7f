#pragma once

#include "cli/context.h"
#include "core/domain/money.h"
#include "core/domain/vocabulary.h"
#include "core/text/bit_rates.h"
#include "core/text/fold.h"

#include <optional>
#include <string>

namespace dongbo::cli {

// What a person typed behind an option, as values. An empty text is "not given": nothing, without a
// problem. What cannot be meant adds a Problem that names the field.

/// "350000", "350.000", "350 nghìn", "1,2 triệu".
[[nodiscard]] std::optional<Money> typedMoney(Problems& problems, const char* field,
                                              const std::string& text);
/// A whole day: 11/05/2021 or 2021-05-11.
[[nodiscard]] std::optional<Date> typedDay(Problems& problems, const char* field,
                                           const std::string& text);

enum class DayPart
{
    Morning, ///< 08:00: when work of a day named alone begins
    Evening  ///< 17:00: when it ends
};
/// "11/05/2021 08:30" or an ISO moment; a day alone stands for its morning or evening in the
/// office, today alone for now.
[[nodiscard]] std::optional<Instant> typedMoment(Problems& problems, const char* field,
                                                 const std::string& text, DayPart part,
                                                 Instant now);
/// Of a field in basis points ("rate_bp") per cent too: "12,5 %".
[[nodiscard]] std::optional<std::int64_t> typedInteger(Problems& problems, const char* field,
                                                       const std::string& text);
/// A speed in kbit/s: "87,4 Mbps", "40000 kbps"; a number alone is in `usual`.
[[nodiscard]] std::optional<std::int64_t> typedRate(Problems& problems, const char* field,
                                                    const std::string& text, text::RateUnit usual);
/// yes|no, có|không, 1|0.
[[nodiscard]] std::optional<bool> typedYesNo(Problems& problems, const char* field,
                                             const std::string& text);
/// A tier of sites some standard set is for; another would leave its sites without one.
[[nodiscard]] MaybeText typedTier(Register& reg, Problems& problems, const std::string& text);
/// Absent when empty, trimmed, NFC.
[[nodiscard]] MaybeText typedText(const std::string& text);

/// The words of one entry of a closed list: "Hỏng".
template <typename E> [[nodiscard]] std::string termText(const Context& context, E value)
{
    return context.say(std::string(listName<E>()) + "." + std::string(codeOf(value)));
}
/// The same for what may be unknown: empty.
template <typename E>
[[nodiscard]] std::string termText(const Context& context, const std::optional<E>& value)
{
    return value ? termText(context, *value) : std::string();
}

namespace detail {
/// Says that `text` is none of the choices.
void addUnknownChoice(Problems& problems, const char* field, const std::string& text,
                      const std::string& choices);
[[nodiscard]] bool isSameWord(std::string_view a, std::string_view b);
} // namespace detail

/// An entry of a closed list by its code or by its words in the person's language.
template <typename E>
[[nodiscard]] std::optional<E> typedChoice(const Context& context, Problems& problems,
                                           const char* field, const std::string& text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    std::string choices;
    for (const auto& term : terms<E>()) {
        if (detail::isSameWord(text, term.code) ||
            detail::isSameWord(text, termText(context, term.value))) {
            return term.value;
        }
        choices += (choices.empty() ? "" : ", ") + std::string(term.code);
    }
    detail::addUnknownChoice(problems, field, text, choices);
    return std::nullopt;
}

} // namespace dongbo::cli
