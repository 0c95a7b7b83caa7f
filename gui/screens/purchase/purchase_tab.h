#pragma once

#include "gui/present/purchase/purchase_places.h"
#include "gui/screens/screen.h"
#include "gui/widgets/base/canvas.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace dongbo::gui {

/// One page of the screen Mua sắm, under the chips that lead from page to page. Made when it is
/// first shown.
class PurchaseTab : public Surface
{
public:
    PurchaseTab(wxWindow* parent, const std::string& name)
        : Surface(parent, name)
    {}

    virtual void open(const present::PurchaseGoal& /*goal*/) {}
    /// What open() would bring back.
    [[nodiscard]] virtual present::Place place() const = 0;
    virtual void refresh() = 0;
    virtual void setInSight(bool isInSight) = 0;
    /// Title and crumb where they are not the screen's; one line of facts.
    [[nodiscard]] virtual ScreenHead head() const = 0;
    [[nodiscard]] virtual std::vector<wxWindow*> regions() = 0;
    [[nodiscard]] virtual wxWindow* filterField() { return nullptr; }
    [[nodiscard]] virtual bool canDo(ScreenAct /*act*/) const { return false; }
    virtual void doIt(ScreenAct /*act*/) {}
    [[nodiscard]] virtual bool takeEscape() { return false; }
    /// head() would answer something else.
    void onHead(std::function<void()> action) { m_head = std::move(action); }

protected:
    void tellHead() const
    {
        if (m_head) {
            m_head();
        }
    }

private:
    std::function<void()> m_head;
};

} // namespace dongbo::gui
