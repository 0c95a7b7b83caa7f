#pragma once

#include "core/domain/time.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace dongbo::planning {

// Times on a line, in whole minutes: every moment is taken down to its minute, so that lengths add
// up however they are cut.

/// The minute of a moment, since 1970.
[[nodiscard]] std::int64_t minuteOf(Instant moment);

/// Minutes from `from` on, up to but without `until`.
struct Span
{
    std::int64_t from = 0;
    std::int64_t until = 0;

    [[nodiscard]] bool isEmpty() const { return until <= from; }
    [[nodiscard]] std::int64_t minutes() const { return isEmpty() ? 0 : until - from; }
    bool operator==(const Span&) const = default;
};
/// Between two moments.
[[nodiscard]] Span spanOf(Instant from, Instant until);
/// What both have.
[[nodiscard]] Span common(const Span& one, const Span& other);
/// In order, without empty ones; what overlaps or touches is one.
[[nodiscard]] std::vector<Span> united(std::vector<Span> spans);
/// The minutes of `span` that lie in one of `spans`, which are united.
[[nodiscard]] std::int64_t minutesIn(const Span& span, const std::vector<Span>& spans);

} // namespace dongbo::planning
