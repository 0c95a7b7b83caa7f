#include "gui/screens/reports/reports_screen.h"

#include "gui/present/reports/own_reports_list.h"
#include "gui/present/reports/paper_settings_list.h"
#include "gui/present/reports/report_compare.h"
#include "gui/screens/form_pieces.h"
#include "gui/screens/lists/list_popovers.h"
#include "gui/screens/reports/field_popover.h"
#include "gui/widgets/controls/menu.h"
#include "gui/widgets/paint/strings.h"

#include <wx/sizer.h>
#include <wx/utils.h>

#include <algorithm>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int barTall = 32;
constexpr const char* reportPart = "report";
constexpr const char* viewPart = "view"; ///< of the place: "paper" is the preview
constexpr const char* paperView = "paper";
constexpr const char* saveChip = "save-view";
constexpr int menuBesideReport = 700;  ///< DIP: narrower, beside a form, only the report is shown
constexpr int menuBesideBehind = 1060; ///< DIP: narrower, the rows behind a number take its place

/// Beside the buttons of these endings the others are in a menu.
bool isOffered(const std::string& ending)
{
    return ending == ".xlsx" || ending == ".pdf" || ending == ".docx";
}

} // namespace

ReportsScreen::ReportsScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "reports")
    , m_desk(new Surface(this, "reports.desk"))
    , m_report(new Card(m_desk, "reports.report", {}, CardEdge::Whole))
    , m_pane(new ListPane(m_report, shell,
                          {"reports",
                           shell.session().say("reports.title"),
                           {},
                           ListLook::Search::InBar,
                           32,
                           false,
                           TableFrame::None,
                           /*hasTools=*/false}))
    , m_table(shell, *m_pane, *this, [](const std::filesystem::path& file) {
        wxLaunchDefaultApplication(toWx(file.string()));
    })
{
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* bar = buildBar();
    buildMenu();
    row->Add(m_menu, wxSizerFlags().Expand().Border(wxRIGHT, FromDIP(gap)));
    buildReport();
    row->Add(m_report, wxSizerFlags(1).Expand());
    m_behind = new BehindCard(m_desk, shell, m_table.behind());
    m_behind->Hide();
    row->Add(m_behind, wxSizerFlags().Expand().Border(wxLEFT, FromDIP(gap)));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(bar, wxSizerFlags().Expand());
    all->AddSpacer(FromDIP(gap));
    all->Add(row, wxSizerFlags(1).Expand());
    m_desk->SetSizer(all);
    m_desk->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fitMenu();
    });
    auto* both = new wxBoxSizer(wxVERTICAL);
    both->Add(m_desk, wxSizerFlags(1).Expand());
    SetSizer(both);
    m_onHead = m_pane->headChanged.connect([this] { headChanged(); });
}

