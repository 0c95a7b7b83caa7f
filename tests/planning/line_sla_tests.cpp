#include "core/planning/lines/sla.h"

#include <catch2/catch.hpp>

#include <random>

using namespace dongbo;
using namespace dongbo::planning;

namespace {

Instant at(const char* text)
{
    return *parseIsoInstant(text);
}

SlaPeriod june()
{
    return {at("2021-06-01T00:00:00+07:00"), at("2021-07-01T00:00:00+07:00"),
            at("2021-07-05T08:00:00+07:00")};
}

LineIncident incident(const char* began, const char* ended = nullptr)
{
    LineIncident out;
    out.began = at(began);
    if (ended != nullptr) {
        out.ended = at(ended);
    }
    return out;
}

// --- the same asked minute by minute, without intervals

struct Asked
{
    LineTerms terms;
    std::vector<LineIncident> incidents;
    std::vector<Span> meetings;
    SlaPeriod period;
};

struct Counted
{
    std::int64_t down = 0;
    std::int64_t inMeetings = 0;
    std::int64_t observed = 0;
};

bool covers(std::int64_t from, std::int64_t until, std::int64_t minute)
{
    return from <= minute && minute < until;
}

/// Every minute of the period is looked at by itself.
Counted minuteByMinute(const Asked& asked)
{
    constexpr std::int64_t ms = 60'000;
    Counted out;
    const auto last = std::min(asked.period.until.unixMs, asked.period.now.unixMs) / ms;
    for (auto minute = asked.period.from.unixMs / ms; minute < last; ++minute) {
        ++out.observed;
        bool isDown = false;
        for (const auto& one : asked.incidents) {
            const auto end = (one.ended ? one.ended->unixMs : asked.period.now.unixMs);
            isDown = isDown || (one.isDown && end >= one.began.unixMs &&
                                covers(one.began.unixMs / ms, end / ms, minute));
        }
        bool isMeeting = false;
        for (const auto& meeting : asked.meetings) {
            isMeeting = isMeeting || covers(meeting.from, meeting.until, minute);
        }
        out.down += isDown ? 1 : 0;
        out.inMeetings += isDown && isMeeting ? 1 : 0;
    }
    return out;
}

/// Days around a period of three, with everything that goes wrong in a register.
Asked generated(std::mt19937_64& random)
{
    const auto start = at("2021-06-14T00:00:00+07:00").unixMs;
    constexpr std::int64_t day = 24LL * 3600 * 1000;
    const auto below = [&random](std::int64_t most) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most));
    };
    Asked out;
    out.period = {Instant{start + day}, Instant{start + 4 * day}, Instant{start + below(6 * day)}};
    const auto count = below(9);
    for (std::int64_t i = 0; i < count; ++i) {
        LineIncident one;
        one.began = Instant{start + below(6 * day)};
        one.isDown = below(5) != 0;
        const auto kind = below(10);
        if (kind == 0) { // a clock was set back in between
            one.ended = Instant{one.began.unixMs - below(day)};
        } else if (kind == 1) {
            one.ended = one.began;
        } else if (kind > 3) {
            one.ended = Instant{one.began.unixMs + below(2 * day)};
        }
        if (below(3) == 0) { // before it began, too
            one.called = Instant{one.began.unixMs + below(day) - day / 4};
        }
        out.incidents.push_back(one);
    }
    const auto meetings = below(5);
    for (std::int64_t i = 0; i < meetings; ++i) { // some across midnight, some overlapping
        const auto from = Instant{start + below(6 * day)};
        out.meetings.push_back(spanOf(from, Instant{from.unixMs + below(day)}));
    }
    if (below(2) == 0) {
        out.terms.repairHours = 1 + below(30);
    }
    if (below(2) == 0) {
        out.terms.availabilityBp = 9'000 + below(1'001);
    }
    return out;
}

} // namespace

TEST_CASE("Sla: minutes agree with counting minute by minute", "[planning][lines]")
{
    const auto seed = GENERATE(20'210'511U, 292U);
    std::mt19937_64 random(seed);
    std::int64_t overlapping = 0;
    std::int64_t withMeetings = 0;
    constexpr int sets = 3'000;
    for (int i = 0; i < sets; ++i) {
        const auto asked = generated(random);
        INFO("seed " << seed << ", set " << i);
        const auto counted = minuteByMinute(asked);
        const auto sla = lineSla(asked.terms, asked.incidents, asked.meetings, asked.period);
        const auto& figures = sla.figures;
        REQUIRE(figures.minutesDown == counted.down);
        REQUIRE(figures.minutesInMeetings == counted.inMeetings);
        REQUIRE(figures.minutesObserved == counted.observed);
        std::int64_t down = 0;
        std::int64_t inMeetings = 0;
        std::int64_t alone = 0;
        for (const auto& row : sla.incidents) { // the rows behind the numbers
            down += row.minutesDown;
            inMeetings += row.minutesInMeetings;
            const auto& one = asked.incidents[row.incident];
            const auto end = one.ended.value_or(asked.period.now);
            alone += one.isDown ? common(spanOf(one.began, end),
                                         spanOf(asked.period.from,
                                                std::min(asked.period.until, asked.period.now)))
                                      .minutes()
                                : 0;
            REQUIRE(row.isContradictory == (end < one.began));
            REQUIRE(row.repairMinutes >= 0);
        }
        REQUIRE(down == figures.minutesDown);
        REQUIRE(inMeetings == figures.minutesInMeetings);
        overlapping += alone > down ? 1 : 0;
        withMeetings += inMeetings > 0 ? 1 : 0;
        if (asked.terms.availabilityBp && counted.observed > 0) {
            const auto share = static_cast<long double>(counted.observed - counted.down) /
                               static_cast<long double>(counted.observed);
            const auto agreed = static_cast<long double>(*asked.terms.availabilityBp) / 10'000;
            if (share > agreed + 1e-9L || share < agreed - 1e-9L) {
                REQUIRE(sla.keepsAvailability(asked.terms) == (share > agreed));
            }
        }
    }
    WARN("seed " << seed << ": " << sets << " sets, " << overlapping << " with overlaps, "
                 << withMeetings << " with meetings");
    CHECK(overlapping > sets / 10);
    CHECK(withMeetings > sets / 10);
}

