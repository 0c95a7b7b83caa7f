#include "gui/screens/lists/list_pane.h"

#include "gui/screens/form_pieces.h"
#include "gui/screens/lists/list_popovers.h"
#include "gui/widgets/controls/menu.h"
#include "gui/widgets/paint/strings.h"

#include <algorithm>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int barTall = 32;
constexpr int searchWide = 210;
constexpr int searchLeast = 84;
constexpr int wordsFrom = 980;     ///< narrower, buttons of the bar are icons
constexpr int toolWordsFrom = 560; ///< narrower, those of the screen too
constexpr int chipsLeast = 110;    ///< the first chip, and how many more there are

/// What chips need at least beyond what they ask for, as they fold (device-dependent pixels).
int owedTo(const wxWindow& chips)
{
    return chips.IsShown() ? std::max(0, chips.FromDIP(chipsLeast) - chips.GetEffectiveMinSize().x)
                           : 0;
}

std::vector<MenuItem> itemsFor(const std::vector<present::ListChoice>& choices, bool areMarked)
{
    std::vector<MenuItem> items;
    for (const auto& choice : choices) {
        MenuItem item{.id = choice.key,
                      .word = choice.word,
                      .icon = choice.icon,
                      .after = choice.note,
                      .isEnabled = choice.isEnabled};
        if (areMarked && choice.isOn) {
            item.checked = true;
        }
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace

ListPane::ListPane(wxWindow* parent, present::Shell& shell, ListLook look)
    : Surface(parent, look.name + ".list")
    , m_shell(shell)
    , m_look(std::move(look))
    , m_all(new wxBoxSizer(wxVERTICAL))
    , m_lead(new wxBoxSizer(wxHORIZONTAL))
    , m_tools(new wxBoxSizer(wxHORIZONTAL))
    , m_row(new wxBoxSizer(wxHORIZONTAL))
    , m_left(new Surface(this, m_look.name + ".left"))
    , m_column(new wxBoxSizer(wxVERTICAL))
    , m_body(new wxBoxSizer(wxVERTICAL))
{
    m_left->SetSizer(m_column);
    m_left->SetMinSize({1, 1});
    SetSizer(m_all);
}

ListPane::~ListPane()
{
    if (m_table != nullptr) {
        m_table->setModel(nullptr);
    }
}

std::string ListPane::say(std::string_view code) const
{
    return m_shell.session().say(code);
}

std::string ListPane::windowName(const char* part) const
{
    return m_look.name + "." + part;
}

void ListPane::join(present::ListPresenter& list)
{
    m_list = &list;
    buildBar();
    m_bulk = new BulkBar(m_left, windowName("bulk"), say("lists.choose_one"));
    m_bulk->onPress([this](const std::string& verb) { m_list->doIt(verb); });
    m_bulk->onClose([this] { chooseCurrent(); });
    if (m_look.place == ListLook::Search::Below) {
        auto* line = new wxBoxSizer(wxVERTICAL);
        line->Add(m_search, wxSizerFlags().Expand());
        line->Add(m_bulk, wxSizerFlags().Expand());
        m_column->Add(line, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    } else {
        m_column->Add(m_bulk, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    }
    buildTable();
    m_column->Add(m_body, wxSizerFlags(1).Expand());
    m_row->Add(m_left, wxSizerFlags(1).Expand());
    m_all->Add(m_row, wxSizerFlags(1).Expand());
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        const bool hasWords = area().x >= wordsFrom;
        const bool hasToolWords = area().x >= m_toolWordsFrom;
        if ((hasWords != m_hasWords || hasToolWords != m_hasToolWords) && area().x > 0) {
            nameButtons();
        }
        fitSearch();
    });
}

void ListPane::buildBar()
{
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    m_bar = bar;
    m_chips = new ChipBar(this, windowName("chips"));
    m_chips->setSpoken(say("lists.chips"));
    m_chips->foldLine();
    m_chips->onToggle([this](const std::string& id) { pressChip(id); });
    m_chips->onClear([this](const std::string& id) { m_list->clear(id); });
    bar->Add(m_lead, wxSizerFlags().CentreVertical());
    // within a card: away from its edges and the table
    const int inCard = m_look.hasTools ? 0 : FromDIP(gap);
    bar->Add(m_chips, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxBOTTOM, inCard));
    m_noChips = bar->AddStretchSpacer();
    const auto beside = wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8));
    if (!m_look.search.empty()) {
        buildSearch();
        if (m_look.place != ListLook::Search::Below) {
            m_search->SetMinSize(FromDIP(wxSize(searchWide, -1)));
            bar->Add(m_search, beside);
        }
    }
    m_find = new Button(this, windowName("find"), {{}, "search", {}, m_look.search},
                        ButtonKind::Outline, ButtonSize::Row);
    m_find->Show(m_look.place == ListLook::Search::OnDemand && !m_look.search.empty());
    m_find->onPress([this] { searchField()->SetFocus(); });
    bar->Add(m_find, beside);
    m_filters = new Button(this, windowName("filters"), {say("gui.filter"), "filter"},
                           ButtonKind::Outline, ButtonSize::Row);
    m_filters->onPress([this] {
        const auto size = m_filters->area();
        const wxRect at(0, 0, size.x, size.y);
        showMenu(*m_filters, at, itemsFor(m_list->filters(), true), [this, at](const auto& column) {
            CallAfter([this, at, column] {
                openColumnFilter(*m_filters, at, m_shell.session(), *m_list, column);
            });
        });
    });
    m_chooser = new Button(this, windowName("columns"), {say("lists.columns"), "columns"},
                           ButtonKind::Outline, ButtonSize::Row);
    m_chooser->onPress([this] {
        const auto size = m_chooser->area();
        openColumnChooser(*m_chooser, wxRect(0, 0, size.x, size.y), m_shell, *m_list);
    });
    bar->Add(m_filters, beside);
    bar->Add(m_chooser, beside);
    bar->Add(m_tools, wxSizerFlags().CentreVertical());
    std::vector<Segments::Choice> layouts;
    for (const auto& layout : m_list->traits().layouts) {
        layouts.push_back({layout.id, say(layout.word), layout.icon});
    }
    m_layouts = new Segments(this, windowName("layout"), layouts);
    m_layouts->Show(layouts.size() > 1);
    m_layouts->onChoose([this](const std::string& id) { m_list->setLayout(id); });
    bar->Add(m_layouts, beside);
    bar->SetMinSize(0, m_look.hasTools ? FromDIP(barTall) : 0);
    m_all->Add(bar, wxSizerFlags().Expand().Border(wxBOTTOM, m_look.hasTools ? FromDIP(gap) : 0));
}

