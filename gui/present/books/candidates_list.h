#pragma once

#include "core/register/books/disposal_batches.h"
#include "gui/present/books/books_list.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A device that could be proposed, ready for a row.
struct CandidateLine
{
    DeviceId id;
    DisposalCandidate of;
    std::string site; ///< without "Điểm cầu"
    PillText cause;
    std::string searched;
};

/// The page Nên thanh lý: devices beyond repair, broken, fully worn or spare, with what speaks for
/// it; those that are chosen become one batch.
class CandidatesList final : public BooksList<CandidateLine>
{
public:
    CandidatesList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] ListFoot foot(std::int64_t first, std::int64_t last) const override;
    /// Goes to the device.
    void openRow(std::int64_t index) override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    [[nodiscard]] std::vector<BulkVerb> bulkVerbs() const override;
    /// "propose": the form for those chosen, else the current one; "open": the device.
    void doIt(const std::string& actionId) override;

private:
    [[nodiscard]] std::vector<LineColumn<CandidateLine>> declare() const override;
    void readLines() override;
    [[nodiscard]] ChipPart chipPart() const override;
    [[nodiscard]] EmptyWords emptyWords() const override;
};

} // namespace dongbo::present
