#include "gui/screens/reports/reports_screen.h"

#include "core/text/dates.h"
#include "gui/screens/lists/list_popovers.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/paint/strings.h"

#include <wx/sizer.h>
#include <wx/utils.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int leftWidth = 264;

} // namespace

ReportsScreen::ReportsScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "reports")
    , m_report(new Card(this, "reports.report", {}, CardEdge::Whole))
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
    const auto& session = shell.session();
    auto* lists =
        new Card(this, "reports.list_card", {session.say("reports.list")}, CardEdge::Whole);
    m_list = new RowList(lists, "reports.list");
    m_list->setRowHeight(38, false);
    m_list->wantWhole();
    m_list->onOpen([this](const std::string& id) { m_table.chooseReport(id); });
    lists->body().Add(m_list, wxSizerFlags().Expand());
    m_asked = new Card(this, "reports.asked");
    m_export = new Button(m_report, "reports.export", {session.say("reports.export"), "download"},
                          ButtonKind::Primary, ButtonSize::Row);
    m_export->onPress([this] { m_table.exportReport(); });
    auto* columns =
        new Button(m_report, "reports.columns", {session.say("lists.columns"), "columns"},
                   ButtonKind::Outline, ButtonSize::Row);
    columns->onPress([this, columns] {
        const auto size = columns->area();
        openColumnChooser(*columns, wxRect(0, 0, size.x, size.y), this->shell().session(), m_table);
    });
    m_report->headTools().Add(columns, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
    m_report->headTools().Add(m_export, wxSizerFlags().CentreVertical());
    m_pane->join(m_table);
    m_report->body().Add(m_pane, wxSizerFlags(1).Expand());
    m_onHead = m_pane->headChanged.connect([this] { headChanged(); });

    auto* left = new wxBoxSizer(wxVERTICAL);
    left->Add(lists, wxSizerFlags().Expand());
    left->AddSpacer(FromDIP(gap));
    left->Add(m_asked, wxSizerFlags(1).Expand());
    left->SetMinSize(FromDIP(wxSize(leftWidth, 10)));
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    all->Add(left, wxSizerFlags().Expand());
    all->AddSpacer(FromDIP(gap));
    m_report->SetMinSize({1, 1});
    all->Add(m_report, wxSizerFlags(1).Expand());
    SetSizer(all);
}

ScreenHead ReportsScreen::head() const
{
    return {shell().session().say("reports.title"), {}, {}, m_table.caption()};
}

std::vector<wxWindow*> ReportsScreen::regions()
{
    return {m_list, m_asked, &m_pane->table()};
}

bool ReportsScreen::canDo(ScreenAct act) const
{
    return act == ScreenAct::Copy || act == ScreenAct::SelectAll ||
           (act == ScreenAct::Print && m_table.hasReport());
}

void ReportsScreen::doIt(ScreenAct act)
{
    if (act == ScreenAct::Print) {
        m_table.exportReport(); // Excel prints it
    } else if (act == ScreenAct::SelectAll) {
        m_pane->selectAll();
    } else if (act == ScreenAct::Copy) {
        m_table.copy();
    }
}

void ReportsScreen::showReports(const std::vector<present::ReportTitle>& reports)
{
    std::vector<ListRow> rows;
    for (const auto& report : reports) {
        ListRow row;
        row.id = report.name;
        row.icon = "file-text";
        row.title = report.title;
        row.isSelected = report.isChosen;
        row.tip = report.title;
        rows.push_back(std::move(row));
    }
    m_list->setRows(std::move(rows));
    Layout();
}