wxSizer* ReportsScreen::buildBar()
{
    const auto& session = shell().session();
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    m_asked = new ChipBar(m_desk, "reports.asked");
    m_asked->setSpoken(session.say("reports.asked"));
    m_asked->foldLine();
    m_asked->onToggle([this](const std::string& field) { askField(field); });
    m_asked->onClear([this](const std::string& field) { m_table.ask(field, {}); });
    bar->Add(m_asked, wxSizerFlags(1).CentreVertical());
    auto* columns = new Button(m_desk, "reports.columns", {session.say("lists.columns"), "columns"},
                               ButtonKind::Outline, ButtonSize::Row);
    columns->onPress([this, columns] {
        const auto size = columns->area();
        openColumnChooser(*columns, wxRect(0, 0, size.x, size.y), shell(), m_table);
    });
    bar->Add(columns, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    bar->SetMinSize(0, FromDIP(barTall));
    return bar;
}

void ReportsScreen::buildMenu()
{
    m_menu = new ReportMenuCard(m_desk, shell(), m_table.menu());
    m_menu->onChoose([this](const std::string& id) { m_table.chooseReport(id); });
    m_menu->onOpen([this](const present::ReportMenuLine& line) {
        if (line.isPaper) {
            CallAfter([this] { goToPaper(); });
        } else {
            m_pane->focusList();
        }
    });
}

void ReportsScreen::buildTools()
{
    const auto& session = shell().session();
    auto& tools = m_report->headTools();
    const auto beside = wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(6));
    m_print = new Button(m_report, "reports.print", {session.say("reports.print"), "print"},
                         ButtonKind::Outline, ButtonSize::Row);
    m_print->onPress([this] { goToPaper(); });
    m_changeOwn = new Button(m_report, "reports.own_change",
                             {{}, "pencil", {}, session.say("reports.own_change_title")},
                             ButtonKind::Outline, ButtonSize::Row);
    m_changeOwn->onPress([this] { m_table.changeOwn(); });
    m_removeOwn = new Button(m_report, "reports.own_remove",
                             {{}, "trash", {}, session.say("reports.own_remove")},
                             ButtonKind::Outline, ButtonSize::Row);
    m_removeOwn->onPress([this] { m_table.removeOwn(); });
    m_issue =
        new Button(m_report, "reports.issue", {session.say("reports.issue"), "clipboard-check"},
                   ButtonKind::Outline, ButtonSize::Row);
    m_issue->onPress([this] { m_table.issue(); });
    m_settings =
        new Button(m_report, "reports.paper_settings", {session.say("records.edit"), "pencil"},
                   ButtonKind::Outline, ButtonSize::Row);
    m_settings->onPress([this] { shell().go(present::placeOfPaperSettings()); });
    tools.Add(m_settings, beside);
    tools.Add(m_changeOwn, beside);
    tools.Add(m_removeOwn, beside);
    tools.Add(m_issue, beside);
    tools.Add(m_print, beside);
    std::vector<MenuItem> others;
    for (const auto& ending : present::reportFormats()) {
        if (!isOffered(ending)) {
            others.push_back({ending, session.say("reports.kind_" + ending.substr(1)), "download"});
            continue;
        }
        auto* button = new Button(m_report, "reports.export" + ending,
                                  {ending.substr(1),
                                   m_exports.empty() ? "download" : "",
                                   {},
                                   session.say("reports.kind_" + ending.substr(1))},
                                  ButtonKind::Outline, ButtonSize::Row);
        button->onPress([this, ending] { m_table.exportReport(ending); });
        tools.Add(button, beside);
        m_exports.push_back(button);
    }
    auto* more = new Button(m_report, "reports.export",
                            {session.say("reports.other_formats"),
                             {},
                             {},
                             session.say("reports.export"),
                             "chevron-down"},
                            ButtonKind::Outline, ButtonSize::Row);
    more->onPress([this, more, others] {
        const auto size = more->area();
        showMenu(*more, wxRect(0, 0, size.x, size.y), others,
                 [this](const std::string& ending) { m_table.exportReport(ending); });
    });
    tools.Add(more, beside);
    m_exports.push_back(more);
}

void ReportsScreen::buildReport()
{
    buildTools();
    m_figures = new FigureLine(m_report, "reports.figures");
    m_figures->onOpen([this](const std::string& id) { m_table.askFigure(id); });
    m_charts = new ReportCharts(m_report, "reports.chart", shell().session().say("reports.chart"),
                                shell().session().say("reports.charts"));
    m_charts->setAxisText([this](double value) { return m_table.axisText(value); });
    m_charts->onOpen(
        [this](std::size_t chart, std::size_t label) { m_table.chooseLabel(chart, label); });
    m_pane->join(m_table);
    m_pane->onShown([this] { showAsked(); });
    m_pane->table().onFigure(
        [this](std::int64_t row, const std::string& column) { m_table.askCell(row, column); });
    const auto padded = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(gap));
    m_report->body().Add(m_figures, padded);
    m_report->body().Add(m_charts, padded);
    m_report->body().Add(m_pane, wxSizerFlags(1).Expand());
    m_report->SetMinSize({1, 1});
    m_figures->Hide();
    m_charts->Hide();
}

