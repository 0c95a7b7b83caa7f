#pragma once

#include "core/journal/chain/hash.h"
#include "core/register/base/inside.h"

// Inside core/register only.

namespace dongbo {

/// The system's clock, set back or forward: the sample lives in the days of its history.
class ShiftedClock final : public SystemClock
{
public:
    [[nodiscard]] Instant now() const override { return {SystemClock::now().unixMs + shiftMs}; }
    [[nodiscard]] Instant notBefore() const override
    {
        return {SystemClock::notBefore().unixMs + shiftMs};
    }
    std::int64_t shiftMs = 0;
};

/// The register's own setting that holds the shift; 0 everywhere but in samples.
inline constexpr const char* clockShiftSetting = "clock_shift_ms";

struct Register::Impl
{
    Impl(store::Database opened, const Options& options)
        : clock(options.clock != nullptr ? options.clock : &ownClock)
        , ids(options.ids != nullptr ? options.ids : &ownIds)
        , database(std::move(opened))
        , journal(database, *clock, *ids)
    {
        ownClock.shiftMs = database.numberSetting(clockShiftSetting);
    }

    ShiftedClock ownClock;
    journal::RandomIds ownIds;
    const Clock* clock;
    IdSource* ids;
    store::Database database;
    journal::Journal journal;
    Actor actor;
    std::vector<Message> openingNotes;
    std::optional<Date> past;
    std::filesystem::path pathOfPresent; ///< of a past one
};

} // namespace dongbo
