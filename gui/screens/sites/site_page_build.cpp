#include "gui/screens/form_pieces.h"
#include "gui/screens/sites/site_page.h"

#include <wx/sizer.h>

// The cards of a room's page, empty.

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int noteWide = 360;  ///< lines of words in the right column break there
constexpr int chainWide = 250; ///< beside a button

} // namespace

void SitePagePanel::buildLeft(wxSizer& left)
{
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->SetMinSize(0, FromDIP(32));
    m_troublesWords = new Words(this, "site.troubles_words", say("sites.one_click"));
    m_troublesWords->setQuiet(false);
    m_troubles = new ChipBar(this, "site.troubles");
    m_troubles->setSpoken(say("sites.one_click"));
    m_troubles->onToggle([this](const std::string& id) {
        if (const auto about = parseCode<FaultAbout>(id)) {
            m_presenter.report(*about);
        }
    });
    bar->Add(m_troublesWords, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(10)));
    bar->Add(m_troubles, wxSizerFlags(1).CentreVertical());
    left.Add(bar, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(gap)));

    buildReadiness(left);
    m_needsCard = new Card(this, "site.needs_card",
                           {say("sites.needs"), {}, say("consistency.title")}, CardEdge::Whole);
    m_needsCard->onLink([this] { m_presenter.openMatrix(); });
    m_needs =
        new Table(m_needsCard, "site.needs",
                  {plainColumn("function", say("sites.col_function"), 126, 0, 0, ColumnKind::Quiet),
                   plainColumn("type", say("sites.col_type"), 160, 1, 0, ColumnKind::Strong),
                   plainColumn("state", say("sites.col_state"), 118, 0, 0, ColumnKind::Pill),
                   plainColumn("critical", say("sites.col_critical"), 84, 0, 2, ColumnKind::Quiet),
                   plainColumn("detail", say("sites.col_filled"), 220, 3, 1, ColumnKind::Quiet)},
                  TableFrame::None);
    m_needs->setSpoken(say("sites.needs"));
    m_needs->setMultiSelect(false);
    m_needs->setRowHeight(30);
    m_needs->setModel(&m_needRows);
    m_needs->setEmptyText("clipboard", say("sites.no_standard"), say("sites.no_standard_help"));
    m_needs->onOpen(
        [this](std::int64_t row) { m_presenter.openNeed(static_cast<std::size_t>(row)); });
    m_needsCard->body().Add(m_needs, wxSizerFlags(1).Expand());
    m_needsCard->SetMinSize({1, 1}); // both lists are as tall as each other
    left.Add(m_needsCard, wxSizerFlags(1).Expand());

    m_devicesCard =
        new Card(this, "site.devices_card", {say("sites.devices"), {}, say("sites.open_devices")},
                 CardEdge::Whole);
    m_papers = new PapersButton(m_devicesCard, "site.papers", m_shell);
    m_devicesCard->headTools().Add(m_papers, wxSizerFlags().CentreVertical());
    m_devicesCard->onLink([this] { m_presenter.openDevices(); });
    m_devices = new Table(
        m_devicesCard, "site.devices",
        {plainColumn("code", say("sites.col_code"), 132, 0, 0, ColumnKind::Quiet),
         plainColumn("title", say("sites.col_device"), 220, 3, 0, ColumnKind::Strong),
         plainColumn("condition", say("sites.col_condition"), 112, 0, 0, ColumnKind::Pill),
         plainColumn("use", say("sites.col_use"), 110, 0, 2, ColumnKind::Quiet),
         plainColumn("now", say("sites.col_now"), 170, 1, 1, ColumnKind::Text)},
        TableFrame::None);
    m_devices->setSpoken(say("sites.devices"));
    m_devices->setMultiSelect(false);
    m_devices->setModel(&m_deviceRows);
    m_devices->setEmptyText("box", say("sites.no_devices"), say("sites.no_devices_help"));
    m_devices->onOpen(
        [this](std::int64_t row) { m_presenter.openDevice(static_cast<std::size_t>(row)); });
    m_devices->onSelect([this] {
        const auto row = m_devices->currentRow();
        const auto& devices = m_presenter.page().devices;
        if (row >= 0 && row < static_cast<std::int64_t>(devices.size())) {
            m_shell.point({RecordKind::Device, devices[static_cast<std::size_t>(row)].id});
        }
    });
    m_devicesCard->body().Add(m_devices, wxSizerFlags(1).Expand());
    m_devicesCard->SetMinSize({1, 1});
    left.Add(m_devicesCard, wxSizerFlags(1).Expand().Border(wxTOP, FromDIP(gap)));
}

