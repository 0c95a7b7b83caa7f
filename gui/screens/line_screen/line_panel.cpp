#include "gui/screens/line_screen/line_panel.h"

#include "gui/screens/form_pieces.h"
#include "gui/widgets/controls/menu.h"

#include <wx/wrapsizer.h>

namespace dongbo::gui {

namespace {

constexpr int side = 16;

FactGrid::Fact factOf(const present::CardFact& fact, std::size_t at)
{
    FactGrid::Fact out;
    out.id = std::to_string(at);
    out.label = fact.label;
    out.value = fact.pill.word.empty() ? fact.value : fact.pill.word;
    out.icon = fact.pill.icon;
    out.pill = fact.pill.word.empty() ? Tone::None : toneOf(fact.pill.tone);
    out.tip = out.value;
    return out;
}

} // namespace

std::vector<ListRow> toldRows(const std::vector<present::LineToldLine>& told,
                              const std::string& verb)
{
    std::vector<ListRow> rows;
    for (const auto& one : told) {
        ListRow row;
        row.id = std::to_string(rows.size());
        row.icon = one.isAnswered ? "check" : "clock";
        row.iconTone = one.isAnswered ? Tone::Ok : Tone::Warn;
        row.title = one.who;
        row.caption = one.answer.empty() ? one.at : one.at + " · " + one.answer;
        row.verb = one.isAnswered ? std::string() : verb;
        rows.push_back(std::move(row));
    }
    return rows;
}

LinePanel::LinePanel(wxWindow* parent, present::Shell& shell)
    : Card(parent, "linecard", {}, CardEdge::Whole)
    , m_shell(shell)
    , m_presenter(shell, *this)
{
    build();
}

std::string LinePanel::say(std::string_view code) const
{
    return m_shell.session().say(code);
}

Words* LinePanel::addTitle(wxSizer& all, const char* name, const std::string& text)
{
    auto* words = new Words(m_scroll, name, text, TextSize::Body, Weight::SemiBold);
    all.Add(words, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(side)));
    return words;
}

void LinePanel::build()
{
    m_scroll = new ScrollPanel(this, "linecard.scroll");
    auto* all = new wxBoxSizer(wxVERTICAL);
    m_facts = new FactGrid(m_scroll, "linecard.facts", 3);
    all->Add(m_facts, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(side)));
    buildTold(*all);
    buildMonths(*all);
    buildIncidents(*all);
    m_upgrade = new Words(m_scroll, "linecard.upgrade", std::string(), TextSize::Caption);
    m_upgrade->setQuiet(true);
    constexpr int upgradeWide = 300;
    m_upgrade->wrapAt(upgradeWide);
    all->Add(m_upgrade, wxSizerFlags().Expand().Border(wxALL, FromDIP(side)));
    m_scroll->SetSizer(all);
    body().Add(m_scroll, wxSizerFlags(1).Expand());
    buildFoot();
    m_nothing = new Words(this, "linecard.nothing", say("lines.none_chosen"), TextSize::Body);
    m_nothing->setQuiet(true);
    m_nothing->Hide();
    body().Add(m_nothing, wxSizerFlags().Border(wxALL, FromDIP(side)));
    showLine(std::nullopt);
}

void LinePanel::buildTold(wxSizer& all)
{
    m_toldTitle = addTitle(all, "linecard.told_title", say("lines.who_knows"));
    m_told = new RowList(m_scroll, "linecard.told");
    m_told->wantWhole();
    m_told->onAct([this](const std::string& id) {
        m_presenter.answer(static_cast<std::size_t>(std::stoul(id)));
    });
    all.Add(m_told, wxSizerFlags().Expand());
    m_supportTitle = addTitle(all, "linecard.support_title", say("lines.support_open"));
    m_support = new RowList(m_scroll, "linecard.support");
    m_support->wantWhole();
    m_support->onAct([this](const std::string& id) {
        m_presenter.answerSupport(static_cast<std::size_t>(std::stoul(id)));
    });
    all.Add(m_support, wxSizerFlags().Expand());
}

void LinePanel::buildMonths(wxSizer& all)
{
    constexpr int monthsTall = 112;
    m_monthsTitle = addTitle(all, "linecard.months_title", say("lines.months"));
    m_months = new BarChart(m_scroll, "linecard.months");
    m_months->SetMinSize(FromDIP(wxSize(200, monthsTall)));
    all.Add(m_months, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(side)));
}

void LinePanel::buildIncidents(wxSizer& all)
{
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    m_incidentsTitle = new Words(m_scroll, "linecard.incidents_title", say("lines.incidents"),
                                 TextSize::Body, Weight::SemiBold);
    m_all = new Button(m_scroll, "linecard.all", {say("lines.see_report")}, ButtonKind::Link,
                       ButtonSize::Row);
    m_all->onPress([this] { m_presenter.showIncidents(); });
    head->Add(m_incidentsTitle, wxSizerFlags(1).Centre());
    head->Add(m_all, wxSizerFlags().Centre());
    all.Add(head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(side)));
    m_incidents = new RowList(m_scroll, "linecard.incidents");
    m_incidents->wantWhole();
    m_incidents->setEmptyText(say("lines.no_incidents"));
    m_incidents->onOpen([this](const std::string& id) {
        m_presenter.openIncident(static_cast<std::size_t>(std::stoul(id)));
    });
    all.Add(m_incidents, wxSizerFlags().Expand());
}

