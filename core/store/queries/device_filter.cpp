#include "core/store/queries/device_filter.h"

#include "core/store/queries/word_search.h"
#include "core/text/fold.h"

#include <algorithm>

namespace dongbo::store {

namespace {

constexpr const char* sitesBelow = R"(
 AND d.site IN (WITH RECURSIVE below (id) AS (
        SELECT ?2 UNION SELECT unit.id FROM unit JOIN below ON unit.parent = below.id)
    SELECT site.id FROM site JOIN below ON site.unit = below.id))";

// A large part of all: going up from the row's own unit is cheaper than knowing them all.
constexpr const char* unitAbove = R"(
 AND EXISTS (WITH RECURSIVE above (id) AS (
        SELECT s.unit UNION SELECT unit.parent FROM above JOIN unit ON unit.id = above.id)
    SELECT 1 FROM above WHERE id = ?2))";

constexpr const char* rowsOfText = " AND d.no IN (SELECT value FROM json_each(?11))";

/// A district of this many sites is gathered and sorted; a larger one is met while walking in
/// order.
constexpr std::int64_t fewSites = 64;
/// The same for the hits of a text: sorting these costs about what walking past 200 times a page of
/// other rows does.
constexpr std::size_t fewHits = 20000;
constexpr int firstWord = 17;

// Three letters at least: shorter parts would be found everywhere.
std::string partOf(const std::string& folded)
{
    return folded.size() >= 3 ? "%" + folded + "%" : std::string("-");
}

// ?3: no need to count further
constexpr const char* countSitesBelow = R"(
SELECT count(*) FROM (SELECT 1 FROM below CROSS JOIN site ON site.unit = below.id LIMIT ?3))";

bool hasFewSites(Database& database, const UnitId& unit)
{
    static const std::string sql = std::string(unitsBelow) + countSitesBelow;
    Use use(database.impl().composed(sql));
    use.bind(2, unit).bind(3, fewSites + 1);
    use.step();
    return use.number(0) <= fewSites;
}

/// The rows the text finds, if they are few.
std::optional<std::string> rowsOf(Database& database, const DevicePlan& plan)
{
    const auto words = devicesWithWords(database, plan.words, fewHits);
    const auto part = devicesWithPart(database, plan.folded, fewHits);
    if (!words.isComplete || !part.isComplete) {
        return std::nullopt;
    }
    std::string list = "[";
    for (const auto* hits : {&words, &part}) {
        for (const auto row : hits->rows) {
            list += (list.size() == 1 ? "" : ",") + std::to_string(row);
        }
    }
    return list + "]";
}

void addStates(Composed& out, const DeviceFilter& filter)
{
    if (filter.type) {
        out.add(" AND d.type = ?3", 3, toValue(*filter.type));
    }
    if (filter.condition) {
        out.add(" AND d.condition_now = ?4", 4, toValue(*filter.condition));
    }
    if (filter.use) {
        out.add(" AND d.use_now = ?5", 5, toValue(*filter.use));
    }
    const bool asksPapers =
        std::any_of(filter.oneOf.begin(), filter.oneOf.end(), [](const FieldValues& asked) {
            return asked.field == fieldOf<&Device::paper>;
        });
    if (filter.paper) {
        out.add(" AND d.paper = ?6", 6, toValue(*filter.paper));
    } else if (!filter.includeAll && !asksPapers) {
        out.add(" AND (d.paper IS NULL OR d.paper NOT IN (3, 4, 5))");
    }
}

void addPurchase(Composed& out, const DeviceFilter& filter)
{
    if (filter.assetClass) {
        out.add(" AND d.asset_class = ?13", 13, toValue(*filter.assetClass));
    }
    if (filter.warrantyFrom) {
        out.add(" AND d.warranty_until >= ?14", 14, toValue(*filter.warrantyFrom));
    }
    if (filter.warrantyUntil) {
        out.add(" AND d.warranty_until <= ?15", 15, toValue(*filter.warrantyUntil));
    }
    if (filter.supplier) {
        out.add(" AND d.supplier = ?16", 16, toValue(*filter.supplier));
    }
}

constexpr int changeParameter = 90;
constexpr int firstValue = 100;
constexpr std::size_t mostValues = 400; ///< of one list; SQLite numbers no parameter above 32766

void addValues(Composed& out, const DeviceFilter& filter)
{
    int parameter = firstValue;
    for (const auto& asked : filter.oneOf) {
        const auto column = "d." + shownColumn(asked.field);
        std::string known;
        bool isNone = false;
        for (const auto& value : asked.values) {
            if (value == Value{}) {
                isNone = true;
            } else if (parameter < firstValue + static_cast<int>(mostValues)) {
                known += (known.empty() ? "?" : ", ?") + std::to_string(parameter);
                out.bind(parameter++, value);
            }
        }
        out.add(" AND (").add(column + " IN (" + known + ")");
        out.add(isNone ? " OR " + column + " IS NULL)" : ")");
    }
    if (filter.change) {
        out.add(" AND d.id IN (SELECT record FROM op WHERE change_set = ?90)", changeParameter,
                toValue(*filter.change));
    }
}

void addText(Composed& out, const DeviceFilter& filter, const DevicePlan& plan)
{
    if (plan.words.empty()) {
        if (!filter.text.empty()) {
            out.add(" AND 0"); // punctuation only: nothing is called so
        }
        return;
    }
    if (plan.textRows) {
        out.add(rowsOfText, 11, *plan.textRows);
        return;
    }
    out.add(" AND (d.ident LIKE ?12", 12, partOf(plan.folded)).add(" OR (1");
    for (std::size_t i = 0; i < plan.words.size(); ++i) {
        const int parameter = firstWord + static_cast<int>(i);
        out.add(" AND instr(' ' || d.words, ?" + std::to_string(parameter) + ") > 0", parameter,
                " " + plan.words[i]);
    }
    out.add("))");
}

} // namespace

DevicePlan planOf(Database& database, const DeviceFilter& filter, const char* inOrder)
{
    DevicePlan plan;
    plan.folded = text::fold(filter.text);
    plan.words = typedWords(plan.folded);
    plan.access = inOrder;
    if (filter.site || (filter.unit && hasFewSites(database, *filter.unit))) {
        plan.access = DevicePlan::bySite;
    } else if (filter.custodian) {
        plan.access = DevicePlan::byCustodian;
    } else if (!plan.words.empty()) {
        plan.textRows = rowsOf(database, plan);
        if (plan.textRows) {
            plan.access = DevicePlan::byRow;
        }
    }
    return plan;
}

void addFilter(Composed& out, const DeviceFilter& filter, const DevicePlan& plan)
{
    if (filter.site) {
        out.add(" AND d.site = ?1", 1, toValue(*filter.site));
    }
    if (plan.isNowhere) {
        out.add(" AND d.site IS NULL");
    }
    if (filter.unit) {
        out.add(plan.access == DevicePlan::bySite ? sitesBelow : unitAbove, 2,
                toValue(*filter.unit));
    }
    addStates(out, filter);
    if (filter.custodian) {
        out.add(" AND d.custodian = ?7", 7, toValue(*filter.custodian));
    }
    addPurchase(out, filter);
    addText(out, filter, plan);
    addValues(out, filter);
}

std::string shownColumn(std::uint16_t field)
{
    if (field == fieldOf<&Device::condition>) {
        return "condition_now";
    }
    if (field == fieldOf<&Device::use>) {
        return "use_now";
    }
    return std::string(describe(RecordKind::Device).field(field)->name);
}

} // namespace dongbo::store
