#pragma once

#include "core/domain/error.h"

#include <optional>

namespace dongbo {

/// What the optional holds. Throws Error{Bug, "program.missing"} when it is empty; `what` names in
/// English what was expected, for the log. Example: require(fault.reportedAt, "fault.reported_at").
template <typename T>
[[nodiscard]] const T& require(const std::optional<T>& maybe, const char* what)
{
    if (!maybe) {
        throw Error(Error::Kind::Bug, {"program.missing", {{"what", what}}});
    }
    return *maybe;
}
template <typename T> [[nodiscard]] T& require(std::optional<T>& maybe, const char* what)
{
    if (!maybe) {
        throw Error(Error::Kind::Bug, {"program.missing", {{"what", what}}});
    }
    return *maybe;
}
/// From an optional that goes away: by value, so that nothing dangles.
template <typename T> [[nodiscard]] T require(std::optional<T>&& maybe, const char* what)
{
    if (!maybe) {
        throw Error(Error::Kind::Bug, {"program.missing", {{"what", what}}});
    }
    return std::move(*maybe);
}

} // namespace dongbo
