#include "core/domain/system_time.h"

#include <cstdlib>

namespace dongbo {

namespace {

std::string namedMoment()
{
    const char* value = std::getenv("DONGBO_CLOCK"); // NOLINT(concurrency-mt-unsafe): never set
                                                     // while threads run
    return value != nullptr ? value : "";
}

template <typename Duration> std::int64_t milliseconds(Duration duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
}

} // namespace

Instant systemNow()
{
    using Steady = std::chrono::steady_clock;
    static const auto started = Steady::now();
    static const auto named = parseIsoInstant(namedMoment());
    if (named) {
        return {named->unixMs + milliseconds(Steady::now() - started)};
    }
    return {milliseconds(std::chrono::system_clock::now().time_since_epoch())};
}

std::optional<std::string> unreadableClock()
{
    auto value = namedMoment();
    if (value.empty() || parseIsoInstant(value)) {
        return std::nullopt;
    }
    return value;
}

} // namespace dongbo
