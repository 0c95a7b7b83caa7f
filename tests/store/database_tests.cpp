#include "core/journal/read/verify.h"
#include "core/store/file/database.h"
#include "core/store/file/lock_check.h"
#include "core/store/file/migrations.h"
#include "core/store/file/statement.h"
#include "core/store/health/integrity.h"
#include "tests/support/folder.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <sys/wait.h>
#include <unistd.h>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using store::Database;
using test::Folder;

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

std::size_t filesIn(const std::filesystem::path& folder)
{
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) {
        ++count;
    }
    return count;
}

void pragma(const std::filesystem::path& path, const std::string& text)
{
    auto database = Database::open(path);
    database.impl().execute(text.c_str());
    database.impl().execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace

TEST_CASE("Database: the noted sum of the newest schema is the one the migrations make", "[store]")
{
    auto database = Database::inMemory();
    // after a new migration: note this sum in core/store/health/integrity.cpp
    CHECK(store::schemaSum(database) == store::newestSchemaSum());
    store::Use(store::prepared(database, "CREATE TABLE foreign_one (x)")).run();
    CHECK(store::schemaSum(database) != store::newestSchemaSum());
}

TEST_CASE("Database: a new register is whole, sound, durable and of the newest schema", "[store]")
{
    Folder folder;
    const auto path = folder.path / "sổ" / "r.dongbo";
    auto database = Database::create(path);
    CHECK(database.schemaVersion() == store::newestSchema());
    CHECK(database.isWritable());
    CHECK(store::integrityProblems(database, 5).empty());
    CHECK(store::schemaProblems(database).empty());
    store::Use mode(store::prepared(database, "PRAGMA journal_mode"));
    mode.step();
    CHECK(mode.text(0) == "wal");
    store::Use sync(store::prepared(database, "PRAGMA synchronous"));
    sync.step();
    CHECK(sync.number(0) == 2);
    CHECK(kindOfError([&] { Database::create(path); }) == Error::Kind::Exists);
}

TEST_CASE("Database: a page that no memory was left for is not called damaged", "[store]")
{
    using store::requireMemory;
    const std::string before = "*** in database main ***\nPage 103: unable to get the page. ";
    CHECK_THROWS_AS(requireMemory(before + "error code=7"), std::bad_alloc);
    CHECK_THROWS_AS(requireMemory(before + "error code=3082"), std::bad_alloc);
    CHECK_NOTHROW(requireMemory(before + "error code=522"));
    CHECK_NOTHROW(requireMemory(before + "error code=11"));
    CHECK_NOTHROW(requireMemory("Tree 7 page 70: btreeInitPage() returns error code 11"));
    CHECK_NOTHROW(requireMemory("ok"));
}

TEST_CASE("Database: what is no register is refused and left as it is", "[store]")
{
    Folder folder;
    const auto path = folder.path / "r.dongbo";
    CHECK(kindOfError([&] { Database::open(path); }) == Error::Kind::NotFound);
    for (const std::string& bytes :
         {std::string(), std::string("xin chào"), std::string(5000, '\0'),
          std::string("SQLite format 3\0", 16) + std::string(4080, '\x7f')}) {
        std::ofstream(path, std::ios::binary) << bytes;
        const auto kind = kindOfError([&] { Database::open(path); });
        CHECK((kind == Error::Kind::NotARegister || kind == Error::Kind::Corrupt));
        CHECK(std::filesystem::file_size(path) == bytes.size());
        CHECK(filesIn(folder.path) == 1);
    }
    std::filesystem::remove(path);
    Database::create(path);
    pragma(path, "PRAGMA application_id = 5");
    CHECK(kindOfError([&] { Database::open(path); }) == Error::Kind::NotARegister);
}

TEST_CASE("Database: a newer program's register is refused by name", "[store]")
{
    Folder folder;
    const auto path = folder.path / "r.dongbo";
    Database::create(path);
    pragma(path, "PRAGMA user_version = 9999");
    CHECK(kindOfError([&] { Database::open(path); }) == Error::Kind::NewerSchema);
}

TEST_CASE("Database: a folder that cannot be written is read, and writing says why", "[store]")
{
    if (::geteuid() == 0) {
        // root may write everywhere: run the case as somebody else
        Folder folder;
        const auto path = folder.path / "r.dongbo";
        {
            test::Office office("a", Database::create(path));
            Device device;
            device.code = "CAM-1";
            office.create(device);
        }
        std::filesystem::permissions(folder.path, std::filesystem::perms(0555));
        std::filesystem::permissions(path, std::filesystem::perms(0444));
        const auto child = ::fork();
        if (child == 0) {
            int failed = ::setuid(65534);
            try {
                auto database = Database::open(path);
                failed += database.isWritable() ? 1 : 0;
                failed += store::OpTable(database).count() == 2 ? 0 : 2;
                failed +=
                    kindOfError([&] { store::UnitOfWork work(database); }) == Error::Kind::ReadOnly
                        ? 0
                        : 4;
            } catch (const Error&) {
                failed += 8;
            }
            ::_exit(failed);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
        CHECK(filesIn(folder.path) == 1);
        return;
    }
    Folder folder;
    const auto path = folder.path / "r.dongbo";
    Database::create(path);
    std::filesystem::permissions(folder.path, std::filesystem::perms(0555));
    auto database = Database::open(path);
    CHECK_FALSE(database.isWritable());
    CHECK(kindOfError([&] { store::UnitOfWork work(database); }) == Error::Kind::ReadOnly);
}

TEST_CASE("Database: another program's write is waited for, then told as locked", "[store]")
{
    Folder folder;
    const auto path = folder.path / "r.dongbo";
    auto one = Database::create(path);
    Database::Options impatient;
    impatient.waitMs = 50;
    auto two = Database::open(path, impatient);
    const store::UnitOfWork work(one);
    CHECK(kindOfError([&] { store::UnitOfWork other(two); }) == Error::Kind::Locked);
}

TEST_CASE("Database: another connection's commit is noticed, and only then", "[store]")
{
    Folder folder;
    const auto path = folder.path / "r.dongbo";
    auto one = Database::create(path);
    auto two = Database::open(path);
    const auto before = one.dataVersion();
    {
        store::UnitOfWork work(two);
        two.setSetting("k", "v");
        CHECK(one.dataVersion() == before);
        work.commit();
    }
    CHECK(one.dataVersion() != before);
    CHECK(one.setting("k") == "v");
}

TEST_CASE("Database: the journal can be neither changed nor shortened, not even by REPLACE",
          "[store]")
{
    test::Office office("a");
    Device device;
    device.code = "CAM-1";
    office.create(device);
    for (const char* sql : {"UPDATE op SET payload = x'00'", "DELETE FROM op",
                            "INSERT OR REPLACE INTO op SELECT * FROM op WHERE no = 1"}) {
        CHECK_THROWS_AS(office.database.impl().execute(sql), Error);
    }
    CHECK(store::OpTable(office.database).count() == 2);
}

TEST_CASE("Database: opening a second connection leaves the first one's locks alone", "[store]")
{
    // Closing any descriptor of a file gives up the locks of the whole process; another process
    // would then remove the log under our hands. Asked of the system: a child sees whose lock it
    // is.
    const Folder folder;
    const auto path = folder.path / "so.dongbo";
    auto first = store::Database::create(path);
    {
        store::UnitOfWork work(first);
        first.setSetting("x", "1");
        work.commit();
    }
    const auto isLocked = [&] {
        const auto child = ::fork();
        if (child == 0) {
            const int fd = ::open(path.c_str(), O_RDWR);
            struct flock lock = {};
            lock.l_type = F_WRLCK;
            lock.l_whence = SEEK_SET;
            const bool isHeld =
                fd >= 0 && ::fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
            ::_exit(isHeld ? 1 : 0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WEXITSTATUS(status) == 1;
    };
    REQUIRE(isLocked());
    {
        auto second = store::Database::open(path);
        CHECK(second.setting("x") == "1");
    }
    CHECK(isLocked());
}

namespace {

/// Name, size and bytes of everything in a folder.
std::map<std::string, std::string> contentOf(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        all[entry.path().filename().string()] =
            std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    }
    return all;
}

Database openToRead(const std::filesystem::path& path)
{
    Database::Options options;
    options.access = Database::Access::ReadOnly;
    return Database::open(path, options);
}

} // namespace

TEST_CASE("Database: ReadOnly changes neither the file nor what lies beside it", "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    RecordId camera;
    {
        test::Office office("a", Database::create(path));
        Device device;
        device.code = "CAM-1";
        camera = office.create(device);
    }
    const auto reads = [&] {
        auto database = openToRead(path);
        const auto row = store::Projection(database).read(RecordKind::Device, camera);
        CHECK_FALSE(database.isWritable());
        CHECK(kindOfError([&] { store::UnitOfWork work(database); }) == Error::Kind::ReadOnly);
        CHECK(journal::verify(database).ok);
        return row && recordOf<Device>(row->values).code == "CAM-1";
    };
    SECTION("closed by everybody")
    {
        const auto before = contentOf(folder.path);
        CHECK(reads());
        CHECK(contentOf(folder.path) == before);
    }
    SECTION("left with its log by a program that was killed")
    {
        const auto child = ::fork();
        if (child == 0) {
            test::Office office("b", Database::open(path));
            Device device;
            device.code = "CAM-2";
            office.create(device);
            ::kill(::getpid(), SIGKILL);
        }
        ::waitpid(child, nullptr, 0);
        const auto before = contentOf(folder.path);
        REQUIRE(before.contains("r.dongbo-wal"));
        CHECK(reads());
        CHECK(contentOf(folder.path) == before);
    }
    SECTION("open in this process")
    {
        auto open = Database::open(path);
        const auto before = contentOf(folder.path);
        CHECK(reads());
        auto after = contentOf(folder.path);
        CHECK(after["r.dongbo"] == before.at("r.dongbo"));
        CHECK(after["r.dongbo-wal"] == before.at("r.dongbo-wal"));
        CHECK(after.size() == before.size());
    }
    SECTION("open in another process")
    {
        int done[2] = {-1, -1};
        int ready[2] = {-1, -1};
        REQUIRE(::pipe(done) == 0);
        REQUIRE(::pipe(ready) == 0);
        const auto child = ::fork();
        if (child == 0) {
            ::close(done[1]);
            auto open = Database::open(path);
            static_cast<void>(open.setting("k"));
            char byte = 1;
            static_cast<void>(!::write(ready[1], &byte, 1));
            static_cast<void>(!::read(done[0], &byte, 1));
            ::_exit(0);
        }
        char byte = 0;
        REQUIRE(::read(ready[0], &byte, 1) == 1);
        const auto before = contentOf(folder.path);
        CHECK(reads());
        auto after = contentOf(folder.path);
        CHECK(after["r.dongbo"] == before.at("r.dongbo"));
        CHECK(after["r.dongbo-wal"] == before.at("r.dongbo-wal"));
        CHECK(after.size() == before.size());
        ::close(done[1]);
        ::waitpid(child, nullptr, 0);
    }
}

TEST_CASE("Database: a name that begins with file: is a plain name", "[store]")
{
    const Folder folder;
    const auto here = std::filesystem::current_path();
    std::filesystem::current_path(folder.path);
    {
        auto plain = Database::create("v");
        auto other = Database::create("file:v");
        store::UnitOfWork work(other);
        other.setSetting("whose", "file:v");
        work.commit();
    }
    CHECK(Database::open("v").setting("whose").empty());
    CHECK(Database::open("file:v").setting("whose") == "file:v");
    CHECK(Database::open("./file:v").setting("whose") == "file:v");
    CHECK(kindOfError([] { Database::open("file:v?mode=memory"); }) == Error::Kind::NotFound);
    std::filesystem::current_path(here);
}

TEST_CASE("Database: a foreign trigger, view, table or index is refused with its name", "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    Database::create(path);
    const auto [name, sql] = GENERATE(table<std::string, std::string>({
        {"spy", "CREATE TRIGGER spy AFTER INSERT ON fault BEGIN UPDATE device SET cost = 1; END"},
        {"device_all", "CREATE VIEW device_all AS SELECT * FROM device"},
        {"mine", "CREATE TABLE mine (a)"},
        {"mine_too", "CREATE INDEX mine_too ON device (notes)"},
        {"op_no_delete", "DROP TRIGGER op_no_delete"},
    }));
    {
        auto database = Database::open(path);
        database.impl().execute(sql.c_str());
    }
    for (const auto access : {Database::Access::ReadWrite, Database::Access::ReadOnly}) {
        try {
            Database::Options options;
            options.access = access;
            Database::open(path, options);
            FAIL("was opened");
        } catch (const Error& error) {
            CHECK(error.kind() == Error::Kind::Corrupt);
            CHECK(error.message().code == "store.foreign_objects");
            CHECK(error.message().args.back().value.find(name) != std::string::npos);
        }
    }
}

TEST_CASE("Database: every wait for another program has its whole budget", "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    auto one = Database::create(path);
    int notices = 0;
    Database::Options patient;
    patient.waitMs = 1010;
    patient.onWait = [&notices] { ++notices; };
    auto two = Database::open(path, patient);
    const store::UnitOfWork work(one);
    // each of them reaches the notice of its first second: the waits before are not counted
    for (int times = 1; times <= 2; ++times) {
        CHECK(kindOfError([&] { two.impl().execute("BEGIN IMMEDIATE"); }) == Error::Kind::Locked);
        CHECK(notices == times);
    }
}

TEST_CASE("Database: what is checked under the write lock can refuse the work, and only then",
          "[store]")
{
    auto database = Database::inMemory();
    int asked = 0;
    {
        const store::LockCheck check(database, [&] {
            if (++asked == 2) {
                throw Error(Error::Kind::Refused, {"store.failed", {{"detail", "moved"}}});
            }
        });
        store::UnitOfWork(database).commit();
        CHECK(kindOfError([&] { store::UnitOfWork work(database); }) == Error::Kind::Refused);
        store::UnitOfWork(database).commit(); // the lock was let go
        CHECK(asked == 3);
    }
    store::UnitOfWork(database).commit();
    CHECK(asked == 3);
}
