#include "core/journal/read/verify.h"
#include "core/register/base/edits.h"
#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <random>
#include <set>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

// Random lives of devices and faults, with undo and redo in any order, against a model that knows
// nothing of the journal: every field is a list of writes, and its value the last one that stands.

namespace {

template <typename T> struct Write
{
    ChangeSetId by;
    std::optional<T> value;
};

/// One field of one record.
template <typename T> class Cell
{
public:
    void write(const ChangeSetId& by, std::optional<T> value) { m_writes.push_back({by, value}); }
    [[nodiscard]] std::optional<T> value(const std::set<ChangeSetId>& undone) const
    {
        std::optional<T> out;
        for (const auto& write : m_writes) {
            out = undone.contains(write.by) ? out : write.value;
        }
        return out;
    }
    /// The last standing value that is another one.
    [[nodiscard]] std::optional<T> before(const std::set<ChangeSetId>& undone, T now) const
    {
        std::optional<T> out;
        for (const auto& write : m_writes) {
            if (!undone.contains(write.by) && write.value != now) {
                out = write.value;
            }
        }
        return out;
    }

private:
    std::vector<Write<T>> m_writes;
};

struct ModelDevice
{
    Cell<Condition> condition;
    Cell<Use> use;
    Cell<SiteId> site;
    Cell<Paper> paper;
};
struct ModelFault
{
    ChangeSetId birth;
    DeviceId device;
    Severity severity = Severity::Minor;
    SiteId reportedAt;
    Cell<FaultState> state;
    Cell<Condition> conditionBefore;
};
struct ModelRepair
{
    ChangeSetId birth;
    FaultId fault;
    Cell<int> finished;
};

bool isOpen(std::optional<FaultState> state)
{
    return state == FaultState::Reported || state == FaultState::Accepted ||
           state == FaultState::InRepair || state == FaultState::Waiting;
}

class Lives : public test::RegisterFixture
{
public:
    explicit Lives(std::uint64_t seed)
        : m_random(seed)
        , m_sites{findSite(reg, "Đại An"), findSite(reg, "Gôi")}
    {
        for (int i = 0; i < 3; ++i) {
            Device made;
            made.name = "Tivi";
            made.type = DeviceType::Screen;
            made.site = m_sites[0];
            made.condition = i == 0 ? std::nullopt : std::optional{Condition::Fair};
            made.use = i == 2 ? Use::Spare : Use::InUse;
            const auto added = addDevice(reg, made, "");
            auto& model = m_devices[added->id];
            model.condition.write(added->changeSet, made.condition);
            model.use.write(added->changeSet, made.use);
            model.site.write(added->changeSet, made.site);
            model.paper.write(added->changeSet, Paper::Active);
        }
    }

    void step()
    {
        clock.advanceMinutes(1);
        try {
            act(m_random() % 13);
        } catch (const Error& error) { // the state does not allow it, or the record is withdrawn
            INFO(error.message().code);
            const bool isRefusal =
                error.kind() == Error::Kind::Refused || error.kind() == Error::Kind::NotFound;
            CHECK(isRefusal);
        }
    }

    void compare()
    {
        for (const auto& [id, model] : m_devices) {
            DeviceState expected{model.condition.value(m_undone), model.use.value(m_undone)};
            for (const auto& [faultId, fault] : m_faults) {
                if (fault.device != id || !exists(fault) || !isOpen(fault.state.value(m_undone))) {
                    continue;
                }
                if (fault.severity == Severity::Blocking) {
                    expected.condition = Condition::Broken;
                }
                if (hasRunning(faultId)) {
                    expected.use = Use::UnderRepair;
                }
            }
            const auto held = store::deviceState(reg.database(), id);
            CHECK(held.condition == expected.condition);
            CHECK(held.use == expected.use);
            const auto device = store::load<Device>(reg.database(), id);
            REQUIRE(device);
            CHECK(device->condition == model.condition.value(m_undone));
            CHECK(device->use == model.use.value(m_undone));
            CHECK(device->site == model.site.value(m_undone));
        }
        for (const auto& [id, fault] : m_faults) {
            const auto held = store::load<Fault>(reg.database(), id);
            REQUIRE(held.has_value() == exists(fault));
            if (!held) {
                continue;
            }
            const auto state = fault.state.value(m_undone);
            CHECK(held->state == state);
            const auto site = isOpen(state) ? m_devices.at(fault.device).site.value(m_undone)
                                            : std::optional{fault.reportedAt};
            CHECK(store::faultRow(reg.database(), id)->siteId == site);
        }
    }

private:
    void act(std::uint64_t what)
    {
        switch (what) {
        case 0:
        case 1:
            return report();
        case 2:
            return accept();
        case 3:
            return wait();
        case 4:
            return fix();
        case 5:
            return close();
        case 6:
            return reopen();
        case 7:
            return start();
        case 8:
            return finish();
        case 9:
            return state();
        case 10:
            return m_random() % 2 == 0 ? transfer() : dispose();
        case 11:
            return undo();
        default:
            return redo();
        }
    }

