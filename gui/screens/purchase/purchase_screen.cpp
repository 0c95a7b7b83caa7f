#include "gui/screens/purchase/purchase_screen.h"

#include "gui/present/records/records_list.h"
#include "gui/screens/purchase/insight_tab.h"
#include "gui/screens/purchase/plan_tab.h"
#include "gui/screens/purchase/plans_tab.h"
#include "gui/widgets/controls/button.h"

#include <wx/sizer.h>

#include <algorithm>

namespace dongbo::gui {

namespace {

using present::PurchasePage;

constexpr int gap = 12;

struct TabEntry
{
    PurchasePage page;
    const char* word; ///< code of its chip's word
    const char* icon;
    PurchaseTab* (*make)(wxWindow* parent, present::Shell& shell); ///< owned by parent
};

template <typename T> PurchaseTab* make(wxWindow* parent, present::Shell& shell)
{
    return new T(parent, shell); // owned by parent
}

// One line a page, in the order of the chips.
constexpr TabEntry entries[] = {
    {PurchasePage::Plan, "purchase.tab_plan", "cart", make<PlanTab>},
    {PurchasePage::Plans, "purchase.tab_plans", "columns", make<PlansTab>},
    {PurchasePage::Outlook, "purchase.tab_outlook", "calendar",
     make<InsightTabOf<PurchasePage::Outlook, present::outlookPage>>},
    {PurchasePage::Forecast, "purchase.tab_forecast", "trend-up",
     make<InsightTabOf<PurchasePage::Forecast, present::forecastPage>>},
    {PurchasePage::Advice, "purchase.tab_advice", "light-bulb",
     make<InsightTabOf<PurchasePage::Advice, present::advicePage>>},
};

const TabEntry& entryOf(PurchasePage page)
{
    const auto* at = std::find_if(std::begin(entries), std::end(entries),
                                  [page](const TabEntry& one) { return one.page == page; });
    return at == std::end(entries) ? entries[0] : *at;
}

} // namespace

PurchaseScreen::PurchaseScreen(wxWindow* parent, present::Shell& shell)
    : TabbedScreen(parent, shell, "purchase")
    , m_chips(new ChipBar(this, "purchase.tabs"))
{
    m_chips->setSpoken(shell.session().say("purchase.title"));
    m_chips->onToggle([this](const std::string& id) {
        for (const auto& entry : entries) {
            if (present::nameOf(entry.page) == id) {
                this->shell().go(present::purchasePlace(entry.page));
            }
        }
    });
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->Add(m_chips, wxSizerFlags(1).CentreVertical());
    for (const auto kind : {RecordKind::Price, RecordKind::Quota}) { // what plans are made from
        const std::string name(describe(kind).name);
        auto* list =
            new Button(this, "purchase.list_" + name, {shell.session().say("list." + name)},
                       ButtonKind::Outline, ButtonSize::Row);
        list->onPress([this, kind] { this->shell().go(present::placeOfRecords(kind)); });
        bar->Add(list, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    }
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(bar, wxSizerFlags().Expand());
    all->AddSpacer(FromDIP(gap));
    SetSizer(all);
    showChips();
}

PurchaseTab* PurchaseScreen::tab() const
{
    const auto at = m_tabs.find(m_page);
    return at == m_tabs.end() ? nullptr : at->second;
}

void PurchaseScreen::showChips()
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

void PurchaseScreen::choose(PurchasePage page)
{
    const auto& entry = entryOf(page);
    auto& wanted = m_tabs[entry.page];
    if (wanted == nullptr) {
        wanted = entry.make(this, shell());
        GetSizer()->Add(wanted, wxSizerFlags(1).Expand());
    }
    m_page = entry.page;
    showTab(*wanted);
    showChips();
    Layout();
}

ScreenHead PurchaseScreen::head() const
{
    auto head = tab() == nullptr ? ScreenHead{} : tab()->head();
    if (head.title.empty()) {
        head.title = shell().session().say("purchase.title");
    } else {
        head.crumb = shell().session().say("purchase.title");
    }
    return head;
}

void PurchaseScreen::showPlace(const present::Place& place)
{
    const auto goal = present::purchaseGoal(place, m_page);
    choose(goal.page);
    tab()->open(goal);
    headChanged();
}

present::Place PurchaseScreen::place() const
{
    return tab() == nullptr ? present::purchasePlace(m_page) : tab()->place();
}

} // namespace dongbo::gui
