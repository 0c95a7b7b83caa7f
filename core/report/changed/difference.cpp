#include "core/report/changed/snapshots.h"
#include "core/report/engine/keys.h"
#include "core/text/dates.h"

#include <cstdlib>
#include <map>

// Two reports of the same comparison: what is different on two days, and the bridge from the figure
// of the first to that of the second.

namespace dongbo::report {

namespace {

const Held& of(const Difference& difference)
{
    return difference.after == nullptr ? *difference.before : *difference.after;
}

/// "camera → micro" where they differ.
std::string change(const std::string& before, const std::string& after)
{
    return before == after ? std::string() : before + " → " + after;
}

std::string whatChanged(const Builder& builder, const Difference& difference)
{
    if (difference.before == nullptr || difference.after == nullptr) {
        return {};
    }
    const auto& a = *difference.before;
    const auto& b = *difference.after;
    std::string out;
    for (const auto& each : {change(builder.name(a.type), builder.name(b.type)),
                             change(builder.name(a.assetClass), builder.name(b.assetClass)),
                             change(a.siteName, b.siteName),
                             change(std::to_string(a.quantity), std::to_string(b.quantity)),
                             change(wordsOf(cellOf(a.amount), builder.language),
                                    wordsOf(cellOf(b.amount), builder.language))}) {
        out += (out.empty() || each.empty() ? "" : "; ") + each;
    }
    return out;
}

Row rowOf(const Builder& builder, const Difference& difference)
{
    const auto& held = of(difference);
    Row row{held.code,
            held.name,
            builder.name(held.type),
            held.siteName,
            cellOf(difference.day),
            difference.document,
            whatChanged(builder, difference),
            piecesOf(difference),
            cellOf(amountChange(difference))};
    row.record = RecordRef{RecordKind::Device, difference.device};
    return row;
}

void columnsOf(Builder& builder)
{
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("type", ColumnKind::Text, 15);
    builder.column("site", ColumnKind::Text, 22);
    builder.column("day", ColumnKind::Day, 12);
    builder.column("document_no", ColumnKind::Text, 18);
    builder.column("what_changed", ColumnKind::Text, 34);
    builder.column("pieces_change", ColumnKind::Integer, 9, {.isSummed = true});
    builder.column("amount_change", ColumnKind::Money, 16, {.isSummed = true});
    builder.groupedBy("cause");
}

void buildDifference(Builder& builder)
{
    columnsOf(builder);
    const auto days = readTwoDays(builder);
    const auto all = differences(builder, days);
    std::optional<Cause> open;
    for (const auto& difference : all) {
        if (open != difference.cause) {
            if (open) {
                builder.endGroup();
            }
            open = difference.cause;
            builder.beginGroup({builder.say("report.cause." + std::string(codeOf(*open)))});
        }
        builder.row(rowOf(builder, difference));
    }
    if (open) {
        builder.endGroup();
    }
    builder.note("report.as_known_then",
                 {{"since", text::formatDate(days.first)}, {"until", text::formatDate(days.last)}});
}

struct Step
{
    Count devices;
    std::int64_t change = 0; ///< of the number of devices
    std::int64_t pieces = 0;
    Amount amount;
};

Row stepRow(const std::string& name, std::int64_t devices, std::int64_t pieces,
            const Amount& amount)
{
    return {name, devices, pieces, amount.cell()};
}

Row standing(const Builder& builder, const char* name, Date day, const Snapshot& snapshot)
{
    std::int64_t pieces = 0;
    Amount amount;
    for (const auto& [id, held] : snapshot) {
        pieces += held.quantity;
        amount.add(held.amount);
    }
    return stepRow(builder.say(name, {{"day", text::formatDate(day)}}), std::ssize(snapshot),
                   pieces, amount);
}

/// Opening figure, what changed it and why, closing figure: the steps add up.
void buildBridge(Builder& builder)
{
    builder.column("cause", ColumnKind::Text, 44);
    builder.column("devices_change", ColumnKind::Integer, 12, {.how = "report.how.bridge"});
    builder.column("pieces_change", ColumnKind::Integer, 12);
    builder.column("amount_change", ColumnKind::Money, 20, {.how = "report.how.bridge_amount"});
    const auto days = readTwoDays(builder);
    std::map<Cause, Step> steps;
    for (const auto& difference : differences(builder, days)) {
        auto& step = steps[difference.cause];
        step.devices.add(difference.device, builder.sink);
        step.change +=
            (difference.before == nullptr ? 1 : 0) - (difference.after == nullptr ? 1 : 0);
        step.pieces += piecesOf(difference);
        step.amount.add(amountChange(difference));
    }
    builder.row(standing(builder, "report.bridge.opening", days.first, days.before));
    for (const auto& [cause, step] : steps) {
        const auto counted = step.devices.value();
        auto name = builder.say("report.cause." + std::string(codeOf(cause)));
        if (std::abs(step.change) != counted) {
            name += " (" + std::to_string(counted) + ")"; // some are counted on both days
        }
        auto row = stepRow(name, counted, step.pieces, step.amount);
        step.devices.into(row, 1, RecordKind::Device);
        row[1] = step.change;
        builder.row(std::move(row));
    }
    builder.total(standing(builder, "report.bridge.closing", days.last, days.after));
}

} // namespace

extern const Definition difference;
const Definition difference{"difference",
                            Question::Changed,
                            {{"since", ParameterKind::Day, {}, Initial::Required},
                             parameter::until,
                             parameter::site,
                             parameter::unit,
                             parameter::type},
                            &buildDifference};
extern const Definition bridge;
const Definition bridge{"bridge",
                        Question::Changed,
                        {{"since", ParameterKind::Day, {}, Initial::Required},
                         parameter::until,
                         parameter::site,
                         parameter::unit,
                         parameter::type},
                        &buildBridge};

} // namespace dongbo::report
