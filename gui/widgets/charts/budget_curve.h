#pragma once

#include "gui/widgets/base/canvas.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// What each amount reaches, as a staircase over its axis, with a knob at the amount that is
/// chosen. A click on a step chooses its amount; so do arrow keys and Enter. Parts: the points.
class BudgetCurve : public Canvas
{
public:
    struct Point
    {
        std::string id;
        std::int64_t amount = 0; ///< ascending
        std::int64_t reached = 0;
        std::string label; ///< "100 triệu"
        std::string tip;
    };
    BudgetCurve(wxWindow* parent, const std::string& name);

    void setPoints(std::vector<Point> points);
    /// Where the knob stands; its label under it.
    void choose(std::int64_t amount, const std::string& label);
    /// Said in the middle while there are no points.
    void setEmptyText(const std::string& text);
    void onChoose(std::function<void(const std::string& id)> action)
    {
        m_action = std::move(action);
    }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::Picture; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {300, 92}; }

private:
    [[nodiscard]] wxRect plot() const;
    [[nodiscard]] double x(std::int64_t amount) const;
    [[nodiscard]] double y(std::int64_t reached) const;
    void drawSteps(Painter& painter);
    void drawLabels(Painter& painter);

    std::vector<Point> m_points;
    std::int64_t m_chosen = 0;
    std::string m_chosenLabel;
    std::string m_empty;
    std::function<void(const std::string&)> m_action;
};

} // namespace dongbo::gui
