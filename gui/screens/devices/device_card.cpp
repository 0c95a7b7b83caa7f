#include "gui/screens/devices/device_card.h"

#include "gui/present/words/whole_text.h"
#include "gui/screens/picture.h"
#include "gui/widgets/controls/menu.h"
#include "gui/widgets/paint/strings.h"

#include <wx/dnd.h>
#include <wx/stdpaths.h>
#include <wx/utils.h>

#include <filesystem>

namespace dongbo::gui {

namespace {

constexpr int side = 16;

/// Photos and papers dropped on the card; lists go on to the window.
class FilesForDevice final : public wxFileDropTarget
{
public:
    explicit FilesForDevice(DevicePanel& panel)
        : m_panel(panel)
    {}
    bool OnDropFiles(wxCoord x, wxCoord y, const wxArrayString& files) override
    {
        std::vector<std::filesystem::path> paths;
        for (const auto& file : files) {
            const auto ending = file.AfterLast('.').Lower();
            if (ending == "jpg" || ending == "jpeg" || ending == "png" || ending == "pdf") {
                paths.emplace_back(fromWx(file));
            }
        }
        if (!paths.empty()) {
            m_panel.presenter().addFiles(paths);
            return true;
        }
        auto* window = wxGetTopLevelParent(&m_panel);
        auto* whole = dynamic_cast<wxFileDropTarget*>(window->GetDropTarget());
        return whole != nullptr && whole->OnDropFiles(x, y, files);
    }

private:
    DevicePanel& m_panel;
};

/// A line between the parts of the card.
class Divider final : public Canvas
{
public:
    explicit Divider(wxWindow* parent)
        : Canvas(parent, {})
    {}
    [[nodiscard]] bool isReadOnly() const override { return true; }

protected:
    void draw(Painter& painter) override
    {
        painter.hairline(0, area().x, 0, painter.palette().line);
    }
    [[nodiscard]] wxSize bestSize() const override { return {10, 1}; }
};

std::vector<FactGrid::Fact> factsOf(const std::vector<present::CardFact>& facts, bool isStrong)
{
    std::vector<FactGrid::Fact> out;
    for (const auto& fact : facts) {
        FactGrid::Fact one;
        one.id = std::to_string(out.size());
        one.label = fact.label;
        one.value = fact.pill.word.empty() ? fact.value : fact.pill.word;
        one.icon = fact.pill.icon;
        one.pill = fact.pill.word.empty() ? Tone::None : toneOf(fact.pill.tone);
        one.isStrong = isStrong;
        one.tip = one.value;
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace

DevicePanel::DevicePanel(wxWindow* parent, present::Shell& shell)
    : Card(parent, "device", {}, CardEdge::Whole)
    , m_shell(shell)
    , m_presenter(shell, *this, reducedPicture)
{
    build();
}

std::string DevicePanel::say(std::string_view code, std::initializer_list<Argument> args) const
{
    return m_shell.session().say(code, args);
}

void DevicePanel::build()
{
    auto* all = new wxBoxSizer(wxVERTICAL);
    m_content = all;
    m_head = new DeviceHead(this, "device.head");
    m_head->onSite([this] { m_presenter.goToSite(); });
    m_head->onPhoto([this] { photoMenu(); });
    const auto padded = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(side));
    all->AddSpacer(FromDIP(13));
    all->Add(m_head, padded);
    all->AddSpacer(FromDIP(11));
    buildFacts(*all);
    buildTimeline(*all);
    buildFoot(*all);
    m_nothing = new Words(this, "device.nothing", say("gui.device_none"), TextSize::Body);
    m_nothing->setQuiet(true);
    m_nothing->Hide();
    SetDropTarget(new FilesForDevice(*this)); // owned by this window
    body().Add(all, wxSizerFlags(1).Expand());
    body().Add(m_nothing, wxSizerFlags().Border(wxALL, FromDIP(side)));
    showCard(std::nullopt);
}

void DevicePanel::buildFacts(wxSizer& all)
{
    const auto padded = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(side));
    const auto add = [&](FactGrid*& grid, const char* name) {
        all.Add(new Divider(this), wxSizerFlags().Expand());
        all.AddSpacer(FromDIP(8));
        grid = new FactGrid(this, name);
        all.Add(grid, padded);
        all.AddSpacer(FromDIP(6));
    };
    add(m_states, "device.states");
    add(m_money, "device.money");
    m_warranty = new FormNote(this, "device.warranty", "shield-check");
    all.Add(m_warranty,
            wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(side - 6)));
    m_advice = new FormNote(this, "device.advice", "light-bulb");
    all.Add(m_advice,
            wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(side - 6)));
    m_upkeep = new FormNote(this, "device.upkeep", "calendar-clock");
    all.Add(m_upkeep,
            wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(side - 6)));
    add(m_facts, "device.facts");
    m_specs = new Words(this, "device.specs", std::string(), TextSize::Caption);
    m_specs->setQuiet(true);
    m_detailsLink = new Button(this, "device.details", {say("gui.device_details")},
                               ButtonKind::Link, ButtonSize::Row);
    m_detailsLink->onPress([this] { showDetails(!m_detailsPanel->IsShown()); });
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    line->Add(m_specs, wxSizerFlags(1).CentreVertical());
    line->Add(m_detailsLink, wxSizerFlags().CentreVertical());
    all.Add(line, padded);
}

