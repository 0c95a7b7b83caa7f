#include "gui/screens/import/import_screen.h"

#include "gui/widgets/paint/strings.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
/// Before the offer's place in the list of ways, a digit.
constexpr std::string_view faultWay = "fault.";

} // namespace

ImportScreen::ImportScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "import")
    , m_presenter(shell, *this)
{
    build();
    // Ctrl+Enter goes on; Ctrl+V takes a copied table, while no field is typed in.
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const bool isText = dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus()) != nullptr;
        if (event.ControlDown() && event.GetKeyCode() == WXK_RETURN) {
            goOn();
        } else if (event.ControlDown() && event.GetKeyCode() == 'V' && !isText &&
                   m_presenter.step() == present::ImportStep::Choose) {
            pasteFromClipboard();
        } else {
            event.Skip();
        }
    });
}

void ImportScreen::build()
{
    const auto& session = shell().session();
    m_steps = new Stepper(this, "import.steps",
                          {session.say("import_page.step_understand"),
                           session.say("import_page.step_changes"),
                           session.say("import_page.step_done")});
    m_steps->onStep([this](std::size_t step) {
        if (step == 0) {
            m_presenter.back();
        }
    });
    m_notYet =
        new Words(this, "import.not_yet", session.say("import_page.not_yet"), TextSize::Caption);
    m_notYet->setQuiet(true);
    m_choose = new EmptyPage(this, "import.choose");
    m_choose->onEnter([this](const std::string& way) { enter(way); });
    m_choose->setContent(
        "file-sheet", session.say("import_page.choose_fact"),
        session.say("import_page.choose_help"),
        {{"choose",
          "folder-open",
          {},
          session.say("import_page.choose_detail"),
          session.say("import_page.choose_verb")},
         {"paste", "clipboard", session.say("import_page.paste"),
          session.say("import_page.paste_detail"), session.say("import_page.paste_verb")}},
        session.say("overview.or"));
    m_failed =
        new Card(this, "import.failed", {session.say("import_page.failed_title")}, CardEdge::Whole);
    m_failures = new RowList(m_failed, "import.failures");
    m_failures->setRowHeight(58, false);
    m_failures->wantWhole();
    m_failed->body().Add(m_failures, wxSizerFlags(1).Expand());
    m_understood = new ImportSheetView(this, "import.understand", shell(), m_presenter);
    m_changes = new ImportChangesView(this, "import.change", shell(), m_presenter);
    m_done = new EmptyPage(this, "import.done");
    m_done->onEnter([this](const std::string& way) { enter(way); });

    m_foot = new Surface(this, "import.foot");
    m_back = new Button(m_foot, "import.back", {});
    m_back->onPress([this] { m_presenter.back(); });
    m_note = new Words(m_foot, "import.foot_note", std::string(), TextSize::Caption);
    m_note->setQuiet(true);
    m_next = new Button(m_foot, "import.next", {}, ButtonKind::Primary);
    m_next->onPress([this] { goOn(); });
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(m_back, wxSizerFlags().CentreVertical());
    foot->AddSpacer(FromDIP(10));
    foot->Add(m_note, wxSizerFlags(1).CentreVertical());
    foot->Add(m_next, wxSizerFlags().CentreVertical());
    m_foot->SetSizer(foot);

    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->Add(m_steps, wxSizerFlags(1).CentreVertical());
    bar->Add(m_notYet, wxSizerFlags().CentreVertical());
    bar->SetMinSize(0, FromDIP(32));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(bar, wxSizerFlags().Expand());
    all->AddSpacer(FromDIP(gap));
    all->Add(m_failed, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(gap)));
    for (wxWindow* page : {static_cast<wxWindow*>(m_choose), static_cast<wxWindow*>(m_understood),
                           static_cast<wxWindow*>(m_changes), static_cast<wxWindow*>(m_done)}) {
        all->Add(page, wxSizerFlags(1).Expand());
        page->Hide();
    }
    all->Add(m_foot, wxSizerFlags().Expand().Border(wxTOP, FromDIP(gap)));
    SetSizer(all);
}

