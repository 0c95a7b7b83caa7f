#pragma once

#include "core/store/queries/place_queries.h"
#include "gui/present/shell.h"
#include "gui/present/sites/site_state.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One site, ready for a tile or a row.
struct SiteTile
{
    SiteId id;
    SiteState state = SiteState::Unknown;
    std::string name;   ///< "Hiển Khánh"
    std::string unit;   ///< "xã Hiển Khánh"
    PillText pill;      ///< without a word tone and shape of the state
    std::string detail; ///< the worst fault and its age, or since when nothing is known
    std::string custodian;
    std::int64_t devices = 0;
    std::int64_t broken = 0;
    std::int64_t openFaults = 0;
    std::int64_t evidenceMs = 0; ///< 0: none
    std::string evidence;        ///< "14/06"; empty: none
    std::string sortName;
    std::string searched;
};

struct SiteChip
{
    SiteState state = SiteState::NoFault;
    PillText pill;
    std::int64_t count = 0;
    std::string shown; ///< the count as people write it
    bool isOn = false;
};

enum class SiteLayout : std::uint8_t
{
    Tiles,
    Table
};

enum class SiteSort : std::uint8_t
{
    Name,
    Unit,
    State,
    Devices,
    Broken,
    Faults,
    Evidence,
    Custodian
};

struct UnitChoice
{
    std::string key;  ///< the unit's id; empty: all
    std::string word; ///< "huyện Vụ Bản", indented by depth
    bool isOn = false;
};

struct SitesPage
{
    std::string caption; ///< "18 điểm cầu · 3 đang chặn họp · 2 chưa rõ"
    std::vector<SiteChip> chips;
    std::string unitWord; ///< of the unit filter; empty: all
    SiteLayout layout = SiteLayout::Tiles;
    std::vector<std::size_t> shown; ///< tiles by name always; rows in the order asked for
    SiteSort sort = SiteSort::Name;
    bool isDescending = false;
    std::string foot;
    std::string emptyTitle; ///< empty: there is something to show
    std::string emptyHelp;
    std::shared_ptr<const std::vector<SiteTile>> tiles;
    std::optional<SiteId> selected;
};

class SitesView
{
public:
    virtual ~SitesView() = default;
    /// Whether anybody can see it: changes of the register are read only then. Coming back reads
    /// anew.
    [[nodiscard]] virtual bool isInSight() const { return true; }
    virtual void showPage(const SitesPage& page) = 0;
    virtual void showBusy(bool isBusy) = 0;
};

/// The screen Điểm cầu: every room as a tile or a row.
class SitesPresenter
{
public:
    /// With more faults or devices than this a worker reads; the page stays as it was until then.
    static constexpr std::int64_t mostAtOnce = 400;
    static constexpr std::int64_t mostDevicesAtOnce = 1'000;

    SitesPresenter(Shell& shell, SitesView& view);

    /// By the side bar, or with a filter: "worst=blocking", "unknown", "no_fault", "unit=<id>".
    void open(const Place& place);
    void reload();
    void toggle(SiteState state);
    void setLayout(SiteLayout layout);
    void setText(const std::string& typed);
    void sortBy(SiteSort sort);
    [[nodiscard]] std::vector<UnitChoice> unitChoices() const;
    void chooseUnit(const std::string& key);
    void select(std::optional<SiteId> site);
    void openSite(const SiteId& site);

    [[nodiscard]] const SitesPage& page() const { return m_page; }

private:
    struct Read;
    void adopt(const std::shared_ptr<Read>& read);
    void show();
    void fillShown();

    Shell& m_shell;
    SitesView& m_view;
    LatestJob m_job;
    std::optional<UnitId> m_unit;
    std::vector<SiteState> m_on;
    std::string m_words;
    SitesPage m_page;
    Connection m_changed;
    Connection m_language;
};

} // namespace dongbo::present
