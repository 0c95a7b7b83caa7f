#pragma once

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/base/scroll.h"

namespace dongbo::gui {

/// A short list in a card: what to do today, the oldest faults, the last changes. One line or two.
struct ListRow
{
    std::string id;
    std::string icon = {}; ///< at the left
    Tone iconTone = Tone::None;
    std::string lead = {};     ///< at the left instead of an icon: a day, an hour
    std::string initials = {}; ///< at the left instead of both: a person's badge
    std::string title;
    std::string after = {}; ///< after the title, secondary
    std::string caption = {};
    Tone captionTone = Tone::None;
    std::string pill = {};
    std::string pillIcon = {};
    Tone pillTone = Tone::None;
    std::string value = {};      ///< at the right
    Tone valueTone = Tone::None; ///< a tone makes it bold
    std::string note = {};       ///< below the value
    Tone noteTone = Tone::None;
    std::string verb = {};  ///< a button at the right: "<id>/act"
    bool isPrimary = false; ///< of the button
    bool isSelected = false;
    std::string tip = {};
};

/// Rows separated by lines, whole rows only (unless it scrolls). Rows are clickable when onOpen is
/// set; the button of a row calls onAct. Parts: the ids; "<id>/act".
class RowList : public Canvas
{
public:
    RowList(wxWindow* parent, const std::string& name);

    void setRows(std::vector<ListRow> rows);
    void setEmptyText(std::string text);
    /// Height of a row in DIP; 0: 34 for one line, 47 for two. Rows grow by up to a fifth to fill
    /// the height when `isFilling`.
    void setRowHeight(int dip, bool isFilling);
    /// Scrolls instead of omitting rows that do not fit.
    void scrolls() { m_isScrolling = true; }
    /// Its best height is that of all rows instead of two.
    void wantWhole() { m_isWhole = true; }
    /// Padding at the sides, for a list that reaches the card's outline; 16.
    void setInset(int dip) { m_inset = dip; }
    /// Width of the column of lead texts; 0: that of the widest.
    void setLeadWidth(int dip) { m_leadWidth = dip; }
    void onOpen(std::function<void(const std::string& id)> action) { m_open = std::move(action); }
    void onAct(std::function<void(const std::string& id)> action) { m_act = std::move(action); }
    [[nodiscard]] int visibleRows() const;

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::List; }
    [[nodiscard]] bool isReadOnly() const override { return !m_open && !m_act; }

protected:
    void draw(Painter& painter) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    void focusMoved() override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    [[nodiscard]] int naturalTall() const;
    [[nodiscard]] int rowTall() const;
    [[nodiscard]] wxRect rowRect(std::size_t index) const;
    [[nodiscard]] wxRect buttonRect(const ListRow& row, const wxRect& rect) const;
    [[nodiscard]] int leadWide() const;
    void drawRow(Painter& painter, const ListRow& row, const wxRect& rect, bool isLast);
    void drawRight(Painter& painter, const ListRow& row, const wxRect& rect, int& right);
    void drawVerb(Painter& painter, const ListRow& row, const wxRect& rect);

    std::vector<ListRow> m_rows;
    std::string m_empty;
    int m_tall = 0;
    bool m_isFilling = true;
    bool m_isScrolling = false;
    bool m_isWhole = false;
    int m_inset = 16;
    int m_leadWidth = 0;
    VerticalScroll m_scroll;
    std::function<void(const std::string&)> m_open;
    std::function<void(const std::string&)> m_act;
};

} // namespace dongbo::gui
