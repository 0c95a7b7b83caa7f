#include "core/journal/read/verify.h"
#include "tests/support/office.h"
#include "tests/torture/command_office.h"
#include "tests/torture/writer.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <iostream>
#include <map>
#include <random>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

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

/// A disk of 8 MiB in memory in a folder's place, while this lives.
class SmallDisk
{
public:
    explicit SmallDisk(const std::filesystem::path& folder)
        : m_folder(folder)
        , m_isMounted(::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=8m") == 0)
    {}
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk()
    {
        if (m_isMounted) {
            ::umount2(m_folder.c_str(), MNT_DETACH);
        }
    }

    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    /// Leaves room for so many bytes.
    void fill(off_t room) const
    {
        const int file = ::open(filler().c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
        REQUIRE(file >= 0);
        const std::string block(4096, 'x');
        off_t size = 0;
        for (ssize_t got = 0; (got = ::write(file, block.data(), block.size())) > 0;) {
            size += got;
        }
        CHECK(::ftruncate(file, std::max<off_t>(0, size - room)) == 0);
        ::close(file);
    }
    void makeRoom() const { std::filesystem::remove(filler()); }

private:
    [[nodiscard]] std::filesystem::path filler() const { return m_folder / "đầy"; }

    std::filesystem::path m_folder;
    bool m_isMounted;
};

/// The first line, which says what is wrong; advice follows it.
bool saysFull(const std::string& told)
{
    const auto first = told.substr(0, told.find('\n'));
    return first.find("hết chỗ") != std::string::npos || first.find("đầy") != std::string::npos;
}

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

TEST_CASE("Torture: on a disk that is full every command says what is so and loses nothing",
          "[slow]")
{
    auto& office = CommandOffice::shared();
    const auto& commands = office.commands();
    const SmallDisk disk(office.folder());
    if (!disk.isMounted()) {
        WARN("no small disk can be mounted here (that takes root): the calls that answer “no space "
             "left” in “whatever call of the disk fails …” stand for it");
        return;
    }
    const char* given = std::getenv("DONGBO_SEED");
    const auto seed = given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10))
                                       : std::random_device{}();
    std::mt19937 random(seed);
    const bool isLong = std::getenv("DONGBO_LONG") != nullptr;
    std::map<Outcome, std::size_t> outcomes;
    for (const auto& command : commands) {
        // a change needs some tens of pages, a backup as much as the register
        for (off_t room = 0; room <= 200; room += isLong ? 4 : 100) {
            const auto pages = isLong ? room : room + static_cast<off_t>(random() % 100);
            INFO(command.name << " with room for " << pages << " pages, DONGBO_SEED=" << seed);
            office.reset();
            disk.fill(pages * 4096);
            const auto end = office.run(command.words, {});
            disk.makeRoom();
            const auto outcome = office.judge(command, end);
            ++outcomes[outcome];
            if (outcome == Outcome::NotDone) {
                CHECK(saysFull(end.err)); // that, and nothing else
                office.checkWorksAgain(command);
            }
        }
    }
    std::cout << "full disk: DONGBO_SEED=" << seed << ", " << commands.size() << " commands, "
              << outcomes[Outcome::NotDone] << " times said not done and was not, "
              << outcomes[Outcome::Done] << " times done all the same\n";
    CHECK(outcomes[Outcome::NotDone] > 0);
    CHECK(outcomes[Outcome::Done] > 0);
}

} // namespace dongbo::torture
