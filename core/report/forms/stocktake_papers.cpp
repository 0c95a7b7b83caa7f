#include "core/domain/amount.h"
#include "core/register/books/book_tables.h"
#include "core/register/books/wear.h"
#include "core/register/stocktake/stocktake_view.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/projection/load.h"
#include "core/store/queries/wear_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"

#include <algorithm>
#include <map>

// Papers of a stocktake: what is counted on, and its minutes. Without a stocktake the minutes are
// printed with what the books have, to be written on.

namespace dongbo::report {

namespace {

std::optional<StocktakeView> viewOf(PaperFilling& paper)
{
    const auto named = paper.values.get<std::string>("stocktake");
    return named ? std::optional{viewStocktake(paper.reg, findStocktake(paper.reg, *named))}
                 : std::nullopt;
}

/// What the form says of the stocktake as a whole.
void fillHead(PaperFilling& paper, const StocktakeView& view)
{
    auto& out = paper.out;
    out.set("stocktake", view.stocktake.number.value_or(""));
    out.set("stocktake-name", view.stocktake.name.value_or(""));
    if (view.stocktake.documentNo && !paper.values.get<std::string>("number")) {
        out.set("number", *view.stocktake.documentNo);
    }
    if (view.stocktake.day) {
        fillDay(out, "count-", *view.stocktake.day);
        out.set("count-day", text::formatDate(*view.stocktake.day));
    }
    if (view.stocktake.startedAt && view.stocktake.day == dayOf(*view.stocktake.startedAt)) {
        out.set("hour", text::formatInstant(*view.stocktake.startedAt).substr(11, 2));
    }
    setCommittee(out, committeeOf(view.stocktake));
}

/// Sums of a group or of all, by the books and as found.
struct CountSums
{
    /// Pieces and đồng, and net value of what is worn every year.
    struct Side
    {
        PaperSum all;
        Money net;
        bool hasNet = false;

        void add(const PaperSum& more, const std::optional<Money>& moreNet)
        {
            all.add(more);
            net = cappedSum(net, moreNet.value_or(Money{}));
            hasNet = hasNet || moreNet;
        }
    };
    Side book;
    Side weighed; ///< of the books, what somebody counted: what is found is held against it
    Side found;
    bool isCounted = false; ///< somebody counted any of it

    void into(FormRow& row) const
    {
        row.cells["quantity"] = text::formatInteger(book.all.quantity);
        row.cells["amount"] = amountText(book.all.known());
        if (book.hasNet) {
            row.cells["left-value"] = amountText(book.net);
        }
        if (!isCounted) { // nobody knows: neither there nor missing
            return;
        }
        row.cells["counted"] = text::formatInteger(found.all.quantity);
        row.cells["counted-amount"] = amountText(found.all.known());
        if (found.hasNet) {
            row.cells["counted-left"] = amountText(found.net);
        }
        if (found.hasNet && weighed.net.dong != found.net.dong) {
            row.cells["difference-left"] = text::formatInteger(found.net.dong - weighed.net.dong);
        }
        const auto pieces = found.all.quantity - weighed.all.quantity;
        const auto money = found.all.amount.dong - weighed.all.amount.dong;
        if (pieces != 0) {
            row.cells["difference"] = text::formatInteger(pieces);
        }
        if (money != 0) {
            row.cells["difference-amount"] = text::formatInteger(money);
        }
    }
};

std::string noteOf(const StocktakeView& view, const StocktakeLine& line)
{
    std::string out;
    const auto add = [&out](const std::string& text) {
        if (!text.empty()) {
            out += (out.empty() ? "" : "; ") + text;
        }
    };
    if (line.standing != Standing::Found) {
        add(PaperFilling::say("standing." + std::string(codeOf(line.standing))));
    }
    if (line.standing == Standing::WrongPlace) {
        add(PaperFilling::say("form.seen_at", {{"site", view.siteName(line.counted.site)}}));
    }
    if (line.conditionDiffers || line.counted.condition == Condition::Broken) {
        add(PaperFilling::name(line.counted.condition));
    }
    if (line.counted.labelLost.value_or(false)) {
        add(PaperFilling::say("stocktake.label_lost"));
    }
    if (line.counted.settlement) {
        add(PaperFilling::name(line.counted.settlement));
    }
    return out;
}

/// One line of the minutes.
struct MinutesRow
{
    FormRow row;
    PaperSum book;
    PaperSum found;
    std::optional<std::pair<Money, Money>> net; ///< by the books, as found

    bool isCounted = false;

