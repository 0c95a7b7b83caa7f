#pragma once

#include "core/domain/error.h"

#include <optional>

namespace dongbo {

/// The value of the optional. Throws Error{Bug, "program.missing"} when it is empty; `what` says in
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
/// From a temporary: by value, to avoid a dangling reference.
template <typename T> [[nodiscard]] T require(std::optional<T>&& maybe, const char* what)
{
    if (!maybe) {
        throw Error(Error::Kind::Bug, {"program.missing", {{"what", what}}});
    }
    return std::move(*maybe);
}

} // namespace dongbo
