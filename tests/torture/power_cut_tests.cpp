#include "core/journal/chain/digest.h"
#include "core/journal/read/verify.h"
#include "core/register/base/inside.h"
#include "core/register/upkeep/backups.h"
#include "core/store/file/statement.h"
#include "core/store/health/integrity.h"
#include "tests/support/office.h"
#include "tests/support/register_fixture.h"
#include "tests/torture/disk_image.h"
#include "tests/torture/faulty_system.h"
#include "tests/torture/writer.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace dongbo::torture {

namespace {

/// What a workload did: everything asked of the disk, and for every mark the digest that may not be
/// lost any more.
struct Story
{
    std::vector<DiskCall> calls;
    std::map<std::uint64_t, std::string> digests; ///< by mark
};

constexpr const char* name = "so.dongbo";

void make(const std::filesystem::path& path, const Clock& clock)
{
    Register::InitOptions options;
    options.units = "vu-ban-2021";
    options.account = "torture";
    options.open.clock = &clock;
    Register::init(path, options);
}

/// A random day of an office: devices one by one and many at once, faults, edits, undone lists, log
/// written back, backups, a restore, the register closed and opened.
Story tell(const std::filesystem::path& folder, const std::string& synchronous, unsigned seed)
{
    std::mt19937 random(seed);
    test::FakeClock clock;
    Story story;
    std::uint64_t marks = 0;
    const auto path = folder / name;
    make(path, clock);
    startRecording(folder);
    recordPresent(folder);
    auto options = Register::Options{};
    options.clock = &clock;
    const auto open = [&] {
        auto reg = Register::open(path, options);
        reg.database().impl().execute(("PRAGMA synchronous = " + synchronous).c_str());
        return reg;
    };
    auto reg = std::make_unique<Register>(open());
    const auto acknowledge = [&] {
        story.digests[++marks] = journal::digest(reg->database());
        mark(marks);
    };
    acknowledge();
    std::vector<DeviceId> devices;
    const auto add = [&](int count) {
        store::UnitOfWork work(reg->database());
        journal::Action action(journalOf(*reg), reg->actor(), {"did.test", {}}, "");
        for (int i = 0; i < count; ++i) {
            Device device;
            device.name = "Máy quay " + std::to_string(random() % 1000);
            device.type = DeviceType::Camera;
            device.notes = std::string(random() % 500, 'x');
            devices.push_back(DeviceId{action.create(device)});
        }
        work.commit();
    };
    std::filesystem::path backup;
    for (int step = 0; step < 60; ++step) {
        clock.advanceMinutes(60);
        switch (random() % 10) {
        case 0:
            add(120);
            break;
        case 1:
            reg->database().checkpoint();
            break;
        case 2:
            backup = folder / ("sao-" + std::to_string(step) + ".dongbo");
            backupTo(*reg, backup);
            break;
        case 3:
            reg.reset();
            reg = std::make_unique<Register>(open());
            break;
        case 4:
            if (!backup.empty() && step > 40) {
                reg.reset();
                // from here on either is right: what was acknowledged before is kept beside it
                story.digests[++marks] = "restore";
                mark(marks);
                restoreFrom(backup, path, options);
                reg = std::make_unique<Register>(open());
                backup.clear();
            }
            break;
        default:
            add(1 + static_cast<int>(random() % 3));
            break;
        }
        acknowledge();
    }
    reg.reset();
    story.calls = recorded();
    return story;
}

/// What was found after a power cut.
enum class Found
{
    Right,
    Lost,    ///< an acknowledged change is not there
    Damaged, ///< the file is not sound
    Gone     ///< no register at its path
};

Found look(const std::filesystem::path& folder, const Story& story, std::uint64_t lastMark)
{
    if (!std::filesystem::exists(folder / name)) {
        return Found::Gone;
    }
    try {
        auto database = store::Database::open(folder / name);
        if (store::damageOf(database) || !journal::verify(database).ok) {
            return Found::Damaged;
        }
        const auto digest = journal::digest(database);
        // the last one acknowledged, or the one that was under way
        for (auto mark = lastMark; mark <= lastMark + 2 && mark <= story.digests.size(); ++mark) {
            if (story.digests.at(mark) == digest) {
                return Found::Right;
            }
        }
        // a restore under way: the register of before, or the backup
        if (story.digests.at(lastMark) == "restore") {
            return lastMark > 1 && story.digests.at(lastMark - 1) == digest ? Found::Right
                                                                            : Found::Lost;
        }
        return Found::Lost;
    } catch (const Error&) {
        return Found::Damaged;
    }
}

struct Counts
{
    std::size_t cuts = 0;
    std::map<Found, std::size_t> found;
};

Counts cut(const std::string& synchronous, SyncMeans means, std::size_t cuts, unsigned seed)
{
    Folder work;
    Folder shm(Folder::Where::Memory);
    const auto origin = work.path / "phòng";
    std::filesystem::create_directory(origin);
    ::setenv("TMPDIR", work.path.c_str(), 1);
    Story story = tell(origin, synchronous, seed);
    std::mt19937 random(seed + 1);
    // cuts in ascending order: the disk is played forward once
    std::vector<std::size_t> places;
    const auto first =
        std::find_if(story.calls.begin(), story.calls.end(),
                     [](const auto& call) { return call.kind == DiskCall::Kind::Mark; }) -
        story.calls.begin();
    for (std::size_t i = 0; i < cuts; ++i) {
        places.push_back(static_cast<std::size_t>(first) + 1 +
                         random() % (story.calls.size() - static_cast<std::size_t>(first)));
    }
    std::sort(places.begin(), places.end());
    Counts counts;
    Disk disk(means);
    std::size_t at = 0;
    std::uint64_t lastMark = 0;
    const auto folder = shm.path / "đĩa";
    for (const auto place : places) {
        for (; at < place && at < story.calls.size(); ++at) {
            if (story.calls[at].kind == DiskCall::Kind::Mark) {
                lastMark = story.calls[at].offset;
            }
            disk.play(story.calls[at]);
        }
        std::filesystem::remove_all(folder);
        std::filesystem::create_directory(folder);
        disk.writeAfterCut(folder, random);
        ++counts.cuts;
        const auto found = look(folder, story, lastMark);
        ++counts.found[found];
        if (found != Found::Right && synchronous == "FULL" && means == SyncMeans::OnDisk) {
            std::cout << "  cut at call " << place << " of " << story.calls.size() << ": "
                      << static_cast<int>(found) << " after mark " << lastMark << "\n";
        }
    }
    ::unsetenv("TMPDIR");
    std::cout << "power cuts, synchronous=" << synchronous
              << (means == SyncMeans::OnDisk ? "" : ", a disk that lies about syncs") << ": "
              << counts.cuts << " cuts, " << counts.found[Found::Lost] << " lost, "
              << counts.found[Found::Damaged] << " damaged, " << counts.found[Found::Gone]
              << " gone\n";
    return counts;
}

} // namespace

