#include "core/register/devices/device_batches.h"

#include "core/register/base/checks.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/devices/device_checks.h"
#include "core/register/devices/device_steps.h"
#include "core/store/projection/load.h"

#include <algorithm>

namespace dongbo {

namespace {

/// One batch: what is asked of each device, and what is done with those it fits.
struct Each
{
    /// A field whose value the person saw and on which the step rests; 0: none.
    std::vector<std::uint16_t> restsOn;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
    std::function<Problems(const DeviceId&, const Device&, Problems& told)> check;
    std::function<void(journal::Action&, const DeviceId&, const Device&)> apply;
    /// The change-set's sentence for so many.
    std::function<Message(std::size_t)> what;
    std::string reason;
};

void addOnce(Problems& to, const Problems& from)
{
    for (const auto& problem : from) {
        const bool isKnown = std::any_of(to.begin(), to.end(), [&](const Problem& known) {
            return known.field == problem.field && known.message.code == problem.message.code;
        });
        if (!isKnown) {
            to.push_back(problem);
        }
    }
}

bool isChangedSince(const DeviceSeen& seen, const Device& now,
                    const std::vector<std::uint16_t>& fields)
{
    const auto before = valuesOf(seen.seen);
    const auto after = valuesOf(now);
    return std::any_of(fields.begin(), fields.end(), [&](std::uint16_t field) {
        return before[field - 1u] != after[field - 1u];
    });
}

struct Fitting
{
    DeviceId device;
    Device now;
};

class Runner
{
public:
    Runner(Register& reg, std::span<const DeviceSeen> devices, const Each& each,
           const BatchProgress& progress)
        : m_reg(reg)
        , m_devices(devices)
        , m_each(each)
        , m_progress(progress)
    {}

    Checked<DevicesChanged> look()
    {
        weigh();
        return m_asked.empty() ? Checked<DevicesChanged>(std::move(m_out))
                               : Checked<DevicesChanged>(std::move(m_asked));
    }

    Checked<DevicesChanged> write()
    {
        store::UnitOfWork work(m_reg.database());
        weigh();
        if (!m_asked.empty()) {
            return std::move(m_asked);
        }
        if (m_fitting.empty()) {
            return std::move(m_out);
        }
        journal::Action action(journalOf(m_reg), m_reg.actor(), m_each.what(m_fitting.size()),
                               m_each.reason);
        for (const auto& one : m_fitting) {
            tell();
            m_each.apply(action, one.device, one.now);
        }
        if (action.hasChanges()) {
            work.commit();
            m_out.changeSet = action.id();
        }
        return std::move(m_out);
    }

private:
    void tell()
    {
        if (m_progress) {
            m_progress(m_done++, m_devices.size() * 2);
        }
    }

    void leave(const DeviceId& device, Message why)
    {
        m_out.left.push_back({device, std::move(why)});
    }

    void weigh()
    {
        for (const auto& seen : m_devices) {
            tell();
            const auto now = store::load<Device>(m_reg.database(), seen.device);
            if (!now) {
                leave(seen.device, {"device.gone_meanwhile", {}});
            } else if (isChangedSince(seen, *now, m_each.restsOn)) {
                leave(seen.device,
                      {"device.changed_meanwhile", {{"device", shownCode(*now, seen.device)}}});
            } else {
                weigh(seen.device, *now);
            }
        }
    }

    void weigh(const DeviceId& device, const Device& now)
    {
        Problems told;
        Problems problems;
        try {
            problems = m_each.check(device, now, told);
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::Refused) {
                throw;
            }
            leave(device, error.message());
            return;
        }
        const bool isSettled = m_each.ifUnlikely != checks::IfUnlikely::Ask;
        const auto hard = std::find_if(problems.begin(), problems.end(), [](const Problem& one) {
            return one.weight != Weight::Unlikely;
        });
        if (hard != problems.end()) {
            leave(device, hard->message);
            return;
        }
        if (!problems.empty() && !isSettled) {
            addOnce(m_asked, problems);
            return;
        }
        addOnce(m_out.warnings, problems);
        addOnce(m_out.warnings, told);
        m_out.changed.push_back(device);
        m_fitting.push_back({device, now});
    }

    Register& m_reg;
    std::span<const DeviceSeen> m_devices;
    const Each& m_each;
    const BatchProgress& m_progress;
    std::size_t m_done = 0;
    Problems m_asked; ///< what is only unlikely, of all devices
    DevicesChanged m_out;
    std::vector<Fitting> m_fitting;
};

Checked<DevicesChanged> run(Register& reg, std::span<const DeviceSeen> devices, const Each& each,
                            Batch batch, const BatchProgress& progress)
{
    Runner runner(reg, devices, each, progress);
    return batch == Batch::Look ? runner.look() : runner.write();
}

std::string countOf(std::size_t count)
{
    return std::to_string(count);
}

} // namespace

