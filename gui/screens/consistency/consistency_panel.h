#pragma once

#include "gui/present/lists/list_query.h"
#include "gui/present/shell.h"
#include "gui/screens/tabbed_screen.h"

#include <string>

namespace dongbo::gui {

/// One page of the screen Đồng bộ: the matrix, the standards, the rules, the models. Its bar stands
/// beside the tabs, in the screen's own page bar.
class ConsistencyPanel : public Screen
{
public:
    ConsistencyPanel(wxWindow* parent, present::Shell& shell, const char* windowName)
        : Screen(parent, shell, windowName)
        , m_bar(new Surface(parent, std::string(windowName) + ".bar"))
    {}

    [[nodiscard]] Surface& bar() { return *m_bar; }
    virtual void open(const present::ListQuery& query) = 0;
    [[nodiscard]] virtual present::ListQuery query() const = 0;
    [[nodiscard]] virtual std::string caption() const = 0;
    /// What the window's header says instead of the screen's own; without a title: nothing.
    [[nodiscard]] virtual ScreenHead ownHead() const { return {}; }

    [[nodiscard]] ScreenHead head() const final
    {
        auto own = ownHead();
        if (own.title.empty()) {
            return {say("consistency.title"), {}, {}, caption()};
        }
        own.crumb = say("consistency.title");
        return own;
    }
    void showPlace(const present::Place& place) final
    {
        open(present::ListQuery::parse(place.filter));
    }
    [[nodiscard]] present::Place place() const final
    {
        return {present::ScreenName::Consistency, {}, query().asText()};
    }

protected:
    [[nodiscard]] std::string say(std::string_view code) const
    {
        return shell().session().say(code);
    }

private:
    Surface* m_bar; // owned by the screen
};

} // namespace dongbo::gui
