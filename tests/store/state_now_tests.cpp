#include "core/journal/read/verify.h"
#include "core/journal/undo/undo.h"
#include "core/planning/fault_rules.h"
#include "core/store/file/statement.h"
#include "core/store/projection/load.h"
#include "core/store/projection/projection.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <random>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::Office;

namespace {

std::uint64_t seedOfRun()
{
    const char* given = std::getenv("DONGBO_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
}

/// Changes devices, faults and repairs at random, by operations no use case would make too.
struct Town : Office
{
    explicit Town(std::uint64_t seed)
        : Office("town")
        , random(seed)
    {
        for (const char* name : {"Đại An", "Gôi"}) {
            Site site;
            site.name = name;
            sites.emplace_back(create(site));
        }
    }

    std::size_t below(std::size_t limit) { return random() % limit; }
    template <typename T> std::optional<T> oneOf(const std::vector<T>& all)
    {
        return all.empty() || below(6) == 0 ? std::nullopt : std::optional{all[below(all.size())]};
    }
    template <typename E> std::optional<E> anyOf()
    {
        const auto all = terms<E>();
        return below(6) == 0 ? std::nullopt : std::optional{all[below(all.size())].value};
    }

    void setDevice(Device& device)
    {
        device.condition = anyOf<Condition>();
        device.use = anyOf<Use>();
        device.site = oneOf(sites);
    }
    void setFault(Fault& fault)
    {
        fault.device = oneOf(devices);
        fault.site = oneOf(sites);
        fault.severity = below(2) == 0 ? Severity::Blocking : anyOf<Severity>();
        fault.state = anyOf<FaultState>();
    }
    void setRepair(Repair& repair)
    {
        repair.fault = oneOf(faults);
        repair.finishedAt = below(2) == 0 ? std::nullopt : std::optional{clock.now()};
    }

    void step()
    {
        switch (below(9)) {
        case 0: {
            Device device;
            setDevice(device);
            devices.emplace_back(born(device));
            break;
        }
        case 1: {
            Fault fault;
            setFault(fault);
            faults.emplace_back(born(fault));
            break;
        }
        case 2: {
            Repair repair;
            setRepair(repair);
            repairs.emplace_back(born(repair));
            break;
        }
        case 3:
            if (const auto id = oneOf(devices)) {
                changes.push_back(edit<Device>(*id, [&](Device& d) { setDevice(d); }));
            }
            break;
        case 4:
        case 5:
            if (const auto id = oneOf(faults)) {
                changes.push_back(edit<Fault>(*id, [&](Fault& f) { setFault(f); }));
            }
            break;
        case 6:
            if (const auto id = oneOf(repairs)) {
                changes.push_back(edit<Repair>(*id, [&](Repair& r) { setRepair(r); }));
            }
            break;
        default:
            flip();
        }
    }

    template <typename R> RecordId born(const R& record)
    {
        RecordId id;
        changes.push_back(act([&](journal::Action& action) { id = action.create(record); }));
        return id;
    }

    /// Undoes or redoes a change-set, whatever rests on it.
    void flip()
    {
        const auto change = oneOf(changes);
        // an edit that changed nothing left no change-set
        if (!change || !store::Projection(database).exists(RecordKind::ChangeSet, *change)) {
            return;
        }
        clock.pass(1000);
        store::UnitOfWork work(database);
        const auto header = read<ChangeSet>(*change);
        journal::Action action(journal, actor, {"did.test", {}}, "");
        auto marked = header;
        marked.undone = !header.undone.value_or(false);
        action.mark(*change, marked);
        work.commit();
    }

    void compare()
    {
        for (const auto& id : devices) {
            const auto device = store::load<Device>(database, id);
            DeviceState expected;
            if (device) {
                std::vector<planning::FaultFacts> facts;
                for (const auto& faultId : faults) {
                    const auto fault = store::load<Fault>(database, faultId);
                    if (fault && fault->device == id) {
                        facts.push_back({fault->state, fault->severity, hasRunning(faultId)});
                    }
                }
                expected = planning::currentState({device->condition, device->use}, facts);
            }
            CHECK(store::deviceState(database, id) == expected);
        }
        for (const auto& id : faults) {
            const auto fault = store::load<Fault>(database, id);
            const auto row = store::faultRow(database, id);
            if (!fault || !row) {
                continue;
            }
            const auto device = fault->device ? store::load<Device>(database, *fault->device)
                                              : std::optional<Device>();
            CHECK(row->siteId ==
                  planning::currentSite(fault->state, fault->site,
                                        device ? device->site : std::optional<SiteId>()));
        }
    }

    bool hasRunning(const FaultId& fault)
    {
        return std::any_of(repairs.begin(), repairs.end(), [&](const RepairId& id) {
            const auto repair = store::load<Repair>(database, id);
            return repair && repair->fault == fault && !repair->finishedAt;
        });
    }

    std::mt19937_64 random;
    std::vector<SiteId> sites;
    std::vector<DeviceId> devices;
    std::vector<FaultId> faults;
    std::vector<RepairId> repairs;
    std::vector<ChangeSetId> changes;
};

} // namespace

TEST_CASE("Projection: what holds now of devices and faults follows every operation, undo and redo",
          "[store]")
{
    const auto seed = seedOfRun();
    INFO("DONGBO_SEED=" << seed);
    Town town(seed);
    for (int round = 0; round < 40; ++round) {
        for (int i = 0; i < 10; ++i) {
            town.step();
        }
        town.compare();
    }
    const auto result = journal::verify(town.database);
    for (const auto& check : result.checks) {
        CHECK(check.detail() == "");
    }
}

TEST_CASE("Verify: a column of what holds now that was tampered with is named", "[store]")
{
    const auto* column = GENERATE(as<const char*>{}, "condition_now", "use_now", "site_now");
    Office office("a");
    Site site;
    site.name = "Đại An";
    Device device;
    device.site = SiteId{office.create(site)};
    device.condition = Condition::Good;
    device.use = Use::Spare;
    Fault fault;
    fault.device = DeviceId{office.create(device)};
    fault.severity = Severity::Minor;
    fault.state = FaultState::Reported;
    office.create(fault);
    REQUIRE(journal::verify(office.database).ok);
    const std::string table = std::string_view(column) == "site_now" ? "fault" : "device";
    office.database.impl().execute(("UPDATE " + table + " SET " + column + " = NULL").c_str());
    bool isNamed = false;
    for (const auto& check : journal::verify(office.database).checks) {
        isNamed =
            isNamed || check.detail().find(std::string("field=") + column) != std::string::npos;
    }
    CHECK(isNamed);
}
