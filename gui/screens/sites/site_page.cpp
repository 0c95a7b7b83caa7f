#include "gui/screens/sites/site_page.h"

#include "gui/screens/form_pieces.h"
#include "gui/screens/life_entries.h"
#include "gui/screens/line_screen/line_panel.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int rightWide = 400;
constexpr int readyTall = 132;
constexpr int readyTwoRows = 204;
constexpr int leastOneRow = 600; ///< narrower, the five headings stand in two rows
constexpr int leastBoth = 860;   ///< narrower, beside a sheet, only the left half is shown

} // namespace

SitePagePanel::SitePagePanel(wxWindow* parent, present::Shell& shell)
    : PresentedPage(parent, shell, "site", static_cast<present::SitePageView&>(*this))
{
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    auto* left = new wxBoxSizer(wxVERTICAL);
    buildLeft(*left);
    m_right = new ScrollPanel(this, "site.right");
    auto* right = new wxBoxSizer(wxVERTICAL);
    buildRight(*right);
    m_right->SetSizer(right);
    m_right->SetMinSize(FromDIP(wxSize(rightWide, -1)));
    all->Add(left, wxSizerFlags(1).Expand());
    all->Add(m_right, wxSizerFlags().Expand().Border(wxLEFT, FromDIP(gap)));
    SetSizer(all);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        const bool isBoth = area().x >= leastBoth;
        m_right->Show(m_presenter.page().isThere && isBoth);
        const int wide = area().x - (isBoth ? rightWide + gap : 0);
        m_readyCard->SetMinSize(FromDIP(wxSize(-1, wide < leastOneRow ? readyTwoRows : readyTall)));
        Layout();
        event.Skip();
    });
}

void SitePagePanel::showSite(const present::SitePage& page)
{
    for (wxWindow* window :
         {static_cast<wxWindow*>(m_readyCard), static_cast<wxWindow*>(m_needsCard),
          static_cast<wxWindow*>(m_devicesCard), static_cast<wxWindow*>(m_right)}) {
        window->Show(page.isThere && (window != m_right || area().x >= leastBoth));
    }
    m_papers->setRecord(
        page.isThere && m_presenter.site()
            ? std::optional{present::RecordRef{RecordKind::Site, *m_presenter.site()}}
            : std::nullopt);
    std::vector<Chip> chips;
    for (const auto& trouble : page.troubles) {
        Chip chip;
        chip.id = std::string(codeOf(trouble.about));
        chip.word = trouble.word;
        chip.icon = trouble.icon;
        chips.push_back(std::move(chip));
    }
    m_troubles->Show(!chips.empty());
    m_troublesWords->Show(!chips.empty());
    m_troubles->setChips(std::move(chips));
    if (page.isThere) {
        showReadiness(page);
        showNeeds(page);
        showDevices(page);
        showFaults(page);
        showLine(page);
        showChecks(page);
        showUpkeep(page);
        showPeopleAndLife(page);
    }
    m_right->FitInside();
    Layout();
    tellShown();
}

void SitePagePanel::showReadiness(const present::SitePage& page)
{
    std::string caption;
    if (page.now) {
        for (const auto& reason : page.now->reasons) {
            caption += (caption.empty() ? "" : " · ") + reason;
        }
    }
    m_readyCard->setHead({say("sites.ready_now"), caption});
    m_check->Show(page.canCorrect);
    std::vector<Tile> tiles;
    if (page.now) {
        for (const auto& heading : page.now->headings) {
            const auto tone = toneOf(heading.state.tone);
            tiles.push_back({.id = std::to_string(tiles.size()),
                             .name = heading.word,
                             .icon = heading.state.icon,
                             .state = heading.state.word,
                             .note = heading.why,
                             .tone = tone,
                             .isFilled = tone == Tone::Bad || tone == Tone::Warn,
                             .isDashed = heading.isUnknown,
                             .tip = heading.tip});
        }
    }
    m_headings->setTiles(std::move(tiles));
}

void SitePagePanel::showLine(const present::SitePage& page)
{
    std::vector<Meters::Line> lines;
    std::string note;
    bool isDown = false;
    bool isOpen = false;
    if (page.now) {
        for (const auto& line : page.now->lines) {
            Meters::Line out;
            out.id = std::to_string(lines.size());
            out.name = line.title;
            out.share = line.share.value_or(0);
            out.target = line.target;
            out.value = line.value;
            out.tone = toneOf(line.standing.tone);
            if (out.tone == Tone::Ok || out.tone == Tone::Mute) {
                out.tone = Tone::None; // a colour is for what is not as it should be
            }
            out.tip = line.standing.word;
            isDown = isDown || line.isDown;
            isOpen = isOpen || line.open.has_value();
            note += (note.empty() ? "" : "\n") + line.standing.word + ", " + line.note;
            lines.push_back(std::move(out));
        }
        if (lines.empty()) {
            note = say("sites.no_line");
        }
    }
    const bool hasLines = !lines.empty();
    m_lineCard->setHead({say("sites.line"), {}, hasLines ? say("sites.open_line") : std::string()});
    m_lines->Show(hasLines);
    m_lines->setLines(std::move(lines));
    m_lineNote->setText(note);
    m_down->Show(page.canCorrect && !isDown);
    m_tell->Show(page.canCorrect && isOpen);
    m_restored->Show(page.canCorrect && isDown);
}

