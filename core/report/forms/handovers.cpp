#include "core/domain/amount.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/text/numbers.h"

#include <algorithm>

// Minutes of a transfer: all devices that went the same way on the same day by the same decision.

namespace dongbo::report {

namespace {

constexpr std::size_t mostTransfers = 20'000;

std::vector<store::TransferRow> sameWay(store::Database& database, const Transfer& transfer,
                                        const TransferId& id)
{
    std::vector<store::TransferRow> out;
    const auto all = transfer.toSite ? store::transfersOf(database, *transfer.toSite, mostTransfers)
                                     : store::transfersOf(database, *transfer.device);
    for (const auto& row : all) {
        const auto& other = row.transfer;
        const bool isSame = other.fromSite == transfer.fromSite &&
                            other.toSite == transfer.toSite && other.day == transfer.day &&
                            other.decisionNo == transfer.decisionNo;
        if (isSame || row.id == id) {
            out.push_back(row);
        }
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return std::tie(a.deviceCode, a.deviceName) < std::tie(b.deviceCode, b.deviceName);
    });
    return out;
}

FormRow rowOf(const store::DeviceRow& row, std::int64_t& count)
{
    const auto& device = row.device;
    const auto amount = amountText(amountOf(device));
    FormRow out;
    out.cells = {{"ordinal", nextOrdinal(count)},
                 {"name", fullName(device)},
                 {"code", device.code.value_or("")},
                 {"serial", device.serial.value_or("")},
                 {"measure", device.measure.value_or("")},
                 {"quantity", text::formatInteger(device.quantity.value_or(1))},
                 {"amount", amount},
                 {"cost", amount},
                 {"country", device.country.value_or("")},
                 {"made", device.yearMade ? std::to_string(*device.yearMade) : ""},
                 {"year", yearText(device)},
                 {"condition", PaperFilling::label(row.now.condition)}};
    return out;
}

void setPerson(PaperFilling& paper, const std::string& name, const std::optional<SiteId>& site)
{
    if (!site) {
        return;
    }
    const auto row = store::siteRow(paper.database(), *site);
    if (!row || !row->site.custodian) {
        return;
    }
    if (const auto officer = store::load<Officer>(paper.database(), *row->site.custodian)) {
        paper.out.set(name, officer->name.value_or(""));
        paper.out.set(name + "-position", officer->position.value_or(""));
    }
}

void fillHandover(PaperFilling& paper)
{
    const auto id = paper.record<TransferId>("transfer");
    const auto transfer =
        id ? store::load<Transfer>(paper.database(), *id) : std::optional<Transfer>();
    if (!transfer) {
        return; // printed empty
    }
    const auto rows = sameWay(paper.database(), *transfer, *id);
    std::vector<FormRow> assets;
    std::int64_t count = 0;
    PaperSum sum;
    for (const auto& row : rows) {
        paper.out.set("from", row.fromSite);
        paper.out.set("to-site", row.toSite);
        const auto device = row.transfer.device
                                ? store::deviceRow(paper.database(), *row.transfer.device)
                                : std::optional<store::DeviceRow>();
        if (device) {
            assets.push_back(rowOf(*device, count));
            sum.add(device->device.quantity.value_or(1), amountOf(device->device));
        }
    }
    if (count > 1) {
        auto total = sumRow(paper::RowKind::Total, "name", "report.subtotal");
        total.cells["quantity"] = text::formatInteger(sum.quantity);
        total.cells["amount"] = amountText(sum.known());
        total.cells["cost"] = amountText(sum.known());
        assets.push_back(std::move(total));
    }
    paper.out.tables["assets"] = rowsOf(std::move(assets));
    paper.out.set("decision", transfer->decisionNo.value_or(""));
    paper.out.set("reason", transfer->reason.value_or(""));
    if (transfer->day) {
        fillDay(paper.out, "out-", *transfer->day);
        fillDay(paper.out, "", *transfer->day); // minutes are of the day it was handed over
    }
    setPerson(paper, "giver", transfer->fromSite);
    setPerson(paper, "receiver", transfer->toSite);
}

void setOfficer(PaperFilling& paper, const std::string& name, const std::optional<OfficerId>& id)
{
    const auto officer =
        id ? store::load<Officer>(paper.database(), *id) : std::optional<Officer>();
    if (officer) {
        paper.out.set(name, officer->name.value_or(""));
        paper.out.set(name + "-position", officer->position.value_or(""));
    }
}

/// A room goes into other hands: from the custodian before to the one of now, with all its devices.
void fillRoomHandover(PaperFilling& paper)
{
    const auto id = paper.record<SiteId>("site");
    const auto site = id ? store::siteRow(paper.database(), *id) : std::optional<store::SiteRow>();
    if (!site) {
        return; // printed empty
    }
    paper.out.set("to-site", site->site.name.value_or(""));
    std::optional<Custody> last; // the custodian's newest period, and the one before it
    std::optional<Custody> before;
    for (const auto& row : store::custodyOf(paper.database(), *id)) { // by first day
        if (!row.custody.isDeputy.value_or(false)) {
            before = last;
            last = row.custody;
        }
    }
    setOfficer(paper, "giver", before ? before->officer : std::nullopt);
    setOfficer(paper, "receiver", last ? last->officer : site->site.custodian);
    paper.out.set("decision", last ? last->documentNo.value_or("") : std::string());
    paper.out.set("handed-over", last ? last->handedOver.value_or("") : std::string());
    if (last && last->from) {
        fillDay(paper.out, "out-", *last->from);
        fillDay(paper.out, "", *last->from);
    }
    std::vector<FormRow> assets;
    std::int64_t count = 0;
    store::DeviceFilter filter;
    filter.site = id;
    store::forEachDevice(paper.database(), filter, store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) { assets.push_back(rowOf(row, count)); });
    paper.out.tables["assets"] = rowsOf(std::move(assets));
}

} // namespace

extern const Definition roomHandover;
const Definition roomHandover{
    "room-handover", Question::Papers,
    paperParametersWith({parameter::site}, {"decision", "giver", "receiver"}), nullptr,
    fillRoomHandover};
extern const Definition assetHandover;
extern const Definition handover;
const Definition assetHandover{
    "c50-hd", Question::Papers,
    paperParametersWith({parameter::transfer}, {"decision", "giver", "receiver"}), nullptr,
    fillHandover};
const Definition handover{
    "handover", Question::Papers,
    paperParametersWith({parameter::transfer}, {"decision", "reason", "giver", "receiver"}),
    nullptr, fillHandover};

} // namespace dongbo::report
