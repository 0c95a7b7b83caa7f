#include "core/planning/books/wear.h"

#include <algorithm>
#include <array>

namespace dongbo::planning {

namespace {

constexpr std::int64_t whole = 10'000; ///< basis points

Date endOf(int year)
{
    return Date{std::chrono::year{year}, std::chrono::December, std::chrono::day{31}};
}

/// What holds for one asset in one year.
struct Terms
{
    std::int64_t rate = 0;
    std::int64_t life = 0;
};

std::int64_t lifeOf(std::int64_t years, std::int64_t rate)
{
    return years > 0 ? years : rate > 0 ? (whole + rate - 1) / rate : 0;
}

std::optional<Terms> termsOf(const WearAsset& asset, int year, const WearRates& rates)
{
    const auto* row = asset.type ? rates.of(*asset.type, year) : nullptr;
    const auto& own = asset.soFar;
    const bool isNewer =
        row != nullptr && row->from && own.ownRateYear && *row->from > endOf(*own.ownRateYear);
    if (own.ownRate && !isNewer) {
        return Terms{*own.ownRate, lifeOf(0, *own.ownRate)};
    }
    if (row == nullptr) {
        return std::nullopt;
    }
    return Terms{row->rateBasisPoints, lifeOf(row->lifeYears, row->rateBasisPoints)};
}

/// What remains, spread evenly over the years that remain, this one included.
Money spread(Money rest, const Terms& terms, int firstYear, int year)
{
    const auto left = std::max<std::int64_t>(terms.life - (year - firstYear), 1);
    return Money{rest.dong / left + (rest.dong % left * 2 >= left ? 1 : 0)};
}

Money chargeOfOne(const WearAsset& asset, Money accumulated, const Terms& terms, int year)
{
    const Money rest{std::max<std::int64_t>(asset.cost->dong - accumulated.dong, 0)};
    const auto full = asset.soFar.isRevalued && asset.firstYear
                          ? spread(rest, terms, *asset.firstYear, year)
                          : yearlyWear(*asset.cost, terms.rate);
    return std::min(full, rest);
}

WearCharge missing(WearGap gap)
{
    WearCharge out;
    out.gap = gap;
    return out;
}

} // namespace

WearRates::WearRates(std::vector<WearRateRow> rows)
    : m_rows(std::move(rows))
{}

const WearRateRow* WearRates::of(DeviceType type, int year) const
{
    const auto day = endOf(year);
    const WearRateRow* best = nullptr;
    for (const auto& row : m_rows) {
        if (row.type != type || (row.from && *row.from > day) || (row.to && *row.to < day)) {
            continue;
        }
        const bool isLater =
            best == nullptr || !best->from || (row.from && *row.from >= *best->from);
        best = isLater ? &row : best;
    }
    return best;
}

std::string_view codeOf(WearGap gap)
{
    constexpr std::array<std::string_view, 6> codes{"",        "no_class", "no_cost",
                                                    "no_date", "no_rate",  "rate_too_high"};
    return codes.at(static_cast<std::size_t>(gap));
}

std::optional<Money> accumulatedBy(int year, const std::optional<Money>& entered,
                                   const std::optional<int>& firstYear)
{
    const bool isNew = firstYear && *firstYear >= year;
    return entered || !isNew ? entered : std::optional{Money{}};
}

Money yearlyWear(Money cost, std::int64_t rateBasisPoints)
{
    // in two parts: the product of both would pass 64 bits
    return Money{cost.dong / whole * rateBasisPoints +
                 (cost.dong % whole * rateBasisPoints + whole / 2) / whole};
}

WearCharge chargeOf(const WearAsset& asset, int year, const WearRates& rates)
{
    if (!asset.cost) {
        return missing(WearGap::NoCost);
    }
    if (!asset.firstYear && !asset.soFar.lastYear) {
        return missing(WearGap::NoDate);
    }
    const auto terms = termsOf(asset, year, rates);
    if (!terms) {
        return missing(WearGap::NoRate);
    }
    WearCharge out;
    out.rateBasisPoints = terms->rate;
    out.lifeYears = terms->life;
    auto accumulated = asset.soFar.accumulated;
    const int first = asset.soFar.lastYear ? *asset.soFar.lastYear + 1 : *asset.firstYear;
    for (int at = first; at < year; ++at) {
        const auto then = termsOf(asset, at, rates);
        if (!then) {
            return missing(WearGap::NoRate);
        }
        if (then->rate < 0 || then->rate > whole) {
            return missing(WearGap::RateTooHigh);
        }
        const auto amount = chargeOfOne(asset, accumulated, *then, at);
        out.caughtUp.dong += amount.dong;
        accumulated.dong += amount.dong;
    }
    if (terms->rate < 0 || terms->rate > whole) {
        return missing(WearGap::RateTooHigh);
    }
    out.isOpening = !asset.soFar.lastYear && first < year;
    out.before = accumulated;
    out.amount = chargeOfOne(asset, accumulated, *terms, year);
    out.accumulated = Money{accumulated.dong + out.amount.dong};
    return out;
}

} // namespace dongbo::planning
