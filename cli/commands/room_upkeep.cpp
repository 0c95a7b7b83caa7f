#include "cli/answer.h"
#include "cli/commands/maintenance_words.h"
#include "cli/commands/record_text.h"
#include "cli/json/upkeep.h"
#include "cli/typed.h"
#include "core/register/base/find.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

struct PlaceWords
{
    std::string site, unit, until, days, times;
    bool only = false;
};

PowerQuestion placesOf(Register& reg, const PlaceWords& words)
{
    PowerQuestion question;
    question.site = words.site.empty() ? std::nullopt : std::optional{findSite(reg, words.site)};
    question.unit = words.unit.empty() ? std::nullopt : std::optional{findUnit(reg, words.unit)};
    return question;
}

std::string joined(const std::vector<std::string>& codes)
{
    std::string out;
    for (const auto& code : codes) {
        out += (out.empty() ? "" : ", ") + code;
    }
    return out;
}

Exit showBatteries(const Context& context, const PlaceWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    const auto until = typedDay(problems, "until", words.until);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto today = reg.today();
    const bool dueOnly = words.only || until;
    Json records = Json::array();
    Table table({{context.say("cli.column.code")},
                 {context.say("cli.column.site")},
                 {context.say("maintenance.column.battery_since")},
                 {context.say("maintenance.column.replace_by")},
                 {context.say("maintenance.column.last_test")},
                 {context.say("maintenance.column.result")},
                 {context.say("maintenance.column.next_test")},
                 {context.say("cli.column.open_faults"), Align::Right}});
    for (const auto& one : batteries(reg, placesOf(reg, words))) {
        const bool isDue = one.isDueBy(until.value_or(today));
        if (dueOnly && !isDue) {
            continue;
        }
        records.push_back(batteryJson(one, today));
        const bool isOld = one.replaceBy && *one.replaceBy <= today;
        table.add({{one.code},
                   {orDash(one.siteName)},
                   {one.since ? shownDay(one.since) +
                                    (one.isDeviceDay ? " " + context.say("maintenance.of_device")
                                                     : std::string())
                              : context.say("maintenance.not_known")},
                   {shownDay(one.replaceBy), isOld ? Tone::Bad : Tone::Plain},
                   {shownDay(one.lastTest)},
                   {!one.hasPassed
                        ? std::string()
                        : context.say(*one.hasPassed ? "maintenance.passed" : "maintenance.failed"),
                    one.hasPassed == false ? Tone::Bad : Tone::Plain},
                   {shownDay(one.nextTest),
                    one.nextTest && *one.nextTest < today ? Tone::Warning : Tone::Plain},
                   {std::to_string(one.openFaults)}});
    }
    if (!printList(context, "batteries", records,
                   {"device", "device_name", "site", "battery_since", "age_days", "replace_by",
                    "last_test", "last_test_passed", "next_test", "open_faults", "due"})) {
        printTable(context, table, "maintenance.count_batteries", "maintenance.no_batteries");
    }
    return Exit::Done;
}

Exit showPower(const Context& context, const PlaceWords& words)
{
    auto reg = context.openForReading();
    Json records = Json::array();
    Table table({{context.say("cli.column.site")},
                 {context.say("maintenance.column.working")},
                 {context.say("maintenance.column.failing")},
                 {context.say("maintenance.column.stabilizers"), Align::Right},
                 {context.say("maintenance.column.oldest_battery")},
                 {context.say("maintenance.column.power_faults"), Align::Right},
                 {context.say("maintenance.column.light_faults"), Align::Right},
                 {context.say("field.checked_at")},
                 {context.say("field.heading_power")},
                 {context.say("field.heading_light")}});
    for (const auto& room : roomsPower(reg, placesOf(reg, words))) {
        if (words.only && room.hasBackup()) {
            continue;
        }
        records.push_back(roomPowerJson(room));
        table.add({{orDash(room.name)},
                   {room.hasBackup() ? joined(room.working) : context.say("maintenance.no_backup"),
                    room.hasBackup() ? Tone::Plain : Tone::Bad},
                   {joined(room.failing), Tone::Warning},
                   {std::to_string(room.stabilizers)},
                   {shownDay(room.oldestBattery)},
                   {std::to_string(room.powerFaults)},
                   {std::to_string(room.lightFaults)},
                   {shownDay(room.checked)},
                   {termText(context, room.power)},
                   {termText(context, room.light)}});
    }
    if (!printList(context, "rooms", records,
                   {"site", "unit", "backup", "stabilizers", "oldest_battery", "power_faults",
                    "light_faults", "checked", "power", "light"})) {
        printTable(context, table, "cli.count_sites", "maintenance.all_have_backup");
    }
    return Exit::Done;
}

Exit showWatched(const Context& context, const PlaceWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    WatchQuestion question;
    const auto days = typedInteger(problems, "days", words.days);
    const auto times = typedInteger(problems, "times", words.times);
    checks::between(problems, "days", days, 1, 36'500);
    checks::between(problems, "times", times, 1, 1'000);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    question.days = days.value_or(question.days);
    question.times = times.value_or(question.times);
    const auto places = placesOf(reg, words);
    question.site = places.site;
    question.unit = places.unit;
    Json records = Json::array();
    Table table({{context.say("cli.column.code")},
                 {context.say("cli.column.name")},
                 {context.say("cli.column.site")},
                 {context.say("maintenance.column.intermittent"), Align::Right},
                 {context.say("maintenance.column.recurrences"), Align::Right},
                 {context.say("maintenance.column.hard_starts"), Align::Right},
                 {context.say("cli.column.open_faults"), Align::Right},
                 {context.say("maintenance.column.last")}});
    for (const auto& one : watchList(reg, question)) {
        records.push_back(watchedJson(one));
        table.add({{one.code},
                   {one.name},
                   {orDash(one.siteName)},
                   {std::to_string(one.intermittent)},
                   {std::to_string(one.recurrences)},
                   {std::to_string(one.hardStarts) + "/" + std::to_string(one.checks)},
                   {std::to_string(one.open), one.open > 0 ? Tone::Warning : Tone::Plain},
                   {shownDay(one.last)}});
    }
    if (!printList(context, "watched", records,
                   {"device", "device_name", "type", "site", "intermittent", "recurrences",
                    "checks", "hard_starts", "starts", "open_faults", "last"})) {
        printTable(context, table, "maintenance.count_watched", "maintenance.none_watched");
    }
    return Exit::Done;
}

} // namespace

void addRoomUpkeep(Noun& noun)
{
    auto aged = std::make_shared<PlaceWords>();
    noun.verb("batteries", Effect::Reads)
        .flag("--due", aged->only)
        .option("--until", aged->until, "date")
        .option("--site", aged->site, "site")
        .option("--unit", aged->unit, "unit")
        .run([aged](const Context& context) { return showBatteries(context, *aged); });
    auto powered = std::make_shared<PlaceWords>();
    noun.verb("power", Effect::Reads)
        .flag("--without-backup", powered->only)
        .option("--site", powered->site, "site")
        .option("--unit", powered->unit, "unit")
        .run([powered](const Context& context) { return showPower(context, *powered); });
    auto watched = std::make_shared<PlaceWords>();
    noun.verb("watch", Effect::Reads)
        .option("--days", watched->days, "number")
        .option("--times", watched->times, "number")
        .option("--site", watched->site, "site")
        .option("--unit", watched->unit, "unit")
        .run([watched](const Context& context) { return showWatched(context, *watched); });
}

} // namespace dongbo::cli::commands