void ReportsScreen::showPlace(const present::Place& place)
{
    const auto query = present::ListQuery::parse(place.filter);
    if (query.has(viewPart, paperView) &&
        present::isReport(shell().session(), query.first(reportPart))) {
        showPaper(query);
        return;
    }
    if (m_paper != nullptr) {
        m_paper->Hide();
        m_paper->setInSight(false);
    }
    m_desk->Show();
    m_table.setInSight(m_isInSight);
    m_table.open(place);
    Layout();
    headChanged();
}

void ReportsScreen::showPaper(const present::ListQuery& query)
{
    if (m_paper == nullptr) {
        m_paper = new PaperPanel(this, shell());
        GetSizer()->Add(m_paper, wxSizerFlags(1).Expand());
        m_onPaperHead = m_paper->headChanged.connect([this] { headChanged(); });
    }
    m_paperReport = query.first(reportPart);
    m_paperRest = {};
    report::Parameters parameters;
    const auto info = present::reportInfo(shell().session(), m_paperReport);
    for (const auto& [part, values] : query.parts) {
        const bool isAsked =
            std::any_of(info.parameters.begin(), info.parameters.end(),
                        [&part = part](const auto& one) { return one.name == part; });
        if (!isAsked) { // how the rows were looked at: for the way back
            m_paperRest.set(part, values);
            continue;
        }
        auto& asked = parameters[part];
        for (const auto& value : values) { // several devices
            asked += (asked.empty() ? "" : ",") + value;
        }
    }
    m_desk->Hide();
    m_table.setInSight(false);
    m_paper->Show();
    m_paper->setInSight(m_isInSight);
    m_paper->open(m_paperReport, parameters, query.first(present::comparePart));
    Layout();
    headChanged();
}

void ReportsScreen::goToPaper()
{
    auto place = m_table.place();
    place.filter += ";" + std::string(viewPart) + "=" + paperView;
    shell().go(place);
}

present::Place ReportsScreen::place() const
{
    if (!isPaper()) {
        return m_table.place();
    }
    auto query = m_paperRest;
    for (const auto& [name, value] : m_paper->parameters()) {
        query.set(name, {value});
    }
    query.set(reportPart, {m_paperReport});
    query.set(viewPart, {paperView});
    return {present::ScreenName::Reports, {}, query.asText()};
}

void ReportsScreen::refresh()
{
    if (!isPaper()) {
        m_table.reload();
    }
}

void ReportsScreen::setInSight(bool isInSight)
{
    m_isInSight = isInSight;
    m_table.setInSight(isInSight && !isPaper());
    if (m_paper != nullptr) {
        m_paper->setInSight(isInSight && isPaper());
    }
}

bool ReportsScreen::takeEscape()
{
    if (!isPaper()) {
        return m_table.clearAsked();
    }
    auto query = present::ListQuery::parse(place().filter);
    query.clear(viewPart);
    shell().go({present::ScreenName::Reports, {}, query.asText()});
    return true;
}

ScreenHead ReportsScreen::head() const
{
    const auto& session = shell().session();
    if (isPaper()) {
        const auto& content = m_paper->content();
        return {content.title, session.say("reports.title"), {}, content.sizeWords};
    }
    if (m_table.title().empty()) {
        return {session.say("reports.title"), {}, {}, {}};
    }
    return {m_table.title(), session.say("reports.title"), {}, m_table.caption()};
}

std::vector<wxWindow*> ReportsScreen::regions()
{
    if (isPaper()) {
        return m_paper->regions();
    }
    std::vector<wxWindow*> out{m_asked, &m_pane->table()};
    if (m_menu->IsShown()) {
        out.insert(out.begin(), &m_menu->table());
    }
    if (m_behind->IsShown()) {
        out.push_back(&m_behind->rows());
    }
    return out;
}

bool ReportsScreen::canDo(ScreenAct act) const
{
    if (isPaper()) {
        return act == ScreenAct::Print && m_paper->mayPrint();
    }
    return act == ScreenAct::Copy || act == ScreenAct::SelectAll ||
           (act == ScreenAct::Print && m_table.hasReport());
}

