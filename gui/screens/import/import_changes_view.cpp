#include "gui/screens/import/import_changes_view.h"

#include "gui/screens/form_pieces.h"
#include "gui/widgets/controls/menu.h"

#include <wx/sizer.h>

#include <charconv>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
using importers::Outcome;

std::size_t indexOf(const std::string& id)
{
    std::size_t index = 0;
    std::from_chars(id.data(), id.data() + id.size(), index);
    return index;
}

constexpr int leastOfName = 150, leastOfOther = 56;

struct Shape
{
    int width;
    int stretch;
    ColumnKind kind;
    int drop = 0; ///< as Column::drop: its name tells the kind of most devices
};

std::vector<Shape> shapesOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Updated:
        return {{58, 0, ColumnKind::Quiet},  {230, 3, ColumnKind::Strong},
                {100, 0, ColumnKind::Quiet}, {110, 1, ColumnKind::Text},
                {130, 1, ColumnKind::Text},  {120, 1, ColumnKind::Quiet},
                {56, 0, ColumnKind::Check}};
    case Outcome::Created:
        return {{58, 0, ColumnKind::Quiet},    {240, 3, ColumnKind::Strong},
                {104, 0, ColumnKind::Text, 1}, {124, 1, ColumnKind::Text},
                {112, 0, ColumnKind::Quiet},   {112, 0, ColumnKind::Money},
                {80, 0, ColumnKind::Text}};
    case Outcome::Unchanged:
        return {{58, 0, ColumnKind::Quiet},
                {280, 3, ColumnKind::Strong},
                {130, 0, ColumnKind::Quiet},
                {130, 1, ColumnKind::Text},
                {130, 1, ColumnKind::Quiet}};
    case Outcome::SetAside:
        return {{58, 0, ColumnKind::Quiet},
                {200, 2, ColumnKind::Strong},
                {130, 1, ColumnKind::Text},
                {260, 3, ColumnKind::Text},
                {120, 0, ColumnKind::Money}};
    case Outcome::NotData:
        return {{58, 0, ColumnKind::Quiet}, {400, 1, ColumnKind::Text}};
    }
    return {};
}

std::string idOf(Outcome outcome)
{
    return std::to_string(static_cast<int>(outcome));
}

} // namespace

