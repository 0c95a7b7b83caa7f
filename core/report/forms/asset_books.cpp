#include "core/domain/amount.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/numbers.h"

#include <algorithm>
#include <map>

// Books of assets. Wear is not known to the register: its columns stay empty.

namespace dongbo::report {

namespace {

void setIncrease(FormRow& row, const Device& device)
{
    row.cells["document"] = device.documentNo.value_or("");
    row.cells["document-day"] = dayText(device.documentDate);
    row.cells["name"] = fullName(device);
    row.cells["code"] = device.code.value_or("");
    row.cells["country"] = device.country.value_or("");
    row.cells["year"] = yearText(device);
}

std::string placeName(PaperFilling& paper)
{
    if (const auto site = paper.record<SiteId>("site")) {
        const auto record = store::load<Site>(paper.database(), *site);
        return record ? record->name.value_or("") : "";
    }
    if (const auto unit = paper.record<UnitId>("unit")) {
        const auto record = store::load<Unit>(paper.database(), *unit);
        return record ? store::unitTitle(*record) : "";
    }
    return {};
}

FormRow placeRow(const store::DeviceRow& row, const std::optional<Departure>& departure)
{
    const auto& device = row.device;
    const auto amount = amountOf(device);
    FormRow out;
    setIncrease(out, device);
    out.cells["day"] = inUseText(device);
    out.cells["measure"] = device.measure.value_or("");
    const auto quantity = text::formatInteger(device.quantity.value_or(1));
    out.cells["quantity"] = quantity;
    out.cells["cost"] = amountText(device.cost);
    out.cells["amount"] = amountText(amount);
    if (departure) {
        out.cells["out-reason"] = departure->reason;
        out.cells["out-quantity"] = quantity;
        out.cells["out-cost"] = amountText(device.cost);
        out.cells["out-amount"] = amountText(amount);
    }
    return out;
}

/// S26-H row by row: a group a site, with its sums.
struct PlaceBook
{
    store::Database& database;
    store::DeviceFilter filter;
    bool isGrouped = true;

    void rows(const FormRowSink& sink) const
    {
        std::optional<std::optional<SiteId>> site;
        Sums group;
        Sums all;
        eachOwned(database, filter, [&](const store::DeviceRow& row) {
            if (isGrouped && (!site || *site != row.device.site)) {
                if (site) {
                    sink(group.row(paper::RowKind::Subtotal, "report.subtotal"));
                }
                site = row.device.site;
                group = {};
                sink({paper::RowKind::Group,
                      {{"group",
                        row.site.empty() ? PaperFilling::say("report.no_site") : row.site}}});
            }
            const auto departure = departureOf(database, row);
            sink(placeRow(row, departure));
            for (auto* sums : {&group, &all}) {
                sums->add(row.device, departure.has_value());
            }
        });
        if (site) {
            sink(group.row(paper::RowKind::Subtotal, "report.subtotal"));
        }
        if (all.in.quantity != 0) {
            sink(all.row(paper::RowKind::Total, "report.total"));
        }
    }

    struct Sums
    {
        PaperSum in;
        PaperSum out;
        void add(const Device& device, bool isOut)
        {
            in.add(device.quantity.value_or(1), amountOf(device));
            if (isOut) {
                out.add(device.quantity.value_or(1), amountOf(device));
            }
        }
        [[nodiscard]] FormRow row(paper::RowKind kind, std::string_view code) const
        {
            auto line = sumRow(kind, "name", code);
            line.cells["quantity"] = text::formatInteger(in.quantity);
            line.cells["amount"] = amountText(in.amount);
            if (out.quantity != 0) {
                line.cells["out-quantity"] = text::formatInteger(out.quantity);
                line.cells["out-amount"] = amountText(out.amount);
            }
            return line;
        }
    };
};

std::int64_t withoutCost(store::Database& database, const store::DeviceFilter& filter)
{
    std::int64_t count = 0;
    eachOwned(database, filter,
              [&](const store::DeviceRow& row) { count += row.device.cost ? 0 : 1; });
    return count;
}

void fillPlaceBook(PaperFilling& paper)
{
    auto filter = filterOf(paper);
    paper.out.set("place-of-use", placeName(paper));
    if (const auto count = withoutCost(paper.database(), filter); count != 0) {
        paper.out.set("without-cost",
                      PaperFilling::say("report.without_cost", {{"count", std::to_string(count)}}));
    }
    filter.includeAll = true; // what left the books is their other half
    const PlaceBook book{paper.database(), filter, !filter.site};
    paper.out.tables["assets"] = [book](const FormRowSink& sink) { book.rows(sink); };
}

void fillAssetBook(PaperFilling& paper)
{
    auto filter = filterOf(paper);
    filter.includeAll = true;
    auto& database = paper.database();
    paper.out.tables["assets"] = [&database, filter, day = paper.day](const FormRowSink& sink) {
        std::int64_t count = 0;
        PaperSum sum;
        eachOwned(database, filter, [&](const store::DeviceRow& row) {
            if (!isFixedAsset(row.device, day)) {
                return;
            }
            FormRow out;
            setIncrease(out, row.device);
            out.cells["ordinal"] = nextOrdinal(count);
            out.cells["cost"] = amountText(amountOf(row.device));
            if (const auto departure = departureOf(database, row)) {
                out.cells["out-document"] = departure->document;
                out.cells["out-day"] = dayText(departure->day);
                out.cells["out-reason"] = PaperFilling::label(row.device.paper);
            }
            sum.add(1, amountOf(row.device));
            sink(out);
        });
        if (count != 0) {
            auto total = sumRow(paper::RowKind::Total, "name", "report.total");
            total.cells["cost"] = amountText(sum.amount);
            sink(total);
        }
    };
}

void fillWear(PaperFilling& paper)
{
    std::map<DeviceType, PaperSum> types;
    PaperSum untyped;
    PaperSum all;
    eachOwned(paper.database(), filterOf(paper), [&](const store::DeviceRow& row) {
        if (isFixedAsset(row.device, paper.day)) {
            auto& sum = row.device.type ? types[*row.device.type] : untyped;
            sum.add(1, amountOf(row.device));
            all.add(1, amountOf(row.device));
        }
    });
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    const auto add = [&](const std::string& name, const PaperSum& sum) {
        rows.push_back({paper::RowKind::Plain,
                        {{"ordinal", nextOrdinal(count)},
                         {"name", name},
                         {"amount", amountText(sum.amount)}}});
    };
    for (const auto& [type, sum] : types) {
        add(PaperFilling::label(std::optional{type}), sum);
    }
    if (untyped.quantity != 0) {
        add(PaperFilling::say("form.untyped"), untyped);
    }
    if (!rows.empty()) {
        auto total = sumRow(paper::RowKind::Total, "name", "report.total");
        total.cells["amount"] = amountText(all.amount);
        rows.push_back(std::move(total));
    }
    paper.out.tables["types"] = rowsOf(std::move(rows));
}

} // namespace

extern const Definition assetBook;
extern const Definition placeBook;
extern const Definition wearTable;
const Definition assetBook{"s24-h", Question::Papers, paperParameters({parameter::unit}), nullptr,
                           fillAssetBook};
const Definition placeBook{"s26-h", Question::Papers,
                           paperParameters({parameter::site, parameter::unit}), nullptr,
                           fillPlaceBook};
const Definition wearTable{"c55a-hd", Question::Papers, paperParameters({parameter::unit}), nullptr,
                           fillWear};

} // namespace dongbo::report
