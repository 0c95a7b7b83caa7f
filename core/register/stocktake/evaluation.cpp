#include "core/register/stocktake/evaluation.h"

#include "core/domain/amount.h"

#include <algorithm>
#include <array>

namespace dongbo {

namespace {

constexpr std::array<std::string_view, 6> standingCodes{
    "found", "wrong_place", "missing", "unexpected", "unknown_code", "not_counted"};

/// A settlement that answers where a thing belongs.
bool settlesPlace(const std::optional<Settlement>& settlement)
{
    return settlement && *settlement != Settlement::Corrected;
}

/// Later counts hold; equal ones by id, so that every office says the same.
bool isLater(const store::StocktakeCountRow& one, const store::StocktakeCountRow& other)
{
    const auto at = [](const store::StocktakeCountRow& row) {
        return row.count.countedAt ? row.count.countedAt->unixMs : -1;
    };
    return std::pair(at(one), one.id) > std::pair(at(other), other.id);
}

struct Counts
{
    std::map<DeviceId, std::vector<const store::StocktakeCountRow*>> ofDevice; ///< newest first
    std::vector<const store::StocktakeCountRow*> ofNothing;
};

Counts sorted(const std::vector<store::StocktakeCountRow>& counts)
{
    Counts out;
    for (const auto& row : counts) {
        if (row.count.device) {
            out.ofDevice[*row.count.device].push_back(&row);
        } else {
            out.ofNothing.push_back(&row);
        }
    }
    for (auto& [device, rows] : out.ofDevice) {
        std::sort(rows.begin(), rows.end(),
                  [](const auto* one, const auto* other) { return isLater(*one, *other); });
    }
    return out;
}

/// Where the books had it: a settled line remembers, whatever the register says since.
std::optional<SiteId> expectedPlace(const StocktakeLine& line,
                                    const std::map<TransferId, std::optional<SiteId>>& moved)
{
    if (line.counted.transfer) {
        if (const auto found = moved.find(*line.counted.transfer); found != moved.end()) {
            return found->second;
        }
    }
    const bool isRemembered = line.counted.finding == CountFinding::Found ||
                              line.counted.finding == CountFinding::Missing;
    if (isRemembered && line.counted.site) {
        return line.counted.site;
    }
    return line.device ? line.device->site : std::nullopt;
}

StocktakeLine lineOf(const std::optional<BookDevice>& device, const store::StocktakeCountRow* row,
                     const std::map<TransferId, std::optional<SiteId>>& moved)
{
    StocktakeLine line;
    line.device = device;
    if (row != nullptr) {
        line.count = row->id;
        line.counted = row->count;
    }
    line.expectedSite = expectedPlace(line, moved);
    line.standing = standingOf(device, line.counted);
    const bool isThere =
        line.standing != Standing::Missing && line.standing != Standing::NotCounted;
    line.room = isThere && line.counted.site ? line.counted.site : line.expectedSite;
    if (device && isThere) {
        line.conditionDiffers =
            line.counted.condition && line.counted.condition != device->condition;
        line.quantityDiffers = line.counted.quantity && *line.counted.quantity != device->quantity;
    }
    const bool isPlaceOpen = line.standing != Standing::Found &&
                             line.standing != Standing::NotCounted &&
                             !settlesPlace(line.counted.settlement);
    const bool isRestOpen = (line.conditionDiffers || line.quantityDiffers) &&
                            line.counted.settlement != Settlement::LeftAsIs;
    line.isOpen = isPlaceOpen || isRestOpen;
    return line;
}

void addExpected(StocktakeTally& tally, const StocktakeLine& line)
{
    const auto value =
        line.device ? amountOf(line.device->cost, line.device->quantity) : std::optional<Money>{};
    ++tally.expected;
    tally.expectedValue = cappedSum(tally.expectedValue, value.value_or(Money{}));
    if (line.standing == Standing::NotCounted) {
        return;
    }
    ++tally.counted;
    if (line.standing == Standing::Missing) {
        ++tally.missing;
        tally.missingValue = cappedSum(tally.missingValue, value.value_or(Money{}));
        return;
    }
    tally.found += line.standing == Standing::Found ? 1u : 0u;
    const auto found = line.device ? amountOf(line.device->cost,
                                              std::min(line.device->quantity, line.foundQuantity()))
                                   : std::optional<Money>{};
    tally.foundValue = cappedSum(tally.foundValue, found.value_or(Money{}));
}

void addSeen(StocktakeTally& tally, const StocktakeLine& line)
{
    tally.wrongPlace += line.standing == Standing::WrongPlace ? 1u : 0u;
    tally.unexpected += line.standing == Standing::Unexpected ? 1u : 0u;
    tally.unknown += line.standing == Standing::UnknownCode ? 1u : 0u;
    tally.conditions += line.conditionDiffers ? 1u : 0u;
    tally.quantities += line.quantityDiffers ? 1u : 0u;
    tally.labelsLost += line.counted.labelLost.value_or(false) ? 1u : 0u;
    tally.open += line.isOpen ? 1u : 0u;
    tally.settled += line.counted.settlement ? 1u : 0u;
}

void addUp(Evaluation& out, const std::vector<SiteId>& rooms)
{
    std::map<SiteId, std::size_t> at;
    for (const auto& site : rooms) {
        at.emplace(site, out.rooms.size());
        out.rooms.push_back({site, {}});
    }
    const auto tallyOf = [&](const std::optional<SiteId>& site) -> StocktakeTally* {
        const auto found = site ? at.find(*site) : at.end();
        return found == at.end() ? nullptr : &out.rooms[found->second].tally;
    };
    for (const auto& line : out.lines) {
        if (line.device && line.device->isExpected) {
            addExpected(out.all, line);
            if (auto* tally = tallyOf(line.expectedSite)) {
                addExpected(*tally, line);
            }
        }
        addSeen(out.all, line);
        if (auto* tally = tallyOf(line.room)) {
            addSeen(*tally, line);
        }
    }
}

} // namespace

std::string_view codeOf(Standing standing)
{
    return standingCodes.at(static_cast<std::size_t>(standing));
}

std::optional<CountFinding> findingOf(Standing standing)
{
    switch (standing) {
    case Standing::Found:
        return CountFinding::Found;
    case Standing::WrongPlace:
        return CountFinding::WrongPlace;
    case Standing::Missing:
        return CountFinding::Missing;
    case Standing::Unexpected:
        return CountFinding::Unexpected;
    case Standing::UnknownCode:
        return CountFinding::UnknownCode;
    case Standing::NotCounted:
        break;
    }
    return std::nullopt;
}

Standing standingOf(CountFinding finding)
{
    switch (finding) {
    case CountFinding::Found:
        return Standing::Found;
    case CountFinding::WrongPlace:
        return Standing::WrongPlace;
    case CountFinding::Missing:
        return Standing::Missing;
    case CountFinding::Unexpected:
        return Standing::Unexpected;
    case CountFinding::UnknownCode:
        break;
    }
    return Standing::UnknownCode;
}

std::int64_t StocktakeLine::foundQuantity() const
{
    if (!isCounted()) {
        return 0;
    }
    return counted.quantity.value_or(device ? device->quantity : 1);
}

Standing standingOf(const std::optional<BookDevice>& device, const StocktakeCount& count)
{
    if (count.finding) {
        return standingOf(*count.finding);
    }
    if (!count.countedAt) {
        return Standing::NotCounted;
    }
    if (!device) {
        return count.code ? Standing::UnknownCode : Standing::Unexpected;
    }
    if (count.quantity == 0) {
        return Standing::Missing;
    }
    if (!device->isInBooks || !device->site) {
        return Standing::Unexpected;
    }
    return count.site && *count.site != *device->site ? Standing::WrongPlace : Standing::Found;
}

Evaluation evaluate(const std::vector<BookDevice>& devices,
                    const std::vector<store::StocktakeCountRow>& counts,
                    const std::vector<SiteId>& rooms,
                    const std::map<TransferId, std::optional<SiteId>>& moved)
{
    Evaluation out;
    const auto counted = sorted(counts);
    const auto add = [&](const BookDevice& device) {
        const auto found = counted.ofDevice.find(device.id);
        const auto* row = found == counted.ofDevice.end() ? nullptr : found->second.front();
        auto line = lineOf(device, row, moved);
        if (row != nullptr) {
            for (std::size_t i = 1; i < found->second.size(); ++i) {
                line.outweighed.push_back(found->second[i]->id);
            }
        }
        out.lines.push_back(std::move(line));
    };
    for (const bool isExpected : {true, false}) {
        for (const auto& device : devices) {
            if (device.isExpected == isExpected) {
                add(device);
            }
        }
    }
    for (const auto* row : counted.ofNothing) {
        out.lines.push_back(lineOf(std::nullopt, row, moved));
    }
    addUp(out, rooms);
    return out;
}

} // namespace dongbo