ImportSums::ImportSums(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void ImportSums::setSums(std::string rows, std::string money, Tone tone)
{
    m_rows = std::move(rows);
    m_money = std::move(money);
    m_tone = tone;
    changed();
}

std::vector<Part> ImportSums::parts() const
{
    const auto size = area();
    std::vector<Part> out(2);
    out[0].id = "rows";
    out[0].name = m_rows;
    out[0].rect = {0, 0, size.x / 2, size.y};
    out[1].id = "money";
    out[1].name = m_money;
    out[1].rect = {size.x / 2, 0, size.x / 2, size.y};
    for (auto& part : out) {
        part.role = m_tone == Tone::Warn ? Role::Alert : Role::Label;
    }
    return out;
}

void ImportSums::draw(Painter& painter)
{
    const auto& palette = painter.palette();
    const auto size = area();
    const auto tone = m_tone;
    painter.fill({0, 0, size.x, size.y}, ground());
    painter.roundRect({0, 0, size.x, size.y}, palette.soft(tone), palette.outline(tone), 8);
    painter.icon(tone == Tone::Warn ? "triangle-alert" : "circle-check", {12, 0, 20, size.y},
                 palette.ink(tone), 17);
    TextStyle style;
    style.weight = Weight::Medium;
    const int money = m_money.empty() ? 0 : textWidth(m_money, TextSize::Body, Weight::Medium);
    const int rows = textWidth(m_rows, TextSize::Body, Weight::Medium);
    const int room = size.x - 40 - 16;
    if (rows + money + 24 > room) { // one above the other, so that no figure is cut
        style.size = TextSize::Caption;
        painter.text({40, 3, room, size.y / 2 - 2}, m_rows, style);
        painter.text({40, size.y / 2 - 1, room, size.y / 2 - 2}, m_money, style);
        return;
    }
    const int left = room - money - 24;
    painter.text({40, 0, left, size.y}, m_rows, style);
    style.align = Align::Right;
    painter.text({40 + left + 24, 0, room - left - 24, size.y}, m_money, style);
}

ImportChangesView::ImportChangesView(wxWindow* parent, const std::string& name,
                                     present::Shell& shell, present::ImportPresenter& presenter)
    : Surface(parent, name)
    , m_shell(shell)
    , m_presenter(presenter)
    , m_counts(new FigureCards(this, "import.counts"))
    , m_sums(new ImportSums(this, "import.sums"))
    , m_card(new Card(this, "import.changes_card", {}, CardEdge::Whole))
    , m_table(new Table(m_card, "import.changes", {}, TableFrame::None))
    , m_asideCard(new Card(this, "import.aside_card", {}, CardEdge::Whole))
    , m_aside(new RowList(m_asideCard, "import.aside"))
    , m_goneCard(new Card(this, "import.gone_card", {}, CardEdge::Whole))
    , m_goneList(new RowList(m_goneCard, "import.gone_list"))
    , m_text(new TextField(m_asideCard, "import.retype", {}))
    , m_export(new Button(m_asideCard, "import.export_aside",
                          {shell.session().say("import_page.export_aside"), "file-sheet"},
                          ButtonKind::Link, ButtonSize::Row))
    , m_places(
          new CheckBox(this, "import.make_places", shell.session().say("import_page.make_places")))
    , m_gone(new Words(this, "import.gone", std::string(), TextSize::Caption))
{
    m_counts->onChoose([this](const std::string& id) {
        m_presenter.showOutcome(static_cast<Outcome>(indexOf(id)));
    });
    m_table->setModel(this);
    m_table->setSpoken(shell.session().say("import_page.step_changes"));
    m_table->setFoot([this](std::int64_t, std::int64_t) {
        TableFoot foot;
        foot.left = m_page.foot;
        return foot;
    });
    m_table->onCheck([this](std::int64_t line, const std::string& /*column*/) {
        m_presenter.tick(static_cast<std::size_t>(line));
    });
    m_card->body().Add(m_table, wxSizerFlags(1).Expand());
    m_aside->scrolls();
    m_aside->setRowHeight(58, false);
    m_aside->setEmptyText(shell.session().say("import_page.no_aside"));
    m_aside->onOpen([this](const std::string& id) { openAnswers(indexOf(id)); });
    m_aside->onAct([this](const std::string& id) { openAnswers(indexOf(id)); });
    m_text->onEnter([this] {
        if (!m_text->text().empty()) {
            m_presenter.answer(m_asking, m_askingKey, m_text->text());
        }
    });
    m_text->Hide();
    m_goneList->scrolls();
    m_goneList->setRowHeight(47, false);
    m_goneList->onOpen([this](const std::string& id) { m_presenter.goToGone(indexOf(id)); });
    m_goneCard->body().Add(m_goneList, wxSizerFlags(1).Expand());
    m_export->onPress([this] { m_presenter.saveSetAside(); });
    m_places->onToggle([this](bool isOn) { m_presenter.makePlaces(isOn); });
    m_asideCard->body().Add(m_aside, wxSizerFlags(1).Expand());
    m_asideCard->body().Add(m_text, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    m_asideCard->body().Add(m_export, wxSizerFlags().Border(wxALL, FromDIP(8)));

    auto* content = new wxBoxSizer(wxHORIZONTAL);
    m_card->SetMinSize({1, 1});
    m_asideCard->SetMinSize({1, 1});
    content->Add(m_card, wxSizerFlags(822).Expand());
    content->AddSpacer(FromDIP(gap));
    m_goneCard->SetMinSize({1, 1});
    auto* side = new wxBoxSizer(wxVERTICAL);
    side->Add(m_asideCard, wxSizerFlags(3).Expand());
    side->Add(m_goneCard, wxSizerFlags(2).Expand().Border(wxTOP, FromDIP(gap)));
    content->Add(side, wxSizerFlags(300).Expand());
    auto* notes = new wxBoxSizer(wxHORIZONTAL);
    notes->Add(m_places, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(16)));
    notes->Add(m_gone, wxSizerFlags(1).CentreVertical());
    auto* all = new wxBoxSizer(wxVERTICAL);
    m_counts->SetMinSize(FromDIP(wxSize(10, 56)));
    all->Add(m_counts, wxSizerFlags().Expand());
    all->AddSpacer(FromDIP(gap));
    m_sums->SetMinSize(FromDIP(wxSize(10, 40)));
    all->Add(m_sums, wxSizerFlags().Expand());
    all->AddSpacer(FromDIP(gap));
    all->Add(content, wxSizerFlags(1).Expand());
    all->Add(notes, wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
    SetSizer(all);
}

void ImportChangesView::show(const present::ImportChangesPage& page)
{
    const bool isOther = m_columns != idOf(page.shown) || m_page.rows != page.rows;
    m_page = page;
    std::vector<Figure> figures;
    for (const auto& count : page.counts) {
        figures.push_back({idOf(count.outcome),
                           count.icon,
                           count.number,
                           count.word,
                           count.caption,
                           toneOf(count.tone),
                           {}});
    }
    m_counts->setFigures(std::move(figures));
    m_counts->choose(idOf(page.shown));
    m_sums->setSums(page.sumRows, page.sumMoney, toneOf(page.moneyTone));
    m_card->setHead({page.tableTitle, page.tableCaption});
    if (m_columns != idOf(page.shown)) {
        m_columns = idOf(page.shown);
        m_table->setColumns(columnsFor(page));
    }
    m_table->setEmptyText("check", page.nothing.empty() ? page.tableTitle + ": 0" : page.nothing,
                          {});
    if (isOther) {
        m_table->modelChanged();
        m_table->scrollTo(0);
    } else {
        m_table->rowsArrived();
    }
    setAside(page);
    setGone(page);
    m_places->Show(page.offersPlaces);
    m_places->setChecked(page.makesPlaces);
    m_gone->setText(page.gone);
    m_gone->setQuiet(true);
    m_gone->Show(!page.gone.empty());
    Layout();
    Refresh();
}

std::vector<Column> ImportChangesView::columnsFor(const present::ImportChangesPage& page) const
{
    std::vector<Column> columns;
    const auto shapes = shapesOf(page.shown);
    for (std::size_t i = 0; i < page.columns.size(); ++i) {
        Column column;
        column.id = "c" + std::to_string(i);
        column.title = page.columns[i];
        column.width = shapes[i].width;
        // Devices are told apart by their names: those are not shortened to make room.
        const bool isName = shapes[i].kind == ColumnKind::Strong;
        column.minWidth = std::min(shapes[i].width, isName ? leastOfName : leastOfOther);
        column.stretch = shapes[i].stretch;
        column.drop = shapes[i].drop;
        column.kind = shapes[i].kind;
        column.sorts = false;
        columns.push_back(std::move(column));
    }
    return columns;
}

void ImportChangesView::setAside(const present::ImportChangesPage& page)
{
    m_asideCard->setHead({page.asideTitle, page.asideCaption});
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < page.aside.size(); ++i) {
        const auto& aside = page.aside[i];
        ListRow row;
        row.id = std::to_string(i);
        row.icon = "triangle-alert";
        row.iconTone = Tone::Warn;
        row.title = aside.title + " · " + aside.name;
        row.caption = aside.reason;
        row.verb =
            aside.answers.empty() ? std::string() : m_shell.session().say("import_page.answer");
        row.tip = row.title + "\n" + aside.reason;
        rows.push_back(std::move(row));
    }
    m_aside->setRows(std::move(rows));
    m_text->Hide();
    m_export->Show(!page.aside.empty());
    m_asideCard->Layout();
}

void ImportChangesView::setGone(const present::ImportChangesPage& page)
{
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < page.goneShown.size(); ++i) {
        ListRow row;
        row.id = std::to_string(i);
        row.title = page.goneShown[i].name;
        row.caption = page.goneShown[i].detail;
        row.tip = row.title + "\n" + row.caption;
        rows.push_back(std::move(row));
    }
    m_goneCard->setHead({page.goneTitle, page.goneCaption});
    m_goneCard->Show(!rows.empty());
    m_goneList->setRows(std::move(rows));
}

