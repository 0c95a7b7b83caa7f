#include "core/domain/amount.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/projection/load.h"
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

} // namespace

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
