#pragma once

#include "gui/widgets/base/canvas.h"

namespace dongbo::gui {

/// Step and maximum of an axis that begins at zero: at most three grid lines above it, the step 1,
/// 2 or 5 times a power of ten. For any `most` from 0 on. Needs no window.
struct Axis
{
    std::int64_t step = 1;
    std::int64_t top = 1; ///< a multiple of step, not below `most`
};
[[nodiscard]] Axis axisFor(std::int64_t most);

/// A stacked bar chart over periods, the sum over each bar; the current period is emphasised. A
/// click on a bar opens its rows. Parts: the ids of the periods.
class BarChart : public Canvas
{
public:
    struct Series
    {
        std::string word; ///< in the legend
        Tone tone;
    };
    struct Period
    {
        std::string id;
        std::string label;                ///< under the bar: "T6"
        std::vector<std::int64_t> values; ///< one for each series, from the bottom up
        bool isCurrent = false;
        std::string tip = {};
        std::string text = {}; ///< above the bar; empty: the sum
    };
    BarChart(wxWindow* parent, const std::string& name);

    void setData(std::vector<Series> series, std::vector<Period> periods);
    /// Formats the numbers of the axis; by default plain digits.
    void setAxisText(std::function<std::string(std::int64_t)> text)
    {
        m_axisText = std::move(text);
    }
    void onOpen(std::function<void(const std::string& period)> action)
    {
        m_open = std::move(action);
    }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::Picture; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {240, 150}; }

private:
    [[nodiscard]] wxRect plot() const;
    [[nodiscard]] int axisWide() const;
    [[nodiscard]] std::int64_t most() const;
    [[nodiscard]] std::string axisText(std::int64_t value) const;
    std::vector<Series> m_series;
    std::vector<Period> m_periods;
    std::function<std::string(std::int64_t)> m_axisText;
    std::function<void(const std::string&)> m_open;
};

/// A line chart over time with a dot and a value at each point; the axis begins at zero.
class LineChart : public Canvas
{
public:
    struct Point
    {
        std::string id;
        std::string label;
        std::int64_t value = 0;
        std::string text = {}; ///< above the dot; empty: none
        std::string tip = {};
    };
    LineChart(wxWindow* parent, const std::string& name);

    void setPoints(std::vector<Point> points, Tone tone);
    void onOpen(std::function<void(const std::string& point)> action)
    {
        m_open = std::move(action);
    }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::Picture; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {240, 130}; }

private:
    [[nodiscard]] wxRect plot() const;
    [[nodiscard]] wxRealPoint at(std::size_t index) const;
    std::vector<Point> m_points;
    Tone m_tone = Tone::Accent;
    std::function<void(const std::string&)> m_open;
};

/// Rows of a name, a bar 6 high with a tick for the target, and the number. Parts: the ids.
class Meters : public Canvas
{
public:
    struct Line
    {
        std::string id;
        std::string name;
        double share = 0;                  ///< 0 to 1 of the bar's length
        std::optional<double> target = {}; ///< 0 to 1 of the bar's length
        std::string value;                 ///< "18/40 Mbps"
        Tone tone = Tone::None;
        std::string tip = {};
    };
    Meters(wxWindow* parent, const std::string& name);

    void setLines(std::vector<Line> lines);
    void onOpen(std::function<void(const std::string& id)> action) { m_open = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::List; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    std::vector<Line> m_lines;
    std::function<void(const std::string&)> m_open;
};

/// Outcomes of the last times a device was switched on, one square each, oldest first, and a
/// summary below. Squares: a cross on odd for trouble, a check mark for none.
class WatchStrips : public Canvas
{
public:
    struct Strip
    {
        std::string id;
        std::string title;          ///< emphasised
        std::string where;          ///< after the title, secondary
        std::vector<bool> troubles; ///< true: trouble
        std::string sentence;       ///< "hỏng 7 trong 10 lần mở"
        std::string note = {};
        bool hasChecks = true; ///< false: squares without trouble stay empty (nothing is known)
    };
    WatchStrips(wxWindow* parent, const std::string& name);

    void setStrips(std::vector<Strip> strips);
    void onOpen(std::function<void(const std::string& id)> action) { m_open = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::List; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {240, 80}; }

private:
    [[nodiscard]] std::size_t visibleCount() const;
    std::vector<Strip> m_strips;
    std::function<void(const std::string&)> m_open;
};

} // namespace dongbo::gui
