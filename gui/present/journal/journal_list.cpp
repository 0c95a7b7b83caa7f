#include "gui/present/journal/journal_list.h"

#include "core/register/base/history.h"
#include "core/store/journal/change_log.h"
#include "core/text/dates.h"
#include "gui/present/acting.h"
#include "gui/present/lists/new_column.h"
#include "gui/present/words/clock_words.h"
#include "gui/present/words/day_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::size_t rowsAtOnce = 80;
constexpr const char* undoColumn = "undo";
constexpr int hourWidth = 84;
constexpr int dayWidth = 144;

} // namespace

JournalList::JournalList(Shell& shell, ListView& view)
    : ListPresenter(shell, view,
                    {"journal",
                     ScreenName::Journal,
                     RecordKind::ChangeSet,
                     {"time", true},
                     {},
                     /*picksFirst=*/true})
    , m_detailReader(shell)
    , m_onCurrent(currentChanged.connect([this] { readDetail(); }))
{}

std::vector<TableColumn> JournalList::declared() const
{
    const NewColumn column(session(), "journal_page.column_");
    const auto time =
        column("time", CellKind::Quiet, isByTime(sort()) ? hourWidth : dayWidth, 0, 0, false);
    auto what = column("kind", CellKind::Text, 280, 1);
    what.least = 220;
    what.isFixed = true;
    auto who = column("person", CellKind::Quiet, 140, 0, 2);
    auto undo = column(undoColumn, CellKind::Action, 40, 0, 0, false);
    undo.title.clear();
    undo.isFixed = true;
    undo.sorts = false;
    return {time, what, who, column("records", CellKind::Number, 90, 0, 3, false), undo};
}

bool JournalList::isByTime(const ListSort& sort)
{
    return sort.column.empty() || sort.column == "time";
}

std::int64_t JournalList::rowCount() const
{
    return std::ssize(m_index.lines);
}

const ListRow& JournalList::rowAt(std::int64_t index) const
{
    const auto line = static_cast<std::size_t>(index);
    if (line < m_firstRow || line >= m_firstRow + m_rows.size()) {
        readRows(line);
    }
    return m_rows[line - m_firstRow];
}

void JournalList::row(std::int64_t index, ListRow& out)
{
    out = rowAt(index);
}

void JournalList::readRows(std::size_t around) const
{
    const auto language = session().language();
    const auto today =
        session().today(); // also while a past day is shown: none of its days is today
    m_firstRow = around < rowsAtOnce / 2 ? 0 : around - rowsAtOnce / 2;
    const auto end = std::min(m_index.lines.size(), m_firstRow + rowsAtOnce);
    auto& database = session().shown().database();
    const store::ReadView view(database);
    m_rows.assign(end - m_firstRow, {});
    for (auto i = m_firstRow; i < end; ++i) {
        auto& row = m_rows[i - m_firstRow];
        row.cells.resize(columns().size());
        const auto& line = m_index.lines[i];
        if (line.number == 0) {
            row.isHeading = true;
            row.cells.front().text = dayTitle(language, dayOf(Instant{line.wallMs}), today);
            row.cells.back().text =
                say(line.count == 1 ? "journal_page.one_change" : "journal_page.changes",
                    {{"count", number(line.count)}});
            continue;
        }
        const auto found = store::changesNumbered(database, {line.number});
        if (found.empty()) {
            continue; // it went with a register that was restored meanwhile
        }
        const auto change = journal::summaryOf(found.front());
        row.cells[0].plain = text::formatDate(dayOf(change.at)) + " " + clockTime(change.at);
        row.cells[0].text = m_hasHeads ? clockTime(change.at) : row.cells[0].plain;
        if (const auto doubt = clockDoubt(language, change.clockSuspect); !doubt.empty()) {
            row.cells[0].icon = "circle-question";
            row.cells[0].tone = Tone::Warn;
            row.cells[0].tip = doubt;
            row.cells[0].plain += " (" + doubt + ")";
        }
        row.cells[1] = {session().say(change.what), std::string(changeIcon(change.what.code))};
        row.cells[1].tip = row.cells[1].text;
        row.cells[1].isStruck = change.isUndone;
        row.cells[2].text = change.by;
        const char* said = change.records == 1                    ? "journal_page.one_record"
                           : change.records >= store::mostCounted ? "journal_page.records_many"
                                                                  : "journal_page.records";
        row.cells[3].text = say(said, {{"count", number(change.records)}});
        if (session().isWritable() && !change.isUndone) {
            row.cells[4] = {say("present.undo"), "undo"};
            row.cells[4].plain = " ";
        } else if (change.isUndone) {
            row.cells[4].plain = say("journal_page.undone");
        }
    }
}