void ImportScreen::enter(const std::string& way)
{
    if (way == "choose") {
        m_presenter.chooseFiles();
    } else if (way == "paste") {
        pasteFromClipboard();
    } else if (way == "devices") {
        m_presenter.goToDevices();
    } else if (way == "undo") {
        m_presenter.undo();
    } else if (way == "aside_mend") {
        m_presenter.mendAside();
    } else if (way == "aside") {
        m_presenter.saveSetAside();
    } else if (way == "broken") {
        m_presenter.reportBroken();
    } else if (way == "another") {
        m_presenter.cancel();
    } else if (way.starts_with(faultWay)) {
        m_presenter.reportFault(static_cast<std::size_t>(way.back() - '0'));
    }
}

void ImportScreen::pasteFromClipboard()
{
    present::CopiedTable table;
    if (wxTheClipboard->Open()) {
        wxTextDataObject text;
        wxHTMLDataObject html;
        if (wxTheClipboard->IsSupported(html.GetFormat()) && wxTheClipboard->GetData(html)) {
            table.html = fromWx(html.GetHTML());
        }
        if (wxTheClipboard->GetData(text)) {
            table.text = fromWx(text.GetText());
        }
        wxTheClipboard->Close();
    }
    m_presenter.paste(table);
}

void ImportScreen::goOn()
{
    if (!m_canGoOn || m_isBusy) {
        return;
    }
    if (m_presenter.step() == present::ImportStep::Understand) {
        m_presenter.next();
    } else if (m_presenter.step() == present::ImportStep::Changes) {
        m_presenter.commit();
    }
}

bool ImportScreen::Show(bool isShown)
{
    if (isShown) {
        m_presenter.show();
    } else {
        m_presenter.hide();
    }
    return Screen::Show(isShown);
}

ScreenHead ImportScreen::head() const
{
    const auto& session = shell().session();
    return {session.say("import_page.title"),
            session.say("import_page.parent"),
            {},
            m_presenter.caption()};
}

void ImportScreen::showPlace(const present::Place& place)
{
    m_presenter.open(place);
}

present::Place ImportScreen::place() const
{
    return {present::ScreenName::Import, {}, {}};
}

void ImportScreen::refresh()
{
    m_presenter.registerChanged();
}

std::vector<wxWindow*> ImportScreen::regions()
{
    switch (m_presenter.step()) {
    case present::ImportStep::Choose:
        return {m_choose};
    case present::ImportStep::Understand:
        return m_understood->regions();
    case present::ImportStep::Changes:
        return m_changes->regions();
    case present::ImportStep::Done:
        return {m_done};
    }
    return {this};
}

bool ImportScreen::canDo(ScreenAct act) const
{
    return act == ScreenAct::Copy && m_presenter.step() == present::ImportStep::Changes;
}

void ImportScreen::doIt(ScreenAct act)
{
    if (canDo(act)) {
        m_changes->copy();
    }
}

void ImportScreen::turnTo(wxWindow* page, std::size_t step)
{
    const bool isTurned = !page->IsShown();
    for (wxWindow* one : {static_cast<wxWindow*>(m_choose), static_cast<wxWindow*>(m_understood),
                          static_cast<wxWindow*>(m_changes), static_cast<wxWindow*>(m_done)}) {
        one->Show(one == page);
    }
    if (isTurned && page != m_choose) { // Ctrl+Enter goes on from here
        regions().front()->SetFocus();
    }
    m_steps->setCurrent(step);
    m_isBeforeDone = step < 2;
    m_notYet->Show(m_isBeforeDone && !m_isWriting);
    m_foot->Show(page == m_understood || page == m_changes);
    Layout();
    headChanged();
}

