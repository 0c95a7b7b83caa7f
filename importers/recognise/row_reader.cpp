#include "importers/recognise/drafts/draft_maker.h"
#include "importers/recognise/drafts/grid_rows.h"
#include "importers/recognise/explain/survey.h"
#include "importers/recognise/recognise.h"
#include "importers/recognise/rows/heading_again.h"
#include "importers/recognise/rows/held_row.h"
#include "importers/recognise/rows/row_kinds.h"
#include "importers/recognise/rows/sums.h"
#include "importers/recognise/rows/titles.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <memory>
#include <span>

namespace dongbo::importers {

namespace {

/// One table of a sheet while its rows go by, and those that stand beside it.
class Table
{
public:
    Table(const Workbook& workbook, const SheetReading& read, const Surroundings& surroundings,
          MetBefore& serials, MetBefore& codes)
        : m_reading(&read)
        , m_surroundings(&surroundings)
        , m_headings(read)
        , m_header(read.header.rows)
        , m_frame(workbook, read)
        , m_kinds(read, surroundings)
        , m_maker(workbook, read, serials, codes)
        , m_sums(read)
    {
        for (const auto& other : read.tablesBeside) {
            m_beside.push_back(
                std::make_unique<Table>(workbook, other, surroundings, serials, codes));
        }
    }

    /// A row from the header down; its drafts live until the next one is read.
    ClassifiedRow read(const Row& row, Survey& survey)
    {
        auto out = readOwn(row, survey);
        if (m_beside.empty()) {
            return out;
        }
        m_all.assign(std::make_move_iterator(out.drafts.begin()),
                     std::make_move_iterator(out.drafts.end()));
        for (const auto& other : m_beside) {
            auto also = other->readOwn(row, survey);
            m_all.insert(m_all.end(), std::make_move_iterator(also.drafts.begin()),
                         std::make_move_iterator(also.drafts.end()));
            // A row is data when any of its tables says so, else what the first says of it.
            if (also.kind == RowKind::Data || out.kind == RowKind::Blank) {
                out.kind = also.kind;
                out.reason = std::move(also.reason);
            }
        }
        out.kind = m_all.empty() ? out.kind : RowKind::Data;
        out.drafts = m_all;
        out.draft = m_all.empty() ? nullptr : &m_all.front();
        return out;
    }

    [[nodiscard]] HeaderRows header() const { return m_header; }
    [[nodiscard]] bool isHeader(const KeptRow& row) const { return m_headings.isIn(row); }
    /// These rows are titles above the header, which comes again.
    void beginAgain(const std::vector<KeptRow>& titles, Survey& survey)
    {
        std::vector<TitleLine> lines;
        for (const auto& row : titles) {
            const auto own = titleLines(row, *m_reading);
            lines.insert(lines.end(), own.begin(), own.end());
        }
        const auto found = placeOfTitles(lines, *m_reading, *m_surroundings);
        if (found.kind == TitlePlace::Kind::Unclear) {
            survey.addUnclearTitle(found.line, place());
        }
        m_kinds.beginTitles(titles.back().number, found);
        for (const auto& other : m_beside) {
            other->beginAgain(titles, survey);
        }
    }
    /// The rows from `first` to `last` are titles of the next table.
    void beginNext(std::uint32_t first, std::uint32_t last, const SheetReading& next)
    {
        TitlePlace place;
        if (next.place && next.place->row >= first) {
            place = {
                TitlePlace::Kind::Names, {next.place->row, next.place->text}, next.place->written};
        }
        m_kinds.beginTitles(last, place);
    }
    /// Where the rows at hand are, as far as the sheet and its titles say.
    [[nodiscard]] std::string place() const
    {
        return !m_kinds.section().place.empty() ? m_kinds.section().place
               : m_reading->place               ? m_reading->place->text
                                                : std::string{};
    }
    [[nodiscard]] const RowFrame& frame() const { return m_frame; }

