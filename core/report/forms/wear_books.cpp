#include "core/domain/amount.h"
#include "core/register/books/book_tables.h"
#include "core/register/books/wear.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/queries/wear_queries.h"
#include "core/text/percent.h"

#include <algorithm>
#include <map>
#include <set>

// The book of fixed assets and the table of a year's wear.

namespace dongbo::report {

namespace {

using HeldByDevice = std::unordered_map<RecordId, store::HeldWear>;

/// "12,5" of 1250.
std::string rateText(std::int64_t basisPoints)
{
    return text::formatPercentNumber(basisPoints, Language::Vietnamese);
}

std::optional<Date> sinceOf(const Device& device)
{
    return planning::usedSince(device.inUseDate, device.inUseYear, device.acquired);
}

/// The day a book is of: the last of the period asked for, else the paper's.
Date bookDay(const PaperFilling& paper)
{
    const auto period = paper.values.get<Period>("period");
    return period ? period->last : paper.day;
}

std::int64_t yearOf(Date day)
{
    return static_cast<int>(day.year());
}

/// What the lines of the book come to.
struct BookSums
{
    std::int64_t count = 0;
    PaperSum cost;
    Money wear;
    Money all;
    Money left;

    [[nodiscard]] FormRow row() const
    {
        auto total = sumRow(paper::RowKind::Total, "name", "report.total");
        total.cells["cost"] = amountText(cost.known());
        if (all.dong != 0) {
            total.cells["wear"] = total.cells["year-wear"] = amountText(wear);
            total.cells["all-wear"] = amountText(all);
        }
        if (left.dong != 0) {
            total.cells["left-value"] = amountText(left);
        }
        return total;
    }
};

/// S24-H row by row.
struct AssetBook
{
    store::Database& database;
    store::DeviceFilter filter;
    Date day; ///< of the book
    planning::AssetThresholds thresholds;

    void each(const std::function<void(const store::DeviceRow&)>& visit) const
    {
        eachFixedAsset(database, filter, thresholds, day, [&](const store::DeviceRow& row) {
            if (sinceOf(row.device).value_or(day) <= day) {
                visit(row);
            }
        });
    }
    void rows(const FormRowSink& sink) const
    {
        const auto held = store::heldWear(database, yearOf(day));
        BookSums sums;
        each([&](const store::DeviceRow& row) { sink(line(row, held, sums)); });
        if (sums.count != 0) {
            sink(sums.row());
        }
    }

private:
    [[nodiscard]] FormRow line(const store::DeviceRow& row, const HeldByDevice& held,
                               BookSums& sums) const
    {
        FormRow out;
        setIncrease(out, row.device);
        const auto cost = amountOf(row.device);
        out.cells["ordinal"] = nextOrdinal(sums.count);
        out.cells["cost"] = amountText(cost);
        sums.cost.add(1, cost);
        std::optional<Money> accumulated; // absent: nobody entered it
        if (const auto found = held.find(row.id); found != held.end()) {
            accumulated = found->second.accumulated;
            setWear(out, found->second, sums);
        }
        const auto departure = departureOf(database, row);
        if (departure && departure->day.value_or(day) <= day) {
            out.cells["out-document"] = departure->document;
            out.cells["out-day"] = dayText(departure->day);
            out.cells["out-reason"] = PaperFilling::label(row.device.paper);
            if (cost && accumulated) {
                const Money left{std::max<std::int64_t>(cost->dong - accumulated->dong, 0)};
                out.cells["left-value"] = amountText(left);
                sums.left = cappedSum(sums.left, left);
            }
        }
        return out;
    }

    static void setWear(FormRow& out, const store::HeldWear& held, BookSums& sums)
    {
        if (held.rateBasisPoints) {
            out.cells["wear-rate"] = rateText(*held.rateBasisPoints);
        }
        if (held.ofYear) {
            out.cells["wear"] = out.cells["year-wear"] = amountText(held.ofYear);
            sums.wear = cappedSum(sums.wear, *held.ofYear);
        }
        out.cells["all-wear"] = amountText(held.accumulated);
        sums.all = cappedSum(sums.all, held.accumulated);
    }
};

void fillAssetBook(PaperFilling& paper)
{
    auto filter = filterOf(paper);
    filter.includeAll = true;
    const auto day = bookDay(paper);
    paper.out.set("book-year", std::to_string(yearOf(day)));
    const AssetBook book{paper.database(), filter, day, assetThresholdsOf(paper.reg)};
    paper.out.tables["assets"] = [book](const FormRowSink& sink) { book.rows(sink); };
    std::int64_t unpriced = 0;
    book.each([&](const store::DeviceRow& row) { unpriced += amountOf(row.device) ? 0 : 1; });
    tellWithoutCost(paper, unpriced);
}

/// The year of a table of wear: asked for, else the last one charged, else the paper's.
std::int64_t tableYear(const PaperFilling& paper)
{
    if (const auto period = paper.values.get<Period>("period")) {
        return yearOf(period->last);
    }
    const auto charged = store::chargedYears(paper.database());
    return charged.empty() ? yearOf(paper.day) : charged.front().year;
}

/// What a device was or will be charged.
struct Charge
{
    std::int64_t rateBasisPoints = 0;
    std::optional<Money> amount; ///< absent: nobody knows it, for want of a day or a cost
};
/// Of the year: as it was charged, else as a run now would; fully worn devices have none left.
std::unordered_map<RecordId, Charge> chargesOf(PaperFilling& paper, std::int64_t year)
{
    std::unordered_map<RecordId, Charge> out;
    for (const auto& [id, held] : store::heldWear(paper.database(), year)) {
        out[id] = {held.rateBasisPoints.value_or(0), held.ofYear};
    }
    const auto run = previewWear(paper.reg, static_cast<int>(year));
    for (const auto& line :
         run ? run->lines : chargedWear(paper.reg, static_cast<int>(year)).lines) {
        out[line.device] = {line.charge.rateBasisPoints, line.charge.amount};
    }
    return out;
}

struct TypeWear
{
    PaperSum cost;
    PaperSum wear;
    std::set<std::int64_t> rates;

