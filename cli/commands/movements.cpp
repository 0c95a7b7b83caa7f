#include "core/register/books/movements.h"

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/record_text.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/register/base/find.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

struct Words
{
    std::string from, to, unit, assetClass;
};

Json figuresJson(const planning::BookFigures& figures)
{
    return {{"quantity", figures.quantity}, {"value", figures.value.dong}};
}

Json causesJson(const std::array<planning::BookFigures, planning::movementCauses>& causes)
{
    Json out = Json::object();
    for (std::size_t i = 0; i < causes.size(); ++i) {
        out[std::string(planning::codeOf(static_cast<planning::MovementCause>(i)))] =
            figuresJson(causes[i]);
    }
    return out;
}

Json lineJson(const planning::MovementLine& line)
{
    return {{"opening", figuresJson(line.opening)},
            {"up", figuresJson(line.up)},
            {"down", figuresJson(line.down)},
            {"closing", figuresJson(line.closing)},
            {"up_by", causesJson(line.upBy)},
            {"down_by", causesJson(line.downBy)},
            {"agrees", line.agrees()}};
}

Json answerOf(const Movements& movements)
{
    Json rows = Json::array();
    for (const auto& row : movements.rows) {
        auto one = lineJson(row.line);
        one["unit"] = jsonOfName(row.unit);
        one["unit_id"] = jsonOf(row.place.unit);
        one["type"] = jsonOf(row.place.type);
        one["measure"] = jsonOfName(row.place.measure);
        rows.push_back(one);
    }
    return {{"movements",
             {{"from", isoText(movements.first)},
              {"to", isoText(movements.last)},
              {"agrees", movements.agrees},
              {"undated", movements.undated},
              {"without_cost", movements.withoutCost},
              {"total", lineJson(movements.all)},
              {"rows", rows}}}};
}

void print(const Context& context, const Movements& movements)
{
    std::vector<Table::Column> columns{{context.say("report.column.unit")},
                                       {context.say("cli.column.type")},
                                       {context.say("report.column.measure")}};
    for (const char* part : {"opening", "up", "down", "closing"}) {
        columns.push_back(
            {context.say("report.column." + std::string(part) + "_pieces"), Align::Right});
        columns.push_back(
            {context.say("report.column." + std::string(part) + "_value"), Align::Right});
    }
    Table table(std::move(columns));
    const auto add = [&](std::vector<Table::Cell> cells, const planning::MovementLine& line) {
        for (const auto* figures : {&line.opening, &line.up, &line.down, &line.closing}) {
            cells.push_back({std::to_string(figures->quantity)});
            cells.push_back({shownMoney(context, figures->value)});
        }
        table.add(std::move(cells));
    };
    for (const auto& row : movements.rows) {
        add({{row.unit}, {termText(context, row.place.type)}, {row.place.measure}}, row.line);
    }
    add({{context.say("report.total")}, {}, {}}, movements.all);
    table.print(context);
    *context.out << context.say(movements.agrees ? "movements.agrees" : "movements.disagrees")
                 << "\n";
}

Exit run(const Context& context, const Words& words)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    Problems problems;
    const auto today = reg.pastDay().value_or(reg.today());
    const Date newYear{today.year(), std::chrono::January, std::chrono::day{1}};
    const auto from = typedDay(problems, "from", words.from).value_or(newYear);
    const auto to = typedDay(problems, "to", words.to).value_or(today);
    MovementScope scope;
    scope.assetClass = typedChoice<AssetClass>(context, problems, "asset_class", words.assetClass);
    if (problems.empty() && to < from) {
        problems.push_back({"to", {"movements.days_reversed", {}}});
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    if (!words.unit.empty()) {
        scope.unit = findUnit(reg, words.unit);
    }
    const auto movements = movementsOf(reg, from, to, scope);
    if (context.isJson()) {
        printJson(context, answerOf(movements));
    } else {
        print(context, movements);
    }
    return movements.agrees ? Exit::Done : Exit::DoneWithNo;
}

} // namespace

void addMovements(CommandLine& line)
{
    auto words = std::make_shared<Words>();
    line.verb("movements", Effect::Reads)
        .option("--from", words->from, "date")
        .option("--to", words->to, "date")
        .option("--unit", words->unit, "unit")
        .option("--asset-class", words->assetClass, "asset_class")
        .run([words](const Context& context) { return run(context, *words); });
}

} // namespace dongbo::cli::commands
