#pragma once

#include "gui/present/journal/journal_detail.h"
#include "gui/present/session.h"
#include "gui/widgets/base/scroll.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/field.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// One change-set opened: who, when and why, then each record with its values old → new. Scrolls.
/// Parts: "record:<n>" of records that can be looked at; "field:<n>/<m>".
class ChangeRecords : public Canvas
{
public:
    ChangeRecords(wxWindow* parent, const std::string& name);

    void setDetail(const std::optional<present::JournalDetail>& detail);
    void onOpen(std::function<void(const present::Place&)> action) { m_open = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::List; }

protected:
    void draw(Painter& painter) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    bool onKey(wxKeyEvent& event) override;
    void focusMoved() override;
    [[nodiscard]] wxSize bestSize() const override { return {320, 160}; }

private:
    /// One thing drawn, at its height in the content.
    struct Line
    {
        enum class Kind
        {
            Title,
            Facts,
            Reason,
            Doubt,
            Record,
            Note,
            Field,
            More
        };
        Kind kind = Kind::Facts;
        std::string text; ///< of a field: unused
        std::size_t record = 0;
        std::size_t field = 0;
        int y = 0;
        int tall = 0;
    };
    [[nodiscard]] std::vector<Line> lines(int width) const;
    void drawLine(Painter& painter, const Line& line, const wxRect& rect);
    void drawField(Painter& painter, const present::JournalField& field, const wxRect& rect,
                   bool isBorn);

    std::optional<present::JournalDetail> m_detail;
    VerticalScroll m_scroll;
    int m_names = 0; ///< width the names of fields need, DIP
    std::function<void(const present::Place&)> m_open;
};

/// What undoing will do, sentence by sentence.
class EffectNotes : public Canvas
{
public:
    EffectNotes(wxWindow* parent, const std::string& name);

    void setNotes(std::string title, std::vector<present::JournalEffect> effects,
                  std::vector<std::string> names);
    [[nodiscard]] int tallFor(int width) const;

    [[nodiscard]] std::vector<Part> parts() const override;
    [[nodiscard]] bool isReadOnly() const override { return true; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {280, 60}; }

private:
    struct Place
    {
        wxRect rect;
        std::string icon;
        Tone tone = Tone::None;
        std::string text;
        bool isTitle = false;
    };
    [[nodiscard]] std::vector<Place> places(int width) const;
    std::string m_title;
    std::vector<present::JournalEffect> m_effects;
    std::vector<std::string> m_names;
};

/// The right part of the journal: the opened change-set, and below it what can be done about it.
class ChangePane : public Surface
{
public:
    ChangePane(wxWindow* parent, const std::string& name, const present::Session& session);

    void setDetail(const std::optional<present::JournalDetail>& detail);
    [[nodiscard]] std::string reason() const { return m_reason->text(); }
    void onAct(std::function<void()> action) { m_act->onPress(std::move(action)); }
    void onKeep(std::function<void()> action) { m_keep->onPress(std::move(action)); }
    void onDay(std::function<void()> action) { m_day->onPress(std::move(action)); }
    void onTime(std::function<void()> action) { m_time->onPress(std::move(action)); }
    void onOpen(std::function<void(const present::Place&)> action)
    {
        m_records->onOpen(std::move(action));
    }

    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override;

private:
    void place();
    ChangeRecords* m_records; // owned by this window, as all below
    EffectNotes* m_notes;
    TextField* m_reason;
    Button* m_act;
    Button* m_keep;
    Button* m_day;
    Button* m_time;
    std::string m_hint;
    std::optional<ChangeSetId> m_shown;
    wxRect m_box; ///< around what can be done; empty: nothing
    bool m_isRisky = false;
};

} // namespace dongbo::gui
