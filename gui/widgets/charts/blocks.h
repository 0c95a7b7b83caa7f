#pragma once

#include "gui/widgets/base/canvas.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// Large figures side by side, each under its caption and over a note, with lines between: "Họp
/// được ngay, 15 → 17, 1 xã chưa rõ".
class FigureBlocks : public Canvas
{
public:
    struct Block
    {
        std::string id;
        std::string caption;
        std::string before = {}; ///< with an arrow to the value; empty: the value alone
        std::string value;
        std::string unit = {}; ///< small, after the value
        std::string icon = {}; ///< an icon makes the value a state: smaller, in its tone
        std::string note = {};
        Tone tone = Tone::None;
    };
    FigureBlocks(wxWindow* parent, const std::string& name);

    void setBlocks(std::vector<Block> blocks);

    [[nodiscard]] std::vector<Part> parts() const override;
    [[nodiscard]] bool isReadOnly() const override { return true; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    [[nodiscard]] static int widthOf(const Block& block);
    /// Of its figure alone.
    [[nodiscard]] static int valueWide(const Block& block);
    [[nodiscard]] int gap() const;
    [[nodiscard]] std::vector<int> widths() const;
    void drawBlock(Painter& painter, const Block& block, const wxRect& rect);

    std::vector<Block> m_blocks;
};

/// Rows of squares, one a record, each with the shape and tone of its state; many records become
/// stripes as wide as their number. A click opens a square. Parts: the ids of the squares, or
/// "<row>:<n>" of stripes.
class MarkRows : public Canvas
{
public:
    struct Mark
    {
        std::string id;
        std::string icon;
        std::string word; ///< of the state
        std::string name; ///< of the record
        Tone tone = Tone::Mute;
        int count = 1; ///< of several records of one state: never a square of its own
    };
    struct Row
    {
        std::string word;        ///< "Trước"
        std::vector<Mark> marks; ///< those of one state together
    };
    MarkRows(wxWindow* parent, const std::string& name);

    void setRows(std::vector<Row> rows);
    void onOpen(std::function<void(const std::string& id)> action) { m_open = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::List; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    struct Piece
    {
        std::string id;
        std::string text; ///< of a stripe: its count
        const Mark* mark = nullptr;
        wxRect rect;
    };
    [[nodiscard]] std::vector<Piece> pieces() const;
    [[nodiscard]] int labelWide() const;

    std::vector<Row> m_rows;
    std::function<void(const std::string&)> m_open;
};

} // namespace dongbo::gui
