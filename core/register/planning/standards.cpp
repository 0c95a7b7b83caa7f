#include "core/register/planning/standards.h"

#include "core/register/base/checks.h"
#include "core/register/base/edit_record.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"

#include <algorithm>
#include <map>
#include <set>

namespace dongbo {

namespace {

constexpr std::int64_t mostOfALine = 100;

std::string labelOf(const StandardSet& set, const StandardSetId& id)
{
    return set.name.value_or(id.text());
}

std::vector<planning::Attribute> attributesOf(Register& reg, DeviceType type)
{
    for (const auto& info : store::typeInfos(reg.database())) {
        if (info.type == type) {
            return planning::parseAttributes(info.attributes.value_or(""));
        }
    }
    return {};
}

std::string lineLabel(Register& reg, const StandardLine& line)
{
    const auto set = line.set ? store::load<StandardSet>(reg.database(), *line.set)
                              : std::optional<StandardSet>{};
    return (set ? set->name.value_or("") : std::string()) + "/" +
           std::to_string(line.position.value_or(0));
}

/// Another set of the tier that begins on the same day: nobody could say which one holds.
void checkSameDay(Register& reg, const StandardSet& set, Problems& problems)
{
    for (const auto& row : store::standardSets(reg.database())) {
        if (row.set.tier == set.tier && row.set.validFrom == set.validFrom) {
            problems.push_back(
                {"valid_from",
                 {"standard.same_day",
                  {{"standard", labelOf(row.set, row.id)}, {"tier", set.tier.value_or("")}}}});
            return;
        }
    }
}

} // namespace

Problems checkStandardLine(Register& reg, const StandardLine& line)
{
    Problems problems;
    if (!line.type) {
        problems.push_back({"type", {"value.required", {}}});
        return problems;
    }
    if (!line.function) {
        problems.push_back({"function", {"value.required", {}}});
    }
    checks::between(problems, "quantity", line.quantity.value_or(1), 1, mostOfALine);
    checks::notNegative(problems, "ceiling", line.ceiling);
    const auto wrong =
        planning::checkMinimum(line.minimum.value_or(""), attributesOf(reg, *line.type));
    problems.insert(problems.end(), wrong.begin(), wrong.end());
    planning::eachPiece(line.substitutes.value_or(""), '|', [&](std::string_view code) {
        if (code.empty() || code == "-") {
            return;
        }
        const auto type = parseCode<DeviceType>(code);
        if (!type || type == line.type) {
            problems.push_back(
                {"substitutes", {"standard.bad_substitute", {{"text", std::string(code)}}}});
        }
    });
    return problems;
}

Checked<Written<StandardSetId>> addStandard(Register& reg, const StandardDraft& draft,
                                            const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    auto set = draft.set;
    Problems problems;
    checks::required(problems, "name", set.name);
    checks::required(problems, "tier", set.tier);
    checks::notBefore(problems, "valid_to", set.validFrom, set.validTo);
    checks::length(problems, "reason", reason, checks::longText);
    checkSameDay(reg, set, problems);
    checks::record(problems, set);
    if (draft.lines.empty()) {
        problems.push_back({"lines", {"standard.no_lines", {}}});
    }
    std::vector<StandardLine> lines = draft.lines;
    for (auto& line : lines) {
        auto wrong = checkStandardLine(reg, line);
        checks::record(wrong, line);
        problems.insert(problems.end(), wrong.begin(), wrong.end());
    }
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.standard_added", {{"standard", *set.name}}}, reason);
    const StandardSetId id{action.create(set)};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].set = id;
        lines[i].position = static_cast<std::int64_t>(i) + 1;
        action.create(lines[i]);
    }
    work.commit();
    return Written<StandardSetId>{id, *set.name, action.id()};
}