    void finish(std::vector<TotalCheck>& out)
    {
        const auto checks = m_sums.finish();
        out.insert(out.end(), checks.begin(), checks.end());
        for (const auto& other : m_beside) {
            other->finish(out);
        }
    }

private:
    ClassifiedRow readOwn(const Row& row, Survey& survey)
    {
        m_frame.load(row);
        if (row.number <= m_header.last) {
            return {row.number, RowKind::Header, {"import.row_header", {}}, nullptr};
        }
        auto verdict = m_kinds.judge(m_frame, m_sums);
        ClassifiedRow out{row.number, verdict.kind, std::move(verdict.reason), nullptr};
        if (verdict.kind == RowKind::Data) {
            m_maker.make(m_frame, m_kinds.section(), m_draft);
            m_sums.add(row.number, m_maker.figures());
            m_parts = m_maker.partsByState(m_frame, m_draft);
            m_parts = m_parts.empty() ? m_maker.partsOf(m_draft) : std::move(m_parts);
            out.drafts = m_parts.empty() ? std::span{&m_draft, 1} : std::span{m_parts};
            out.draft = &out.drafts.front();
            std::int64_t before = 0;
            for (auto& draft : out.drafts) {
                draft.keepMoneyExact();
                draft.before = before;
                before += draft.code.empty() ? 0 : draft.devices;
            }
        } else if (verdict.kind == RowKind::Total) {
            m_sums.check(m_frame, m_kinds.isSectionSum());
        } else if (verdict.kind == RowKind::Section) {
            if (const auto last = m_kinds.lastRowOfGroup(); last != 0) {
                m_sums.beginGroup(m_frame, last);
            } else {
                m_sums.beginSection(m_frame);
            }
            const auto& section = m_kinds.section();
            survey.addSection(row.number, section.text, section.isPlace ? section.place : "");
        }
        return out;
    }

    const SheetReading* m_reading;
    const Surroundings* m_surroundings;
    HeadingAgain m_headings;
    HeaderRows m_header;
    RowFrame m_frame;
    RowKinds m_kinds;
    DraftMaker m_maker;
    Sums m_sums;
    RowDraft m_draft;
    std::vector<RowDraft> m_parts; ///< of a row that makes several
    std::vector<RowDraft> m_all;   ///< of all tables side by side
    std::vector<std::unique_ptr<Table>> m_beside;
};

} // namespace

class RowReader::Work
{
public:
    const Workbook* workbook;
    const Surroundings* surroundings;
    MetBefore serials;
    MetBefore codes;
    std::vector<TotalCheck> totals;
    Understanding understanding;

    void readGrid(const SheetReading& reading, Survey& survey,
                  const std::function<bool(const ClassifiedRow&)>& visit);
};

void RowReader::Work::readGrid(const SheetReading& reading, Survey& survey,
                               const std::function<bool(const ClassifiedRow&)>& visit)
{
    GridRows grid(*workbook, reading, *surroundings);
    std::vector<RowDraft> drafts;
    workbook->forEachRow(reading.sheet, [&](const Row& row) {
        ClassifiedRow out{row.number, RowKind::Letterhead, {"import.row_letterhead", {}}, nullptr};
        if (row.number > reading.header.rows.last) {
            auto verdict = grid.read(row, drafts);
            out.kind = verdict.kind;
            out.reason = std::move(verdict.reason);
            out.drafts = drafts;
            out.draft = drafts.empty() ? nullptr : &drafts.front();
        } else if (row.number >= reading.header.rows.first) {
            out.kind = RowKind::Header;
            out.reason = {"import.row_header", {}};
        }
        const bool goesOn = visit(out);
        survey.add(out, nullptr);
        return goesOn;
    });
    totals = grid.finish();
    understanding = survey.finish(totals);
}

namespace {

/// Rows of words in few cells: they may be titles of a table below.
bool mayBeTitle(const Row& row)
{
    constexpr std::size_t mostCells = 4;
    // Numbered rows are devices or sections.
    const auto first = row.cells.front().text;
    if (!first.empty() && first.size() <= 4 && first.front() >= '0' && first.front() <= '9') {
        return false;
    }
    return row.cells.size() <= mostCells &&
           std::all_of(row.cells.begin(), row.cells.end(),
                       [](const Cell& cell) { return cell.kind == CellKind::Text; });
}

} // namespace

/// The rows of a sheet going by, table after table. Rows that may be titles wait for the next row:
/// above a header they are judged as titles, elsewhere like any row.
class RowReader::Walk
{
public:
    Walk(Work& work, const SheetReading& reading, Survey& survey,
         const std::function<bool(const ClassifiedRow&)>& visit)
        : m_work(&work)
        , m_reading(&reading)
        , m_survey(&survey)
        , m_visit(&visit)
        , m_texts(*work.workbook, reading.oldText)
    {
        begin(reading);
    }

    /// False: nobody wants to see more.
    bool take(const Row& row)
    {
        const bool isNext = beginsNext(row.number);
        const bool isBody = !isNext && row.number > m_tables.back().header().last;
        const bool isTitle = isBody && mayBeTitle(row);
        const bool isAgain =
            isBody && (isTitle || !m_held.empty()) && m_tables.back().isHeader(kept(row));
        if (isTitle && !isAgain) {
            m_held.emplace_back(row);
            return m_held.size() <= mostTitles || giveFirst();
        }
        if (!m_held.empty() && (isNext || isAgain)) {
            beginTitles(isNext);
        }
        return giveAll() && give(row);
    }

