#pragma once

#include "importers/proposal/plan/planner.h"

#include <cstdint>
#include <vector>

namespace dongbo::importers {

/// Fills a proposal row by row: the ledger, the counts, the money, what is set aside.
class Ledger
{
public:
    /// All must outlive it.
    Ledger(Proposal& proposal, const ListFile& list, const Planner& planner);

    void add(const PlannedRow& row);
    void endSheet(std::size_t sheet, const RowReader& walked);
    /// After the last row.
    void finish();

private:
    static std::uint32_t reason(SheetProposal& sheet, const Message& message);
    void addDevices(const PlannedRow& row);
    void settleSections(SheetProposal& sheet, std::uint32_t index) const;

    Proposal* m_proposal;
    const Planner* m_planner;
    std::int64_t m_sheetCost = 0; ///< of the sheet at hand, with what is set aside
    bool m_isStated = true;       ///< every sheet read so far states a total of all its rows
};

/// Adds the devices that the lists compared so far go over the place of and do not have.
void listGone(Register& reg, const Comparison& with, Proposal& proposal);

} // namespace dongbo::importers
