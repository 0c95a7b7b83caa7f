#include "core/register/maintenance/power.h"
#include "core/report/engine/keys.h"

// What has to be looked after: batteries, rooms that stand without backup power, maintenance due.

namespace dongbo::report {

namespace {

PowerQuestion askedPlaces(const Builder& builder)
{
    return {builder.site(), builder.unit()};
}

Date lastDay(const Builder& builder)
{
    return planning::plusDays(builder.today(), builder.number("days"));
}

/// Batteries to be looked after within so many days: too old, of no known age, the last test failed
/// or a test falls due.
void buildBatteries(Builder& builder)
{
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("battery_since", ColumnKind::Day, 12, {.how = "report.how.battery_since"});
    builder.column("age_days", ColumnKind::Integer, 9);
    builder.column("replace_by", ColumnKind::Day, 12, {.how = "report.how.replace_by"});
    builder.column("last_test", ColumnKind::Day, 12);
    builder.column("test_result", ColumnKind::Text, 12);
    builder.column("next_test", ColumnKind::Day, 12);
    builder.column("open_count", ColumnKind::Integer, 8);
    for (const auto& one : batteries(builder.reg, askedPlaces(builder))) {
        if (!one.isDueBy(lastDay(builder))) {
            continue;
        }
        Row row{one.code,
                one.name,
                one.siteName,
                cellOf(one.since),
                one.since ? Cell{daysBetween(*one.since, builder.today())} : Cell{},
                cellOf(one.replaceBy),
                cellOf(one.lastTest),
                one.hasPassed ? Cell{builder.say(*one.hasPassed ? "maintenance.passed"
                                                                : "maintenance.failed")}
                              : Cell{},
                cellOf(one.nextTest),
                one.openFaults};
        row.record = RecordRef{RecordKind::Device, one.device};
        builder.row(std::move(row));
    }
}

std::string joined(const std::vector<std::string>& codes)
{
    std::string out;
    for (const auto& code : codes) {
        out += (out.empty() ? "" : ", ") + code;
    }
    return out;
}

/// Rooms without a UPS or generator that can be counted on, with what they have, and their light.
void buildRooms(Builder& builder)
{
    builder.column("site", ColumnKind::Text, 24);
    builder.column("unit", ColumnKind::Text, 24);
    builder.column("failing_power", ColumnKind::Text, 28, {.how = "report.how.failing_power"});
    builder.column("stabilizers", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("power_faults", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("light_faults", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("checked_on", ColumnKind::Day, 12);
    builder.column("power_checked", ColumnKind::Text, 14);
    builder.column("light_checked", ColumnKind::Text, 14);
    for (const auto& room : roomsPower(builder.reg, askedPlaces(builder))) {
        if (room.hasBackup()) {
            continue;
        }
        Row row{room.name,
                room.unit,
                joined(room.failing),
                room.stabilizers,
                room.powerFaults,
                room.lightFaults,
                cellOf(room.checked),
                builder.name(room.power),
                builder.name(room.light)};
        row.record = RecordRef{RecordKind::Site, room.site};
        builder.row(std::move(row));
    }
}

/// Preventive maintenance that is due within so many days, by day.
void buildDue(Builder& builder)
{
    builder.column("due", ColumnKind::Day, 12);
    builder.column("due_in", ColumnKind::Integer, 9, {.how = "report.how.due_in"});
    builder.column("maintenance", ColumnKind::Text, 30);
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("number", ColumnKind::Text, 14);
    builder.column("state", ColumnKind::Text, 12);
    builder.column("last_done", ColumnKind::Day, 12);
    builder.column("officer", ColumnKind::Text, 24);
    DueQuestion question;
    question.until = lastDay(builder);
    question.site = builder.site();
    question.unit = builder.unit();
    const auto type = builder.type();
    for (const auto& one : dueWork(builder.reg, question)) {
        if (type && one.type != type) {
            continue;
        }
        Row row{one.due,
                planning::daysFromTo(builder.today(), one.due),
                one.planName,
                one.deviceCode,
                one.deviceName,
                one.siteName,
                one.number,
                one.order ? Cell{builder.name(std::optional{one.state})} : Cell{},
                cellOf(one.lastDone),
                one.officer};
        row.record = RecordRef{RecordKind::Device, one.device};
        builder.row(std::move(row));
    }
}

} // namespace

extern const Definition batteriesDue;
const Definition batteriesDue{
    "battery-due",
    Question::Have,
    {{"days", ParameterKind::Number, {}, Initial::Nothing, 90}, parameter::site, parameter::unit},
    &buildBatteries};
extern const Definition maintenanceDue;
const Definition maintenanceDue{"maintenance-due",
                                Question::Have,
                                {{"days", ParameterKind::Number, {}, Initial::Nothing, 30},
                                 parameter::type,
                                 parameter::site,
                                 parameter::unit},
                                &buildDue};
extern const Definition roomsWithoutBackup;
const Definition roomsWithoutBackup{
    "no-backup-power", Question::Lacking, {parameter::site, parameter::unit}, &buildRooms};

} // namespace dongbo::report
