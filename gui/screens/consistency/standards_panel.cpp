#include "gui/screens/consistency/standards_panel.h"

#include "gui/screens/form_pieces.h"
#include "gui/widgets/controls/menu.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int cardsTall = 172;
constexpr int sumWide = 350;
constexpr int lineTall = 30;
constexpr int tableHead = 32 + 38 + 6; ///< head, legend, edges
constexpr std::int64_t leastLines = 6;
constexpr int leastChanges = 620;
constexpr int leastSites = 900; ///< narrower, beside a sheet, the card of sites gives way
constexpr const char* removeColumn = "remove";

wxRect whole(const Button& button)
{
    const auto size = button.area();
    return {0, 0, size.x, size.y};
}

} // namespace

StandardsPanel::StandardsPanel(wxWindow* parent, present::Shell& shell)
    : ConsistencyPanel(parent, shell, "standards")
    , m_pane(new ListPane(this, shell,
                          {"standards",
                           shell.session().say("consistency.tab_standards"),
                           {},
                           ListLook::Search::InBar,
                           34,
                           false,
                           TableFrame::Own,
                           /*hasTools=*/false}))
    , m_list(shell, *m_pane)
    , m_editor(shell, *this)
{
    m_pane->join(m_list);
    m_onHead = m_editor.headChanged.connect([this] { headChanged(); });
    m_onListHead = m_pane->headChanged.connect([this] { headChanged(); });
    m_editing = new Surface(this, "standards.editing");
    buildBar();
    buildEditor();
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(m_pane, wxSizerFlags(1).Expand());
    all->Add(m_editing, wxSizerFlags(1).Expand());
    SetSizer(all);
    setMode(false);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        const bool isWide = area().x >= leastSites;
        m_sitesCard->Show(isWide);
        m_changesCard->Show(area().x >= leastChanges);
        m_compare->Show(isWide && isEditing());
        m_head->Show(isWide && isEditing());
        bar().Layout();
    });
}

StandardsPanel::~StandardsPanel()
{
    m_table->setModel(nullptr);
}

void StandardsPanel::buildBar()
{
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    const auto button = [&](const char* name, ButtonText text, std::function<void()> action) {
        auto* made =
            new Button(&bar(), name, std::move(text), ButtonKind::Outline, ButtonSize::Row);
        made->onPress(std::move(action));
        return made;
    };
    const auto beside = wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8));
    m_back = button("standards.back", {say("consistency.all_sets"), "arrow-left"}, [this] {
        shell().go({present::ScreenName::Consistency, {}, "view=standards;list"});
    });
    m_head = button("standards.head", {say("consistency.head"), "pencil"},
                    [this] { m_editor.editHead(); });
    m_compare = button("standards.compare", {say("consistency.compare"), "columns"},
                       [this] { showVersions(); });
    m_add = button("standards.add", {say("consistency.line_add"), "plus"},
                   [this] { m_editor.addLine(); });
    m_new =
        button("standards.new", {say("consistency.new_set"), "plus"}, [this] { showNewMenu(); });
    line->Add(m_back, beside);
    line->AddStretchSpacer();
    line->Add(m_head, beside);
    line->Add(m_compare, beside);
    line->Add(m_add, wxSizerFlags().CentreVertical());
    line->Add(m_new, wxSizerFlags().CentreVertical());
    bar().SetSizer(line);
    bar().Bind(wxEVT_SIZE, [this, line](wxSizeEvent& event) {
        shortenButtons(*line, bar().GetClientSize().x);
        event.Skip();
    });
}

