#include "gui/widgets/controls/chips.h"

#include "gui/widgets/controls/menu.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int gap = 8;
constexpr int answerGap = 7;
constexpr int cardGap = 8;
constexpr int cardTall = 50;
constexpr int usualRoom = 356; ///< of cards in a form
constexpr int captionTall = 16;
constexpr std::size_t mostLines = 4;
constexpr const char* moreChip = "more";
} // namespace

ChipBar::ChipBar(wxWindow* parent, const std::string& name, std::vector<Chip> chips,
                 ChipStyle style)
    : Canvas(parent, name)
    , m_chips(std::move(chips))
    , m_style(style)
{}

void ChipBar::setChips(std::vector<Chip> chips)
{
    const wxSize before = bestSize();
    m_chips = std::move(chips);
    changed(bestSize() != before);
}

void ChipBar::wrapLines()
{
    m_isOneLine = false;
    changed(true);
}

void ChipBar::foldLine()
{
    m_folds = true;
    changed(true);
}

int ChipBar::tall() const
{
    switch (m_style) {
    case ChipStyle::Filter:
        return 28;
    case ChipStyle::Small:
        return 24;
    case ChipStyle::Answer:
        return 30;
    }
    return 28;
}

int ChipBar::widthOf(const Chip& chip) const
{
    const TextSize size = m_style == ChipStyle::Answer ? TextSize::Body : TextSize::Caption;
    const int end = m_style == ChipStyle::Small ? 10 : 12;
    int width = end + textWidth(chip.word, size, Weight::Medium) + end;
    if (!chip.keys.empty()) {
        width += keyCapWidth(chip.keys) + 8 - end + 6;
    }
    if (!chip.icon.empty()) {
        width += 13 + 6;
    }
    if (!chip.count.empty()) {
        width += 6 + textWidth(chip.count, size, Weight::SemiBold);
    }
    if (chip.isClosable || chip.opensMenu) {
        width += 13 + 6;
    }
    return width;
}

std::vector<ChipBar::Placed> ChipBar::places(int room) const
{
    if (m_isOneLine) {
        return folded(room);
    }
    const int between = m_style == ChipStyle::Answer ? answerGap : gap;
    std::vector<Placed> out;
    int x = 0;
    int y = 0;
    for (const Chip& chip : m_chips) {
        const int width = widthOf(chip);
        if (x > 0 && x + width > room) {
            x = 0;
            y += tall() + between;
        }
        out.push_back({&chip, {x, y, room > 0 ? std::min(width, room) : width, tall()}});
        x += width + between;
    }
    return out;
}

std::vector<ChipBar::Placed> ChipBar::folded(int room) const
{
    if (m_chips.empty()) {
        return {};
    }
    const int between = m_style == ChipStyle::Answer ? answerGap : gap;
    int all = -between;
    for (const Chip& chip : m_chips) {
        all += widthOf(chip) + between;
    }
    // those selected, the first and those that count nothing are folded away last
    std::vector<const Chip*> order;
    for (const Chip& chip : m_chips) {
        order.push_back(&chip);
    }
    std::stable_partition(order.begin(), order.end(), [this](const Chip* chip) {
        return chip == &m_chips.front() || chip->isSelected || chip->count.empty();
    });
    std::stable_partition(order.begin(), order.end(),
                          [](const Chip* chip) { return chip->isSelected; });
    m_more = {.id = moreChip, .word = "+" + std::to_string(m_chips.size()), .opensMenu = true};
    int left = all <= room ? all : room - widthOf(m_more) - between;
    std::vector<const Chip*> kept;
    for (const Chip* chip : order) {
        left -= widthOf(*chip) + (kept.empty() ? 0 : between);
        if (left < 0) {
            break;
        }
        kept.push_back(chip);
    }
    std::vector<Placed> out;
    int x = 0;
    const auto place = [&](const Chip& chip) {
        out.push_back({&chip, {x, 0, widthOf(chip), tall()}});
        x += widthOf(chip) + between;
    };
    m_more.tip.clear();
    for (const Chip& chip : m_chips) {
        if (std::find(kept.begin(), kept.end(), &chip) != kept.end()) {
            place(chip);
        } else {
            m_more.tip += (m_more.tip.empty() ? "" : ", ") + chip.word;
        }
    }
    if (kept.empty()) { // the chip in force stands for all of them
        const auto chosen = std::find_if(m_chips.begin(), m_chips.end(),
                                         [](const Chip& chip) { return chip.isSelected; });
        const Chip& shown = chosen == m_chips.end() ? m_chips.front() : *chosen;
        m_more.word = shown.word;
        m_more.count = shown.count;
        m_more.isSelected = shown.isSelected;
        place(m_more);
        out.back().rect.width = std::min(out.back().rect.width, room);
    } else if (kept.size() < m_chips.size()) {
        m_more.word = "+" + std::to_string(m_chips.size() - kept.size());
        place(m_more);
    }
    return out;
}