    template <typename Map> typename Map::value_type* any(Map& map)
    {
        if (map.empty()) {
            return nullptr;
        }
        return &*std::next(map.begin(), static_cast<std::ptrdiff_t>(m_random() % map.size()));
    }
    void took(const ChangeSetId& id) { m_all.push_back(id); }
    [[nodiscard]] bool exists(const ModelFault& fault) const
    {
        return !m_undone.contains(fault.birth);
    }
    [[nodiscard]] bool isRunning(const ModelRepair& repair) const
    {
        return !m_undone.contains(repair.birth) && !repair.finished.value(m_undone);
    }
    [[nodiscard]] bool hasRunning(const FaultId& fault) const
    {
        return std::any_of(m_repairs.begin(), m_repairs.end(), [&](const auto& repair) {
            return repair.second.fault == fault && isRunning(repair.second);
        });
    }
    [[nodiscard]] std::vector<FaultId> openOf(const DeviceId& device) const
    {
        std::vector<FaultId> out;
        for (const auto& [id, fault] : m_faults) {
            if (fault.device == device && exists(fault) && isOpen(fault.state.value(m_undone))) {
                out.push_back(id);
            }
        }
        return out;
    }

    void report()
    {
        auto* device = any(m_devices);
        FaultDraft draft;
        draft.device = device->first;
        draft.symptom = "hỏng " + std::to_string(m_faults.size());
        draft.severity = m_random() % 2 == 0 ? Severity::Blocking : Severity::Minor;
        const auto written = reportFault(reg, draft);
        auto& fault = m_faults[written->id];
        fault.birth = written->changeSet;
        fault.device = device->first;
        fault.severity = *draft.severity;
        fault.reportedAt = *device->second.site.value(m_undone);
        fault.state.write(written->changeSet, FaultState::Reported);
        const auto stated = device->second.condition.value(m_undone);
        if (fault.severity == Severity::Blocking && stated != Condition::Broken) {
            fault.conditionBefore.write(written->changeSet, stated);
        }
        took(written->changeSet);
    }

    void to(ModelFault& fault, FaultState state, const ChangeSetId& by)
    {
        if (fault.state.value(m_undone) != state) {
            fault.state.write(by, state);
        }
        took(by);
    }

    /// The device of a fault that was just fixed.
    void restore(const ModelFault& fault, const ChangeSetId& by)
    {
        auto& device = m_devices.at(fault.device);
        const auto open = openOf(fault.device);
        if (device.condition.value(m_undone) == Condition::Broken && open.empty()) {
            auto back = fault.conditionBefore.value(m_undone);
            if (!back) {
                back = device.condition.before(m_undone, Condition::Broken);
            }
            device.condition.write(by, back.value_or(Condition::Good));
        }
        restoreUse(fault, by);
    }
    void restoreUse(const ModelFault& fault, const ChangeSetId& by)
    {
        auto& device = m_devices.at(fault.device);
        const auto open = openOf(fault.device);
        const bool isElsewhere = std::any_of(open.begin(), open.end(),
                                             [&](const FaultId& id) { return hasRunning(id); });
        if (device.use.value(m_undone) == Use::UnderRepair && !isElsewhere) {
            const auto back = device.use.before(m_undone, Use::UnderRepair).value_or(Use::InUse);
            device.use.write(by, back);
        }
    }

