#include "gui/screens/lists/bulk_bar.h"

namespace dongbo::gui {

namespace {
constexpr int tall = 34;
constexpr int inset = 14;
constexpr int gap = 8;
} // namespace

BulkBar::BulkBar(wxWindow* parent, const std::string& name, std::string closeWord)
    : Surface(parent, name)
    , m_row(new wxBoxSizer(wxHORIZONTAL))
    , m_close(new Button(this, name + ".close", {std::move(closeWord), "cross"}, ButtonKind::Plain,
                         ButtonSize::Row))
{
    auto* all = new wxBoxSizer(wxHORIZONTAL);
    m_room = all->AddSpacer(0);
    all->Add(m_row, wxSizerFlags(1).CentreVertical());
    all->Add(m_close, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    SetSizer(all);
    SetMinSize(FromDIP(wxSize(-1, tall)));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit();
        event.Skip();
    });
    Hide();
}

void BulkBar::setContent(const std::string& words, const std::vector<present::BulkVerb>& verbs)
{
    m_words = words;
    std::vector<std::string> ids;
    for (const auto& verb : verbs) {
        ids.push_back(verb.id);
    }
    if (ids != m_ids) { // the same buttons only change their words, so that the focus stays
        m_row->Clear(true);
        m_buttons.clear();
        m_ids = ids;
        for (const auto& verb : verbs) {
            auto* button = new Button(
                this, GetName().utf8_string() + "." + verb.id, {verb.word, verb.icon},
                verb.isPrimary ? ButtonKind::Primary : ButtonKind::Outline, ButtonSize::Row);
            button->onPress([this, id = verb.id] { m_press(id); });
            m_row->Add(button, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(gap)));
            m_buttons.push_back(button);
        }
    }
    m_verbs = verbs;
    for (std::size_t i = 0; i < verbs.size(); ++i) {
        m_buttons[i]->Enable(verbs[i].isEnabled);
    }
    m_room->AssignSpacer(FromDIP(inset) +
                             FromDIP(textWidth(m_words, TextSize::Body, Weight::SemiBold)) +
                             FromDIP(inset),
                         1);
    fit();
    Refresh();
}

void BulkBar::fit()
{
    if (m_isFitting) { // a button of another width lays this bar out
        return;
    }
    m_isFitting = true;
    const int room =
        GetClientSize().x - m_room->GetMinSize().x - m_close->GetBestSize().x - FromDIP(inset);
    for (std::size_t worded = m_verbs.size() + 1; worded-- > 0;) {
        int wide = 0;
        for (std::size_t i = 0; i < m_verbs.size(); ++i) {
            const auto& verb = m_verbs[i];
            const bool hasWord = !verb.isMinor && (verb.isPrimary || i < worded);
            m_buttons[i]->setText({hasWord ? verb.word : std::string(), verb.icon,
                                   verb.isPrimary ? verb.keys : std::string(), verb.word});
            wide += m_buttons[i]->GetBestSize().x + FromDIP(gap);
        }
        if (wide <= room) {
            break;
        }
    }
    Layout();
    m_isFitting = false;
}

void BulkBar::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    painter.roundRect(wxRect(wxPoint(0, 0), area()), p.accentSoft, p.accent, 8);
    TextStyle style;
    style.weight = Weight::SemiBold;
    style.colour = p.accentText;
    painter.text(wxRect(inset, 0, area().x, area().y), m_words, style);
}

} // namespace dongbo::gui
