#include "importers/proposal/answer/json.h"

#include "core/domain/fields.h"
#include "core/register/base/register.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/wording.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/proposal/rows/cell_changes.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dongbo::importers {

namespace {

using Json = nlohmann::ordered_json;

template <typename T> Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json(nullptr);
}
Json orNull(const std::optional<Date>& value)
{
    return value ? Json(isoText(*value)) : Json(nullptr);
}
Json textOrNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

/// "import.place_unknown_near" → "place_unknown": a variant of a sentence is the same reason.
std::string shortCode(const Message& message)
{
    std::string_view code = message.code;
    if (code.starts_with("import.")) {
        code.remove_prefix(7);
    }
    for (const std::string_view front : {"row_"}) {
        if (code.starts_with(front)) {
            code.remove_prefix(front.size());
        }
    }
    for (const std::string_view end : {"_near", "_none"}) {
        if (code.ends_with(end)) {
            code.remove_suffix(end.size());
        }
    }
    return std::string(code);
}

Json columnOrNull(std::uint32_t column)
{
    return column == 0 ? Json(nullptr) : Json(cellName(column, 0));
}

/// The decisions that are not sure, as a person is shown them.
Json questionsJson(const SheetProposal& sheet, Language language)
{
    Json out = Json::array();
    for (const auto& decision : sheet.understanding.decisions) {
        if (decision.standing == Standing::Sure) {
            continue;
        }
        Json options = Json::array();
        for (const auto& option : decision.options) {
            options.push_back(option.value);
        }
        out.push_back({{"about", std::string(codeOf(decision.kind))},
                       {"column", columnOrNull(decision.where.firstColumn)},
                       {"question", text::say(language, decision.title)},
                       {"evidence", evidenceText(decision, language)},
                       {"options", std::move(options)}});
    }
    return out;
}

Json sheetJson(const SheetProposal& sheet, Language language)
{
    const auto& reading = sheet.reading;
    const bool isRead = reading.isRead();
    Json out;
    out["name"] = reading.name;
    out["layout"] = reading.layout == Layout::Grid ? "grid" : isRead ? "rows" : "skipped";
    if (!isRead) {
        out["reason"] = shortCode(reading.layoutReason);
    }
    out["recipe"] = textOrNull(sheet.recipe);
    out["header_rows"] = Json::array();
    if (isRead) {
        const auto add = [&out](HeaderRows rows) {
            for (auto row = rows.first; row <= rows.last; ++row) {
                out["header_rows"].push_back(row);
            }
        };
        add(reading.header.rows);
        for (const auto& table : reading.tablesBelow) {
            add(table.header.rows);
        }
    }
    out["columns"] = Json::object();
    const auto addColumns = [&out](const SheetReading& table) {
        for (const auto& column : table.columns) {
            if (column.field != ListField::Unknown) {
                out["columns"][cellName(column.column, 0)] = std::string(codeOf(column.field));
            }
        }
    };
    addColumns(reading);
    for (const auto& table : reading.tablesBeside) {
        addColumns(table);
    }
    out["questions"] = questionsJson(sheet, language);
    out["rows"] = Json::array();
    for (const auto& row : sheet.rows) {
        const auto& reason = reasonOf(sheet, row);
        out["rows"].push_back({{"row", row.row},
                               {"outcome", std::string(codeOf(row.outcome))},
                               {"reason", textOrNull(shortCode(reason))},
                               {"devices", row.devices}});
    }
    out["problems"] = Json::array();
    for (const auto& problem : sheet.problems) {
        const bool isError = problem.severity == RowProblem::Severity::Error;
        out["problems"].push_back({{"row", problem.row},
                                   {"column", columnOrNull(problem.column)},
                                   {"severity", isError ? "error" : "warning"},
                                   {"code", shortCode(problem.message)},
                                   {"message", text::say(language, problem.message)}});
    }
    out["totals"] = Json::array();
    for (const auto& total : sheet.totals) {
        out["totals"].push_back({{"row", total.row},
                                 {"column", cellName(total.column, 0)},
                                 {"stated", total.stated},
                                 {"computed", total.computed},
                                 {"agrees", total.agrees}});
    }
    return out;
}

