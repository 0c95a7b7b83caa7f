#include "core/journal/read/verify.h"
#include "core/register/base/find.h"
#include "core/register/faults/faults.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/reader_process/read_list.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test reads better so

namespace {

constexpr std::int64_t devicesOfList = 101;

/// Reports a fault and imports the list, telling the pipe after each that it is done: 'f', then
/// 'i'.
[[noreturn]] void work(const std::filesystem::path& path, int acknowledged)
{
    try {
        auto reg = Register::open(path, {});
        FaultDraft draft;
        draft.site = findSite(reg, "Đại An");
        draft.about = FaultAbout::Line;
        draft.symptom = "rớt mạng";
        const auto tell = [&](char what) { return ::write(acknowledged, &what, 1) == 1; };
        if (!reportFault(reg, draft) || !tell('f')) {
            ::_exit(2);
        }
        const std::filesystem::path list =
            std::filesystem::path(std::getenv("DONGBO_SOURCE")) /
            "data/sample/lists/01-danh-sach-thiet-bi-truc-tuyen.xlsx";
        const auto workbook = importers::readList(list, {});
        const auto done = importers::importList(reg, importers::describeFile(list, *workbook), {});
        ::_exit(done.changeSet && tell('i') ? 0 : 3);
    } catch (const Error&) {
        ::_exit(4);
    }
}

} // namespace

TEST_CASE("Kill: what was acknowledged is there, and a list is there whole or not at all",
          "[sample][kill]")
{
    const auto seed = std::random_device{}();
    std::cout << "seed " << seed << "\n";
    std::mt19937 random(seed);
    const auto folder =
        std::filesystem::temp_directory_path() / ("dongbo-kill-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const auto fresh = folder / "fresh.dongbo";
    Register::InitOptions options;
    options.units = "vu-ban-2021";
    Register::init(fresh, options).database().checkpoint();

    int killed = 0;
    int whole = 0;
    for (int round = 0; killed < 200 && round < 1'500; ++round) {
        const auto path = folder / ("r" + std::to_string(round) + ".dongbo");
        std::filesystem::copy_file(fresh, path);
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        const auto child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            work(path, ends[1]);
        }
        ::close(ends[1]);
        ::usleep(static_cast<useconds_t>(random() % 110'000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        std::string acknowledged(2, '\0');
        std::size_t got = 0;
        for (ssize_t n = 1; n > 0 && got < 2; got += static_cast<std::size_t>(n > 0 ? n : 0)) {
            n = ::read(ends[0], acknowledged.data() + got, 2 - got);
        }
        ::close(ends[0]);
        const bool wasKilled = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
        killed += wasKilled ? 1 : 0;
        CHECK((wasKilled || (WIFEXITED(status) && WEXITSTATUS(status) == 0)));

        auto reg = Register::open(path, {});
        const auto faults = store::countFaults(reg.database(), {});
        const auto devices = store::countDevices(reg.database(), {});
        INFO("round " << round << ", acknowledged " << got);
        CHECK((faults == 0 || faults == 1));
        CHECK((devices == 0 || devices == devicesOfList));
        CHECK((got < 1 || faults == 1));
        CHECK((got < 2 || devices == devicesOfList));
        whole += devices == devicesOfList ? 1 : 0;
        CHECK(journal::verify(reg.database()).ok);
        std::filesystem::remove(path);
    }
    std::cout << killed << " killed, " << whole << " lists in whole\n";
    CHECK(killed == 200);
    std::filesystem::remove_all(folder);
}
