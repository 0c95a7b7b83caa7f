#include "core/register/books/movements.h"
#include "core/report/engine/keys.h"

#include <array>

// Increases and decreases of a period in the shape of B04-H: opening + up − down = closing.

namespace dongbo::report {

namespace {

constexpr std::array<const char*, 4> parts{"opening", "up", "down", "closing"};

std::optional<AssetClass> classAsked(const Builder& builder)
{
    const auto choice = builder.choice("assets");
    return choice == "all"    ? std::nullopt
           : choice == "tool" ? std::optional{AssetClass::Tool}
                              : std::optional{AssetClass::FixedAsset};
}

std::int64_t netOf(const planning::MovementLine& line, planning::MovementCause cause)
{
    const auto at = static_cast<std::size_t>(cause);
    return line.upBy[at].value.dong - line.downBy[at].value.dong;
}

Row rowOf(const Builder& builder, const MovementRow& row)
{
    Row out{builder.name(row.place.type), row.place.measure};
    for (const auto* figures :
         {&row.line.opening, &row.line.up, &row.line.down, &row.line.closing}) {
        out.push_back(figures->quantity);
        out.push_back(figures->value.dong);
    }
    for (const auto cause : {planning::MovementCause::Moved, planning::MovementCause::Reclassified,
                             planning::MovementCause::Revalued}) {
        out.push_back(netOf(row.line, cause));
    }
    return out;
}

void buildMovements(Builder& builder)
{
    builder.column("type", ColumnKind::Text, 22);
    builder.column("measure", ColumnKind::Text, 10);
    for (const auto* part : parts) {
        builder.column(std::string(part) + "_pieces", ColumnKind::Integer, 9, {.isSummed = true});
        builder.column(std::string(part) + "_value", ColumnKind::Money, 16, {.isSummed = true});
    }
    for (const auto* cause : {"net_moved", "net_reclassified", "net_revalued"}) {
        builder.column(cause, ColumnKind::Money, 16, {.isSummed = true});
    }
    builder.groupedBy("unit");
    const auto period = builder.period().value_or(yearOf(builder.today()));
    const auto movements =
        movementsOf(builder.reg, period.first, period.last, {builder.unit(), classAsked(builder)});
    std::optional<std::optional<UnitId>> open;
    for (const auto& row : movements.rows) {
        if (!open || *open != row.place.unit) {
            if (open) {
                builder.endGroup();
            }
            open = row.place.unit;
            builder.beginGroup({row.unit.empty() ? builder.say("report.no_unit") : row.unit});
        }
        builder.row(rowOf(builder, row));
    }
    if (open) {
        builder.endGroup();
    }
    builder.note(movements.agrees ? "movements.agrees" : "movements.disagrees");
    if (movements.undated != 0) {
        builder.note("movements.undated", {{"count", std::to_string(movements.undated)}});
    }
    if (movements.withoutCost != 0) {
        builder.note("report.without_cost", {{"count", std::to_string(movements.withoutCost)}});
    }
}

} // namespace

extern const Definition bookMovements;
const Definition bookMovements{"movements",
                               Question::Changed,
                               {{"period", ParameterKind::Period, {}, Initial::ThisYear},
                                parameter::unit,
                                {"assets", ParameterKind::Choice, {"fixed_asset", "tool", "all"}}},
                               &buildMovements};

} // namespace dongbo::report
