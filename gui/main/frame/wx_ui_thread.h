#pragma once

#include "gui/present/ui_thread.h"

#include <atomic>
#include <memory>

namespace dongbo::gui {

/// The program's event loop as the way back from workers.
class WxUiThread final : public present::UiThread
{
public:
    void post(std::function<void()> work) override;
    /// From now on everything is dropped: the program ends.
    void close() { *m_open = false; }

private:
    std::shared_ptr<std::atomic<bool>> m_open = std::make_shared<std::atomic<bool>>(true);
};

} // namespace dongbo::gui
