#include "core/planning/lines/spans.h"

#include <algorithm>

namespace dongbo::planning {

std::int64_t minuteOf(Instant moment)
{
    constexpr std::int64_t minute = 60'000;
    const auto whole = moment.unixMs / minute;
    return moment.unixMs % minute < 0 ? whole - 1 : whole; // before 1970 too
}

Span spanOf(Instant from, Instant until)
{
    return {minuteOf(from), minuteOf(until)};
}

Span common(const Span& one, const Span& other)
{
    return {std::max(one.from, other.from), std::min(one.until, other.until)};
}

std::vector<Span> united(std::vector<Span> spans)
{
    std::erase_if(spans, [](const Span& span) { return span.isEmpty(); });
    std::sort(spans.begin(), spans.end(),
              [](const Span& a, const Span& b) { return a.from < b.from; });
    std::vector<Span> out;
    for (const auto& span : spans) {
        if (!out.empty() && span.from <= out.back().until) {
            out.back().until = std::max(out.back().until, span.until);
        } else {
            out.push_back(span);
        }
    }
    return out;
}

std::int64_t minutesIn(const Span& span, const std::vector<Span>& spans)
{
    // the first that ends after the span begins; those before it share nothing with it
    auto next =
        std::upper_bound(spans.begin(), spans.end(), span.from,
                         [](std::int64_t from, const Span& held) { return from < held.until; });
    std::int64_t minutes = 0;
    for (; next != spans.end() && next->from < span.until; ++next) {
        minutes += common(span, *next).minutes();
    }
    return minutes;
}

} // namespace dongbo::planning