TEST_CASE("Sla: what overlaps counts once, by the earlier one", "[planning][lines]")
{
    const std::vector<LineIncident> incidents{
        incident("2021-06-15T10:30:00+07:00", "2021-06-15T12:00:00+07:00"),
        incident("2021-06-15T10:00:00+07:00", "2021-06-15T11:00:00+07:00")};
    const auto sla = lineSla({}, incidents, {}, june());
    CHECK(sla.figures.minutesDown == 120);
    REQUIRE(sla.incidents.size() == 2);
    CHECK(sla.incidents[0].incident == 1);
    CHECK(sla.incidents[0].minutesDown == 60);
    CHECK(sla.incidents[1].minutesDown == 60);
    CHECK(sla.incidents[1].repairMinutes == 90);
}

TEST_CASE("Sla: a meeting across midnight, an incident across the month", "[planning][lines]")
{
    const std::vector<LineIncident> incidents{
        incident("2021-05-31T23:30:00+07:00", "2021-06-01T01:00:00+07:00")};
    const auto meeting = spanOf(at("2021-05-31T23:00:00+07:00"), at("2021-06-01T00:20:00+07:00"));
    const auto sla = lineSla({}, incidents, {meeting}, june());
    CHECK(sla.figures.minutesDown == 60);
    CHECK(sla.figures.minutesInMeetings == 20);
    CHECK(sla.figures.longestRepair == 90); // all of it, whatever the month
}

TEST_CASE("Sla: the contract counts from the call, not from before it began", "[planning][lines]")
{
    LineTerms terms;
    terms.repairHours = 2;
    auto one = incident("2021-06-15T10:00:00+07:00", "2021-06-15T12:30:00+07:00");
    CHECK(lineSla(terms, std::vector{one}, {}, june()).incidents[0].isLate == true);
    one.called = at("2021-06-15T10:45:00+07:00");
    CHECK(lineSla(terms, std::vector{one}, {}, june()).incidents[0].isLate == false);
    one.called = at("2021-06-15T09:00:00+07:00");
    CHECK(lineSla(terms, std::vector{one}, {}, june()).incidents[0].repairMinutes == 150);
    terms.validTo = Date{std::chrono::year{2021}, std::chrono::June, std::chrono::day{14}};
    const auto after = lineSla(terms, std::vector{one}, {}, june());
    CHECK(after.incidents[0].isAfterContract);
    CHECK_FALSE(after.incidents[0].isLate.has_value());
}

TEST_CASE("Sla: one minute down never reads as none", "[planning][lines]")
{
    SlaFigures figures;
    figures.minutesObserved = 1'000'000;
    CHECK(figures.availabilityBp() == 10'000);
    figures.minutesDown = 1;
    CHECK(figures.availabilityBp() == 9'999);
    CHECK_FALSE(SlaFigures{}.availabilityBp().has_value());
}

TEST_CASE("A line stands as the worst that holds", "[planning][lines]")
{
    const auto now = at("2021-06-16T15:00:00+07:00");
    MeasuredLine line;
    line.boughtDown = 40'000;
    CHECK(standingOf(line, {}, now) == LineStanding::Unclear);
    line.measuredDown = 36'000;
    line.measuredAt = at("2021-06-10T08:00:00+07:00");
    CHECK(standingOf(line, {}, now) == LineStanding::Good);
    line.measuredDown = 35'999;
    CHECK(standingOf(line, {}, now) == LineStanding::Below);
    line.measuredDown = 40'000;
    line.measuredAt = at("2021-05-01T08:00:00+07:00");
    CHECK(standingOf(line, {}, now) == LineStanding::Unclear);
    line.downMinutes = 25 * 60;
    CHECK(standingOf(line, {}, now) == LineStanding::Down);
    line.repairHours = 24;
    CHECK(standingOf(line, {}, now) == LineStanding::Late);
}