void SitePagePanel::buildReadiness(wxSizer& left)
{
    m_readyCard = new Card(this, "site.ready_card", {say("sites.ready_now")});
    m_check = new Button(m_readyCard, "site.check", {say("sites.check_room"), "clipboard-check"},
                         ButtonKind::Outline, ButtonSize::Row);
    m_check->onPress([this] { m_presenter.check(); });
    m_readyCard->headTools().Add(m_check, wxSizerFlags().CentreVertical());
    m_headings = new TileGrid(m_readyCard, "site.headings");
    m_headings->setSpoken(say("sites.ready_now"));
    m_headings->onOpen([this](const std::string& id) { m_presenter.openHeading(std::stoul(id)); });
    m_readyCard->body().Add(m_headings, wxSizerFlags(1).Expand());
    left.Add(m_readyCard, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(gap)));
}

void SitePagePanel::buildLine()
{
    m_lineCard = new Card(m_right, "site.line_card", {say("sites.line")});
    m_lineCard->onLink([this] { m_presenter.openLine(0); });
    m_lines = new Meters(m_lineCard, "site.lines");
    m_lines->onOpen([this](const std::string& id) { m_presenter.openLine(std::stoul(id)); });
    m_lineNote = new Words(m_lineCard, "site.line_note", std::string(), TextSize::Caption);
    m_lineNote->setQuiet(true);
    m_lineNote->wrapAt(noteWide);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    const auto button = [&](const char* name, const char* word, const char* icon,
                            std::function<void()> press) {
        auto* made = new Button(m_lineCard, std::string("site.") + name, {say(word), icon},
                                ButtonKind::Outline, ButtonSize::Row);
        made->onPress(std::move(press));
        buttons->Add(made, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
        return made;
    };
    m_down = button("line_down", "lines.report", "triangle-alert",
                    [this] { m_presenter.report(FaultAbout::Line); });
    m_tell =
        button("line_tell", "lines.tell_provider", "phone", [this] { m_presenter.tellProvider(); });
    m_restored =
        button("line_restored", "lines.restored", "check", [this] { m_presenter.restored(); });
    m_lineCard->body().Add(m_lines, wxSizerFlags().Expand());
    m_lineCard->body().Add(m_lineNote, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    m_lineCard->body().Add(buttons, wxSizerFlags().Expand());
}

void SitePagePanel::buildChecks()
{
    m_checksCard = new Card(m_right, "site.checks_card", {say("sites.checks")}, CardEdge::Whole);
    m_checks = new RowList(m_checksCard, "site.checks");
    m_checks->wantWhole();
    m_checks->setEmptyText(say("sites.never_checked"));
    m_checksCard->body().Add(m_checks, wxSizerFlags().Expand());
    m_meetingsTitle = new Words(m_checksCard, "site.meetings_title", say("sites.at_meetings"),
                                TextSize::Body, Weight::SemiBold);
    m_checksCard->body().Add(m_meetingsTitle, wxSizerFlags().Border(wxALL, FromDIP(14)));
    m_meetings = new RowList(m_checksCard, "site.meetings");
    m_meetings->wantWhole();
    m_meetings->setRowHeight(47, false);
    m_meetings->onOpen([this](const std::string& id) { m_presenter.openMeeting(std::stoul(id)); });
    m_checksCard->body().Add(m_meetings, wxSizerFlags().Expand());
}

void SitePagePanel::buildPeople()
{
    m_peopleCard = new Card(m_right, "site.people_card", {say("sites.people")}, CardEdge::Whole);
    m_peopleCard->onLink([this] { m_presenter.correctUnit(); });
    m_handOver = new Button(m_peopleCard, "site.hand_over", {say("sites.hand_over")},
                            ButtonKind::Outline, ButtonSize::Row);
    m_handOver->onPress([this] { m_presenter.handOver(); });
    m_peopleCard->headTools().Add(m_handOver, wxSizerFlags().CentreVertical());
    m_people = new RowList(m_peopleCard, "site.people");
    m_people->wantWhole();
    m_people->setRowHeight(47, false);
    m_people->setEmptyText(say("sites.no_people"));
    m_peopleCard->body().Add(m_people, wxSizerFlags().Expand());
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_chain = new Words(m_peopleCard, "site.chain", std::string(), TextSize::Caption);
    m_chain->setQuiet(true);
    m_chain->wrapAt(chainWide);
    m_contact = new Button(m_peopleCard, "site.contact", {say("sites.contact_card"), "phone"},
                           ButtonKind::Outline, ButtonSize::Row);
    m_contact->onPress([this] { m_presenter.contactCard(); });
    row->Add(m_chain, wxSizerFlags(1).CentreVertical());
    row->Add(m_contact, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    m_peopleCard->body().Add(row, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    m_toldTitle = new Words(m_peopleCard, "site.told_title", say("lines.who_knows"), TextSize::Body,
                            Weight::SemiBold);
    m_peopleCard->body().Add(m_toldTitle,
                             wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(14)));
    m_told = new RowList(m_peopleCard, "site.told");
    m_told->wantWhole();
    m_told->onAct([this](const std::string& id) { m_presenter.answer(std::stoul(id)); });
    m_peopleCard->body().Add(m_told, wxSizerFlags().Expand());
}

void SitePagePanel::buildRight(wxSizer& right)
{
    m_faultsCard = new Card(m_right, "site.faults_card", {say("sites.faults")}, CardEdge::Whole);
    m_faults = new RowList(m_faultsCard, "site.faults");
    m_faults->wantWhole();
    m_faults->setRowHeight(56, false);
    m_faults->setEmptyText(say("sites.no_open_faults"));
    m_faults->onOpen([this](const std::string& id) { m_presenter.openFault(std::stoul(id)); });
    m_faults->onAct([this](const std::string& id) {
        const auto index = std::stoul(id);
        const auto& steps = m_presenter.page().faults.at(index).steps;
        if (!steps.empty()) {
            m_presenter.take(index, steps.front().step);
        }
    });
    m_faultsCard->body().Add(m_faults, wxSizerFlags().Expand());
    m_upkeepCard =
        new Card(m_right, "site.upkeep_card", {say("maintenance.card")}, CardEdge::Whole);
    m_power = new FormNote(m_upkeepCard, "site.power", "plug");
    m_upkeep = new RowList(m_upkeepCard, "site.upkeep");
    m_upkeep->wantWhole();
    m_upkeep->setRowHeight(47, false);
    m_upkeep->setEmptyText(say("maintenance.nothing_due"));
    m_upkeep->onAct([this](const std::string& id) { m_presenter.doUpkeep(std::stoul(id)); });
    m_upkeepCard->body().Add(m_upkeep, wxSizerFlags().Expand());
    m_upkeepCard->body().Add(m_power, wxSizerFlags().Expand().Border(wxALL, FromDIP(10)));
    buildLine();
    buildChecks();
    buildPeople();
    m_lifeCard = new Card(m_right, "site.life_card", {say("sites.life")});
    m_lifeCard->onLink([this] { m_presenter.correctSite(); });
    m_life = new Timeline(m_lifeCard, "site.life");
    m_life->wantWhole(true);
    m_life->setEmptyText(say("sites.no_life"));
    m_life->onUndo([this](const std::string& id) { m_presenter.undo(std::stoul(id)); });
    m_lifeCard->body().Add(m_life, wxSizerFlags(1).Expand());
    bool isFirst = true;
    for (Card* card :
         {m_faultsCard, m_lineCard, m_upkeepCard, m_peopleCard, m_checksCard, m_lifeCard}) {
        right.Add(card, wxSizerFlags().Expand().Border(wxTOP, isFirst ? 0 : FromDIP(gap)));
        isFirst = false;
    }
}

} // namespace dongbo::gui