std::optional<std::int64_t> JournalList::numberOf(std::int64_t index) const
{
    if (index < 0 || index >= rowCount()) {
        return std::nullopt;
    }
    const auto number = m_index.lines[static_cast<std::size_t>(index)].number;
    return number == 0 ? std::nullopt : std::optional{number};
}

std::int64_t JournalList::keyAt(std::int64_t index) const
{
    return numberOf(index).value_or(0);
}

std::optional<RecordId> JournalList::recordAt(std::int64_t index) const
{
    const auto number = numberOf(index);
    if (!number) {
        return std::nullopt;
    }
    const auto found = store::changesNumbered(session().shown().database(), {*number});
    return found.empty() ? std::nullopt
                         : std::optional<RecordId>{journal::summaryOf(found.front()).changeSet};
}

std::optional<std::int64_t> JournalList::indexOf(const RecordId& record) const
{
    const auto number = store::changeNumber(session().shown().database(), ChangeSetId{record});
    const auto at = std::find_if(m_index.lines.begin(), m_index.lines.end(), [&](const Line& line) {
        return number && line.number == *number;
    });
    return at == m_index.lines.end() ? std::nullopt : std::optional{at - m_index.lines.begin()};
}

ListFoot JournalList::foot(std::int64_t first, std::int64_t last) const
{
    ListFoot foot = ListPresenter::foot(first, last);
    if (rowCount() == 0 || last < first) {
        return foot;
    }
    // changes are counted, not the heads between them
    const auto changesBefore = [this](std::int64_t line) {
        std::int64_t count = 0;
        for (auto i = line - 1; i >= 0 && i >= line - 2; --i) { // no two heads follow each other
            const auto& at = m_index.lines[static_cast<std::size_t>(i)];
            if (at.number != 0) {
                count = at.count;
                break;
            }
        }
        return count;
    };
    foot.left = say("lists.rows", {{"first", number(changesBefore(first) + 1)},
                                   {"last", number(changesBefore(last + 1))},
                                   {"all", number(m_changes)}});
    return foot;
}

std::string JournalList::caption() const
{
    return say("journal_page.caption",
               {{"count", number(m_index.all)}, {"people", number(std::ssize(m_index.people))}});
}

void JournalList::actInRow(std::int64_t index, const std::string& column)
{
    const auto record = recordAt(index);
    if (column == undoColumn && record && !rowAt(index).cells[4].icon.empty()) {
        undoWithQuestion(shell(), ChangeSetId{*record});
    }
}

void JournalList::readDetail()
{
    if (!current()) {
        m_detailReader.cancel();
        m_detail.reset();
        detailChanged();
        return;
    }
    m_detailReader.read<std::optional<JournalDetail>>(
        [id = ChangeSetId{*current()}, language = session().language(),
         isWritable = session().isWritable()](Register& reg, JobContext&) {
            return journalDetail(reg, language, id, isWritable, mostRecords);
        },
        [this](std::optional<JournalDetail> detail) {
            m_detail = std::move(detail);
            detailChanged();
        });
}

void JournalList::act(const std::string& reason)
{
    if (!m_detail) {
        return;
    }
    if (m_detail->isRedo) {
        redoAgain(shell(), m_detail->changeSet, reason);
    } else if (m_detail->dependants.empty()) {
        undoWithQuestion(shell(), m_detail->changeSet, reason); // somebody may have come meanwhile
    } else {
        undoBy(shell(), m_detail->changeSet, journal::DependantRule::Take, reason);
    }
}

void JournalList::actKeeping(const std::string& reason)
{
    if (m_detail) {
        undoBy(shell(), m_detail->changeSet, journal::DependantRule::Keep, reason);
    }
}

void JournalList::showDay()
{
    if (m_detail) {
        shell().showDay(m_detail->day);
    }
}

void JournalList::correctTime()
{
    if (m_detail && !m_detail->correctTime.empty()) {
        shell().openSheet(
            {SheetKind::CorrectRecord, RecordRef{RecordKind::ChangeSet, m_detail->changeSet}, {}});
    }
}

} // namespace dongbo::present
