#include "gui/widgets/controls/typed_fields.h"

#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "gui/widgets/controls/calendar.h"
#include "gui/widgets/controls/words.h"
#include "gui/widgets/paint/strings.h"

#include <wx/sizer.h>

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int mostListTall = 380;
constexpr int labelTall = 20;
constexpr int boxTall = 34;
constexpr int errorIcon = 18;
} // namespace

DateField::DateField(wxWindow* parent, const std::string& name, FieldText text,
                     std::function<Date()> today)
    : Field(parent, name, std::move(text))
    , m_today(std::move(today))
{
    auto* button = new Button(this, name + ".calendar", {word("widget.choose_day"), "calendar"},
                              ButtonKind::Plain, ButtonSize::Row);
    button->onPress([this] { openCalendar(); });
    setTool(button);
    onKeyDown([this](wxKeyEvent& event) {
        if (event.AltDown() && event.GetKeyCode() == WXK_DOWN) {
            openCalendar();
            return true;
        }
        return false;
    });
}

text::DateReading DateField::reading() const
{
    auto read = text::readTypedDate(text(), m_today());
    if (read.day && m_last && *read.day > *m_last) {
        return {text::TypedDate::Impossible, {}, read.isWhole};
    }
    return read;
}

void DateField::setDay(std::optional<Date> day)
{
    setText(day ? text::formatDate(*day) : std::string());
    setError({});
}

void DateField::openCalendar()
{
    if (m_calendar) {
        m_calendar->dismiss();
        return;
    }
    const Date initial = day().value_or(m_today());
    m_calendar = showCalendar(*this, frame(), initial, m_today(), m_last, [this](Date chosen) {
        native().SetValue(toWx(text::formatDate(chosen)));
        setError({});
    });
}

void DateField::onTextChanged()
{
    const auto read = reading();
    if (read.kind == text::TypedDate::Impossible && read.isWhole) {
        tellImpossible();
    } else if (!error().empty()) {
        setError({}); // leaving says whether it can be read
    }
}

void DateField::tellImpossible()
{
    const auto bare = text::readTypedDate(text(), m_today());
    setError(bare.day ? word("widget.date_too_late", {{"day", text::formatDate(*m_last)}})
                      : word("widget.date_impossible", {{"typed", text()}}));
}

void DateField::onFocusLost()
{
    const auto read = reading();
    switch (read.kind) {
    case text::TypedDate::Empty:
        break; // whether a day is needed is the form's to say
    case text::TypedDate::Good:
        rewrite(text::formatDate(*read.day));
        setError({});
        break;
    case text::TypedDate::Impossible:
        tellImpossible();
        break;
    case text::TypedDate::Unreadable:
        setError(word("widget.date_unreadable"));
        break;
    }
}

MoneyField::MoneyField(wxWindow* parent, const std::string& name, FieldText text)
    : Field(parent, name, std::move(text))
{
    native().SetWindowStyleFlag(native().GetWindowStyleFlag() | wxTE_RIGHT);
}

std::optional<Money> MoneyField::amount() const
{
    return text::parseMoney(text());
}

bool MoneyField::isReadable() const
{
    const std::string typed = text();
    return typed.find_first_not_of(' ') == std::string::npos || amount();
}

void MoneyField::setAmount(std::optional<Money> amount)
{
    setText(amount ? text::formatMoney(*amount, windowLanguage()) : std::string());
    setError({});
}

void MoneyField::onTextChanged()
{
    if (!error().empty() && amount()) {
        setError({});
    }
}

void MoneyField::onFocusLost()
{
    if (!isReadable()) {
        setError(word("widget.money_unreadable"));
    } else if (amount()) {
        rewrite(text::formatMoney(*amount(), windowLanguage()));
        setError({});
    }
}

ChoiceField::ChoiceField(wxWindow* parent, const std::string& name, FieldText text,
                         std::vector<MenuItem> items)
    : Canvas(parent, name)
    , m_words(std::move(text))
    , m_items(std::move(items))
{
    m_underTall = underTall();
}

