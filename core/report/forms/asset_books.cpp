#include "core/domain/amount.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/numbers.h"

// What stands at a place.

namespace dongbo::report {

namespace {

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

} // namespace

extern const Definition placeBook;
const Definition placeBook{"s26-h", Question::Papers,
                           paperParameters({parameter::site, parameter::unit}), nullptr,
                           fillPlaceBook};

} // namespace dongbo::report
