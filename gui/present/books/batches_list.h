#pragma once

#include "core/store/queries/disposal_queries.h"
#include "gui/present/books/books_list.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::present {

/// A batch, ready for a row.
struct BatchLine
{
    DisposalBatchId id;
    std::string number;
    std::string name;
    std::string unit;
    PillText state;
    std::string stateCode;
    std::string day;
    std::int64_t dayNumber = 0;
    std::int64_t devices = 0;
    std::string accepted; ///< "3/5"; empty before the decision
    std::string decision;
    std::string searched;
};

/// The page Đợt thanh lý: what was proposed together, the newest first.
class BatchesList final : public BooksList<BatchLine>
{
public:
    BatchesList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    void doIt(const std::string& actionId) override;

private:
    [[nodiscard]] std::vector<LineColumn<BatchLine>> declare() const override;
    void readLines() override;
    [[nodiscard]] ChipPart chipPart() const override;
    [[nodiscard]] EmptyWords emptyWords() const override;
};

} // namespace dongbo::present
