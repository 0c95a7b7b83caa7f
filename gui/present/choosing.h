#pragma once

#include "gui/present/shell.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One thing to choose from a list that narrows while typing.
struct Choosable
{
    std::string key;
    std::string icon;     ///< or
    std::string initials; ///< of a person
    std::string title;
    std::string detail; ///< what tells it from its like; may be empty
    std::string mark;   ///< "đang ghi"; may be empty

    bool operator==(const Choosable&) const = default;
};

/// What a form shows that asks for one thing of many.
struct Choosing
{
    std::string title;
    std::string caption;
    std::string icon;
    std::string label; ///< of the text one types to narrow the list
    std::string hint;  ///< under it
    std::string typed;
    std::vector<Choosable> rows;
    std::optional<std::size_t> chosen; ///< index into rows
    std::string more;                  ///< "và 12 người nữa": rows that are not shown
    std::string nothing;               ///< instead of rows
    std::string extraLabel; ///< of a second answer that only something new needs; empty: not asked
    std::string extra;
    std::string note; ///< what sending brings about
    std::string problem;
    std::string sendWord;
    bool canSend = false;
    std::string sideWord; ///< of another way out, at the left; empty: none

    bool operator==(const Choosing&) const = default;
};

class ChoosingView
{
public:
    virtual ~ChoosingView() = default;
    virtual void showChoosing(const Choosing& choosing) = 0;
};

/// A form that asks for one thing of many.
class ChoosingPresenter
{
public:
    virtual ~ChoosingPresenter() = default;

    virtual void open(const SheetRequest& request) = 0;
    /// The text as it stands after each key.
    virtual void type(const std::string& text) = 0;
    /// Takes that row; nothing is done yet.
    void pick(const std::string& key);
    /// The row so many further down; stops at the ends.
    void step(int by);
    void typeExtra(const std::string& text);
    /// Does it and closes the sheet; false when something is left to be put right.
    virtual bool send() = 0;
    virtual void pressSide() {}
    [[nodiscard]] const Choosing& choosing() const { return m_choosing; }

protected:
    explicit ChoosingPresenter(ChoosingView& view)
        : m_view(view)
    {}
    /// Another row is the chosen one: what follows from that.
    virtual void chosenIsOther() {}
    void show() { m_view.showChoosing(m_choosing); }
    [[nodiscard]] const Choosable* chosen() const;

    ChoosingView& m_view;
    Choosing m_choosing;
};

} // namespace dongbo::present
