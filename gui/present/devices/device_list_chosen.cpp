// What is done with the chosen rows of the list: their sum, their copy.
#include "core/text/numbers.h"
#include "gui/present/acting.h"
#include "gui/present/devices/device_clip.h"
#include "gui/present/devices/device_list_presenter.h"

#include <algorithm>
#include <span>
#include <utility>

namespace dongbo::present {

namespace {

using store::DeviceNumber;

/// Summed and copied at once; more goes to a worker.
constexpr std::size_t fewRows = 500;
constexpr std::size_t mostCopied = 100'000;

struct Summed
{
    std::vector<DeviceNumber> numbers;
    Money cost;
};

} // namespace

void DeviceListPresenter::setChosen(const std::vector<Range>& ranges, std::int64_t current)
{
    m_chosen = ranges;
    m_chosenCount = 0;
    for (const auto& range : ranges) {
        m_chosenCount += range.last - range.first + 1;
    }
    sumChosen();
    if (current >= 0 && current < rowCount()) {
        setCurrent(line(current).id);
        m_shell.point({RecordKind::Device, *m_current});
    }
    m_view.showLines();
}

std::vector<DeviceNumber> DeviceListPresenter::chosenNumbers(std::size_t most) const
{
    std::vector<DeviceNumber> out;
    for (const auto& range : m_chosen) {
        for (auto i = range.first; i <= range.last && i < rowCount() && out.size() < most; ++i) {
            out.push_back(m_numbers[static_cast<std::size_t>(i)]);
        }
    }
    return out;
}

void DeviceListPresenter::sumChosen()
{
    m_costJob.cancel();
    m_chosenCost.reset();
    if (m_chosenCount < 2) {
        return;
    }
    auto& session = m_shell.session();
    auto numbers = chosenNumbers(m_numbers.size());
    if (numbers.size() <= fewRows) {
        m_chosenCost = store::costOf(session.shown().database(), numbers);
        return;
    }
    auto loaded = std::make_shared<Summed>();
    loaded->numbers = std::move(numbers);
    m_costJob.start(
        {"",
         [loaded, open = session.openForWorker(Session::WorkerAccess::Read)](JobContext& job) {
             auto reg = open.open();
             loaded->cost = store::costOf(reg.database(), loaded->numbers, job.stop());
         },
         [this, loaded](const JobEnd& end) {
             if (end.isDone()) {
                 m_chosenCost = loaded->cost;
                 m_view.showLines();
             }
         },
         {}});
}

void DeviceListPresenter::copy()
{
    auto& session = m_shell.session();
    const auto numbers = chosenNumbers(mostCopied);
    if (numbers.empty()) {
        return;
    }
    const bool isCut = m_chosenCount > static_cast<std::int64_t>(mostCopied);
    const auto fill = [](DeviceClip& clip, store::Database& database,
                         std::span<const DeviceNumber> part) {
        for (const auto& row : store::deviceRows(database, part)) {
            clip.add(row);
        }
    };
    auto clip = std::make_shared<DeviceClip>(session.language());
    if (numbers.size() <= fewRows) {
        fill(*clip, session.shown().database(), numbers);
        m_view.putOnClipboard(clip->lines(), clip->html());
        finishCopy(numbers.size(), isCut);
        return;
    }
    m_copyJob.start({session.say("devices.copying"),
                     [clip, numbers, fill,
                      open = session.openForWorker(Session::WorkerAccess::Read)](JobContext& job) {
                         auto reg = open.open();
                         const std::span<const DeviceNumber> all(numbers);
                         for (std::size_t i = 0; i < all.size(); i += fewRows) {
                             fill(*clip, reg.database(),
                                  all.subspan(i, std::min(fewRows, all.size() - i)));
                             job.progress(i, all.size());
                         }
                     },
                     [this, clip, count = numbers.size(), isCut](const JobEnd& end) {
                         if (end.isDone()) {
                             m_view.putOnClipboard(clip->lines(), clip->html());
                             finishCopy(count, isCut);
                         } else if (!end.isCancelled()) {
                             m_shell.banner(bannerOf(m_shell.session(), *end.error));
                         }
                     },
                     {}});
}

void DeviceListPresenter::finishCopy(std::size_t rows, bool isCut)
{
    auto& session = m_shell.session();
    const auto count = text::formatInteger(static_cast<std::int64_t>(rows), session.language());
    m_shell.banner({isCut ? BannerTone::Warn : BannerTone::Ok,
                    session.say("devices.copied", {{"count", count}}),
                    session.say(isCut ? "devices.copied_cut" : "devices.copied_help"),
                    {},
                    {}});
}

} // namespace dongbo::present
