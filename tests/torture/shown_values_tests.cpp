#include "core/journal/chain/digest.h"
#include "core/register/base/inside.h"
#include "core/register/faults/faults.h"
#include "core/store/journal/change_log.h"
#include "core/store/queries/device_list.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/search/search.h"
#include "tests/support/register_fixture.h"
#include "tests/torture/writer.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace dongbo::torture {

namespace {

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
}

void fill(const std::filesystem::path& path, const test::FakeClock& clock)
{
    Register::InitOptions options;
    options.units = "vu-ban-2021";
    options.account = "torture";
    options.open.clock = &clock;
    auto reg = Register::init(path, options);
    store::UnitOfWork work(reg.database());
    journal::Action action(journalOf(reg), reg.actor(), {"did.test", {}}, "");
    const auto sites = store::sites(reg.database(), {});
    for (std::size_t i = 0; i < 300; ++i) {
        Device device;
        device.code = "XA-CAM-" + std::to_string(i);
        device.name = "Máy quay hội nghị " + std::to_string(i);
        device.type = i % 3 == 0 ? DeviceType::Camera : DeviceType::Screen;
        device.site = sites[i % sites.size()].id;
        device.serial = "SN" + std::to_string(i * 7919);
        device.cost = Money{1'000'000 + static_cast<std::int64_t>(i)};
        const auto id = action.create(device);
        if (i % 10 == 0) {
            Fault fault;
            fault.number = "SC-" + std::to_string(i);
            fault.device = DeviceId{id};
            fault.symptom = "màn hình không lên";
            fault.reportedAt = clock.now();
            action.create(fault);
        }
    }
    work.commit();
}

/// What lists, sums, a search, the journal and a past day say, in one text.
std::string shown(const std::filesystem::path& path, const test::FakeClock& clock)
{
    Register::Options options;
    options.clock = &clock;
    auto reg = Register::open(path, options);
    auto& database = reg.database();
    std::string text;
    const auto rows = [&](const std::vector<store::DeviceNumber>& numbers) {
        for (const auto& row : store::deviceRows(database, numbers)) {
            text += row.device.code.value_or("-") + "|" + row.device.name.value_or("-") + "|" +
                    row.device.serial.value_or("-") + "|" +
                    std::to_string(row.device.cost.value_or(Money{}).dong) + "\n";
        }
    };
    rows(store::deviceNumbers(database, {}, {fieldOf<&Device::code>, false}));
    rows(store::deviceNumbers(database, {}, {fieldOf<&Device::name>, true}));
    const auto today = reg.today();
    const auto tally = store::tallyDevices(database, {}, today, today);
    text += std::to_string(tally.count) + " " + std::to_string(tally.cost.dong) + "\n";
    for (const auto& fault : store::faults(database, {})) {
        text += fault.fault.number.value_or("-") + "|" + fault.fault.symptom.value_or("-") + "\n";
    }
    for (const auto& site : store::sites(database, {})) {
        text += site.site.name.value_or("-") + "\n";
    }
    for (const auto& id : store::searchDevices(database, "may quay 12", 50)) {
        text += id.text();
    }
    for (const auto& change : store::changeList(database, {})) {
        text += change.what + change.actorName + std::to_string(change.records) + "\n";
    }
    text += journal::digest(database) + "\n";
    auto past = reg.asOf(today);
    return text + journal::digest(past.database());
}

enum class Answer : int
{
    Same,
    Refused,
    Wrong,
    Crashed
};

} // namespace

TEST_CASE("Torture: no flipped bit makes a list, a sum, a search or a past day say something wrong",
          "[slow]")
{
    const std::size_t flips = std::getenv("DONGBO_LONG") != nullptr ? 4000 : 250;
    const char* given = std::getenv("DONGBO_SEED");
    const auto seed = given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10))
                                       : std::random_device{}();
    std::mt19937 random(seed);
    const Folder folder(Folder::Where::Memory);
    const auto origin = folder.path / "gốc.dongbo";
    const auto path = folder.path / "so.dongbo";
    const test::FakeClock clock;
    fill(origin, clock);
    const auto sound = bytesOf(origin);
    const auto wanted = shown(origin, clock);
    std::array<std::size_t, 4> counts{};
    for (std::size_t i = 0; i < flips; ++i) {
        auto bytes = sound;
        const auto offset = random() % bytes.size();
        bytes[offset] = static_cast<char>(bytes[offset] ^ (1 << random() % 8));
        std::ofstream(path, std::ios::binary) << bytes;
        const auto child = ::fork();
        if (child == 0) {
            endAfterCpuSeconds(60);
            auto answer = Answer::Wrong;
            try {
                answer = shown(path, clock) == wanted ? Answer::Same : Answer::Wrong;
            } catch (const Error& error) {
                const auto kind = error.kind();
                if (kind != Error::Kind::Corrupt) {
                    std::cout << "  " << error.message().code << ": " << error.what() << std::endl;
                }
                answer = kind == Error::Kind::Corrupt || kind == Error::Kind::NotARegister ||
                                 kind == Error::Kind::NewerSchema
                             ? Answer::Refused
                             : Answer::Crashed;
            } catch (...) {
                answer = Answer::Crashed;
            }
            ::_exit(static_cast<int>(answer));
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        const auto answer =
            WIFEXITED(status) ? static_cast<Answer>(WEXITSTATUS(status)) : Answer::Crashed;
        ++counts.at(static_cast<std::size_t>(answer));
        INFO("seed " << seed << ", offset " << offset << " of " << bytes.size());
        CHECK((answer == Answer::Same || answer == Answer::Refused));
        for (const char* side : {"-wal", "-shm"}) {
            std::filesystem::remove(path.string() + side);
        }
    }
    std::cout << "flipped bits: DONGBO_SEED=" << seed << ", " << flips << " flips, " << counts[0]
              << " not met, " << counts[1] << " refused, " << counts[2] << " wrong, " << counts[3]
              << " crashed\n";
}

} // namespace dongbo::torture
