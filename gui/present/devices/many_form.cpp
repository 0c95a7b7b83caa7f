#include "gui/present/devices/many_form.h"

#include "core/store/projection/load.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/devices/device_words.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <utility>

namespace dongbo::present {

namespace {

constexpr std::size_t mostNamed = 6; ///< devices by name in a sentence
/// Of a large choice so many are tried before a worker begins: what is wrong with the answers is
/// wrong with the first, too, and is reported beside its field.
constexpr std::size_t mostTried = 50;

std::vector<DeviceSeen> readDevices(store::Database& database, std::span<const RecordId> ids,
                                    const std::function<void()>& checkpoint = {})
{
    std::vector<DeviceSeen> out;
    out.reserve(ids.size());
    for (const auto& id : ids) {
        if (checkpoint) {
            checkpoint();
        }
        if (const auto device = store::load<Device>(database, DeviceId{id})) {
            out.push_back({DeviceId{id}, *device});
        }
    }
    return out;
}

/// Starts reading them; what reading throws the future gives.
std::shared_future<std::vector<DeviceSeen>> readByWorker(Shell& shell, std::vector<RecordId> ids)
{
    const auto promise = std::make_shared<std::promise<std::vector<DeviceSeen>>>();
    JobSpec job;
    job.work =
        [promise, ids = std::move(ids),
         from = shell.session().openForWorker(Session::WorkerAccess::Read)](JobContext& context) {
            try {
                auto reg = from.open();
                promise->set_value(
                    readDevices(reg.database(), ids, [&context] { context.checkpoint(); }));
            } catch (...) {
                promise->set_exception(std::current_exception());
            }
        };
    job.done = [](const JobEnd&) {};
    shell.jobs().start(std::move(job));
    return promise->get_future().share();
}

/// By their codes, past the first few only how many more.
std::string namesOf(const Session& session, std::span<const Device> devices, std::size_t all)
{
    std::string out;
    for (const auto& device : devices.first(std::min(mostNamed, devices.size()))) {
        out += (out.empty() ? "" : ", ") + device.code.value_or(deviceTitle(device));
    }
    return all > mostNamed
               ? out + " " +
                     session.say(
                         "present.and_more",
                         {{"count", text::formatInteger(static_cast<std::int64_t>(all - mostNamed),
                                                        session.language())}})
               : out;
}

/// What was done with them, as a banner says it.
Shell::Done doneOf(const Session& session, const DevicesChanged& changed)
{
    const auto count = [&](std::size_t value) {
        return text::formatInteger(static_cast<std::int64_t>(value), session.language());
    };
    Shell::Done done{changed.changeSet,
                     session.say("bulk.done", {{"count", count(changed.changed.size())}})};
    if (!changed.left.empty()) {
        std::vector<Device> named;
        for (const auto& one : changed.left) {
            if (named.size() == mostNamed) {
                break;
            }
            named.push_back(
                store::load<Device>(session.reg().database(), one.device).value_or(Device{}));
        }
        done.explanation = session.say("bulk.left", {{"count", count(changed.left.size())}}) + " " +
                           namesOf(session, named, changed.left.size());
    }
    return done;
}

/// What a worker is to do with a large choice.
struct LargeChange
{
    std::string title;
    ManyForm::Change change;
    std::shared_future<ManyForm::Devices> devices;
};

/// Writes in a worker. What is only unlikely of some devices is asked, and written after a yes.
void writeMany(Shell& shell, const LargeChange& what, checks::IfUnlikely ifUnlikely)
{
    const auto result = std::make_shared<std::optional<Checked<DevicesChanged>>>();
    writeInWorker(
        shell, what.title,
        [result, what, ifUnlikely](Register& reg, const WriteProgress& progress) {
            constexpr std::chrono::milliseconds turn(50);
            while (what.devices.wait_for(turn) != std::future_status::ready) {
                progress(0, 0); // somebody may have stopped it
            }
            *result = what.change(reg, what.devices.get(), ifUnlikely, Batch::Write, progress);
        },
        [&shell, what, result] {
            auto& session = shell.session();
            const auto& changed = **result;
            if (changed && changed->changeSet) {
                tellChanged(shell, doneOf(session, *changed), {});
                return;
            }
            const auto sentence = changed ? session.say("bulk.nothing_fits")
                                          : text::say(session.language(), changed.problems()[0]);
            if (changed || !checks::areOnlyUnlikely(changed.problems())) {
                shell.banner({BannerTone::Warn, sentence, {}, {}, {}});
                return;
            }
            shell.prompts().ask(sentence, session.say("bulk.unlikely_help"),
                                {session.say("bulk.unlikely_yes")},
                                [&shell, what](const std::optional<std::size_t>& answer) {
                                    if (answer) {
                                        writeMany(shell, what, checks::IfUnlikely::Write);
                                    }
                                });
        },
        shell.session().say("bulk.stopped_help"));
}

} // namespace

ManyForm::ManyForm(Shell& shell, const SheetRequest& request)
    : DeviceTask(shell)
    , m_count(request.many.size())
{
    std::span<const RecordId> ids(request.many);
    if (isLarge()) {
        m_allOfMany = readByWorker(shell, request.many);
        ids = ids.first(mostTried);
    }
    m_devices = readDevices(session().reg().database(), ids);
    if (!isLarge()) {
        m_count = m_devices.size();
    }
}

void ManyForm::begin(Form& form, const char* title, const char* icon, const char* send)
{
    form.title = say(title, {{"count", number(m_count)}});
    form.icon = icon;
    form.sendWord = say(send, {{"count", number(m_count)}});
    form.subjectIcon = "box";
    form.subject = say("bulk.devices", {{"count", number(m_count)}});
    std::vector<Device> named;
    for (const auto& one : m_devices) {
        named.push_back(one.seen);
    }
    form.detail = namesOf(session(), named, m_count);
}

void ManyForm::update(Form& form, std::string_view /*changed*/)
{
    form.consequences.clear();
    form.consequenceTone = Tone::Accent;
    if (isLarge()) {
        form.consequences = {say("bulk.by_worker")};
        return;
    }
    if (!isAnswered(form)) {
        return;
    }
    const auto looked =
        changeOf(form)(session().reg(), m_devices, checks::IfUnlikely::Write, Batch::Look, {});
    if (!looked) {
        return; // reported as a field error when it is sent
    }
    form.consequences = preview(form, *looked);
    if (!looked->left.empty()) {
        form.consequenceTone = Tone::Warn;
        form.consequences.push_back(say("bulk.left", {{"count", number(looked->left.size())}}));
        for (std::size_t i = 0; i < std::min(mostNamed, looked->left.size()); ++i) {
            const auto& device = seen(looked->left[i].device);
            form.consequences.push_back(device.code.value_or(deviceTitle(device)) + ": " +
                                        session().say(looked->left[i].why));
        }
    }
    form.canSend = !looked->changed.empty();
}

Checked<Shell::Done> ManyForm::act(Form& form, checks::IfUnlikely ifUnlikely)
{
    const auto change = changeOf(form);
    auto changed =
        change(session().reg(), m_devices, ifUnlikely, isLarge() ? Batch::Look : Batch::Write, {});
    if (!changed) {
        return changed.problems();
    }
    if (isLarge()) {
        writeMany(shell(), {say("bulk.writing", {{"count", number(m_count)}}), change, m_allOfMany},
                  ifUnlikely);
        return Shell::Done{};
    }
    if (!changed->changeSet) {
        return Problem{"", {"bulk.nothing_fits", {}}};
    }
    return doneOf(session(), *changed);
}

std::string ManyForm::number(std::size_t value) const
{
    return text::formatInteger(static_cast<std::int64_t>(value), session().language());
}

const Device& ManyForm::seen(const DeviceId& id) const
{
    return std::find_if(m_devices.begin(), m_devices.end(),
                        [&](const DeviceSeen& one) { return one.device == id; })
        ->seen;
}

std::string ManyForm::tally(const std::vector<std::string>& words) const
{
    std::map<std::string, std::size_t> counts;
    for (const auto& word : words) {
        ++counts[word.empty() ? say("lists.nothing") : word];
    }
    std::string out;
    for (const auto& [word, count] : counts) {
        out += (out.empty() ? "" : ", ") + number(count) + " × " + word;
    }
    return out;
}

} // namespace dongbo::present
