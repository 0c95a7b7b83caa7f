#pragma once

#include "gui/widgets/base/canvas.h"

namespace dongbo::gui {

struct Figure
{
    std::string id;
    std::string icon;
    std::string number;
    std::string word;
    std::string caption = {}; ///< cards only
    Tone tone = Tone::None;
    std::string tip = {};
};

/// Large numbers with an icon and a word, in one line: "2 Chưa sẵn sàng". Clickable when onOpen is
/// set.
class FigureLine : public Canvas
{
public:
    FigureLine(wxWindow* parent, const std::string& name);

    void setFigures(std::vector<Figure> figures, std::string note = {});
    void onOpen(std::function<void(const std::string& id)> action) { m_open = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] bool isReadOnly() const override { return !m_open; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    [[nodiscard]] int gapBetween() const;
    [[nodiscard]] static int widthOf(const Figure& figure);
    std::vector<Figure> m_figures;
    std::string m_note;
    std::function<void(const std::string&)> m_open;
};

/// The same as cards side by side, one of them selected: counts of an import, of an overview.
class FigureCards : public Canvas
{
public:
    FigureCards(wxWindow* parent, const std::string& name);

    void setFigures(std::vector<Figure> figures);
    /// Selects the card; does not call onChoose.
    void choose(const std::string& id);
    [[nodiscard]] const std::string& chosen() const { return m_chosen; }
    void onChoose(std::function<void(const std::string& id)> action)
    {
        m_action = std::move(action);
    }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] bool isReadOnly() const override { return !m_action; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    std::vector<Figure> m_figures;
    std::string m_chosen;
    std::function<void(const std::string&)> m_action;
};

/// Properties of a record: small labels with the value below, some as pills; as many columns as
/// fit the width.
class FactGrid : public Canvas
{
public:
    struct Fact
    {
        std::string id;
        std::string label;
        std::string value;
        std::string icon = {};  ///< of a pill
        Tone pill = Tone::None; ///< a tone shows the value as a pill
        bool isStrong = false;  ///< money
        bool isLink = false;    ///< the value is a link: onOpen
        std::string tip = {};
    };
    /// At most that many columns; fewer when values would be narrower than 90 DIP.
    FactGrid(wxWindow* parent, const std::string& name, int columns = 3);

    void setFacts(std::vector<Fact> facts);
    void onOpen(std::function<void(const std::string& id)> action) { m_open = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] bool isReadOnly() const override;

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    [[nodiscard]] wxRect cell(std::size_t index) const;
    int m_columns;
    std::vector<Fact> m_facts;
    std::function<void(const std::string&)> m_open;
};

} // namespace dongbo::gui
