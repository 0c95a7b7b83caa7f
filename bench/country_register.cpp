#include "bench/country_register.h"

#include "core/journal/chain/hash.h"
#include "core/journal/write/journal.h"
#include "core/register/base/register.h"
#include "core/register/upkeep/backups.h"

#include <random>
#include <string>
#include <vector>

namespace dongbo::bench {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t devicesPerSite = 25;
constexpr std::size_t faultsPerSite = 5;
constexpr std::size_t checksPerSite = 12;

/// What is known of a room besides its devices: a fault that is open now and then, one that is
/// over, and a check a month.
void addEvidence(journal::Action& action, const SiteId& site, const std::vector<DeviceId>& devices,
                 Instant now, std::mt19937_64& random)
{
    constexpr std::int64_t hour = 3'600'000;
    const auto below = [&](std::uint64_t most) { return random() % most; };
    for (std::size_t i = 0; i < faultsPerSite; ++i) {
        Fault fault;
        fault.about = FaultAbout::Device;
        fault.device = devices[below(devices.size())];
        fault.site = site;
        fault.symptom = "lúc có lúc mất tiếng";
        fault.severity = static_cast<Severity>(1 + below(4));
        const bool isOpen = below(12) == 0;
        fault.state = isOpen ? FaultState::Accepted : FaultState::Closed;
        fault.reportedAt =
            Instant{now.unixMs - static_cast<std::int64_t>(24 + below(9'000)) * hour};
        if (!isOpen) {
            fault.fixedAt = Instant{fault.reportedAt->unixMs + 20 * hour};
        }
        action.create(fault);
    }
    for (std::size_t i = 0; i < checksPerSite; ++i) {
        Check check;
        check.site = site;
        check.checkedAt =
            Instant{now.unixMs - static_cast<std::int64_t>(720 * i + below(90)) * hour};
        check.round = CheckRound::DayBefore;
        const auto result = [&] { return below(30) == 0 ? CheckResult::Fail : CheckResult::Pass; };
        check.power = result();
        check.light = result();
        check.sound = result();
        check.picture = result();
        check.line = result();
        action.create(check);
    }
}

/// Units right under a country as provinces, sites below them, devices at the sites.
void fill(const fs::path& path, std::size_t sites, Evidence evidence)
{
    auto database = store::Database::open(path);
    SystemClock clock;
    journal::SeededIds ids("bench-planning");
    journal::Journal journal(database, clock, ids);
    journal::Actor actor;
    actor.name = "Người đo";
    std::mt19937_64 random(17);
    const auto below = [&](std::uint64_t most) { return random() % most; };
    const char* const models[] = {"A100", "B200", "C300"};
    const char* const specs[] = {R"({"inch":55,"hdmi":2})", R"({"inch":43,"hdmi":2})",
                                 R"({"resolution":"1080p"})", R"({"ram_gb":8})"};
    constexpr std::size_t provinces = 63;
    store::UnitOfWork work(database);
    journal::Action action(journal, actor, {"did.imported", {}}, "");
    Unit country;
    country.name = "country";
    const UnitId top{action.create(country)};
    std::vector<UnitId> units;
    for (std::size_t i = 0; i < provinces; ++i) {
        Unit province;
        province.name = "province " + std::to_string(i);
        province.parent = top;
        units.push_back(UnitId{action.create(province)});
    }
    for (std::size_t i = 0; i < sites; ++i) {
        Site site;
        site.name = "site " + std::to_string(i);
        site.unit = units[i * provinces / sites];
        site.tier = "commune";
        const SiteId here{action.create(site)};
        std::vector<DeviceId> devices;
        for (std::size_t d = 0; d < devicesPerSite; ++d) {
            // most of what the standard asks for, and some of anything
            const bool isPart = d < 14 && below(4) != 0;
            static constexpr std::uint8_t wanted[] = {1, 3, 4,  6,  6,  7,  7,
                                                      8, 9, 10, 11, 13, 14, 16};
            Device device;
            device.code = "D-" + std::to_string(i) + "-" + std::to_string(d);
            device.type = static_cast<DeviceType>(isPart          ? wanted[d]
                                                  : below(4) == 0 ? 1 + below(18)
                                                                  : 17);
            device.name = "Thiết bị";
            device.maker = "Hãng";
            device.site = here;
            device.cost = Money{4'500'000};
            device.inUseYear = 2015 + static_cast<std::int64_t>(below(7));
            device.condition = below(12) == 0 ? Condition::Broken : Condition::Good;
            device.use = Use::InUse;
            device.paper = Paper::Active;
            device.quantity = 1;
            if (below(4) != 0) {
                device.model = models[below(3)];
                device.specs = specs[below(4)];
            }
            devices.emplace_back(action.create(device));
        }
        if (evidence == Evidence::Checked) {
            addEvidence(action, here, devices, clock.now(), random);
        }
    }
    work.commit();
}

} // namespace

void removeRegister(const fs::path& path)
{
    for (const char* end : {"", "-wal", "-shm"}) {
        fs::remove(fs::path(path).concat(end));
    }
}

void makeCountry(const fs::path& path, std::size_t sites, Evidence evidence)
{
    removeRegister(path);
    {
        auto fresh = Register::init(path, {});
        chooseBackups(fresh, false, {});
    }
    fill(path, sites, evidence);
}

} // namespace dongbo::bench
