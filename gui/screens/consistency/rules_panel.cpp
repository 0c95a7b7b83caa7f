#include "gui/screens/consistency/rules_panel.h"

#include "gui/screens/form_pieces.h"

#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;
constexpr int rightWide = 330;
constexpr int leastBoth = 820; ///< narrower, beside a sheet, only the list is shown

} // namespace

RulesPanel::RulesPanel(wxWindow* parent, present::Shell& shell)
    : ConsistencyPanel(parent, shell, "rules")
    , m_pane(new ListPane(this, shell,
                          {"rules", shell.session().say("consistency.tab_rules"),
                           shell.session().say("consistency.rules_search"),
                           ListLook::Search::OnDemand}))
    , m_list(shell, *m_pane)
{
    m_pane->join(m_list);
    m_onHead = m_pane->headChanged.connect([this] {
        showScores();
        showDetail();
        headChanged();
    });
    m_onCurrent = m_list.currentChanged.connect([this] { showDetail(); });
    buildDetail();
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    all->Add(m_pane, wxSizerFlags(1).Expand());
    all->AddSpacer(FromDIP(gap));
    all->Add(m_right, wxSizerFlags().Expand());
    SetSizer(all);
    bar().SetSizer(new wxBoxSizer(wxHORIZONTAL));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        m_right->Show(area().x >= leastBoth);
    });
}

void RulesPanel::buildDetail()
{
    m_right = new Surface(this, "rules.right");
    m_right->SetMinSize(FromDIP(wxSize(rightWide, 1)));
    m_detailCard = new Card(m_right, "rules.detail", {}, CardEdge::Whole);
    m_heading = new PageHeading(m_detailCard, "rules.detail.head");
    m_what = new Words(m_detailCard, "rules.detail.what", std::string());
    m_what->wrapAt(rightWide - 32);
    m_links = new RowList(m_detailCard, "rules.detail.links");
    m_links->setRowHeight(46, false);
    m_links->scrolls();
    m_links->onOpen([this](const std::string& id) { m_list.openLink(std::stoul(id)); });
    const auto button = [this](const char* name, const char* word, const char* icon,
                               ButtonKind kind, const char* act) {
        auto* made = new Button(m_detailCard, name, {say(word), icon}, kind, ButtonSize::Foot);
        made->onPress([this, act] { m_list.doIt(act); });
        return made;
    };
    m_fix = button("rules.fix", "consistency.fix", "wrench", ButtonKind::Primary, "fix");
    m_accept =
        button("rules.accept", "consistency.accept", "shield-check", ButtonKind::Outline, "accept");
    m_off = button("rules.off", "consistency.switch_off", "ban", ButtonKind::Outline, "off");
    m_end =
        button("rules.end", "consistency.end_exception", "rotate-back", ButtonKind::Primary, "end");
    auto& body = m_detailCard->body();
    const auto side = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(16));
    body.Add(m_heading, side);
    body.Add(m_what, side);
    body.AddSpacer(FromDIP(8));
    body.Add(m_links, wxSizerFlags(1).Expand());
    auto* first = new wxBoxSizer(wxHORIZONTAL);
    first->Add(m_fix);
    first->Add(m_end);
    body.Add(first, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    auto* second = new wxBoxSizer(wxHORIZONTAL);
    second->Add(m_accept, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    second->Add(m_off);
    body.Add(second, wxSizerFlags().Border(wxALL, FromDIP(12)));
    m_scoresCard =
        new Card(m_right, "rules.scores_card", {say("consistency.scores")}, CardEdge::Whole);
    m_scores = new RowList(m_scoresCard, "rules.scores");
    m_scores->scrolls();
    m_scores->setRowHeight(32, false);
    m_scores->onOpen([this](const std::string& id) {
        if (const auto site = RecordId::parse(id)) {
            m_list.showSite(SiteId{*site});
        }
    });
    m_scoresCard->body().Add(m_scores, wxSizerFlags(1).Expand());
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_detailCard->SetMinSize({1, 1});
    m_scoresCard->SetMinSize({1, 1});
    column->Add(m_detailCard, wxSizerFlags(3).Expand());
    column->AddSpacer(FromDIP(gap));
    column->Add(m_scoresCard, wxSizerFlags(2).Expand());
    m_right->SetSizer(column);
}

void RulesPanel::open(const present::ListQuery& query)
{
    m_list.open({present::ScreenName::Consistency, {}, query.isEmpty() ? "all" : query.asText()});
}

std::vector<wxWindow*> RulesPanel::regions()
{
    auto out = m_pane->regions();
    out.push_back(m_links);
    out.push_back(m_scores);
    return out;
}

bool RulesPanel::canDo(ScreenAct act) const
{
    return act == ScreenAct::Copy || act == ScreenAct::SelectAll ||
           (act == ScreenAct::Edit && !m_list.detail().fixWord.empty());
}

void RulesPanel::doIt(ScreenAct act)
{
    if (act == ScreenAct::Copy) {
        m_list.copy();
    } else if (act == ScreenAct::SelectAll) {
        m_pane->selectAll();
    } else if (act == ScreenAct::Edit) {
        m_list.doIt("fix");
    }
}

void RulesPanel::showDetail()
{
    const auto detail = m_list.detail();
    PageHeading::Content head;
    head.title = detail.isThere ? detail.title : say("consistency.tab_rules");
    head.caption = detail.isThere ? detail.severity.word : say("consistency.choose_finding");
    m_heading->setContent(std::move(head));
    std::vector<Run> runs;
    if (detail.isThere) {
        runs.push_back({detail.caption, Weight::Regular, {}});
    }
    m_what->setRuns(std::move(runs));
    std::vector<ListRow> rows;
    for (const auto& link : detail.links) {
        ListRow row;
        row.id = std::to_string(rows.size());
        row.icon = link.icon;
        row.title = link.title;
        row.caption = link.caption;
        rows.push_back(std::move(row));
    }
    m_links->setRows(std::move(rows));
    m_fix->Show(!detail.fixWord.empty());
    m_fix->setText({detail.fixWord, "wrench", "F2"});
    m_accept->Show(detail.canAccept);
    m_off->Show(detail.canSwitchOff);
    m_end->Show(detail.canEnd);
    m_detailCard->Layout();
}

void RulesPanel::showScores()
{
    m_scoresCard->setHead({say("consistency.scores"), say("consistency.scores_help")});
    std::vector<ListRow> rows;
    for (const auto& score : m_list.scores()) {
        ListRow row;
        row.id = score.site.text();
        row.title = score.name;
        row.after = shell().session().say("consistency.finding_count",
                                          {{"count", std::to_string(score.findings)}});
        row.value = std::to_string(score.score);
        row.valueTone = toneOf(score.tone);
        rows.push_back(std::move(row));
    }
    m_scores->setRows(std::move(rows));
}

} // namespace dongbo::gui
