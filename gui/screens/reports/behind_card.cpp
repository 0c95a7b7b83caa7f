#include "gui/screens/reports/behind_card.h"

#include "gui/screens/form_pieces.h"

namespace dongbo::gui {

namespace {
constexpr int side = 16;
constexpr int gap = 12;
} // namespace

BehindCard::BehindCard(wxWindow* parent, present::Shell& shell, present::ReportBehind& behind)
    : Card(parent, "reports.behind", {}, CardEdge::Whole)
    , m_shell(shell)
    , m_behind(behind)
    , m_title(
          new Words(this, "reports.behind_title", std::string(), TextSize::Body, Weight::SemiBold))
    , m_caption(new Words(this, "reports.behind_caption", std::string(), TextSize::Caption))
    , m_rows(new RowList(this, "reports.behind_rows"))
    , m_more(new Words(this, "reports.behind_more", std::string(), TextSize::Caption))
    , m_howHead(new Words(this, "reports.how_head", say("reports.how"), TextSize::Caption))
    , m_how(new Words(this, "reports.how", std::string()))
    , m_cost(new Words(this, "reports.behind_cost", std::string()))
    , m_open(new Button(this, "reports.open_behind", {}, ButtonKind::Outline, ButtonSize::Foot))
{
    m_rows->scrolls();
    m_rows->setRowHeight(48, false);
    m_rows->onOpen([this](const std::string& id) { m_behind.open(id); });
    m_open->onPress([this] { m_behind.openAll(); });
    m_more->setQuiet(true);
    m_caption->setQuiet(false);
    m_howHead->setQuiet(true);
    const int wrap = width() - 2 * side;
    for (auto* words : {m_title, m_caption, m_more, m_how, m_cost}) {
        words->wrapAt(wrap);
    }
    const auto flags = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(side));
    auto& all = body();
    all.AddSpacer(FromDIP(gap));
    all.Add(m_title, flags);
    all.Add(m_caption, flags);
    all.AddSpacer(FromDIP(gap));
    all.Add(m_rows, wxSizerFlags(1).Expand());
    all.Add(m_more, flags);
    all.AddSpacer(FromDIP(gap));
    all.Add(m_howHead, flags);
    all.AddSpacer(FromDIP(2));
    all.Add(m_how, flags);
    all.AddSpacer(FromDIP(gap));
    all.Add(m_cost, flags);
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    auto* leave = new Button(this, "reports.close_behind", {say("reports.close_behind"), {}, "Esc"},
                             ButtonKind::Link, ButtonSize::Foot);
    leave->onPress([this] { m_behind.clear(); });
    foot->Add(m_open, wxSizerFlags().CentreVertical());
    foot->AddStretchSpacer();
    foot->Add(leave, wxSizerFlags().CentreVertical());
    all.Add(foot, wxSizerFlags().Expand().Border(wxALL, FromDIP(gap)));
    SetMinSize(FromDIP(wxSize(width(), 10)));
}

std::string BehindCard::say(std::string_view code) const
{
    return m_shell.session().say(code);
}

void BehindCard::show(const present::BehindContent& content)
{
    m_title->setText(content.number.title);
    m_caption->setText(content.number.caption);
    std::vector<ListRow> rows;
    for (const auto& line : content.lines) {
        ListRow row;
        row.id = line.id;
        row.lead = line.lead;
        row.title = line.title;
        row.caption = line.caption;
        row.value = line.value;
        row.valueTone = toneOf(line.tone);
        row.note = line.note;
        row.tip = line.caption.empty() ? line.title : line.title + "\n" + line.caption;
        rows.push_back(std::move(row));
    }
    m_rows->setEmptyText(say(content.isReading ? "reports.reading" : "reports.no_records"));
    m_rows->setRows(std::move(rows));
    m_more->setText(content.more);
    m_more->Show(!content.more.empty());
    m_howHead->Show(!content.number.how.empty());
    m_how->Show(!content.number.how.empty());
    m_how->setText(content.number.how);
    m_cost->Show(!content.cost.empty());
    m_cost->setRuns(
        {{content.costTitle + ": ", Weight::Medium, {}}, {content.cost, Weight::SemiBold, {}}});
    m_open->Show(!content.open.empty());
    m_open->setText({content.open, "arrow-right"});
    Layout();
}

} // namespace dongbo::gui
