#include "core/journal/read/verify.h"
#include "core/journal/undo/undo.h"
#include "core/store/file/statement.h"
#include "tests/support/office.h"
#include "tests/torture/file_map.h"
#include "tests/torture/writer.h"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace dongbo::torture {

namespace {

/// A register with a little of everything: a list imported, edits, faults, undone change-sets, a
/// second office, an attachment.
std::string makeFile(const std::filesystem::path& path)
{
    {
        test::Office office("chính", store::Database::create(path));
        test::Office other("khác");
        std::vector<RecordId> devices;
        std::vector<ChangeSetId> edits;
        std::mt19937 random(11);
        office.act([&](journal::Action& action) {
            ImportFile file;
            file.name = "Danh mục.xlsx";
            file.sheets = R"(["Sheet1"])";
            const auto list = action.create(file);
            std::vector<RecordId> sites;
            for (int i = 0; i < 18; ++i) {
                Site site;
                site.name = "xã " + std::to_string(i);
                sites.push_back(action.create(site));
            }
            for (std::uint32_t i = 0; i < 700; ++i) {
                Device device;
                device.code = "VB-CAM-" + std::to_string(i);
                device.name = "Máy quay hội nghị số " + std::to_string(i);
                device.maker = i % 2 == 0 ? "Logitech" : "AVer";
                device.serial = "SN" + std::to_string(random());
                device.site = SiteId{sites[i % sites.size()]};
                device.cost = Money{4'500'000 + i};
                auto changes = journal::Action::changesOf(valuesOf(device));
                devices.push_back(action.newId());
                action.createRaw(RecordKind::Device, devices.back(), std::move(changes),
                                 archive::Source{list, 0, i + 7});
            }
        });
        for (int i = 0; i < 200; ++i) {
            const auto& id = devices[random() % devices.size()];
            if (i % 3 == 0) {
                Fault fault;
                fault.number = "SC-" + std::to_string(i);
                fault.device = DeviceId{id};
                fault.symptom = "màn hình không lên";
                fault.reportedAt = office.clock.now();
                office.create(fault);
            } else {
                edits.push_back(office.edit<Device>(
                    id, [&](Device& d) { d.notes = "ghi chú " + std::to_string(i); }));
            }
        }
        store::UnitOfWork work(office.database);
        for (std::size_t i = 0; i < edits.size(); i += 9) {
            journal::undo(office.journal, office.actor, edits[i], journal::DependantRule::Refuse,
                          "");
        }
        work.commit();
        other.takeAllOf(office);
        other.clock.set(office.clock.now().unixMs);
        for (int i = 0; i < 40; ++i) {
            other.edit<Device>(devices[random() % devices.size()],
                               [&](Device& d) { d.location = "phòng " + std::to_string(i); });
        }
        office.takeAllOf(other);
        REQUIRE(journal::verify(office.database).ok);
        office.database.checkpoint();
    }
    std::ifstream in(path, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    // a file in memory has no log beside it
    bytes[18] = 1;
    bytes[19] = 1;
    return bytes;
}

struct Flip
{
    std::size_t offset = 0;
    unsigned bit = 0;
    bool isSeen = false; ///< told, be it as a hint
    bool isOk = true;    ///< verify called the register sound all the same
    bool isNamed = false;
};

/// Opens the bytes as they are and verifies them.
void judge(std::string& bytes, Flip& flip)
{
    bytes[flip.offset] = static_cast<char>(bytes[flip.offset] ^ (1 << flip.bit));
    try {
        auto database = store::Database::inMemory();
        sqlite3* handle = database.impl().connection->getHandle();
        sqlite3_deserialize(handle, "main", reinterpret_cast<unsigned char*>(bytes.data()),
                            static_cast<sqlite3_int64>(bytes.size()),
                            static_cast<sqlite3_int64>(bytes.size()), 0);
        const auto result = journal::verify(database);
        flip.isSeen = !result.ok;
        flip.isOk = result.ok;
        for (const auto& check : result.checks) {
            const auto detail = check.detail();
            flip.isSeen = flip.isSeen || !detail.empty();
            // the settings and the times of arrival have one sum each: it names what was hit
            for (const char* word : {"page", "record=", "row ", "node=", "name=", "no=", "database",
                                     "Tree", "settings_changed", "arrivals_changed"}) {
                flip.isNamed = flip.isNamed || detail.find(word) != std::string::npos;
            }
        }
    } catch (const Error&) {
        flip.isSeen = true; // refused at the door
        flip.isOk = false;
    }
    bytes[flip.offset] = static_cast<char>(bytes[flip.offset] ^ (1 << flip.bit));
}

/// Judges all in child processes, two at a time; false when one of them died.
bool judgeAll(const std::string& bytes, std::vector<Flip>& flips)
{
    const std::size_t workers = 2;
    std::vector<std::pair<pid_t, int>> running;
    for (std::size_t worker = 0; worker < workers; ++worker) {
        int ends[2] = {-1, -1};
        if (::pipe(ends) != 0) {
            return false;
        }
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            std::string own = bytes;
            for (std::size_t i = worker; i < flips.size(); i += workers) {
                endAfterCpuSeconds(60); // a check that never ends is as bad as one that dies
                judge(own, flips[i]);
                const char answer =
                    static_cast<char>((flips[i].isSeen ? 1 : 0) | (flips[i].isNamed ? 2 : 0) |
                                      (flips[i].isOk ? 4 : 0));
                if (::write(ends[1], &answer, 1) != 1) {
                    ::_exit(1);
                }
            }
            ::_exit(0);
        }
        ::close(ends[1]);
        running.emplace_back(child, ends[0]);
    }
    bool alive = true;
    for (std::size_t worker = 0; worker < workers; ++worker) {
        std::size_t at = worker;
        char answer = 0;
        while (::read(running[worker].second, &answer, 1) == 1) {
            flips[at].isSeen = (answer & 1) != 0;
            flips[at].isNamed = (answer & 2) != 0;
            flips[at].isOk = (answer & 4) != 0;
            at += workers;
        }
        ::close(running[worker].second);
        int status = 0;
        ::waitpid(running[worker].first, &status, 0);
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
            alive = false;
            std::cout << "died at offset " << flips[std::min(at, flips.size() - 1)].offset
                      << " bit " << flips[std::min(at, flips.size() - 1)].bit << "\n";
        }
    }
    return alive;
}