void ChoiceField::setItems(std::vector<MenuItem> items)
{
    m_items = std::move(items);
    changed();
}

void ChoiceField::choose(const std::string& id)
{
    m_chosen = id;
    setError({});
    changed();
}

void ChoiceField::setError(const std::string& sentence)
{
    if (m_error != sentence) {
        m_error = sentence;
        underChanged();
        changed(true);
    }
}

void ChoiceField::setHelp(const std::string& sentence)
{
    if (m_words.help != sentence) {
        m_words.help = sentence;
        underChanged();
        changed(true);
    }
}

const std::string& ChoiceField::under() const
{
    return m_error.empty() ? m_words.help : m_error;
}

int ChoiceField::underTall() const
{
    return tallUnder(under(), area().x - (m_error.empty() ? 0 : errorIcon));
}

void ChoiceField::underChanged()
{
    if (underTall() != m_underTall) {
        m_underTall = underTall();
        InvalidateBestSize();
        CallAfter([this] { relayout(*this); });
    }
}

void ChoiceField::DoSetSize(int x, int y, int width, int height, int sizeFlags)
{
    Canvas::DoSetSize(x, y, width, height, sizeFlags);
    underChanged();
}

wxRect ChoiceField::frame() const
{
    return {0, m_words.label.empty() ? 0 : labelTall, area().x, boxTall};
}

wxSize ChoiceField::bestSize() const
{
    return {160, (m_words.label.empty() ? 0 : labelTall) + boxTall + m_underTall};
}

std::vector<Part> ChoiceField::parts() const
{
    Part one;
    one.id = "choice";
    one.role = Role::Button;
    one.name = spokenName(m_words);
    const auto found = std::find_if(m_items.begin(), m_items.end(), [this](const MenuItem& item) {
        return !item.id.empty() && item.id == m_chosen;
    });
    one.value = found == m_items.end() ? m_words.hint : found->word;
    one.rect = frame();
    one.isEnabled = IsEnabled();
    one.expanded = static_cast<bool>(m_list);
    one.tip = under();
    return {one};
}

void ChoiceField::activate(const std::string& /*partId*/)
{
    open();
}

void ChoiceField::activateTwice(const std::string& /*partId*/)
{
    open();
}

void ChoiceField::open()
{
    if (m_list) {
        m_list->dismiss();
        return;
    }
    std::vector<MenuItem> items = m_items;
    for (MenuItem& item : items) {
        item.checked = item.id == m_chosen;
    }
    m_list = showMenu(*this, frame(), std::move(items), [this](const std::string& id) {
        choose(id);
        if (m_action) {
            const auto action = m_action;
            action(m_chosen);
        }
    });
    changed();
}

bool ChoiceField::onKey(wxKeyEvent& event)
{
    const int key = event.GetKeyCode();
    if (key != WXK_UP && key != WXK_DOWN) {
        return false;
    }
    if (event.AltDown() || m_items.empty()) {
        open();
        return true;
    }
    const auto here = std::find_if(m_items.begin(), m_items.end(), [this](const MenuItem& item) {
        return !item.id.empty() && item.id == m_chosen;
    });
    auto at = here == m_items.end() ? -1 : here - m_items.begin();
    at = std::clamp<std::ptrdiff_t>(at + (key == WXK_UP ? -1 : 1), 0,
                                    static_cast<std::ptrdiff_t>(m_items.size()) - 1);
    const MenuItem& next = m_items[static_cast<std::size_t>(at)];
    if (!next.id.empty() && next.isEnabled && next.id != m_chosen) {
        choose(next.id);
        if (m_action) {
            const auto action = m_action;
            action(m_chosen);
        }
    }
    return true;
}

