#pragma once

#include "gui/present/lists/memory_list.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::present {

/// A stocktake, ready for a row.
struct StocktakeListLine
{
    StocktakeId id;
    std::string number;
    std::string name;
    PillText state;
    std::string stateCode;
    std::string day;
    std::int64_t dayNumber = 0;
    std::string counted; ///< "16/21"
    std::int64_t countedShare = 0;
    std::int64_t open = 0;
    std::string document;
    std::string searched;
};

/// The screen Kiểm kê: every stocktake, those that run first.
class StocktakesList final : public MemoryList<StocktakeListLine>
{
public:
    StocktakesList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    void doIt(const std::string& actionId) override;
    /// Opens the form that begins one.
    void begin();

private:
    [[nodiscard]] std::vector<LineColumn<StocktakeListLine>> declare() const override;
    void readLines() override;
    [[nodiscard]] ChipPart chipPart() const override;
    [[nodiscard]] EmptyWords emptyWords() const override;
};

} // namespace dongbo::present