void ListPane::buildSearch()
{
    const bool isBelow = m_look.place == ListLook::Search::Below;
    m_search = new TextField(isBelow ? static_cast<wxWindow*>(m_left) : this, windowName("search"),
                             {{}, m_look.search, "search", {}, "/", m_look.search});
    m_search->Show(m_look.place != ListLook::Search::OnDemand);
    m_search->onChange([this] { m_list->setText(m_search->text()); });
    m_search->onKeyDown([this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (key == WXK_DOWN || key == WXK_RETURN) {
            focusList();
            return true;
        }
        const bool isOnDemand = m_look.place == ListLook::Search::OnDemand;
        if (key == WXK_ESCAPE && (isOnDemand || !m_search->text().empty())) {
            m_search->setText({});
            m_search->Show(!isOnDemand);
            m_find->Show(isOnDemand);
            m_list->setText({});
            Layout();
            return true;
        }
        return false;
    });
}

void ListPane::buildTable()
{
    m_table = new Table(m_left, windowName("table"), {}, m_look.frame);
    m_table->setSpoken(m_look.spoken);
    m_table->setRowHeight(m_look.rowHeight);
    m_table->setMultiSelect(true);
    if (m_look.hasBoxes) {
        m_table->setBoxes(say("lists.choose"));
    }
    m_table->setModel(this);
    m_table->setFoot([this](std::int64_t first, std::int64_t last) {
        const auto foot = m_list->foot(first, last);
        const auto hint = foot.hint.empty() ? m_hint : foot.hint;
        return TableFoot{foot.left, hint, foot.label, foot.value};
    });
    m_table->onSelect([this] { chosen(); });
    m_table->onOpen([this](std::int64_t row) { m_open ? m_open(row) : m_list->openRow(row); });
    m_table->onSort([this](const std::string& id, bool isAscending) {
        m_list->sortBy(present::ListSort{id, !isAscending});
    });
    m_table->onFilter(say("lists.filter"), [this](const std::string& column, wxRect at) {
        openColumnFilter(*m_table, at, m_shell.session(), *m_list, column);
    });
    m_table->onAction(
        [this](std::int64_t row, const std::string& column) { m_list->actInRow(row, column); });
    m_table->onMenu([this](std::int64_t /*row*/, wxPoint at) { openMenu(*m_table, at); });
    m_table->onCopy([this] { m_list->copy(); });
    m_table->onWidths([this] { m_list->setWidths(m_table->savedWidths()); });
    m_table->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (m_delete && event.GetKeyCode() == WXK_DELETE && !event.HasAnyModifiers()) {
            m_delete();
        } else {
            event.Skip();
        }
    });
    m_body->Add(m_table, wxSizerFlags(1).Expand());
}

