#pragma once

#include "gui/present/overview/overview_facts.h"
#include "gui/present/register_reader.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A number with its word, as over the tiles: octagon-cross, "2", "chặn họp".
struct OverviewFigure
{
    std::string icon;
    std::string number;
    std::string word;
    Tone tone = Tone::Mute;
    Place place;
};

/// A site as a tile: what its worst open fault is, or how old the newest thing known of it is.
struct OverviewTile
{
    std::string name; ///< without "Điểm cầu"
    std::string icon;
    std::string state; ///< "Chặn họp", "Không có sự cố", "Chưa rõ"
    std::string detail;
    std::string officer;
    Tone tone = Tone::None; ///< None: nothing is wrong that anybody wrote down
    bool isUnknown = false; ///< drawn dashed
    Place place;
};

/// Something somebody should do, with its verb.
struct OverviewTask
{
    std::string icon;
    Tone tone = Tone::Mute;
    std::string title;
    std::string detail;
    std::string verb;
    Place place;
};

struct OverviewFault
{
    std::string symptom;
    std::string where;
    PillText severity;
    std::string age;
    bool isOverdue = false;
    Place place;
};

/// One bar of a chart over months; `parts` from the bottom up, as the chart's legend names them.
struct OverviewBar
{
    std::string label; ///< "T6"
    std::string value; ///< over the bar: "11", "3,4 tr"
    std::vector<double> parts;
    bool isCurrent = false;
    std::string tooltip;
    Place place;
};
struct OverviewChart
{
    std::string caption; ///< "12 tháng đến 06/2021"
    std::vector<std::string> legend;
    std::vector<OverviewBar> bars;
    std::function<std::string(std::int64_t)> axisText; ///< how its numbers are written
    bool isEmpty = true;
};

/// How the devices of a type are: a meter, how many are broken, how many have served their time.
struct OverviewTypeRow
{
    std::string icon;
    std::string name;
    double part = 0; ///< 0 to 1: broken or aged of all
    Tone tone = Tone::Mute;
    std::string words; ///< "3 hỏng · 12 quá hạn dùng / 40"
    Place place;
};

/// A line that is down or weak: measured against bought.
struct OverviewLineRow
{
    std::string name;
    double share = 0; ///< of the fastest line
    std::optional<double> target;
    std::string value; ///< "18/40 Mbps", "mất"
    Tone tone = Tone::Warn;
    Place place;
};

/// What a plan of maintenance asks for.
struct OverviewUpkeepRow
{
    std::string day; ///< "18/06": the first
    std::string title;
    std::string value; ///< "6 máy"
    bool isLate = false;
    Place place;
};

struct OverviewChange
{
    std::string when; ///< "15:12", or "09/06" on another day
    std::string what;
    std::string who;
    Place place;
};

/// A list's head: "Sự cố đang mở", "14, cũ nhất trước", "Xem cả 14".
struct OverviewHead
{
    std::string title;
    std::string caption;
    std::string link;
    Place place;
};

/// A way into a register in which nothing is written yet.
struct OverviewDoor
{
    enum class Kind : std::uint8_t
    {
        Import,
        AddDevice,
        ReportFault
    };
    Kind kind = Kind::Import;
    std::string icon;
    std::string title;
    std::string detail;
    std::string verb;
};

/// The whole page, ready to be drawn.
struct OverviewPage
{
    std::string caption; ///< "Thứ Tư, 16/06/2021 · 18 điểm cầu · 9 thiết bị hỏng"

    bool isEmpty = false;
    std::string emptyTitle;
    std::string emptyHelp;
    std::vector<OverviewDoor> doors; ///< the first one is the primary

    OverviewHead sites;
    std::vector<OverviewFigure> figures;
    std::vector<OverviewTile> tiles;

    OverviewHead tasksHead;
    std::vector<OverviewTask> tasks;
    std::string noTasks; ///< said when there are none

    OverviewHead faultsHead;
    std::vector<OverviewFault> faults;
    std::string noFaults;

    OverviewHead faultChartHead;
    OverviewChart faultChart;
    OverviewHead spendChartHead;
    OverviewChart spendChart;

    OverviewHead devicesHead;
    std::vector<OverviewTypeRow> types;

    OverviewHead linesHead;
    std::vector<OverviewLineRow> lines; ///< those that want somebody; none: all are well
    OverviewHead upkeepHead;
    std::vector<OverviewUpkeepRow> upkeep; ///< none: nothing is due

    OverviewHead changesHead;
    std::vector<OverviewChange> changes;
};

class OverviewView
{
public:
    virtual ~OverviewView() = default;
    virtual void showPage(const OverviewPage& page) = 0;
    /// The numbers are being read for the first time; the frame of the page stands already.
    virtual void showReading() = 0;
    virtual void showFailure(const std::string& sentence) = 0;
};

/// The screen Tổng quan: what needs me today, and how the whole register stands. Numbers are read
/// by a worker whenever the register has changed, and at most once for one state of it.
class OverviewPresenter
{
public:
    /// More tiles than this are not looked through: then the worst ones are shown.
    static constexpr std::size_t mostTiles = 60;

    OverviewPresenter(Shell& shell, OverviewView& view);

    /// Whether the screen is in sight; coming into sight it reads what has changed meanwhile.
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }
    /// F5: reads whatever happened.
    void reload();

    void go(const Place& place);
    void enter(OverviewDoor::Kind door);

    [[nodiscard]] const OverviewPage& page() const { return m_page; }
    [[nodiscard]] bool isReading() const { return m_reader.isReading(); }

private:
    void present();

    Shell& m_shell;
    OverviewView& m_view;
    RegisterReader m_reader;
    std::shared_ptr<KeptEvaluation> m_kept = std::make_shared<KeptEvaluation>();
    std::shared_ptr<const OverviewFacts> m_facts;
    OverviewPage m_page;
};

/// The page's words for the numbers.
[[nodiscard]] OverviewPage overviewPage(const Session& session, const OverviewFacts& facts);

} // namespace dongbo::present
