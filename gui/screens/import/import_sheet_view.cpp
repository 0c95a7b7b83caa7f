#include "gui/screens/import/import_sheet_view.h"

#include "gui/screens/form_pieces.h"
#include "gui/widgets/controls/menu.h"

#include <wx/sizer.h>

#include <algorithm>
#include <charconv>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int sampleTall = 30;
constexpr int perCharacter = 8;

std::size_t indexOf(const std::string& id)
{
    std::size_t index = 0;
    std::from_chars(id.data(), id.data() + id.size(), index);
    return index;
}

std::vector<MenuItem> menuOf(const std::vector<present::ImportOption>& options)
{
    std::vector<MenuItem> items;
    for (std::size_t i = 0; i < options.size(); ++i) {
        MenuItem item;
        item.id = std::to_string(i);
        item.word = options[i].word;
        item.icon = options[i].isTyped ? "pencil" : "";
        if (!options[i].isTyped) {
            item.checked = options[i].isOn;
        }
        items.push_back(std::move(item));
    }
    return items;
}

TextStyle caption(const wxColour& colour)
{
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = colour;
    return style;
}

} // namespace

ImportLegend::ImportLegend(wxWindow* parent, const std::string& name,
                           const present::Session& session)
    : Canvas(parent, name)
    , m_entries{{Tone::Accent, session.say("import_page.legend_header")},
                {Tone::Mute, session.say("import_page.legend_section")},
                {Tone::None, session.say("import_page.legend_data")},
                {Tone::Ok, session.say("import_page.legend_total")},
                {Tone::Warn, session.say("import_page.legend_aside")},
                {Tone::None, session.say("import_page.legend_other")}}
{}

std::vector<Part> ImportLegend::parts() const
{
    Part part;
    part.id = "legend";
    part.role = Role::Label;
    for (const auto& entry : m_entries) {
        part.name += (part.name.empty() ? "" : ", ") + entry.word;
    }
    part.rect = {0, 0, area().x, area().y};
    return {part};
}

void ImportLegend::draw(Painter& painter)
{
    const auto& palette = painter.palette();
    const auto size = area();
    painter.fill({0, 0, size.x, size.y}, ground());
    painter.hairline(0, size.x, 0, palette.line);
    int x = 16;
    int words = 0;
    for (const auto& entry : m_entries) {
        words += 18 + textWidth(entry.word, TextSize::Caption);
    }
    const auto gaps = std::max(1, static_cast<int>(m_entries.size()) - 1);
    const int between = std::clamp((size.x - 2 * x - words) / gaps, 6, 16);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto& entry = m_entries[i];
        const wxColour fill = i + 1 == m_entries.size()  ? palette.sunken
                              : entry.tone == Tone::None ? palette.surface
                                                         : palette.soft(entry.tone);
        painter.roundRect({x, size.y / 2 - 6, 12, 12}, fill, palette.muteLine, 3);
        x += 18 +
             painter.text({x + 18, 0, size.x - x - 18, size.y}, entry.word, caption(palette.text2));
        x += between;
    }
}

ImportSamples::ImportSamples(wxWindow* parent, const std::string& name,
                             const present::Session& session)
    : Canvas(parent, name)
    , m_in(session.say("import_page.in_file"))
    , m_out(session.say("import_page.will_write"))
{}

void ImportSamples::setSamples(std::vector<present::ImportSample> samples)
{
    m_samples = std::move(samples);
    changed(true);
}

wxSize ImportSamples::bestSize() const
{
    const int count = static_cast<int>(m_samples.size());
    return {280, count == 0 ? 0 : 22 + count * sampleTall + 8};
}

std::vector<Part> ImportSamples::parts() const
{
    std::vector<Part> out;
    int y = 22;
    for (const auto& sample : m_samples) {
        Part part;
        part.id = "sample:" + std::to_string(out.size());
        part.role = Role::Label;
        part.name = sample.before + " → " + sample.after;
        part.rect = {0, y, area().x, sampleTall};
        y += sampleTall;
        out.push_back(std::move(part));
    }
    return out;
}

void ImportSamples::draw(Painter& painter)
{
    const auto& palette = painter.palette();
    const auto size = area();
    painter.fill({0, 0, size.x, size.y}, ground());
    if (m_samples.empty()) {
        return;
    }
    const int left = 16;
    const int half = (size.x - 2 * left - 32) / 2;
    const int right = left + half + 32;
    painter.text({left, 0, half, 20}, m_in, caption(palette.text3));
    painter.text({right, 0, half, 20}, m_out, caption(palette.text3));
    int y = 22;
    for (const auto& sample : m_samples) {
        painter.roundRect({left, y, half, sampleTall - 4}, palette.sunken, palette.line, 4);
        TextStyle before;
        before.colour = palette.text2;
        painter.text({left + 8, y, half - 16, sampleTall - 4}, sample.before, before);
        painter.icon("arrow-right", {left + half, y, 32, sampleTall - 4}, palette.text2, 13);
        TextStyle after;
        after.weight = Weight::Medium;
        painter.text({right, y, half, sampleTall - 4}, sample.after, after);
        y += sampleTall;
    }
}

