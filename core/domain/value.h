#pragma once

#include "core/domain/id.h"
#include "core/domain/money.h"
#include "core/domain/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace dongbo {

/// A type-erased field value: absent, a whole number (amounts in đồng, milliseconds, 0/1,
/// numbers of closed lists), text in normal form C (days as ISO text), or the id of another
/// record.
using Value = std::variant<std::monostate, std::int64_t, std::string, RecordId>;

enum class FieldType : std::uint8_t
{
    Text,
    Integer,
    Money,
    Bool,
    Day,
    Instant,
    Choice,
    Reference
};

// Conversion between the member types of records.h and Value. Reading accepts what fits and makes
// anything else absent: descriptors have rejected it before.

inline Value toValue(const std::string& text)
{
    return text;
}
inline Value toValue(std::int64_t number)
{
    return number;
}
inline Value toValue(Money amount)
{
    return amount.dong;
}
inline Value toValue(bool yes)
{
    return std::int64_t{yes ? 1 : 0};
}
inline Value toValue(Date day)
{
    return isoText(day);
}
inline Value toValue(Instant moment)
{
    return moment.unixMs;
}
template <typename E>
requires std::is_enum_v<E> Value toValue(E choice)
{
    return static_cast<std::int64_t>(choice);
}
template <typename Tag> Value toValue(const Id<Tag>& id)
{
    return static_cast<const RecordId&>(id);
}
template <typename T> Value toValue(const std::optional<T>& maybe)
{
    return maybe ? toValue(*maybe) : Value{};
}

inline void fromValue(const Value& value, std::optional<std::string>& out)
{
    const auto* text = std::get_if<std::string>(&value);
    out = text ? std::optional{*text} : std::nullopt;
}
inline void fromValue(const Value& value, std::optional<Date>& out)
{
    const auto* text = std::get_if<std::string>(&value);
    out = text ? parseIsoDate(*text) : std::nullopt;
}
template <typename T>
requires(!std::is_base_of_v<RecordId, T>) void fromValue(const Value& value, std::optional<T>& out)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr) {
        out.reset();
    } else if constexpr (std::is_same_v<T, Money> || std::is_same_v<T, Instant>) {
        out = T{*number};
    } else if constexpr (std::is_same_v<T, bool>) {
        out = *number != 0;
    } else {
        out = static_cast<T>(*number);
    }
}
template <typename Tag> void fromValue(const Value& value, std::optional<Id<Tag>>& out)
{
    const auto* id = std::get_if<RecordId>(&value);
    out = id ? std::optional{Id<Tag>{*id}} : std::nullopt;
}

} // namespace dongbo