    [[nodiscard]] FormRow row(std::int64_t& count, const std::string& name) const
    {
        std::string shown;
        for (const auto rate : rates) {
            shown += (shown.empty() ? "" : "; ") + rateText(rate);
        }
        return {paper::RowKind::Plain,
                {{"ordinal", nextOrdinal(count)},
                 {"name", name},
                 {"amount", amountText(cost.known())},
                 {"rate", shown},
                 {"wear", amountText(wear.known())}}};
    }
};

/// Whether it was in the books at the end of that year.
bool isHeld(store::Database& database, const store::DeviceRow& row, Date end)
{
    const auto departure = departureOf(database, row);
    return sinceOf(row.device).value_or(end) <= end &&
           (!departure || (departure->day && *departure->day > end));
}

void fillWear(PaperFilling& paper)
{
    const auto year = tableYear(paper);
    const Date end{std::chrono::year{static_cast<int>(year)}, std::chrono::December,
                   std::chrono::day{31}};
    const auto thresholds = assetThresholdsOf(paper.reg);
    const auto charges = chargesOf(paper, year);
    const auto rates = wearRatesOf(paper.reg);
    std::map<DeviceType, TypeWear> types;
    TypeWear untyped;
    TypeWear all;
    auto filter = filterOf(paper);
    filter.includeAll = true; // what left the books since then
    eachFixedAsset(paper.database(), filter, thresholds, end, [&](const store::DeviceRow& row) {
        if (!isHeld(paper.database(), row, end)) {
            return;
        }
        auto charge =
            charges.find(row.id) == charges.end() ? Charge{} : charges.find(row.id)->second;
        const auto* usual =
            row.device.type ? rates.of(*row.device.type, static_cast<int>(year)) : nullptr;
        if (charge.rateBasisPoints == 0 && usual != nullptr) { // worn before it was entered here
            charge.rateBasisPoints = usual->rateBasisPoints;
        }
        for (auto* sums : {row.device.type ? &types[*row.device.type] : &untyped, &all}) {
            sums->cost.add(1, amountOf(row.device));
            sums->wear.add(1, charge.amount);
            if (charge.rateBasisPoints != 0) {
                sums->rates.insert(charge.rateBasisPoints);
            }
        }
    });
    paper.out.set("book-year", std::to_string(year));
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    for (const auto& [type, sums] : types) {
        rows.push_back(sums.row(count, PaperFilling::label(std::optional{type})));
    }
    if (untyped.cost.quantity != 0) {
        rows.push_back(untyped.row(count, PaperFilling::say("form.untyped")));
    }
    if (!rows.empty()) {
        auto total = sumRow(paper::RowKind::Total, "name", "report.total");
        total.cells["amount"] = amountText(all.cost.known());
        total.cells["wear"] = amountText(all.wear.known());
        rows.push_back(std::move(total));
    }
    paper.out.tables["types"] = rowsOf(std::move(rows));
    tellWithoutCost(paper, all.cost.withoutCost);
    if (all.wear.withoutCost != 0) {
        paper.out.set("without-wear",
                      PaperFilling::say("form.without_wear",
                                        {{"count", std::to_string(all.wear.withoutCost)}}));
    }
}

} // namespace

extern const Definition assetBook;
extern const Definition wearTable;
const Definition assetBook{"s24-h", Question::Papers,
                           paperParameters({parameter::unit, parameter::period}), nullptr,
                           fillAssetBook};
const Definition wearTable{"c55a-hd", Question::Papers,
                           paperParameters({parameter::unit, parameter::period}), nullptr,
                           fillWear};

} // namespace dongbo::report
