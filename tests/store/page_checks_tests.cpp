#include "core/journal/read/verify.h"
#include "core/store/file/migrations.h"
#include "core/store/file/page_checks.h"
#include "core/store/file/statement.h"
#include "core/store/file/sums.h"
#include "core/store/health/backup.h"
#include "core/store/health/integrity.h"
#include "tests/support/folder.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <csignal>
#include <fstream>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using store::Database;
using test::Folder;
using test::Office;

namespace {

constexpr std::size_t pageSize = 4096;

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
}

void write(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

/// The two sums of cksumvfs, by its description.
std::string sumOf(std::string_view page)
{
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    for (std::size_t at = 0; at + 8 < page.size(); at += 8) {
        std::uint32_t words[2];
        std::memcpy(words, page.data() + at, 8);
        a += words[0] + b;
        b += words[1] + a;
    }
    std::string out(8, '\0');
    std::memcpy(out.data(), &a, 4);
    std::memcpy(out.data() + 4, &b, 4);
    return out;
}

/// Numbers of pages whose sum does not fit.
std::vector<std::size_t> wrongPages(const std::string& bytes)
{
    std::vector<std::size_t> wrong;
    for (std::size_t at = 0; at < bytes.size(); at += pageSize) {
        const auto page = std::string_view(bytes).substr(at, pageSize);
        if (page.substr(pageSize - 8) != sumOf(page)) {
            wrong.push_back(at / pageSize + 1);
        }
    }
    return wrong;
}

RecordId fill(const std::filesystem::path& path, int devices)
{
    Office office("a", Database::create(path));
    RecordId last;
    for (int i = 0; i < devices; ++i) {
        Device device;
        device.code = "CAM-" + std::to_string(i);
        device.notes = std::string(300, static_cast<char>('a' + i % 26));
        last = office.create(device);
    }
    return last;
}

template <typename F> Message messageOf(F&& f)
{
    try {
        f();
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::Corrupt);
        return error.message();
    }
    return {};
}

/// Reads every record of every kind.
void readAll(Database& database)
{
    for (const auto& kind : kinds()) {
        store::Use use(database.impl().composed("SELECT * FROM " + std::string(kind.name)));
        while (use.step()) {
            static_cast<void>(use.value(0));
        }
    }
    store::Use use(database.impl().composed("SELECT payload FROM op"));
    while (use.step()) {
        static_cast<void>(use.blob(0));
    }
}

} // namespace

TEST_CASE("Page sums: every page of a register and of its copy ends in its sum", "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    fill(path, 300);
    CHECK(wrongPages(bytesOf(path)).empty());
    {
        auto database = Database::open(path);
        store::copyVerified(database, folder.path / "copy.dongbo");
        database.impl().execute("VACUUM");
    }
    CHECK(wrongPages(bytesOf(path)).empty());
    CHECK(wrongPages(bytesOf(folder.path / "copy.dongbo")).empty());
}

TEST_CASE("Page sums: a sum in parts is the sum of one pass, from any start and in either order",
          "[store]")
{
    std::mt19937 random(7);
    std::vector<unsigned char> bytes(9000);
    for (auto& byte : bytes) {
        byte = static_cast<unsigned char>(random());
    }
    for (std::size_t count = 0; count < bytes.size(); count += 8 * (1 + random() % 5)) {
        const store::Sum start{static_cast<std::uint32_t>(random()),
                               static_cast<std::uint32_t>(random())};
        store::Sum little = start;
        store::Sum big = start;
        for (std::size_t at = 0; at < count; at += 8) {
            const auto* pair = bytes.data() + at;
            little.a += __builtin_bswap32(store::bigAt(pair)) + little.b;
            little.b += __builtin_bswap32(store::bigAt(pair + 4)) + little.a;
            big.a += store::bigAt(pair) + big.b;
            big.b += store::bigAt(pair + 4) + big.a;
        }
        store::Sum sum = start;
        store::addTo(sum, bytes.data(), count, store::WordOrder::Little);
        REQUIRE(sum == little);
        sum = start;
        store::addTo(sum, bytes.data(), count, store::WordOrder::Big);
        REQUIRE(sum == big);
    }
}

TEST_CASE("Page sums: another program opens the register and finds it sound", "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    fill(path, 10);
    SQLite::Database other(path.string(), SQLite::OPEN_READONLY);
    CHECK(other.execAndGet("PRAGMA integrity_check").getString() == "ok");
    CHECK(other.execAndGet("SELECT count(*) FROM device").getInt() == 10);
}

TEST_CASE("Page sums: another program that only read may close after us", "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    fill(path, 10);
    std::optional<SQLite::Database> other(std::in_place, path.string(), SQLite::OPEN_READWRITE);
    REQUIRE(other->execAndGet("SELECT count(*) FROM device").getInt() == 10);
    {
        Office office("b", Database::open(path));
        Device device;
        device.code = "CAM-LAST";
        office.create(device);
    }
    CHECK(other->execAndGet("SELECT count(*) FROM device").getInt() == 11);
    other.reset(); // the last to close writes back what stands in the log
    CHECK(wrongPages(bytesOf(path)).empty());
    auto database = Database::open(path);
    CHECK(database.isWritable());
    readAll(database);
}