    void finish()
    {
        if (!m_isStopped) {
            giveAll();
        }
        m_tables.back().finish(m_work->totals);
    }

private:
    static constexpr std::size_t mostTitles = 12;

    void begin(const SheetReading& table)
    {
        m_tables.emplace_back(*m_work->workbook, table, *m_work->surroundings, m_work->serials,
                              m_work->codes);
    }

    [[nodiscard]] bool beginsNext(std::uint32_t row) const
    {
        return m_next < m_reading->tablesBelow.size() &&
               row >= m_reading->tablesBelow[m_next].header.rows.first;
    }

    KeptRow kept(const Row& row)
    {
        KeptRow out{row.number, row.hidden, {}};
        std::string original;
        for (const auto& cell : row.cells) {
            std::string text;
            m_texts.read(cell, text, original);
            if (!text.empty()) {
                out.cells.push_back({cell.column, cell.kind, cell.isFormula, cell.font, cell.number,
                                     std::move(text)});
            }
        }
        return out;
    }

    /// The rows held are the titles above a header.
    void beginTitles(bool isOfNextTable)
    {
        auto& table = m_tables.back();
        if (isOfNextTable) {
            table.beginNext(m_held.front().row().number, m_held.back().row().number,
                            m_reading->tablesBelow[m_next]);
            return;
        }
        std::vector<KeptRow> titles;
        for (const auto& held : m_held) {
            titles.push_back(kept(held.row()));
        }
        table.beginAgain(titles, *m_survey);
    }

    bool giveFirst()
    {
        const bool goesOn = give(m_held.front().row());
        m_held.pop_front();
        return goesOn;
    }

    bool giveAll()
    {
        bool goesOn = true;
        while (goesOn && !m_held.empty()) {
            goesOn = giveFirst();
        }
        return goesOn;
    }

    bool give(const Row& row)
    {
        if (beginsNext(row.number)) {
            m_tables.back().finish(m_work->totals);
            const auto& table = m_reading->tablesBelow[m_next];
            if (table.unclearTitle) {
                m_survey->addUnclearTitle(*table.unclearTitle,
                                          table.place ? table.place->text : std::string{});
            }
            begin(table);
            ++m_next;
        }
        auto& table = m_tables.back();
        if (row.number < table.header().first) {
            return visit({row.number, RowKind::Letterhead, {"import.row_letterhead", {}}, nullptr});
        }
        if (const auto& chosen = m_reading->chosenRows;
            chosen && row.number > table.header().last &&
            (row.number < chosen->first || row.number > chosen->last)) {
            return visit({row.number, RowKind::Note, {"import.row_not_chosen", {}}, nullptr});
        }
        const auto out = table.read(row, *m_survey);
        const bool goesOn = visit(out);
        m_survey->add(out, &table.frame());
        return goesOn;
    }

    bool visit(const ClassifiedRow& row)
    {
        m_isStopped = !(*m_visit)(row);
        return !m_isStopped;
    }

    Work* m_work;
    const SheetReading* m_reading;
    Survey* m_survey;
    const std::function<bool(const ClassifiedRow&)>* m_visit;
    CellTexts m_texts;
    std::deque<Table> m_tables; ///< the one at hand last; those above it are done
    std::deque<HeldRow> m_held;
    std::size_t m_next = 0;
    bool m_isStopped = false;
};

RowReader::RowReader(const Workbook& workbook, const Surroundings& surroundings)
    : m_work(std::make_unique<Work>(Work{&workbook, &surroundings, {}, {}, {}, {}}))
{}

RowReader::~RowReader() = default;

const std::vector<TotalCheck>& RowReader::totals() const
{
    return m_work->totals;
}

const Understanding& RowReader::understanding() const
{
    return m_work->understanding;
}

void RowReader::forEachRow(const SheetReading& reading,
                           const std::function<bool(const ClassifiedRow&)>& visit)
{
    auto& work = *m_work;
    work.totals.clear();
    Survey survey(*work.workbook, reading);
    if (!reading.isRead()) {
        work.workbook->forEachRow(reading.sheet, [&](const Row& row) {
            return visit({row.number, RowKind::Note, reading.layoutReason, nullptr});
        });
        work.understanding = survey.finish({});
        return;
    }
    if (reading.grid) {
        work.readGrid(reading, survey, visit);
        return;
    }
    Walk walk(work, reading, survey, visit);
    work.workbook->forEachRow(reading.sheet, [&walk](const Row& row) { return walk.take(row); });
    walk.finish();
    work.understanding = survey.finish(work.totals);
}

} // namespace dongbo::importers
