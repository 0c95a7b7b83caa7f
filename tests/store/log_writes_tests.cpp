#include "core/store/file/page_checks.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <array>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

struct Close
{
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

void run(const Connection& connection, const std::string& sql)
{
    INFO(sql);
    REQUIRE(sqlite3_exec(connection.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
}

/// The first column of the only row.
std::string answer(const Connection& connection, const std::string& sql)
{
    std::string out;
    const auto take = [](void* into, int, char** values, char**) {
        *static_cast<std::string*>(into) = values[0] == nullptr ? "" : values[0];
        return 0;
    };
    REQUIRE(sqlite3_exec(connection.get(), sql.c_str(), take, &out, nullptr) == SQLITE_OK);
    return out;
}

Connection open(const std::filesystem::path& path, const char* layer)
{
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                            layer) == SQLITE_OK);
    return Connection(raw);
}

/// As a register is written, but with so little memory that transactions spill into the log.
Connection writer(const std::filesystem::path& path)
{
    auto connection = open(path, store::checkedFiles());
    run(connection,
        "PRAGMA synchronous = FULL; PRAGMA cache_size = 8; PRAGMA wal_autocheckpoint = 40");
    return connection;
}

std::string sumOf(const Connection& connection)
{
    return answer(connection,
                  "SELECT count(*) || ' ' || coalesce(sum(length(word) * id), 0) FROM t");
}

} // namespace

TEST_CASE("Log: whatever two writers write, take back and spill, all read what was committed",
          "[store]")
{
    const test::Folder folder;
    const auto path = folder.path / "r.db";
    std::array<Connection, 2> writers{writer(path), writer(path)};
    {
        store::reservePageSums(writers[0].get());
        run(writers[0],
            "PRAGMA journal_mode = WAL; CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT)");
    }
    std::mt19937 random(20'211'105); // NOLINT(cert-msc51-cpp): the same steps every time
    const auto below = [&random](unsigned most) { return static_cast<unsigned>(random() % most); };
    std::string committed = sumOf(writers[0]);
    for (int step = 0; step < 60; ++step) {
        const auto& own = writers[below(2)];
        const auto& other = &own == writers.data() ? writers[1] : writers[0];
        run(own, "BEGIN IMMEDIATE");
        const auto parts = 1 + below(4);
        for (unsigned part = 0; part < parts; ++part) {
            run(own, "INSERT INTO t (word) SELECT hex(zeroblob(" + std::to_string(1 + below(900)) +
                         ")) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                         "WHERE i < " +
                         std::to_string(1 + below(60)) + ") SELECT i FROM n)");
            run(own, "UPDATE t SET word = word || 'x' WHERE id % 7 = " + std::to_string(below(7)));
            CHECK(sumOf(other) == committed);
        }
        const auto inside = sumOf(own);
        if (below(3) == 0) {
            run(own, "ROLLBACK");
        } else {
            run(own, "COMMIT");
            committed = inside;
        }
        CHECK(sumOf(own) == committed);
        CHECK(sumOf(other) == committed);
        const auto plain = open(path, nullptr); // knows nothing of what is held back
        REQUIRE(sumOf(plain) == committed);
        if (step % 20 == 0) {
            REQUIRE(answer(plain, "PRAGMA integrity_check") == "ok");
        }
        if (below(10) == 0) {
            run(own, "DELETE FROM t WHERE id % 3 = 0");
            committed = sumOf(own);
        }
    }
    writers[0].reset();
    writers[1].reset();
    CHECK(sumOf(open(path, store::checkedFiles())) == committed);
}
