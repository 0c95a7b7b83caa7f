#include "gui/screens/consistency/consistency_screen.h"

#include "gui/screens/consistency/matrix_panel.h"
#include "gui/screens/consistency/models_panel.h"
#include "gui/screens/consistency/rules_panel.h"
#include "gui/screens/consistency/standards_panel.h"

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr const char* viewPart = "view";
constexpr const char* matrixView = "matrix";
constexpr const char* standardsView = "standards";
constexpr const char* rulesView = "rules";
constexpr const char* modelsView = "models";

} // namespace

ConsistencyScreen::ConsistencyScreen(wxWindow* parent, present::Shell& shell)
    : TabbedScreen(parent, shell, "consistency")
    , m_tabs(new Segments(this, "consistency.tabs",
                          {{matrixView, shell.session().say("consistency.tab_matrix"), {}},
                           {standardsView, shell.session().say("consistency.tab_standards"), {}},
                           {rulesView, shell.session().say("consistency.tab_rules"), {}},
                           {modelsView, shell.session().say("consistency.tab_models"), {}}}))
    , m_barSizer(new wxBoxSizer(wxHORIZONTAL))
    , m_body(new wxBoxSizer(wxVERTICAL))
{
    m_tabs->setSpoken(shell.session().say("consistency.tabs"));
    m_tabs->onChoose([this](const std::string& view) {
        this->shell().go({present::ScreenName::Consistency, {}, "view=" + view});
    });
    m_barSizer->Add(m_tabs, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(gap)));
    m_barSizer->SetMinSize(0, FromDIP(32));
    m_body->Add(m_barSizer, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(gap)));
    SetSizer(m_body);
}

ConsistencyPanel* ConsistencyScreen::make(const std::string& view)
{
    if (view == standardsView) {
        return new StandardsPanel(this, shell()); // owned by this window, as below
    }
    if (view == rulesView) {
        return new RulesPanel(this, shell());
    }
    if (view == modelsView) {
        return new ModelsPanel(this, shell());
    }
    return new MatrixPanel(this, shell());
}

void ConsistencyScreen::show(const std::string& view)
{
    if (view == m_view && m_panel != nullptr) {
        return;
    }
    if (m_panel != nullptr) {
        m_panel->bar().Hide();
    }
    auto& panel = m_panels[view];
    if (panel == nullptr) {
        panel = make(view);
        m_barSizer->Add(&panel->bar(), wxSizerFlags(1).CentreVertical());
        m_body->Add(panel, wxSizerFlags(1).Expand());
    }
    m_view = view;
    m_panel = panel;
    m_tabs->choose(view);
    m_panel->bar().Show();
    showTab(*m_panel);
    Layout(); // the bar is another
    headChanged();
}

ScreenHead ConsistencyScreen::head() const
{
    return m_panel == nullptr ? ScreenHead{shell().session().say("consistency.title"), {}, {}, {}}
                              : m_panel->head();
}

void ConsistencyScreen::showPlace(const present::Place& place)
{
    auto query = present::ListQuery::parse(place.filter);
    auto view = query.has(viewPart) ? query.first(viewPart)
                : m_view.empty()    ? std::string(matrixView)
                                    : m_view;
    if (view != standardsView && view != rulesView && view != modelsView) {
        view = matrixView;
    }
    query.clear(viewPart);
    const bool isKept = m_panels.count(view) > 0 && query.isEmpty() && place.filter != "all";
    show(view);
    if (!isKept) {
        query.clear("all");
        m_panel->open(query);
    }
}

present::Place ConsistencyScreen::place() const
{
    auto query = m_panel == nullptr ? present::ListQuery() : m_panel->query();
    query.set(viewPart, {m_view.empty() ? std::string(matrixView) : m_view});
    return {present::ScreenName::Consistency, {}, query.asText()};
}

} // namespace dongbo::gui