/// The device as it will be.
Device resultOf(const PlannedDevice& planned)
{
    auto values = valuesOf(planned.known ? *planned.known : Device{});
    for (const auto& change : planned.changes) {
        values[change.number - 1u] = change.value;
    }
    return recordOf<Device>(values);
}

Json valueJson(const Field& field, const Value& value, const std::string& name)
{
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return field.choiceCode != nullptr && field.isKnown(*number)
                   ? Json(std::string(field.choiceCode(*number)))
                   : Json(*number);
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    return std::holds_alternative<RecordId>(value) ? textOrNull(name) : Json(nullptr);
}

Json changesJson(Register& reg, const Proposal& proposal, const PlannedDevice& planned)
{
    Json out = Json::array();
    for (const auto& cell : cellChanges(reg, proposal, planned, {})) {
        const auto& field = *describe(RecordKind::Device).field(cell.where.field);
        out.push_back(
            {{"field", std::string(field.name)},
             {"old", valueJson(field, cell.before, cell.beforeName)},
             {"new", valueJson(field, cell.after, cell.afterName)},
             {"cell", cell.column == 0 ? Json(nullptr) : Json(cellName(cell.column, planned.row))},
             {"text", textOrNull(cell.cellText)},
             {"conflict", cell.isConflict}});
    }
    return out;
}

void addPlace(Json& out, Register& reg, const PlaceAnswer& place, const Device& device)
{
    const bool isThere = place.kind == PlaceAnswer::Kind::Site;
    const bool isOther = device.site && device.site != place.site;
    if (!isOther) {
        out["site"] = textOrNull(place.siteName);
        out["unit"] = textOrNull(place.unitName);
        out["site_id"] = isThere && place.site ? Json(place.site->text()) : Json(nullptr);
        out["unit_id"] = place.unit ? Json(place.unit->text()) : Json(nullptr);
        return;
    }
    // The register has moved it since; it stays there.
    const auto site = store::load<Site>(reg.database(), *device.site);
    const auto unit =
        site && site->unit ? store::load<Unit>(reg.database(), *site->unit) : std::nullopt;
    out["site"] = site ? orNull(site->name) : Json(nullptr);
    out["unit"] = unit ? textOrNull(store::unitTitle(*unit)) : Json(nullptr);
    out["site_id"] = device.site->text();
    out["unit_id"] = unit ? Json(site->unit->text()) : Json(nullptr);
}

Json deviceJson(Register& reg, const Proposal& proposal, const PlannedDevice& planned)
{
    const auto device = resultOf(planned);
    Json out;
    if (planned.isKnown()) {
        out["id"] = planned.id.text();
    }
    const auto values = valuesOf(device);
    for (const auto& field : describe(RecordKind::Device).fields) {
        const auto& value = values[field.number - 1u];
        if (field.number == fieldOf<&Device::site>) {
            addPlace(out, reg, proposal.places[planned.place], device);
        } else if (field.control == FormControl::Attributes) {
            const auto* text = std::get_if<std::string>(&value);
            out[std::string(field.word)] =
                text != nullptr ? Json::parse(*text, nullptr, false) : Json(nullptr);
        } else if (field.type != FieldType::Reference) { // people may be new and have no record yet
            out[std::string(field.word)] = valueJson(field, value, {});
        }
    }
    out["quantity"] = device.quantity.value_or(1);
    out["outcome"] = std::string(codeOf(planned.outcome));
    out["matched_by"] = textOrNull(std::string(codeOf(planned.matchedBy)));
    out["score"] = planned.isKnown() ? Json(planned.score) : Json(nullptr);
    out["changes"] = changesJson(reg, proposal, planned);
    out["source"] = {{"file", proposal.fileName},
                     {"sheet", proposal.sheets[planned.sheet].reading.name},
                     {"row", planned.row}};
    return out;
}

