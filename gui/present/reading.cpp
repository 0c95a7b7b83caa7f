#include "gui/present/reading.h"

#include "gui/present/acting.h"

#include <utility>

namespace dongbo::present {

void readInWorker(Shell& shell, LatestJob& job,
                  std::function<void(store::Database&, const std::function<void()>&)> work,
                  std::function<void(bool)> showBusy, std::function<void()> adopt)
{
    showBusy(true);
    JobSpec spec;
    spec.work = [work = std::move(work), open = shell.session().openForWorker(
                                             Session::WorkerAccess::Read)](JobContext& context) {
        auto own = open.open();
        work(own.database(), [&] { context.checkpoint(); });
    };
    spec.done = [&shell, showBusy = std::move(showBusy),
                 adopt = std::move(adopt)](const JobEnd& end) {
        showBusy(false);
        if (end.isDone()) {
            adopt();
        } else if (!end.isCancelled()) {
            tellReadingFailed(shell, *end.error);
        }
    };
    job.start(std::move(spec));
}

} // namespace dongbo::present
