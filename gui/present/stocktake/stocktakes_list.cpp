#include "gui/present/stocktake/stocktakes_list.h"

#include "core/register/stocktake/stocktake_view.h"
#include "core/text/dates.h"
#include "core/text/wording.h"
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
    for (const auto* part : {&line.number, &line.name, &line.document}) {
        line.searched += " ";
        text::foldInto(line.searched, *part);
    }
    return line;
}

} // namespace

StocktakesList::StocktakesList(Shell& shell, ListView& view)
    : MemoryList(shell, view,
                 {"stocktakes", ScreenName::Stocktake, RecordKind::Stocktake, {"day", true}})
{}

std::vector<LineColumn<StocktakeListLine>> StocktakesList::declare() const
{
    const auto column = [this](const char* id, CellKind kind, int width, int stretch, int drop) {
        TableColumn out;
        out.id = id;
        out.title = say(std::string("stocktake.col_") + id);
        out.kind = kind;
        out.width = width;
        out.stretch = stretch;
        out.drop = drop;
        out.filters = false;
        return out;
    };
    auto name = column("name", CellKind::Strong, 240, 2, 0);
    name.isFixed = true;
    name.least = 160;
    auto state = column(statePart, CellKind::Pill, 168, 0, 0);
    state.filters = true;
    using Line = const StocktakeListLine&;
    return {{column("number", CellKind::Quiet, 132, 0, 2),
             [](Line one) { return ListCell{one.number}; }},
            {name, [](Line one) { return ListCell{one.name}; }},
            {state,
             [](Line one) {
                 return ListCell{one.state.word, one.state.icon, one.state.tone};
             },
             nullptr, [](Line one) { return one.stateCode; }},
            {column("day", CellKind::Quiet, 104, 0, 1), [](Line one) { return ListCell{one.day}; },
             [](Line one) { return one.dayNumber; }},
            {column("counted", CellKind::Number, 104, 0, 0),
             [](Line one) { return ListCell{one.counted}; },
             [](Line one) { return one.countedShare; }},
            {column("open", CellKind::Number, 120, 0, 0),
             [](Line one) { return ListCell{std::to_string(one.open)}; },
             [](Line one) { return one.open; }},
            {column("document", CellKind::Quiet, 130, 1, 3),
             [](Line one) { return ListCell{one.document}; }}};
}

void StocktakesList::readLines()
{
    reader().read<std::vector<StocktakeListLine>>(
        [language = session().language()](Register& reg, JobContext& job) {
            std::vector<StocktakeListLine> lines;
            for (const auto& row : store::stocktakes(reg.database())) {
                job.checkpoint();
                lines.push_back(lineOf(reg, language, row.id));
            }
            return lines;
        },
        [this](std::vector<StocktakeListLine> lines) { take(std::move(lines)); });
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
    ChipPart out{statePart, {}};
    for (const auto state : allStates) {
        out.values.emplace_back(codeOf(state), stocktakeStatePill(session().language(), state));
    }
    return out;
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
    } else if (actionId == "open" && current()) {
        shell().go({ScreenName::Stocktake, RecordRef{RecordKind::Stocktake, *current()}, {}});
    }
}

EmptyList StocktakesList::emptyList() const
{
    const bool isNew = lines().empty() && query().isEmpty();
    const std::string code = isNew ? "stocktake.list_empty" : "stocktake.list_empty_filter";
    EmptyList empty{"clipboard-check", say(code), say(code + "_help")};
    if (!isNew) {
        empty.ways.push_back({"clear", say("lists.clear_filter"), "cross"});
    } else if (session().isWritable()) {
        empty.ways.push_back({"begin", say("stocktake.begin"), "plus"});
    }
    return empty;
}

void StocktakesList::takeWay(const std::string& id)
{
    if (id == "begin") {
        begin();
    } else {
        ListPresenter::takeWay(id);
    }
}

} // namespace dongbo::present
