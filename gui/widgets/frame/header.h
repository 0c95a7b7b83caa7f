#pragma once

#include "gui/widgets/base/canvas.h"

namespace dongbo::gui {

/// Heading of a page: breadcrumb, title and state, one line of facts. Height 60.
/// Parts: "back" (the breadcrumb), when it can be clicked.
class PageHeading : public Canvas
{
public:
    struct Content
    {
        std::string title;
        std::string caption = {};
        std::string parent = {}; ///< "Điểm cầu" before the title; a click calls onBack
        std::string pill = {};
        std::string pillIcon = {};
        Tone pillTone = Tone::None;
        std::string icon = {}; ///< in the head of a sheet
        Tone iconTone = Tone::None;
    };
    PageHeading(wxWindow* parent, const std::string& name);

    void setContent(Content content);
    [[nodiscard]] const Content& content() const { return m_content; }
    void onBack(std::function<void()> action) { m_back = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] bool isReadOnly() const override { return m_content.parent.empty(); }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {160, 60}; }

private:
    [[nodiscard]] int left() const;
    [[nodiscard]] int titleTop() const;
    [[nodiscard]] int backWide() const;
    [[nodiscard]] int pillWide() const;
    Content m_content;
    std::function<void()> m_back;
};

/// The day the window shows. Today: an outline with a chevron. A past day: inverted, with a cross
/// that returns to today. Parts: "choose", "today".
class DateBox : public Canvas
{
public:
    DateBox(wxWindow* parent, const std::string& name);

    /// `words`: "Hôm nay 16/06/2021" or "11/05/2021"; `backWord`: accessible name of the cross;
    /// `whole`: what the words are short for.
    void setDay(std::string words, bool isPast, std::string backWord, std::string whole = {});
    void onChoose(std::function<void()> action) { m_choose = std::move(action); }
    void onToday(std::function<void()> action) { m_today = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    std::string m_words;
    std::string m_whole;
    std::string m_backWord;
    bool m_isPast = false;
    std::function<void()> m_choose;
    std::function<void()> m_today;
};

/// Undo and redo, joined. The tooltip names the change concerned. Parts: "undo", "redo".
class UndoPair : public Canvas
{
public:
    UndoPair(wxWindow* parent, const std::string& name);

    struct Half
    {
        std::string words; ///< "Hoàn tác: Điều chuyển camera (Ctrl Z)"
        bool isPossible = false;
    };
    void setHalves(Half undo, Half redo);
    void onUndo(std::function<void()> action) { m_undoAction = std::move(action); }
    void onRedo(std::function<void()> action) { m_redoAction = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] bool isReadOnly() const override
    {
        return !m_undo.isPossible && !m_redo.isPossible;
    }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {70, 34}; }

private:
    Half m_undo;
    Half m_redo;
    std::function<void()> m_undoAction;
    std::function<void()> m_redoAction;
};

/// Steps of a wizard: done, current, later. A done step can be returned to. Parts: "step:<index>".
class Stepper : public Canvas
{
public:
    Stepper(wxWindow* parent, const std::string& name, std::vector<std::string> steps);

    void setSteps(std::vector<std::string> steps);
    /// From 0; the number of steps when all are done.
    void setCurrent(std::size_t step);
    void onStep(std::function<void(std::size_t step)> action)
    {
        m_action = std::move(action);
        changed();
    }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] bool isReadOnly() const override { return !m_action || m_current == 0; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    [[nodiscard]] static int widthOf(const std::string& step);
    std::vector<std::string> m_steps;
    std::size_t m_current = 0;
    std::function<void(std::size_t)> m_action;
};

} // namespace dongbo::gui
