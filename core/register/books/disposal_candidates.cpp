#include "core/domain/amount.h"
#include "core/register/books/book_tables.h"
#include "core/register/books/disposal_batches.h"
#include "core/store/queries/wear_queries.h"

#include <algorithm>

namespace dongbo {

namespace {

/// Whole years between two days.
int yearsBetween(Date from, Date to)
{
    int years = static_cast<int>(to.year()) - static_cast<int>(from.year());
    const auto month = [](Date day) { return std::pair{day.month(), day.day()}; };
    if (month(to) < month(from)) {
        --years;
    }
    return std::max(years, 0);
}

/// What of a device speaks for its disposal; absent: nothing.
std::optional<DisposalCause> causeOf(const store::DisposalBrief& brief,
                                     const DisposalCandidate& candidate)
{
    const bool isBroken = brief.now.condition == Condition::Broken;
    if (isBroken && brief.isUnrepairable) {
        return DisposalCause::BeyondRepair;
    }
    if (isBroken) {
        return DisposalCause::Broken;
    }
    const bool isWorn = candidate.isFixedAsset && candidate.cost && candidate.cost->dong > 0 &&
                        candidate.netValue == Money{};
    if (isWorn) {
        return DisposalCause::FullyWorn;
    }
    return brief.now.use == Use::Spare ? std::optional{DisposalCause::Surplus} : std::nullopt;
}

} // namespace

std::vector<DisposalCandidate> disposalCandidates(Register& reg, const CandidateFilter& filter)
{
    const auto thresholds = assetThresholdsOf(reg);
    const auto held = store::heldWear(reg.database(), std::nullopt);
    const auto today = reg.pastDay().value_or(reg.today());
    std::vector<DisposalCandidate> out;
    store::eachDisposalBrief(reg.database(), filter.unit, [&](const store::DisposalBrief& brief) {
        const auto since = planning::usedSince(brief.inUseDate, brief.inUseYear, brief.acquired);
        const auto kind = thresholds.classOf(brief.assetClass, brief.cost, since, today);
        if (kind == AssetClass::OnLoan) {
            return;
        }
        DisposalCandidate one;
        one.device = brief.id;
        one.code = brief.code;
        one.name = brief.name;
        one.type = brief.type;
        one.site = brief.siteName;
        one.repairsPaid = brief.repairsPaid;
        one.isFixedAsset = kind == AssetClass::FixedAsset;
        one.cost = amountOf(brief.cost, brief.quantity);
        if (since && *since <= today) {
            one.age = yearsBetween(*since, today);
        }
        if (one.isFixedAsset && one.cost) {
            const auto found = held.find(brief.id);
            const auto worn = planning::accumulatedBy(
                static_cast<int>(today.year()),
                found == held.end() ? std::nullopt : std::optional{found->second.accumulated},
                since ? std::optional{static_cast<int>(since->year())} : std::nullopt);
            if (worn) {
                one.netValue = Money{std::max<std::int64_t>(one.cost->dong - worn->dong, 0)};
            }
        }
        const auto cause = causeOf(brief, one);
        if (cause && (!filter.cause || filter.cause == cause)) {
            one.cause = *cause;
            out.push_back(std::move(one));
        }
    });
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.cause < b.cause; });
    return out;
}

} // namespace dongbo
