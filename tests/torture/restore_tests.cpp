#include "core/journal/chain/digest.h"
#include "core/journal/read/verify.h"
#include "core/register/upkeep/backups.h"
#include "tests/support/register_fixture.h"
#include "tests/torture/faulty_system.h"
#include "tests/torture/writer.h"

#include <catch2/catch.hpp>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <sys/wait.h>
#include <unistd.h>

namespace dongbo::torture {

namespace {

/// A register with a backup of an earlier state, kept to start from again and again.
struct Before
{
    Before()
    {
        std::filesystem::create_directory(origin);
        std::filesystem::create_directory(office);
        std::filesystem::create_directory(temporary);
        ::setenv("TMPDIR", temporary.c_str(), 1);
        Register::InitOptions options;
        options.units = "vu-ban-2021";
        options.account = "torture";
        options.open.clock = &clock;
        auto reg = Register::init(origin / "so.dongbo", options);
        backupTo(reg, origin / "cu.dongbo");
        old = journal::digest(reg.database());
        Device device;
        device.name = "Máy quay";
        device.type = DeviceType::Camera;
        device.site = findSite(reg, "Đại An");
        REQUIRE(addDevice(reg, device, ""));
        now = journal::digest(reg.database());
    }
    ~Before() { ::unsetenv("TMPDIR"); }

    void reset() const
    {
        std::filesystem::remove_all(office);
        std::filesystem::copy(origin, office);
    }
    [[nodiscard]] std::filesystem::path path() const { return office / "so.dongbo"; }
    [[nodiscard]] Register::Options options() const
    {
        Register::Options out;
        out.clock = &clock;
        return out;
    }

    Folder folder;
    std::filesystem::path origin = folder.path / "gốc";
    std::filesystem::path office = folder.path / "phòng";
    std::filesystem::path temporary = folder.path / "tạm";
    test::FakeClock clock;
    std::string old; ///< digest of the backup
    std::string now; ///< digest of the register
};

enum class End : int
{
    Done,
    Refused,
    NotStruck,
    Killed,
    Crashed
};

/// Runs the work in a child with the fault in place.
template <typename F> End runWith(const Before& before, const Fault& fault, F&& work)
{
    const auto child = ::fork();
    if (child == 0) {
        End end = End::Done;
        arm(before.folder.path, fault);
        try {
            work();
        } catch (const Error&) {
            end = End::Refused;
        } catch (...) {
            end = End::Crashed;
        }
        if (!hasStruck() && end == End::Done) {
            end = End::NotStruck;
        }
        disarm();
        ::_exit(static_cast<int>(end));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) {
        return WTERMSIG(status) == SIGKILL ? End::Killed : End::Crashed;
    }
    return static_cast<End>(WEXITSTATUS(status));
}

std::string digestAt(const std::filesystem::path& path)
{
    auto database = store::Database::open(path);
    for (const auto& check : journal::verify(database).checks) {
        INFO(check.name << ": " << check.detail());
        CHECK(check.ok);
    }
    return journal::digest(database);
}

/// What lies beside the register, but for what a restore is to leave there and the folder where the
/// first backup was noted.
std::vector<std::string> leftIn(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (name != "so.dongbo" && name != "cu.dongbo" && name != "so.dongbo.backups" &&
            name != "so.dongbo.before-restore-2021-05-11") {
            names.push_back(name);
        }
    }
    return names;
}

} // namespace

TEST_CASE("Torture: restore leaves the old or the new register whole, whatever call fails or kills",
          "[slow]")
{
    const Before before;
    const std::uint64_t step = std::getenv("DONGBO_LONG") != nullptr ? 1 : 3;
    std::size_t tried = 0;
    std::size_t done = 0;
    for (const auto& [kind, error, goesOn] :
         {std::tuple(Fault::Kind::Kill, 0, false), std::tuple(Fault::Kind::Error, EIO, false),
          std::tuple(Fault::Kind::Error, ENOSPC, true)}) {
        for (std::uint64_t at = 1;; at += step) {
            before.reset();
            const auto end = runWith(before, {kind, at, error, goesOn}, [&before] {
                restoreFrom(before.office / "cu.dongbo", before.path(), before.options());
            });
            INFO("call " << at << ", errno " << error << ", end " << static_cast<int>(end));
            ++tried;
            REQUIRE(end != End::Crashed);
            REQUIRE(std::filesystem::exists(before.path()));
            const auto digest = digestAt(before.path());
            CHECK((digest == before.old || digest == before.now));
            if (end == End::Refused) {
                CHECK(digest == before.now);
            }
            if (end == End::Done || end == End::NotStruck) {
                CHECK(digest == before.old);
                CHECK(digestAt(before.path().string() + ".before-restore-2021-05-11") ==
                      before.now);
                ++done;
            }
            CHECK(leftIn(before.office).empty());
            if (end == End::NotStruck) {
                break;
            }
        }
    }
    std::cout << "restore: " << tried << " faults, " << done << " of them restored all the same\n";
}

TEST_CASE("Torture: backup says done when it is, and leaves nothing when it says no", "[slow]")
{
    const Before before;
    const std::uint64_t step = std::getenv("DONGBO_LONG") != nullptr ? 1 : 3;
    std::size_t tried = 0;
    const auto target = before.office / "mới.dongbo";
    for (const auto& [kind, error, goesOn] :
         {std::tuple(Fault::Kind::Kill, 0, false), std::tuple(Fault::Kind::Error, EIO, false),
          std::tuple(Fault::Kind::Error, ENOSPC, true)}) {
        for (std::uint64_t at = 1;; at += step) {
            before.reset();
            const auto end = runWith(before, {kind, at, error, goesOn}, [&] {
                auto reg = Register::open(before.path(), before.options());
                backupTo(reg, target);
            });
            INFO("call " << at << ", errno " << error << ", end " << static_cast<int>(end));
            ++tried;
            REQUIRE(end != End::Crashed);
            CHECK(digestAt(before.path()) == before.now);
            if (end == End::Refused) {
                CHECK_FALSE(std::filesystem::exists(target));
            }
            if (std::filesystem::exists(target)) {
                CHECK(digestAt(target) == before.now);
                std::filesystem::remove(target);
            }
            CHECK(leftIn(before.office).size() <= (end == End::Killed ? 3U : 0U));
            if (end == End::Killed && at % 9 == 1) { // the next one clears away what was left
                {
                    auto reg = Register::open(before.path(), before.options());
                    backupTo(reg, target);
                }
                std::filesystem::remove(target);
                CHECK(leftIn(before.office).empty());
            }
            if (end == End::NotStruck) {
                break;
            }
        }
    }
    std::cout << "backup: " << tried << " faults\n";
}

} // namespace dongbo::torture
