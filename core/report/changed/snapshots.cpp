#include "core/report/changed/snapshots.h"

#include "core/domain/amount.h"
#include "core/store/queries/report_queries.h"
#include "core/text/dates.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace dongbo::report {

Snapshot snapshotOf(Builder& builder, Register& reg)
{
    Snapshot out;
    auto filter = askedDevices(builder);
    store::forEachDevice(
        reg.database(), filter, store::DeviceOrder::Code, [&](const store::DeviceRow& row) {
            const Device& d = row.device;
            out.emplace(row.id,
                        Held{d.code.value_or(""), d.name.value_or(""), d.type, d.assetClass, d.site,
                             row.site, row.now.condition, row.now.use, row.custodian, acquiredOn(d),
                             d.quantity.value_or(1), amountOf(d)});
        });
    return out;
}

TwoDays readTwoDays(Builder& builder)
{
    if (builder.reg.pastDay()) {
        throw Error(Error::Kind::Usage, {"report.not_in_past", {}});
    }
    TwoDays days;
    days.last = std::min(builder.day("until").value_or(builder.today()), builder.today());
    days.first = *builder.day("since");
    if (days.first > days.last) {
        throw Error(Error::Kind::Usage, {"report.days_reversed",
                                         {{"since", text::formatDate(days.first)},
                                          {"until", text::formatDate(days.last)}}});
    }
    auto before = builder.reg.asOf(days.first);
    days.before = snapshotOf(builder, before);
    if (builder.site() || builder.unit() || builder.type()) {
        store::forEachDevice(before.database(), {}, store::DeviceOrder::Code,
                             [&days](const store::DeviceRow& row) {
                                 days.everythingBefore[row.id].type = row.device.type;
                             });
    }
    if (days.last == builder.today()) {
        days.after = snapshotOf(builder, builder.reg);
    } else {
        auto after = builder.reg.asOf(days.last);
        days.after = snapshotOf(builder, after);
    }
    return days;
}

std::string_view codeOf(Cause cause)
{
    static constexpr std::array<std::string_view, 11> codes{
        "bought",    "entered_late", "undated",      "moved_in",  "retired", "retired_late",
        "withdrawn", "moved_out",    "reclassified", "corrected", "moved"};
    return codes.at(static_cast<std::size_t>(cause));
}

namespace {

/// Papers by device, the last one first read wins.
struct Papers
{
    std::unordered_map<RecordId, Transfer> transfers;
    std::unordered_map<RecordId, Disposal> disposals;

    explicit Papers(store::Database& database)
    {
        for (const auto& row : store::transfersOn(database, {})) {
            if (row.transfer.device) {
                transfers[*row.transfer.device] = row.transfer;
            }
        }
        for (const auto& row : store::disposalsOn(database, {})) {
            if (row.disposal.device) {
                disposals[*row.disposal.device] = row.disposal;
            }
        }
    }
    void tell(Difference& difference) const
    {
        if (const auto found = transfers.find(difference.device); found != transfers.end()) {
            difference.day = found->second.day;
            difference.document = found->second.decisionNo.value_or("");
        }
    }
};

Difference gone(Builder& builder, const TwoDays& days, const Papers& papers, const DeviceId& id,
                const Held& before)
{
    Difference out{Cause::Withdrawn, id, &before, nullptr, {}, {}};
    const auto now = store::deviceRow(builder.database(), id);
    if (const auto found = papers.disposals.find(id); found != papers.disposals.end()) {
        out.day = found->second.day;
        out.document = found->second.decisionNo.value_or("");
        out.cause = out.day && *out.day <= days.first ? Cause::RetiredLate : Cause::Retired;
    } else if (now && !now->isWithdrawn && now->device.paper &&
               *now->device.paper >= Paper::Disposed) {
        out.cause = Cause::Retired;
    } else if (now && !now->isWithdrawn && now->device.type != before.type) {
        out.cause = Cause::Reclassified; // to a type that was not asked for
    } else if (now && !now->isWithdrawn) {
        out.cause = Cause::MovedOut;
        papers.tell(out);
    }
    return out;
}

Difference come(const TwoDays& days, const Papers& papers, const DeviceId& id, const Held& after)
{
    Difference out{Cause::Undated, id, nullptr, &after, after.acquired, {}};
    const auto was = days.everythingBefore.find(id);
    if (was != days.everythingBefore.end()) {
        // it was in the books, elsewhere or as something else
        out.cause = was->second.type == after.type ? Cause::MovedIn : Cause::Reclassified;
        papers.tell(out);
    } else if (after.acquired) {
        out.cause = *after.acquired <= days.first ? Cause::EnteredLate : Cause::Bought;
    }
    return out;
}

std::optional<Difference> changed(const Papers& papers, const DeviceId& id, const Held& before,
                                  const Held& after)
{
    Difference out{Cause::Moved, id, &before, &after, {}, {}};
    if (before.type != after.type || before.assetClass != after.assetClass) {
        out.cause = Cause::Reclassified;
    } else if (before.amount != after.amount || before.quantity != after.quantity) {
        out.cause = Cause::Corrected;
    } else if (before.site != after.site) {
        papers.tell(out);
    } else {
        return std::nullopt;
    }
    return out;
}

} // namespace

std::vector<Difference> differences(Builder& builder, const TwoDays& days)
{
    const Papers papers(builder.database());
    std::vector<Difference> out;
    for (const auto& [id, before] : days.before) {
        const auto found = days.after.find(id);
        if (found == days.after.end()) {
            out.push_back(gone(builder, days, papers, id, before));
        } else if (auto difference = changed(papers, id, before, found->second)) {
            out.push_back(std::move(*difference));
        }
    }
    for (const auto& [id, after] : days.after) {
        if (!days.before.contains(id)) {
            out.push_back(come(days, papers, id, after));
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Difference& a, const Difference& b) { return a.cause < b.cause; });
    return out;
}

std::int64_t piecesOf(const Difference& difference)
{
    return (difference.after == nullptr ? 0 : difference.after->quantity) -
           (difference.before == nullptr ? 0 : difference.before->quantity);
}

std::optional<Money> amountChange(const Difference& difference)
{
    const auto isPriced = [](const Held* held) { return held != nullptr && held->amount; };
    if (!isPriced(difference.before) && !isPriced(difference.after)) {
        return std::nullopt;
    }
    const auto of = [](const Held* held) {
        return held == nullptr ? std::int64_t{0} : held->amount.value_or(Money{0}).dong;
    };
    return Money{of(difference.after) - of(difference.before)};
}

} // namespace dongbo::report
