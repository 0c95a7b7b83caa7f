#include "core/journal/verify.h"
#include "tests/support/office.h"
#include "tests/torture/writer.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <sys/resource.h>

namespace dongbo::torture {

namespace {

/// Files of this process may not grow past `bytes` while it lives.
struct FileLimit
{
    explicit FileLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &before);
        rlimit limit = before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        handler = std::signal(SIGXFSZ, SIG_IGN);
    }
    ~FileLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
    }
    FileLimit(const FileLimit&) = delete;
    FileLimit& operator=(const FileLimit&) = delete;
    rlimit before{};
    void (*handler)(int) = nullptr;
};

} // namespace

TEST_CASE("Torture: when the disk is full the work before stays and the program goes on", "[slow]")
{
    Folder folder;
    const auto path = folder.path / "r.dongbo";
    makeRegister(path);
    test::Office office("đĩa đầy", store::Database::open(path));
    Device device;
    device.notes = std::string(2000, 'x');
    for (int room = 1; room <= 12; ++room) {
        std::size_t done = 0;
        const auto before = store::OpTable(office.database).count();
        bool failed = false;
        {
            auto wal = path;
            wal += "-wal";
            const FileLimit limit(std::filesystem::file_size(wal) +
                                  static_cast<std::uintmax_t>(room) * 20'000);
            for (int i = 0; i < 400 && !failed; ++i) {
                try {
                    office.create(device);
                    ++done;
                } catch (const Error& error) {
                    failed = true;
                    CHECK((error.kind() == Error::Kind::Full ||
                           error.kind() == Error::Kind::Unreadable));
                }
            }
        }
        CHECK(failed);
        CHECK(store::OpTable(office.database).count() ==
              before + static_cast<std::int64_t>(done) * 2);
        office.create(device); // there is room again
    }
    CHECK(journal::verify(office.database).ok);
    auto again = store::Database::open(path);
    CHECK(store::OpTable(again).count() == store::OpTable(office.database).count());
    CHECK(journal::verify(again).ok);
}

} // namespace dongbo::torture
