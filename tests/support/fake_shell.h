#pragma once

#include "gui/present/acting.h"
#include "gui/present/shell.h"
#include "tests/support/folder.h"
#include "tests/support/register_fixture.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace dongbo::test {

/// A manually run event queue in place of the GUI thread.
class QueuedUi final : public present::UiThread
{
public:
    void post(std::function<void()> work) override
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(work));
        m_came.notify_one();
    }
    /// Runs posted tasks; waits up to a minute for one while `busy` is true.
    template <typename Busy> void runWhile(const Busy& busy)
    {
        for (;;) {
            std::function<void()> work;
            {
                std::unique_lock lock(m_mutex);
                if (m_queue.empty() &&
                    (!busy() || !m_came.wait_for(lock, std::chrono::minutes(1),
                                                 [this] { return !m_queue.empty(); }))) {
                    return;
                }
                work = std::move(m_queue.front());
                m_queue.pop_front();
            }
            work();
        }
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::deque<std::function<void()>> m_queue;
};

class FakePrompts final : public present::Prompts
{
public:
    std::vector<std::filesystem::path> toOpen;     ///< the next answer
    std::optional<std::filesystem::path> toSave;   ///< the next answer
    std::optional<std::filesystem::path> toFolder; ///< the next answer
    std::optional<std::size_t> answer;             ///< given at once to ask()
    std::vector<std::string> questions;            ///< asked so far
    std::string clipboard;                         ///< the last text put there
    std::string printed;                           ///< title of the last file
    bool isPrinted = false;                        ///< it was there

    std::vector<std::filesystem::path> filesToOpen(const std::string& /*title*/,
                                                   const std::vector<FileKind>& /*kinds*/,
                                                   bool /*several*/) override
    {
        return toOpen;
    }
    std::optional<std::filesystem::path> fileToSave(const std::string& /*title*/,
                                                    const std::vector<FileKind>& /*kinds*/,
                                                    const std::string& /*suggested*/) override
    {
        return toSave;
    }
    std::optional<std::filesystem::path> folder(const std::string& /*title*/,
                                                const std::filesystem::path& /*now*/) override
    {
        return toFolder;
    }
    void ask(const std::string& question, const std::string& /*explanation*/,
             const std::vector<std::string>& /*answers*/,
             std::function<void(std::optional<std::size_t>)> answered) override
    {
        questions.push_back(question);
        answered(answer);
    }
    void putOnClipboard(const std::string& text) override { clipboard = text; }
    void print(const std::filesystem::path& pdf, const std::string& title) override
    {
        isPrinted = std::filesystem::exists(pdf);
        printed = title;
        std::filesystem::remove(pdf);
    }
};

class MapSettings final : public present::Settings
{
public:
    std::string value(std::string_view key) const override
    {
        const auto at = m_values.find(std::string(key));
        return at == m_values.end() ? std::string() : at->second;
    }
    void setValue(std::string_view key, std::string_view value) override
    {
        m_values[std::string(key)] = value;
    }

private:
    std::map<std::string, std::string> m_values;
};

/// A shell without a window, over a register in a file of its own with the units of Vụ Bản: records
/// the requests it gets.
class FakeShell final : public present::Shell
{
public:
    FakeShell()
        : m_session(Language::Vietnamese)
        , m_jobs(ui)
    {
        Register::InitOptions options;
        options.units = "vu-ban-2021";
        options.officer = "tester";
        options.account = "tester";
        options.open = openOptions();
        static_cast<void>(Register::init(registerPath(), options));
        m_session.open(registerPath(), openOptions());
        m_onFailure = m_session.listenersFailed.connect([this](const std::vector<Error>& failures) {
            present::reportListenerFailures(*this, failures);
        });
        m_onLost = m_session.fileLost.connect([this] { present::tellFileLost(*this); });
    }

    FakeClock clock;
    QueuedUi ui;
    FakePrompts fakePrompts;
    MapSettings fakeSettings;
    std::vector<present::Place> places;
    std::vector<present::SheetRequest> sheets;
    std::size_t sheetsClosed = 0;
    std::vector<present::BannerText> banners;
    std::vector<Date> days; ///< asked to be shown
    std::size_t personAsked = 0;
    std::function<void()> whenKnown; ///< of the last askPerson

    [[nodiscard]] std::filesystem::path registerPath() const { return m_folder.path / "so.dongbo"; }
    [[nodiscard]] Register& reg() { return m_session.reg(); }
    /// Waits until workers and the tasks they post have finished.
    void settle()
    {
        ui.runWhile([this] { return m_jobs.isBusy(); });
    }

    DeviceId device(const std::string& site, DeviceType type, const std::string& name)
    {
        Device device;
        device.name = name;
        device.type = type;
        device.site = findSite(reg(), site);
        device.condition = Condition::Good;
        return addDevice(reg(), device, "")->id;
    }

    present::Session& session() override { return m_session; }
    present::Jobs& jobs() override { return m_jobs; }
    present::Prompts& prompts() override { return fakePrompts; }
    present::Settings& settings() override { return fakeSettings; }
    void go(const present::Place& place) override { places.push_back(place); }
    void openSheet(const present::SheetRequest& request) override { sheets.push_back(request); }
    void closeSheet() override { ++sheetsClosed; }
    void banner(const present::BannerText& banner) override { banners.push_back(banner); }
    std::shared_ptr<void>& kept(present::ScreenName screen) override { return m_kept[screen]; }
    void showDay(Date day) override { days.push_back(day); }
    void askPerson(std::function<void()> then) override
    {
        ++personAsked;
        whenKnown = std::move(then);
    }
    bool act(const std::function<Checked<Done>()>& useCase,
             const std::function<void(const Problems&)>& onProblems) override
    {
        return present::actOn(*this, useCase, onProblems);
    }

private:
    Register::Options openOptions()
    {
        Register::Options options;
        options.actAs = "tester";
        options.clock = &clock;
        return options;
    }

    Folder m_folder;
    present::Session m_session;
    present::Jobs m_jobs;
    present::Connection m_onFailure;
    present::Connection m_onLost;
    std::map<present::ScreenName, std::shared_ptr<void>> m_kept;
};

} // namespace dongbo::test
