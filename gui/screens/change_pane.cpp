#include "gui/screens/change_pane.h"

#include "gui/screens/form_pieces.h"

#include <algorithm>
#include <charconv>

namespace dongbo::gui {

namespace {

constexpr int inset = 16;
constexpr int fieldTall = 30;
constexpr int noteTall = 20;
constexpr int leastName = 112;
constexpr int nameGap = 16;

TextStyle styled(TextSize size, Weight weight, const wxColour& colour)
{
    TextStyle style;
    style.size = size;
    style.weight = weight;
    style.colour = colour;
    return style;
}

int paragraphTall(const std::string& text, int width, TextSize size, Weight weight)
{
    const auto count = static_cast<int>(wrapped(text, width, size, weight).size());
    return std::max(1, count) * (lineHeight(size) + 2);
}

} // namespace

ChangeRecords::ChangeRecords(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void ChangeRecords::setDetail(const std::optional<present::JournalDetail>& detail)
{
    const bool isOther = !detail || !m_detail || !(detail->changeSet == m_detail->changeSet);
    m_detail = detail;
    if (isOther) {
        m_scroll.top = 0;
    }
    m_names = 0;
    if (detail) {
        for (const auto& record : detail->records) {
            for (const auto& field : record.fields) {
                m_names = std::max(m_names, textWidth(field.name) + nameGap);
            }
        }
    }
    changed();
}

std::vector<ChangeRecords::Line> ChangeRecords::lines(int width) const
{
    std::vector<Line> out;
    if (!m_detail) {
        return out;
    }
    int y = 12;
    const auto add = [&](Line::Kind kind, const std::string& text, int tall) -> Line& {
        Line line;
        line.kind = kind;
        line.text = text;
        line.y = y;
        line.tall = tall;
        y += tall;
        out.push_back(std::move(line));
        return out.back();
    };
    const int room = width - 2 * inset;
    add(Line::Kind::Title, m_detail->title,
        paragraphTall(m_detail->title, room, TextSize::Heading, Weight::SemiBold));
    add(Line::Kind::Facts, m_detail->facts, noteTall);
    if (!m_detail->doubt.empty()) {
        add(Line::Kind::Doubt, m_detail->doubt, noteTall);
    }
    for (const auto* text : {&m_detail->reason, &m_detail->undone}) {
        if (!text->empty()) {
            add(Line::Kind::Reason, *text,
                paragraphTall(*text, room, TextSize::Body, Weight::Regular));
        }
    }
    for (std::size_t r = 0; r < m_detail->records.size(); ++r) {
        const auto& record = m_detail->records[r];
        y += 10;
        add(Line::Kind::Record, record.title, 28).record = r;
        if (!record.note.empty()) {
            add(Line::Kind::Note, record.note, noteTall).record = r;
        }
        for (std::size_t f = 0; f < record.fields.size(); ++f) {
            auto& line = add(Line::Kind::Field, {},
                             fieldTall + (record.fields[f].source.empty() ? 0 : noteTall - 4));
            line.record = r;
            line.field = f;
        }
    }
    if (!m_detail->more.empty()) {
        y += 10;
        add(Line::Kind::More, m_detail->more, 28);
    }
    return out;
}

std::vector<Part> ChangeRecords::parts() const
{
    std::vector<Part> out;
    const int width = area().x;
    for (const auto& line : lines(width)) {
        Part part;
        part.rect = {inset, line.y - m_scroll.top, width - 2 * inset, line.tall};
        part.name = line.text;
        part.radius = 4;
        switch (line.kind) {
        case Line::Kind::Title:
            part.id = "title";
            part.role = Role::Heading;
            break;
        case Line::Kind::Facts:
        case Line::Kind::Doubt:
        case Line::Kind::Reason:
        case Line::Kind::Note:
        case Line::Kind::More:
            part.id = "text:" + std::to_string(line.y);
            part.role = Role::Label;
            break;
        case Line::Kind::Record:
            part.id = "record:" + std::to_string(line.record);
            part.role = m_detail->records[line.record].place ? Role::Link : Role::Heading;
            part.rect.width = std::min(part.rect.width,
                                       textWidth(line.text, TextSize::Body, Weight::SemiBold) + 8);
            break;
        case Line::Kind::Field: {
            const auto& field = m_detail->records[line.record].fields[line.field];
            part.id = "field:" + std::to_string(line.record) + "/" + std::to_string(line.field);
            part.role = Role::Label;
            part.name = field.name + ": " + (field.before.empty() ? "" : field.before + " → ") +
                        field.after;
            part.tip = part.name;
            break;
        }
        }
        out.push_back(std::move(part));
    }
    return out;
}

void ChangeRecords::activate(const std::string& partId)
{
    constexpr std::string_view prefix = "record:";
    if (!m_open || !m_detail || !partId.starts_with(prefix)) {
        return;
    }
    std::size_t index = 0;
    std::from_chars(partId.data() + prefix.size(), partId.data() + partId.size(), index);
    if (index < m_detail->records.size() && m_detail->records[index].place) {
        const auto place = *m_detail->records[index].place;
        m_open(place);
    }
}

void ChangeRecords::drawField(Painter& painter, const present::JournalField& field,
                              const wxRect& rect, bool isBorn)
{
    const auto& palette = painter.palette();
    const int names = std::clamp(m_names, leastName, std::max(leastName, rect.width * 2 / 5));
    painter.text({rect.x, rect.y, names - 8, fieldTall}, field.name,
                 styled(TextSize::Body, Weight::Regular, palette.text2));
    const int left = rect.x + names;
    const int room = rect.width - names;
    if (isBorn) {
        painter.text({left, rect.y, room, fieldTall}, field.after,
                     styled(TextSize::Body, Weight::Medium, palette.text));
    } else {
        const int half = (room - 24) / 2;
        auto before = styled(TextSize::Body, Weight::Regular, palette.text2);
        before.isStruck = true;
        painter.text({left, rect.y, half, fieldTall}, field.before, before);
        painter.icon("arrow-right", {left + half, rect.y, 24, fieldTall}, palette.text2, 13);
        painter.text({left + half + 24, rect.y, half, fieldTall}, field.after,
                     styled(TextSize::Body, Weight::SemiBold, palette.text));
    }
    if (!field.source.empty()) {
        painter.text({left, rect.y + fieldTall - 6, room, noteTall}, field.source,
                     styled(TextSize::Caption, Weight::Regular, palette.text3));
    }
    painter.hairline(rect.x, rect.x + rect.width, rect.y + rect.height - 1, palette.line);
}

void ChangeRecords::drawLine(Painter& painter, const Line& line, const wxRect& rect)
{
    const auto& palette = painter.palette();
    switch (line.kind) {
    case Line::Kind::Title:
        painter.paragraph(rect, {{line.text, Weight::SemiBold, palette.text}}, TextSize::Heading);
        break;
    case Line::Kind::Facts:
        painter.text(rect, line.text, styled(TextSize::Body, Weight::Regular, palette.text2));
        break;
    case Line::Kind::Reason:
        painter.paragraph(rect, {{line.text, Weight::Regular, palette.text}}, TextSize::Body);
        break;
    case Line::Kind::Doubt:
        painter.icon("circle-question", wxRect(rect.x, rect.y, 16, rect.height), palette.warn, 14);
        painter.text(wxRect(rect.x + 20, rect.y, rect.width - 20, rect.height), line.text,
                     styled(TextSize::Body, Weight::Regular, palette.warn));
        break;
    case Line::Kind::Record: {
        const bool isLink = m_detail->records[line.record].place.has_value();
        const bool isHot = hoveredPart() == "record:" + std::to_string(line.record);
        painter.text(rect, line.text,
                     styled(TextSize::Body, Weight::SemiBold,
                            isLink && isHot ? palette.accentText : palette.text));
        painter.hairline(rect.x, rect.x + rect.width, rect.y + rect.height - 1, palette.line);
        break;
    }
    case Line::Kind::Note:
        painter.text(rect, line.text, styled(TextSize::Caption, Weight::Regular, palette.text3));
        break;
    case Line::Kind::Field: {
        const auto& record = m_detail->records[line.record];
        drawField(painter, record.fields[line.field], rect,
                  record.isBorn && record.fields[line.field].before.empty());
        break;
    }
    case Line::Kind::More:
        painter.text(rect, line.text, styled(TextSize::Body, Weight::Medium, palette.text2));
        break;
    }
}

void ChangeRecords::draw(Painter& painter)
{
    const auto size = area();
    painter.fill({0, 0, size.x, size.y}, ground());
    const auto all = lines(size.x);
    m_scroll.measure(all.empty() ? 0 : all.back().y + all.back().tall + 12, size.y);
    for (const auto& line : all) {
        const wxRect rect(inset, line.y - m_scroll.top, size.x - 2 * inset, line.tall);
        if (rect.y + rect.height > 0 && rect.y < size.y) {
            drawLine(painter, line, rect);
        }
    }
    m_scroll.draw(painter, {0, 0, size.x, size.y});
}

bool ChangeRecords::onMouse(wxMouseEvent& event, wxPoint /*dip*/)
{
    if (event.GetEventType() != wxEVT_MOUSEWHEEL || !m_scroll.wheel(event, 48)) {
        return false;
    }
    Refresh();
    return true;
}

bool ChangeRecords::onKey(wxKeyEvent& event)
{
    const int page = std::max(48, area().y - 48);
    switch (event.GetKeyCode()) {
    case WXK_PAGEDOWN:
        m_scroll.top += page;
        break;
    case WXK_PAGEUP:
        m_scroll.top -= page;
        break;
    default:
        return false;
    }
    m_scroll.clamp();
    Refresh();
    return true;
}

void ChangeRecords::focusMoved()
{
    if (const auto focus = part(focusedPart())) {
        m_scroll.reveal(focus->rect.y + m_scroll.top, focus->rect.height);
    }
}

EffectNotes::EffectNotes(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void EffectNotes::setNotes(std::string title, std::vector<present::JournalEffect> effects,
                           std::vector<std::string> names)
{
    m_title = std::move(title);
    m_effects = std::move(effects);
    m_names = std::move(names);
    changed();
}

std::vector<EffectNotes::Place> EffectNotes::places(int width) const
{
    std::vector<Place> out;
    int y = 0;
    const auto add = [&](const std::string& icon, Tone tone, const std::string& text,
                         bool isTitle) {
        const int tall = paragraphTall(text, width - 24, TextSize::Body,
                                       isTitle ? Weight::SemiBold : Weight::Regular) +
                         4;
        out.push_back({{0, y, width, tall}, icon, tone, text, isTitle});
        y += tall;
    };
    add("undo", Tone::Accent, m_title, true);
    for (const auto& effect : m_effects) {
        add(effect.icon, toneOf(effect.tone), effect.sentence, false);
    }
    for (const auto& name : m_names) {
        add({}, Tone::None, name, false);
    }
    return out;
}

int EffectNotes::tallFor(int width) const
{
    const auto all = places(width);
    return all.empty() ? 0 : all.back().rect.y + all.back().rect.height;
}

std::vector<Part> EffectNotes::parts() const
{
    std::vector<Part> out;
    for (const auto& place : places(area().x)) {
        Part part;
        part.id = "note:" + std::to_string(out.size());
        part.role = place.isTitle ? Role::Heading : Role::Label;
        part.name = place.text;
        part.rect = place.rect;
        out.push_back(std::move(part));
    }
    return out;
}

void EffectNotes::draw(Painter& painter)
{
    const auto& palette = painter.palette();
    const auto size = area();
    painter.fill({0, 0, size.x, size.y}, ground());
    for (const auto& place : places(size.x)) {
        if (!place.icon.empty()) {
            painter.icon(place.icon, {place.rect.x, place.rect.y, 16, 20},
                         place.tone == Tone::None ? palette.text2 : palette.ink(place.tone), 16);
        }
        const wxRect text(place.rect.x + 24, place.rect.y, place.rect.width - 24,
                          place.rect.height);
        painter.paragraph(
            text, {{place.text, place.isTitle ? Weight::SemiBold : Weight::Regular, palette.text}},
            TextSize::Body);
    }
}

ChangePane::ChangePane(wxWindow* parent, const std::string& name, const present::Session& session)
    : Surface(parent, name)
    , m_records(new ChangeRecords(this, name + ".records"))
    , m_notes(new EffectNotes(this, name + ".effects"))
    , m_reason(new TextField(
          this, name + ".reason",
          {{}, session.say("journal_page.why"), {}, {}, {}, session.say("journal_page.why")}))
    , m_act(new Button(this, name + ".act", {}, ButtonKind::Primary, ButtonSize::Foot))
    , m_keep(new Button(this, name + ".keep", {}, ButtonKind::Outline, ButtonSize::Foot))
    , m_day(new Button(this, name + ".day", {}, ButtonKind::Link, ButtonSize::Row))
    , m_time(new Button(this, name + ".time", {}, ButtonKind::Link, ButtonSize::Row))
{
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        place();
        event.Skip();
    });
    setDetail({});
}

void ChangePane::setDetail(const std::optional<present::JournalDetail>& detail)
{
    m_records->setDetail(detail);
    if (!detail || !m_shown || !(*m_shown == detail->changeSet)) {
        m_reason->setText({});
    }
    m_shown = detail ? std::optional{detail->changeSet} : std::nullopt;
    const bool canAct = detail && !detail->act.empty();
    m_notes->Show(canAct);
    m_reason->Show(canAct);
    m_act->Show(canAct);
    m_keep->Show(canAct && !detail->actKeeping.empty());
    m_day->Show(detail.has_value());
    m_time->Show(detail && !detail->correctTime.empty());
    m_hint.clear();
    if (detail) {
        m_notes->setNotes(detail->effectTitle, detail->effects, detail->dependants);
        m_act->setText({detail->act, detail->isRedo ? "redo" : "undo"});
        m_keep->setText({detail->actKeeping});
        m_day->setText({detail->dayLink, "calendar-search"});
        m_time->setText({detail->correctTime, "clock"});
        m_hint = detail->actHint;
        m_isRisky = !detail->dependants.empty();
    }
    place();
    Refresh();
}

void ChangePane::place()
{
    const auto size = area();
    m_box = {};
    int bottom = size.y - 1;
    if (m_act->IsShown()) {
        const int wide = size.x - 2 * inset - 28;
        const int notes = std::min(m_notes->tallFor(wide), std::max(60, size.y / 2));
        const auto act = ToDIP(m_act->GetBestSize());
        const auto keep = ToDIP(m_keep->GetBestSize());
        const bool isTwoLines = m_keep->IsShown() && act.x + keep.x + 8 > wide;
        const int buttons = isTwoLines ? act.y + 6 + keep.y : act.y;
        const int tall = 12 + notes + 6 + 34 + 10 + buttons + 12;
        m_box = {inset, size.y - inset - tall, size.x - 2 * inset, tall};
        const int x = m_box.x + 14;
        int y = m_box.y + 12;
        moveTo(*m_notes, {x, y, wide, notes});
        y += notes + 6;
        moveTo(*m_reason, {x, y, wide, 34});
        y += 34 + 10;
        moveTo(*m_act, {x, y, act.x, act.y});
        if (m_keep->IsShown()) {
            isTwoLines ? moveTo(*m_keep, {x, y + act.y + 6, keep.x, keep.y})
                       : moveTo(*m_keep, {x + act.x + 8, y, keep.x, keep.y});
        }
        bottom = m_box.y - 4;
    }
    if (m_day->IsShown()) {
        const auto day = ToDIP(m_day->GetBestSize());
        moveTo(*m_day, {inset - 4, bottom - day.y - 6, day.x, day.y});
        if (m_time->IsShown()) {
            const auto time = ToDIP(m_time->GetBestSize());
            const bool isBeside = inset + day.x + 8 + time.x <= size.x - inset;
            if (!isBeside) {
                bottom -= day.y + 2;
            }
            moveTo(*m_time,
                   {isBeside ? inset + day.x + 8 : inset - 4, bottom - day.y - 6, time.x, time.y});
        }
        bottom -= day.y + 10;
    }
    moveTo(*m_records, {1, 1, size.x - 2, std::max(20, bottom - 1)});
    Refresh();
}

void ChangePane::draw(Painter& painter)
{
    const auto& palette = painter.palette();
    const auto size = area();
    painter.roundRect({0, 0, size.x, size.y}, palette.surface, palette.line, 8);
    if (m_box.height == 0) {
        return;
    }
    painter.roundRect(m_box, palette.surface, m_isRisky ? palette.warnLine : palette.accent, 8);
    if (!m_hint.empty() && !m_keep->IsShown()) {
        const wxRect act(ToDIP(m_act->GetPosition()), ToDIP(m_act->GetSize()));
        painter.text({act.x + act.width + 10, act.y, m_box.x + m_box.width - act.x - act.width - 24,
                      act.height},
                     m_hint, styled(TextSize::Caption, Weight::Regular, palette.text3));
    }
}

} // namespace dongbo::gui
