#pragma once

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/controls/button.h"

#include <wx/sizer.h>

namespace dongbo::gui {

/// The head of a card: title, a short note, a link at the right.
struct CardHead
{
    std::string title;
    std::string caption = {};
    std::string link = {};
    std::string icon = {}; ///< left of the title
};

enum class CardEdge
{
    Padded, ///< padding of 16 at the sides, 12 above and below: free content
    Whole   ///< content reaches the outline: tables, row lists
};

/// A white panel with an outline. Content is created with the card as its parent and added to
/// body(); the link, if any, is a child window called "<name>.link".
class Card : public Surface
{
public:
    Card(wxWindow* parent, const std::string& name, CardHead head = {},
         CardEdge edge = CardEdge::Padded);

    /// A vertical sizer below the head.
    [[nodiscard]] wxSizer& body() { return *m_body; }
    /// A horizontal sizer in the head, between the note and the link: chips, buttons.
    [[nodiscard]] wxSizer& headTools() { return *m_tools; }
    void setHead(const CardHead& head);
    void onLink(std::function<void()> action);
    /// The accent outline of a selected card; Tone::None removes it. Other tones tint the outline.
    void setOutline(Tone tone);
    /// Tints the whole card, for a note within a form.
    void setFill(Tone tone);
    /// A dashed outline: an empty placeholder.
    void setDashed(bool isDashed);

    [[nodiscard]] wxColour ground() const override;
    void drawOver(Painter& painter, wxPoint origin) const override;
    /// Buttons of headTools() lose their words where they would cut the title.
    bool Layout() override;

protected:
    void draw(Painter& painter) override;

private:
    [[nodiscard]] bool hasHead() const;
    void drawOutline(Painter& painter, const wxRect& rect) const;
    void layoutHead();

    CardHead m_head;
    CardEdge m_edge;
    Tone m_outline = Tone::None;
    Tone m_fill = Tone::None;
    bool m_isDashed = false;
    wxSizer* m_body = nullptr;     // owned by the window's sizer
    wxSizer* m_tools = nullptr;    // owned by the window's sizer
    wxSizer* m_headLine = nullptr; // owned by the window's sizer
    Button* m_link = nullptr;      // owned by this window
};

/// Wrapping text on the background of its parent. For captions, help and notes.
class Words : public Canvas
{
public:
    Words(wxWindow* parent, const std::string& name, std::vector<Run> runs,
          TextSize size = TextSize::Body, Align align = Align::Left);
    Words(wxWindow* parent, const std::string& name, const std::string& text,
          TextSize size = TextSize::Body, Weight weight = Weight::Regular);

    void setRuns(std::vector<Run> runs);
    void setText(const std::string& text);
    /// Main text colour unless runs set another.
    void setTone(Tone tone);
    /// Caption grey (text3) or secondary (text2) instead of a tone.
    void setQuiet(bool isCaption);
    /// Wraps at that width in DIP when its best size is computed; 0: one line of any length.
    void wrapAt(int width);
    [[nodiscard]] std::string text() const;

    [[nodiscard]] std::vector<Part> parts() const override;
    [[nodiscard]] Role role() const override { return Role::Label; }
    [[nodiscard]] bool isReadOnly() const override { return true; }
    [[nodiscard]] bool isOnePart() const override { return true; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    [[nodiscard]] std::vector<Run> coloured() const;
    std::vector<Run> m_runs;
    TextSize m_size;
    Align m_align;
    Tone m_tone = Tone::None;
    int m_quiet = 0;
    int m_wrap = 0;
};

} // namespace dongbo::gui
