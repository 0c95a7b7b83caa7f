#include "cli/commands/record_text.h"

#include "cli/answer.h"
#include "cli/typed.h"
#include "cli/values_text.h"
#include "core/store/projection/projection.h"
#include "core/store/queries/device_queries.h"
#include "core/text/dates.h"
#include "core/text/field_names.h"
#include "core/text/fold.h"

namespace dongbo::cli::commands {

namespace {

Tone toneOf(const std::optional<Severity>& severity)
{
    if (severity == Severity::Blocking) {
        return Tone::Bad;
    }
    return severity == Severity::Degraded || severity == Severity::Intermittent ? Tone::Warning
                                                                                : Tone::Plain;
}

} // namespace

void printHeading(const Context& context, const char* code)
{
    *context.out << "\n" << context.say(code) << "\n";
}

void printTable(const Context& context, const Table& table, const char* countCode,
                const char* noneCode)
{
    if (table.rows() == 0) {
        *context.out << context.say(noneCode) << "\n";
        return;
    }
    table.print(context);
    *context.out << toned(context,
                          context.say(countCode, {{"count", std::to_string(table.rows())}}),
                          Tone::Quiet)
                 << "\n";
}

namespace {

/// A record's values with what holds now of a device's condition and use in place of what was
/// stated.
std::vector<Value> valuesNow(store::Database& database, RecordKind kind, const RecordId& id,
                             std::vector<Value> values)
{
    if (kind == RecordKind::Device) {
        const auto now = store::deviceState(database, DeviceId{id});
        values[fieldOf<&Device::condition> - 1u] = toValue(now.condition);
        values[fieldOf<&Device::use> - 1u] = toValue(now.use);
    }
    return values;
}

} // namespace

Facts factsOf(const Context& context, store::Database& database, RecordKind kind,
              const RecordId& id)
{
    Facts facts;
    const auto record = store::Projection(database).read(kind, id);
    if (!record) {
        return facts;
    }
    const auto now = valuesNow(database, kind, id, record->values);
    for (const Field& field : describe(kind).fields) {
        const Value& value = now[field.number - 1u];
        const Value& stated = record->values[field.number - 1u];
        if (std::holds_alternative<std::monostate>(value)) {
            continue;
        }
        auto text = valueText(context, database, field, value);
        if (value != stated && !std::holds_alternative<std::monostate>(stated)) {
            text += context.say("cli.otherwise_stated",
                                {{"value", valueText(context, database, field, stated)}});
        }
        facts.add(text::fieldName(context.language, field), text);
    }
    facts.add(context.say("cli.column.id"), id.text(), Tone::Quiet);
    if (record->state == store::RecordState::Withdrawn) {
        facts.add(context.say("cli.column.state"), context.say("cli.withdrawn"), Tone::Warning);
    }
    return facts;
}

std::string shownLabel(const Context& context, const std::string& label, const RecordId& id,
                       bool isWithdrawn)
{
    return isWithdrawn ? context.say("cli.withdrawn_record", {{"id", id.text()}}) : orDash(label);
}

Table faultTable(const Context& context, const std::vector<store::FaultRow>& rows, Instant now)
{
    Table table({{context.say("cli.column.number")},
                 {context.say("cli.column.reported")},
                 {context.say("cli.column.where")},
                 {context.say("cli.column.about")},
                 {context.say("cli.column.symptom")},
                 {context.say("cli.column.severity")},
                 {context.say("cli.column.state")},
                 {context.say("cli.column.age"), Align::Right},
                 {context.say("cli.column.repair_cost"), Align::Right}});
    for (const auto& row : rows) {
        const Fault& fault = row.fault;
        std::string about = row.deviceCode;
        if (about.empty()) {
            about = fault.device ? row.deviceName : termText(context, fault.about);
        }
        table.add(
            {{shownLabel(context, fault.number.value_or(""), row.id, row.isWithdrawn)},
             {shownMoment(fault.reportedAt)},
             {orDash(row.site)},
             {about},
             {fault.symptom.value_or("")},
             {termText(context, fault.severity), toneOf(fault.severity)},
             {termText(context, fault.state)},
             {text::formatDuration(store::ageOf(fault, now), context.language)},
             {row.repairCost.dong == 0 ? std::string() : shownMoney(context, row.repairCost)}});
    }
    return table;
}

Table repairTable(const Context& context, const std::vector<store::RepairRow>& rows)
{
    Table table({{context.say("cli.column.number")},
                 {context.say("cli.column.fault")},
                 {context.say("cli.column.device")},
                 {context.say("cli.column.by")},
                 {context.say("cli.column.started")},
                 {context.say("cli.column.finished")},
                 {context.say("cli.column.outcome")},
                 {context.say("cli.column.cost"), Align::Right}});
    for (const auto& row : rows) {
        const Repair& repair = row.repair;
        table.add({{orDash(repair.number.value_or(""))},
                   {orDash(row.faultNumber)},
                   {orDash(row.deviceCode.empty() ? row.site : row.deviceCode)},
                   {orDash(row.vendor.empty() ? row.officer : row.vendor)},
                   {shownMoment(repair.startedAt)},
                   {orDash(shownMoment(repair.finishedAt))},
                   {orDash(termText(context, repair.outcome))},
                   {shownMoney(context, repair.cost)}});
    }
    return table;
}

std::string lasted(const Context& context, std::int64_t minutes)
{
    constexpr std::int64_t minute = 60'000;
    return text::formatDuration(minutes * minute, context.language);
}

std::string nameOrTwin(const MaybeText& name, const RecordId& id,
                       const std::set<std::string>& twins)
{
    const auto shown = orDash(name.value_or(""));
    return name && twins.count(text::fold(*name)) > 0 ? shown + " (" + id.text() + ")" : shown;
}

std::set<std::string> twinsAmong(const std::vector<MaybeText>& names)
{
    std::set<std::string> seen;
    std::set<std::string> twins;
    for (const auto& name : names) {
        if (name && !seen.insert(text::fold(*name)).second) {
            twins.insert(text::fold(*name));
        }
    }
    return twins;
}

} // namespace dongbo::cli::commands
