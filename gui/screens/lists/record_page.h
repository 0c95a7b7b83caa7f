#pragma once

#include "core/domain/id.h"
#include "gui/screens/screen.h"
#include "gui/widgets/base/canvas.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// One record's own page, which stands in its list's place.
class RecordPage : public Surface
{
public:
    RecordPage(wxWindow* parent, const std::string& name)
        : Surface(parent, name)
    {}

    virtual void open(const RecordId& record) = 0;
    virtual void refresh() = 0;
    virtual void setInSight(bool isInSight) = 0;
    /// Title, state and facts; the crumb is the list's.
    [[nodiscard]] virtual ScreenHead head() const = 0;
    [[nodiscard]] virtual std::vector<wxWindow*> regions() = 0;
    /// What it shows is another now.
    void onShown(std::function<void()> action) { m_shown = std::move(action); }

protected:
    void tellShown() const
    {
        if (m_shown) {
            m_shown();
        }
    }

private:
    std::function<void()> m_shown;
};

} // namespace dongbo::gui
