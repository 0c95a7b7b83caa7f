#pragma once

#include "gui/present/lists/list_query.h"
#include "gui/present/shell.h"
#include "gui/screens/tabbed_screen.h"

#include <string>

namespace dongbo::gui {

/// One page of the screen Đồng bộ: the matrix, the standards, the rules, the models. Its bar stands
/// beside the tabs, in the screen's own page bar.
class ConsistencyPanel : public ScreenTab
{
public:
    ConsistencyPanel(wxWindow* parent, present::Shell& shell, const char* windowName)
        : ScreenTab(parent, windowName)
        , m_shell(shell)
        , m_bar(new Surface(parent, std::string(windowName) + ".bar"))
    {}

    [[nodiscard]] Surface& bar() { return *m_bar; }
    virtual void open(const present::ListQuery& query) = 0;
    [[nodiscard]] virtual present::ListQuery query() const = 0;
    [[nodiscard]] virtual std::string caption() const = 0;
    /// What the window's header says instead of the screen's own; without a title: nothing.
    [[nodiscard]] virtual ScreenHead ownHead() const { return {}; }

protected:
    [[nodiscard]] present::Shell& shell() const { return m_shell; }
    [[nodiscard]] std::string say(std::string_view code) const
    {
        return m_shell.session().say(code);
    }

private:
    present::Shell& m_shell;
    Surface* m_bar; // owned by the screen
};

} // namespace dongbo::gui
