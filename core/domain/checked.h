#pragma once

#include "core/domain/message.h"
#include "core/domain/require.h"

#include <optional>
#include <utility>

namespace dongbo {

/// Result of a function whose input came from a person: either the value, or the problems of the
/// input. Never both, never neither. Failures of files and disks throw Error instead.
template <typename T> class [[nodiscard]] Checked
{
public:
    Checked(T value)
        : m_value(std::move(value))
    {} // NOLINT(google-explicit-constructor): return value;
    Checked(Problems problems)
        : m_problems(std::move(problems))
    {} // NOLINT(google-explicit-constructor): return problems;
    Checked(Problem problem)
    {
        m_problems.push_back(std::move(problem));
    } // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool isOk() const { return m_value.has_value(); }
    explicit operator bool() const { return isOk(); }

    /// The value. Throws {Bug} unless isOk().
    const T& operator*() const& { return require(m_value, what); }
    T& operator*() & { return require(m_value, what); }
    T&& operator*() && { return std::move(require(m_value, what)); }
    const T* operator->() const { return &require(m_value, what); }
    T* operator->() { return &require(m_value, what); }

    /// The problems; empty when isOk().
    [[nodiscard]] const Problems& problems() const { return m_problems; }

private:
    static constexpr const char* what = "the answer of a use case that refused";

    std::optional<T> m_value;
    Problems m_problems;
};

/// For use cases that return nothing but success.
struct Done
{};

} // namespace dongbo
