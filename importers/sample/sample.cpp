#include "importers/sample/sample.h"

#include "core/domain/error.h"
#include "core/register/base/reach.h"
#include "core/store/health/backup.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/reader_process/read_list.h"
#include "importers/sample/history.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "importers_sample_embedded.h"

namespace dongbo::importers {

namespace {

/// The clock of the sample: stands at the moment of the step at hand.
class HistoryClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant moment) { m_now = moment; }

private:
    Instant m_now;
};

/// A folder for the lists that goes with its owner. Its name is not a secret: the files in it are
/// the program's own.
class Folder
{
public:
    explicit Folder(const std::filesystem::path& beside)
        : m_path(beside.string() + ".lists")
    {
        std::filesystem::create_directories(m_path);
    }
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

constexpr std::string_view listsBelow = "sample/lists/";

void playAll(Register& reg, HistoryClock& clock, const std::filesystem::path& lists,
             const std::vector<HistoryStep>& steps, SampleResult& result,
             const std::function<void(std::size_t, std::size_t)>& onStep)
{
    HistoryPlayer player(reg, [&](const std::string& name) {
        const auto file = lists / std::filesystem::u8path(name);
        const auto workbook = readList(file);
        auto list = describeFile(file, *workbook);
        list.path = name; // where it lay for a moment says nothing
        result.imports.push_back(importList(reg, list, {}));
    });
    for (const auto& step : steps) {
        clock.set(step.at);
        player.play(step);
        ++result.steps;
        if (onStep) {
            onStep(result.steps, steps.size());
        }
    }
}

} // namespace

void writeSampleLists(const std::filesystem::path& folder)
{
    for (const auto name : importers_sample::embeddedNames()) {
        if (!name.starts_with(listsBelow)) {
            continue;
        }
        const auto bytes = importers_sample::embedded(name);
        const auto path =
            folder / std::filesystem::u8path(std::string(name.substr(listsBelow.size())));
        std::ofstream file(path, std::ios::binary);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!file.flush()) {
            throw Error(Error::Kind::Full, {"import.unreadable", {{"file", path.string()}}});
        }
    }
}

SampleResult makeSample(const std::filesystem::path& path,
                        const std::function<void(std::size_t, std::size_t)>& onStep)
{
    if (std::filesystem::exists(path)) {
        throw Error(Error::Kind::Exists, {"store.exists", {{"path", path.string()}}});
    }
    auto steps = readHistory(importers_sample::embedded("sample/history.tsv"));
    for (const auto* more :
         {"sample/planning.tsv", "sample/meetings.tsv", "sample/lines.tsv", "sample/upkeep.tsv"}) {
        for (auto& step : readHistory(importers_sample::embedded(more))) {
            steps.push_back(std::move(step));
        }
    }
    std::stable_sort(steps.begin(), steps.end(),
                     [](const HistoryStep& a, const HistoryStep& b) { return a.at < b.at; });
    HistoryClock clock;
    // Half an hour before the first entry somebody sat down and made the register.
    clock.set({steps.front().at.unixMs - 30LL * 60 * 1000});
    const auto ids = seededIds("data/sample");
    SampleResult result;
    Register::InitOptions options;
    options.units = "vu-ban-2021";
    options.account = "mau";
    options.sampleDay = dayOf(steps.back().at);
    options.open.actAs = options.account;
    options.open.clock = &clock;
    options.open.ids = ids.get();
    const store::DraftFile draft(path); // killed meanwhile, nothing bears the sample's name
    {
        auto reg = Register::init(draft.path(), options);
        const Folder folder(draft.path());
        writeSampleLists(folder.path());
        playAll(reg, clock, folder.path(), steps, result, onStep);
        reg.keepTimeFrom(clock.now());
        reg.database().checkpoint();
    }
    draft.publish();
    return result;
}

} // namespace dongbo::importers