void ChipBar::openFolded()
{
    const auto rects = places(std::max(1, area().x));
    std::vector<MenuItem> items;
    for (const Chip& chip : m_chips) {
        const bool isShown = std::any_of(rects.begin(), rects.end(),
                                         [&](const Placed& one) { return one.chip == &chip; });
        if (!isShown) {
            items.push_back(
                {.id = chip.id, .word = chip.word, .icon = chip.icon, .after = chip.count});
        }
    }
    showMenu(*this, rects.back().rect, std::move(items), [this](const std::string& id) {
        CallAfter([this, id] { activate(id); }); // it may open a menu of its own
    });
}

wxSize ChipBar::bestSize() const
{
    if (m_folds) {
        return {40, tall()};
    }
    const int room = m_wrapWidth > 0 && !m_isOneLine ? m_wrapWidth : 100000;
    wxSize size(0, tall());
    for (const auto& [chip, rect] : places(room)) {
        size.IncTo(wxSize(rect.x + rect.width, rect.y + rect.height));
    }
    if (!m_isOneLine && m_wrapWidth > 0) {
        size.x = std::min(size.x, 40);
    }
    return size;
}

void ChipBar::DoSetSize(int x, int y, int width, int height, int sizeFlags)
{
    Canvas::DoSetSize(x, y, width, height, sizeFlags);
    const int wide = area().x;
    if (m_isOneLine || wide == m_wrapWidth || wide <= 0) {
        return;
    }
    // the height depends on the width; the parent lays out again when the number of lines changes
    const int before = bestSize().y;
    m_wrapWidth = wide;
    InvalidateBestSize();
    if (bestSize().y != before) {
        CallAfter([this] { relayout(*this); });
    }
}

std::vector<Part> ChipBar::parts() const
{
    std::vector<Part> out;
    for (const auto& [placed, rect] : places(std::max(1, area().x))) {
        const Chip& chip = *placed;
        Part part;
        part.id = chip.id;
        part.role = chip.opensMenu ? Role::Button : Role::Toggle;
        part.name = chip.count.empty() ? chip.word : chip.word + " " + chip.count;
        part.name += placed == &m_more ? ": " + chip.tip : "";
        part.rect = rect;
        part.isSelected = chip.isSelected;
        part.isEnabled = IsEnabled();
        if (!chip.opensMenu) {
            part.checked = chip.isSelected;
        }
        part.tip = chip.tip;
        part.radius = m_style == ChipStyle::Answer ? 7 : tall() / 2;
        out.push_back(part);
        if (chip.isClosable && m_clear) {
            Part cross;
            cross.id = chip.id + "/clear";
            cross.role = Role::Button;
            cross.name = "× " + chip.word;
            cross.rect = wxRect(part.rect.x + part.rect.width - 26, part.rect.y, 26, tall());
            cross.radius = tall() / 2;
            out.push_back(std::move(cross));
        }
    }
    return out;
}

void ChipBar::activate(const std::string& partId)
{
    const bool isOwn = std::any_of(m_chips.begin(), m_chips.end(),
                                   [](const Chip& chip) { return chip.id == moreChip; });
    if (partId == moreChip && !isOwn) {
        openFolded();
        return;
    }
    const auto slash = partId.find("/clear");
    if (slash != std::string::npos) {
        if (m_clear) {
            const auto clear = m_clear;
            clear(partId.substr(0, slash));
        }
    } else if (m_toggle && IsEnabled()) {
        const auto toggle = m_toggle;
        toggle(std::string(partId));
    }
}

