#pragma once

#include "core/register/stocktake/counting.h"
#include "core/register/stocktake/settling.h"
#include "gui/present/register_reader.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A room at the left: how far it is.
struct StocktakeRoomLine
{
    SiteId site;
    std::string name;
    std::string done; ///< "11/14"
    double share = 0; ///< 0 to 1
    std::string note; ///< "đang kiểm, còn 3"
    Tone tone = Tone::Accent;
};

/// A row of the room's list.
struct StocktakeRow
{
    bool isHeading = false; ///< `name` heads what the books do not place here
    LineRef ref;
    std::string code;
    std::string name;
    PillText finding;
    PillText condition;
    std::string at; ///< "14:22"
    std::string tip;
    bool isCounted = false;
    bool isFound = false; ///< at its place
};

/// A difference at the right.
struct StocktakeDifference
{
    LineRef ref;
    std::string icon;
    Tone tone = Tone::Warn;
    std::string title;
    std::string caption;
    std::optional<Settlement> likeliest; ///< nothing: it is settled
    std::string verb;                    ///< of the likeliest: "Báo mất"
    bool canUndo = false;                ///< settled, and may be opened again
};

/// A line of sums: "Không thấy", "1 cái", "650.000 đ".
struct StocktakeSum
{
    std::string name;
    std::string count;
    std::string value;
    bool isBad = false;
    bool isTotal = false;
};

/// What the last scan came to.
struct ScanResult
{
    std::string text; ///< empty: nothing was scanned yet
    std::string at;
    std::string icon;
    Tone tone = Tone::None;
};

/// A stocktake's page, ready to be drawn.
struct StocktakePage
{
    bool isThere = false;
    std::string number; ///< "KK-2021-0001"
    std::string title;
    std::string caption;
    PillText state;
    std::vector<StocktakeRoomLine> rooms;
    std::size_t room = 0;
    std::string allDone; ///< "16/21"
    std::vector<CommitteeMember> committee;
    std::string listTitle; ///< "Phòng trực tuyến, 14 trong sổ"
    std::vector<StocktakeRow> rows;
    std::string foot;
    std::vector<StocktakeDifference> differences; ///< open ones first
    std::string openCount;
    std::string settledCount;
    std::vector<StocktakeSum> sums;
    std::string uncounted; ///< what minutes will say of what nobody counted; empty: nothing
    std::string reading;   ///< what a recount shows; empty of other stocktakes
    bool canCount = false;
    bool canSettle = false;
    bool canEnd = false;
    bool canResume = false;
    bool canClose = false;
};

class StocktakePageView
{
public:
    virtual ~StocktakePageView() = default;
    virtual void showStocktake(const StocktakePage& page) = 0;
    virtual void showScan(const ScanResult& result) = 0;
};

/// What a key in the list does to the row that is chosen.
enum class CountKey : std::uint8_t
{
    Found,
    Missing,
    Good,
    Fair,
    Poor,
    Broken,
    LabelLost
};

/// One stocktake: its rooms, counting in one of them, differences and how they are settled.
class StocktakePresenter
{
public:
    StocktakePresenter(Shell& shell, StocktakePageView& view);

    void open(const StocktakeId& stocktake);
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }
    void reload();

    void chooseRoom(std::size_t room);
    /// What was typed or scanned, Enter behind it: counts it in the chosen room.
    void scan(const std::string& typed);
    /// Counts the row, or corrects its count.
    void press(std::size_t row, CountKey key);
    /// Every device of the room nobody has counted is missing.
    void restIsMissing();
    /// Settles the difference as its button says, at once or through a form.
    void settle(std::size_t difference);
    /// The other answers: their form.
    void settleOtherwise(std::size_t difference);
    /// Takes back how a settled difference was settled, with all that went with it.
    void undoSettling(std::size_t difference);
    /// Goes to the device of the row.
    void follow(std::size_t row);
    void endCounting();
    void resumeCounting();
    void close();
    void cancel();
    /// The preview of its minutes, or of the sheet to count on.
    void showMinutes();
    void showSheet();

    /// The row of what was scanned last, once after each scan.
    [[nodiscard]] std::optional<std::size_t> takeScannedRow();
    [[nodiscard]] const StocktakePage& page() const { return m_page; }
    [[nodiscard]] const std::optional<StocktakeId>& stocktake() const { return m_id; }
    /// The next row from `from` on (or before it) that nobody has counted; nothing: none.
    [[nodiscard]] std::optional<std::size_t> nextUncounted(std::size_t from, int by) const;

private:
    std::optional<CountOutcome> count(const CountDraft& draft, IfCounted ifCounted);
    void tell(const CountOutcome& outcome);
    void step(Checked<Written<StocktakeId>> (*useCase)(Register&, StocktakeId),
              const char* sentence);
    void goToPaper(const char* report);
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return m_shell.session().say(code, args);
    }

    Shell& m_shell;
    StocktakePageView& m_view;
    RegisterReader m_reader;
    std::optional<StocktakeId> m_id;
    std::optional<SiteId> m_room;
    std::optional<StocktakeCountId> m_scanned;
    StocktakePage m_page;
};

} // namespace dongbo::present
