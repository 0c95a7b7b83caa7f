#include "gui/screens/books/books_screen.h"

#include "gui/present/books/batches_list.h"
#include "gui/present/books/candidates_list.h"
#include "gui/present/books/wear_list.h"
#include "gui/screens/books/batch_panel.h"
#include "gui/screens/lists/list_screen.h"
#include "gui/widgets/controls/button.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

using present::BooksPage;

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

// One line a page, in the order of the chips and of BooksPage.
constexpr PageEntry entries[] = {
    {nameOf(BooksPage::Wear), "books.tab_wear", "trend-down", makePage<WearPage>},
    {nameOf(BooksPage::Candidates), "books.tab_candidates", "archive", makePage<CandidatesPage>},
    {nameOf(BooksPage::Batches), "books.tab_batches", "gavel", makePage<BatchesPage>},
};

} // namespace

BooksScreen::BooksScreen(wxWindow* parent, present::Shell& shell)
    : PagedScreen(parent, shell, "books", entries,
                  {RecordKind::WearRate, RecordKind::AssetThreshold})
{}

std::size_t BooksScreen::pageAt(const present::Place& place, std::size_t now) const
{
    return static_cast<std::size_t>(present::booksPageAt(place, static_cast<BooksPage>(now)));
}

present::Place BooksScreen::placeOf(std::size_t page) const
{
    return present::booksPlace(static_cast<BooksPage>(page));
}

} // namespace dongbo::gui
