#pragma once

#include "gui/widgets/base/canvas.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// Numbers of several series over labels: bars side by side, stacked, or lines; the axis begins at
/// zero (below it when there are negative numbers), at most three grid lines, a legend below when
/// there are several series, what is counted at its right. A click on a label opens its rows.
/// Parts: "0", "1" …, one a label.
class SeriesChart : public Canvas
{
public:
    enum class Kind
    {
        Bars,
        Stacked,
        Lines
    };
    struct Series
    {
        std::string word;
        Tone tone = Tone::None;
        std::vector<double> values;     ///< one a label
        std::vector<std::string> texts; ///< the same in words
    };
    struct Content
    {
        Kind kind = Kind::Bars;
        std::string title = {}; ///< above it, where several stand side by side
        std::vector<std::string> labels;
        std::vector<Series> series;
        std::vector<std::string> sums; ///< over stacked bars, one a label; empty: none
        std::string note;              ///< "số lần, quý II/2021"
    };
    SeriesChart(wxWindow* parent, const std::string& name);

    void setContent(Content content);
    /// Formats the numbers of the axis; by default plain digits.
    void setAxisText(std::function<std::string(double)> text) { m_axisText = std::move(text); }
    /// The label whose rows are chosen; -1: none.
    void setCurrent(int label);
    void onOpen(std::function<void(std::size_t label)> action) { m_open = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::Picture; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {320, 172}; }

private:
    struct Scale
    {
        double step = 1;
        double low = 0;
        double top = 1;
    };
    [[nodiscard]] Scale scale() const;
    [[nodiscard]] wxRect plot() const;
    /// Over the axis: room for the numbers of the tallest bars, under the title.
    [[nodiscard]] int headTall() const;
    [[nodiscard]] std::string axisText(double value) const;
    [[nodiscard]] int yOf(double value) const;
    [[nodiscard]] wxRect slot(std::size_t label) const;
    void drawAxis(Painter& painter);
    void drawBars(Painter& painter, std::size_t label);
    void drawLines(Painter& painter);
    void drawLabels(Painter& painter);
    void drawLegend(Painter& painter);
    [[nodiscard]] wxColour colourOf(const Palette& palette, std::size_t series) const;

    Content m_content;
    int m_current = -1;
    std::function<std::string(double)> m_axisText;
    std::function<void(std::size_t)> m_open;
};

} // namespace dongbo::gui
