#pragma once

#include "core/register/base/register.h"
#include "importers/proposal/model/proposal.h"

#include <string>
#include <vector>

namespace dongbo::importers {

/// One value of a known device that the list would change: row 58 says "Hỏng" where the register
/// says "Tốt".
struct CellChange
{
    FieldPlace where;
    Value before;
    Value after;
    /// What a person reads where the value refers to a record (site, officer, vendor): its name,
    /// also of one that would only be made. Empty for other values.
    std::string beforeName;
    std::string afterName;
    std::uint32_t column = 0; ///< of the source cell; 0: a section, the letterhead, the file's name
    std::string cellText;     ///< its own wording
    bool isConflict = false;  ///< changed on both sides since the last import
    bool isTaken = false;     ///< goes into the register as the ticks stand
};

/// Every cell of a matched device that differs, by field; none for a new device. Needs the register
/// for names only.
[[nodiscard]] std::vector<CellChange> cellChanges(Register& reg, const Proposal& proposal,
                                                  const PlannedDevice& device,
                                                  const Answers& answers);

/// Counts the proposal's rows, cells and devices again as the ticks of `answers` stand, without
/// looking at list or register. Cheap: for every click.
void countTicks(Proposal& proposal, const Answers& answers);

/// The changes of a device that go in as the ticks stand, ascending by field.
[[nodiscard]] std::vector<FieldChange> tickedChanges(const PlannedDevice& device,
                                                     const Answers& answers);

/// "H58": a cell as a spreadsheet names it; the row alone when the column is 0.
[[nodiscard]] std::string cellName(std::uint32_t column, std::uint32_t row);

} // namespace dongbo::importers
