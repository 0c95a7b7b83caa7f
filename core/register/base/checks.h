#pragma once

#include "core/domain/fields.h"
#include "core/domain/message.h"
#include "core/domain/money.h"
#include "core/domain/time.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::checks {

// Small tests of what a person typed; each adds a Problem when it fails.

// Limits of texts, in characters.
inline constexpr std::size_t longText = 2'000; ///< notes, reasons, parts
inline constexpr std::size_t midText = 500;    ///< symptoms
inline constexpr std::size_t shortText = 300;  ///< names, numbers of papers

void required(Problems& problems, const char* field, const std::optional<std::string>& text);
void length(Problems& problems, const char* field, const std::optional<std::string>& text,
            std::size_t most);
void notNegative(Problems& problems, const char* field, std::optional<Money> amount);
/// Both ends are allowed.
void between(Problems& problems, const char* field, std::optional<std::int64_t> number,
             std::int64_t least, std::int64_t most);
void notBefore(Problems& problems, const char* field, std::optional<Date> start,
               std::optional<Date> end);
void dayExists(Problems& problems, const char* field, std::optional<Date> day);

/// What the descriptor says against a record a person has typed: required fields left empty, texts
/// too long, numbers out of range, days that do not exist. Fields that are not typed over and over
/// are left to the use case that writes them. `values` as valuesOf gives them.
void typed(Problems& problems, const Kind& kind, const std::vector<Value>& values);
template <typename R> void typed(Problems& problems, const R& record)
{
    typed(problems, describe(kindOf<R>()), valuesOf(record));
}
/// Days, years and moments that are possible and hardly meant (FieldTraits::likely). What has a
/// Problem already gets no second one.
void likely(Problems& problems, const Kind& kind, const std::vector<Value>& values, Instant now);
template <typename R> void likely(Problems& problems, const R& record, Instant now)
{
    likely(problems, describe(kindOf<R>()), valuesOf(record), now);
}

/// A Problem for every field of `now` that differs from `before` and that the journal would not
/// take: text past its limit or unreadable, amounts and moments out of range, days that do not
/// exist. What has a Problem already gets no second one. Both as valuesOf gives them.
void values(Problems& problems, const Kind& kind, const std::vector<Value>& now,
            const std::vector<Value>& before);
/// Why a field must not be given the value, as a sentence with a gap {field}; nothing when it may.
[[nodiscard]] std::optional<Message> flawOf(const Field& field, const Value& value);
/// Normal form C of readable text; anything else stays, for values() to find.
[[nodiscard]] std::string normalForm(const std::string& typed);
/// What a list or a file's name says, made to fit a field nobody can be asked about: readable, in
/// normal form, at most `most` characters, the rest left out with "…".
[[nodiscard]] std::string shortened(const std::string& text, std::size_t most);
/// Gives texts that differ from the record before it (or an empty one) their normal form, then
/// checks what differs: the last step of every use case that writes a record people have typed.
/// What an older program wrote and nobody edits stays as it is spelt.
template <typename R> void record(Problems& problems, R& now, const R& before = {})
{
    const auto old = valuesOf(before);
    auto normalise = [&old](std::uint16_t number, std::string_view, auto& member,
                            const FieldTraits&) {
        if constexpr (std::is_same_v<std::decay_t<decltype(member)>, MaybeText>) {
            if (member && toValue(member) != old[number - 1u]) {
                member = normalForm(*member);
            }
        }
    };
    visitFields(normalise, now);
    values(problems, describe(kindOf<R>()), valuesOf(now), old);
}

// Times that people type. What is unlikely is asked about and never refused: a wrong clock, then or
// now, must not stand in the way of work. Each adds a Problem of Weight::Unlikely.

/// After now (five minutes are nothing), or before 1990.
void likelyMoment(Problems& problems, const char* field, std::optional<Instant> moment,
                  Instant now);
/// After today, or before 1990.
void likelyDay(Problems& problems, const char* field, std::optional<Date> day, Date today);
/// Before 1990, or after next year.
void likelyYear(Problems& problems, const char* field, std::optional<std::int64_t> year,
                Date today);
/// Before the day the device was acquired, as far as that is known.
void likelyOwned(Problems& problems, const char* field, std::optional<Date> day,
                 const Device& device);
/// The end lies before the start.
void likelyOrder(Problems& problems, const char* field, std::optional<Instant> start,
                 std::optional<Instant> end);
void likelyOrder(Problems& problems, const char* field, std::optional<Date> start,
                 std::optional<Date> end);

/// What a use case does with entries that are only unlikely.
enum class IfUnlikely
{
    Ask,  ///< writes nothing and answers with them, so that the person can say yes
    Write ///< the person has said yes, or nobody can be asked
};
/// Takes the unlikely ones out of `problems` and gives them back for Written::warnings, when
/// nothing else is wrong and the rule is Write. What is left in `problems` is the answer.
[[nodiscard]] Problems settle(Problems& problems, IfUnlikely rule);
/// True when there are problems and all of them are only unlikely: ask, then try again with Write.
[[nodiscard]] bool areOnlyUnlikely(const Problems& problems);

} // namespace dongbo::checks