void ChoiceField::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    drawLabel(painter, wxRect(0, 0, area().x, labelTall - 3), m_words);
    const wxRect box = frame();
    const bool isFocused = HasFocus() || m_list;
    const wxColour line = !IsEnabled()                ? p.line
                          : !m_error.empty()          ? p.bad
                          : isFocused                 ? p.accent
                          : hoveredPart() == "choice" ? p.text2
                                                      : p.edge;
    painter.roundRect(box, IsEnabled() ? p.surface : p.sunken, line, 7,
                      isFocused && IsEnabled() ? 2 : 1);
    const auto found = std::find_if(m_items.begin(), m_items.end(), [this](const MenuItem& item) {
        return !item.id.empty() && item.id == m_chosen;
    });
    const std::string icon =
        found != m_items.end() && !found->icon.empty() ? found->icon : m_words.icon;
    int x = 11;
    if (!icon.empty()) {
        painter.icon(icon, wxRect(x, box.y, 16, box.height), p.text2, 16);
        x += 24;
    }
    TextStyle style;
    style.colour = found == m_items.end() || !IsEnabled() ? p.text3 : p.text;
    painter.text(wxRect(x, box.y, box.width - x - 32, box.height),
                 found == m_items.end() ? m_words.hint : found->word, style);
    painter.icon("chevron-down", wxRect(box.width - 28, box.y, 16, box.height), p.text2, 14);
    drawUnder(painter, wxRect(0, box.y + box.height, area().x, m_underTall), under(),
              m_error.empty() ? p.text3 : p.bad, !m_error.empty());
}

SearchField::SearchField(wxWindow* parent, const std::string& name, FieldText text)
    : Field(parent, name, std::move(text))
{
    onKeyDown([this](wxKeyEvent& event) { return key(event); });
    onEnter([this] {
        if (m_search) {
            m_search();
        }
    });
}

bool SearchField::isSuggesting() const
{
    return static_cast<bool>(m_popover);
}

void SearchField::closeSuggestions()
{
    if (m_popover) {
        m_popover->dismiss();
    }
    m_popover = nullptr;
    m_list = nullptr;
}

void SearchField::suggest(std::vector<MenuItem> items)
{
    if (items.empty()) {
        closeSuggestions();
        return;
    }
    if (!m_popover) {
        auto* popover = new Popover(*this, "suggestions", Popover::Focus::Leave);
        m_list = new MenuList(popover, "suggestion-items");
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        sizer->Add(m_list, wxSizerFlags(1).Expand().Border(wxALL, 1));
        popover->SetSizer(sizer);
        popover->onDismiss([this] {
            m_popover = nullptr;
            m_list = nullptr;
        });
        m_list->onChoose([this](const std::string& id) { pick(std::string(id)); });
        m_popover = popover;
    }
    m_list->setItems(std::move(items));
    const auto& listed = m_list->items();
    const auto first = std::find_if(listed.begin(), listed.end(), [](const MenuItem& item) {
        return !item.id.empty() && item.isEnabled;
    });
    const wxSize size(std::max(m_list->fullWidth() + 2, frame().width),
                      std::min(m_list->fullHeight() + 2, mostListTall));
    m_popover->showAt(frame(), size);
    // only a list that has its size can scroll to an item
    m_list->highlight(first == listed.end() ? std::string() : first->id);
}

void SearchField::pick(const std::string& id)
{
    closeSuggestions();
    if (m_pick) {
        const auto picked = m_pick;
        picked(id);
    }
}

bool SearchField::key(wxKeyEvent& event)
{
    if (m_list == nullptr || !m_popover) {
        return false;
    }
    switch (event.GetKeyCode()) {
    case WXK_UP:
        m_list->highlightNext(-1);
        return true;
    case WXK_DOWN:
        m_list->highlightNext(1);
        return true;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (!event.ControlDown() && !m_list->highlighted().empty()) {
            pick(std::string(m_list->highlighted()));
            return true;
        }
        return false;
    default:
        return false;
    }
}

void SearchField::onFocusLost()
{
    // a click on a suggestion moves the focus for a moment; the popover closes itself otherwise
    CallAfter([this] {
        if (m_popover && !hasFocusInside() && FindFocus() != m_list) {
            closeSuggestions();
        }
    });
}

} // namespace dongbo::gui
