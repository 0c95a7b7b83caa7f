#pragma once

#include "core/domain/records.h"
#include "core/domain/vocabulary.h"

#include <nlohmann/json.hpp>

namespace dongbo::cli {

/// Keeps the members in the order in which docs/json.md names them.
using Json = nlohmann::ordered_json;

// Values as the shapes of docs/json.md write them; what is absent is null.

inline Json jsonOf(const MaybeText& text)
{
    return text ? Json(*text) : Json(nullptr);
}
inline Json jsonOf(const std::optional<std::int64_t>& number)
{
    return number ? Json(*number) : Json(nullptr);
}
inline Json jsonOf(const std::optional<bool>& yes)
{
    return yes ? Json(*yes) : Json(nullptr);
}
/// Whole đồng.
inline Json jsonOf(const std::optional<Money>& amount)
{
    return amount ? Json(amount->dong) : Json(nullptr);
}
/// ISO day.
inline Json jsonOf(const std::optional<Date>& day)
{
    return day ? Json(isoText(*day)) : Json(nullptr);
}
/// ISO moment with +07:00.
inline Json jsonOf(const std::optional<Instant>& moment)
{
    return moment ? Json(isoText(*moment)) : Json(nullptr);
}
/// The code of a closed list's entry.
template <typename E>
requires std::is_enum_v<E> Json jsonOf(const std::optional<E>& choice)
{
    return choice ? Json(codeOf(*choice)) : Json(nullptr);
}
template <typename Tag> Json jsonOf(const std::optional<Id<Tag>>& id)
{
    return id ? Json(id->text()) : Json(nullptr);
}
/// A name that is empty when there is none.
inline Json jsonOfName(const std::string& name)
{
    return name.empty() ? Json(nullptr) : Json(name);
}

} // namespace dongbo::cli
