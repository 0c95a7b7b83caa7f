#include "gui/present/stocktake/stocktakes_list.h"

#include "core/register/stocktake/stocktake_view.h"
#include "core/text/dates.h"
#include "core/text/wording.h"
#include "gui/present/lists/new_column.h"
#include "gui/present/stocktake/stocktake_words.h"

#include <array>
#include <chrono>

namespace dongbo::present {

namespace {

constexpr const char* statePart = "state";
constexpr std::array allStates{StocktakeState::Counting, StocktakeState::Settling,
                               StocktakeState::Closed, StocktakeState::Cancelled};

StocktakeListLine lineOf(Register& reg, Language language, const StocktakeId& id)
{
    const auto view = viewStocktake(reg, id);
    const auto& stocktake = view.stocktake;
    const auto& tally = view.evaluation.all;
    StocktakeListLine line;
    line.id = id;
    line.number = stocktake.number.value_or("");
    line.name = stocktake.name.value_or("");
    line.state = stocktakeStatePill(language, stocktake.state);
    line.stateCode = codeOf(stocktake.state.value_or(StocktakeState::Counting));
    if (stocktake.day) {
        line.day = text::formatDate(*stocktake.day);
        line.dayNumber = std::chrono::sys_days{*stocktake.day}.time_since_epoch().count();
    }
    line.counted = std::to_string(tally.counted) + "/" + std::to_string(tally.expected);
    constexpr std::size_t whole = 1'000;
    line.countedShare =
        static_cast<std::int64_t>(tally.expected == 0 ? 0 : tally.counted * whole / tally.expected);
    line.open = static_cast<std::int64_t>(tally.open);
    line.document = stocktake.documentNo.value_or("");
    line.searched = searchedOf({line.number, line.name, line.document});
    return line;
}

} // namespace

StocktakesList::StocktakesList(Shell& shell, ListView& view)
    : MemoryList(shell, view,
                 {"stocktakes", ScreenName::Stocktake, RecordKind::Stocktake, {"day", true}})
{}

std::vector<LineColumn<StocktakeListLine>> StocktakesList::declare() const
{
    const NewColumn column(session(), "stocktake.col_");
    using Line = const StocktakeListLine&;
    return {{column("number", CellKind::Quiet, 132, 0, 2, false), &StocktakeListLine::number},
            {column.fixed("name", 240, 2, 160), &StocktakeListLine::name},
            {column(statePart, CellKind::Pill, 168), &StocktakeListLine::state, nullptr,
             &StocktakeListLine::stateCode},
            {column("day", CellKind::Quiet, 104, 0, 1, false), &StocktakeListLine::day,
             &StocktakeListLine::dayNumber},
            {column("counted", CellKind::Number, 104, 0, 0, false), &StocktakeListLine::counted,
             &StocktakeListLine::countedShare},
            {column("open", CellKind::Number, 120, 0, 1, false),
             [](Line one) { return ListCell{std::to_string(one.open)}; }, &StocktakeListLine::open},
            {column("document", CellKind::Quiet, 130, 1, 3, false), &StocktakeListLine::document}};
}

void StocktakesList::readLines()
{
    readIn([language = session().language()](Register& reg, JobContext& job) {
        std::vector<StocktakeListLine> lines;
        for (const auto& row : store::stocktakes(reg.database())) {
            job.checkpoint();
            lines.push_back(lineOf(reg, language, row.id));
        }
        return lines;
    });
}

std::string StocktakesList::caption() const
{
    const auto running = countOf(statePart, std::string(codeOf(StocktakeState::Counting))) +
                         countOf(statePart, std::string(codeOf(StocktakeState::Settling)));
    return say("stocktake.caption",
               {{"count", number(std::ssize(lines()))}, {"running", number(running)}});
}

ChipPart StocktakesList::chipPart() const
{
    return chipsOf(statePart, allStates, [this](StocktakeState state) {
        return stocktakeStatePill(session().language(), state);
    });
}

std::vector<ListChoice> StocktakesList::actions() const
{
    std::vector<ListChoice> out;
    if (session().isWritable()) {
        out.push_back({"begin", say("stocktake.begin"), "plus"});
    }
    if (current()) {
        out.push_back({"open", say("stocktake.open"), "clipboard-check"});
    }
    return out;
}

void StocktakesList::begin()
{
    shell().openSheet({SheetKind::StartStocktake, std::nullopt, {}});
}

void StocktakesList::doIt(const std::string& actionId)
{
    if (actionId == "begin") {
        begin();
    } else {
        MemoryList::doIt(actionId);
    }
}

EmptyWords StocktakesList::emptyWords() const
{
    return {"clipboard-check",
            "stocktake.list_empty",
            "stocktake.list_empty_filter",
            {{"begin", say("stocktake.begin"), "plus", {}, {}, true}}};
}

} // namespace dongbo::present
