#pragma once

#include "core/domain/money.h"
#include "core/text/typed_dates.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/controls/menu.h"

namespace dongbo::gui {

/// A day: typed as dd/mm/yyyy in many ways (see text::readTypedDate), or taken from the calendar
/// behind the button ("<name>.calendar", also Alt Down). A day that cannot be is named under the
/// field as soon as it is typed out; leaving the field writes a day out properly (and calls
/// onChange), or says what is wrong.
class DateField : public Field
{
public:
    /// `today`: reference for "16/6" and the calendar; called when needed.
    DateField(wxWindow* parent, const std::string& name, FieldText text,
              std::function<Date()> today);

    /// What is typed, read; also while it is being typed.
    [[nodiscard]] text::DateReading reading() const;
    [[nodiscard]] std::optional<Date> day() const { return reading().day; }
    void setDay(std::optional<Date> day);
    /// Rejects later days, in the calendar and typed.
    void setLast(std::optional<Date> last) { m_last = last; }
    void openCalendar();

protected:
    void onTextChanged() override;
    void onFocusLost() override;

private:
    void tellImpossible();
    std::function<Date()> m_today;
    std::optional<Date> m_last;
    wxWeakRef<Popover> m_calendar;
};

/// An amount of đồng: typed with or without dots, "tr", "triệu", "k". Leaving the field writes it
/// as 12.500.000 đ (and calls onChange), or says under it what is wrong.
class MoneyField : public Field
{
public:
    MoneyField(wxWindow* parent, const std::string& name, FieldText text);

    /// Absent when the field is empty or unreadable (see isReadable).
    [[nodiscard]] std::optional<Money> amount() const;
    [[nodiscard]] bool isReadable() const;
    void setAmount(std::optional<Money> amount);

protected:
    void onTextChanged() override;
    void onFocusLost() override;
};

/// A drop-down choice: Enter, Space, Alt Down or a click opens the menu; text cannot be typed.
/// Looks like a field.
class ChoiceField : public Canvas
{
public:
    ChoiceField(wxWindow* parent, const std::string& name, FieldText text,
                std::vector<MenuItem> items = {});

    void setItems(std::vector<MenuItem> items);
    /// Selects the item; does not call onChoose. An unknown id shows the hint.
    void choose(const std::string& id);
    [[nodiscard]] const std::string& chosen() const { return m_chosen; }
    void onChoose(std::function<void(const std::string& id)> action)
    {
        m_action = std::move(action);
    }
    void setError(const std::string& sentence);
    /// The sentence under the frame while there is no error.
    void setHelp(const std::string& sentence);
    /// Opens the list.
    void open();

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    void activateTwice(const std::string& partId) override;
    [[nodiscard]] bool isOnePart() const override { return true; }
    [[nodiscard]] Role role() const override { return Role::Button; }

protected:
    void draw(Painter& painter) override;
    bool onKey(wxKeyEvent& event) override;
    [[nodiscard]] wxSize bestSize() const override;
    [[nodiscard]] std::optional<Part> focusRing() const override { return std::nullopt; }
    void DoSetSize(int x, int y, int width, int height, int sizeFlags) override;

private:
    [[nodiscard]] wxRect frame() const;
    /// What stands under the frame: the error, else the help.
    [[nodiscard]] const std::string& under() const;
    [[nodiscard]] int underTall() const;
    void underChanged();
    int m_underTall = 0; ///< as it was laid out
    FieldText m_words;
    std::vector<MenuItem> m_items;
    std::string m_chosen;
    std::string m_error;
    wxWeakRef<Popover> m_list;
    std::function<void(const std::string&)> m_action;
};

/// A field with suggestions in a popover. Arrows move the highlight while typing still goes into
/// the field; Enter takes the highlighted item. Also the search of the header.
class SearchField : public Field
{
public:
    SearchField(wxWindow* parent, const std::string& name, FieldText text);

    /// Suggestions for the current text; an empty list closes the popover. Call it from onChange.
    void suggest(std::vector<MenuItem> items);
    void closeSuggestions();
    [[nodiscard]] bool isSuggesting() const;
    /// A suggestion was chosen; the list is closed, the text is kept.
    void onPick(std::function<void(const std::string& id)> action) { m_pick = std::move(action); }
    /// Enter without a highlighted suggestion.
    void onSearch(std::function<void()> action) { m_search = std::move(action); }

protected:
    void onFocusLost() override;

private:
    bool key(wxKeyEvent& event);
    void pick(const std::string& id);
    wxWeakRef<Popover> m_popover;
    MenuList* m_list = nullptr; // owned by m_popover, valid as long as that is
    std::function<void(const std::string&)> m_pick;
    std::function<void()> m_search;
};

} // namespace dongbo::gui