std::uint32_t rootPageOf(store::Database& database, const std::string& table)
{
    store::Use use(database.impl().composed("SELECT rootpage FROM sqlite_schema WHERE name = '" +
                                            table + "'"));
    REQUIRE(use.step());
    return static_cast<std::uint32_t>(use.number(0));
}

/// Takes `count` of the places at random, each with a random bit.
std::vector<Flip> choose(const std::vector<std::size_t>& places, std::size_t count,
                         std::mt19937& random)
{
    std::vector<Flip> flips;
    for (std::size_t i = 0; i < count; ++i) {
        flips.push_back({places[random() % places.size()], static_cast<unsigned>(random() % 8),
                         false, true, false});
    }
    return flips;
}

double seenOf(const std::vector<Flip>& flips)
{
    const auto seen =
        std::count_if(flips.begin(), flips.end(), [](const Flip& flip) { return flip.isSeen; });
    return 100.0 * static_cast<double>(seen) / static_cast<double>(flips.size());
}

double damageOf(const std::vector<Flip>& flips)
{
    const auto damage =
        std::count_if(flips.begin(), flips.end(), [](const Flip& flip) { return !flip.isOk; });
    return 100.0 * static_cast<double>(damage) / static_cast<double>(flips.size());
}

void printUnseen(const std::vector<Flip>& flips)
{
    int printed = 0;
    for (const auto& flip : flips) {
        if (!flip.isSeen && printed++ < 10) {
            std::cout << "  unseen: offset " << flip.offset << " (page " << flip.offset / 4096 + 1
                      << ") bit " << flip.bit << "\n";
        }
    }
}

} // namespace

TEST_CASE("Torture: verify sees flipped bits, names the place, and never dies of them", "[slow]")
{
    const std::size_t factor = std::getenv("DONGBO_LONG") != nullptr ? 30 : 1;
    Folder folder;
    const auto path = folder.path / "r.dongbo";
    const auto bytes = makeFile(path);
    const auto seed = std::random_device{}();
    std::cout << "bit flips: seed " << seed << ", " << bytes.size() / 1024 << " KiB\n";
    std::mt19937 random(seed);

    std::vector<std::size_t> payloads;
    std::vector<std::size_t> values;
    {
        auto database = store::Database::open(path);
        for (const auto& row : rowsOf(bytes, rootPageOf(database, "op"))) {
            // the 15th column; the first is the row's number, which a row does not hold again
            payloads.insert(payloads.end(), row.at(14).bytes.begin(), row.at(14).bytes.end());
        }
        for (const auto& kind : kinds()) {
            for (const auto& row : rowsOf(bytes, rootPageOf(database, std::string(kind.name)))) {
                if (numberOf(bytes, row.at(2)) != 1) {
                    continue;
                }
                for (std::size_t i = 0; i < kind.fields.size() && i + 4 < row.size(); ++i) {
                    values.insert(values.end(), row[i + 4].bytes.begin(), row[i + 4].bytes.end());
                }
            }
        }
    }
    REQUIRE(payloads.size() > 20'000);
    REQUIRE(values.size() > 20'000);
    std::vector<std::size_t> everywhere(bytes.size());
    for (std::size_t i = 0; i < everywhere.size(); ++i) {
        everywhere[i] = i;
    }

    auto inPayloads = choose(payloads, 100 * factor, random);
    REQUIRE(judgeAll(bytes, inPayloads));
    printUnseen(inPayloads);
    CHECK(seenOf(inPayloads) == 100.0);
    CHECK(damageOf(inPayloads) == 100.0);
    auto inValues = choose(values, 100 * factor, random);
    REQUIRE(judgeAll(bytes, inValues));
    printUnseen(inValues);
    CHECK(seenOf(inValues) == 100.0);
    CHECK(damageOf(inValues) == 100.0);
    auto all = choose(everywhere, 600 * factor, random);
    REQUIRE(judgeAll(bytes, all));
    std::cout << "bit flips seen: in payloads " << seenOf(inPayloads) << " %, in live values "
              << seenOf(inValues) << " %, anywhere " << seenOf(all)
              << " % (called damage: " << damageOf(all) << " %)\n";
    printUnseen(all);
    CHECK(seenOf(all) >= 90.0);
    for (const auto* flips : {&inPayloads, &inValues, &all}) {
        for (const auto& flip : *flips) {
            if (flip.isSeen && flip.offset >= 100) {
                INFO("offset " << flip.offset << " bit " << flip.bit);
                CHECK(flip.isNamed);
            }
        }
    }
}

} // namespace dongbo::torture
