#include "core/journal/chain/digest.h"
#include "core/store/file/statement.h"
#include "core/store/health/backup.h"
#include "core/store/opening/replace.h"
#include "tests/support/folder.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <algorithm>
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

store::Replacement anyDay()
{
    store::Replacement replacement;
    replacement.day = *parseIsoDate("2024-02-29");
    return replacement;
}

std::vector<std::string> namesIn(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
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
    const auto copy = folder.path / "r.bak";
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
    const auto kept = store::replaceFile(copy, path, anyDay());
    auto restored = Database::open(path);
    CHECK(journal::digest(restored) == digest);
    auto old = Database::open(kept);
    CHECK(journal::digest(old) == later);
    CHECK(kept.filename() == "r.dongbo.before-restore-2024-02-29");
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
    CHECK(kindOfError([&] { store::replaceFile(copy, path, anyDay()); }) == Error::Kind::Locked);
    ::close(done[1]);
    int status = 0;
    ::waitpid(other, &status, 0);
    {
        auto database = Database::open(path);
        CHECK(journal::digest(database) == later);
    }
    store::replaceFile(copy, path, anyDay()); // now it may
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
    CHECK(kindOfError([&] { store::replaceFile(copy, path, anyDay()); }) == Error::Kind::NotFound);
    std::ofstream(copy) << "xin chào";
    CHECK(kindOfError([&] { store::replaceFile(copy, path, anyDay()); }) ==
          Error::Kind::NotARegister);
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
    const auto kind = kindOfError([&] { store::replaceFile(copy, path, anyDay()); });
    CHECK((kind == Error::Kind::Corrupt || kind == Error::Kind::NotARegister));
    CHECK(same());
    std::filesystem::remove(copy);
    {
        auto newer = Database::create(copy);
        newer.impl().execute("PRAGMA user_version = 9999");
    }
    CHECK(kindOfError([&] { store::replaceFile(copy, path, anyDay()); }) ==
          Error::Kind::NewerSchema);
    CHECK(same());
}

TEST_CASE("Backup: a folder that is not there is not made", "[store]")
{
    const Folder folder;
    Office office("a", Database::create(folder.path / "r.dongbo"));
    const auto stick = folder.path / "usb";
    CHECK(kindOfError([&] { store::copyVerified(office.database, stick / "r.bak"); }) ==
          Error::Kind::NotFound);
    CHECK_FALSE(std::filesystem::exists(stick));
}

TEST_CASE("Restore: a symbolic link stays one and its target is replaced", "[store]")
{
    const Folder folder;
    std::filesystem::create_directory(folder.path / "thật");
    const auto real = folder.path / "thật" / "r.dongbo";
    const auto link = folder.path / "so.dongbo";
    const auto copy = folder.path / "r.bak";
    std::string digest;
    {
        Office office("a", Database::create(real));
        addDevice(office, "CAM-1");
        digest = journal::digest(office.database);
        store::copyVerified(office.database, copy);
        addDevice(office, "CAM-2");
    }
    std::filesystem::create_symlink(real, link);
    const auto kept = store::replaceFile(copy, link, anyDay());
    CHECK(std::filesystem::is_symlink(link));
    CHECK(std::filesystem::equivalent(kept.parent_path(), real.parent_path()));
    auto database = Database::open(real);
    CHECK(journal::digest(database) == digest);
}

TEST_CASE("Restore: a register too damaged to be opened is replaced and kept", "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    const auto copy = folder.path / "r.bak";
    {
        Office office("a", Database::create(path));
        store::copyVerified(office.database, copy);
    }
    std::ofstream(path, std::ios::binary) << std::string(20'000, '\x55');
    std::ofstream(path.string() + "-wal", std::ios::binary) << "log";
    const auto kept = store::replaceFile(copy, path, anyDay());
    CHECK(std::filesystem::file_size(kept) == 20'000);
    CHECK_FALSE(std::filesystem::exists(path.string() + "-wal"));
    CHECK(Database::open(path).isWritable());
}

TEST_CASE("Leftovers: drafts of programs that are gone are cleared when the register is opened",
          "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    Database::create(path);
    const auto gone = ::fork();
    if (gone == 0) {
        ::_exit(0);
    }
    ::waitpid(gone, nullptr, 0);
    const std::string dead = std::to_string(gone);
    const std::string alive = std::to_string(::getpid());
    const std::vector<std::string> orphans{".restoring-" + dead, ".making-" + dead + "-2",
                                           ".new-" + dead + "-wal", ".copying-" + dead + "-shm",
                                           ".restoring-" + dead + ".copying-" + dead};
    const std::vector<std::string> others{".restoring-" + alive, ".new-thing", ".making-", "-old"};
    for (const auto* names : {&orphans, &others}) {
        for (const auto& name : *names) {
            std::ofstream(path.string() + name) << "x";
        }
    }
    SECTION("with a register they go")
    {
        Database::open(path);
        for (const auto& name : orphans) {
            CHECK_FALSE(std::filesystem::exists(path.string() + name));
        }
    }
    SECTION("without one nothing is touched, and the kept register is named")
    {
        std::filesystem::rename(path, path.string() + ".before-restore-2024-01-01");
        try {
            Database::open(path);
            FAIL("was opened");
        } catch (const Error& error) {
            CHECK(error.kind() == Error::Kind::NotFound);
            CHECK(error.message().code == "store.only_kept");
        }
        for (const auto& name : orphans) {
            CHECK(std::filesystem::exists(path.string() + name));
        }
    }
    for (const auto& name : others) {
        CHECK(std::filesystem::exists(path.string() + name));
    }
}

TEST_CASE("Leftovers: a replacement that was only begun is taken back, with the log", "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    Database::create(path);
    const auto kept = path.string() + ".before-restore-2024-01-01";
    std::filesystem::create_hard_link(path, kept);
    {
        auto database = Database::open(path);
        CHECK(namesIn(folder.path) ==
              std::vector<std::string>{"r.dongbo", "r.dongbo-shm", "r.dongbo-wal"});
    }
    std::filesystem::create_hard_link(path, kept);
    std::ofstream(kept + "-wal", std::ios::binary) << "log";
    // the log belongs to the register again; what it holds here is none, and SQLite passes it over
    Database::open(path);
    CHECK(namesIn(folder.path) == std::vector<std::string>{"r.dongbo"});
}
