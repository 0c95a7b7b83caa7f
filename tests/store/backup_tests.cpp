#include "core/journal/digest.h"
#include "core/store/backup.h"
#include "core/store/internal/statement.h"
#include "tests/support/folder.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using store::Database;
using test::Folder;
using test::Office;

namespace {

template <typename F> Error::Kind kindOfError(F&& f)
{
    try {
        f();
    } catch (const Error& error) {
        return error.kind();
    }
    return Error::Kind::Bug;
}

void addDevice(Office& office, const std::string& code)
{
    Device device;
    device.code = code;
    office.create(device);
}

} // namespace

TEST_CASE("Backup: a copy holds what the register held, and never replaces a file", "[store]")
{
    Folder folder;
    const auto path = folder.path / "r.dongbo";
    const auto copy = folder.path / "sao" / "r.bak";
    Office office("a", Database::create(path));
    addDevice(office, "CAM-1");
    const auto digest = journal::digest(office.database);
    store::copyVerified(office.database, copy);
    addDevice(office, "CAM-2");
    auto copied = Database::open(copy);
    CHECK(journal::digest(copied) == digest);
    CHECK(kindOfError([&] { store::copyVerified(office.database, copy); }) == Error::Kind::Exists);
}

TEST_CASE("Restore: the backup takes the register's place and the old file is kept", "[store]")
{
    Folder folder;
    const auto path = folder.path / "r.dongbo";
    const auto copy = folder.path / "r.bak";
    std::string digest;
    std::string later;
    {
        Office office("a", Database::create(path));
        addDevice(office, "CAM-1");
        digest = journal::digest(office.database);
        store::copyVerified(office.database, copy);
        addDevice(office, "CAM-2");
        later = journal::digest(office.database);
    }
    const auto kept = store::replaceFile(copy, path);
    auto restored = Database::open(path);
    CHECK(journal::digest(restored) == digest);
    auto old = Database::open(kept);
    CHECK(journal::digest(old) == later);
    CHECK(kept.filename().string().find("r.dongbo.before-restore-") == 0);
    CHECK(std::filesystem::exists(copy));
}

TEST_CASE("Restore: refused while another process has the register open", "[store]")
{
    Folder folder;
    const auto path = folder.path / "r.dongbo";
    const auto copy = folder.path / "r.bak";
    std::string later;
    {
        Office office("a", Database::create(path));
        store::copyVerified(office.database, copy);
        addDevice(office, "CAM-2");
        later = journal::digest(office.database);
    }
    int ready[2] = {-1, -1};
    int done[2] = {-1, -1};
    REQUIRE(::pipe(ready) == 0);
    REQUIRE(::pipe(done) == 0);
    const auto other = ::fork();
    if (other == 0) {
        ::close(done[1]);
        auto database = Database::open(path);
        static_cast<void>(store::OpTable(database).count());
        char byte = 1;
        static_cast<void>(!::write(ready[1], &byte, 1));
        static_cast<void>(!::read(done[0], &byte, 1)); // until the test is through
        ::_exit(0);
    }
    ::close(ready[1]);
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    CHECK(kindOfError([&] { store::replaceFile(copy, path); }) == Error::Kind::Locked);
    ::close(done[1]);
    int status = 0;
    ::waitpid(other, &status, 0);
    {
        auto database = Database::open(path);
        CHECK(journal::digest(database) == later);
    }
    store::replaceFile(copy, path); // now it may
    auto database = Database::open(path);
    CHECK(store::OpTable(database).count() == 0);
}

TEST_CASE("Restore: a backup that is none, newer or damaged changes nothing", "[store]")
{
    Folder folder;
    const auto path = folder.path / "r.dongbo";
    const auto copy = folder.path / "r.bak";
    std::string digest;
    {
        Office office("a", Database::create(path));
        for (int i = 0; i < 200; ++i) {
            addDevice(office, "CAM-" + std::to_string(i));
        }
        digest = journal::digest(office.database);
    }
    const auto same = [&] {
        auto database = Database::open(path);
        return journal::digest(database) == digest;
    };
    CHECK(kindOfError([&] { store::replaceFile(copy, path); }) == Error::Kind::NotFound);
    std::ofstream(copy) << "xin chào";
    CHECK(kindOfError([&] { store::replaceFile(copy, path); }) == Error::Kind::NotARegister);
    std::filesystem::remove(copy);
    {
        auto database = Database::open(path);
        store::copyVerified(database, copy);
    }
    {
        std::fstream file(copy, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(4096 * 8);
        file << std::string(4096, '\x55');
    }
    const auto kind = kindOfError([&] { store::replaceFile(copy, path); });
    CHECK((kind == Error::Kind::Corrupt || kind == Error::Kind::NotARegister));
    CHECK(same());
    std::filesystem::remove(copy);
    {
        auto newer = Database::create(copy);
        newer.impl().execute("PRAGMA user_version = 9999");
    }
    CHECK(kindOfError([&] { store::replaceFile(copy, path); }) == Error::Kind::NewerSchema);
    CHECK(same());
}
