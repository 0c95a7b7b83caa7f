#pragma once

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/base/scroll.h"

namespace dongbo::gui {

/// Events, newest first: an icon of the kind on a vertical line, title and day, a caption; an undo
/// icon only where that change can be undone.
/// Parts: the ids; "<id>/undo".
class Timeline : public Canvas
{
public:
    struct Entry
    {
        std::string id;
        std::string icon;
        Tone tone = Tone::Mute;
        std::string title;
        std::string day;
        std::string caption = {};
        std::string undo = {}; ///< tooltip of the undo icon; empty: no icon
        bool isDimmed = false; ///< undone, or outside the filtered period
    };
    Timeline(wxWindow* parent, const std::string& name);

    void setEntries(std::vector<Entry> entries);
    /// Placeholder text while there are no events.
    void setEmptyText(std::string text);
    void onOpen(std::function<void(const std::string& id)> action) { m_open = std::move(action); }
    void onUndo(std::function<void(const std::string& id)> action) { m_undo = std::move(action); }
    /// Selects it and scrolls to it.
    void choose(const std::string& id);
    /// Height of all entries, in DIP.
    [[nodiscard]] int fullHeight() const;
    /// Its best height is that of all entries instead of scrolling by itself.
    void wantWhole(bool isWhole);

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::List; }
    [[nodiscard]] bool isReadOnly() const override { return m_entries.empty(); }

protected:
    void draw(Painter& painter) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    bool onKey(wxKeyEvent& event) override;
    void focusMoved() override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    [[nodiscard]] wxRect rowRect(std::size_t index) const;
    void drawEntry(Painter& painter, std::size_t index);
    std::vector<Entry> m_entries;
    std::string m_empty;
    std::string m_chosen;
    bool m_isWhole = false;
    VerticalScroll m_scroll;
    std::function<void(const std::string&)> m_open;
    std::function<void(const std::string&)> m_undo;
};

} // namespace dongbo::gui
