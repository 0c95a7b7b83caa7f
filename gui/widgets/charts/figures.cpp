#include "gui/widgets/charts/figures.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int lineTall = 34;
constexpr int lineGap = 26;
constexpr int leastGap = 12;
constexpr int cardTall = 54;
constexpr int cardGap = 12;
constexpr int factTall = 46;
constexpr int factGap = 12;
} // namespace

FigureLine::FigureLine(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void FigureLine::setFigures(std::vector<Figure> figures, std::string note)
{
    m_figures = std::move(figures);
    m_note = std::move(note);
    changed();
}

int FigureLine::widthOf(const Figure& figure)
{
    return (figure.icon.empty() ? 0 : 22) +
           textWidth(figure.number, TextSize::Figure, Weight::SemiBold) + 6 +
           textWidth(figure.word, TextSize::Caption, Weight::Medium);
}

wxSize FigureLine::bestSize() const
{
    int width = 0;
    for (const Figure& figure : m_figures) {
        width += widthOf(figure) + lineGap;
    }
    return {std::max(0, width - lineGap), lineTall};
}

int FigureLine::gapBetween() const
{
    const int count = static_cast<int>(m_figures.size());
    const int spare = area().x - (bestSize().x - std::max(0, count - 1) * lineGap);
    return count < 2 ? lineGap : std::clamp(spare / (count - 1), leastGap, lineGap);
}

std::vector<Part> FigureLine::parts() const
{
    std::vector<Part> out;
    const int gap = gapBetween();
    int x = 0;
    for (const Figure& figure : m_figures) {
        Part part;
        part.id = figure.id;
        part.role = m_open ? Role::Button : Role::Label;
        part.name = figure.number + " " + figure.word;
        part.tip = figure.tip;
        part.rect = wxRect(x, 1, widthOf(figure), area().y - 2);
        part.radius = 4;
        if (x > 0 && x + part.rect.width > area().x) {
            break; // rather left out than cut; what it counts is in the tiles below
        }
        x += part.rect.width + gap;
        out.push_back(std::move(part));
    }
    return out;
}

void FigureLine::activate(const std::string& partId)
{
    if (m_open) {
        const auto open = m_open;
        open(std::string(partId));
    }
}

void FigureLine::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const auto pieces = parts();
    int end = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Figure& figure = m_figures[i];
        const wxRect& rect = pieces[i].rect;
        const wxColour ink = figure.tone == Tone::None ? p.text : p.ink(figure.tone);
        int x = rect.x;
        if (!figure.icon.empty()) {
            painter.icon(figure.icon, wxRect(x, rect.y, 16, rect.height), ink, 16);
            x += 22;
        }
        TextStyle style;
        style.size = TextSize::Figure;
        style.weight = Weight::SemiBold;
        style.colour = ink;
        x += painter.text(wxRect(x, rect.y, rect.width, rect.height), figure.number, style) + 6;
        style.size = TextSize::Caption;
        style.weight = Weight::Medium;
        const wxRect word(x, rect.y + 4, rect.x + rect.width - x + 2, rect.height);
        painter.text(word, figure.word, style);
        if (m_open && hoveredPart() == figure.id) {
            painter.hairline(x, x + textWidth(figure.word, style.size, style.weight),
                             rect.y + rect.height - 5, ink);
        }
        end = rect.x + rect.width + 12;
    }
    TextStyle note;
    note.size = TextSize::Caption;
    note.colour = p.text3;
    note.align = Align::Right;
    if (area().x - end > 60) {
        painter.text(wxRect(end, 4, area().x - end, area().y - 4), m_note, note);
    }
}

