#include "bench/report_register.h"

#include "core/journal/chain/hash.h"
#include "core/journal/write/journal.h"
#include "core/register/base/register.h"
#include "core/register/upkeep/backups.h"

#include <array>
#include <string>

namespace dongbo::bench {

namespace {

constexpr std::size_t devicesPerSite = 40;
constexpr std::size_t atOnce = 20'000; ///< devices a transaction
constexpr std::int64_t dayMs = 24LL * 3600 * 1000;

Device deviceOf(std::size_t i, SiteId site)
{
    static constexpr std::array<const char*, 6> names{
        "Màn hình Samsung 55 inch",           "Bộ lưu điện Santak 1000VA",
        "Micro đa hướng hội nghị trực tuyến", "Máy tính để bàn Dell OptiPlex",
        "Camera Logitech PTZ Pro 2",          "Loa treo tường Toa"};
    static constexpr std::array<const char*, 6> makers{"Samsung", "Santak",   "Polycom",
                                                       "Dell",    "Logitech", "Toa"};
    const auto number = std::to_string(i);
    Device out;
    out.code = "DAN-SCR-" + number;
    out.name = names.at(i % names.size());
    out.maker = makers.at(i % makers.size());
    out.model = "UA55-" + std::to_string(i % 300);
    out.serial = "SN" + number + "X";
    out.type = static_cast<DeviceType>(1 + i % 17);
    out.site = site;
    out.quantity = 1;
    if (i % 9 != 0) {
        out.cost = Money{4'500'000 + static_cast<std::int64_t>(i % 977) * 10'000};
    }
    out.inUseYear = 2012 + static_cast<std::int64_t>(i % 9);
    out.condition = i % 12 == 0 ? Condition::Broken : Condition::Good;
    out.use = Use::InUse;
    out.paper = Paper::Active;
    return out;
}

Fault faultOf(std::size_t i, DeviceId device)
{
    const Instant reported{1'577'836'800'000 + static_cast<std::int64_t>(i % 700) * dayMs};
    Fault out;
    out.number = "SC-2020-" + std::to_string(i);
    out.about = FaultAbout::Device;
    out.device = device;
    out.symptom = "Màn hình không lên, đèn nguồn nhấp nháy";
    out.severity = Severity::Degraded;
    out.reportedAt = reported;
    out.state = i % 10 == 0 ? FaultState::InRepair : FaultState::Fixed;
    if (out.state == FaultState::Fixed) {
        out.fixedAt = Instant{reported.unixMs + static_cast<std::int64_t>(i % 21) * dayMs};
    }
    return out;
}

Repair repairOf(std::size_t i, FaultId fault, const Fault& of)
{
    Repair out;
    out.number = "SR-2020-" + std::to_string(i);
    out.fault = fault;
    out.startedAt = of.reportedAt;
    out.finishedAt = of.fixedAt;
    if (out.finishedAt) {
        out.outcome = RepairOutcome::Fixed;
        out.cost = Money{150'000 + static_cast<std::int64_t>(i % 40) * 5'000};
    }
    return out;
}

} // namespace

void makeReportRegister(const std::filesystem::path& path, std::size_t devices)
{
    for (const char* end : {"", "-wal", "-shm"}) {
        std::filesystem::remove(std::filesystem::path(path).concat(end));
    }
    {
        auto fresh = Register::init(path, {});
        chooseBackups(fresh, false, {});
    }
    auto database = store::Database::open(path);
    SystemClock clock;
    journal::SeededIds ids("bench-report");
    journal::Journal journal(database, clock, ids);
    journal::Actor actor;
    actor.name = "Người đo";
    SiteId site{};
    for (std::size_t done = 0; done < devices; done += atOnce) {
        store::UnitOfWork work(database);
        journal::Action action(journal, actor, {"did.imported", {}}, "");
        for (std::size_t i = done; i < std::min(devices, done + atOnce); ++i) {
            if (i % devicesPerSite == 0) {
                Site place;
                place.name = "Điểm cầu xã Đại An " + std::to_string(i / devicesPerSite);
                site = SiteId{action.create(place)};
            }
            const DeviceId device{action.create(deviceOf(i, site))};
            const auto fault = faultOf(i, device);
            const FaultId id{action.create(fault)};
            action.create(repairOf(i, id, fault));
        }
        work.commit();
    }
    database.checkpoint();
}

} // namespace dongbo::bench