Checked<Written<StandardSetId>> newStandardVersion(Register& reg, StandardSetId id, Date from,
                                                   const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    const auto old = lookups::require<StandardSet>(reg, id);
    auto set = old;
    set.validFrom = from;
    set.validTo.reset();
    Problems problems;
    checks::dayExists(problems, "valid_from", from);
    checks::length(problems, "reason", reason, checks::longText);
    if (old.validFrom && from <= *old.validFrom) {
        problems.push_back({"valid_from",
                            {"standard.not_later",
                             {{"standard", labelOf(old, id)}, {"day", isoText(*old.validFrom)}}}});
    }
    checkSameDay(reg, set, problems);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.standard_version", {{"standard", labelOf(old, id)}, {"day", text::formatDate(from)}}},
        reason);
    const StandardSetId fresh{action.create(set)};
    for (auto& row : standardLinesOf(reg, id)) {
        row.line.set = fresh;
        action.create(row.line);
    }
    const Date before{std::chrono::sys_days{from} - std::chrono::days{1}};
    if (!old.validTo || *old.validTo > before) {
        FieldWrites<StandardSet>().set(&StandardSet::validTo, before).apply(action, id);
    }
    work.commit();
    return Written<StandardSetId>{fresh, labelOf(set, fresh), action.id()};
}

StandardDraft standardFromSite(Register& reg, SiteId site)
{
    PlanningScope scope;
    scope.site = site;
    const auto read = readSites(reg, scope);
    StandardDraft draft;
    if (read.sites.empty()) {
        return draft;
    }
    draft.set.tier = lookups::maybe(read.sites[0].tier);
    std::map<DeviceType, std::int64_t> counted;
    std::map<DeviceType, std::set<std::string>> models;
    for (const auto& device : read.situation.sites[0].devices) {
        const bool isPart =
            planning::counts(device.facts) && !planning::isOutOfAction(device.facts) &&
            device.facts.type != DeviceType::Accessory && device.facts.type != DeviceType::Other;
        if (isPart) {
            ++counted[*device.facts.type];
            if (!device.model.empty()) {
                models[*device.facts.type].emplace(device.model);
            }
        }
    }
    for (const auto& [type, count] : counted) {
        StandardLine line;
        line.type = type;
        line.function = planning::functionOf(type);
        line.quantity = std::min(count, mostOfALine);
        line.critical = false;
        std::string preferred;
        for (const auto& model : models[type]) {
            preferred += (preferred.empty() ? "" : "|") + model;
        }
        line.preferred = lookups::maybe(preferred);
        draft.lines.push_back(std::move(line));
    }
    return draft;
}

Checked<Written<StandardLineId>> addStandardLine(Register& reg, StandardSetId set,
                                                 StandardLine line, const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    const auto owner = lookups::require<StandardSet>(reg, set);
    line.set = set;
    std::int64_t last = 0;
    for (const auto& row : store::standardLines(reg.database(), set)) {
        last = std::max(last, row.line.position.value_or(0));
    }
    line.position = line.position ? line.position : last + 1;
    auto problems = checkStandardLine(reg, line);
    checks::length(problems, "reason", reason, checks::longText);
    checks::record(problems, line);
    if (!problems.empty()) {
        return problems;
    }
    const auto label = labelOf(owner, set) + "/" + std::to_string(*line.position);
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.standard_line_added", {{"line", label}}}, reason);
    const StandardLineId id{action.create(line)};
    work.commit();
    return Written<StandardLineId>{id, label, action.id()};
}

Checked<Edited<StandardLineId>> editStandardLine(Register& reg, StandardLineId id,
                                                 const std::vector<FieldEdit>& fieldEdits,
                                                 const std::string& reason, OnConflict onConflict)
{
    edits::Rules<StandardLine> rules;
    rules.what = "did.standard_line_edited";
    rules.argument = "line";
    rules.label = [&](const StandardLine& line) { return lineLabel(reg, line); };
    rules.check = [&](const StandardLine& line) { return checkStandardLine(reg, line); };
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict, rules);
}

