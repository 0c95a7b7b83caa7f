#include "gui/screens/reports/reports_screen.h"

#include "core/text/dates.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/paint/strings.h"

#include <wx/sizer.h>
#include <wx/utils.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int leftWidth = 264;
constexpr int perCharacter = 7; ///< DIP of a letter, for the widths a report states

} // namespace

ReportsScreen::ReportsScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "reports")
    , m_presenter(shell, *this, [](const std::filesystem::path& file) {
        wxLaunchDefaultApplication(toWx(file.string()));
    })
{
    const auto& session = shell.session();
    auto* lists =
        new Card(this, "reports.list_card", {session.say("reports.list")}, CardEdge::Whole);
    m_list = new RowList(lists, "reports.list");
    m_list->setRowHeight(38, false);
    m_list->wantWhole();
    m_list->onOpen([this](const std::string& id) { m_presenter.choose(id); });
    lists->body().Add(m_list, wxSizerFlags().Expand());
    m_asked = new Card(this, "reports.asked");
    m_report = new Card(this, "reports.report", {}, CardEdge::Whole);
    m_export = new Button(m_report, "reports.export", {session.say("reports.export"), "download"},
                          ButtonKind::Primary, ButtonSize::Row);
    m_export->onPress([this] { m_presenter.exportReport(); });
    m_report->headTools().Add(m_export, wxSizerFlags().CentreVertical());
    m_table = new Table(m_report, "reports.table", {}, TableFrame::None);
    m_table->setSpoken(session.say("reports.title"));
    m_table->setModel(this);
    m_table->setFoot([this](std::int64_t, std::int64_t) {
        TableFoot foot;
        foot.left = m_presenter.page().foot;
        return foot;
    });
    m_table->onOpen(
        [this](std::int64_t line) { m_presenter.openLine(static_cast<std::size_t>(line)); });
    m_report->body().Add(m_table, wxSizerFlags(1).Expand());

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
    return {shell().session().say("reports.title"), {}, {}, m_presenter.page().caption};
}

void ReportsScreen::showPlace(const present::Place& place)
{
    m_presenter.open(place);
}

present::Place ReportsScreen::place() const
{
    return m_presenter.place();
}

void ReportsScreen::refresh()
{
    m_presenter.reload();
}

std::vector<wxWindow*> ReportsScreen::regions()
{
    return {m_list, m_asked, m_table};
}

bool ReportsScreen::canDo(ScreenAct act) const
{
    return act == ScreenAct::Copy || act == ScreenAct::SelectAll ||
           (act == ScreenAct::Print && m_export->IsEnabled());
}

void ReportsScreen::doIt(ScreenAct act)
{
    if (act == ScreenAct::Print) {
        m_presenter.exportReport(); // Excel prints it
    } else if (act == ScreenAct::SelectAll) {
        m_table->selectAll();
    } else if (act == ScreenAct::Copy) {
        m_table->copySelected();
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
    const auto choices = m_presenter.suggestions(field.name, {});
    if (choices.size() < present::ReportsPresenter::mostChoices) {
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
            m_presenter.ask(parameter, id == "*" ? std::string() : id);
        });
        made->setError(field.error);
        return made;
    }
    auto* made =
        new SearchField(m_asked, name, {field.title, session.say("reports.any_place"), "search"});
    made->onChange([this, made, parameter = field.name] {
        std::vector<MenuItem> items;
        for (const auto& choice : m_presenter.suggestions(parameter, made->text())) {
            MenuItem item;
            item.id = choice.key;
            item.word = choice.word;
            items.push_back(std::move(item));
        }
        made->suggest(std::move(items));
        if (made->text().empty()) {
            m_presenter.ask(parameter, {});
        }
    });
    made->onPick([this, made, parameter = field.name](const std::string& id) {
        for (const auto& choice : m_presenter.suggestions(parameter, made->text())) {
            if (choice.key == id) {
                made->setText(choice.word);
            }
        }
        m_presenter.ask(parameter, id);
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
            m_presenter.ask(parameter, day ? isoText(*day) : std::string());
        }
    };
    made->onChange(told);
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
        [this, parameter = field.name](const std::string& id) { m_presenter.ask(parameter, id); });
    made->setError(field.error);
    return made;
}

void ReportsScreen::showFields(const std::vector<present::ReportField>& fields)
{
    // A field that is being typed into stays; all others are made anew.
    m_asked->body().Clear(true);
    m_fields.clear();
    for (const auto& field : fields) {
        auto* made = fieldFor(field);
        m_fields[field.name] = made;
        m_asked->body().Add(made, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    }
    m_asked->Layout();
}

void ReportsScreen::showReport(const present::ReportPage& page)
{
    m_report->setHead({page.title, page.caption, {}, {}});
    m_export->Enable(true);
    std::vector<Column> columns;
    for (std::size_t i = 0; i < page.columns.size(); ++i) {
        const auto& column = page.columns[i];
        Column made;
        made.id = std::to_string(i);
        made.title = column.title;
        made.width = std::max(column.characters * perCharacter + 16,
                              textWidth(column.title, TextSize::Caption, Weight::Medium) + 18);
        made.kind = column.isNumber ? ColumnKind::Money : ColumnKind::Text;
        made.sorts = false;
        made.stretch = column.characters >= 20 ? column.characters : 0;
        made.minWidth = column.characters >= 20 ? std::min(made.width, 150) : made.width;
        made.drop = column.drop;
        columns.push_back(std::move(made));
    }
    m_table->setColumns(std::move(columns));
    m_table->setEmptyText("file-text", {}, {});
    m_table->modelChanged();
    m_table->scrollTo(0);
    headChanged();
}

void ReportsScreen::showSentence(const std::string& sentence)
{
    m_export->Enable(false);
    m_table->setEmptyText("file-text", sentence, {});
    m_table->modelChanged();
}

std::int64_t ReportsScreen::rowCount() const
{
    return m_presenter.hasReport() ? static_cast<std::int64_t>(m_presenter.page().lines) : 0;
}

bool ReportsScreen::row(std::int64_t index, TableRow& out) const
{
    const auto line = m_presenter.line(static_cast<std::size_t>(index));
    out = {};
    out.cells.resize(line.cells.size());
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
        out.cells[i].text = line.cells[i];
        out.cells[i].tip = line.cells[i];
    }
    using Kind = present::ReportLine::Kind;
    out.isHeading = line.kind == Kind::Group || line.kind == Kind::Note;
    out.isStrong = line.kind == Kind::Subtotal || line.kind == Kind::Total;
    out.fill = line.kind == Kind::Total ? Tone::Accent : Tone::None;
    return true;
}

} // namespace dongbo::gui
