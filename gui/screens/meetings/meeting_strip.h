#pragma once

#include "gui/present/meetings/meeting_presenter.h"
#include "gui/widgets/base/canvas.h"

#include <string>
#include <vector>

namespace dongbo::gui {

/// Over a meeting's board: how long until it begins, how many rooms are in which state, the notice.
/// Parts: "countdown", "figure:0" …, "notice".
class MeetingStrip final : public Canvas
{
public:
    MeetingStrip(wxWindow* parent, const std::string& name);

    void show(const present::MeetingPage& page);
    [[nodiscard]] std::vector<Part> parts() const override;
    [[nodiscard]] Role role() const override { return Role::List; }
    [[nodiscard]] bool isReadOnly() const override { return true; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {400, 44}; }

private:
    /// Where the words of the figures stand.
    enum class Fit
    {
        Beside,  ///< the numbers
        Stacked, ///< under them: else the notice has no room
        Bare     ///< nowhere: beside a sheet a figure is a shape and a number
    };

    [[nodiscard]] int countdownWide() const;
    [[nodiscard]] int figureWide(const present::MeetingFigure& figure, Fit fit) const;
    [[nodiscard]] Fit fit() const;
    void drawFigure(Painter& painter, const present::MeetingFigure& figure, const wxRect& rect,
                    Fit fit);
    [[nodiscard]] int noticeWide() const;

    present::MeetingPage m_page; ///< without its rows
};

} // namespace dongbo::gui