void ListPane::addLayout(const std::string& id, wxWindow* window)
{
    m_layoutWindows[id] = window;
    m_body->Add(window, wxSizerFlags(1).Expand());
    window->Hide();
}

void ListPane::setHint(const std::string& hint)
{
    if (hint != m_hint) {
        m_hint = hint;
        m_table->rowsArrived();
    }
}

Button* ListPane::addTool(const std::string& id, const std::string& word, const std::string& icon,
                          std::function<void()> action)
{
    auto* button = new Button(this, windowName(id.c_str()), {word, icon}, ButtonKind::Outline,
                              ButtonSize::Row);
    button->onPress(std::move(action));
    m_tools->Add(button, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    m_toolButtons.push_back({button, {word, icon}});
    return button;
}

void ListPane::nameButtons()
{
    m_hasWords = area().x >= wordsFrom;
    const auto name = [this](Button* button, const char* word, const char* icon) {
        button->setText({m_hasWords ? say(word) : std::string(), icon, {}, say(word)});
    };
    name(m_filters, "gui.filter", "filter");
    name(m_chooser, "lists.columns", "columns");
    nameTools(true);
    m_toolWordsFrom = std::max(toolWordsFrom, m_bar->CalcMin().x + owedTo(*m_chips));
    nameTools(area().x >= m_toolWordsFrom);
    fitSearch();
    Layout();
}

/// A field among buttons takes what they leave, so that the last of them is in sight.
void ListPane::fitSearch()
{
    if (m_look.place != ListLook::Search::InBar || m_search == nullptr) {
        return;
    }
    const int usual = FromDIP(searchWide);
    const int now = m_search->GetMinSize().x;
    const int others = m_bar->CalcMin().x - now + owedTo(*m_chips);
    const int wide = std::clamp(GetClientSize().x - others, FromDIP(searchLeast), usual);
    if (wide != now) {
        m_search->SetMinSize(wxSize(wide, -1));
    }
}

void ListPane::nameTools(bool withWords)
{
    m_hasToolWords = withWords;
    for (const auto& [button, text] : m_toolButtons) {
        button->setText({withWords ? text.word : std::string(), text.icon, {}, text.word});
    }
}

wxWindow* ListPane::searchField()
{
    if (m_search != nullptr && !m_search->IsShown() && m_look.place == ListLook::Search::OnDemand) {
        m_search->Show();
        m_find->Hide();
        Layout();
    }
    return m_search;
}

std::vector<wxWindow*> ListPane::regions()
{
    std::vector<wxWindow*> out{m_table}; // the first one that is shown gets the keyboard
    for (const auto& [id, window] : m_layoutWindows) {
        out.push_back(window);
    }
    out.insert(out.end(), {m_bulk, m_chips});
    return out;
}

void ListPane::focusList()
{
    const auto at = m_layoutWindows.find(m_layoutShown);
    wxWindow* window = at == m_layoutWindows.end() ? m_table : at->second;
    if (window->IsShown()) {
        window->SetFocus();
    }
}

void ListPane::selectAll()
{
    m_table->selectAll();
}

void ListPane::chooseCurrent()
{
    m_table->select(m_table->currentRow(), true);
    chosen();
}

void ListPane::openMenu(wxWindow& owner, wxPoint at)
{
    const auto actions = m_list->actions();
    if (!actions.empty()) {
        showMenu(owner, wxRect(at, wxSize(1, 1)), itemsFor(actions, false),
                 [this](const std::string& id) { m_list->doIt(id); });
    }
}

wxRect ListPane::chipRect(const std::string& id) const
{
    const auto part = m_chips->part(id);
    return part ? part->rect : wxRect(0, 0, 100, 28);
}

void ListPane::pressChip(const std::string& id)
{
    if (id == saveChip) {
        openSaveView(*m_chips, chipRect(id), m_shell, *m_list);
        return;
    }
    auto choices = m_list->menuOf(id);
    if (choices.empty()) {
        m_list->press(id);
        return;
    }
    showMenu(*m_chips, chipRect(id), itemsFor(choices, true),
             [this, id](const std::string& key) { m_list->chooseIn(id, key); });
}

void ListPane::chosen()
{
    if (m_isTelling) {
        return;
    }
    std::vector<present::RowRange> ranges;
    for (const auto& range : m_table->selection().ranges()) {
        ranges.push_back({range.first, range.last});
    }
    m_list->setChosen(ranges, m_table->currentRow());
}

} // namespace dongbo::gui