Checked<Written<StandardLineId>> removeStandardLine(Register& reg, StandardLineId id,
                                                    const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    const auto line = lookups::require<StandardLine>(reg, id);
    const auto label = lineLabel(reg, line);
    Problems problems;
    checks::length(problems, "reason", reason, checks::longText);
    if (line.quantity == 0) {
        problems.push_back({"line", {"standard.removed_already", {{"line", label}}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.standard_line_removed", {{"line", label}}}, reason);
    FieldWrites<StandardLine>().set(&StandardLine::quantity, std::int64_t{0}).apply(action, id);
    work.commit();
    return Written<StandardLineId>{id, label, action.id()};
}

std::vector<store::StandardLineRow> standardLinesOf(Register& reg, StandardSetId set)
{
    auto rows = store::standardLines(reg.database(), set);
    std::erase_if(rows, [](const auto& row) { return row.line.quantity == 0; });
    return rows;
}

StandardEffect effectOf(Register& reg, const std::string& tier,
                        const std::vector<StandardLine>& lines)
{
    PlanningScope scope;
    scope.tier = tier;
    StandardEffect effect;
    const auto now = evaluateSites(reg, scope);
    effect.before = now.counts;
    planning::Evaluator evaluator(lines);
    std::vector<planning::DeviceFacts> facts;
    for (const auto& site : now.read.situation.sites) {
        facts.clear();
        for (const auto& device : site.devices) {
            facts.push_back(device.facts);
        }
        effect.after.add(evaluator.evaluate(facts), lines);
    }
    return effect;
}

StandardSetId findStandard(Register& reg, std::string_view text)
{
    constexpr std::size_t shortestId = 8;
    std::vector<StandardSetId> byName;
    std::vector<StandardSetId> byId;
    std::string known;
    for (const auto& row : store::standardSets(reg.database())) {
        if (text::fold(labelOf(row.set, row.id)) == text::fold(text)) {
            byName.push_back(row.id);
        }
        if (text.size() >= shortestId && row.id.text().starts_with(text)) {
            byId.push_back(row.id);
        }
        known += (known.empty() ? "" : ", ") + labelOf(row.set, row.id);
    }
    // of versions with one name the one that holds today
    const auto ofTier = store::standardSetFor(reg.database(), std::string(text), planningDay(reg));
    for (const auto& id : byName) {
        const auto set = store::load<StandardSet>(reg.database(), id);
        if (byName.size() > 1 && set &&
            store::existsOn(set->validFrom, set->validTo, planningDay(reg))) {
            return id;
        }
    }
    const auto& found = byName.empty() ? byId : byName;
    if (found.size() == 1) {
        return found.front();
    }
    if (found.empty() && ofTier) {
        return ofTier->id;
    }
    std::string ids;
    for (const auto& id : found) {
        ids += (ids.empty() ? "" : ", ") + id.text();
    }
    Message message{"find.ambiguous_standard", {{"text", std::string(text)}, {"candidates", ids}}};
    if (found.empty()) {
        message = {"find.unknown_standard", {{"text", std::string(text)}, {"known", known}}};
    }
    throw Error(Error::Kind::Usage, message);
}

StandardLineId findStandardLine(Register& reg, std::string_view text)
{
    const auto slash = text.rfind('/');
    if (slash != std::string_view::npos) {
        const auto set = findStandard(reg, text.substr(0, slash));
        for (const auto& row : standardLinesOf(reg, set)) {
            if (row.line.position && std::to_string(*row.line.position) == text.substr(slash + 1)) {
                return row.id;
            }
        }
    } else if (const auto id = RecordId::parse(text);
               id && store::load<StandardLine>(reg.database(), StandardLineId{*id})) {
        return StandardLineId{*id};
    }
    throw Error(Error::Kind::Usage, {"find.unknown_standard_line", {{"text", std::string(text)}}});
}

} // namespace dongbo
