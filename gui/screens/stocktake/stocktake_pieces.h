#pragma once

#include "gui/present/stocktake/stocktake_presenter.h"
#include "gui/widgets/base/canvas.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// The last scan as a strip beside the scanner's field: shape, sentence, hour, in the colour of its
/// state.
class ScanStrip final : public Canvas
{
public:
    ScanStrip(wxWindow* parent, const std::string& name);

    void show(const present::ScanResult& result);
    [[nodiscard]] std::vector<Part> parts() const override;
    [[nodiscard]] Role role() const override { return Role::Label; }
    [[nodiscard]] bool isReadOnly() const override { return true; }
    [[nodiscard]] bool isOnePart() const override { return true; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {200, 34}; }

private:
    present::ScanResult m_result;
};

/// The rooms of a stocktake, each with how far it is: name, "11/14", a bar, a note. Parts: their
/// places in the list.
class RoomBars final : public Canvas
{
public:
    RoomBars(wxWindow* parent, const std::string& name);

    void setRooms(std::vector<present::StocktakeRoomLine> rooms, std::size_t chosen);
    void onChoose(std::function<void(std::size_t room)> action) { m_choose = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::List; }

protected:
    void draw(Painter& painter) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    void focusMoved() override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    void scrollTo(std::size_t room);
    [[nodiscard]] int tallest() const;

    std::vector<present::StocktakeRoomLine> m_rooms;
    std::size_t m_chosen = 0;
    int m_top = 0; ///< DIP scrolled
    std::function<void(std::size_t)> m_choose;
};

/// Differences below each other: shape, title, facts, and under them the likeliest answer as a
/// button and the others as a link. Parts: "0/act", "0/other"; a settled one is "0", its undo
/// "0/undo".
class DifferenceList final : public Canvas
{
public:
    DifferenceList(wxWindow* parent, const std::string& name, std::string otherWord,
                   std::string emptyText);

    void setDifferences(std::vector<present::StocktakeDifference> differences);
    void onAct(std::function<void(std::size_t difference)> action) { m_act = std::move(action); }
    void onUndo(std::string word, std::function<void(std::size_t difference)> action)
    {
        m_undoWord = std::move(word);
        m_undo = std::move(action);
    }
    void onOtherwise(std::function<void(std::size_t difference)> action)
    {
        m_otherwise = std::move(action);
    }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::List; }

protected:
    void draw(Painter& painter) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    void focusMoved() override;
    [[nodiscard]] wxSize bestSize() const override { return {240, 180}; }

private:
    [[nodiscard]] static int tallOf(const present::StocktakeDifference& one);
    [[nodiscard]] int wholeTall() const;
    void scrollBy(int dip);

    std::vector<present::StocktakeDifference> m_all;
    std::string m_otherWord;
    std::string m_empty;
    int m_top = 0; ///< DIP scrolled
    std::function<void(std::size_t)> m_act;
    std::function<void(std::size_t)> m_otherwise;
    std::string m_undoWord;
    std::function<void(std::size_t)> m_undo;
};

} // namespace dongbo::gui
