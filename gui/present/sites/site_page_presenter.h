#pragma once

#include "gui/present/faults/fault_lines.h"
#include "gui/present/faults/fault_steps.h"
#include "gui/present/maintenance/upkeep_lines.h"
#include "gui/present/register_reader.h"
#include "gui/present/shell.h"
#include "gui/present/sites/room_now.h"
#include "gui/present/words/life.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One line of the standard set at this site.
struct SiteNeedLine
{
    std::string function; ///< "Nhìn"
    std::string type;     ///< "Màn hình × 2"
    PillText state;       ///< the worst of the line's places: "Thiếu 1", "Hỏng", "Đủ"
    std::string detail;   ///< which devices fill it, what it asks for
    bool isCritical = false;
    std::vector<DeviceId> devices;
};

/// One device of the site.
struct SiteDeviceLine
{
    DeviceId id;
    std::string code;
    std::string title;
    PillText condition;
    std::string use;
    std::string now; ///< an open fault with its age, or nothing
};

/// An open fault with its next steps.
struct SiteFaultLine
{
    FaultLine line;
    std::vector<FaultStepText> steps;
};

/// What can be wrong with a room at one click.
struct SiteTrouble
{
    FaultAbout about = FaultAbout::Line;
    std::string word; ///< "Mất mạng"
    std::string icon;
    bool isOn = false; ///< reported already
};

struct SitePerson
{
    std::string name;
    std::string role; ///< "Phụ trách phòng từ 20/03/2020", "Công chức Văn hóa - Xã hội"
    std::string phone;
    std::string initials;
};

/// A site's own page.
struct SitePage
{
    bool isThere = false;
    std::string title;                 ///< "Hiển Khánh"
    PillText state;                    ///< how ready the room is now; nothing until that was read
    std::string caption;               ///< "xã Hiển Khánh · cấp xã · 19 thiết bị"
    std::vector<SiteTrouble> troubles; ///< one click each; none when nothing can be written
    std::string standard; ///< "Bộ thiết bị khởi đầu cho điểm cầu xã"; empty: none
    PillText verdict;     ///< whether the critical lines are there
    std::vector<SiteNeedLine> needs;     ///< what is missing first
    std::vector<SiteDeviceLine> devices; ///< what needs attention first
    std::int64_t moreDevices = 0;
    std::vector<SiteFaultLine> faults;
    std::vector<UpkeepLine> upkeep; ///< due within upkeepDaysAhead, by day
    std::string power;              ///< "Nguồn dự phòng: GOI-UPS-0001", or that there is none
    Tone powerTone = Tone::Mute;
    std::vector<SitePerson> people;
    std::string unit; ///< "xã Hiển Khánh"; empty: of none
    std::vector<LifeEntry> life;
    bool canCorrect = false;    ///< the site and its unit may be corrected now
    std::optional<RoomNow> now; ///< read by a worker: absent until it is there
};

class SitePageView
{
public:
    virtual ~SitePageView() = default;
    virtual void showSite(const SitePage& page) = 0;
};

/// The page of one site: can this room meet, what is wrong with it, whom to call.
class SitePagePresenter
{
public:
    static constexpr std::size_t mostDevices = 200;
    static constexpr std::size_t mostLife = 60;

    SitePagePresenter(Shell& shell, SitePageView& view);

    void open(const SiteId& site);
    void reload();
    /// While nobody sees the page changes only make it stale.
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }
    /// Power and light are logged at once (it can be taken back). The line opens the sheet that
    /// starts its clock and writes down who was told; trouble of the room itself opens the sheet,
    /// as it needs a word. What is open already is gone to.
    void report(FaultAbout about);
    /// The forms of the room's line: who was told of its incident, and that it works again.
    void tellProvider();
    void restored();
    /// Whom to tell, what to say, what they answered: of the worst open fault, or of the room.
    void contactCard();
    /// The form of the five headings.
    void check();
    /// To the fault behind a heading; without one its form.
    void openHeading(std::size_t heading);
    void openLine(std::size_t line);
    void openMeeting(std::size_t meeting);
    /// What somebody who was told has answered.
    void answer(std::size_t told);
    void take(std::size_t faultIndex, FaultStep step);
    void openFault(std::size_t faultIndex);
    void openDevice(std::size_t deviceIndex);
    void openNeed(std::size_t needIndex);
    /// The form that gives the room into other hands, or to a deputy.
    void handOver();
    /// The form that writes down that maintenance was done.
    void doUpkeep(std::size_t index);
    void openDevices();
    /// To the site's row of the matrix.
    void openMatrix();
    void undo(std::size_t lifeIndex);
    /// The forms that put the site, or its unit, right.
    void correctSite();
    void correctUnit();

    [[nodiscard]] const SitePage& page() const { return m_page; }
    [[nodiscard]] const std::optional<SiteId>& site() const { return m_site; }

private:
    void fillFaults(Instant now);
    void fillDevices();
    void fillNeeds(const Site& site);
    void fillPeople(const Site& site);
    void fillUpkeep();
    void fillLife(Instant now);
    void readNow();
    void showNow();
    void reportLine();
    /// The open incident of the room's line; nothing without one.
    [[nodiscard]] std::optional<FaultId> incident() const;

    Shell& m_shell;
    SitePageView& m_view;
    std::optional<SiteId> m_site;
    SitePage m_page;
    std::optional<SiteId> m_nowOf; ///< whose m_now is
    std::optional<RoomNow> m_now;
    RegisterReader m_reader;
};

} // namespace dongbo::present
