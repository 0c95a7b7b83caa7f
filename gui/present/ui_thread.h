#pragma once

#include <functional>

namespace dongbo::present {

/// The way back from a worker: what is posted runs on the GUI thread, in order, soon. In tests
/// a queue that is run by hand. post() may be called from any thread, also while the window closes;
/// what comes too late is dropped.
class UiThread
{
public:
    virtual ~UiThread() = default;
    virtual void post(std::function<void()> work) = 0;
};

} // namespace dongbo::present