bool ChipBar::onKey(wxKeyEvent& event)
{
    if (event.GetKeyCode() != WXK_DELETE || !m_clear || focusedPart().empty()) {
        return false;
    }
    const auto clear = m_clear;
    clear(focusedPart().substr(0, focusedPart().find("/clear")));
    return true;
}

void ChipBar::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const bool isAnswer = m_style == ChipStyle::Answer;
    for (const auto& [placed, rect] : places(std::max(1, area().x))) {
        const Chip& chip = *placed;
        const bool isHovered = hoveredPart().substr(0, hoveredPart().find('/')) == chip.id;
        const wxColour fill = chip.isSelected ? p.accentSoft : isHovered ? p.sunken : p.surface;
        const wxColour line = chip.isSelected ? p.accent : isHovered ? p.text3 : p.muteLine;
        painter.roundRect(rect, fill, line, isAnswer ? 7 : rect.height / 2.0);
        const wxColour ink = chip.isSelected ? p.accentText : isAnswer ? p.text : p.text2;
        TextStyle style;
        style.size = isAnswer ? TextSize::Body : TextSize::Caption;
        style.weight = chip.isSelected || !isAnswer ? Weight::Medium : Weight::Regular;
        style.colour = ink;
        int x = rect.x + (m_style == ChipStyle::Small ? 10 : 12);
        int right = rect.x + rect.width - 8;
        if (!chip.keys.empty()) {
            x = rect.x + 6;
            x += drawKeyCap(painter, wxRect(x, rect.y, 60, rect.height), chip.keys, false,
                            Align::Left) +
                 8;
        }
        if (!chip.icon.empty()) {
            painter.icon(chip.icon, wxRect(x, rect.y, 13, rect.height), ink, 13);
            x += 13 + 6;
        }
        if (chip.isClosable || chip.opensMenu) {
            painter.icon(chip.isClosable ? "cross" : "chevron-down",
                         wxRect(right - 15, rect.y, 13, rect.height), ink, 13);
            right -= 18;
        }
        x += painter.text(wxRect(x, rect.y, right - x + 8, rect.height), chip.word, style);
        style.weight = Weight::SemiBold;
        style.colour = chip.isSelected ? p.accentText : p.text;
        painter.text(wxRect(x + 6, rect.y, right - x, rect.height), chip.count, style);
    }
}

ChoiceCards::ChoiceCards(wxWindow* parent, const std::string& name, std::vector<Choice> choices)
    : Canvas(parent, name)
    , m_choices(std::move(choices))
{}

void ChoiceCards::setChoices(std::vector<Choice> choices)
{
    m_choices = std::move(choices);
    changed(true);
}

void ChoiceCards::choose(const std::string& id)
{
    m_chosen = id;
    changed();
}

wxSize ChoiceCards::bestSize() const
{
    int widest = 92;
    for (const Choice& choice : m_choices) {
        const int icon = choice.icon.empty() ? 0 : 19;
        const int word = textWidth(choice.word, TextSize::Body, Weight::SemiBold) + icon;
        widest = std::max({widest, word + 18, textWidth(choice.caption, TextSize::Caption) + 18});
    }
    const int count = static_cast<int>(m_choices.size());
    // as wide as a form is, captions that do not fit on one line take more
    const int inside = (usualRoom - std::max(0, count - 1) * cardGap) / std::max(1, count) - 15;
    std::size_t lines = 1;
    for (const Choice& choice : m_choices) {
        lines = std::max(lines, wrapped(choice.caption, inside, TextSize::Caption).size());
    }
    const int more = static_cast<int>(std::min(lines, mostLines) - 1) * captionTall;
    return {count * widest + std::max(0, count - 1) * cardGap, cardTall + more};
}

