#include "gui/screens/paged_screen.h"

#include "gui/present/records/records_list.h"
#include "gui/widgets/controls/button.h"

#include <wx/sizer.h>

#include <utility>
#include <vector>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;

} // namespace

PagedScreen::PagedScreen(wxWindow* parent, present::Shell& shell, const std::string& name,
                         std::span<const PageEntry> entries,
                         std::initializer_list<RecordKind> lists)
    : TabbedScreen(parent, shell, name)
    , m_entries(entries)
    , m_title(shell.session().say(name + ".title"))
    , m_chips(new ChipBar(this, name + ".tabs"))
{
    m_chips->setSpoken(m_title);
    m_chips->onToggle([this](const std::string& id) {
        for (std::size_t page = 0; page < m_entries.size(); ++page) {
            if (m_entries[page].id == id) {
                this->shell().go(placeOf(page));
            }
        }
    });
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->Add(m_chips, wxSizerFlags(1).CentreVertical());
    for (const auto kind : lists) {
        const std::string of(describe(kind).name);
        auto* list = new Button(this, name + ".list_" + of, {shell.session().say("list." + of)},
                                ButtonKind::Outline, ButtonSize::Row);
        list->onPress([this, kind] { this->shell().go(present::placeOfRecords(kind)); });
        bar->Add(list, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    }
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(bar, wxSizerFlags().Expand());
    all->AddSpacer(FromDIP(gap));
    SetSizer(all);
}

void PagedScreen::showPage(std::size_t page)
{
    auto& wanted = m_pages[page];
    if (wanted == nullptr) {
        wanted = m_entries[page].make(this, shell());
        GetSizer()->Add(wanted, wxSizerFlags(1).Expand());
    }
    m_page = page;
    showTab(*wanted);
    std::vector<Chip> chips;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        Chip chip;
        chip.id = m_entries[i].id;
        chip.word = shell().session().say(m_entries[i].word);
        chip.icon = m_entries[i].icon;
        chip.isSelected = i == page;
        chips.push_back(std::move(chip));
    }
    m_chips->setChips(std::move(chips));
}

ScreenHead PagedScreen::head() const
{
    auto head = TabbedScreen::head();
    if (head.title.empty()) {
        head.title = m_title;
    } else if (head.title != m_title) {
        head.crumb = m_title;
    }
    return head;
}

present::Place PagedScreen::place() const
{
    return tab() == nullptr ? placeOf(m_page) : tab()->place();
}

void PagedScreen::showPlace(const present::Place& place)
{
    showPage(pageAt(place, m_page));
    tab()->showPlace(place);
    headChanged();
}

} // namespace dongbo::gui
