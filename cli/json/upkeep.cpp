#include "cli/json/upkeep.h"

#include "cli/json/records.h"

namespace dongbo::cli {

namespace {

std::string_view causeCode(planning::DueCause cause)
{
    switch (cause) {
    case planning::DueCause::Interval:
        return "interval";
    case planning::DueCause::FixedDay:
        return "fixed_day";
    case planning::DueCause::Faults:
        return "faults";
    }
    return "interval";
}

} // namespace

Json dueWorkJson(const DueWork& work, Date today)
{
    return {{"plan", jsonOfName(work.planName)},
            {"plan_id", work.plan.text()},
            {"device", jsonOfName(work.deviceCode)},
            {"device_id", work.device.text()},
            {"device_name", jsonOfName(work.deviceName)},
            {"type", jsonOf(work.type)},
            {"site", jsonOfName(work.siteName)},
            {"site_id", jsonOf(work.site)},
            {"due", isoText(work.due)},
            {"days_late", planning::daysFromTo(work.due, today)},
            {"cause", work.cause ? Json(causeCode(*work.cause)) : Json()},
            {"last_done", jsonOf(work.lastDone)},
            {"work_order", jsonOfName(work.number)},
            {"work_order_id", jsonOf(work.order)},
            {"state", work.order ? Json(dongbo::codeOf(work.state)) : Json()},
            {"snoozed_until", jsonOf(work.snoozedUntil)},
            {"officer", jsonOfName(work.officer)}};
}

Json workOrderJson(const store::WorkOrderRow& row, Names& names)
{
    auto out = fieldsJson(row.id, describe(RecordKind::WorkOrder), valuesOf(row.order), names);
    Json results = Json::array();
    for (const auto& answer : resultsOf(row.order)) {
        results.push_back({{"step", answer.text},
                           {"kind", dongbo::codeOf(answer.kind)},
                           {"unit", jsonOfName(answer.unit)},
                           {"answer", jsonOfName(answer.answer)},
                           {"right", jsonOf(answer.isRight)}});
    }
    out["results"] = std::move(results);
    out["fault"] =
        row.order.fault ? jsonOfName(names.of(RecordKind::Fault, *row.order.fault)) : Json();
    out["fault_id"] = jsonOf(row.order.fault);
    return out;
}

Json workStepsJson(const std::vector<WorkStep>& steps)
{
    Json out = Json::array();
    std::int64_t number = 0;
    for (const auto& step : steps) {
        out.push_back({{"number", ++number},
                       {"step", step.text},
                       {"kind", dongbo::codeOf(step.kind)},
                       {"unit", jsonOfName(step.unit)},
                       {"required", step.isRequired()},
                       {"at_least", step.least ? Json(*step.least) : Json()},
                       {"at_most", step.most ? Json(*step.most) : Json()},
                       {"wanted", step.kind == AnswerKind::YesNo ? Json(step.wanted ? "yes" : "no")
                                                                 : Json()}});
    }
    return out;
}

Json batteryJson(const BatteryState& battery, Date today)
{
    return {
        {"device", jsonOfName(battery.code)},
        {"device_id", battery.device.text()},
        {"device_name", jsonOfName(battery.name)},
        {"site", jsonOfName(battery.siteName)},
        {"site_id", jsonOf(battery.site)},
        {"battery_since", jsonOf(battery.since)},
        {"since_is_of_device", battery.isDeviceDay},
        {"age_days", battery.since ? Json(planning::daysFromTo(*battery.since, today)) : Json()},
        {"replace_by", jsonOf(battery.replaceBy)},
        {"last_test", jsonOf(battery.lastTest)},
        {"last_test_passed", jsonOf(battery.hasPassed)},
        {"next_test", jsonOf(battery.nextTest)},
        {"open_faults", battery.openFaults},
        {"due", battery.isDueBy(today)}};
}

Json roomPowerJson(const RoomPower& room)
{
    return {{"site", jsonOfName(room.name)},    {"site_id", room.site.text()},
            {"unit", jsonOfName(room.unit)},    {"backup", room.hasBackup()},
            {"working", room.working},          {"failing", room.failing},
            {"stabilizers", room.stabilizers},  {"oldest_battery", jsonOf(room.oldestBattery)},
            {"power_faults", room.powerFaults}, {"light_faults", room.lightFaults},
            {"checked", jsonOf(room.checked)},  {"power", jsonOf(room.power)},
            {"light", jsonOf(room.light)}};
}

Json watchedJson(const WatchedDevice& watched)
{
    return {{"device", jsonOfName(watched.code)},
            {"device_id", watched.device.text()},
            {"device_name", jsonOfName(watched.name)},
            {"type", jsonOf(watched.type)},
            {"site", jsonOfName(watched.siteName)},
            {"site_id", jsonOf(watched.site)},
            {"intermittent", watched.intermittent},
            {"recurrences", watched.recurrences},
            {"checks", watched.checks},
            {"hard_starts", watched.hardStarts},
            {"starts", watched.starts},
            {"open_faults", watched.open},
            {"last", jsonOf(watched.last)},
            {"newest_fault_id", jsonOf(watched.newest)}};
}

Json faultStepJson(const store::FaultStepRow& row)
{
    return {{"id", row.id.text()},
            {"at", jsonOf(row.step.at)},
            {"by", jsonOf(row.step.by)},
            {"step", jsonOf(row.step.step)},
            {"text", jsonOf(row.step.text)},
            {"device", jsonOfName(row.deviceCode)},
            {"device_id", jsonOf(row.step.device)},
            {"result", jsonOf(row.step.result)},
            {"notes", jsonOf(row.step.notes)}};
}

Json helpJson(const FaultHelp& help, Language language)
{
    Json tried = Json::array();
    for (const auto& row : help.tried) {
        tried.push_back(faultStepJson(row));
    }
    Json spares = Json::array();
    for (const auto& spare : help.spares) {
        spares.push_back({{"device", jsonOfName(spare.code)},
                          {"device_id", spare.id.text()},
                          {"type", dongbo::codeOf(spare.type)},
                          {"site", jsonOfName(spare.site)}});
    }
    if (help.tree == nullptr) {
        return {{"tree", nullptr},
                {"parts", Json::array()},
                {"next", nullptr},
                {"tried", tried},
                {"spares", spares}};
    }
    Json parts = Json::array();
    for (const auto& part : help.advice.parts) {
        Json steps = Json::array();
        for (const auto& step : part.steps) {
            Json devices = Json::array();
            for (const auto& id : step.devices) {
                devices.push_back(jsonOfName(help.room.at(id).code));
            }
            steps.push_back({{"step", step.step->code},
                             {"text", help.tree->say(step.step->code, language)},
                             {"devices", devices},
                             {"last", step.step->isLast},
                             {"result", jsonOf(step.tried)}});
        }
        parts.push_back(
            {{"branch", part.branch != nullptr ? Json(part.branch->code) : Json()},
             {"title",
              part.branch != nullptr ? Json(help.tree->say(part.branch->code, language)) : Json()},
             {"solved_here", part.solvedHere},
             {"share", part.branch != nullptr ? Json(part.share) : Json()},
             {"steps", steps}});
    }
    return {{"tree", help.tree->tree.code},
            {"title", help.tree->title(language)},
            {"site", jsonOfName(help.site)},
            {"solved", help.advice.solved},
            {"helped", help.advice.hasHelped},
            {"next", help.advice.next != nullptr ? Json(help.advice.next->code) : Json()},
            {"parts", parts},
            {"tried", tried},
            {"spares", spares}};
}

Json trainedJson(const std::vector<TrainedIn>& trained)
{
    Json out = Json::array();
    for (const auto& one : trained) {
        out.push_back({{"procedure", one.procedure.name},
                       {"procedure_id", one.procedure.id.text()},
                       {"version", jsonOfName(one.procedure.version)},
                       {"trained", one.isTrained()},
                       {"day", jsonOf(one.day)},
                       {"earlier_version", jsonOfName(one.earlierVersion)}});
    }
    return out;
}

Json keepersJson(const std::vector<RoomKeeper>& keepers)
{
    Json out = Json::array();
    for (const auto& keeper : keepers) {
        out.push_back({{"officer", jsonOfName(keeper.name)},
                       {"officer_id", keeper.officer.text()},
                       {"phone", jsonOfName(keeper.phone)},
                       {"deputy", keeper.isDeputy},
                       {"since", jsonOf(keeper.since)},
                       {"handed_over", jsonOfName(keeper.handedOver)}});
    }
    return out;
}

} // namespace dongbo::cli
