#pragma once

#include "gui/present/faults/fault_lines.h"
#include "gui/present/faults/fault_steps.h"
#include "gui/present/faults/fault_watch.h"
#include "gui/present/lists/memory_list.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// Columns of the board, left to right.
enum class FaultColumn : std::uint8_t
{
    Reported,
    Accepted,
    InRepair,
    Waiting,
    Confirm ///< fixed or unrepairable, not closed
};
[[nodiscard]] FaultColumn columnOf(FaultState state);

struct FaultColumnText
{
    FaultColumn column = FaultColumn::Reported;
    std::string title;
    std::string hint;                ///< "nhận trong 4 giờ"; may be empty
    std::int64_t count = 0;          ///< with those not shown
    std::string shown;               ///< the count as people write it
    std::vector<std::int64_t> cards; ///< rows of the list
    std::string more; ///< "còn 12 sự cố nữa, xem ở danh sách"; empty: all are shown
};

/// The screen Sự cố: who must move which fault now, and what keeps coming back. Asked for by
/// "severity=blocking", "state=reported", "overdue", "site=<id>", "device=<id>", "closed=month",
/// "month=2021-06", "among=<id>,<id>": exactly these, in whatever state.
class FaultsList final : public MemoryList<FaultLine>
{
public:
    static constexpr std::size_t mostCards = 200; ///< of one column
    /// More faults than this are read by a worker.
    static constexpr std::int64_t mostAtOnce = 300;

    FaultsList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::vector<ListChoice> menuOf(const std::string& chip) const override;
    void chooseIn(const std::string& chip, const std::string& key) override;
    void askValues(const std::string& part,
                   std::function<void(std::vector<ListChoice>)> answer) override;
    void setLayout(const std::string& layout) override;
    void takeWay(const std::string& id) override;
    /// Opening it, and its next steps.
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    void doIt(const std::string& actionId) override;

    /// Whether the board is what is shown; what is over has nothing to move.
    [[nodiscard]] bool isBoard() const { return layout() == "board" && !isClosed(); }
    [[nodiscard]] std::vector<FaultColumnText> board() const;
    [[nodiscard]] const std::vector<WatchLine>& watch() const { return m_watch; }
    /// The next (1) or last (-1) overdue or meeting-blocking one in the order shown.
    void chooseNextUrgent(int by);
    /// A card of the board was clicked.
    void chooseFault(const FaultId& fault);
    /// Columns a card may be dropped on.
    [[nodiscard]] std::vector<FaultColumn> allowedFor(const FaultId& fault) const;
    /// A card was dropped: done at once where nothing is asked, else its form opens.
    void move(const FaultId& fault, FaultColumn to);
    void openFault(const FaultId& fault);

private:
    struct Read;
    [[nodiscard]] std::vector<LineColumn<FaultLine>> declare() const override;
    [[nodiscard]] bool isReadBy(const std::string& part) const override;
    void readLines() override;
    [[nodiscard]] std::vector<ListChip> ownChips() const override;
    [[nodiscard]] bool isToldByChip(const std::string& part) const override;
    void pressOwn(const std::string& chip) override;
    [[nodiscard]] std::string wordOf(const std::string& part,
                                     const std::string& value) const override;
    [[nodiscard]] EmptyList emptyList() const override;

    void adopt(Read read);
    [[nodiscard]] bool isClosed() const
    {
        return query().has("closed") || query().has("month") || query().has("among");
    }
    /// "open", "closed=month", "month=2021-06".
    [[nodiscard]] std::string period() const;
    [[nodiscard]] std::vector<FaultStepText> steps() const;

    std::vector<WatchLine> m_watch;
    std::int64_t m_leftOut = 0;
    std::optional<std::int64_t> m_medianMs; ///< from report to fixed, of the last year
};

} // namespace dongbo::present
