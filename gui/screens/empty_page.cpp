#include "gui/screens/empty_page.h"

#include <algorithm>

namespace dongbo::gui {

namespace {

constexpr int listWidth = 520;
constexpr int textWide = 560;
constexpr int square = 56;
constexpr int orTall = 38;
constexpr int rowTall = 52;

} // namespace

EmptyPage::EmptyPage(wxWindow* parent, const std::string& name)
    : Surface(parent, name)
    , m_primary(new Button(this, name + ".first", {}, ButtonKind::Primary))
    , m_ways(new RowList(this, name + ".ways"))
{
    m_ways->setRowHeight(rowTall, false);
    m_ways->scrolls();
    m_primary->onPress([this] {
        if (m_enter) {
            m_enter(m_first);
        }
    });
    const auto enter = [this](const std::string& id) {
        if (m_enter) {
            m_enter(id);
        }
    };
    m_ways->onOpen(enter);
    m_ways->onAct(enter);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        place();
        event.Skip();
    });
}

void EmptyPage::setContent(const std::string& icon, const std::string& fact,
                           const std::string& help, const std::vector<Way>& ways,
                           const std::string& orWord)
{
    m_icon = icon;
    m_fact = fact;
    m_help = help;
    m_or = orWord;
    m_first = ways.empty() ? std::string() : ways.front().id;
    m_primary->Show(!ways.empty());
    if (!ways.empty()) {
        m_primary->setText({ways.front().verb, ways.front().icon, {}, ways.front().detail, {}});
    }
    std::vector<ListRow> rows;
    for (std::size_t i = 1; i < ways.size(); ++i) {
        ListRow row;
        row.id = ways[i].id;
        row.icon = ways[i].icon;
        row.title = ways[i].title;
        row.caption = ways[i].detail;
        row.verb = ways[i].verb;
        rows.push_back(std::move(row));
    }
    m_others = rows.size();
    m_ways->Show(m_others > 0);
    m_ways->setRows(std::move(rows));
    place();
    Refresh();
}

EmptyPage::Heights EmptyPage::heights() const
{
    const int list = static_cast<int>(m_others) * rowTall;
    const int whole = square + 24 + 60 + 60 + (list > 0 ? orTall + list + 24 : 0);
    const int tall = area().y;
    const int top = std::max(16, (tall - whole) / 2);
    const int room = tall - 16 - (top + square + 24 + 60 + 74 + orTall);
    return {top, std::clamp(room, std::min(list, 2 * rowTall), list)};
}

void EmptyPage::place()
{
    const auto size = area();
    const auto [top, list] = heights();
    const auto best = ToDIP(m_primary->GetBestSize());
    moveTo(*m_primary, {(size.x - best.x) / 2, top + square + 24 + 66, best.x, best.y});
    const int wide = std::min(listWidth, size.x - 32);
    moveTo(*m_ways,
           {(size.x - wide) / 2 + 1, top + square + 24 + 60 + 74 + orTall, wide - 2, list});
    Refresh();
}

void EmptyPage::draw(Painter& painter)
{
    const auto& palette = painter.palette();
    const auto size = area();
    painter.roundRect({0, 0, size.x, size.y}, palette.surface, palette.muteLine, 8, 1, true);
    const auto [top, list] = heights();
    const int middle = size.x / 2;
    const wxRect box(middle - square / 2, top, square, square);
    painter.roundRect(box, palette.muteSoft, {}, 8);
    painter.icon(m_icon, box, palette.mute, 26);
    // a long sentence takes the lines it needs, and the help stands below them
    const int factTall = std::max(24, painter.paragraph({16, top + square + 14, size.x - 32, 72},
                                                        {{m_fact, Weight::SemiBold, palette.text}},
                                                        TextSize::Heading, Align::Centre));
    const int wide = std::min(textWide, size.x - 32);
    painter.paragraph({middle - wide / 2, top + square + 20 + factTall, wide, 40},
                      {{m_help, Weight::Regular, palette.text2}}, TextSize::Body, Align::Centre);
    if (list > 0) {
        const int listWide = std::min(listWidth, size.x - 32);
        const wxRect frame(middle - listWide / 2, top + square + 24 + 60 + 74, listWide,
                           orTall + list + 1);
        painter.roundRect(frame, palette.surface, palette.line, 8);
        painter.text({frame.x + 16, frame.y, frame.width - 32, orTall}, m_or,
                     {TextSize::Body, Weight::Regular, palette.text2, Align::Left, false});
        painter.hairline(frame.x + 1, frame.x + frame.width - 1, frame.y + orTall - 1,
                         palette.line);
    }
}

} // namespace dongbo::gui