TEST_CASE("Page sums: what a reader of ours held back is in the register when it closes", "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    fill(path, 10);
    std::optional<SQLite::Database> other(std::in_place, path.string(), SQLite::OPEN_READWRITE);
    REQUIRE(other->execAndGet("SELECT count(*) FROM device").getInt() == 10);
    {
        auto reader = Database::open(path);
        const store::ReadView view(reader);
        readAll(reader);
        Office office("b", Database::open(path));
        Device device;
        device.code = "CAM-LAST";
        office.create(device);
    }
    other.reset(); // the last to close
    CHECK(wrongPages(bytesOf(path)).empty());
}

TEST_CASE("Page sums: two programs of ours that close at once leave another one nothing to write",
          "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    fill(path, 10);
    for (int round = 0; round < 40; ++round) {
        std::optional<SQLite::Database> other(std::in_place, path.string(), SQLite::OPEN_READWRITE);
        REQUIRE(other->execAndGet("SELECT count(*) FROM device").getInt() >= 10);
        std::vector<pid_t> children;
        for (const char* name : {"b", "c"}) {
            const auto child = ::fork();
            if (child == 0) {
                {
                    Office office(name, Database::open(path));
                    Device device;
                    device.code = name + std::to_string(round);
                    office.create(device);
                }
                ::_exit(0);
            }
            children.push_back(child);
        }
        for (const auto child : children) {
            ::waitpid(child, nullptr, 0);
        }
        other.reset();
        INFO("round " << round);
        REQUIRE(wrongPages(bytesOf(path)).empty());
    }
}

TEST_CASE("Page sums: any changed bit of a page that is read is damage with the page's number",
          "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    fill(path, 200);
    const auto sound = bytesOf(path);
    for (std::size_t at = pageSize / 2; at < sound.size(); at += pageSize * 7 + 13) {
        auto bytes = sound;
        bytes[at] = static_cast<char>(bytes[at] ^ 4);
        write(path, bytes);
        INFO("offset " << at);
        std::optional<Message> found;
        try {
            auto database = Database::open(path);
            found = store::damageOf(database);
            CHECK(database.isWritable() == !found);
            readAll(database);
        } catch (const Error& error) {
            CHECK(error.kind() == Error::Kind::Corrupt);
            found = error.message();
        }
        REQUIRE(found);
        CHECK(found->args.at(1).value.find(std::to_string(at / pageSize + 1)) != std::string::npos);
    }
}

TEST_CASE("Page sums: a file that lost its room for sums is damaged, not older", "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    fill(path, 5);
    auto bytes = bytesOf(path);
    bytes[20] = 0;
    write(path, bytes);
    CHECK_FALSE(messageOf([&] { Database::open(path); }).code.empty());
}

TEST_CASE("Page sums: a page in the log is checked too", "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    const auto last = fill(path, 3);
    const auto log = path.string() + "-wal";
    Office office("b", Database::open(path));
    office.edit<Device>(last, [](Device& device) { device.notes = "mới"; });
    auto bytes = bytesOf(log);
    REQUIRE(bytes.size() > 32 + 24 + pageSize);
    // every frame: whoever reads the record meets one
    std::fstream file(log, std::ios::in | std::ios::out | std::ios::binary);
    for (std::size_t at = 32 + 24 + 2000; at < bytes.size(); at += 24 + pageSize) {
        file.seekp(static_cast<std::streamoff>(at));
        file.put(static_cast<char>(bytes[at] ^ 1));
    }
    file.close();
    const auto child = ::fork(); // a cache of its own
    if (child == 0) {
        int answer = 1;
        try {
            Database::Options options;
            options.access = Database::Access::ReadOnly;
            auto database = Database::open(path, options);
            readAll(database);
        } catch (const Error& error) {
            answer = error.kind() == Error::Kind::Corrupt ? 0 : 2;
        }
        ::_exit(answer);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("Page sums: pages written twice in one transaction read well in it and after it",
          "[store]")
{
    const Folder folder;
    const auto path = folder.path / "r.dongbo";
    fill(path, 400);
    auto database = Database::open(path);
    database.impl().execute("PRAGMA cache_size = 10"); // spills into the log at once
    {
        store::UnitOfWork work(database);
        for (const char* sql :
             {"UPDATE device SET notes = notes || 'x'", "UPDATE device SET notes = notes || 'y'",
              "UPDATE device SET notes = notes || 'z'"}) {
            database.impl().execute(sql);
            readAll(database);
        }
        work.commit();
    }
    readAll(database);
    auto other = Database::open(path);
    readAll(other);
    {
        store::UnitOfWork work(database);
        database.impl().execute("UPDATE device SET notes = ''");
        database.impl().execute("UPDATE device SET notes = 'x'");
    } // taken back
    readAll(other);
    {
        store::UnitOfWork work(other);
        other.impl().execute("UPDATE device SET notes = 'w'");
        work.commit();
    }
    readAll(database);
}