void DevicePanel::buildTimeline(wxSizer& all)
{
    const auto padded = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(side));
    all.Add(new Divider(this), wxSizerFlags().Expand());
    m_timelineHead = new Surface(this, "device.timeline_head");
    m_timelineTitle =
        new Words(m_timelineHead, "device.timeline_title", std::string(), TextSize::Body);
    m_filter = new ChipBar(m_timelineHead, "device.filter", {}, ChipStyle::Small);
    m_filter->onToggle([this](const std::string& id) {
        m_presenter.setFilter(id == "faults"  ? present::TimelineFilter::Faults
                              : id == "money" ? present::TimelineFilter::Money
                                              : present::TimelineFilter::All);
    });
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(m_timelineTitle, wxSizerFlags(1).CentreVertical());
    head->Add(m_filter, wxSizerFlags().CentreVertical());
    m_timelineHead->SetSizer(head);
    m_timeline = new Timeline(this, "device.timeline");
    m_timeline->setSpoken(say("gui.timeline"));
    m_timeline->onUndo([this](const std::string& id) { m_presenter.undo(std::stoul(id)); });
    m_timeline->onOpen(
        [this](const std::string& id) { static_cast<void>(m_presenter.follow(std::stoul(id))); });
    m_detailsPanel = new ScrollPanel(this, "device.details_panel");
    m_details = new FactGrid(m_detailsPanel, "device.details_list", 2);
    auto* details = new wxBoxSizer(wxVERTICAL);
    details->Add(m_details, wxSizerFlags(1).Expand());
    m_detailsPanel->SetSizer(details);
    m_detailsPanel->Hide();
    all.AddSpacer(FromDIP(8));
    all.Add(m_timelineHead, padded);
    all.AddSpacer(FromDIP(4));
    all.Add(m_timeline, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(side)));
    all.Add(m_detailsPanel, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(side)));
}