FigureCards::FigureCards(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void FigureCards::setFigures(std::vector<Figure> figures)
{
    m_figures = std::move(figures);
    changed();
}

void FigureCards::choose(const std::string& id)
{
    m_chosen = id;
    changed();
}

wxSize FigureCards::bestSize() const
{
    return {static_cast<int>(m_figures.size()) * 130, cardTall};
}

std::vector<Part> FigureCards::parts() const
{
    std::vector<Part> out;
    const int count = std::max(1, static_cast<int>(m_figures.size()));
    const int room = area().x - (count - 1) * cardGap;
    int i = 0;
    for (const Figure& figure : m_figures) {
        Part part;
        part.id = figure.id;
        part.role = m_action ? Role::Radio : Role::Label;
        part.name = figure.number + " " + figure.word;
        if (!figure.caption.empty()) {
            part.name += ", " + figure.caption;
        }
        part.tip = figure.tip;
        const int from = i * room / count + i * cardGap;
        part.rect = wxRect(from, 0, (i + 1) * room / count + i * cardGap - from, area().y);
        part.isSelected = figure.id == m_chosen;
        if (m_action) {
            part.checked = part.isSelected;
        }
        part.radius = 8;
        out.push_back(std::move(part));
        ++i;
    }
    return out;
}

void FigureCards::activate(const std::string& partId)
{
    if (m_action) {
        choose(partId);
        const auto action = m_action;
        action(m_chosen);
    }
}

void FigureCards::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const auto pieces = parts();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Figure& figure = m_figures[i];
        const wxRect& rect = pieces[i].rect;
        const bool isLit = m_action && hoveredPart() == figure.id;
        const bool isChosen = figure.id == m_chosen;
        painter.roundRect(rect, p.surface, isLit || isChosen ? p.accent : p.line, 8,
                          isChosen ? 2 : 1);
        int x = rect.x + 15;
        if (!figure.icon.empty()) {
            painter.icon(figure.icon, wxRect(x, rect.y, 17, rect.height),
                         figure.tone == Tone::None ? p.text2 : p.ink(figure.tone), 17);
            x += 25;
        }
        TextStyle style;
        style.size = TextSize::Figure;
        style.weight = Weight::SemiBold;
        x += painter.text(wxRect(x, rect.y, rect.width, rect.height), figure.number, style) + 9;
        const int room = rect.x + rect.width - 8 - x;
        const bool hasCaption = !figure.caption.empty();
        style.size = TextSize::Body;
        style.weight = Weight::Medium;
        painter.text(wxRect(x, rect.y + (hasCaption ? 8 : 0), room, hasCaption ? 20 : rect.height),
                     figure.word, style);
        style.size = TextSize::Caption;
        style.weight = Weight::Regular;
        style.colour = p.text2;
        painter.text(wxRect(x, rect.y + 27, room, 18), figure.caption, style);
    }
}

FactGrid::FactGrid(wxWindow* parent, const std::string& name, int columns)
    : Canvas(parent, name)
    , m_columns(std::max(1, columns))
{}

void FactGrid::setFacts(std::vector<Fact> facts)
{
    m_facts = std::move(facts);
    changed(true);
}

bool FactGrid::isReadOnly() const
{
    return !m_open || std::none_of(m_facts.begin(), m_facts.end(),
                                   [](const Fact& fact) { return fact.isLink; });
}

wxSize FactGrid::bestSize() const
{
    const int rows = (static_cast<int>(m_facts.size()) + m_columns - 1) / m_columns;
    return {m_columns * 90, rows * factTall - 2};
}

wxRect FactGrid::cell(std::size_t index) const
{
    const int column = static_cast<int>(index) % m_columns;
    const int row = static_cast<int>(index) / m_columns;
    const int room = area().x - (m_columns - 1) * factGap;
    const int from = column * room / m_columns + column * factGap;
    return {from, row * factTall, (column + 1) * room / m_columns + column * factGap - from,
            factTall - 4};
}

std::vector<Part> FactGrid::parts() const
{
    std::vector<Part> out;
    for (std::size_t i = 0; i < m_facts.size(); ++i) {
        const Fact& fact = m_facts[i];
        Part part;
        part.id = fact.id;
        part.role = fact.isLink && m_open ? Role::Link : Role::Label;
        part.name = fact.label + ": " + fact.value;
        part.value = fact.value;
        part.tip = fact.tip;
        part.rect = cell(i);
        part.radius = 4;
        out.push_back(std::move(part));
    }
    return out;
}

void FactGrid::activate(const std::string& partId)
{
    if (m_open) {
        const auto open = m_open;
        open(std::string(partId));
    }
}

void FactGrid::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    for (std::size_t i = 0; i < m_facts.size(); ++i) {
        const Fact& fact = m_facts[i];
        const wxRect rect = cell(i);
        TextStyle style;
        style.size = TextSize::Caption;
        style.colour = p.text2;
        painter.text(wxRect(rect.x, rect.y, rect.width, 18), fact.label, style);
        const wxRect value(rect.x, rect.y + 19, rect.width, 22);
        if (fact.pill != Tone::None) {
            drawPill(painter, value, fact.icon, fact.value, fact.pill);
            continue;
        }
        style.size = TextSize::Body;
        style.weight = fact.isStrong ? Weight::SemiBold : Weight::Regular;
        style.colour = fact.isLink && m_open ? p.accentText : p.text;
        painter.text(value, fact.value.empty() ? "–" : fact.value, style);
    }
}

} // namespace dongbo::gui
