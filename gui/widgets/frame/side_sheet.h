#pragma once

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/frame/header.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

namespace dongbo::gui {

/// A window that scrolls vertically when its content is taller, and keeps the focused child
/// visible. Content is created with it as the parent and added to its sizer.
class ScrollPanel : public wxScrolledWindow, public Styled
{
public:
    ScrollPanel(wxWindow* parent, const std::string& name);

    [[nodiscard]] wxColour ground() const override { return groundBehind(*this); }
    void restyled() override;
    /// Scrolls no further than needed to show that descendant with its label.
    void reveal(wxWindow& window);
};

/// A form docked at the right of the page, width 486: head 60, scrolling content, foot 58 with the
/// primary button at the right. Esc and the button "<name>.close" call onClose.
class SideSheet : public Surface
{
public:
    static constexpr int width = 486;

    SideSheet(wxWindow* parent, const std::string& name);

    /// The head; the key cap "Esc" is shown beside the close label.
    void setHead(PageHeading::Content content, const std::string& closeWord);
    [[nodiscard]] PageHeading& heading() { return *m_heading; }
    /// Parent of the content.
    [[nodiscard]] ScrollPanel& content() { return *m_content; }
    /// Vertical; a margin of 20 at the sides.
    [[nodiscard]] wxSizer& body() { return *m_body; }
    /// Children of foot() have this sheet as parent; a stretch spacer pushes buttons to the right.
    [[nodiscard]] wxSizer& foot() { return *m_foot; }
    void onClose(std::function<void()> action);
    /// Lays the content out again after a change.
    void relayout();

    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override;
    wxSize DoGetBestClientSize() const override;

private:
    PageHeading* m_heading;    // owned by this window
    Button* m_close;           // owned by this window
    ScrollPanel* m_content;    // owned by this window
    wxSizer* m_body = nullptr; // owned by m_content
    wxSizer* m_foot = nullptr; // owned by this window's sizer
    std::function<void()> m_closed;
};

/// Empty state of a page or list: why it is empty, what helps, one primary action, alternatives.
/// The primary button is "<name>.primary", the others "<name>.<id>".
class EmptyState : public Surface
{
public:
    struct Way
    {
        std::string id;
        std::string icon;
        std::string title;
        std::string caption;
        std::string verb;
    };
    struct Content
    {
        std::string icon;
        std::string fact;
        std::string help;
        ButtonText primary = {}; ///< omitted when its word is empty
        std::string or_ = {};    ///< heading of the alternatives: "Hoặc"
        std::vector<Way> ways = {};
        bool isFramed = true; ///< with its own dashed outline
    };
    EmptyState(wxWindow* parent, const std::string& name, Content content);

    void onPrimary(std::function<void()> action);
    void onWay(std::function<void(const std::string& id)> action) { m_way = std::move(action); }
    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override;
    wxSize DoGetBestClientSize() const override;

private:
    void place();
    [[nodiscard]] int top() const;
    [[nodiscard]] wxRect waysRect() const;
    [[nodiscard]] int helpTall() const;

    Content m_content;
    Button* m_primary = nullptr;  // owned by this window
    std::vector<Button*> m_verbs; // owned by this window
    std::function<void(const std::string&)> m_way;
};

} // namespace dongbo::gui
