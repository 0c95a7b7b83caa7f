#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/plan_words.h"
#include "cli/commands/record_text.h"
#include "cli/json/planning.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/register/planning/gap_ways.h"

#include <algorithm>
#include <memory>

namespace dongbo::cli::commands {

namespace {

struct Words
{
    std::string unit, site, tier;
    bool onlyGaps = false;
    bool onlyCritical = false;
};

Tone toneOf(planning::NeedState state)
{
    switch (state) {
    case planning::NeedState::Met:
    case planning::NeedState::Substitute:
        return Tone::Good;
    case planning::NeedState::Unknown:
    case planning::NeedState::BelowSpec:
        return Tone::Warning;
    case planning::NeedState::Broken:
    case planning::NeedState::Missing:
        return Tone::Bad;
    }
    return Tone::Plain;
}

std::string codesOf(const Consistency& consistency, const std::vector<DeviceId>& devices)
{
    std::string out;
    for (const auto& device : devices) {
        out += (out.empty() ? "" : ", ") + consistency.read.codeOf(device);
    }
    return out;
}

void printSites(const Context& context, const Consistency& consistency, const Words& words)
{
    Table table({{context.say("cli.column.site")},
                 {context.say("plan.column.line")},
                 {context.say("plan.column.have"), Align::Right},
                 {context.say("cli.column.state")},
                 {context.say("plan.column.critical")},
                 {context.say("cli.column.device")},
                 {context.say("plan.column.why")}});
    for (const auto& site : consistency.sites) {
        const auto& standard = consistency.standardOf(site);
        for (const auto& line : site.lines) {
            const auto& wanted = standard.lines[line.line];
            const bool isCritical = wanted.critical.value_or(false);
            const bool isHidden =
                (words.onlyCritical && !isCritical) ||
                ((words.onlyGaps || words.onlyCritical) && !planning::isGap(line.worst));
            if (isHidden) {
                continue;
            }
            table.add({{consistency.read.sites[site.site].name},
                       {termText(context, wanted.type)},
                       {std::to_string(line.have) + "/" + std::to_string(line.need)},
                       {context.say("need." + std::string(planning::codeOf(line.worst))),
                        toneOf(line.worst)},
                       {isCritical ? context.say("plan.critical") : std::string()},
                       {codesOf(consistency, line.devices)},
                       {shortfallText(context, consistency, site, line)}});
        }
    }
    printTable(context, table, "plan.count_lines", "plan.no_lines");
    const auto& counts = consistency.counts;
    *context.out << context.say("plan.consistency_summary",
                                {{"able", std::to_string(counts.able)},
                                 {"sites", std::to_string(counts.sites)},
                                 {"critical", std::to_string(counts.criticalGaps)},
                                 {"others", std::to_string(counts.otherGaps)},
                                 {"surplus", std::to_string(counts.surplus)}})
                 << "\n";
    if (counts.withoutStandard > 0) {
        *context.out << context.say("plan.without_standard",
                                    {{"count", std::to_string(counts.withoutStandard)}})
                     << "\n";
    }
}

/// How each open line of one site can be closed, the cheapest way first.
void printWays(const Context& context, Register& reg, const SiteId& site)
{
    // of all sites: another one may have a device to spare
    const auto everywhere = evaluateSites(reg, {});
    const auto place = everywhere.read.placeOf(site);
    const auto here = std::find_if(everywhere.sites.begin(), everywhere.sites.end(),
                                   [&](const auto& one) { return one.site == place; });
    if (here == everywhere.sites.end()) {
        return;
    }
    const auto all = waysToClose(reg, everywhere, *here);
    if (all.empty()) {
        return;
    }
    printHeading(context, "plan.heading.ways");
    Table table({{context.say("plan.column.line")},
                 {context.say("plan.column.kind")},
                 {context.say("cli.column.device")},
                 {context.say("plan.column.from_site")},
                 {context.say("cli.column.cost"), Align::Right},
                 {context.say("plan.column.why")}});
    for (const auto& line : all) {
        const auto type = termText(context, everywhere.standardOf(*here).lines[line.line].type);
        for (const auto& [way, code, fromSite, how] : line.ways) {
            const auto source = way.source.empty() ? std::string() : " " + way.source;
            table.add({{type},
                       {termText(context, std::optional{way.action})},
                       {way.device ? code : way.model},
                       {fromSite},
                       {shownMoney(context, way.cost)},
                       {context.say(how) + source}});
        }
        if (!line.notBought.code.empty()) {
            table.add({{type},
                       {termText(context, std::optional{PlanAction::Buy})},
                       {},
                       {},
                       {"–"},
                       {context.say(line.notBought)}});
        }
    }
    table.print(context);
}

void printCsv(const Context& context, const Consistency& consistency)
{
    CsvList csv(context);
    const std::vector<std::string> members{"site",     "standard", "can_meet", "function",
                                           "type",     "need",     "have",     "state",
                                           "critical", "minimum",  "devices",  "why"};
    csv.row(members);
    const auto answer = consistencyJson(context, consistency);
    for (const auto& site : answer["sites"]) {
        for (const auto& line : site["lines"]) {
            Json row = line;
            row["site"] = site["site"];
            row["standard"] = site["standard"];
            row["can_meet"] = site["can_meet"];
            csv.row(members, row);
        }
    }
}

Exit run(const Context& context, const Words& words)
{
    auto reg = context.openForReading();
    Problems problems;
    auto scope = scopeOf(reg, words.unit, words.tier, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    if (!words.site.empty()) {
        scope.site = findSite(reg, words.site);
    }
    const auto consistency = evaluateSites(reg, scope);
    if (context.isJson()) {
        printJson(context, consistencyJson(context, consistency));
    } else if (context.isCsv()) {
        printCsv(context, consistency);
    } else {
        printSites(context, consistency, words);
        if (scope.site) {
            printWays(context, reg, *scope.site);
        }
    }
    return Exit::Done;
}

} // namespace

void addConsistency(CommandLine& line)
{
    auto words = std::make_shared<Words>();
    line.verb("consistency", Effect::Reads)
        .option("--unit", words->unit, "unit")
        .option("--site", words->site, "site")
        .option("--tier", words->tier, "tier")
        .flag("--gaps", words->onlyGaps)
        .flag("--critical", words->onlyCritical)
        .run([words](const Context& context) { return run(context, *words); });
}

} // namespace dongbo::cli::commands
