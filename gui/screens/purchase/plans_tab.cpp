#include "gui/screens/purchase/plans_tab.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

ListLook lookOf(const present::Session& session)
{
    ListLook look;
    look.name = "plans";
    look.spoken = session.say("purchase.tab_plans");
    look.search = session.say("purchase.search_plans");
    look.place = ListLook::Search::OnDemand;
    look.hasBoxes = true;
    return look;
}

} // namespace

PlansTab::PlansTab(wxWindow* parent, present::Shell& shell)
    : PurchaseTab(parent, shell, "purchase.plans")
    , m_pane(new ListPane(this, shell, lookOf(shell.session())))
    , m_list(shell, *m_pane)
    , m_plan(new PlanRecordPanel(this, shell))
    , m_comparison(new PlanComparisonPanel(this, shell))
{
    m_list.setInSight(false);
    m_pane->join(m_list);
    m_onHead = m_pane->headChanged.connect([this] { headChanged(); });
    m_plan->onShown([this] { headChanged(); });
    m_comparison->onShown([this] { headChanged(); });
    auto* all = new wxBoxSizer(wxVERTICAL);
    m_pane->SetMinSize({1, 1});
    all->Add(m_pane, wxSizerFlags(1).Expand());
    all->Add(m_plan, wxSizerFlags(1).Expand());
    all->Add(m_comparison, wxSizerFlags(1).Expand());
    SetSizer(all);
    show(Shown::List);
}

void PlansTab::show(Shown what)
{
    m_shown = what;
    m_pane->Show(what == Shown::List);
    m_plan->Show(what == Shown::Plan);
    m_comparison->Show(what == Shown::Comparison);
    setInSight(m_isInSight);
    Layout();
}

void PlansTab::open(const present::PurchaseGoal& goal)
{
    m_goal = goal;
    if (goal.plan) {
        show(Shown::Plan);
        m_plan->open(*goal.plan);
    } else if (!goal.compared.empty()) {
        show(Shown::Comparison);
        m_comparison->open({goal.compared.begin(), goal.compared.end()});
    } else {
        show(Shown::List);
        m_list.open({present::ScreenName::Purchase, std::nullopt, goal.rest});
        m_pane->focusList();
    }
    headChanged();
}

present::Place PlansTab::place() const
{
    if (m_shown == Shown::Plan && m_goal.plan) {
        return {
            present::ScreenName::Purchase, present::RecordRef{RecordKind::Plan, *m_goal.plan}, {}};
    }
    if (m_shown == Shown::Comparison) {
        return present::comparisonOf(m_comparison->plans());
    }
    return present::purchasePlace(present::PurchasePage::Plans);
}

void PlansTab::refresh()
{
    if (m_shown == Shown::Plan) {
        m_plan->refresh();
    } else if (m_shown == Shown::Comparison) {
        m_comparison->refresh();
    } else {
        m_list.reload();
    }
}

void PlansTab::setInSight(bool isInSight)
{
    m_isInSight = isInSight;
    m_list.setInSight(isInSight && m_shown == Shown::List);
    m_plan->setInSight(isInSight && m_shown == Shown::Plan);
    m_comparison->setInSight(isInSight && m_shown == Shown::Comparison);
}

ScreenHead PlansTab::head() const
{
    if (m_shown == Shown::Plan) {
        return m_plan->head();
    }
    if (m_shown == Shown::Comparison) {
        return m_comparison->head();
    }
    return {{}, {}, {}, m_list.headCaption()};
}

std::vector<wxWindow*> PlansTab::regions()
{
    return m_shown == Shown::Plan         ? m_plan->regions()
           : m_shown == Shown::Comparison ? m_comparison->regions()
                                          : m_pane->regions();
}

wxWindow* PlansTab::filterField()
{
    return m_shown == Shown::List ? m_pane->searchField() : nullptr;
}

bool PlansTab::canDo(ScreenAct act) const
{
    if (act == ScreenAct::Edit) {
        return m_shown == Shown::Plan && m_goal.plan && shell().session().isWritable();
    }
    return m_shown == Shown::List && (act == ScreenAct::Copy || act == ScreenAct::SelectAll) &&
           m_list.rowCount() > 0;
}

void PlansTab::doIt(ScreenAct act)
{
    if (!canDo(act)) {
        return;
    }
    if (act == ScreenAct::Edit) {
        shell().openSheet({present::SheetKind::CorrectRecord,
                           present::RecordRef{RecordKind::Plan, *m_goal.plan},
                           {}});
    } else if (act == ScreenAct::Copy) {
        m_list.copy();
    } else {
        m_pane->selectAll();
    }
}

bool PlansTab::takeEscape()
{
    if (m_shown == Shown::List) {
        if (m_list.chosenCount() > 1) {
            m_pane->chooseCurrent();
            return true;
        }
        return false;
    }
    shell().go(present::purchasePlace(present::PurchasePage::Plans));
    return true;
}

} // namespace dongbo::gui
