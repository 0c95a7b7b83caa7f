#include "importers/recognise/draft_maker.h"
#include "importers/recognise/recognise.h"
#include "importers/recognise/row_kinds.h"
#include "importers/recognise/sums.h"

namespace dongbo::importers {

class RowReader::Work
{
public:
    const Workbook* workbook;
    const Surroundings* surroundings;
    MetBefore serials;
    MetBefore codes;
    std::vector<TotalCheck> totals;
};

RowReader::RowReader(const Workbook& workbook, const Surroundings& surroundings)
    : m_work(std::make_unique<Work>(Work{&workbook, &surroundings, {}, {}, {}}))
{}

RowReader::~RowReader() = default;

const std::vector<TotalCheck>& RowReader::totals() const
{
    return m_work->totals;
}

void RowReader::forEachRow(const SheetReading& reading,
                           const std::function<bool(const ClassifiedRow&)>& visit)
{
    auto& work = *m_work;
    work.totals.clear();
    if (reading.layout != Layout::Rows) {
        work.workbook->forEachRow(reading.sheet, [&](const Row& row) {
            return visit({row.number, RowKind::Note, reading.layoutReason, nullptr});
        });
        return;
    }
    RowFrame frame(*work.workbook, reading);
    RowKinds kinds(reading, *work.surroundings);
    DraftMaker maker(*work.workbook, reading, work.serials, work.codes);
    Sums sums(reading);
    RowDraft draft;
    const Message letterhead{"import.row_letterhead", {}};
    const Message header{"import.row_header", {}};
    work.workbook->forEachRow(reading.sheet, [&](const Row& row) {
        if (row.number < reading.header.rows.first) {
            return visit({row.number, RowKind::Letterhead, letterhead, nullptr});
        }
        if (row.number <= reading.header.rows.last) {
            return visit({row.number, RowKind::Header, header, nullptr});
        }
        frame.load(row);
        auto verdict = kinds.judge(frame);
        ClassifiedRow out{row.number, verdict.kind, std::move(verdict.reason), nullptr};
        if (verdict.kind == RowKind::Data) {
            maker.make(frame, kinds.section(), draft);
            sums.add(maker.figures());
            out.draft = &draft;
        } else if (verdict.kind == RowKind::Total) {
            sums.check(frame, kinds.isSectionSum());
        } else if (verdict.kind == RowKind::Section) {
            sums.beginSection(frame);
        }
        return visit(out);
    });
    work.totals = sums.finish();
}

} // namespace dongbo::importers
