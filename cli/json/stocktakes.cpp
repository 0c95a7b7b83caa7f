#include "cli/json/stocktakes.h"

#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"

namespace dongbo::cli {

namespace {

Json siteJson(Register& reg, const std::optional<SiteId>& id)
{
    const auto site = id ? store::load<Site>(reg.database(), *id) : std::optional<Site>{};
    return site ? jsonOf(site->name) : Json();
}

Json unitJson(Register& reg, const std::optional<UnitId>& id)
{
    const auto unit = id ? store::load<Unit>(reg.database(), *id) : std::optional<Unit>{};
    return unit ? jsonOfName(store::unitTitle(*unit)) : Json();
}

Json committeeJson(const Stocktake& stocktake)
{
    Json out = Json::array();
    for (const auto& member : committeeOf(stocktake)) {
        out.push_back({{"name", member.name},
                       {"position", jsonOfName(member.position)},
                       {"role", jsonOfName(member.role)}});
    }
    return out;
}

} // namespace

Json stocktakeJson(Register& reg, const StocktakeId& id, const Stocktake& stocktake)
{
    const auto summary = Json::parse(stocktake.summary.value_or("null"), nullptr, false);
    return {{"id", id.text()},
            {"number", jsonOf(stocktake.number)},
            {"name", jsonOf(stocktake.name)},
            {"state", jsonOf(stocktake.state)},
            {"day", jsonOf(stocktake.day)},
            {"unit", unitJson(reg, stocktake.unit)},
            {"unit_id", jsonOf(stocktake.unit)},
            {"site", siteJson(reg, stocktake.site)},
            {"site_id", jsonOf(stocktake.site)},
            {"committee", committeeJson(stocktake)},
            {"blind", stocktake.blind.value_or(false)},
            {"sample_size", jsonOf(stocktake.sampleSize)},
            {"sample_seed", jsonOf(stocktake.sampleSeed)},
            {"document_no", jsonOf(stocktake.documentNo)},
            {"started_at", jsonOf(stocktake.startedAt)},
            {"closed_at", jsonOf(stocktake.closedAt)},
            {"summary", summary.is_object() ? summary : Json()},
            {"notes", jsonOf(stocktake.notes)}};
}

Json tallyJson(const StocktakeTally& tally)
{
    return {{"expected", tally.expected},
            {"counted", tally.counted},
            {"not_counted", tally.notCounted()},
            {"found", tally.found},
            {"wrong_place", tally.wrongPlace},
            {"missing", tally.missing},
            {"unexpected", tally.unexpected},
            {"unknown", tally.unknown},
            {"conditions", tally.conditions},
            {"quantities", tally.quantities},
            {"labels_lost", tally.labelsLost},
            {"open", tally.open},
            {"settled", tally.settled},
            {"expected_value", tally.expectedValue.dong},
            {"found_value", tally.foundValue.dong},
            {"missing_value", tally.missingValue.dong}};
}

Json roomsJson(const StocktakeView& view)
{
    Json out = Json::array();
    for (const auto& room : view.evaluation.rooms) {
        Json record{{"site", jsonOfName(view.siteName(room.site))}, {"site_id", room.site.text()}};
        record.update(tallyJson(room.tally));
        out.push_back(std::move(record));
    }
    return out;
}

Json lineJson(const StocktakeView& view, const StocktakeLine& line)
{
    const auto& counted = line.counted;
    Json settlements = Json::array();
    for (const auto how : settlementsOf(line)) {
        settlements.push_back(codeOf(how));
    }
    return {{"code", line.device ? jsonOfName(line.device->code) : jsonOf(counted.code)},
            {"name", line.device ? jsonOfName(line.device->name) : jsonOf(counted.notes)},
            {"device_id", line.device ? Json(line.device->id.text()) : Json()},
            {"count_id", jsonOf(line.count)},
            {"finding", codeOf(line.standing)},
            {"expected_site", jsonOfName(view.siteName(line.expectedSite))},
            {"counted_site", line.isCounted() ? jsonOfName(view.siteName(counted.site)) : Json()},
            {"location", jsonOf(counted.location)},
            {"expected_quantity", line.device ? Json(line.device->quantity) : Json()},
            {"quantity", line.isCounted() ? Json(line.foundQuantity()) : Json()},
            {"expected_condition", line.device ? jsonOf(line.device->condition) : Json()},
            {"condition", jsonOf(counted.condition)},
            {"condition_differs", line.conditionDiffers},
            {"quantity_differs", line.quantityDiffers},
            {"label_lost", jsonOf(counted.labelLost)},
            {"counted_by", jsonOf(counted.countedByName)},
            {"counted_at", jsonOf(counted.countedAt)},
            {"counts", line.outweighed.size() + (line.isCounted() ? 1 : 0)},
            {"settlement", jsonOf(counted.settlement)},
            {"settled_day", jsonOf(counted.settledDay)},
            {"settlements", settlements},
            {"open", line.isOpen},
            {"document_no", jsonOf(counted.documentNo)},
            {"transfer_id", jsonOf(counted.transfer)},
            {"disposal_id", jsonOf(counted.disposal)},
            {"cost", line.device ? jsonOf(line.device->cost) : Json()},
            {"notes", jsonOf(counted.notes)}};
}

Json outcomeJson(Register& reg, const CountOutcome& outcome)
{
    Json already;
    if (outcome.already) {
        already = {{"at", jsonOf(outcome.already->at)}, {"by", jsonOfName(outcome.already->by)}};
    }
    const auto& device = outcome.device;
    return {{"code", device ? jsonOfName(device->code) : jsonOfName(outcome.code)},
            {"name", device ? jsonOfName(device->name) : Json()},
            {"device_id", device ? Json(device->id.text()) : Json()},
            {"finding", codeOf(outcome.standing)},
            {"site", siteJson(reg, outcome.site)},
            {"expected_site", device ? siteJson(reg, device->site) : Json()},
            {"already", already},
            {"written", outcome.isWritten},
            {"count_id", jsonOf(outcome.id)}};
}

Json demandJson(const planning::SampleDemand& demand)
{
    return {{"population", demand.population},
            {"right", static_cast<double>(demand.right) / 10.0},
            {"confidence", static_cast<double>(demand.confidence) / 10.0},
            {"allowed", demand.allowed}};
}

} // namespace dongbo::cli
