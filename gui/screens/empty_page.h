#pragma once

#include "gui/widgets/controls/button.h"
#include "gui/widgets/lists/row_list.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// A page with nothing in it yet: an icon, one sentence of fact, one of help, what to do first, and
/// other ways in.
class EmptyPage : public Surface
{
public:
    struct Way
    {
        std::string id;
        std::string icon;
        std::string title;
        std::string detail;
        std::string verb;
    };
    EmptyPage(wxWindow* parent, const std::string& name);

    /// The first way is the primary button; the others stand in a list under the word `or`.
    void setContent(const std::string& icon, const std::string& fact, const std::string& help,
                    const std::vector<Way>& ways, const std::string& orWord);
    void onEnter(std::function<void(const std::string& id)> action) { m_enter = std::move(action); }

    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override;

private:
    struct Heights
    {
        int top = 0;
        int list = 0; ///< of the other ways; less than they need where the window is low
    };
    [[nodiscard]] Heights heights() const;
    void place();
    std::string m_icon;
    std::string m_fact;
    std::string m_help;
    std::string m_or;
    std::string m_first;
    std::size_t m_others = 0;
    Button* m_primary; // owned by this window
    RowList* m_ways;   // owned by this window
    std::function<void(const std::string&)> m_enter;
};

} // namespace dongbo::gui
