#include "core/domain/amount.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/report_queries.h"
#include "core/text/numbers.h"

#include <map>
#include <vector>

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

/// A line of the book: how a device came to the place, and how it left, if it did.
FormRow placeRow(const store::DeviceRow& row, const store::TransferRow* arrival,
                 const std::optional<Departure>& departure)
{
    const auto& device = row.device;
    const auto amount = amountOf(device);
    FormRow out;
    setIncrease(out, device);
    out.cells["day"] = inUseText(device);
    if (arrival != nullptr) { // it was somewhere else before
        out.cells["day"] = dayText(arrival->transfer.day);
        out.cells["document"] = arrival->transfer.decisionNo.value_or("");
        out.cells["document-day"] = dayText(arrival->transfer.day);
    }
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

/// Every transfer, by the device and by the site it left.
class Moves
{
public:
    explicit Moves(store::Database& database)
        : m_all(store::transfersOn(database, {}))
    {
        for (const auto& row : m_all) {
            const auto& transfer = row.transfer;
            if (!transfer.device || transfer.fromSite == transfer.toSite) {
                continue;
            }
            m_ofDevice[*transfer.device].push_back(&row);
            if (transfer.fromSite) {
                m_out[*transfer.fromSite].push_back(&row);
            }
        }
    }
    Moves(const Moves&) = delete;
    Moves& operator=(const Moves&) = delete;

    /// How the device came to the site, before `until` if that is given; nullptr: it began there.
    [[nodiscard]] const store::TransferRow* arrival(const DeviceId& device,
                                                    const std::optional<SiteId>& site,
                                                    const store::TransferRow* until = nullptr) const
    {
        const store::TransferRow* out = nullptr;
        const auto at = m_ofDevice.find(device);
        for (std::size_t i = 0; at != m_ofDevice.end() && i < at->second.size(); ++i) {
            if (at->second[i] == until) {
                break;
            }
            if (at->second[i]->transfer.toSite == site) {
                out = at->second[i];
            }
        }
        return out;
    }
    using Left = std::map<SiteId, std::vector<const store::TransferRow*>>;
    /// What left each site, by day.
    [[nodiscard]] const Left& left() const { return m_out; }

private:
    std::vector<store::TransferRow> m_all; ///< by day
    std::map<DeviceId, std::vector<const store::TransferRow*>> m_ofDevice;
    Left m_out;
};

/// S26-H row by row: a group a site, with its sums. A device that was moved on stands at both
/// places: as gone at the one, as come at the other.
struct PlaceBook
{
    store::Database& database;
    store::DeviceFilter filter;
    bool isGrouped = true;

    void rows(const FormRowSink& sink) const
    {
        const Moves moves(database);
        auto left = moves.left();
        State state{sink, moves, left};
        if (!isGrouped) {
            state.site = filter.site;
        }
        eachOwned(database, filter, [&](const store::DeviceRow& row) {
            if (isGrouped && (!state.isOpen || state.site != row.device.site)) {
                close(state);
                open(state, row.device.site, row.site);
            }
            const auto departure = departureOf(database, row);
            sink(placeRow(row, moves.arrival(row.id, row.device.site), departure));
            state.add(row.device, departure.has_value());
        });
        close(state);
        for (const auto& site : emptied(left)) { // all there was has gone
            open(state, site.id, site.site.name.value_or(""));
            close(state);
        }
        if (state.all.in.quantity != 0) {
            sink(state.all.row(paper::RowKind::Total, "report.total"));
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
            line.cells["amount"] = amountText(in.known());
            if (out.quantity != 0) {
                line.cells["out-quantity"] = text::formatInteger(out.quantity);
                line.cells["out-amount"] = amountText(out.known());
            }
            return line;
        }
    };
    struct State
    {
        const FormRowSink& sink;
        const Moves& moves;
        Moves::Left& left; ///< what has not been told yet
        std::optional<SiteId> site{};
        bool isOpen = false;
        Sums group{};
        Sums all{};

        void add(const Device& device, bool isOut)
        {
            group.add(device, isOut);
            all.add(device, isOut);
        }
    };

    static void open(State& state, const std::optional<SiteId>& site, const std::string& name)
    {
        state.site = site;
        state.isOpen = true;
        state.group = {};
        state.sink({paper::RowKind::Group,
                    {{"group", name.empty() ? PaperFilling::say("report.no_site") : name}}});
    }
    /// What was moved away, then the sums.
    void close(State& state) const
    {
        if (isGrouped && !state.isOpen) {
            return;
        }
        const auto gone = state.site ? state.left.find(*state.site) : state.left.end();
        if (gone != state.left.end()) {
            for (const auto* move : gone->second) {
                const auto row = store::deviceRow(database, *move->transfer.device);
                if (!row || row->isWithdrawn || isOnLoan(row->device)) {
                    continue;
                }
                Departure departure{move->transfer.day, move->transfer.decisionNo.value_or(""),
                                    PaperFilling::say("form.moved_to", {{"site", move->toSite}})};
                departure.reason += departure.document.empty() ? "" : ", " + departure.document;
                state.sink(
                    placeRow(*row, state.moves.arrival(row->id, state.site, move), departure));
                state.add(row->device, true);
            }
            state.left.erase(gone);
        }
        if (isGrouped) {
            state.sink(state.group.row(paper::RowKind::Subtotal, "report.subtotal"));
            state.isOpen = false;
        }
    }
    /// Sites of the filter that devices left and where none is any more, by name.
    [[nodiscard]] std::vector<store::SiteRow> emptied(const Moves::Left& left) const
    {
        std::vector<store::SiteRow> out;
        if (!isGrouped || left.empty()) {
            return out;
        }
        store::SiteFilter asked;
        asked.unit = filter.unit;
        for (auto& row : store::sites(database, asked)) {
            if (left.contains(row.id)) {
                out.push_back(std::move(row));
            }
        }
        return out;
    }
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
    tellWithoutCost(paper, withoutCost(paper.database(), filter));
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
