#pragma once

#include "gui/present/lists/memory_list.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::present {

/// A kept plan, ready for a row.
struct PlanListLine
{
    PlanId id;
    std::string name;
    PillText state;
    std::string stateCode;
    std::string day;
    std::int64_t dayNumber = 0;
    Money budget;
    Money planned;
    Money spent;
    std::int64_t readyGain = 0;
    std::string ready;    ///< "15 → 17"; empty: not recorded
    std::string progress; ///< "8/13"
    std::int64_t finished = 0;
    std::string decision;
    std::string searched;
};

/// The page Phương án: kept plans, proposed ones too. Several chosen ones can be compared.
class PlansList final : public MemoryList<PlanListLine>
{
public:
    PlansList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    [[nodiscard]] std::vector<BulkVerb> bulkVerbs() const override;
    void doIt(const std::string& actionId) override;

private:
    [[nodiscard]] std::vector<LineColumn<PlanListLine>> declare() const override;
    void readLines() override;
    [[nodiscard]] ChipPart chipPart() const override;
    [[nodiscard]] EmptyWords emptyWords() const override;
};

/// The place where those plans stand side by side.
[[nodiscard]] Place comparisonOf(const std::vector<PlanId>& plans);

} // namespace dongbo::present
