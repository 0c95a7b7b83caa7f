#include "gui/present/books/batches_list.h"

#include "core/text/dates.h"
#include "gui/present/books/books_words.h"
#include "gui/present/lists/new_column.h"

#include <array>
#include <chrono>

namespace dongbo::present {

namespace {

constexpr const char* statePart = "state";
constexpr std::array allStates{BatchState::Proposed, BatchState::Decided, BatchState::Done,
                               BatchState::Withdrawn};

BatchLine lineOf(Language language, const store::DisposalBatchRow& row)
{
    const auto& batch = row.batch;
    const auto state = batch.state.value_or(BatchState::Proposed);
    BatchLine line;
    line.id = row.id;
    line.number = batch.number.value_or("");
    line.name = batch.name.value_or("");
    line.unit = row.unit;
    line.state = batchStatePill(language, state);
    line.stateCode = codeOf(state);
    if (batch.day) {
        line.day = text::formatDate(*batch.day);
        line.dayNumber = std::chrono::sys_days{*batch.day}.time_since_epoch().count();
    }
    line.devices = row.devices;
    if (state == BatchState::Decided || state == BatchState::Done) {
        line.accepted = std::to_string(row.accepted) + "/" + std::to_string(row.devices);
    }
    line.decision = batch.decisionNo.value_or("");
    line.searched = searchedOf({line.number, line.name, line.unit, line.decision});
    return line;
}

} // namespace

BatchesList::BatchesList(Shell& shell, ListView& view)
    : BooksList(shell, view,
                {"batches", ScreenName::Books, RecordKind::DisposalBatch, {"day", true}},
                BooksPage::Batches)
{}

std::vector<LineColumn<BatchLine>> BatchesList::declare() const
{
    const NewColumn column(session(), "books.col_");
    using Line = const BatchLine&;
    return {
        {column("number", CellKind::Quiet, 132, 0, 2, false), &BatchLine::number},
        {column.fixed("name", 220, 2, 160), &BatchLine::name},
        {column(statePart, CellKind::Pill, 168), &BatchLine::state, nullptr, &BatchLine::stateCode},
        {column("day", CellKind::Quiet, 104, 0, 1, false), &BatchLine::day, &BatchLine::dayNumber},
        {column("devices", CellKind::Number, 92, 0, 0, false),
         [](Line line) { return ListCell{std::to_string(line.devices)}; }, &BatchLine::devices},
        {column("accepted", CellKind::Number, 104, 0, 1, false), &BatchLine::accepted},
        {column("decision", CellKind::Quiet, 140, 1, 3, false), &BatchLine::decision},
        {column("unit", CellKind::Quiet, 130, 1, 4), &BatchLine::unit}};
}

void BatchesList::readLines()
{
    readIn([language = session().language()](Register& reg, JobContext&) {
        std::vector<BatchLine> lines;
        for (const auto& row : store::disposalBatches(reg.database())) {
            if (!row.isWithdrawn) {
                lines.push_back(lineOf(language, row));
            }
        }
        return lines;
    });
}

std::string BatchesList::caption() const
{
    const auto open = countOf(statePart, std::string(codeOf(BatchState::Proposed))) +
                      countOf(statePart, std::string(codeOf(BatchState::Decided)));
    return say("books.batches_caption",
               {{"count", number(std::ssize(lines()))}, {"open", number(open)}});
}

std::vector<ListChoice> BatchesList::actions() const
{
    if (!current()) {
        return {};
    }
    return {{"open", say("books.open_batch"), "archive"}};
}

void BatchesList::doIt(const std::string& actionId)
{
    if (actionId == "candidates") {
        shell().go(booksPlace(BooksPage::Candidates));
    } else {
        MemoryList::doIt(actionId);
    }
}

ChipPart BatchesList::chipPart() const
{
    return chipsOf(statePart, allStates, [this](BatchState state) {
        return batchStatePill(session().language(), state);
    });
}

EmptyWords BatchesList::emptyWords() const
{
    return {"archive",
            "books.batches_empty",
            "books.batches_empty_filter",
            {{"candidates", say("books.tab_candidates"), "archive"}},
            say("books.empty_filter_help")};
}

} // namespace dongbo::present
