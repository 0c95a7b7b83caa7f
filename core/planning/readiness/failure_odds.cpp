#include "core/planning/readiness/failure_odds.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace dongbo::planning {

namespace {

constexpr double wholeBp = 10'000;
/// The chances change by less than a thousandth of themselves long before.
constexpr int rounds = 60;

double assumed(const Assumptions& assumptions, std::size_t kind)
{
    const std::string name =
        kind == reasonKinds ? "ready" : std::string(codeOf(static_cast<ReasonKind>(kind)));
    return static_cast<double>(assumptions["chance_" + name + "_bp"]) / wholeBp;
}

/// Rooms that are alike count together.
struct Bucket
{
    ReasonSet reasons;
    double rooms = 0;
    double failed = 0;
};

std::vector<Bucket> bucketsOf(std::span<const PastRoom> past)
{
    std::vector<Bucket> out;
    for (const auto& room : past) {
        auto found = std::find_if(out.begin(), out.end(), [&](const Bucket& bucket) {
            return bucket.reasons == room.reasons;
        });
        if (found == out.end()) {
            found = out.insert(out.end(), {room.reasons, 0, 0});
        }
        found->rooms += 1;
        found->failed += room.hasFailed ? 1 : 0;
    }
    return out;
}

} // namespace

ReasonSet reasonsOf(std::span<const Reason> reasons)
{
    ReasonSet out;
    for (const auto& reason : reasons) {
        out.set(static_cast<std::size_t>(reason.kind));
    }
    return out;
}

FailureOdds::FailureOdds(const Assumptions& assumptions, std::span<const PastRoom> past)
{
    std::array<double, reasonKinds + 1> prior{};
    for (std::size_t kind = 0; kind <= reasonKinds; ++kind) {
        prior[kind] = assumed(assumptions, kind);
    }
    m_chances = prior;
    const auto weight = static_cast<double>(assumptions["prior_rooms"]);
    const auto buckets = bucketsOf(past);
    for (int round = 0; round < rounds; ++round) {
        std::array<double, reasonKinds + 1> fired{};
        std::array<double, reasonKinds + 1> seen{};
        for (const auto& bucket : buckets) {
            const double chance = chanceOf(bucket.reasons);
            for (std::size_t kind = 0; kind <= reasonKinds; ++kind) {
                if (kind == reasonKinds || bucket.reasons.test(kind)) {
                    seen[kind] += bucket.rooms;
                    // of a room that failed, the share this reason has in it
                    fired[kind] += chance > 0 ? bucket.failed * m_chances[kind] / chance : 0;
                }
            }
        }
        for (std::size_t kind = 0; kind <= reasonKinds; ++kind) {
            m_chances[kind] = (weight * prior[kind] + fired[kind]) / (weight + seen[kind]);
        }
    }
}

double FailureOdds::chanceOf(const ReasonSet& reasons) const
{
    double holds = 1 - m_chances[reasonKinds];
    for (std::size_t kind = 0; kind < reasonKinds; ++kind) {
        holds *= reasons.test(kind) ? 1 - m_chances[kind] : 1;
    }
    return 1 - holds;
}

OddsTest testOdds(const Assumptions& assumptions, std::span<const PastRoom> past)
{
    OddsTest out;
    double squares = 0;
    double squaresOfMean = 0;
    for (std::size_t first = 0; first < past.size();) {
        auto end = first;
        while (end < past.size() && past[end].meeting == past[first].meeting) {
            ++end;
        }
        if (first > 0) {
            const auto before = past.first(first);
            const FailureOdds odds(assumptions, before);
            const auto failed = std::count_if(before.begin(), before.end(),
                                              [](const auto& room) { return room.hasFailed; });
            const double mean = static_cast<double>(failed) / static_cast<double>(first);
            for (auto at = first; at < end; ++at) {
                const double was = past[at].hasFailed ? 1 : 0;
                const double foretold = odds.chanceOf(past[at].reasons);
                squares += (foretold - was) * (foretold - was);
                squaresOfMean += (mean - was) * (mean - was);
                out.expected += foretold;
                out.failed += past[at].hasFailed ? 1 : 0;
                ++out.rooms;
            }
            ++out.meetings;
        }
        first = end;
    }
    if (out.rooms > 0) {
        out.brier = squares / static_cast<double>(out.rooms);
        out.brierOfMean = squaresOfMean / static_cast<double>(out.rooms);
    }
    return out;
}

std::vector<Relief> reliefs(std::span<const ReasonSet> rooms, const FailureOdds& odds,
                            const Assumptions& assumptions)
{
    const double inTime = static_cast<double>(assumptions["mended_in_time_bp"]) / wholeBp;
    std::vector<Relief> out;
    for (std::size_t room = 0; room < rooms.size(); ++room) {
        const double now = odds.chanceOf(rooms[room]);
        for (std::size_t kind = 0; kind < reasonKinds; ++kind) {
            const auto which = static_cast<ReasonKind>(kind);
            if (!rooms[room].test(kind) || which == ReasonKind::NoStandard) {
                continue; // a standard is written, not mended
            }
            auto without = rooms[room];
            without.reset(kind);
            const bool isCheck = weightOf(which) == Readiness::Unknown ||
                                 which == ReasonKind::RepairedUnchecked ||
                                 which == ReasonKind::TrialProblem;
            const double lowers = (now - odds.chanceOf(without)) * (isCheck ? inTime : 1);
            out.push_back({room, which, isCheck, lowers});
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Relief& a, const Relief& b) { return a.lowers > b.lowers; });
    return out;
}

} // namespace dongbo::planning