void LinePanel::buildFoot()
{
    auto* foot = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    const auto button = [&](const char* name, ButtonText text, ButtonKind kind,
                            std::function<void()> press) {
        auto* made = new Button(this, name, std::move(text), kind, ButtonSize::Foot);
        made->onPress(std::move(press));
        foot->Add(made, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
        return made;
    };
    m_tell = button("linecard.tell", {say("lines.tell_provider"), "phone"}, ButtonKind::Primary,
                    [this] { m_presenter.tellProvider(); });
    m_restored = button("linecard.restored", {say("lines.restored"), "check"}, ButtonKind::Outline,
                        [this] { m_presenter.restored(); });
    m_copy = button("linecard.copy", {say("lines.copy_text"), "copy"}, ButtonKind::Outline,
                    [this] { m_presenter.copyText(); });
    m_more =
        button("linecard.more", {say("lines.upgrade"), "arrow-up"}, ButtonKind::Outline, [this] {
            if (m_presenter.card() && m_presenter.card()->hasOpenUpgrade) {
                m_presenter.answerUpgrade();
            } else {
                m_presenter.askUpgrade();
            }
        });
    m_help = button("linecard.help", {say("lines.support"), "users"}, ButtonKind::Outline,
                    [this] { m_presenter.askSupport(); });
    m_foot = foot;
    body().Add(foot, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    body().AddSpacer(FromDIP(4));
}

void LinePanel::showMonths(const present::LineCard& card)
{
    std::vector<BarChart::Period> months;
    for (const auto& month : card.months) {
        BarChart::Period one;
        one.id = std::to_string(months.size());
        one.label = month.label;
        // in Mbit/s, so that the axis has round numbers
        constexpr std::int64_t thousand = 1'000;
        const auto speed = month.kbps / thousand;
        one.values = month.isBelow ? std::vector<std::int64_t>{0, speed}
                                   : std::vector<std::int64_t>{speed, 0};
        one.text = month.text;
        months.push_back(std::move(one));
    }
    m_months->setData({{say("lines.as_bought"), Tone::Mute}, {say("lines.below"), Tone::Warn}},
                      std::move(months));
    m_monthsTitle->setText(say("lines.months") +
                           (card.bought.empty() ? std::string() : " · " + card.bought));
}

void LinePanel::showRows(const present::LineCard& card)
{
    std::vector<ListRow> incidents;
    for (const auto& incident : card.incidents) {
        ListRow row;
        row.id = std::to_string(incidents.size());
        row.lead = incident.day;
        row.title = incident.title;
        row.after = incident.note;
        row.value = incident.lasted;
        row.valueTone = toneOf(incident.tone);
        incidents.push_back(std::move(row));
    }
    m_incidents->setRows(std::move(incidents));
    m_incidentsTitle->setText(say("lines.incidents") + (card.incidentsTitle.empty()
                                                            ? std::string()
                                                            : " · " + card.incidentsTitle));
    m_all->setText({card.all.empty() ? say("lines.see_report") : card.all});
    auto told = toldRows(card.told, card.canWrite ? say("lines.answered") : std::string());
    m_toldTitle->Show(!told.empty());
    m_told->Show(!told.empty());
    m_told->setRows(std::move(told));
    std::vector<ListRow> support;
    for (const auto& one : card.support) {
        ListRow row;
        row.id = std::to_string(support.size());
        row.icon = "users";
        row.title = one.title;
        row.caption = one.caption;
        row.verb = card.canWrite ? say("lines.answered") : std::string();
        support.push_back(std::move(row));
    }
    m_supportTitle->Show(!support.empty());
    m_support->Show(!support.empty());
    m_support->setRows(std::move(support));
}

void LinePanel::showLine(const std::optional<present::LineCard>& card)
{
    m_scroll->Show(card.has_value());
    m_foot->ShowItems(card.has_value());
    m_nothing->Show(!card);
    if (card) {
        setHead({card->title, card->caption});
        std::vector<FactGrid::Fact> facts;
        for (const auto& fact : card->facts) {
            facts.push_back(factOf(fact, facts.size()));
        }
        m_facts->setFacts(std::move(facts));
        showMonths(*card);
        showRows(*card);
        m_upgrade->setText(card->upgrade);
        m_upgrade->Show(!card->upgrade.empty());
        m_tell->setText({say(card->open ? "lines.tell_provider" : "lines.report"),
                         card->open ? "phone" : "triangle-alert"});
        m_tell->Show(card->canWrite);
        m_restored->Show(card->canWrite && card->open.has_value());
        m_copy->Show(card->open.has_value());
        m_more->setText(
            {say(card->hasOpenUpgrade ? "lines.upgrade_answer" : "lines.upgrade"), "arrow-up"});
        m_more->Show(card->canWrite);
        m_help->Show(card->canWrite);
    } else {
        setHead({});
    }
    Layout();
    m_scroll->FitInside();
}

} // namespace dongbo::gui