void StandardsPanel::buildEditor()
{
    m_tableCard = new Card(m_editing, "standards.lines_card", {}, CardEdge::Whole);
    m_table = new Table(
        m_tableCard, "standards.lines",
        {plainColumn("function", say("consistency.col_function"), 92, 0, 5, ColumnKind::Quiet),
         plainColumn("type", say("consistency.col_type"), 132, 1, 0, ColumnKind::Strong),
         plainColumn("quantity", say("consistency.col_quantity"), 52, 0, 0, ColumnKind::Money),
         plainColumn("minimum", say("consistency.col_minimum"), 150, 2, 0, ColumnKind::Text),
         plainColumn("substitutes", say("consistency.col_substitutes"), 120, 1, 4,
                     ColumnKind::Quiet),
         plainColumn("critical", say("consistency.col_critical"), 76, 0, 0, ColumnKind::Check),
         plainColumn("ceiling", say("consistency.col_ceiling"), 112, 0, 3, ColumnKind::Money),
         plainColumn("strip", say("consistency.col_strip"), 168, 1, 2, ColumnKind::Strip),
         plainColumn("effect", say("consistency.col_effect"), 124, 0, 1, ColumnKind::Text),
         plainColumn(removeColumn, {}, 36, 0, 0, ColumnKind::Action)},
        TableFrame::None);
    m_table->setSpoken(say("consistency.lines"));
    m_table->setMultiSelect(false);
    m_table->setRowHeight(lineTall);
    m_table->setModel(&m_rows);
    m_table->setEmptyText("clipboard", say("consistency.no_lines"),
                          say("consistency.no_lines_help"));
    m_table->onOpen([this](std::int64_t row) { m_editor.editLine(static_cast<std::size_t>(row)); });
    m_table->onCheck([this](std::int64_t row, const std::string& /*column*/) {
        m_editor.toggleCritical(static_cast<std::size_t>(row));
    });
    m_table->onAction([this](std::int64_t row, const std::string& /*column*/) {
        m_editor.takeOut(static_cast<std::size_t>(row));
    });
    m_table->setTyping(
        {[this](std::int64_t row, const std::string& column, const std::string& typed) {
             return m_editor.tryCell(static_cast<std::size_t>(row), column, typed);
         },
         [this](std::int64_t row, const std::string& column, const std::string& typed) {
             return m_editor.setCell(static_cast<std::size_t>(row), column, typed);
         },
         [this] { m_editor.leaveCell(); }});
    m_tableCard->body().Add(m_table, wxSizerFlags(1).Expand());
    m_tableCard->body().Add(new MatrixLegend(m_tableCard, "standards.legend", legend()),
                            wxSizerFlags().Expand());
    auto* all = new wxBoxSizer(wxVERTICAL);
    m_tableCard->SetMinSize({1, 1});
    all->Add(m_tableCard, wxSizerFlags().Expand());
    all->AddSpacer(FromDIP(gap));
    auto* cards = new wxBoxSizer(wxHORIZONTAL);
    buildCards();
    cards->Add(m_changesCard, wxSizerFlags(1).Expand().Border(wxRIGHT, FromDIP(gap)));
    cards->Add(m_sitesCard, wxSizerFlags(1).Expand().Border(wxRIGHT, FromDIP(gap)));
    cards->Add(m_sumCard, wxSizerFlags().Expand());
    cards->SetMinSize(0, FromDIP(cardsTall));
    all->Add(cards, wxSizerFlags(1).Expand());
    m_editing->SetSizer(all);
    m_editing->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fitRows();
    });
}

/// What the parts of a strip mean.
std::vector<MatrixLegend::Entry> StandardsPanel::legend() const
{
    const auto entry = [this](Tone tone, MatrixFill fill, const char* word) {
        MatrixCell cell;
        cell.tone = tone;
        cell.fill = fill;
        return MatrixLegend::Entry{cell, say(word)};
    };
    return {entry(Tone::Ok, MatrixFill::Soft, "consistency.legend_met"),
            entry(Tone::Accent, MatrixFill::Soft, "consistency.legend_substitute"),
            entry(Tone::Warn, MatrixFill::Soft, "consistency.legend_below"),
            entry(Tone::Bad, MatrixFill::Dashed, "consistency.strip_missing"),
            entry(Tone::Mute, MatrixFill::Dashed, "consistency.legend_unknown")};
}