Json setAsideJson(const Proposal& proposal, const SetAsideRow& row, Language language)
{
    return {{"file", proposal.fileName},
            {"sheet", proposal.sheets[row.sheet].reading.name},
            {"row", row.row},
            {"column", columnOrNull(row.column)},
            {"name", textOrNull(row.name)},
            {"place", textOrNull(row.place)},
            {"amount", row.amount},
            {"reason", shortCode(row.reason)},
            {"message", text::say(language, row.reason)}};
}

Json faultOfferJson(const Proposal& proposal, const NotedFault& offer)
{
    const bool isThere = offer.isKnown || proposal.changeSet.has_value();
    return {{"file", proposal.fileName},
            {"sheet", proposal.sheets[offer.sheet].reading.name},
            {"row", offer.row},
            {"column", columnOrNull(offer.column)},
            {"device", isThere ? Json(offer.device.text()) : Json(nullptr)},
            {"code", textOrNull(offer.code)},
            {"name", textOrNull(offer.name)},
            {"text", offer.text},
            {"symptom", offer.symptom}};
}

Json fileJson(const Proposal& proposal, Language language)
{
    Json file;
    file["path"] = proposal.path;
    file["format"] = proposal.format;
    file["day"] = orNull(proposal.day);
    file["sheets"] = Json::array();
    for (const auto& sheet : proposal.sheets) {
        file["sheets"].push_back(sheetJson(sheet, language));
    }
    file["stated_cost"] = proposal.statedCost ? Json(*proposal.statedCost) : Json(nullptr);
    if (proposal.tooMany != 0) {
        file["too_many_devices"] = proposal.tooMany;
    }
    if (proposal.changeSet) {
        file["change_set"] = proposal.changeSet->text();
    }
    return file;
}

Json summaryJson(const Proposal::Summary& sum)
{
    return {{"created", sum.created},     {"updated", sum.updated},
            {"unchanged", sum.unchanged}, {"set_aside", sum.setAside},
            {"not_data", sum.notData},    {"devices", sum.devices},
            {"problems", sum.problems},   {"total_cost", sum.totalCost},
            {"rows", sum.rows()},         {"set_aside_cost", sum.setAsideCost},
            {"cells", sum.cells},         {"conflicts", sum.conflicts},
            {"gone", sum.gone},           {"broken_devices", sum.brokenDevices},
            {"totals", sum.totals},       {"totals_agree", sum.totalsAgree}};
}

} // namespace

nlohmann::ordered_json toJson(Register& reg, const std::vector<Proposal>& proposals,
                              Language language)
{
    Json out;
    out["files"] = Json::array();
    out["devices"] = Json::array();
    Json setAside = Json::array(), gone = Json::array(), faultOffers = Json::array();
    std::optional<ChangeSetId> changeSet;
    for (const auto& proposal : proposals) {
        out["files"].push_back(fileJson(proposal, language));
        for (const auto& device : proposal.devices) {
            out["devices"].push_back(deviceJson(reg, proposal, device));
        }
        for (const auto& row : proposal.setAside) {
            setAside.push_back(setAsideJson(proposal, row, language));
        }
        for (const auto& device : proposal.gone) {
            gone.push_back({{"id", device.id.text()},
                            {"code", textOrNull(device.code)},
                            {"name", textOrNull(device.name)},
                            {"serial", textOrNull(device.serial)},
                            {"site", textOrNull(device.site)}});
        }
        for (const auto& offer : proposal.faultOffers) {
            faultOffers.push_back(faultOfferJson(proposal, offer));
        }
        changeSet = proposal.changeSet ? proposal.changeSet : changeSet;
    }
    out["summary"] = summaryJson(summaryOf(proposals));
    out["set_aside"] = std::move(setAside);
    out["gone"] = std::move(gone);
    out["fault_offers"] = std::move(faultOffers);
    if (changeSet) {
        out["change_set"] = changeSet->text();
    }
    if (!proposals.empty() && proposals.front().noBackup) {
        out["no_backup"] = text::say(language, *proposals.front().noBackup);
    }
    return out;
}

} // namespace dongbo::importers
