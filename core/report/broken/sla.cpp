#include "core/register/lines/sla.h"

#include "core/report/engine/keys.h"
#include "core/text/dates.h"

namespace dongbo::report {

namespace {

enum SlaCell : std::size_t
{
    SiteCell,
    LineCell,
    NumberCell,
    FromCell,
    UntilCell,
    MinutesCell,
    MeetingsCell,
    RepairCell,
    KeptCell,
    AvailabilityCell,
    TicketCell,
    ColumnCount
};

Cell availabilityOf(const planning::SlaFigures& figures)
{
    constexpr double hundred = 100;
    const auto share = figures.availabilityBp();
    return share ? Cell{static_cast<double>(*share) / hundred} : Cell{};
}

std::string momentText(const std::optional<Instant>& moment)
{
    return moment ? text::formatInstant(*moment) : std::string();
}

std::string keptText(const Builder& builder, const planning::IncidentFigures& figures)
{
    return figures.isContradictory   ? builder.say("line.contradictory")
           : figures.isAfterContract ? builder.say("line.after_contract")
           : !figures.isLate         ? std::string()
                                     : builder.say(*figures.isLate ? "line.late" : "line.in_time");
}

Row incidentRow(const Builder& builder, const SlaLine& line, const SlaIncident& incident)
{
    constexpr double hour = 60;
    const auto& figures = incident.figures;
    Row row(ColumnCount);
    row[SiteCell] = line.site;
    row[LineCell] = cellOf(line.line.name);
    row[NumberCell] = cellOf(incident.fault.number);
    row[FromCell] = momentText(incident.times.began);
    row[UntilCell] =
        figures.isOpen ? builder.say("line.still_open") : momentText(incident.times.ended);
    row[MinutesCell] = figures.minutesDown;
    row[MeetingsCell] = figures.minutesInMeetings;
    row[RepairCell] = decimalOf(static_cast<double>(figures.repairMinutes) / hour);
    row[KeptCell] = keptText(builder, figures);
    row[TicketCell] = cellOf(incident.fault.ticket);
    row.record = RecordRef{RecordKind::Fault, incident.id};
    return row;
}

/// What a line kept, in the line of its first incident; alone where it had none.
void addLine(Builder& builder, const SlaLine& line)
{
    Row alone(ColumnCount);
    alone[SiteCell] = line.site;
    alone[LineCell] = cellOf(line.line.name);
    alone[MinutesCell] = std::int64_t{0};
    alone[MeetingsCell] = std::int64_t{0};
    alone[AvailabilityCell] = availabilityOf(line.figures);
    alone[KeptCell] = line.isOver ? builder.say("line.expired") : std::string();
    if (line.id) {
        alone.record = RecordRef{RecordKind::Line, *line.id};
    }
    if (line.incidents.empty()) {
        builder.row(std::move(alone));
        return;
    }
    for (const auto& incident : line.incidents) {
        auto row = incidentRow(builder, line, incident);
        if (&incident == &line.incidents.front()) {
            row[AvailabilityCell] = availabilityOf(line.figures);
        }
        builder.row(std::move(row));
    }
}

void addColumns(Builder& builder)
{
    builder.column("site", ColumnKind::Text, 20);
    builder.column("line", ColumnKind::Text, 22);
    builder.column("number", ColumnKind::Text, 15);
    builder.column("down_from", ColumnKind::Text, 17);
    builder.column("down_until", ColumnKind::Text, 17);
    builder.column("minutes_down", ColumnKind::Integer, 10,
                   {.isSummed = true, .how = "report.how.minutes_down"});
    builder.column("minutes_in_meetings", ColumnKind::Integer, 10,
                   {.isSummed = true, .how = "report.how.minutes_in_meetings"});
    builder.column("repair_hours", ColumnKind::Decimal, 10, {.how = "report.how.repair_hours"});
    builder.column("by_contract", ColumnKind::Text, 14);
    builder.column("line_availability", ColumnKind::Decimal, 10,
                   {.how = "report.how.line_availability"});
    builder.column("ticket", ColumnKind::Text, 14);
    builder.groupedBy("provider");
}

/// What the providers kept of their contracts, provider by provider, with the incidents behind
/// every number.
void build(Builder& builder)
{
    const auto period = builder.period().value_or(quarterOf(builder.today()));
    SlaQuestion question;
    question.from = period.first;
    question.until = period.last;
    question.provider = builder.vendor();
    question.site = builder.site();
    question.unit = builder.unit();
    addColumns(builder);
    const auto answer = slaOf(builder.reg, question, builder.now());
    if (!answer) {
        return; // a period never ends before it begins
    }
    builder.figure("line_incidents", answer->all.incidents);
    builder.figure("minutes_down", answer->all.minutesDown);
    builder.figure("minutes_in_meetings", answer->all.minutesInMeetings);
    builder.figure("late_repairs", answer->all.late);
    builder.figure("line_availability", availabilityOf(answer->all), ColumnKind::Decimal);
    for (const auto& provider : answer->providers) {
        builder.beginGroup(
            {provider.name.empty() ? builder.say("line.provider_unknown") : provider.name, 0,
             provider.id ? std::optional{RecordRef{RecordKind::Vendor, *provider.id}}
                         : std::nullopt});
        for (const auto& line : provider.lines) {
            addLine(builder, line);
        }
        auto sums = builder.sumsOf("report.subtotal");
        sums[AvailabilityCell] = availabilityOf(provider.figures);
        builder.endGroup(sums);
    }
    builder.note("report.note.sla");
}

} // namespace

extern const Definition sla;
const Definition sla{"sla",
                     Question::Broken,
                     {parameter::period, parameter::vendor, parameter::site, parameter::unit},
                     &build};

} // namespace dongbo::report