void StandardsPanel::buildCards()
{
    const auto list = [this](const char* name, RowList*& rows) {
        auto* card =
            new Card(m_editing, std::string(name) + "_card", {std::string(" ")}, CardEdge::Whole);
        rows = new RowList(card, name);
        rows->scrolls();
        card->body().Add(rows, wxSizerFlags(1).Expand());
        card->SetMinSize({1, 1});
        return card;
    };
    m_changesCard = list("standards.changes", m_changes);
    m_changes->setRowHeight(44, false);
    m_changes->setEmptyText(say("consistency.no_changes"));
    m_changes->onAct([this](const std::string& id) { m_editor.revert(std::stoul(id)); });
    m_sitesCard = list("standards.sites", m_sites);
    m_sites->setEmptyText(say("consistency.no_sites_changed"));
    m_sites->onOpen([this](const std::string& id) { m_editor.openSite(std::stoul(id)); });
    m_sumCard = new Card(m_editing, "standards.sum", {say("consistency.if_saved")});
    m_sumCard->SetMinSize(FromDIP(wxSize(sumWide, 1)));
    for (auto** words : {&m_able, &m_whole, &m_cost}) {
        const auto name = "standards.sum" + std::to_string(words == &m_able    ? 1
                                                           : words == &m_whole ? 2
                                                                               : 3);
        *words = new Words(m_sumCard, name, std::string());
        (*words)->wrapAt(sumWide - 32);
    }
    m_problem = new Words(m_sumCard, "standards.problem", std::string(), TextSize::Caption);
    m_problem->setTone(Tone::Bad);
    m_problem->wrapAt(sumWide - 32);
    m_save = new Button(m_sumCard, "standards.save", {say("consistency.save_version"), "check"},
                        ButtonKind::Primary, ButtonSize::Foot);
    m_save->onPress([this] { m_editor.save(); });
    m_discard = new Button(m_sumCard, "standards.discard", {say("consistency.discard"), "undo"},
                           ButtonKind::Outline, ButtonSize::Foot);
    m_discard->onPress([this] { m_editor.revertAll(); });
    auto& body = m_sumCard->body();
    for (auto* words : {m_able, m_whole, m_cost}) {
        body.Add(words, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4)));
    }
    body.Add(m_problem, wxSizerFlags().Expand());
    body.AddStretchSpacer();
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(m_save, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    buttons->Add(m_discard);
    body.Add(buttons, wxSizerFlags().Expand());
}

void StandardsPanel::setMode(bool isEditing)
{
    m_pane->Show(!isEditing);
    m_editing->Show(isEditing);
    for (auto* window : {m_back, m_head, m_compare, m_add}) {
        window->Show(isEditing);
    }
    m_new->Show(!isEditing && shell().session().isWritable());
    bar().Layout();
    Layout();
}

void StandardsPanel::open(const present::ListQuery& query)
{
    const auto set = RecordId::parse(query.first("set"));
    if (query.has("new")) {
        const auto from = query.first("new");
        m_editor.openNew(from, query.first("tier"));
        setMode(true);
    } else if (set) {
        m_editor.openSet(StandardSetId{*set});
        setMode(true);
    } else {
        setMode(false);
        auto asked = query;
        asked.clear("list");
        m_list.open({present::ScreenName::Consistency, {}, "all"});
    }
    headChanged();
}

present::ListQuery StandardsPanel::query() const
{
    present::ListQuery out;
    if (isEditing()) {
        if (const auto set = m_editor.set()) {
            out.set("set", {set->text()});
        } else {
            out.set("draft", {present::ListQuery::yes});
        }
    }
    return out;
}

std::string StandardsPanel::caption() const
{
    return isEditing() ? m_editor.page().caption : m_list.headCaption();
}

ScreenHead StandardsPanel::ownHead() const
{
    const auto& page = m_editor.page();
    if (!isEditing() || !page.isOpen) {
        return {};
    }
    return {page.title, {}, page.pill, page.caption};
}

void StandardsPanel::refresh()
{
    if (isEditing()) {
        m_editor.reload();
    } else {
        m_list.reload();
    }
}

