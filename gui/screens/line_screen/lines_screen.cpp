#include "gui/screens/line_screen/lines_screen.h"

#include "gui/widgets/controls/menu.h"

namespace dongbo::gui {

namespace {

constexpr int cardWidth = 340;
constexpr int wideCardWidth = 400;
constexpr int second = 1'000;

/// "29:12:40".
std::string clockText(std::int64_t milliseconds)
{
    const auto seconds = milliseconds < 0 ? 0 : milliseconds / second;
    const auto two = [](std::int64_t number) {
        const auto text = std::to_string(number);
        return text.size() < 2 ? "0" + text : text;
    };
    return std::to_string(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

} // namespace

LinesScreen::LinesScreen(wxWindow* parent, present::Shell& shell)
    : ListScreen(parent, shell, "lines.title",
                 {"lines", shell.session().say("lines.title"),
                  shell.session().say("lines.filter_hint"), ListLook::Search::OnDemand})
    , m_list(shell, pane())
    , m_card(new LinePanel(detailParent(), shell))
{
    begin(m_list, m_card, cardWidth, wideCardWidth);
    buildStrip();
    pane().addTool("down", say("lines.report"), "triangle-alert", [this] { m_list.report(); });
    pane().addTool("measure", say("lines.measure"), "gauge", [this] { m_list.measure(); });
    pane().addTool("add", say("lines.add"), "plus", [this] { m_list.add(); });
    m_file = pane().addTool("file", say("lines.file"), "upload", [this] { chooseFile(); });
    pane().onShown([this] { showStrip(); });
    m_onCurrent =
        m_list.currentChanged.connect([this] { m_card->presenter().show(m_list.current()); });
    m_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent& /*event*/) { tick(); });
}

void LinesScreen::buildStrip()
{
    m_strip = new Card(this, "linestrip", {}, CardEdge::Padded);
    m_strip->setFill(Tone::Bad);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto pair = [&](Words*& first, Words*& below, const char* one, const char* other,
                          TextSize size) {
        auto* both = new wxBoxSizer(wxVERTICAL);
        first = new Words(m_strip, one, std::string(), size, Weight::SemiBold);
        below = new Words(m_strip, other, std::string(), TextSize::Caption);
        both->Add(first);
        both->Add(below, wxSizerFlags().Expand());
        return both;
    };
    constexpr int gap = 24;
    row->Add(pair(m_title, m_caption, "linestrip.title", "linestrip.caption", TextSize::Body),
             wxSizerFlags(3).Centre());
    row->AddSpacer(FromDIP(gap));
    row->Add(pair(m_clock, m_late, "linestrip.clock", "linestrip.late", TextSize::Title),
             wxSizerFlags(2).Centre());
    row->AddSpacer(FromDIP(gap));
    m_told = new Words(m_strip, "linestrip.told", std::string(), TextSize::Caption);
    row->Add(m_told, wxSizerFlags(3).Centre());
    m_call = new Button(m_strip, "linestrip.tell", {say("lines.tell_provider"), "phone"},
                        ButtonKind::Outline, ButtonSize::Foot);
    m_call->onPress([this] {
        const auto& running = m_list.running();
        if (!running.empty()) {
            shell().openSheet({present::SheetKind::TellContact,
                               present::RecordRef{RecordKind::Fault, running.front().fault},
                               "provider=yes"});
        }
    });
    row->Add(m_call, wxSizerFlags().Centre());
    row->AddSpacer(FromDIP(8));
    m_back = new Button(m_strip, "linestrip.restored", {say("lines.restored"), "check"},
                        ButtonKind::Outline, ButtonSize::Foot);
    m_back->onPress([this] {
        const auto& running = m_list.running();
        if (!running.empty()) {
            shell().openSheet({present::SheetKind::LineRestored,
                               present::RecordRef{RecordKind::Fault, running.front().fault},
                               {}});
        }
    });
    row->Add(m_back, wxSizerFlags().Centre());
    m_strip->body().Add(row, wxSizerFlags().Expand());
    m_strip->Hide();
    auto* list = GetSizer();
    auto* rows = new wxBoxSizer(wxVERTICAL);
    SetSizer(rows, /*deleteOld=*/false);
    constexpr int below = 12;
    rows->Add(m_strip, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(below)));
    rows->Add(list, wxSizerFlags(1).Expand());
}

void LinesScreen::showStrip()
{
    const auto& running = m_list.running();
    m_strip->Show(!running.empty());
    if (running.empty()) {
        m_timer.Stop();
    } else {
        const auto& first = running.front();
        m_title->setText(first.title);
        m_caption->setText(first.caption);
        m_late->setText(first.late);
        m_told->setText(first.told);
        const bool canWrite = shell().session().isWritable();
        m_call->Show(canWrite);
        m_back->Show(canWrite);
        tick();
        if (!shell().session().pastDay()) {
            m_timer.Start(second);
        }
    }
    Layout();
}

void LinesScreen::tick()
{
    const auto& running = m_list.running();
    if (!running.empty()) {
        m_clock->setText(
            clockText(shell().session().shownMoment().unixMs - running.front().since.unixMs));
    }
}

void LinesScreen::chooseFile()
{
    std::vector<MenuItem> items;
    for (const auto& action : m_list.actions()) {
        if (action.key == "measure_file" || action.key == "import") {
            MenuItem item{action.key, action.word};
            item.icon = action.icon;
            items.push_back(std::move(item));
        }
    }
    const auto size = m_file->area();
    showMenu(*m_file, wxRect(0, 0, size.x, size.y), std::move(items),
             [this](const std::string& id) { m_list.doIt(id); });
}

std::vector<wxWindow*> LinesScreen::regions()
{
    auto all = ListScreen::regions();
    all.insert(all.begin(), m_call);
    return all;
}

void LinesScreen::detailInSight(bool isInSight)
{
    if (m_card != nullptr) {
        m_card->presenter().setInSight(isInSight);
    }
}

} // namespace dongbo::gui