void SitePagePanel::showChecks(const present::SitePage& page)
{
    std::vector<ListRow> checks;
    std::vector<ListRow> meetings;
    if (page.now) {
        for (const auto& check : page.now->checks) {
            ListRow row;
            row.id = std::to_string(checks.size());
            row.lead = check.day;
            row.title = check.title;
            row.caption = check.by;
            row.pill = check.mark.word;
            row.pillIcon = check.mark.icon;
            row.pillTone = toneOf(check.mark.tone);
            checks.push_back(std::move(row));
        }
        for (const auto& meeting : page.now->meetings) {
            ListRow row;
            row.id = std::to_string(meetings.size());
            row.lead = meeting.day;
            row.title = meeting.name;
            row.caption =
                meeting.readiness.word.empty()
                    ? std::string()
                    : m_shell.session().say("sites.was_ready", {{"state", meeting.readiness.word}});
            row.pill = meeting.outcome.word;
            row.pillIcon = meeting.outcome.icon;
            row.pillTone = toneOf(meeting.outcome.tone);
            row.tip = meeting.name;
            meetings.push_back(std::move(row));
        }
    }
    m_checks->setRows(std::move(checks));
    m_meetingsTitle->Show(!meetings.empty());
    m_meetings->Show(!meetings.empty());
    m_meetings->setRows(std::move(meetings));
}

void SitePagePanel::showNeeds(const present::SitePage& page)
{
    m_needsCard->setHead(
        {say("sites.needs"),
         page.standard.empty() ? std::string() : page.verdict.word + " · " + page.standard,
         say("consistency.title")});
    m_needRows.rows.clear();
    for (const auto& need : page.needs) {
        TableRow row;
        row.cells = {{need.function},
                     {need.type},
                     gui::pillCell(need.state),
                     {need.isCritical ? say("sites.critical") : std::string()},
                     {need.detail}};
        m_needRows.rows.push_back(std::move(row));
    }
    m_needs->modelChanged();
}

void SitePagePanel::showDevices(const present::SitePage& page)
{
    m_devicesCard->setHead(
        {say("sites.devices"), say("sites.attention_first"), say("sites.open_devices")});
    m_deviceRows.rows.clear();
    for (const auto& device : page.devices) {
        TableCell now{device.now};
        now.tone = device.now.empty() ? Tone::None : Tone::Bad;
        TableRow row;
        row.cells = {
            {device.code}, {device.title}, gui::pillCell(device.condition), {device.use}, now};
        m_deviceRows.rows.push_back(std::move(row));
    }
    m_devices->modelChanged();
}

void SitePagePanel::showFaults(const present::SitePage& page)
{
    m_faultsCard->setHead({say("sites.faults"), page.faults.empty()
                                                    ? std::string()
                                                    : std::to_string(page.faults.size())});
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < page.faults.size(); ++i) {
        const auto& fault = page.faults[i].line;
        ListRow row;
        row.id = std::to_string(i);
        row.icon = fault.pill.icon;
        row.iconTone = toneOf(fault.pill.tone);
        row.title = fault.symptom;
        row.caption = fault.number + " · " + fault.statePill.word + " · " + fault.age;
        row.tip = fault.subject;
        const auto& steps = page.faults[i].steps;
        if (!steps.empty()) {
            row.verb = steps.front().word;
        }
        rows.push_back(std::move(row));
    }
    m_faults->setRows(std::move(rows));
}

void SitePagePanel::showUpkeep(const present::SitePage& page)
{
    std::vector<ListRow> rows;
    for (const auto& line : page.upkeep) {
        ListRow row;
        row.id = std::to_string(rows.size());
        row.icon = line.icon;
        row.iconTone = toneOf(line.tone);
        row.title = line.title;
        row.caption = line.caption;
        row.verb = line.verb;
        rows.push_back(std::move(row));
    }
    m_upkeepCard->setHead(
        {say("maintenance.card"), rows.empty() ? std::string() : std::to_string(rows.size())});
    m_upkeep->setRows(std::move(rows));
    m_power->tell(page.power.empty() ? std::vector<std::string>()
                                     : std::vector<std::string>{page.power},
                  toneOf(page.powerTone));
}

void SitePagePanel::showPeopleAndLife(const present::SitePage& page)
{
    std::vector<ListRow> people;
    if (page.now && page.now->isRoster) { // whoever has the room stands below anyway
        ListRow row;
        row.id = "duty";
        row.icon = "clock";
        row.title = page.now->dutyName;
        row.caption = page.now->dutyRole;
        row.value = page.now->dutyPhone;
        people.push_back(std::move(row));
    }
    for (const auto& person : page.people) {
        ListRow row;
        row.id = std::to_string(people.size());
        row.initials = person.initials;
        row.title = person.name;
        row.caption = person.role;
        row.value = person.phone;
        people.push_back(std::move(row));
    }
    m_people->setRows(std::move(people));
    const auto told = page.now ? page.now->told : std::vector<present::LineToldLine>();
    m_toldTitle->Show(!told.empty());
    m_told->Show(!told.empty());
    m_told->setRows(toldRows(told, page.canCorrect ? say("lines.answered") : std::string()));
    m_handOver->Show(page.canCorrect);
    m_contact->Show(page.canCorrect);
    m_chain->setText(page.now && !page.now->chain.empty()
                         ? m_shell.session().say("sites.call_order", {{"chain", page.now->chain}})
                         : std::string());
    const bool hasUnit = page.canCorrect && !page.unit.empty();
    m_peopleCard->setHead(
        {say("sites.people"), page.unit, hasUnit ? say("sites.correct_unit") : std::string()});
    m_lifeCard->setHead(
        {say("sites.life"), {}, page.canCorrect ? say("sites.correct_site") : std::string()});
    m_life->setEntries(lifeEntries(page.life, m_shell.session().say("present.undo")));
}

std::vector<wxWindow*> SitePagePanel::regions()
{
    return {m_troubles, m_headings, m_needs,  m_devices, m_faults,
            m_lines,    m_people,   m_checks, m_upkeep,  m_life};
}

} // namespace dongbo::gui
