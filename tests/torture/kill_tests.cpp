#include "core/journal/read/verify.h"
#include "core/journal/undo/undo.h"
#include "tests/support/office.h"
#include "tests/torture/writer.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <map>
#include <poll.h>
#include <random>
#include <sys/time.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace dongbo::torture {

void endAfterCpuSeconds(unsigned seconds)
{
    const itimerval limit{{0, 0}, {static_cast<time_t>(seconds), 0}};
    ::setitimer(ITIMER_PROF, &limit, nullptr);
}

Folder::Folder(Where where)
{
    const std::filesystem::path memory = "/dev/shm";
    const auto among = where == Where::Memory && ::access(memory.c_str(), W_OK) == 0
                           ? memory
                           : std::filesystem::temp_directory_path();
    std::string name = (among / "dongbo-torture-XXXXXX").string();
    path = ::mkdtemp(name.data());
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
}

void makeRegister(const std::filesystem::path& path)
{
    test::Office office("torture", store::Database::create(path));
    Site site;
    site.name = "Đại An";
    office.create(site);
    site.name = "Minh Tân";
    office.create(site);
}

int runWriter(const char* path, const char* seed, const char* count)
{
    const std::uint64_t most = *count == '\0' ? ~0ULL : std::strtoull(count, nullptr, 10);
    std::mt19937_64 random(std::strtoull(seed, nullptr, 10));
    try {
        test::SetClock clock;
        journal::RandomIds ids;
        auto database = store::Database::open(path);
        journal::Journal journal(database, clock, ids);
        journal::Actor actor;
        actor.name = "con";
        std::vector<RecordId> devices;
        for (std::uint64_t i = 0; i < most; ++i) {
            clock.pass(1);
            Acknowledged said{};
            store::UnitOfWork work(database);
            journal::Action action(journal, actor, {"did.test", {}}, "");
            const bool isList = random() % 4 == 0;
            said.operations = isList ? static_cast<std::uint32_t>(2 + random() % 19) : 1;
            for (std::uint32_t n = 0; n < said.operations; ++n) {
                if (isList || devices.empty()) {
                    Device device;
                    device.code = "CAM-" + std::to_string(random() % 100000);
                    device.name = "Máy quay";
                    device.notes = std::string(random() % 400, 'x');
                    devices.push_back(action.create(device));
                } else {
                    Fault fault;
                    fault.device = DeviceId{devices[random() % devices.size()]};
                    fault.symptom = "màn hình không lên";
                    action.create(fault);
                }
            }
            const auto id = action.id();
            work.commit();
            std::copy(id.bytes.begin(), id.bytes.end(), said.changeSet);
            if (::write(STDOUT_FILENO, &said, sizeof said) != sizeof said) {
                return 3;
            }
        }
    } catch (const Error& error) {
        static_cast<void>(!::write(STDERR_FILENO, error.what(), std::strlen(error.what())));
        return 2;
    }
    return 0;
}

Writer::Writer(const std::filesystem::path& path, const std::string& seed, const std::string& count)
{
    int ends[2] = {-1, -1};
    REQUIRE(::pipe(ends) == 0);
    m_pid = ::fork();
    REQUIRE(m_pid >= 0);
    if (m_pid == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        ::execl("/proc/self/exe", "torture_tests", "--writer", path.c_str(), seed.c_str(),
                count.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    m_pipe = ends[0];
}

Writer::~Writer()
{
    if (m_pid != 0) {
        kill();
        wait();
    }
    ::close(m_pipe);
}

void Writer::waitForFirst()
{
    pollfd said{m_pipe, POLLIN, 0};
    ::poll(&said, 1, 10'000);
}

void Writer::kill()
{
    ::kill(m_pid, SIGKILL);
}

int Writer::wait()
{
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::vector<Acknowledged> Writer::acknowledged()
{
    std::string bytes;
    char piece[4096];
    for (ssize_t got = 0; (got = ::read(m_pipe, piece, sizeof piece)) > 0;) {
        bytes.append(piece, static_cast<std::size_t>(got));
    }
    std::vector<Acknowledged> all(bytes.size() / sizeof(Acknowledged));
    std::memcpy(all.data(), bytes.data(), all.size() * sizeof(Acknowledged));
    return all;
}

namespace {

/// How many operations each change-set has in the file, without headers.
std::map<RecordId, std::uint32_t> changeSetsOf(store::Database& database)
{
    std::map<RecordId, std::uint32_t> sizes;
    store::OpTable(database).forEach(0, [&](const store::OpRow& row) {
        auto& size = sizes[row.changeSet];
        size += row.kind == static_cast<std::uint16_t>(RecordKind::ChangeSet) ? 0 : 1;
    });
    return sizes;
}

void requireThere(const std::map<RecordId, std::uint32_t>& sizes,
                  const std::vector<Acknowledged>& said)
{
    for (const auto& one : said) {
        RecordId id;
        std::copy(std::begin(one.changeSet), std::end(one.changeSet), id.bytes.begin());
        const auto found = sizes.find(id);
        REQUIRE(found != sizes.end());
        REQUIRE(found->second == one.operations);
    }
}

} // namespace

TEST_CASE("Torture: kill -9 loses nothing acknowledged and leaves no half change-set", "[slow]")
{
    const auto kills = std::getenv("DONGBO_LONG") != nullptr ? 2300 : 200;
    const auto seed = std::random_device{}();
    std::cout << "kills: seed " << seed << "\n";
    std::mt19937 random(seed);
    std::size_t acknowledged = 0;
    std::size_t unsaid = 0;
    Folder folder;
    std::filesystem::path path;
    std::size_t before = 0;
    for (int kill = 0; kill < kills; ++kill) {
        INFO("kill " << kill);
        if (kill % 20 == 0) {
            path = folder.path / ("r" + std::to_string(kill) + ".dongbo");
            makeRegister(path);
            before = 2;
        }
        Writer writer(path, std::to_string(random()), "");
        if (kill % 10 != 0) { // every tenth dies while it starts
            writer.waitForFirst();
        }
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
        writer.kill();
        const auto said = writer.acknowledged();
        writer.wait();
        auto database = store::Database::open(path);
        const auto sizes = changeSetsOf(database);
        requireThere(sizes, said);
        // at most one more than was said: on disk, and killed before it could say so
        REQUIRE(sizes.size() >= before + said.size());
        REQUIRE(sizes.size() <= before + said.size() + 1);
        unsaid += sizes.size() - before - said.size();
        before = sizes.size();
        acknowledged += said.size();
        REQUIRE(journal::verify(database).ok);
    }
    std::cout << "kills: " << kills << ", change-sets acknowledged " << acknowledged
              << ", on disk but not yet said " << unsaid << "\n";
    CHECK(acknowledged > 200);
}

TEST_CASE("Torture: two programs writing one register both get everything in", "[slow]")
{
    Folder folder;
    const auto path = folder.path / "r.dongbo";
    makeRegister(path);
    Writer one(path, "1", "500");
    Writer two(path, "2", "500");
    const auto saidByOne = one.acknowledged();
    const auto saidByTwo = two.acknowledged();
    CHECK(one.wait() == 0);
    CHECK(two.wait() == 0);
    CHECK(saidByOne.size() == 500);
    CHECK(saidByTwo.size() == 500);
    auto database = store::Database::open(path);
    const auto sizes = changeSetsOf(database);
    CHECK(sizes.size() == 1002);
    requireThere(sizes, saidByOne);
    requireThere(sizes, saidByTwo);
    CHECK(journal::verify(database).ok);
}

} // namespace dongbo::torture