ImportSheetView::ImportSheetView(wxWindow* parent, const std::string& name, present::Shell& shell,
                                 present::ImportPresenter& presenter)
    : Surface(parent, name)
    , m_shell(shell)
    , m_presenter(presenter)
    , m_files(new ChipBar(this, "import.files"))
    , m_sheet(new Card(this, "import.sheet_card", {}, CardEdge::Whole))
    , m_sheets(new ChipBar(m_sheet, "import.sheets", {}, ChipStyle::Small))
    , m_grid(new SheetGrid(m_sheet, "import.sheet"))
    , m_understood(new Card(this, "import.understood", {}, CardEdge::Whole))
    , m_decisions(new RowList(m_understood, "import.decisions"))
    , m_samples(new ImportSamples(m_understood, "import.samples", shell.session()))
    , m_text(new TextField(m_understood, "import.text", {}))
    , m_note(new Words(this, "import.note", std::string(), TextSize::Caption))
{
    const auto& session = shell.session();
    m_files->onToggle([this](const std::string& id) { m_presenter.showFile(indexOf(id)); });
    m_sheets->onToggle([this](const std::string& id) { m_presenter.showSheet(indexOf(id)); });
    m_grid->setModel(this);
    m_grid->setSpoken(session.say("import_page.title"));
    m_grid->onColumn([this](std::size_t column, wxRect at) { openColumn(column, at); });
    m_grid->onRows([this](std::int64_t first, std::int64_t last, wxRect at) {
        openRows(static_cast<std::size_t>(first), static_cast<std::size_t>(last), at);
    });
    m_sheet->headTools().Add(m_sheets, wxSizerFlags().CentreVertical());
    m_sheet->body().Add(m_grid, wxSizerFlags(1).Expand());
    auto* legend = new ImportLegend(m_sheet, "import.legend", session);
    m_sheet->body().Add(legend, wxSizerFlags().Expand());
    m_understood->setHead({session.say("import_page.step_understand")});
    m_decisions->scrolls();
    m_decisions->setRowHeight(48, false);
    m_decisions->onOpen([this](const std::string& id) { openDecision(indexOf(id), false); });
    m_decisions->onAct([this](const std::string& id) { openDecision(indexOf(id), true); });
    m_text->onEnter([this] { giveText(); });
    m_text->Hide();
    m_understood->body().Add(m_decisions, wxSizerFlags(1).Expand());
    m_understood->body().Add(m_text, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    m_understood->body().Add(m_samples, wxSizerFlags().Expand());

    auto* content = new wxBoxSizer(wxHORIZONTAL);
    m_sheet->SetMinSize({1, 1});
    m_understood->SetMinSize({1, 1});
    content->Add(m_sheet, wxSizerFlags(740).Expand());
    content->AddSpacer(FromDIP(gap));
    content->Add(m_understood, wxSizerFlags(382).Expand());
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(m_files, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    all->Add(content, wxSizerFlags(1).Expand());
    all->Add(m_note, wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
    SetSizer(all);
}

void ImportSheetView::show(const present::ImportSheetPage& page)
{
    const auto shownOf = [](const present::ImportSheetPage& one) {
        std::string out = one.title;
        for (const auto& tabs : {one.files, one.sheets}) {
            for (std::size_t i = 0; i < tabs.size(); ++i) {
                out += tabs[i].isShown ? "/" + std::to_string(i) : "";
            }
        }
        return out;
    };
    if (shownOf(page) != shownOf(m_page)) {
        m_grid->setModel(this); // from the top left again, nothing chosen
    }
    m_page = page;
    m_sheet->setHead({page.title, page.facts, {}, "file-sheet"});
    const auto chipsOf = [](const std::vector<present::ImportTab>& tabs) {
        std::vector<Chip> chips;
        for (std::size_t i = 0; i < tabs.size(); ++i) {
            Chip chip;
            chip.id = std::to_string(i);
            chip.word = tabs[i].isDimmed ? "(" + tabs[i].word + ")" : tabs[i].word;
            chip.icon = tabs[i].icon;
            chip.isSelected = tabs[i].isShown;
            chip.tip = tabs[i].tip;
            chips.push_back(std::move(chip));
        }
        return chips;
    };
    m_files->setChips(chipsOf(page.files));
    m_files->Show(page.files.size() > 1);
    m_sheets->setChips(page.sheets.size() > 1 ? chipsOf(page.sheets) : std::vector<Chip>{});
    setColumns(page);
    setDecisions(page);
    m_samples->setSamples(page.samples);
    m_note->setText(page.note);
    m_note->setQuiet(true);
    m_text->Hide();
    m_sheet->Layout();
    m_understood->Layout();
    Layout();
    Refresh();
}

void ImportSheetView::setColumns(const present::ImportSheetPage& page)
{
    std::vector<SheetColumn> columns;
    for (const auto& column : page.columns) {
        SheetColumn made;
        made.letter = column.letter;
        made.meaning = column.meaning;
        made.tone = toneOf(column.tone);
        made.align = column.isNumber ? Align::Right : Align::Left;
        made.tip = column.tip;
        made.width = std::max(column.characters * perCharacter + 14,
                              textWidth(column.meaning, TextSize::Caption, Weight::Medium) + 28);
        columns.push_back(std::move(made));
    }
    m_grid->setColumns(std::move(columns));
    m_grid->rowsArrived();
}

void ImportSheetView::setDecisions(const present::ImportSheetPage& page)
{
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < page.decisions.size(); ++i) {
        const auto& decision = page.decisions[i];
        ListRow row;
        row.id = std::to_string(i);
        row.icon = decision.icon;
        row.iconTone = toneOf(decision.tone);
        row.title = decision.title;
        row.caption = decision.evidence;
        row.verb = decision.verb;
        row.tip = decision.title + "\n" + decision.evidence;
        rows.push_back(std::move(row));
    }
    m_decisions->setRows(std::move(rows));
}

std::int64_t ImportSheetView::rowCount() const
{
    return static_cast<std::int64_t>(m_page.rows);
}

bool ImportSheetView::row(std::int64_t index, SheetRow& out) const
{
    const auto row = m_presenter.sheetRow(static_cast<std::size_t>(index));
    out = {};
    out.number = row.number;
    out.cells = row.cells;
    out.cells.resize(m_page.columns.size());
    out.fill = toneOf(row.fill);
    out.isStrong = row.isStrong;
    out.isQuiet = row.isQuiet;
    out.across = row.across;
    out.acrossLink = row.acrossLink;
    out.acrossIcon = row.acrossLink.empty() ? std::string() : "map-pin";
    out.note = row.note;
    out.flag = row.flag;
    out.flagIcon = row.flagIcon;
    out.badCell = row.badCell;
    out.tip = row.flag;
    if (!row.flag.empty() && m_page.columns.size() > 2) {
        // over the cells right of the name, as far as the sentence is long
        out.flagFrom = 2;
        out.flagTo = std::min(m_page.columns.size() - 1, std::size_t{5});
    }
    return true;
}

void ImportSheetView::openDecision(std::size_t index, bool isMenu)
{
    if (index >= m_page.decisions.size()) {
        return;
    }
    if (const auto line = m_presenter.lineOf(m_page.decisions[index].row)) {
        m_grid->scrollTo(static_cast<std::int64_t>(*line));
        m_grid->select(static_cast<std::int64_t>(*line));
    }
    const auto options = m_presenter.optionsOf(index);
    if (!isMenu || options.empty()) {
        return;
    }
    const auto part = m_decisions->part(std::to_string(index) + "/act");
    showMenu(*m_decisions, part ? part->rect : wxRect(0, 0, 100, 28), menuOf(options),
             [this, index, options](const std::string& id) {
                 const auto chosen = indexOf(id);
                 if (chosen >= options.size()) {
                     return;
                 }
                 if (options[chosen].isTyped) {
                     askText(index, options[chosen].word);
                 } else {
                     m_presenter.decide(index, options[chosen].key);
                 }
             });
}

void ImportSheetView::openColumn(std::size_t column, wxRect at)
{
    if (column >= m_page.columns.size()) {
        return;
    }
    const auto number = m_page.columns[column].column;
    const auto options = m_presenter.meaningsOf(number);
    showMenu(*m_grid, at, menuOf(options), [this, number, options](const std::string& id) {
        const auto chosen = indexOf(id);
        if (chosen < options.size()) {
            m_presenter.setMeaning(number, options[chosen].key);
        }
    });
}

void ImportSheetView::openRows(std::size_t first, std::size_t last, wxRect at)
{
    const auto options = m_presenter.rowOptions(first, last);
    if (options.empty()) {
        return;
    }
    showMenu(*m_grid, at, menuOf(options), [this, first, last, options](const std::string& id) {
        const auto chosen = indexOf(id);
        if (chosen < options.size()) {
            m_presenter.decideRows(first, last, options[chosen].key);
        }
    });
}

void ImportSheetView::askText(std::size_t decision, const std::string& label)
{
    m_asking = decision;
    m_text->setFieldText({m_page.decisions[decision].title, label, {}, {}, {}, label});
    m_text->setText({});
    m_text->Show();
    m_understood->Layout();
    m_text->SetFocus();
}

void ImportSheetView::giveText()
{
    const auto text = m_text->text();
    if (!text.empty()) {
        m_presenter.decideTyped(m_asking, text);
    }
}

} // namespace dongbo::gui
