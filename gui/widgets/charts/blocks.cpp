#include "gui/widgets/charts/blocks.h"

#include <algorithm>
#include <numeric>

namespace dongbo::gui {

namespace {

constexpr int blockGap = 44;
constexpr int narrowGap = 24; ///< where not all notes fit
constexpr int blockTall = 62;
constexpr int arrowWide = 26;
constexpr int rowTall = 26;
constexpr int legendTall = 40; ///< two lines: the states of a narrow card do not fit on one
constexpr int legendLine = 18;
constexpr int leastSquare = 13;
constexpr int mostSquare = 20;
constexpr int squareTall = 19;

} // namespace

FigureBlocks::FigureBlocks(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void FigureBlocks::setBlocks(std::vector<Block> blocks)
{
    m_blocks = std::move(blocks);
    changed();
}

int FigureBlocks::valueWide(const Block& block)
{
    const auto size = block.icon.empty() ? TextSize::Figure : TextSize::Body;
    int value = textWidth(block.value, size, Weight::SemiBold) + (block.icon.empty() ? 0 : 22);
    if (!block.before.empty()) {
        value += textWidth(block.before, TextSize::Figure, Weight::SemiBold) + arrowWide;
    }
    if (!block.unit.empty()) {
        value += 6 + textWidth(block.unit);
    }
    return value + 2;
}

int FigureBlocks::widthOf(const Block& block)
{
    return std::max({valueWide(block), textWidth(block.caption, TextSize::Caption) + 2,
                     textWidth(block.note, TextSize::Caption) + 2});
}

int FigureBlocks::gap() const
{
    return bestSize().x <= area().x ? blockGap : narrowGap;
}

/// Notes give way when all do not fit, then the last blocks: a figure is never cut.
std::vector<int> FigureBlocks::widths() const
{
    std::vector<int> out;
    std::vector<int> least;
    for (const auto& block : m_blocks) {
        out.push_back(widthOf(block));
        least.push_back(valueWide(block));
    }
    const auto roomFor = [&](std::size_t count) {
        return area().x - gap() * (static_cast<int>(count) - 1);
    };
    const auto sum = [](const std::vector<int>& of) {
        return std::accumulate(of.begin(), of.end(), 0);
    };
    while (out.size() > 1 && sum(least) > roomFor(out.size())) {
        out.pop_back();
        least.pop_back();
    }
    const int over = sum(out) - roomFor(out.size());
    const int notes = sum(out) - sum(least);
    if (over > 0) {
        for (std::size_t i = 0; i < out.size(); ++i) { // what notes have beyond their figures
            out[i] -= notes == 0 ? 0 : (out[i] - least[i]) * std::min(over, notes) / notes;
        }
    }
    return out;
}

wxSize FigureBlocks::bestSize() const
{
    int width = 0;
    for (const auto& block : m_blocks) {
        width += widthOf(block) + blockGap;
    }
    return {std::max(0, width - blockGap), blockTall};
}

std::vector<Part> FigureBlocks::parts() const
{
    std::vector<Part> out;
    const auto wide = widths();
    int x = 0;
    for (std::size_t i = 0; i < wide.size(); ++i) {
        const Block& block = m_blocks[i];
        Part part;
        part.id = block.id;
        part.role = Role::Label;
        part.name = block.caption + ": " + (block.before.empty() ? "" : block.before + " > ") +
                    block.value + " " + block.unit + ". " + block.note;
        part.tip = block.note;
        part.rect = wxRect(x, 0, wide[i], area().y);
        x += wide[i] + gap();
        out.push_back(std::move(part));
    }
    return out;
}

void FigureBlocks::drawBlock(Painter& painter, const Block& block, const wxRect& rect)
{
    const Palette& p = painter.palette();
    const wxColour ink = block.tone == Tone::None ? p.text : p.ink(block.tone);
    TextStyle small;
    small.size = TextSize::Caption;
    small.colour = p.text2;
    const int top = rect.y + (rect.height - blockTall) / 2;
    painter.text(wxRect(rect.x, top, rect.width, 16), block.caption, small);
    TextStyle style;
    style.weight = Weight::SemiBold;
    style.size = block.icon.empty() ? TextSize::Figure : TextSize::Body;
    const wxRect line(rect.x, top + 16, rect.width, 28);
    int x = line.x;
    if (!block.before.empty()) {
        style.colour = p.text2;
        x += painter.text(line, block.before, style);
        painter.icon("arrow-right", wxRect(x, line.y, arrowWide, line.height), p.text3, 15);
        x += arrowWide;
    }
    if (!block.icon.empty()) {
        painter.icon(block.icon, wxRect(x, line.y, 16, line.height), ink, 16);
        x += 22;
    }
    style.colour = ink;
    x += painter.text(wxRect(x, line.y, rect.x + rect.width - x, line.height), block.value, style);
    if (!block.unit.empty()) {
        TextStyle unit;
        unit.colour = p.text2;
        painter.text(wxRect(x + 6, line.y + 3, rect.x + rect.width - x - 6, line.height - 3),
                     block.unit, unit);
    }
    small.colour = p.text3;
    painter.text(wxRect(rect.x, top + 45, rect.width, 16), block.note, small);
}

void FigureBlocks::draw(Painter& painter)
{
    const auto all = parts();
    for (std::size_t i = 0; i < all.size(); ++i) {
        drawBlock(painter, m_blocks[i], all[i].rect);
        if (i > 0) {
            painter.line(wxRealPoint(all[i].rect.x - gap() / 2.0, 2),
                         wxRealPoint(all[i].rect.x - gap() / 2.0, area().y - 2),
                         painter.palette().line);
        }
    }
}

MarkRows::MarkRows(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void MarkRows::setRows(std::vector<Row> rows)
{
    const bool isOther = rows.size() != m_rows.size();
    m_rows = std::move(rows);
    changed(isOther);
}

wxSize MarkRows::bestSize() const
{
    return {260, static_cast<int>(m_rows.size()) * rowTall + legendTall};
}

int MarkRows::labelWide() const
{
    int wide = 0;
    for (const auto& row : m_rows) {
        wide = std::max(wide, textWidth(row.word, TextSize::Caption));
    }
    return wide + 10;
}

std::vector<MarkRows::Piece> MarkRows::pieces() const
{
    std::vector<Piece> out;
    const int left = labelWide();
    const int room = std::max(20, area().x - left);
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        const auto& marks = m_rows[r].marks;
        const int count = std::accumulate(marks.begin(), marks.end(), 0,
                                          [](int sum, const Mark& m) { return sum + m.count; });
        const int top = static_cast<int>(r) * rowTall + (rowTall - squareTall) / 2;
        if (count == 0) {
            continue;
        }
        if (count == static_cast<int>(marks.size()) && room / count >= leastSquare) {
            const int pitch = std::min(mostSquare, room / count);
            for (int i = 0; i < count; ++i) {
                const auto& mark = marks[static_cast<std::size_t>(i)];
                out.push_back({std::to_string(r) + ":" + mark.id,
                               {},
                               &mark,
                               wxRect(left + i * pitch, top, pitch - 2, squareTall)});
            }
            continue;
        }
        int from = 0;
        for (std::size_t i = 0; i < marks.size();) {
            const Mark& first = marks[i];
            int until = from;
            for (; i < marks.size() && marks[i].icon == first.icon; ++i) {
                until += marks[i].count;
            }
            const int x = left + room * from / count;
            const int end = left + room * until / count;
            out.push_back({std::to_string(r) + ":" + std::to_string(from),
                           std::to_string(until - from), &first,
                           wxRect(x, top, std::max(3, end - x - 1), squareTall)});
            from = until;
        }
    }
    return out;
}

std::vector<Part> MarkRows::parts() const
{
    std::vector<Part> out;
    for (const auto& piece : pieces()) {
        Part part;
        part.id = piece.id;
        part.role = Role::Item;
        part.name = piece.text.empty() ? piece.mark->name + ": " + piece.mark->word
                                       : piece.text + " " + piece.mark->word;
        part.tip = part.name;
        part.rect = piece.rect;
        part.radius = 4;
        out.push_back(std::move(part));
    }
    return out;
}

void MarkRows::activate(const std::string& partId)
{
    const auto colon = partId.find(':');
    if (!m_open || colon == std::string::npos) {
        return;
    }
    for (const auto& piece : pieces()) {
        if (piece.id == partId && piece.text.empty()) {
            const auto open = m_open;
            open(std::string(piece.mark->id));
            return;
        }
    }
}

void MarkRows::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = p.text2;
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        painter.text(wxRect(0, static_cast<int>(r) * rowTall, labelWide(), rowTall), m_rows[r].word,
                     style);
    }
    std::vector<const Mark*> legend;
    for (const auto& piece : pieces()) {
        const Mark& mark = *piece.mark;
        const bool isUnknown = mark.tone == Tone::Mute;
        painter.roundRect(piece.rect, p.soft(mark.tone),
                          hoveredPart() == piece.id ? p.text2 : p.outline(mark.tone), 4, 1,
                          isUnknown);
        if (piece.text.empty()) {
            painter.icon(mark.icon, piece.rect, p.ink(mark.tone), 11);
        } else if (piece.rect.width > 24) {
            TextStyle number = style;
            number.colour = p.ink(mark.tone);
            number.align = Align::Centre;
            painter.text(piece.rect, piece.text, number);
        }
        if (std::none_of(legend.begin(), legend.end(),
                         [&](const Mark* one) { return one->icon == mark.icon; })) {
            legend.push_back(&mark);
        }
    }
    int x = 0;
    int y = static_cast<int>(m_rows.size()) * rowTall + 2;
    for (const Mark* mark : legend) {
        if (x > 0 && x + 17 + textWidth(mark->word, style.size) > area().x) {
            x = 0;
            y += legendLine;
        }
        painter.icon(mark->icon, wxRect(x, y, 13, legendLine), p.ink(mark->tone), 12);
        style.colour = p.ink(mark->tone);
        x += 17;
        x += painter.text(wxRect(x, y, std::max(1, area().x - x), legendLine), mark->word, style) +
             14;
    }
}

} // namespace dongbo::gui