Checked<DevicesChanged> editDevices(Register& reg, std::span<const DeviceSeen> devices,
                                    const std::vector<FieldEdit>& fields, const std::string& reason,
                                    checks::IfUnlikely ifUnlikely, Batch batch,
                                    const BatchProgress& progress)
{
    Problems wrong;
    checks::length(wrong, "reason", reason, checks::longText);
    if (!wrong.empty()) {
        return wrong;
    }
    const auto edited = [&fields](const Device& now) {
        auto values = valuesOf(now);
        for (const auto& edit : fields) {
            values[edit.field - 1u] = edit.wanted;
        }
        return recordOf<Device>(values);
    };
    Each each;
    each.ifUnlikely = ifUnlikely;
    std::string names;
    for (const auto& edit : fields) {
        each.restsOn.push_back(edit.field);
        names += (names.empty() ? "@field." : ", @field.") +
                 std::string(describe(RecordKind::Device).field(edit.field)->name);
    }
    each.check = [&](const DeviceId& id, const Device& now, Problems&) {
        const auto after = edited(now);
        std::vector<std::uint16_t> passed;
        for (const auto& edit : editsBetween(now, after)) {
            passed.push_back(edit.field);
        }
        if (passed.empty()) {
            return Problems{{"", {"device.nothing_changed", {{"device", shownCode(now, id)}}}}};
        }
        return device_steps::checkEdits(reg, id, now, after, fields, passed);
    };
    each.apply = [&](journal::Action& action, const DeviceId& id, const Device& now) {
        action.change(id, edited(now));
    };
    const bool isOne = fields.size() == 1;
    each.what = [names, isOne](std::size_t count) {
        Message what{"did.devices_edited", {{"count", countOf(count)}}};
        if (isOne) {
            what.code = "did.devices_field_edited";
            what.args.push_back({"field", names});
        }
        return what;
    };
    each.reason = reason;
    return run(reg, devices, each, batch, progress);
}

namespace {

/// One step of a device's life for each of many: `common` with that device in it.
template <typename Draft, typename Check, typename Apply>
Each stepOfEach(const Draft& common, checks::IfUnlikely ifUnlikely,
                std::vector<std::uint16_t> restsOn, Check check, Apply apply)
{
    const auto of = [common](const DeviceId& id) {
        auto draft = common;
        draft.device = id;
        return draft;
    };
    Each each;
    each.restsOn = std::move(restsOn);
    each.ifUnlikely = ifUnlikely;
    each.check = [of, check](const DeviceId& id, const Device& now, Problems& told) {
        return check(of(id), now, told);
    };
    each.apply = [of, apply](journal::Action& action, const DeviceId& id, const Device& now) {
        apply(action, of(id), now);
    };
    return each;
}

} // namespace

Checked<DevicesChanged> transferDevices(Register& reg, std::span<const DeviceSeen> devices,
                                        const TransferDraft& common, Batch batch,
                                        const BatchProgress& progress)
{
    auto each = stepOfEach(
        common, common.ifUnlikely,
        {fieldOf<&Device::site>, fieldOf<&Device::custodian>, fieldOf<&Device::paper>},
        [&](const TransferDraft& draft, const Device& now, Problems& told) {
            return device_steps::checkTransfer(reg, draft, now, told);
        },
        [&](journal::Action& action, const TransferDraft& draft, const Device& now) {
            device_steps::transfer(reg, action, draft, now);
        });
    each.what = [&](std::size_t count) {
        return Message{"did.devices_transferred",
                       {{"count", countOf(count)}, {"to", lookups::siteName(reg, common.to)}}};
    };
    each.reason = common.reason;
    return run(reg, devices, each, batch, progress);
}

Checked<DevicesChanged> disposeDevices(Register& reg, std::span<const DeviceSeen> devices,
                                       const DisposeDraft& common, Batch batch,
                                       const BatchProgress& progress)
{
    auto each = stepOfEach(
        common, common.ifUnlikely, {fieldOf<&Device::paper>},
        [&](const DisposeDraft& draft, const Device& now, Problems& told) {
            return device_steps::checkDispose(reg, draft, now, told);
        },
        [&](journal::Action& action, const DisposeDraft& draft, const Device&) {
            device_steps::dispose(reg, action, draft);
        });
    each.what = [&](std::size_t count) {
        return Message{
            "did.devices_disposed",
            {{"count", countOf(count)}, {"paper", "@paper." + std::string(codeOf(common.paper))}}};
    };
    each.reason = common.reason;
    return run(reg, devices, each, batch, progress);
}

Checked<DevicesChanged> giveCustodyOfMany(Register& reg, std::span<const DeviceSeen> devices,
                                          const Custody& common, checks::IfUnlikely ifUnlikely,
                                          Batch batch, const BatchProgress& progress)
{
    const auto name = lookups::require<Officer>(reg, *common.officer).name.value_or("");
    auto each = stepOfEach(
        common, ifUnlikely, {fieldOf<&Device::custodian>},
        [&](const Custody& custody, const Device& now, Problems&) {
            return device_steps::checkCustody(reg, custody, &now);
        },
        [&](journal::Action& action, const Custody& custody, const Device&) {
            device_steps::giveCustody(reg, action, custody);
        });
    each.what = [&](std::size_t count) {
        return Message{"did.custody_of_many", {{"count", countOf(count)}, {"officer", name}}};
    };
    return run(reg, devices, each, batch, progress);
}

} // namespace dongbo