void ReportsScreen::doIt(ScreenAct act)
{
    if (isPaper()) {
        m_paper->print();
    } else if (act == ScreenAct::Print) {
        goToPaper();
    } else if (act == ScreenAct::SelectAll) {
        m_pane->selectAll();
    } else if (act == ScreenAct::Copy) {
        m_table.copy();
    }
}

void ReportsScreen::showReports()
{
    m_menu->showLines();
}

void ReportsScreen::showFields(const std::vector<present::ReportField>& fields)
{
    m_fields = fields;
    showAsked();
}

/// The fields, and beside them the way to keep how the rows are looked at.
void ReportsScreen::showAsked()
{
    std::vector<Chip> chips;
    for (const auto& field : m_fields) {
        Chip chip{.id = field.name, .word = field.title, .count = field.word, .opensMenu = true};
        chip.icon = field.error.empty() && !field.isMissing ? "" : "triangle-alert";
        chip.isClosable = field.isAsked;
        chip.tip = field.error;
        chips.push_back(std::move(chip));
    }
    if (m_table.isWorthSaving()) {
        chips.push_back(
            {.id = saveChip, .word = shell().session().say("lists.save_view"), .icon = "plus"});
    }
    m_asked->setChips(std::move(chips));
    m_asked->Show(!m_asked->chips().empty());
    Layout();
}

void ReportsScreen::askField(const std::string& field)
{
    const auto part = m_asked->part(field);
    const auto rect = part ? part->rect : wxRect(0, 0, 100, 28);
    if (field == saveChip) {
        openSaveView(*m_asked, rect, shell(), m_table);
        return;
    }
    const auto at = std::find_if(m_fields.begin(), m_fields.end(),
                                 [&](const auto& one) { return one.name == field; });
    if (at == m_fields.end()) {
        return;
    }
    openReportField(
        *m_asked, rect, shell().session(), *at,
        [this, field](const std::string& typed) { return m_table.suggestions(field, typed); },
        [this, field](const std::string& value) { m_table.ask(field, value); });
}

void ReportsScreen::showTitle()
{
    m_report->setHead({m_table.title()});
    for (auto* button : m_exports) {
        button->Enable(m_table.hasReport());
    }
    m_print->Enable(m_table.hasReport());
    m_issue->Enable(m_table.canIssue());
    m_issue->Show(present::isIssued(m_table.query().first(reportPart)));
    m_settings->Show(m_table.query().first(reportPart) == "paper-forms");
    m_changeOwn->Show(m_table.canChangeOwn());
    m_removeOwn->Show(m_table.canChangeOwn());
    std::vector<Figure> figures;
    for (const auto& one : m_table.figures()) {
        figures.push_back({one.id, {}, one.number, one.word});
    }
    m_figures->Show(!figures.empty());
    m_figures->setFigures(std::move(figures));
    m_charts->setCharts(m_table.charts());
    m_report->Layout();
    headChanged();
}

void ReportsScreen::showBehind(const present::BehindContent* content)
{
    const auto& asked = m_table.askedCell();
    m_pane->table().showFigure(content == nullptr ? -1 : asked.row, asked.column);
    const bool isShown = content != nullptr;
    if (content != nullptr) {
        m_behind->show(*content);
    }
    if (isShown != m_behind->IsShown()) {
        m_behind->Show(isShown);
        fitMenu();
        Layout();
        if (!isShown) {
            m_pane->focusList();
        }
    }
}

/// Beside the rows behind a number, or beside a form, a narrow window has no room for the list of
/// reports.
void ReportsScreen::fitMenu()
{
    const int wide = m_desk->area().x;
    const bool isShown = wide >= (m_behind->IsShown() ? menuBesideBehind : menuBesideReport);
    if (isShown != m_menu->IsShown()) {
        m_menu->Show(isShown);
        m_desk->Layout();
    }
}

} // namespace dongbo::gui