TEST_CASE("Torture: no power cut loses an acknowledged change, damages or takes the register",
          "[slow]")
{
    const bool isLong = std::getenv("DONGBO_LONG") != nullptr;
    const char* given = std::getenv("DONGBO_SEED");
    const auto seed = given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10))
                                       : std::random_device{}();
    std::cout << "power cuts: DONGBO_SEED=" << seed << "\n";
    auto counts = cut("FULL", SyncMeans::OnDisk, isLong ? 3000 : 300, seed);
    CHECK(counts.found[Found::Lost] == 0);
    CHECK(counts.found[Found::Damaged] == 0);
    CHECK(counts.found[Found::Gone] == 0);
    CHECK(counts.found[Found::Right] == counts.cuts);
}

TEST_CASE("Torture: the power-cut check sees what goes wrong without syncs", "[slow]")
{
    const bool isLong = std::getenv("DONGBO_LONG") != nullptr;
    auto off = cut("OFF", SyncMeans::OnDisk, isLong ? 500 : 60, 17);
    CHECK(off.found[Found::Lost] + off.found[Found::Damaged] > 0);
    auto lying = cut("FULL", SyncMeans::Nothing, isLong ? 500 : 60, 17);
    CHECK(lying.found[Found::Lost] + lying.found[Found::Damaged] + lying.found[Found::Gone] > 0);
}

} // namespace dongbo::torture
