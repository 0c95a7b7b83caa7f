#pragma once

#include "core/domain/id.h"
#include "gui/present/shell.h"
#include "gui/screens/screen.h"
#include "gui/widgets/base/canvas.h"

#include <functional>
#include <string>
#include <string_view>
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

/// A record's page with its presenter, which has open(Id), reload(), setInSight() and page():
/// title, state, caption.
template <typename Presenter, typename Id> class PresentedPage : public RecordPage
{
public:
    template <typename View>
    PresentedPage(wxWindow* parent, present::Shell& shell, const std::string& name, View& view)
        : RecordPage(parent, name)
        , m_shell(shell)
        , m_presenter(shell, view)
    {}

    void open(const RecordId& record) override { m_presenter.open(Id{record}); }
    void refresh() override { m_presenter.reload(); }
    void setInSight(bool isInSight) override { m_presenter.setInSight(isInSight); }
    [[nodiscard]] ScreenHead head() const override
    {
        const auto& page = m_presenter.page();
        return {page.title, {}, page.state, page.caption};
    }

protected:
    [[nodiscard]] std::string say(std::string_view code) const
    {
        return m_shell.session().say(code);
    }

    present::Shell& m_shell;
    Presenter m_presenter;
};

} // namespace dongbo::gui