    /// In no sum, by the books or as found, for want of a cost.
    [[nodiscard]] bool isUnpriced() const { return book.withoutCost + found.withoutCost != 0; }
    void addTo(CountSums& sums) const
    {
        const auto booked = net ? std::optional{net->first} : std::nullopt;
        sums.book.add(book, booked);
        if (isCounted) {
            sums.isCounted = true;
            sums.weighed.add(book, booked);
            sums.found.add(found, net ? std::optional{net->second} : std::nullopt);
        }
    }
};

MinutesRow rowOf(PaperFilling& paper, const StocktakeView& view, const StocktakeLine& line,
                 const std::optional<Device>& device)
{
    MinutesRow out;
    auto& cells = out.row.cells;
    cells["name"] = device        ? fullName(*device)
                    : line.device ? line.device->name
                                  : line.counted.notes.value_or("");
    cells["code"] = line.device ? line.device->code : line.counted.code.value_or("");
    cells["site"] = view.siteName(line.expectedSite ? line.expectedSite : line.room);
    cells["note"] = noteOf(view, line);
    const bool isBooked = line.device && line.device->isExpected;
    const bool isThere = line.isCounted() && line.standing != Standing::Missing;
    if (isBooked) {
        out.book.add(line.device->quantity, amountOf(line.device->cost, line.device->quantity));
    }
    if (isThere && line.device) {
        out.found.add(line.foundQuantity(), amountOf(line.device->cost, line.foundQuantity()));
    } else if (isThere) {
        out.found.add(line.foundQuantity(), std::nullopt);
    }
    const auto day = view.stocktake.day.value_or(paper.day);
    const auto wear = isBooked ? wearOf(paper.reg, line.device->id, lastWornYear(day))
                               : std::optional<WearState>{};
    if (wear && wear->netValue) {
        out.net = {*wear->netValue, isThere ? *wear->netValue : Money{}};
    }
    out.isCounted = line.standing != Standing::NotCounted;
    CountSums sums;
    out.addTo(sums);
    sums.into(out.row);
    const auto condition = line.counted.condition   ? line.counted.condition
                           : isThere && line.device ? line.device->condition
                                                    : std::nullopt;
    const bool isBroken = condition == Condition::Broken;
    cells["working"] = isThere && !isBroken ? "x" : "";
    cells["broken"] = isThere && isBroken ? "x" : "";
    cells["missing"] = line.standing == Standing::Missing ? "x" : "";
    return out;
}

/// Fixed assets by type, then tools, then what the books do not have.
std::pair<int, std::string> groupOf(const StocktakeLine& line, const std::optional<Device>& device,
                                    const planning::AssetThresholds& thresholds, Date day)
{
    if (!line.device || !line.device->isExpected || !device) {
        return {2, PaperFilling::say("form.not_in_books")};
    }
    if (!isFixedAsset(thresholds, *device, day)) {
        return {1, PaperFilling::say("form.tools")};
    }
    return {0,
            device->type ? PaperFilling::label(device->type) : PaperFilling::say("form.untyped")};
}

void fillMinutesOf(PaperFilling& paper, const StocktakeView& view)
{
    fillHead(paper, view);
    std::map<std::pair<int, std::string>, std::vector<MinutesRow>> groups;
    std::size_t onLoan = 0;
    const auto thresholds = assetThresholdsOf(paper.reg);
    for (const auto& line : view.evaluation.lines) {
        const auto device = line.device ? store::load<Device>(paper.database(), line.device->id)
                                        : std::optional<Device>{};
        if (device && isOnLoan(*device)) {
            ++onLoan; // not the office's own
            continue;
        }
        groups[groupOf(line, device, thresholds, paper.day)].push_back(
            rowOf(paper, view, line, device));
    }
    std::vector<FormRow> rows;
    CountSums all;
    std::int64_t count = 0;
    std::int64_t unpriced = 0;
    for (auto& [key, members] : groups) {
        rows.push_back({paper::RowKind::Group, {{"group", key.second}}});
        CountSums group;
        for (auto& member : members) {
            member.row.cells["ordinal"] = nextOrdinal(count);
            member.addTo(group);
            member.addTo(all);
            unpriced += member.isUnpriced() ? 1 : 0;
            rows.push_back(std::move(member.row));
        }
        auto sum = sumRow(paper::RowKind::Subtotal, "name", "report.subtotal");
        group.into(sum);
        rows.push_back(std::move(sum));
    }
    if (!rows.empty()) {
        auto total = sumRow(paper::RowKind::Total, "name", "report.total");
        all.into(total);
        rows.push_back(std::move(total));
    }
    paper.out.tables["assets"] = rowsOf(std::move(rows));
    tellWithoutCost(paper, unpriced);
    const auto& tally = view.evaluation.all;
    if (tally.notCounted() != 0) {
        paper.out.set(
            "not-counted",
            PaperFilling::say("form.not_counted", {{"count", std::to_string(tally.notCounted())}}));
    }
    if (onLoan != 0) {
        paper.out.set("on-loan", PaperFilling::say("form.on_loan_left_out",
                                                   {{"count", std::to_string(onLoan)}}));
    }
}

/// The books alone, to be written on.
void fillBooks(PaperFilling& paper)
{
    const auto filter = filterOf(paper);
    auto& database = paper.database();
    const auto thresholds = assetThresholdsOf(paper.reg);
    std::int64_t unpriced = 0;
    eachFixedAsset(database, filter, thresholds, paper.day,
                   [&](const store::DeviceRow& row) { unpriced += amountOf(row.device) ? 0 : 1; });
    tellWithoutCost(paper, unpriced);
    paper.out.tables["assets"] = [&database, filter, day = paper.day,
                                  thresholds](const FormRowSink& sink) {
        const auto held = store::heldWear(database, lastWornYear(day));
        std::int64_t count = 0;
        PaperSum sum;
        PaperSum left;
        eachFixedAsset(database, filter, thresholds, day, [&](const store::DeviceRow& row) {
            FormRow out;
            const auto amount = amountOf(row.device);
            const auto quantity = row.device.quantity.value_or(1);
            const auto net = netOf(held, row.id, amount);
            out.cells = {{"ordinal", nextOrdinal(count)},
                         {"name", fullName(row.device)},
                         {"code", row.device.code.value_or("")},
                         {"site", row.site},
                         {"quantity", text::formatInteger(quantity)},
                         {"amount", amountText(amount)},
                         {"left-value", amountText(net)}};
            sum.add(quantity, amount);
            left.add(1, net);
            sink(out);
        });
        if (count != 0) {
            auto total = sumRow(paper::RowKind::Total, "name", "report.total");
            total.cells["quantity"] = text::formatInteger(sum.quantity);
            total.cells["amount"] = amountText(sum.known());
            total.cells["left-value"] = amountText(left.known());
            sink(total);
        }
    };
}

void fillMinutes(PaperFilling& paper)
{
    if (const auto view = viewOf(paper)) {
        fillMinutesOf(paper, *view);
    } else {
        fillBooks(paper);
    }
}

/// What is expected, a group a room; of a blind stocktake without places, by code.
void fillSheet(PaperFilling& paper)
{
    const auto view = viewOf(paper);
    if (!view) {
        return;
    }
    fillHead(paper, *view);
    const auto only = paper.record<SiteId>("site");
    const bool isBlind = view->stocktake.blind.value_or(false);
    paper.out.set("room", view->siteName(only));
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    std::optional<std::optional<SiteId>> room;
    for (const auto& line : view->evaluation.lines) {
        if (!line.device || !line.device->isExpected || (only && line.expectedSite != only)) {
            continue;
        }
        if (!isBlind && (!room || *room != line.expectedSite)) {
            room = line.expectedSite;
            rows.push_back({paper::RowKind::Group, {{"group", view->siteName(line.expectedSite)}}});
        }
        rows.push_back({paper::RowKind::Plain,
                        {{"ordinal", nextOrdinal(count)},
                         {"code", line.device->code},
                         {"name", line.device->name},
                         {"serial", line.device->serial},
                         {"location", line.device->location},
                         {"quantity", text::formatInteger(line.device->quantity)}}});
    }
    paper.out.set(isBlind ? "blind" : "open", "x");
    paper.out.tables["devices"] = rowsOf(std::move(rows));
    std::vector<FormRow> empty(12); // things that are not in the books
    paper.out.tables["others"] = rowsOf(std::move(empty));
}

const ParameterSpec ofStocktake{"stocktake", ParameterKind::Text};

} // namespace

extern const Definition stocktakeMinutes;
extern const Definition stocktakeTicks;
extern const Definition stocktakeSheet;
const Definition stocktakeMinutes{"c53-hd", Question::Papers,
                                  paperParameters({ofStocktake, parameter::site, parameter::unit}),
                                  nullptr, fillMinutes};
const Definition stocktakeTicks{"c53-hd-ticks", Question::Papers,
                                paperParameters({ofStocktake, parameter::site, parameter::unit}),
                                nullptr, fillMinutes};
const Definition stocktakeSheet{"stocktake-sheet", Question::Papers,
                                paperParameters({ofStocktake, parameter::site}), nullptr,
                                fillSheet};

} // namespace dongbo::report
