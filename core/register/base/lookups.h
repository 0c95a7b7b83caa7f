#pragma once

#include "core/register/base/register.h"
#include "core/store/projection/load.h"
#include "core/store/search/lookups.h"

#include <string>

// Inside core/register only.

namespace dongbo::lookups {

/// The live record of that id; throws {NotFound, "find.gone"} when it was withdrawn meanwhile.
template <typename R, typename RecordIdType>
[[nodiscard]] R require(Register& reg, const RecordIdType& id)
{
    auto found = store::load<R>(reg.database(), IdOf<R>{id});
    if (!found) {
        throw Error(
            Error::Kind::NotFound,
            {"find.gone",
             {{"kind", "@kind." + std::string(describe(kindOf<R>()).name)}, {"id", id.text()}}});
    }
    return std::move(*found);
}

/// Absent when empty.
[[nodiscard]] inline MaybeText maybe(const std::string& text)
{
    return text.empty() ? std::nullopt : MaybeText{text};
}

[[nodiscard]] std::string siteName(Register& reg, SiteId id);

/// The officer of that id or name; nothing when there is none or several.
[[nodiscard]] std::optional<OfficerId> officerNamed(Register& reg, std::string_view text);

} // namespace dongbo::lookups
