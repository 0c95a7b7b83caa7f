#include "core/domain/amount.h"
#include "core/report/engine/keys.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/report_queries.h"

#include <algorithm>
#include <map>

// Who cared for it, when; what is somebody responsible for.

namespace dongbo::report {

namespace {

/// A stay of a device at a site; absent bounds are open.
struct Stay
{
    std::optional<SiteId> site;
    std::optional<Date> from;
    std::optional<Date> to;
};

/// Where a device stood, as its transfers say.
std::vector<Stay> staysOf(const Builder& builder, const DeviceId& device)
{
    std::vector<Stay> stays;
    const auto row = store::deviceRow(builder.database(), device);
    std::optional<Date> since;
    for (const auto& transfer : store::transfersOf(builder.database(), device)) {
        stays.push_back({transfer.transfer.fromSite, since, transfer.transfer.day});
        since = transfer.transfer.day;
    }
    stays.push_back({row ? row->device.site : std::nullopt, since, std::nullopt});
    return stays;
}

bool overlaps(const Custody& custody, const std::optional<Date>& from,
              const std::optional<Date>& to)
{
    return !(custody.from && to && *custody.from > *to) &&
           !(custody.to && from && *custody.to < *from);
}

/// Of a device: the care of it, and of the sites where it stood while it stood there.
std::vector<store::CustodyLine> careOf(const Builder& builder, const DeviceId& device)
{
    store::CustodyFilter own;
    own.device = device;
    auto lines = store::custodies(builder.database(), own);
    for (const auto& stay : staysOf(builder, device)) {
        if (!stay.site) {
            continue;
        }
        store::CustodyFilter there;
        there.site = stay.site;
        for (auto& line : store::custodies(builder.database(), there)) {
            if (!line.custody.site || !overlaps(line.custody, stay.from, stay.to)) {
                continue;
            }
            auto& custody = line.custody;
            custody.from = custody.from ? std::max(custody.from, stay.from) : stay.from;
            custody.to = custody.to && stay.to ? std::min(custody.to, stay.to)
                         : custody.to          ? custody.to
                                               : stay.to;
            lines.push_back(std::move(line));
        }
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto& a, const auto& b) { return a.custody.from < b.custody.from; });
    return lines;
}

/// Periods of care of devices and of whole sites, by first day; of a device also who had the care
/// of the sites where it stood.
void buildCustody(Builder& builder)
{
    builder.column("from_day", ColumnKind::Day, 12);
    builder.column("to_day", ColumnKind::Day, 12);
    builder.column("officer", ColumnKind::Text, 26);
    builder.column("part", ColumnKind::Text, 14);
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("document_no", ColumnKind::Text, 18);
    const auto device = builder.device();
    store::CustodyFilter filter;
    filter.site = builder.site();
    filter.officer = builder.officer();
    const auto lines =
        device ? careOf(builder, *device) : store::custodies(builder.database(), filter);
    const auto period = builder.period();
    for (const auto& line : lines) {
        const auto& custody = line.custody;
        if ((period && !overlaps(custody, period->first, period->last)) ||
            (device && filter.officer && custody.officer != filter.officer)) {
            continue;
        }
        Row row{
            cellOf(custody.from),
            cellOf(custody.to),
            line.officer,
            builder.say(custody.isDeputy.value_or(false) ? "people.deputy" : "people.custodian"),
            line.deviceCode,
            custody.device ? Cell{line.deviceName} : Cell{builder.say("report.whole_site")},
            line.site,
            cellOf(custody.documentNo)};
        row.record = custody.device ? std::optional{RecordRef{RecordKind::Device, *custody.device}}
                     : custody.site ? std::optional{RecordRef{RecordKind::Site, *custody.site}}
                                    : std::nullopt;
        builder.row(std::move(row));
    }
}

/// Who has the care of each site.
std::map<SiteId, store::SiteRow> caredSites(const Builder& builder)
{
    std::map<SiteId, store::SiteRow> out;
    for (auto& row : store::sites(builder.database(), {})) {
        if (row.site.custodian) {
            const auto id = row.id;
            out.emplace(id, std::move(row));
        }
    }
    return out;
}

/// What is in somebody's care now, officer by officer: devices given to them, and those of the
/// sites they have the care of that were given to nobody else.
void buildResponsibility(Builder& builder)
{
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("type", ColumnKind::Text, 16);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("care", ColumnKind::Text, 13);
    builder.column("condition", ColumnKind::Text, 13);
    builder.column("quantity", ColumnKind::Integer, 8, {.isSummed = true});
    builder.column("amount", ColumnKind::Money, 16, {.isSummed = true});
    builder.groupedBy("officer");
    const auto wanted = builder.officer();
    const auto sites = caredSites(builder);
    std::map<Key, std::vector<Row>> officers;
    store::forEachDevice(
        builder.database(), askedDevices(builder), store::DeviceOrder::Site,
        [&](const store::DeviceRow& each) {
            auto row = each;
            const bool isOwn = row.device.custodian.has_value();
            if (const auto site = row.device.site ? sites.find(*row.device.site) : sites.end();
                !isOwn && site != sites.end()) {
                row.device.custodian = site->second.site.custodian;
                row.custodian = site->second.custodian;
            }
            if (!row.device.custodian || (wanted && row.device.custodian != wanted)) {
                return;
            }
            Row out{cellOf(row.device.code),
                    cellOf(row.device.name),
                    builder.name(row.device.type),
                    row.site,
                    builder.say(isOwn ? "report.care_of_device" : "report.whole_site"),
                    builder.name(row.now.condition),
                    row.device.quantity.value_or(1),
                    cellOf(amountOf(row.device))};
            out.record = RecordRef{RecordKind::Device, row.id};
            officers[deviceKey(builder, row, "officer")].push_back(std::move(out));
        });
    for (auto& [officer, rows] : officers) {
        builder.beginGroup({officer.name, 0, officer.record});
        for (auto& row : rows) {
            builder.row(std::move(row));
        }
        builder.endGroup();
    }
}

} // namespace

extern const Definition custody;
const Definition custody{
    "custody",
    Question::People,
    {parameter::device, parameter::site, parameter::officer, parameter::period},
    &buildCustody};
extern const Definition responsibility;
const Definition responsibility{
    "responsibility",
    Question::People,
    {parameter::officer, parameter::site, parameter::unit, parameter::type},
    &buildResponsibility};

} // namespace dongbo::report