void DevicePanel::buildFoot(wxSizer& all)
{
    all.Add(new Divider(this), wxSizerFlags().Expand());
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const char* id, const char* word, const char* icon, ButtonKind kind,
                         present::SheetKind sheet) {
        auto* button = new Button(this, std::string("device.") + id, {say(word), icon}, kind,
                                  ButtonSize::Foot);
        button->onPress([this, sheet] { m_presenter.open(sheet); });
        m_buttons.push_back(button);
        return button;
    };
    const auto gap = wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6));
    using Kind = present::SheetKind;
    foot->Add(
        add("report", "devices.report", "triangle-alert", ButtonKind::Primary, Kind::ReportFault),
        gap);
    foot->Add(add("replace", "devices.replace", "", ButtonKind::Outline, Kind::ReplaceDevice), gap);
    foot->Add(add("transfer", "devices.transfer", "", ButtonKind::Outline, Kind::TransferDevice),
              gap);
    foot->AddStretchSpacer();
    foot->Add(add("edit", "devices.edit", "", ButtonKind::Outline, Kind::EditDevice),
              wxSizerFlags().CentreVertical());
    auto* more = new Button(this, "device.more", {say("gui.device_more"), "more"},
                            ButtonKind::Plain, ButtonSize::Foot);
    more->onPress([this] { moreMenu(); });
    m_buttons.push_back(more);
    foot->Add(more, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(6)));
    all.AddSpacer(FromDIP(9));
    all.Add(foot, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(side - 4)));
    all.AddSpacer(FromDIP(9));
}

void DevicePanel::showCard(const std::optional<present::DeviceCard>& card)
{
    const bool isThere = card.has_value();
    if (m_nothing->IsShown() == isThere) {
        m_content->ShowItems(isThere);
        m_nothing->Show(!isThere);
        if (isThere) {
            showDetails(false);
        }
    }
    if (!isThere) {
        Layout();
        return;
    }
    m_head->setCard(*card);
    m_states->setFacts(factsOf(card->states, false));
    m_money->setFacts(factsOf(card->money, true));
    m_facts->setFacts(factsOf(card->facts, false));
    m_details->setFacts(factsOf(card->details, false));
    m_warranty->tell(card->warranty.empty() ? std::vector<std::string>()
                                            : std::vector<std::string>{card->warranty},
                     toneOf(card->warrantyTone));
    m_advice->tell(card->advice.empty() ? std::vector<std::string>()
                                        : std::vector<std::string>{card->advice},
                   toneOf(card->adviceTone));
    m_upkeep->tell(card->upkeep.empty() ? std::vector<std::string>()
                                        : std::vector<std::string>{card->upkeep},
                   toneOf(card->upkeepTone));
    m_hasUpkeep = !card->upkeep.empty();
    m_specs->setText(card->specs);
    const bool isPast = m_shell.session().pastDay().has_value();
    for (auto* button : m_buttons) {
        button->Enable(card->canWrite);
        button->Show(!isPast); // a past day is only looked at
    }
    Layout();
}

void DevicePanel::showTimeline(const std::vector<present::TimelineEntry>& entries,
                               present::TimelineFilter filter, std::size_t all)
{
    std::vector<Timeline::Entry> shown;
    for (const auto& entry : entries) {
        Timeline::Entry one;
        one.id = std::to_string(shown.size());
        one.icon = entry.icon;
        one.tone = toneOf(entry.tone);
        one.title = entry.title;
        one.day = entry.date;
        one.caption = entry.caption;
        one.undo = entry.canBeUndone ? say("gui.undo_this") : std::string();
        one.isDimmed = entry.isUndone;
        shown.push_back(std::move(one));
    }
    m_timeline->setEmptyText(say("gui.timeline_empty"));
    m_timeline->setEntries(std::move(shown));
    m_timelineTitle->setRuns(
        {{say("gui.timeline"), Weight::SemiBold, {}},
         {"  " + say(all == 1 ? "gui.timeline_count_one" : "gui.timeline_count",
                     {{"count", std::to_string(all)}}),
          Weight::Regular, theme().palette().text2}});
    std::vector<Chip> chips(3);
    chips[0] = {"all", say("gui.timeline_all")};
    chips[1] = {"faults", say("gui.timeline_faults")};
    chips[2] = {"money", say("gui.timeline_money")};
    chips[static_cast<std::size_t>(filter)].isSelected = true;
    m_filter->setChips(std::move(chips));
    m_timelineHead->Layout();
}

void DevicePanel::showFiles(const std::vector<present::DeviceFile>& files)
{
    m_files = files;
}

