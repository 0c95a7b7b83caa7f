#include "gui/present/consistency/standards_list.h"

#include "core/register/planning/standard_revisions.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/wording.h"
#include "gui/present/consistency/standard_words.h"
#include "gui/present/lists/new_column.h"

#include <map>

namespace dongbo::present {

namespace {

std::string dayText(const std::optional<Date>& day)
{
    return day ? text::formatDate(*day) : std::string();
}

std::int64_t dayNumber(const std::optional<Date>& day)
{
    return day ? std::chrono::sys_days{*day}.time_since_epoch().count() : -1'000'000;
}

PillText stateOf(Language language, const StandardSet& set, bool isHolding, Date day)
{
    if (isHolding) {
        return {"circle-check", text::say(language, "consistency.in_force"), Tone::Ok};
    }
    if (set.validFrom && *set.validFrom > day) {
        return {"clock", text::say(language, "consistency.to_come"), Tone::Accent};
    }
    return {"minus", text::say(language, "consistency.ended"), Tone::Mute};
}

std::vector<StandardRow> readRows(Register& reg, Language language, JobContext& job)
{
    std::vector<StandardRow> out;
    std::map<std::string, RegisterSituation> tiers;
    const auto day = planningDay(reg);
    for (const auto& row : store::standardSets(reg.database())) {
        job.checkpoint();
        const auto tier = row.set.tier.value_or("");
        if (tiers.find(tier) == tiers.end()) {
            PlanningScope scope;
            scope.tier = tier;
            tiers.emplace(tier, readSites(reg, scope));
        }
        StandardRow line;
        line.id = row.id;
        line.name = row.set.name.value_or("");
        line.tierCode = tier;
        line.tier = tierWord(language, tier);
        line.from = row.set.validFrom;
        line.to = row.set.validTo;
        const auto holding = store::standardSetFor(reg.database(), tier, day);
        line.state = stateOf(language, row.set, holding && holding->id == row.id, day);
        std::vector<StandardLine> lines;
        for (auto& each : standardLinesOf(reg, row.id)) {
            lines.push_back(std::move(each.line));
        }
        line.lines = std::ssize(lines);
        const auto effect = planning::effectOfDraft(tiers.at(tier).situation.sites, lines, lines);
        line.sites = effect.after.sites;
        line.able = effect.after.able;
        line.whole = effect.wholeAfter;
        line.searched = " " + text::fold(line.name + " " + line.tier);
        out.push_back(std::move(line));
    }
    return out;
}

} // namespace

Place newStandardPlace(const std::string& from)
{
    return {ScreenName::Consistency, {}, "view=standards;new=" + from};
}

StandardsList::StandardsList(Shell& shell, ListView& view)
    : MemoryList(shell, view,
                 {"standards",
                  ScreenName::Consistency,
                  RecordKind::StandardSet,
                  {"tier", false},
                  {},
                  /*picksFirst=*/true})
{}

std::vector<LineColumn<StandardRow>> StandardsList::declare() const
{
    const NewColumn column(session(), "consistency.col_");
    auto name = column("name", CellKind::Strong, 220, 2);
    name.isFixed = true;
    const auto share = [](std::int64_t part, const StandardRow& row) {
        return ListCell{std::to_string(part) + "/" + std::to_string(row.sites)};
    };
    using Line = const StandardRow&;
    return {{column("tier", CellKind::Text, 110), &StandardRow::tier},
            {name, &StandardRow::name},
            {column("state", CellKind::Pill, 150), &StandardRow::state},
            {column("from", CellKind::Text, 110),
             [](Line row) { return ListCell{dayText(row.from)}; },
             [](Line row) { return dayNumber(row.from); }},
            {column("to", CellKind::Text, 110, 0, 2),
             [](Line row) { return ListCell{dayText(row.to)}; },
             [](Line row) { return dayNumber(row.to); }},
            {column("lines", CellKind::Number, 80, 0, 3),
             [](Line row) { return ListCell{std::to_string(row.lines)}; }, &StandardRow::lines},
            {column("able", CellKind::Number, 110, 0, 1),
             [share](Line row) { return share(row.able, row); }, &StandardRow::able},
            {column("whole", CellKind::Number, 110, 0, 1),
             [share](Line row) { return share(row.whole, row); }, &StandardRow::whole}};
}

void StandardsList::readLines()
{
    readIn([language = session().language()](Register& reg, JobContext& job) {
        return readRows(reg, language, job);
    });
}

std::string StandardsList::caption() const
{
    return say("consistency.set_count", {{"count", number(std::ssize(lines()))}});
}

void StandardsList::openRow(std::int64_t index)
{
    shell().go({ScreenName::Consistency, {}, "view=standards;set=" + line(index).id.text()});
}

std::vector<ListChoice> StandardsList::actions() const
{
    if (!current()) {
        return {};
    }
    return {{"open", say("consistency.open_set"), "pencil"}};
}

void StandardsList::doIt(const std::string& actionId)
{
    if (actionId == "open" && current()) {
        shell().go({ScreenName::Consistency, {}, "view=standards;set=" + current()->text()});
    } else if (actionId == "starter" || actionId == "site") {
        shell().go(newStandardPlace(actionId));
    }
}

EmptyWords StandardsList::emptyWords() const
{
    return {"clipboard-check",
            "consistency.empty_standard",
            "consistency.empty_set_filter",
            {{"starter", say("consistency.from_starter"), "clipboard", say("consistency.begin"),
              say("consistency.from_starter_help"), true},
             {"site", say("consistency.from_site"), "map-pin", say("consistency.begin"),
              say("consistency.from_site_help"), true}}};
}

} // namespace dongbo::present