void ImportScreen::setFoot(const std::string& back, const std::string& note,
                           const std::string& next, const std::string& icon)
{
    m_back->setText({back});
    m_noteText = note;
    if (!m_isBusy) {
        m_note->setText(note);
    }
    m_canGoOn = !next.empty();
    m_next->Show(m_canGoOn);
    m_next->setText(icon == "check" ? ButtonText{next, icon, "Ctrl ↵"}
                                    : ButtonText{next, {}, "Ctrl ↵", {}, icon});
    m_foot->Layout();
}

void ImportScreen::showChoose(const std::vector<present::ImportFailure>& failures)
{
    std::vector<ListRow> rows;
    for (const auto& failure : failures) {
        ListRow row;
        row.id = failure.file;
        row.icon = "triangle-alert";
        row.iconTone = Tone::Bad;
        row.title = failure.file + ": " + failure.sentence;
        row.caption = failure.help;
        row.tip = failure.sentence;
        rows.push_back(std::move(row));
    }
    m_failed->Show(!rows.empty());
    m_failures->setRows(std::move(rows));
    turnTo(m_choose, 0);
}

void ImportScreen::showUnderstood(const present::ImportSheetPage& page)
{
    const auto& session = shell().session();
    m_failed->Hide();
    m_understood->show(page);
    setFoot(session.say("import_page.cancel"), page.problem,
            page.problem.empty() ? session.say("import_page.next")
                                 : session.say("import_page.compare_again"),
            page.problem.empty() ? "arrow-right" : "refresh");
    turnTo(m_understood, 0);
}

void ImportScreen::showChanges(const present::ImportChangesPage& page)
{
    const auto& session = shell().session();
    m_failed->Hide();
    m_changes->show(page);
    setFoot(session.say("import_page.back"),
            page.commit.empty() || page.isOutdated ? page.nothing
                                                   : session.say("import_page.one_undo"),
            page.commit, page.isOutdated ? "refresh" : "check");
    turnTo(m_changes, 1);
}

void ImportScreen::showDone(const present::ImportDonePage& page)
{
    const auto& session = shell().session();
    std::string facts;
    for (const auto& fact : page.facts) {
        facts += (facts.empty() ? "" : " · ") + fact;
    }
    std::vector<EmptyPage::Way> ways{
        {"devices", "box", {}, {}, session.say("import_page.see_devices")}};
    if (page.canUndo) {
        ways.push_back({"undo", "undo", session.say("import_page.undo"), page.detail,
                        session.say("present.undo")});
    }
    if (page.hasAside) {
        ways.push_back({"aside_mend", "triangle-alert", page.aside,
                        session.say("import_page.aside_rows_detail"),
                        session.say("import_page.mend")});
        ways.push_back({"aside", "file-sheet", session.say("import_page.save_aside"),
                        session.say("import_page.export_aside"), session.say("import_page.save")});
    }
    if (!page.broken.empty()) {
        ways.push_back({"broken", "triangle-alert", page.broken, page.brokenHelp, page.brokenVerb});
    }
    for (std::size_t i = 0; i < page.faults.size(); ++i) {
        ways.push_back({std::string(faultWay) + std::to_string(i), "triangle-alert",
                        page.faults[i].title, page.faults[i].detail,
                        session.say("import_page.report_fault")});
    }
    ways.push_back({"another", "file-plus", session.say("import_page.another"),
                    session.say("import_page.caption"), session.say("import_page.begin")});
    m_done->setContent("circle-check", page.title, facts, ways, session.say("overview.or"));
    m_failed->Hide();
    turnTo(m_done, 3);
}

void ImportScreen::showBusy(const std::string& what, bool isLocked)
{
    m_isBusy = !what.empty();
    m_next->Enable(!m_isBusy);
    m_back->Enable(!isLocked);
    m_steps->Enable(!isLocked);
    m_understood->Enable(!isLocked);
    m_changes->Enable(!isLocked);
    m_note->setText(m_isBusy ? what : m_noteText);
    m_foot->Layout();
    m_isWriting = isLocked;
    m_notYet->Show(m_isBeforeDone && !m_isWriting);
    Layout();
}

} // namespace dongbo::gui