void DevicePanel::showPicture(std::size_t index, std::size_t pictures, const std::string& bytes)
{
    m_picture = index;
    m_pictures = pictures;
    m_head->setPhoto(index, pictures, bytes,
                     {say("gui.photo", {{"index", std::to_string(index + 1)},
                                        {"count", std::to_string(pictures)}}),
                      say("gui.add_photo")});
}

void DevicePanel::openFile(const std::string& name, const std::string& bytes)
{
    // a copy the person may do anything with; the register keeps its own
    const auto folder =
        std::filesystem::path(fromWx(wxStandardPaths::Get().GetTempDir())) / "dongbo-xem";
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    const auto path = folder / name;
    if (!failed && present::writeWhole(path, bytes)) {
        wxLaunchDefaultApplication(toWx(path.string()));
    }
}

void DevicePanel::showDetails(bool isOn)
{
    m_detailsPanel->Show(isOn);
    m_timeline->Show(!isOn);
    m_timelineHead->Show(!isOn);
    m_detailsLink->setText({say(isOn ? "gui.timeline" : "gui.device_details")});
    Layout();
}

void DevicePanel::photoMenu()
{
    if (m_files.empty()) {
        m_presenter.chooseFiles();
        return;
    }
    std::vector<MenuItem> items;
    if (m_pictures > 1) {
        items.push_back({"next", say("gui.next_photo"), "chevron-right"});
    }
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        items.push_back({"open:" + std::to_string(i), m_files[i].name,
                         m_files[i].isPicture ? "image" : "paperclip"});
    }
    items.push_back({"add", say("gui.add_file"), "plus"});
    showMenu(*m_head, wxRect(0, 0, 92, 70), std::move(items), [this](const std::string& id) {
        if (id == "next") {
            m_presenter.showPicture(m_picture + 1);
        } else if (id == "add") {
            m_presenter.chooseFiles();
        } else if (id.starts_with("open:")) {
            m_presenter.openFile(std::stoul(id.substr(5)));
        }
    });
}

void DevicePanel::moreMenu()
{
    auto* more = m_buttons.back();
    const auto size = more->area();
    std::vector<MenuItem> items{{"custody", say("devices.custody"), "user"},
                                {"dispose", say("devices.dispose"), "archive"},
                                {"file", say("gui.add_file"), "paperclip"}};
    if (m_hasUpkeep) {
        items.insert(items.begin(), {{"upkeep", say("maintenance.write_done"), "check"},
                                     {"snooze", say("maintenance.snooze_instead"), "clock"}});
    }
    auto corrections = m_presenter.corrections();
    if (!corrections.empty()) {
        items.emplace_back();
    }
    for (const auto& one : corrections) {
        items.push_back({one.id, one.word, "pencil"});
    }
    auto papers = m_presenter.papers();
    if (!papers.empty()) {
        items.emplace_back();
    }
    for (const auto& paper : papers) {
        items.push_back({paper.id, say("devices.print_paper", {{"name", paper.word}}), "print"});
    }
    showMenu(*more, wxRect(0, 0, size.x, size.y), std::move(items),
             [this, papers = std::move(papers),
              corrections = std::move(corrections)](const std::string& id) {
                 for (const auto& one : corrections) {
                     if (one.id == id) {
                         m_presenter.correct(one);
                         return;
                     }
                 }
                 for (const auto& paper : papers) {
                     if (paper.id == id) {
                         const auto place = paper.place; // going there may end this menu
                         m_shell.go(place);
                         return;
                     }
                 }
                 if (id == "upkeep") {
                     m_presenter.open(present::SheetKind::DoWork);
                 } else if (id == "snooze") {
                     m_presenter.open(present::SheetKind::SnoozeWork);
                 } else if (id == "custody") {
                     m_presenter.open(present::SheetKind::GiveCustody);
                 } else if (id == "dispose") {
                     m_presenter.open(present::SheetKind::DisposeDevice);
                 } else if (id == "file") {
                     m_presenter.chooseFiles();
                 }
             });
}

} // namespace dongbo::gui
