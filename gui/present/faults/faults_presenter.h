#pragma once

#include "gui/present/faults/fault_lines.h"
#include "gui/present/faults/fault_steps.h"
#include "gui/present/faults/fault_watch.h"
#include "gui/present/shell.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

enum class FaultLayout : std::uint8_t
{
    Board,
    List
};

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

/// What the chips over the board let through; all those that are on must agree.
enum class FaultChip : std::uint8_t
{
    Blocking,
    Intermittent,
    Overdue,
    InMeeting,
    InWarranty,
    Unfinished
};

struct FaultChipText
{
    FaultChip chip = FaultChip::Blocking;
    std::string icon;
    std::string word;
    std::int64_t count = 0; ///< of the scope, whatever the other chips say
    std::string shown;      ///< the count as people write it: "4.946"
    bool isOn = false;
};

struct FaultColumnText
{
    FaultColumn column = FaultColumn::Reported;
    std::string title;
    std::string hint;               ///< "nhận trong 4 giờ"; may be empty
    std::int64_t count = 0;         ///< with those not shown
    std::string shown;              ///< the count as people write it
    std::vector<std::size_t> cards; ///< indexes into the lines
    std::string more; ///< "còn 12 sự cố nữa, xem ở danh sách"; empty: all are shown
};

/// How the faults of the list are put in order.
enum class FaultSort : std::uint8_t
{
    Number,
    Severity,
    Symptom,
    Subject,
    Site,
    State,
    Age,
    Since,
    Reporter,
    Cost
};

/// An empty screen's words.
struct EmptyText
{
    std::string title;
    std::string help;
    bool offersReport = false;
};

/// An entry of the filter menu.
struct FaultFilterChoice
{
    std::string key;  ///< "site=<id>", "period=month"
    std::string word; ///< "Hiển Khánh"
    bool isOn = false;
};

struct FaultsPage
{
    std::string caption; ///< "14 đang mở · 5 quá hạn · thời gian sửa trung vị 3 ngày"
    bool isClosed = false;
    std::string scopeWord; ///< "Đang mở"; "Đã đóng trong tháng này"
    std::int64_t scopeCount = 0;
    std::string scopeShown;
    std::vector<FaultChipText> chips; ///< those that are on, or let something through
    std::vector<std::string> filters; ///< words of what the menu restricts; each can be taken away
    FaultLayout layout = FaultLayout::Board;
    std::vector<FaultColumnText> columns;
    std::vector<std::size_t> rows; ///< of the list, in order
    FaultSort sort = FaultSort::Since;
    bool isDescending = true;
    std::string foot; ///< of the list: "14 trên 62 sự cố"
    std::vector<WatchLine> watch;
    std::optional<EmptyText> empty;
    std::optional<FaultId> selected;
    std::shared_ptr<const std::vector<FaultLine>> lines;
};

class FaultsView
{
public:
    virtual ~FaultsView() = default;
    /// Whether anybody can see it: changes of the register are read only then. Coming back reads
    /// anew.
    [[nodiscard]] virtual bool isInSight() const { return true; }
    virtual void showPage(const FaultsPage& page) = 0;
    /// The faults are being read and what is shown is older.
    virtual void showBusy(bool isBusy) = 0;
};

/// The screen Sự cố: who must move which fault now, and what keeps coming back.
class FaultsPresenter
{
public:
    static constexpr std::size_t mostCards = 200; ///< of one column
    /// More faults than this are read by a worker.
    static constexpr std::int64_t mostAtOnce = 300;

    FaultsPresenter(Shell& shell, FaultsView& view);

    /// Comes to the screen: by the side bar, or with a filter ("severity=blocking", "site=<id>",
    /// "device=<id>", "overdue", "month=2021-06", "closed").
    void open(const Place& place);
    /// Reads again; what was selected stays selected while it is there.
    void reload();

    void toggle(FaultChip chip);
    void setLayout(FaultLayout layout);
    void setText(const std::string& typed);
    /// A second time turns it round.
    void sortBy(FaultSort sort);
    void select(std::optional<FaultId> fault);
    /// The next (1) or last (-1) overdue or meeting-blocking one in the order shown.
    void selectNextUrgent(int by);
    /// Goes to the fault's own page.
    void openFault(const FaultId& fault);

    /// Columns a card may be dropped on.
    [[nodiscard]] std::vector<FaultColumn> allowedFor(const FaultId& fault) const;
    /// A card was dropped: done at once where nothing is asked, else its form opens.
    void move(const FaultId& fault, FaultColumn to);
    [[nodiscard]] std::vector<FaultStepText> stepsOf(const FaultId& fault) const;
    void take(const FaultId& fault, FaultStep step);

    [[nodiscard]] std::vector<FaultFilterChoice> periodChoices() const;
    [[nodiscard]] std::vector<FaultFilterChoice> siteChoices() const;
    void choose(const std::string& filterKey);
    void removeFilter(std::size_t index);
    void reportFault();

    [[nodiscard]] const FaultsPage& page() const { return m_page; }

private:
    struct Read;
    void adopt(const std::shared_ptr<Read>& read);
    /// One more than before: somebody has just reported it, and will look for it.
    void chooseWhatCame(const std::vector<FaultLine>& now);
    [[nodiscard]] std::string shownCount(std::int64_t count) const;
    [[nodiscard]] std::string captionOf(const Read& read) const;
    void show();
    [[nodiscard]] std::optional<EmptyText> emptyText() const;
    void fillChips();
    void fillColumns();
    void fillRows();
    [[nodiscard]] bool passes(const FaultLine& line) const;
    [[nodiscard]] const FaultLine* lineOf(const FaultId& fault) const;
    void setPeriod(const std::string& key);

    Shell& m_shell;
    FaultsView& m_view;
    LatestJob m_job;
    FaultQuery m_query;
    std::string m_period; ///< "open", "closed=month", …, "month=2021-06"
    std::vector<FaultChip> m_on;
    std::string m_words; ///< folded
    FaultsPage m_page;
    Connection m_changed;
    Connection m_language;
};

} // namespace dongbo::present