void StandardsPanel::setInSight(bool isInSight)
{
    m_editor.setInSight(isInSight && isEditing());
    m_list.setInSight(isInSight && !isEditing());
}

std::vector<wxWindow*> StandardsPanel::regions()
{
    if (isEditing()) {
        return {m_table, m_changes, m_sites, m_save};
    }
    return {m_new, &m_pane->table()};
}

bool StandardsPanel::canDo(ScreenAct act) const
{
    if (!isEditing()) {
        return act == ScreenAct::Edit && m_list.current().has_value();
    }
    return act == ScreenAct::Commit ? m_editor.page().canSave
                                    : act == ScreenAct::Edit && m_table->currentRow() >= 0;
}

void StandardsPanel::doIt(ScreenAct act)
{
    if (!isEditing()) {
        m_list.doIt("open");
    } else if (act == ScreenAct::Commit) {
        if (m_table->endTyping(true)) {
            m_editor.save();
        }
    } else if (act == ScreenAct::Edit && m_table->currentRow() >= 0) {
        m_editor.editLine(static_cast<std::size_t>(m_table->currentRow()));
    }
}

void StandardsPanel::showNewMenu()
{
    std::vector<MenuItem> items(2);
    items[0].id = "starter";
    items[0].word = say("consistency.from_starter");
    items[0].icon = "clipboard";
    items[1].id = "site";
    items[1].word = say("consistency.from_site");
    items[1].icon = "map-pin";
    showMenu(*m_new, whole(*m_new), std::move(items),
             [this](const std::string& id) { shell().go(present::newStandardPlace(id)); });
}

void StandardsPanel::showVersions()
{
    std::vector<MenuItem> items;
    for (const auto& one : m_editor.versions()) {
        MenuItem item;
        item.id = one.key;
        item.word = one.word;
        if (one.isOn) {
            item.checked = true;
        }
        items.push_back(std::move(item));
    }
    if (!items.empty()) {
        showMenu(*m_compare, whole(*m_compare), std::move(items),
                 [this](const std::string& id) { m_editor.compareWith(id); });
    }
}

void StandardsPanel::showEditor()
{
    if (m_editing == nullptr || m_save == nullptr) {
        return; // while the window is being made
    }
    fillTable();
    fillCards();
    const auto& page = m_editor.page();
    m_add->Enable(page.isWritable && page.isOpen);
    m_head->Enable(page.isWritable && page.isOpen);
    bar().Layout();
    const auto buttons = m_save->GetBestSize().x + m_discard->GetBestSize().x + FromDIP(48);
    m_sumCard->SetMinSize({std::max(FromDIP(sumWide), buttons), 1});
    fitRows();
}

/// The table is as high as its lines; what they leave is the cards'.
void StandardsPanel::fitRows()
{
    const int lines = static_cast<int>(std::max<std::int64_t>(leastLines, m_rows.rowCount()));
    const int table = FromDIP(tableHead + lines * lineTall);
    const int room = m_editing->GetClientSize().y - FromDIP(gap);
    m_tableCard->SetMinSize({1, std::max(1, std::min(table, room - FromDIP(cardsTall)))});
    m_editing->Layout();
    m_sumCard->Layout();
}