void ImportChangesView::openAnswers(std::size_t index)
{
    if (index >= m_page.aside.size() || m_page.aside[index].answers.empty()) {
        return;
    }
    std::vector<MenuItem> items;
    for (const auto& answer : m_page.aside[index].answers) {
        MenuItem item;
        item.id = answer.key;
        item.word = answer.word;
        item.icon = answer.isTyped ? "pencil" : "";
        items.push_back(std::move(item));
    }
    const auto part = m_aside->part(std::to_string(index) + "/act");
    showMenu(*m_aside, part ? part->rect : wxRect(0, 0, 100, 28), std::move(items),
             [this, index](const std::string& id) {
                 for (const auto& answer : m_page.aside[index].answers) {
                     if (answer.key != id) {
                         continue;
                     }
                     if (!answer.isTyped) {
                         m_presenter.answer(index, id, {});
                         return;
                     }
                     m_asking = index;
                     m_askingKey = id;
                     m_text->setFieldText(
                         {m_page.aside[index].title, answer.word, {}, {}, {}, answer.word});
                     m_text->setText({});
                     m_text->Show();
                     m_asideCard->Layout();
                     m_text->SetFocus();
                     return;
                 }
             });
}

std::int64_t ImportChangesView::rowCount() const
{
    return static_cast<std::int64_t>(m_page.rows);
}

bool ImportChangesView::row(std::int64_t index, TableRow& out) const
{
    const auto line = m_presenter.changeRow(static_cast<std::size_t>(index));
    out = {};
    out.cells.resize(std::max(line.cells.size(), m_page.columns.size()));
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
        const auto tab = line.cells[i].find('\t');
        out.cells[i].text = line.cells[i].substr(0, tab);
        out.cells[i].after =
            tab == std::string::npos ? std::string() : line.cells[i].substr(tab + 1);
        out.cells[i].tip = out.cells[i].text;
    }
    if (m_page.shown == Outcome::Updated && out.cells.size() >= 7) {
        out.cells[3].isStruck = true;
        out.cells[4].isStrong = true;
        out.cells[4].icon = "arrow-right";
        out.cells[6].checked = line.isTaken;
        if (line.isConflict) {
            out.cells[2].icon = "triangle-alert";
            out.cells[2].tone = Tone::Warn;
        }
    }
    return true;
}

} // namespace dongbo::gui
