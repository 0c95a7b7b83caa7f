#include "importers/proposal/json.h"

#include "core/domain/fields.h"
#include "core/register/register.h"
#include "core/text/wording.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dongbo::importers {

namespace {

using Json = nlohmann::ordered_json;

template <typename T> Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json(nullptr);
}
Json orNull(const std::optional<Money>& value)
{
    return value ? Json(value->dong) : Json(nullptr);
}
Json orNull(const std::optional<Date>& value)
{
    return value ? Json(isoText(*value)) : Json(nullptr);
}
template <typename E> Json codeOrNull(const std::optional<E>& value)
{
    return value ? Json(std::string(dongbo::codeOf(*value))) : Json(nullptr);
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
    if (code.ends_with("_near")) {
        code.remove_suffix(5);
    }
    return std::string(code);
}

/// "A", "Z", "AA", …
std::string columnLetters(std::uint32_t column)
{
    std::string out;
    for (; column > 0; column = (column - 1) / 26) {
        out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return out;
}

Json columnOrNull(std::uint32_t column)
{
    return column == 0 ? Json(nullptr) : Json(columnLetters(column));
}

Json sheetJson(const SheetProposal& sheet, Language language)
{
    const auto& reading = sheet.reading;
    const bool isRead = reading.layout == Layout::Rows;
    Json out;
    out["name"] = reading.name;
    out["layout"] = isRead ? "rows" : "skipped";
    if (!isRead) {
        out["reason"] = shortCode(reading.layoutReason);
    }
    out["header_rows"] = Json::array();
    if (isRead) {
        for (auto row = reading.header.rows.first; row <= reading.header.rows.last; ++row) {
            out["header_rows"].push_back(row);
        }
    }
    out["columns"] = Json::object();
    for (const auto& column : reading.columns) {
        if (column.field != ListField::Unknown) {
            out["columns"][columnLetters(column.column)] = std::string(codeOf(column.field));
        }
    }
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
                                 {"column", columnLetters(total.column)},
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

Json deviceJson(const Proposal& proposal, const PlannedDevice& planned)
{
    const auto device = resultOf(planned);
    const auto& place = proposal.places[planned.place];
    Json out;
    if (planned.id) {
        out["id"] = planned.id->text();
    }
    out["code"] = orNull(device.code);
    out["type"] = codeOrNull(device.type);
    out["name"] = orNull(device.name);
    out["maker"] = orNull(device.maker);
    out["model"] = orNull(device.model);
    out["serial"] = orNull(device.serial);
    out["site"] = textOrNull(place.siteName);
    out["unit"] = textOrNull(place.unitName);
    out["site_id"] = place.site ? Json(place.site->text()) : Json(nullptr);
    out["unit_id"] = place.unit ? Json(place.unit->text()) : Json(nullptr);
    out["quantity"] = device.quantity.value_or(1);
    out["measure"] = orNull(device.measure);
    out["cost"] = orNull(device.cost);
    out["acquired"] = orNull(device.acquired);
    out["in_use_year"] = orNull(device.inUseYear);
    out["in_use_date"] = orNull(device.inUseDate);
    out["condition"] = codeOrNull(device.condition);
    out["use"] = codeOrNull(device.use);
    out["paper"] = codeOrNull(device.paper);
    out["asset_class"] = codeOrNull(device.assetClass);
    out["condition_text"] = orNull(device.conditionText);
    out["funding_source"] = orNull(device.fundingSource);
    out["warranty_until"] = orNull(device.warrantyUntil);
    out["year_made"] = orNull(device.yearMade);
    out["country"] = orNull(device.country);
    out["document_no"] = orNull(device.documentNo);
    out["location"] = orNull(device.location);
    out["spec_text"] = orNull(device.specText);
    out["specs"] = device.specs ? Json::parse(*device.specs, nullptr, false) : Json(nullptr);
    out["notes"] = orNull(device.notes);
    out["outcome"] = std::string(codeOf(planned.outcome));
    out["source"] = {{"file", proposal.fileName},
                     {"sheet", proposal.sheets[planned.sheet].reading.name},
                     {"row", planned.row}};
    return out;
}

} // namespace

nlohmann::ordered_json toJson(Register&, const std::vector<Proposal>& proposals, Language language)
{
    Json out;
    Proposal::Summary sum;
    out["files"] = Json::array();
    out["devices"] = Json::array();
    std::optional<ChangeSetId> changeSet;
    for (const auto& proposal : proposals) {
        Json file;
        file["path"] = proposal.path;
        file["format"] = proposal.format;
        file["sheets"] = Json::array();
        for (const auto& sheet : proposal.sheets) {
            file["sheets"].push_back(sheetJson(sheet, language));
        }
        if (proposal.changeSet) {
            file["change_set"] = proposal.changeSet->text();
            changeSet = proposal.changeSet;
        }
        out["files"].push_back(std::move(file));
        for (const auto& device : proposal.devices) {
            out["devices"].push_back(deviceJson(proposal, device));
        }
        const auto& own = proposal.summary;
        sum.created += own.created;
        sum.updated += own.updated;
        sum.unchanged += own.unchanged;
        sum.setAside += own.setAside;
        sum.notData += own.notData;
        sum.devices += own.devices;
        sum.problems += own.problems;
        sum.totalCost = Money::sum({sum.totalCost}, {own.totalCost}).value_or(Money{}).dong;
    }
    out["summary"] = {{"created", sum.created},     {"updated", sum.updated},
                      {"unchanged", sum.unchanged}, {"set_aside", sum.setAside},
                      {"not_data", sum.notData},    {"devices", sum.devices},
                      {"problems", sum.problems},   {"total_cost", sum.totalCost}};
    if (changeSet) {
        out["change_set"] = changeSet->text();
    }
    return out;
}

} // namespace dongbo::importers