void StandardsPanel::fillTable()
{
    const auto& page = m_editor.page();
    const auto current = m_table->currentRow();
    m_rows.rows.clear();
    std::string function;
    for (const auto& line : page.rows) {
        TableRow row;
        TableCell head{line.function == function ? std::string() : line.function};
        function = line.function;
        TableCell type{line.type};
        if (line.isChanged) {
            type.text = "• " + type.text;
        }
        type.tone = line.isChanged ? Tone::Accent : Tone::None;
        type.isStruck = line.isTakenOut;
        type.tip = line.problem;
        TableCell minimum{line.minimum};
        minimum.tone = line.problem.empty() ? Tone::None : Tone::Bad;
        minimum.tip = line.problem;
        TableCell critical{
            say(line.isCritical ? "consistency.critical" : "consistency.not_critical")};
        if (!line.isTakenOut) {
            critical.checked = line.isCritical;
        }
        TableCell strip{say("consistency.col_effect") + " " + line.effect};
        strip.strip = {{line.strip.met, Tone::Ok},
                       {line.strip.substitute, Tone::Accent},
                       {line.strip.below, Tone::Warn},
                       {line.strip.missing, Tone::Bad, true},
                       {line.strip.unknown, Tone::Mute, true}};
        TableCell effect{line.effect};
        effect.tone = toneOf(line.effectTone);
        effect.isStrong = line.effectTone != present::Tone::None;
        TableCell remove{say(line.isTakenOut ? "consistency.put_back" : "consistency.take_out")};
        remove.icon = !page.isWritable ? std::string() : line.isTakenOut ? "undo" : "trash";
        const auto typed = [&](TableCell cell, const char* column) {
            cell.typed = m_editor.typedCell(m_rows.rows.size(), column);
            return cell;
        };
        row.cells = {head,
                     type,
                     typed({line.quantity}, "quantity"),
                     typed(minimum, "minimum"),
                     {line.substitutes},
                     critical,
                     typed({line.ceiling}, "ceiling"),
                     strip,
                     effect,
                     remove};
        m_rows.rows.push_back(std::move(row));
    }
    m_table->modelChanged();
    if (current >= 0) {
        m_table->select(current, true);
    }
}

void StandardsPanel::fillCards()
{
    const auto& page = m_editor.page();
    m_changesCard->setHead({say("consistency.changes"), page.comparedWith});
    std::vector<ListRow> changes;
    for (const auto& change : page.changes) {
        ListRow row;
        row.id = std::to_string(changes.size());
        row.title = change.title;
        row.caption = change.before.empty() ? change.after : change.before + " → " + change.after;
        row.verb = page.isWritable ? say("consistency.revert") : std::string();
        changes.push_back(std::move(row));
    }
    m_changes->setRows(std::move(changes));
    m_sitesCard->setHead({say("consistency.sites_otherwise"), page.sitesHead});
    std::vector<ListRow> sites;
    for (const auto& site : page.sites) {
        ListRow row;
        row.id = std::to_string(sites.size());
        row.title = site.name;
        row.after = site.reason;
        row.caption = site.before + " → " + site.after;
        row.captionTone = toneOf(site.tone);
        sites.push_back(std::move(row));
    }
    m_sites->setRows(std::move(sites));
    const auto& p = theme().palette();
    const auto figure = [&](std::int64_t before, std::int64_t after, const char* word) {
        const auto tone = after < before ? Tone::Bad : after > before ? Tone::Ok : Tone::None;
        std::vector<Run> runs{{shell().session().say(word) + ": ", Weight::Regular, p.text2}};
        if (before != after) {
            runs.push_back({std::to_string(before) + " → ", Weight::SemiBold, p.text2});
        }
        runs.push_back(
            {std::to_string(after), Weight::SemiBold, tone == Tone::None ? p.text : p.ink(tone)});
        runs.push_back({"/" + std::to_string(page.siteCount), Weight::Regular, p.text2});
        return runs;
    };
    m_able->setRuns(figure(page.ableBefore, page.ableAfter, "consistency.sum_able"));
    m_whole->setRuns(figure(page.wholeBefore, page.wholeAfter, "consistency.sum_whole"));
    m_cost->setRuns({{say("consistency.sum_cost") + ": ", Weight::Regular, p.text2},
                     {page.cost, Weight::SemiBold, p.text},
                     {page.costNote.empty() ? "" : " " + page.costNote, Weight::Regular, p.text2}});
    m_problem->setText(page.problem);
    m_save->setText({page.saveWord, "check", "Ctrl Enter"});
    m_save->Enable(page.canSave);
    m_discard->Enable(m_editor.hasChanges() && m_editor.set().has_value());
}

} // namespace dongbo::gui
