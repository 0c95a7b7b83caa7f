#include "gui/screens/books/books_screen.h"

#include "gui/present/books/batches_list.h"
#include "gui/present/books/candidates_list.h"
#include "gui/present/books/wear_list.h"
#include "gui/present/records/records_list.h"
#include "gui/screens/books/batch_panel.h"
#include "gui/screens/lists/list_screen.h"
#include "gui/widgets/controls/button.h"

#include <wx/sizer.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dongbo::gui {

namespace {

using present::BooksPage;

constexpr int gap = 12;

ListLook lookOf(const present::Session& session, const char* name, const char* spoken,
                bool hasBoxes)
{
    ListLook look;
    look.name = name;
    look.spoken = session.say(spoken);
    look.search = session.say("books.search");
    look.place = ListLook::Search::OnDemand;
    look.hasBoxes = hasBoxes;
    return look;
}

class WearPage final : public ListScreen
{
public:
    WearPage(wxWindow* parent, present::Shell& shell)
        : ListScreen(parent, shell, "books.title",
                     lookOf(shell.session(), "wear", "books.tab_wear", false))
        , m_list(shell, pane())
    {
        begin(m_list);
        pane().addTool("paper", say("books.wear_paper"), "print", [this] { m_list.doIt("paper"); });
        m_run =
            new Button(&pane(), m_list.traits().id + ".run", {say("books.wear_run"), "banknote"},
                       ButtonKind::Primary, ButtonSize::Row);
        m_run->onPress([this] { m_list.doIt("run"); });
        pane().tools().Add(m_run, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
        pane().onShown([this] {
            m_run->Enable(m_list.canRun());
            m_run->Show(!this->shell().session().pastDay());
        });
    }

private:
    present::WearList m_list;
    Button* m_run; // owned by this window
};

class CandidatesPage final : public ListScreen
{
public:
    CandidatesPage(wxWindow* parent, present::Shell& shell)
        : ListScreen(parent, shell, "books.title",
                     lookOf(shell.session(), "candidates", "books.tab_candidates", true))
        , m_list(shell, pane())
    {
        begin(m_list);
        m_propose = pane().addTool("propose", say("books.propose"), "archive",
                                   [this] { m_list.doIt("propose"); });
        m_onCurrent = m_list.currentChanged.connect([this] { showButtons(); });
        pane().onShown([this] { showButtons(); });
    }

private:
    void showButtons()
    {
        m_propose->Show(!shell().session().pastDay());
        m_propose->Enable(shell().session().isWritable() && m_list.current());
    }

    present::CandidatesList m_list;
    Button* m_propose; // owned by this window
    present::Connection m_onCurrent;
};

class BatchesPage final : public ListScreen
{
public:
    BatchesPage(wxWindow* parent, present::Shell& shell)
        : ListScreen(parent, shell, "books.title",
                     lookOf(shell.session(), "batches", "books.tab_batches", false))
        , m_list(shell, pane())
    {
        begin(m_list, new BatchPanel(this, shell)); // owned by this window
    }

private:
    present::BatchesList m_list;
};

struct PageEntry
{
    BooksPage page;
    const char* word; ///< code of its chip's word
    const char* icon;
    Screen* (*make)(wxWindow* parent, present::Shell& shell); ///< owned by parent
};

template <typename P> Screen* make(wxWindow* parent, present::Shell& shell)
{
    return new P(parent, shell); // owned by parent
}

// One line a page, in the order of the chips.
constexpr PageEntry entries[] = {
    {BooksPage::Wear, "books.tab_wear", "trend-down", make<WearPage>},
    {BooksPage::Candidates, "books.tab_candidates", "archive", make<CandidatesPage>},
    {BooksPage::Batches, "books.tab_batches", "gavel", make<BatchesPage>},
};

} // namespace

BooksScreen::BooksScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "books")
    , m_chips(new ChipBar(this, "books.tabs"))
{
    m_chips->setSpoken(shell.session().say("books.title"));
    m_chips->onToggle([this](const std::string& id) {
        for (const auto& entry : entries) {
            if (present::nameOf(entry.page) == id) {
                this->shell().go(present::booksPlace(entry.page));
            }
        }
    });
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->Add(m_chips, wxSizerFlags(1).CentreVertical());
    for (const auto kind : {RecordKind::WearRate, RecordKind::AssetThreshold}) {
        const std::string name(describe(kind).name); // what wear is worked out from
        auto* list = new Button(this, "books.list_" + name, {shell.session().say("list." + name)},
                                ButtonKind::Outline, ButtonSize::Row);
        list->onPress([this, kind] { this->shell().go(present::placeOfRecords(kind)); });
        bar->Add(list, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    }
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(bar, wxSizerFlags().Expand());
    all->AddSpacer(FromDIP(gap));
    SetSizer(all);
    showPage(BooksPage::Wear);
}

void BooksScreen::showChips()
{
    std::vector<Chip> chips;
    for (const auto& entry : entries) {
        Chip chip;
        chip.id = present::nameOf(entry.page);
        chip.word = shell().session().say(entry.word);
        chip.icon = entry.icon;
        chip.isSelected = entry.page == m_page;
        chips.push_back(std::move(chip));
    }
    m_chips->setChips(std::move(chips));
}

void BooksScreen::showPage(BooksPage page)
{
    auto& wanted = m_pages[page];
    if (wanted == nullptr) {
        const auto* entry = std::find_if(std::begin(entries), std::end(entries),
                                         [page](const PageEntry& one) { return one.page == page; });
        wanted = entry->make(this, shell());
        m_onHead.push_back(wanted->headChanged.connect([this] { headChanged(); }));
        GetSizer()->Add(wanted, wxSizerFlags(1).Expand());
    }
    m_page = page;
    if (wanted != m_shown) {
        if (auto* before = std::exchange(m_shown, wanted)) {
            before->Show(false);
        }
        wanted->Show(true);
        Layout();
    }
    showChips();
}

ScreenHead BooksScreen::head() const
{
    return m_shown->head();
}

void BooksScreen::showPlace(const present::Place& place)
{
    showPage(present::booksPageAt(place, m_page));
    m_shown->showPlace(place);
    headChanged();
}

std::vector<wxWindow*> BooksScreen::regions()
{
    std::vector<wxWindow*> out{m_chips};
    const auto inside = m_shown->regions();
    out.insert(out.end(), inside.begin(), inside.end());
    return out;
}

void BooksScreen::setInSight(bool isInSight)
{
    if (m_shown != nullptr) { // the base class hides the screen while it is being made
        m_shown->setInSight(isInSight);
    }
}

} // namespace dongbo::gui
