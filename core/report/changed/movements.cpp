#include "core/report/engine/keys.h"
#include "core/store/queries/report_queries.h"

// Papers of a period: replacements, transfers, what left the books.

namespace dongbo::report {

namespace {

store::DaySpan daysAsked(const Builder& builder)
{
    const auto period = builder.period();
    return period ? store::DaySpan{period->first, period->last} : store::DaySpan{};
}

void buildTransfers(Builder& builder)
{
    builder.column("day", ColumnKind::Day, 12);
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("from_site", ColumnKind::Text, 24);
    builder.column("to_site", ColumnKind::Text, 24);
    builder.column("decision_no", ColumnKind::Text, 20);
    builder.column("reason", ColumnKind::Text, 30);
    const Places places(builder);
    std::int64_t without = 0;
    for (const auto& row : store::transfersOn(builder.database(), daysAsked(builder))) {
        if (!places.has(row.transfer.fromSite) && !places.has(row.transfer.toSite)) {
            continue;
        }
        without += row.transfer.decisionNo.value_or("").empty() ? 1 : 0;
        Row out{cellOf(row.transfer.day),
                row.deviceCode,
                row.deviceName,
                row.fromSite,
                row.toSite,
                cellOf(row.transfer.decisionNo),
                cellOf(row.transfer.reason)};
        out.record = row.transfer.device ? RecordRef{RecordKind::Device, *row.transfer.device}
                                         : RecordRef{RecordKind::Transfer, row.id};
        builder.row(std::move(out));
    }
    if (without != 0) {
        builder.note("report.without_decision", {{"count", std::to_string(without)}});
    }
}

void buildReplacements(Builder& builder)
{
    builder.column("day", ColumnKind::Day, 12);
    builder.column("old_code", ColumnKind::Text, 16);
    builder.column("old_device", ColumnKind::Text, 30);
    builder.column("new_code", ColumnKind::Text, 16);
    builder.column("new_device", ColumnKind::Text, 30);
    builder.column("site", ColumnKind::Text, 22);
    builder.column("reason", ColumnKind::Text, 30);
    builder.column("document_no", ColumnKind::Text, 18);
    const Places places(builder);
    for (const auto& row : store::replacementsOn(builder.database(), daysAsked(builder))) {
        const auto device = row.replacement.newDevice
                                ? store::deviceRow(builder.database(), *row.replacement.newDevice)
                                : std::nullopt;
        if (!places.has(device ? device->device.site : std::nullopt)) {
            continue;
        }
        Row out{cellOf(row.replacement.day),
                row.oldCode,
                row.oldName,
                row.newCode,
                row.newName,
                device ? device->site : std::string(),
                cellOf(row.replacement.reason),
                cellOf(row.replacement.documentNo)};
        out.record = row.replacement.oldDevice
                         ? RecordRef{RecordKind::Device, *row.replacement.oldDevice}
                         : RecordRef{RecordKind::Replacement, row.id};
        builder.row(std::move(out));
    }
}

void buildDisposals(Builder& builder)
{
    builder.column("day", ColumnKind::Day, 12);
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("paper", ColumnKind::Text, 18);
    builder.column("decision_no", ColumnKind::Text, 20);
    builder.column("reason", ColumnKind::Text, 28);
    builder.column("amount", ColumnKind::Money, 16, {.isSummed = true});
    builder.column("proceeds", ColumnKind::Money, 16, {.isSummed = true});
    const Places places(builder);
    for (const auto& row : store::disposalsOn(builder.database(), daysAsked(builder))) {
        if (!places.has(row.siteId)) {
            continue;
        }
        const bool isOut = row.disposal.paper && *row.disposal.paper >= Paper::Disposed;
        Row out{cellOf(row.disposal.day),
                row.deviceCode,
                row.deviceName,
                row.site,
                builder.name(row.disposal.paper),
                cellOf(row.disposal.decisionNo),
                cellOf(row.disposal.reason),
                isOut ? cellOf(row.amount) : Cell{}, // a proposal takes nothing off the books
                cellOf(row.disposal.proceeds)};
        out.record = row.disposal.device ? RecordRef{RecordKind::Device, *row.disposal.device}
                                         : RecordRef{RecordKind::Disposal, row.id};
        builder.row(std::move(out));
    }
}

} // namespace

extern const Definition transfers;
const Definition transfers{"transfers",
                           Question::Changed,
                           {parameter::period, parameter::site, parameter::unit},
                           &buildTransfers};
extern const Definition replacements;
const Definition replacements{"replacements",
                              Question::Changed,
                              {parameter::period, parameter::site, parameter::unit},
                              &buildReplacements};
extern const Definition disposals;
const Definition disposals{"disposals",
                           Question::Changed,
                           {parameter::period, parameter::site, parameter::unit},
                           &buildDisposals};

} // namespace dongbo::report
