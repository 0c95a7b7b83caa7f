#include "core/domain/amount.h"
#include "core/register/stocktake/settling.h"
#include "core/report/engine/keys.h"

namespace dongbo::report {

namespace {

bool isWanted(const StocktakeLine& line, const std::string& scope)
{
    return scope != "differences" || line.isDifference() || line.standing == Standing::NotCounted ||
           line.counted.settlement;
}

std::string placeOf(const StocktakeView& view, const StocktakeLine& line)
{
    return line.isCounted() && line.standing != Standing::Missing ? view.siteName(line.counted.site)
                                                                  : std::string();
}

void addFigures(Builder& builder, const StocktakeTally& tally)
{
    const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    builder.figure("stocktake_expected", number(tally.expected));
    builder.figure("stocktake_counted", number(tally.counted));
    builder.figure("stocktake_differences", number(tally.open + tally.settled));
    builder.figure("stocktake_open", number(tally.open));
    builder.figure("stocktake_missing_value", tally.missingValue.dong, ColumnKind::Money);
}

/// The stocktake named, else the newest; nothing when there is none.
std::optional<StocktakeId> asked(const Builder& builder)
{
    if (const auto named = builder.choice("stocktake"); !named.empty()) {
        return findStocktake(builder.reg, named);
    }
    const auto all = store::stocktakes(builder.database());
    return all.empty() ? std::nullopt : std::optional{all.front().id};
}

/// The lines of a stocktake by room: expected, found, how it was settled.
void build(Builder& builder)
{
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("finding", ColumnKind::Text, 18);
    builder.column("found_at", ColumnKind::Text, 22);
    builder.column("quantity", ColumnKind::Integer, 9);
    builder.column("condition", ColumnKind::Text, 14);
    builder.column("amount", ColumnKind::Money, 16, {.isSummed = true});
    builder.column("counted_by", ColumnKind::Text, 20);
    builder.column("settlement", ColumnKind::Text, 16);
    builder.column("document_no", ColumnKind::Text, 16);
    builder.groupedBy("site");
    const auto id = asked(builder);
    if (!id) {
        return;
    }
    const auto view = viewStocktake(builder.reg, *id);
    const auto scope = builder.choice("lines");
    addFigures(builder, view.evaluation.all);
    const auto sendRoom = [&](const std::optional<SiteId>& site, const std::string& title) {
        bool isBegun = false;
        for (const auto& line : view.evaluation.lines) {
            const auto place = line.expectedSite ? line.expectedSite : line.room;
            if (place != site || !isWanted(line, scope)) {
                continue;
            }
            if (!isBegun) {
                isBegun = true;
                builder.beginGroup(
                    {title, 0,
                     site ? std::optional{RecordRef{RecordKind::Site, *site}} : std::nullopt});
            }
            const auto& device = line.device;
            Row row{
                device ? Cell{device->code} : cellOf(line.counted.code),
                device ? Cell{device->name} : cellOf(line.counted.notes),
                builder.say("standing." + std::string(codeOf(line.standing))),
                placeOf(view, line),
                line.isCounted() ? Cell{line.foundQuantity()} : Cell{},
                builder.name(line.counted.condition),
                cellOf(device ? amountOf(device->cost, device->quantity) : std::optional<Money>{}),
                cellOf(line.counted.countedByName),
                builder.name(line.counted.settlement),
                cellOf(line.counted.documentNo)};
            if (device) {
                row.record = RecordRef{RecordKind::Device, device->id};
            }
            builder.row(std::move(row));
        }
        if (isBegun) {
            builder.endGroup();
        }
    };
    for (const auto& room : view.rooms) {
        sendRoom(room, view.siteName(room));
    }
    std::set<SiteId> others; // things that belong to rooms that are not counted
    for (const auto& line : view.evaluation.lines) {
        const auto place = line.expectedSite ? line.expectedSite : line.room;
        if (place && std::find(view.rooms.begin(), view.rooms.end(), *place) == view.rooms.end()) {
            others.insert(*place);
        }
    }
    for (const auto& site : others) {
        sendRoom(site, view.siteName(site));
    }
}

} // namespace

extern const Definition stocktakeResults;
const Definition stocktakeResults{
    "stocktake",
    Question::Have,
    {{"stocktake", ParameterKind::Text}, {"lines", ParameterKind::Choice, {"all", "differences"}}},
    &build};

} // namespace dongbo::report
