#include "gui/screens/journal/journal_screen.h"

#include "gui/widgets/controls/menu.h"
#include "gui/widgets/paint/strings.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/sizer.h>

#include <charconv>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int rowTall = 42;
constexpr const char* everything = "*"; ///< a menu entry that restricts nothing
constexpr std::int64_t mostCopied = 50'000;

std::vector<Column> columns(const present::Session& session)
{
    std::vector<Column> all(5);
    all[0].id = "time";
    all[0].width = 72;
    all[0].kind = ColumnKind::Quiet;
    all[1].id = "what";
    all[1].title = session.say("journal_page.column_what");
    all[1].width = 280;
    all[1].stretch = 1;
    all[2].id = "who";
    all[2].width = 150;
    all[2].kind = ColumnKind::Quiet;
    all[2].drop = 2;
    all[3].id = "records";
    all[3].width = 110;
    all[3].kind = ColumnKind::Money;
    all[3].drop = 3;
    all[4].id = "undo";
    all[4].width = 40;
    all[4].kind = ColumnKind::Action;
    for (auto& column : all) {
        column.sorts = false;
    }
    return all;
}

} // namespace

JournalScreen::JournalScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "journal")
    , m_presenter(shell, *this)
    , m_chips(new ChipBar(this, "journal.chips"))
    , m_words(new SearchField(this, "journal.filter",
                              {{},
                               shell.session().say("journal_page.find"),
                               "search",
                               {},
                               "/",
                               shell.session().say("journal_page.find")}))
    , m_since(new DateField(this, "journal.since",
                            {{},
                             shell.session().say("journal_page.since"),
                             {},
                             {},
                             {},
                             shell.session().say("journal_page.since")},
                            [&shell] { return shell.session().shownDay(); }))
    , m_until(new DateField(this, "journal.until",
                            {{},
                             shell.session().say("journal_page.until"),
                             {},
                             {},
                             {},
                             shell.session().say("journal_page.until")},
                            [&shell] { return shell.session().shownDay(); }))
    , m_table(new Table(this, "journal.table", columns(shell.session())))
    , m_pane(new ChangePane(this, "journal.change", shell.session()))
{
    m_chips->onToggle([this](const std::string& id) { chipPressed(id); });
    m_chips->onClear([this](const std::string& id) { chipPressed(id); });
    m_words->onChange([this] { m_presenter.setText(m_words->text()); });
    for (auto* field : {m_since, m_until}) {
        const auto told = [this] {
            const auto isRead = [](DateField& one) { return one.day() || one.text().empty(); };
            if (isRead(*m_since) && isRead(*m_until)) {
                m_presenter.setPeriod(m_since->day(), m_until->day());
            }
        };
        field->onEnter(told);
        field->onLeave(told);
        field->SetMinSize(FromDIP(wxSize(128, 34)));
        field->Hide();
    }
    m_table->hideHead();
    m_table->setRowHeight(rowTall);
    m_table->setSpoken(shell.session().say("journal_page.title"));
    m_table->setModel(this);
    m_table->setFoot([this](std::int64_t first, std::int64_t last) { return foot(first, last); });
    m_table->onSelect([this] {
        if (m_table->currentRow() >= 0) {
            m_presenter.select(static_cast<std::size_t>(m_table->currentRow()));
        }
    });
    m_table->onAction([this](std::int64_t line, const std::string& /*column*/) {
        m_presenter.undoLine(static_cast<std::size_t>(line));
    });
    m_table->onCopy([this] { copy(); });
    m_pane->onAct([this] { m_presenter.act(m_pane->reason()); });
    m_pane->onKeep([this] { m_presenter.actKeeping(m_pane->reason()); });
    m_pane->onDay([this] { m_presenter.showDay(); });
    m_pane->onTime([this] { m_presenter.correctTime(); });
    m_pane->onOpen([this](const present::Place& place) { m_presenter.goTo(place); });

    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->Add(m_chips, wxSizerFlags(1).CentreVertical());
    bar->Add(m_since, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    bar->Add(m_until, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    m_words->SetMinSize(FromDIP(wxSize(210, 34)));
    bar->Add(m_words, wxSizerFlags().CentreVertical());
    auto* content = new wxBoxSizer(wxHORIZONTAL);
    m_table->SetMinSize({1, 1});
    m_pane->SetMinSize({1, 1});
    content->Add(m_table, wxSizerFlags(692).Expand());
    content->AddSpacer(FromDIP(gap));
    content->Add(m_pane, wxSizerFlags(430).Expand());
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(bar, wxSizerFlags().Expand());
    all->AddSpacer(FromDIP(gap));
    all->Add(content, wxSizerFlags(1).Expand());
    SetSizer(all);
}

ScreenHead JournalScreen::head() const
{
    return {shell().session().say("journal_page.title"), {}, {}, m_presenter.page().caption};
}

void JournalScreen::showPlace(const present::Place& place)
{
    m_presenter.open(place);
}

present::Place JournalScreen::place() const
{
    return m_presenter.place();
}

void JournalScreen::refresh()
{
    m_presenter.reload();
}

std::vector<wxWindow*> JournalScreen::regions()
{
    return {m_chips, m_table, m_pane};
}

bool JournalScreen::canDo(ScreenAct act) const
{
    return act == ScreenAct::Copy || act == ScreenAct::SelectAll;
}

void JournalScreen::doIt(ScreenAct act)
{
    if (act == ScreenAct::Copy) {
        copy();
    } else if (act == ScreenAct::SelectAll) {
        m_table->selectAll();
    }
}

void JournalScreen::showPage(const present::JournalPage& page, std::optional<std::size_t> selected)
{
    std::vector<Chip> chips;
    for (std::size_t i = 0; i < page.chips.size(); ++i) {
        const auto& chip = page.chips[i];
        Chip shown;
        shown.id = std::to_string(i);
        shown.word = chip.word;
        shown.icon = chip.icon;
        shown.count = chip.count;
        shown.isSelected = chip.isOn;
        shown.opensMenu = chip.kind == present::JournalChip::Kind::Person ||
                          chip.kind == present::JournalChip::Kind::Period ||
                          chip.kind == present::JournalChip::Kind::MoreKinds;
        chips.push_back(std::move(shown));
    }
    m_chips->setChips(std::move(chips));
    if (m_since->IsShown() != page.asksDays) {
        m_since->Show(page.asksDays);
        m_until->Show(page.asksDays);
        m_since->setDay(page.since);
        m_until->setDay(page.until);
        Layout();
        if (page.asksDays && !page.since) {
            m_since->SetFocus();
        }
    }
    m_table->setEmptyText("history", page.emptyTitle, page.emptyHelp);
    m_table->modelChanged();
    m_table->select(selected ? static_cast<std::int64_t>(*selected) : -1);
    headChanged();
}

void JournalScreen::showDetail(const std::optional<present::JournalDetail>& detail)
{
    m_pane->setDetail(detail);
}

void JournalScreen::showBusy(bool /*isBusy*/)
{
    // the older list stays until the newer one is there
}

std::int64_t JournalScreen::rowCount() const
{
    return static_cast<std::int64_t>(m_presenter.page().lines);
}

bool JournalScreen::row(std::int64_t index, TableRow& out) const
{
    const auto& line = m_presenter.row(static_cast<std::size_t>(index));
    out = {};
    out.cells.resize(5);
    if (line.isDay) {
        out.isHeading = true;
        out.cells[0].text = line.day;
        out.cells[4].text = line.count;
        return true;
    }
    out.cells[0].text = line.time;
    if (!line.doubt.empty()) {
        out.cells[0].icon = "circle-question";
        out.cells[0].tone = Tone::Warn;
        out.cells[0].tip = line.doubt;
    }
    out.cells[1].text = line.what;
    out.cells[1].icon = line.icon;
    out.cells[1].isStruck = line.isUndone;
    out.cells[1].tip = line.what;
    out.cells[2].text = line.who;
    out.cells[3].text = line.records;
    if (line.canUndo) {
        out.cells[4].icon = "undo";
        out.cells[4].text = shell().session().say("present.undo");
    }
    return true;
}

TableFoot JournalScreen::foot(std::int64_t first, std::int64_t last) const
{
    const auto& session = shell().session();
    TableFoot out;
    const auto chosen = m_table->selection().count();
    if (last >= first) {
        out.left = session.say("journal_page.foot", {{"first", std::to_string(first + 1)},
                                                     {"last", std::to_string(last + 1)},
                                                     {"all", std::to_string(rowCount())}});
    }
    if (chosen > 0) {
        out.hint = session.say("journal_page.foot_hint", {{"count", std::to_string(chosen)}});
    }
    return out;
}

void JournalScreen::chipPressed(const std::string& id)
{
    std::size_t index = 0;
    std::from_chars(id.data(), id.data() + id.size(), index);
    if (index >= m_presenter.page().chips.size()) {
        return;
    }
    const auto chip = m_presenter.page().chips[index];
    const auto part = m_chips->part(id);
    const auto anchor = part ? part->rect : wxRect(0, 0, 100, 28);
    if (chip.kind == present::JournalChip::Kind::Person) {
        openMenu(anchor, m_presenter.people(),
                 [this](const std::string& key) { m_presenter.choosePerson(key); });
    } else if (chip.kind == present::JournalChip::Kind::Period) {
        openMenu(anchor, m_presenter.periods(),
                 [this](const std::string& key) { m_presenter.choosePeriod(key); });
    } else if (chip.kind == present::JournalChip::Kind::MoreKinds) {
        openMenu(anchor, m_presenter.kinds(),
                 [this](const std::string& key) { m_presenter.chooseKind(key); });
    } else {
        m_presenter.chooseChip(chip);
    }
}

void JournalScreen::openMenu(const wxRect& anchor,
                             const std::vector<present::JournalChoice>& choices,
                             std::function<void(const std::string&)> chosen)
{
    std::vector<MenuItem> items;
    for (const auto& choice : choices) {
        MenuItem item;
        item.id = choice.key.empty() ? everything : choice.key;
        item.word = choice.word;
        item.checked = choice.isOn;
        items.push_back(std::move(item));
    }
    showMenu(*m_chips, anchor, std::move(items),
             [chosen = std::move(chosen)](const std::string& id) {
                 chosen(id == everything ? std::string() : id);
             });
}

std::vector<std::size_t> JournalScreen::chosenLines() const
{
    std::vector<std::size_t> lines;
    for (const auto row : m_table->selection().rows(mostCopied)) {
        lines.push_back(static_cast<std::size_t>(row));
    }
    return lines;
}

void JournalScreen::copy()
{
    const auto text = m_presenter.textOf(chosenLines());
    if (!text.empty() && wxTheClipboard->Open()) {
        wxTheClipboard->SetData(new wxTextDataObject(toWx(text))); // owned by the clipboard
        wxTheClipboard->Close();
    }
}

} // namespace dongbo::gui