std::vector<Part> ChoiceCards::parts() const
{
    std::vector<Part> out;
    const int count = std::max(1, static_cast<int>(m_choices.size()));
    const int room = area().x - (count - 1) * cardGap;
    int i = 0;
    for (const Choice& choice : m_choices) {
        Part part;
        part.id = choice.id;
        part.role = Role::Radio;
        part.name = choice.caption.empty() ? choice.word : choice.word + ", " + choice.caption;
        const int from = i * room / count + i * cardGap;
        const int to = (i + 1) * room / count + i * cardGap;
        part.rect = wxRect(from, 0, to - from, area().y);
        part.isSelected = choice.id == m_chosen;
        part.checked = part.isSelected;
        part.isEnabled = IsEnabled();
        out.push_back(std::move(part));
        ++i;
    }
    return out;
}

void ChoiceCards::activate(const std::string& partId)
{
    if (!IsEnabled()) {
        return;
    }
    choose(partId);
    if (m_action) {
        const auto action = m_action;
        action(m_chosen);
    }
}

void ChoiceCards::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const auto pieces = parts();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Choice& choice = m_choices[i];
        const Part& part = pieces[i];
        const bool isChosen = part.isSelected;
        const bool isHovered = hoveredPart() == part.id;
        const wxColour ink = isChosen ? p.ink(choice.tone) : p.text;
        painter.roundRect(part.rect, isChosen ? p.soft(choice.tone) : p.surface,
                          isChosen    ? p.ink(choice.tone)
                          : isHovered ? p.text3
                                      : p.muteLine,
                          7, isChosen ? 2 : 1);
        int x = part.rect.x + 9;
        if (!choice.icon.empty()) {
            painter.icon(choice.icon, wxRect(x - 1, part.rect.y + 6, 16, 20), ink, 14);
            x += 19;
        }
        TextStyle style;
        style.weight = Weight::SemiBold;
        style.colour = ink;
        const int right = part.rect.x + part.rect.width - 6;
        painter.text(wxRect(x, part.rect.y + 6, right - x, 20), choice.word, style);
        style.size = TextSize::Caption;
        style.weight = Weight::Regular;
        style.colour = isChosen ? p.text2 : p.text3;
        const wxRect caption(part.rect.x + 9, part.rect.y + 25, right - part.rect.x - 9,
                             part.rect.height - 30);
        if (caption.height < 2 * captionTall) {
            painter.text(wxRect(caption.x, caption.y, caption.width, 18), choice.caption, style);
        } else {
            painter.paragraph(caption, {{choice.caption, style.weight, style.colour}},
                              TextSize::Caption);
        }
    }
}

CheckBox::CheckBox(wxWindow* parent, const std::string& name, std::string word, Shape shape)
    : Canvas(parent, name)
    , m_word(std::move(word))
    , m_shape(shape)
{}

void CheckBox::setChecked(bool isChecked)
{
    if (m_isChecked != isChecked) {
        m_isChecked = isChecked;
        changed();
    }
}

void CheckBox::setWord(std::string word)
{
    m_word = std::move(word);
    changed(true);
}

Role CheckBox::role() const
{
    return m_shape == Shape::Round ? Role::Radio : Role::CheckBox;
}

std::vector<Part> CheckBox::parts() const
{
    Part one;
    one.id = "box";
    one.role = role();
    one.name = m_word;
    one.rect = wxRect(wxPoint(0, 0), area());
    one.isEnabled = IsEnabled();
    one.checked = m_isChecked;
    one.radius = 4;
    return {one};
}

void CheckBox::activate(const std::string& /*partId*/)
{
    if (!IsEnabled() || (m_shape == Shape::Round && m_isChecked)) {
        return;
    }
    setChecked(!m_isChecked);
    if (m_action) {
        const auto action = m_action;
        action(m_isChecked);
    }
}

wxSize CheckBox::bestSize() const
{
    return {16 + 7 + textWidth(m_word) + 2, 22};
}

void CheckBox::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxSize size = area();
    drawCheck(painter, wxRect(0, 0, 16, size.y), m_isChecked, IsEnabled(), m_shape == Shape::Round);
    TextStyle style;
    style.colour = IsEnabled() ? p.text2 : p.text3;
    if (m_shape == Shape::Round && IsEnabled()) {
        style.colour = p.text;
    }
    painter.text(wxRect(23, 0, size.x - 23, size.y), m_word, style);
}

} // namespace dongbo::gui
