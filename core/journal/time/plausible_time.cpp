#include "core/journal/time/plausible_time.h"

#include "core/journal/time/clock.h"
#include "core/store/journal/op_table.h"

#include <algorithm>

namespace dongbo::journal {

namespace {

constexpr std::int64_t hourMs = 3'600'000;
constexpr std::int64_t dayMs = 24 * hourMs;
constexpr std::int64_t stepBackMs = dayMs;      // a zone set right, two machines that differ
constexpr std::int64_t longMs = 45 * dayMs;     // longer than an office is closed
constexpr std::int64_t gapMs = 3 * 366 * dayMs; // longer than a register is forgotten
constexpr std::int64_t otherDayMs = 20 * hourMs;
/// Nothing was recorded before the first seeds: 2021-01-01T00:00+07:00.
constexpr std::int64_t firstMs = 1'609'434'000'000;
/// A program is not used longer than this after it was made.
constexpr std::int64_t lifeMs = 20 * 366 * dayMs;

// Both hold something only while a jump ahead is not confirmed: plausible work costs no write.
constexpr std::string_view newestKey = "time_newest";
constexpr std::string_view aheadKey = "time_ahead";

constexpr std::int64_t believedEnd = HybridClock::believed >> 16;

} // namespace

Reading judge(Instant wall, Instant notBefore, const KnownTime& known)
{
    Reading reading;
    reading.wall = std::clamp(wall, earliestInstant(), latestInstant());
    const std::int64_t now = reading.wall.unixMs;
    const Instant base{known.newestMs > 0 ? std::max(known.newestMs, notBefore.unixMs)
                                          : std::max(firstMs, notBefore.unixMs)};
    reading.plausible = base;
    reading.order = base;
    reading.known = known;
    const auto believe = [&] {
        reading.plausible = reading.order = reading.wall;
        reading.doubt.reset();
        reading.known = {now, 0};
    };
    if (now < notBefore.unixMs) {
        reading.doubt = ClockDoubt::BeforeRelease;
    } else if (now >= believedEnd ||
               (known.newestMs == 0 && notBefore.unixMs > 0 && now > notBefore.unixMs + lifeMs)) {
        reading.doubt = ClockDoubt::Ahead;
    } else if (known.newestMs == 0) {
        believe();
    } else if (now < known.newestMs - stepBackMs) {
        reading.doubt = ClockDoubt::Behind;
    } else if (now <= known.newestMs + longMs) {
        believe();
    } else if (now > known.newestMs + gapMs) {
        reading.doubt = ClockDoubt::Ahead;
    } else if (known.aheadMs > 0 && now >= known.aheadMs + otherDayMs) {
        believe();
    } else {
        reading.doubt = ClockDoubt::Ahead;
        reading.plausible = reading.wall;
        reading.known.aheadMs = known.aheadMs > 0 ? std::min(known.aheadMs, now) : now;
    }
    return reading;
}

KnownTime knownTime(store::Database& database)
{
    KnownTime known{database.numberSetting(newestKey), database.numberSetting(aheadKey)};
    if (known.newestMs == 0) {
        const auto last = store::OpTable(database).lastReceivedMs();
        known.newestMs = last > 0 && last < believedEnd ? last : 0;
    }
    return known;
}

void keepKnownTime(store::Database& database, const KnownTime& known)
{
    // Unless a jump ahead is accepted provisionally the last operation tells the newest moment.
    if (known.aheadMs > 0) {
        database.setNumberSetting(newestKey, known.newestMs);
        database.setNumberSetting(aheadKey, known.aheadMs);
    } else if (database.numberSetting(newestKey) != 0) {
        database.setNumberSetting(newestKey, 0);
        database.setNumberSetting(aheadKey, 0);
    }
}

void believe(store::Database& database, Instant moment)
{
    database.setNumberSetting(newestKey, moment.unixMs);
    database.setNumberSetting(aheadKey, 0);
}

void findKnownTime(store::Database& database)
{
    std::int64_t newest = 0;
    std::int64_t last = 0;
    store::OpTable(database).forEachReceivedMs([&](std::int64_t moment) {
        last = moment;
        if (moment > 0 && (newest == 0 || moment <= newest + gapMs)) {
            newest = moment;
        }
    });
    if (newest != 0 && newest != last) {
        believe(database, Instant{newest});
    }
}

} // namespace dongbo::journal
