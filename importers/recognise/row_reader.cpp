#include "importers/recognise/draft_maker.h"
#include "importers/recognise/grid_rows.h"
#include "importers/recognise/recognise.h"
#include "importers/recognise/row_kinds.h"
#include "importers/recognise/sums.h"
#include "importers/recognise/survey.h"

#include <deque>

namespace dongbo::importers {

namespace {

/// One table of a sheet while its rows go by.
struct Table
{
    Table(const Workbook& workbook, const SheetReading& read, const Surroundings& surroundings,
          MetBefore& serials, MetBefore& codes)
        : reading(&read)
        , frame(workbook, read)
        , kinds(read, surroundings)
        , maker(workbook, read, serials, codes)
        , sums(read)
    {}

    const SheetReading* reading;
    RowFrame frame;
    RowKinds kinds;
    DraftMaker maker;
    Sums sums;
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
    RowDraft draft;
    std::vector<RowDraft> parts;
    const Message letterhead{"import.row_letterhead", {}};
    const Message header{"import.row_header", {}};
    const auto endTable = [&](Table& table) {
        auto checks = table.sums.finish();
        work.totals.insert(work.totals.end(), checks.begin(), checks.end());
    };
    work.workbook->forEachRow(reading.sheet, [&](const Row& row) {
        if (next < reading.tablesBelow.size() &&
            row.number >= reading.tablesBelow[next].header.rows.first) {
            endTable(tables.back());
            tables.emplace_back(*work.workbook, reading.tablesBelow[next], *work.surroundings,
                                work.serials, work.codes);
            ++next;
        }
        auto& table = tables.back();
        const auto rows = table.reading->header.rows;
        if (row.number < rows.first) {
            return visit({row.number, RowKind::Letterhead, letterhead, nullptr});
        }
        table.frame.load(row);
        if (row.number <= rows.last) {
            const ClassifiedRow out{row.number, RowKind::Header, header, nullptr};
            const bool goesOn = visit(out);
            survey.add(out, &table.frame);
            return goesOn;
        }
        auto verdict = table.kinds.judge(table.frame);
        ClassifiedRow out{row.number, verdict.kind, std::move(verdict.reason), nullptr};
        if (verdict.kind == RowKind::Data) {
            table.maker.make(table.frame, table.kinds.section(), draft);
            table.sums.add(table.maker.figures());
            out.draft = &draft;
            out.drafts = {&draft, 1};
            parts = table.maker.partsByState(table.frame, draft);
            parts = parts.empty() ? table.maker.partsOf(draft) : std::move(parts);
            if (!parts.empty()) {
                out.draft = &parts.front();
                out.drafts = parts;
            }
        } else if (verdict.kind == RowKind::Total) {
            table.sums.check(table.frame, table.kinds.isSectionSum());
        } else if (verdict.kind == RowKind::Section) {
            table.sums.beginSection(table.frame);
            const auto& section = table.kinds.section();
            survey.addSection(row.number, section.text, section.isPlace ? section.place : "");
        }
        const bool goesOn = visit(out);
        survey.add(out, &table.frame);
        return goesOn;
    });
    endTable(tables.back());
    work.understanding = survey.finish(work.totals);
}

} // namespace dongbo::importers
