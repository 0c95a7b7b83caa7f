#include "importers/recognise/drafts/draft_maker.h"
#include "importers/recognise/drafts/grid_rows.h"
#include "importers/recognise/explain/survey.h"
#include "importers/recognise/recognise.h"
#include "importers/recognise/rows/row_kinds.h"
#include "importers/recognise/rows/sums.h"

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
        : m_header(read.header.rows)
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
    // The table at hand is the last one; those above it are done.
    std::deque<Table> tables;
    tables.emplace_back(*work.workbook, reading, *work.surroundings, work.serials, work.codes);
    std::size_t next = 0;
    const Message letterhead{"import.row_letterhead", {}};
    work.workbook->forEachRow(reading.sheet, [&](const Row& row) {
        if (next < reading.tablesBelow.size() &&
            row.number >= reading.tablesBelow[next].header.rows.first) {
            tables.back().finish(work.totals);
            tables.emplace_back(*work.workbook, reading.tablesBelow[next], *work.surroundings,
                                work.serials, work.codes);
            ++next;
        }
        auto& table = tables.back();
        if (row.number < table.header().first) {
            return visit({row.number, RowKind::Letterhead, letterhead, nullptr});
        }
        if (const auto& chosen = reading.chosenRows;
            chosen && row.number > table.header().last &&
            (row.number < chosen->first || row.number > chosen->last)) {
            return visit({row.number, RowKind::Note, {"import.row_not_chosen", {}}, nullptr});
        }
        const auto out = table.read(row, survey);
        const bool goesOn = visit(out);
        survey.add(out, &table.frame());
        return goesOn;
    });
    tables.back().finish(work.totals);
    work.understanding = survey.finish(work.totals);
}

} // namespace dongbo::importers