wxWindow* ReportsScreen::placeField(const present::ReportField& field)
{
    const auto& session = shell().session();
    const auto name = "reports." + field.name;
    const auto choices = m_table.suggestions(field.name, {});
    if (choices.size() < present::ReportsList::mostChoices) {
        std::vector<MenuItem> items;
        MenuItem any;
        any.id = "*";
        any.word = session.say("reports.any_place");
        items.push_back(any);
        for (const auto& choice : choices) {
            MenuItem item;
            item.id = choice.key;
            item.word = choice.word;
            items.push_back(std::move(item));
        }
        auto* made = new ChoiceField(m_asked, name, {field.title}, std::move(items));
        made->choose(field.value.empty() ? "*" : field.value);
        made->onChoose([this, parameter = field.name](const std::string& id) {
            m_table.ask(parameter, id == "*" ? std::string() : id);
        });
        made->setError(field.error);
        return made;
    }
    auto* made =
        new SearchField(m_asked, name, {field.title, session.say("reports.any_place"), "search"});
    made->onChange([this, made, parameter = field.name] {
        std::vector<MenuItem> items;
        for (const auto& choice : m_table.suggestions(parameter, made->text())) {
            MenuItem item;
            item.id = choice.key;
            item.word = choice.word;
            items.push_back(std::move(item));
        }
        made->suggest(std::move(items));
        if (made->text().empty()) {
            m_table.ask(parameter, {});
        }
    });
    made->onPick([this, made, parameter = field.name](const std::string& id) {
        for (const auto& choice : m_table.suggestions(parameter, made->text())) {
            if (choice.key == id) {
                made->setText(choice.word);
            }
        }
        m_table.ask(parameter, id);
    });
    made->setError(field.error);
    return made;
}

wxWindow* ReportsScreen::dayField(const present::ReportField& field)
{
    const auto& session = shell().session();
    auto* made = new DateField(m_asked, "reports." + field.name,
                               {field.title, session.say("reports.any_day")},
                               [this] { return shell().session().shownDay(); });
    made->setText(field.value);
    const auto told = [this, made, parameter = field.name] {
        const auto day = made->day();
        if (day || made->text().empty()) {
            m_table.ask(parameter, day ? isoText(*day) : std::string());
        }
    };
    made->onChange(told);
    made->onEnter(told);
    made->onLeave(told);
    made->setError(field.error);
    return made;
}

wxWindow* ReportsScreen::typedField(const present::ReportField& field)
{
    auto* made = new TextField(m_asked, "reports." + field.name, {field.title});
    made->setText(field.value);
    const auto told = [this, made, parameter = field.name, last = field.value]() mutable {
        if (made->text() != last) {
            last = made->text();
            m_table.ask(parameter, last);
        }
    };
    made->onEnter(told);
    made->onLeave(told);
    made->setError(field.error);
    return made;
}

wxWindow* ReportsScreen::fieldFor(const present::ReportField& field)
{
    switch (field.kind) {
    case present::ReportField::Kind::Place:
        return placeField(field);
    case present::ReportField::Kind::Day:
        return dayField(field);
    case present::ReportField::Kind::Typed:
        return typedField(field);
    case present::ReportField::Kind::Word:
        break;
    }
    std::vector<MenuItem> items;
    for (const auto& choice : field.choices) {
        MenuItem item;
        item.id = choice.key;
        item.word = choice.word;
        items.push_back(std::move(item));
    }
    auto* made = new ChoiceField(m_asked, "reports." + field.name, {field.title}, std::move(items));
    made->choose(field.value);
    made->onChoose(
        [this, parameter = field.name](const std::string& id) { m_table.ask(parameter, id); });
    made->setError(field.error);
    return made;
}

void ReportsScreen::showFields(const std::vector<present::ReportField>& fields)
{
    m_asked->body().Clear(true);
    for (const auto& field : fields) {
        auto* made = fieldFor(field);
        m_asked->body().Add(made, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    }
    m_asked->Layout();
}

void ReportsScreen::showTitle()
{
    m_report->setHead({m_table.title(), {}, {}, {}});
    m_export->Enable(m_table.hasReport());
    headChanged();
}

} // namespace dongbo::gui