    void accept()
    {
        if (auto* fault = any(m_faults)) {
            to(fault->second, FaultState::Accepted, acceptFault(reg, fault->first, "")->changeSet);
        }
    }
    void wait()
    {
        if (auto* fault = any(m_faults)) {
            to(fault->second, FaultState::Waiting,
               waitFault(reg, fault->first, WaitingFor::Parts, "")->changeSet);
        }
    }
    void fix()
    {
        if (auto* fault = any(m_faults)) {
            const auto by = fixFault(reg, fault->first, {}, "")->changeSet;
            to(fault->second, FaultState::Fixed, by);
            restore(fault->second, by);
        }
    }
    void close()
    {
        if (auto* fault = any(m_faults)) {
            to(fault->second, FaultState::Closed, closeFault(reg, fault->first, "")->changeSet);
        }
    }
    void reopen()
    {
        if (auto* fault = any(m_faults)) {
            to(fault->second, FaultState::Reported,
               reopenFault(reg, fault->first, "lại hỏng")->changeSet);
        }
    }
    void start()
    {
        if (auto* fault = any(m_faults)) {
            const auto written = startRepair(reg, {fault->first, "", {}, "", ""});
            auto& repair = m_repairs[written->id];
            repair.birth = written->changeSet;
            repair.fault = fault->first;
            to(fault->second, FaultState::InRepair, written->changeSet);
        }
    }
    void finish()
    {
        auto* repair = any(m_repairs);
        if (repair == nullptr) {
            return;
        }
        RepairFinishDraft draft;
        draft.repair = repair->first;
        draft.outcome = terms<RepairOutcome>()[m_random() % 4].value;
        const auto by = finishRepair(reg, draft)->changeSet;
        repair->second.finished.write(by, 1);
        auto& fault = m_faults.at(repair->second.fault);
        took(by);
        if (hasRunning(repair->second.fault) || !isOpen(fault.state.value(m_undone))) {
            return;
        }
        if (draft.outcome == RepairOutcome::Fixed) {
            fault.state.write(by, FaultState::Fixed);
            restore(fault, by);
        } else if (draft.outcome == RepairOutcome::Unrepairable) {
            fault.state.write(by, FaultState::Unrepairable);
            auto& device = m_devices.at(fault.device);
            if (const auto stated = device.condition.value(m_undone); stated != Condition::Broken) {
                if (stated && fault.conditionBefore.value(m_undone) != stated) {
                    fault.conditionBefore.write(by, stated);
                }
                device.condition.write(by, Condition::Broken);
            }
            restoreUse(fault, by);
        }
    }
    void state()
    {
        auto* device = any(m_devices);
        const auto condition = terms<Condition>()[m_random() % 4].value;
        const auto use = terms<Use>()[m_random() % 4].value;
        const auto written = editDevice(reg, device->first,
                                        {fieldEdit(&Device::condition, std::optional{condition}),
                                         fieldEdit(&Device::use, std::optional{use})},
                                        "");
        if (!written || !written->changeSet) {
            return; // nothing new, or a blocking fault is open
        }
        if (device->second.condition.value(m_undone) != condition) {
            device->second.condition.write(*written->changeSet, condition);
        }
        if (device->second.use.value(m_undone) != use) {
            device->second.use.write(*written->changeSet, use);
        }
        took(*written->changeSet);
    }
    void transfer()
    {
        auto* device = any(m_devices);
        const auto to = m_sites[m_random() % m_sites.size()];
        const auto written = transferDevice(reg, {device->first, to, {}, "", "", {}});
        if (written) {
            device->second.site.write(written->changeSet, to);
            took(written->changeSet);
        }
    }
    void dispose()
    {
        if (m_random() % 4 != 0) {
            return; // most of a device's life is before
        }
        auto* device = any(m_devices);
        DisposeDraft draft;
        draft.device = device->first;
        draft.openFaults = OpenFaults::Close;
        const auto open = openOf(device->first);
        const auto now = store::deviceState(reg.database(), device->first);
        const auto written = disposeDevice(reg, draft);
        if (!written) {
            return;
        }
        for (const auto& id : open) {
            m_faults.at(id).state.write(written->changeSet, FaultState::Unrepairable);
        }
        device->second.paper.write(written->changeSet, Paper::Disposed);
        if (now.condition == Condition::Broken &&
            device->second.condition.value(m_undone) != Condition::Broken) {
            device->second.condition.write(written->changeSet, Condition::Broken);
        }
        took(written->changeSet);
    }
    void undo()
    {
        if (m_all.empty()) {
            return;
        }
        const auto id = m_all[m_random() % m_all.size()];
        const auto result = undoChange(reg, id, journal::DependantRule::Take, "");
        REQUIRE(result.done);
        m_undone.insert(id);
        m_undone.insert(result.alsoUndone.begin(), result.alsoUndone.end());
    }
    void redo()
    {
        if (!m_undone.empty()) {
            const auto id = *std::next(m_undone.begin(),
                                       static_cast<std::ptrdiff_t>(m_random() % m_undone.size()));
            const auto result = redoChange(reg, id, journal::BasisRule::Take, "");
            REQUIRE(result.done);
            m_undone.erase(id);
            for (const auto& also : result.alsoRedone) {
                m_undone.erase(also);
            }
        }
    }

    std::mt19937_64 m_random;
    std::vector<SiteId> m_sites;
    std::map<DeviceId, ModelDevice> m_devices;
    std::map<FaultId, ModelFault> m_faults;
    std::map<RepairId, ModelRepair> m_repairs;
    std::vector<ChangeSetId> m_all;
    std::set<ChangeSetId> m_undone;
};

std::uint64_t seedOfRun()
{
    const char* given = std::getenv("DONGBO_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
}

} // namespace

TEST_CASE("Life: what holds now follows from what stands, whatever was done, undone and redone",
          "[life][undo]")
{
    const auto seed = seedOfRun();
    for (std::uint64_t run = 0; run < 12; ++run) {
        INFO("DONGBO_SEED=" << seed + run);
        Lives lives(seed + run);
        for (int i = 0; i < 120; ++i) {
            INFO("step " << i);
            lives.step();
            lives.compare();
        }
        const auto result = journal::verify(lives.reg.database());
        CHECK(result.ok);
    }
}
