#include "tests/journal/office_work.h"

#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dongbo::test {

using journal::Action;

struct OfficeWork::Part
{
    explicit Part(std::mt19937_64& source)
        : random(source)
    {}

    std::uint64_t below(std::uint64_t bound) { return random() % bound; }
    bool chance(std::uint64_t percent) { return below(100) < percent; }

    /// A born record of this history which the office knows.
    std::optional<RecordId> any(Office& office, RecordKind kind)
    {
        const auto& known = records[kind];
        for (int attempt = 0; attempt < 4 && !known.empty(); ++attempt) {
            const auto& id = known[below(known.size())];
            const auto row = store::Projection(office.database).read(kind, id);
            if (row && row->state == store::RecordState::Born) {
                return id;
            }
        }
        return std::nullopt;
    }
    template <typename IdType> std::optional<IdType> maybe(Office& office, RecordKind kind)
    {
        const auto id = any(office, kind);
        return id ? std::optional{IdType{*id}} : std::nullopt;
    }
    template <typename R> RecordId make(Action& action, const R& record)
    {
        const auto id = action.create(record);
        records[kindOf<R>()].push_back(id);
        return id;
    }
    template <typename R, typename F> void edit(Office& office, Action& action, RecordId id, F&& f)
    {
        auto record = office.read<R>(id);
        std::forward<F>(f)(record);
        action.change(id, record);
    }
    std::string word() { return "chữ " + std::to_string(below(1000)); }

    std::optional<ChangeSetId> act(Office& office)
    {
        using Work = void (Part::*)(Office&, Action&);
        static constexpr Work works[] = {&Part::importList,  &Part::addPlace,    &Part::addPerson,
                                         &Part::reportFault, &Part::reportFault, &Part::moveFault,
                                         &Part::moveFault,   &Part::moveFault,   &Part::startRepair,
                                         &Part::startRepair, &Part::endRepair,   &Part::endRepair,
                                         &Part::correct,     &Part::transfer,    &Part::transfer,
                                         &Part::dispose,     &Part::giveCustody, &Part::replace,
                                         &Part::editDevice,  &Part::editDevice,  &Part::editPlace};
        const auto which = records[RecordKind::Device].empty() ? 0 : below(std::size(works));
        const auto id = office.act([&](Action& action) { (this->*works[which])(office, action); });
        return store::Projection(office.database).exists(RecordKind::ChangeSet, id)
                   ? std::optional{id}
                   : std::nullopt;
    }

    void importList(Office& office, Action& action)
    {
        ImportFile file;
        file.name = word();
        make(action, file);
        std::optional<SiteId> site = maybe<SiteId>(office, RecordKind::Site);
        if (!site || chance(50)) {
            Site fresh;
            fresh.name = word();
            site = SiteId{make(action, fresh)};
        }
        std::optional<OfficerId> officer = maybe<OfficerId>(office, RecordKind::Officer);
        if (!officer || chance(30)) {
            Officer fresh;
            fresh.name = word();
            officer = OfficerId{make(action, fresh)};
        }
        for (auto left = 1 + below(3); left > 0; --left) {
            Device device;
            device.code = word();
            device.site = site;
            device.custodian = chance(50) ? officer : std::nullopt;
            device.supplier = maybe<VendorId>(office, RecordKind::Vendor);
            make(action, device);
        }
        if (const auto again = any(office, RecordKind::Device); again && chance(50)) {
            edit<Device>(office, action, *again, [&](Device& d) {
                d.site = site;
                d.notes = word();
            });
        }
    }

    void addPlace(Office&, Action& action)
    {
        Site site;
        site.name = word();
        make(action, site);
    }

    void addPerson(Office&, Action& action)
    {
        if (chance(50)) {
            Vendor vendor;
            vendor.name = word();
            make(action, vendor);
        } else {
            Officer officer;
            officer.name = word();
            make(action, officer);
        }
    }

    void reportFault(Office& office, Action& action)
    {
        const auto device = maybe<DeviceId>(office, RecordKind::Device);
        if (!device) {
            return;
        }
        Fault fault;
        fault.device = device;
        fault.site = office.read<Device>(*device).site;
        fault.state = FaultState::Reported;
        fault.severity = chance(50) ? Severity::Blocking : Severity::Minor;
        fault.recurrenceOf = chance(30) ? maybe<FaultId>(office, RecordKind::Fault) : std::nullopt;
        make(action, fault);
    }

    void moveFault(Office& office, Action& action)
    {
        static constexpr FaultState states[] = {FaultState::Accepted, FaultState::Waiting,
                                                FaultState::Fixed, FaultState::Closed};
        if (const auto fault = any(office, RecordKind::Fault)) {
            const auto by = maybe<OfficerId>(office, RecordKind::Officer);
            edit<Fault>(office, action, *fault, [&](Fault& f) {
                f.state = states[below(4)];
                f.acceptedBy = chance(50) ? by : f.acceptedBy;
            });
        }
    }

    void startRepair(Office& office, Action& action)
    {
        const auto fault = maybe<FaultId>(office, RecordKind::Fault);
        if (!fault) {
            return;
        }
        Repair repair;
        repair.fault = fault;
        repair.vendor = maybe<VendorId>(office, RecordKind::Vendor);
        if (chance(30)) { // as registers of version 0.2 have it
            Vendor vendor;
            vendor.name = word();
            repair.vendor = VendorId{make(action, vendor)};
        }
        make(action, repair);
        edit<Fault>(office, action, *fault, [](Fault& f) { f.state = FaultState::InRepair; });
    }

    void endRepair(Office& office, Action& action)
    {
        const auto repair = any(office, RecordKind::Repair);
        if (!repair) {
            return;
        }
        const auto fault = office.read<Repair>(*repair).fault;
        edit<Repair>(office, action, *repair, [&](Repair& r) {
            r.finishedAt = action.now();
            r.outcome = RepairOutcome::Fixed;
            r.cost = Money{static_cast<std::int64_t>(below(9)) * 1000};
        });
        if (fault && office.state<Fault>(*fault) == store::RecordState::Born) {
            edit<Fault>(office, action, *fault, [](Fault& f) { f.state = FaultState::Fixed; });
        }
    }

    void correct(Office& office, Action& action)
    {
        if (const auto repair = any(office, RecordKind::Repair); repair && chance(60)) {
            edit<Repair>(office, action, *repair, [&](Repair& r) {
                r.cost = Money{static_cast<std::int64_t>(below(99)) * 1000};
            });
        } else if (const auto fault = any(office, RecordKind::Fault)) {
            edit<Fault>(office, action, *fault, [&](Fault& f) { f.notes = word(); });
        }
    }

    /// Whoever had the care of the device has it until today.
    void endCustody(Office& office, Action& action, const DeviceId& device)
    {
        for (const auto& id : records[RecordKind::Custody]) {
            if (office.state<Custody>(id) == store::RecordState::Born) {
                const auto custody = office.read<Custody>(id);
                if (custody.device == device && !custody.to) {
                    edit<Custody>(office, action, id,
                                  [&](Custody& c) { c.to = dayOf(action.now()); });
                }
            }
        }
    }

    void transfer(Office& office, Action& action)
    {
        const auto device = maybe<DeviceId>(office, RecordKind::Device);
        const auto to = maybe<SiteId>(office, RecordKind::Site);
        if (!device || !to) {
            return;
        }
        Transfer transfer;
        transfer.device = device;
        transfer.fromSite = office.read<Device>(*device).site;
        transfer.toSite = to;
        make(action, transfer);
        endCustody(office, action, *device);
        edit<Device>(office, action, *device, [&](Device& d) {
            d.site = to;
            d.custodian.reset();
        });
    }

    void dispose(Office& office, Action& action)
    {
        const auto device = maybe<DeviceId>(office, RecordKind::Device);
        if (!device) {
            return;
        }
        Disposal disposal;
        disposal.device = device;
        disposal.paper = chance(50) ? Paper::DisposalProposed : Paper::Disposed;
        make(action, disposal);
        edit<Device>(office, action, *device, [&](Device& d) { d.paper = disposal.paper; });
    }

    void giveCustody(Office& office, Action& action)
    {
        const auto device = maybe<DeviceId>(office, RecordKind::Device);
        const auto officer = maybe<OfficerId>(office, RecordKind::Officer);
        if (!device || !officer) {
            return;
        }
        endCustody(office, action, *device);
        edit<Device>(office, action, *device, [&](Device& d) { d.custodian = officer; });
        Custody custody;
        custody.device = device;
        custody.officer = officer;
        make(action, custody);
    }

    void replace(Office& office, Action& action)
    {
        const auto old = maybe<DeviceId>(office, RecordKind::Device);
        if (!old) {
            return;
        }
        Device fresh;
        fresh.code = word();
        fresh.site = office.read<Device>(*old).site;
        Replacement replacement;
        replacement.oldDevice = old;
        replacement.newDevice = DeviceId{make(action, fresh)};
        replacement.fault = chance(50) ? maybe<FaultId>(office, RecordKind::Fault) : std::nullopt;
        make(action, replacement);
        edit<Device>(office, action, *old, [](Device& d) {
            d.use = Use::Spare;
            d.paper = Paper::DisposalProposed;
        });
    }

    void editDevice(Office& office, Action& action)
    {
        const auto device = any(office, RecordKind::Device);
        if (!device) {
            return;
        }
        edit<Device>(office, action, *device, [&](Device& d) {
            d.notes = word();
            d.supplier = chance(40) ? maybe<VendorId>(office, RecordKind::Vendor) : d.supplier;
            d.custodian = chance(20) ? maybe<OfficerId>(office, RecordKind::Officer) : d.custodian;
            d.site = chance(20) ? maybe<SiteId>(office, RecordKind::Site) : d.site;
        });
    }

    void editPlace(Office& office, Action& action)
    {
        if (const auto site = any(office, RecordKind::Site)) {
            edit<Site>(office, action, *site, [&](Site& s) {
                s.name = word();
                s.custodian =
                    chance(50) ? maybe<OfficerId>(office, RecordKind::Officer) : s.custodian;
            });
        }
    }

    std::mt19937_64& random;
    std::map<RecordKind, std::vector<RecordId>> records;
};

OfficeWork::OfficeWork(std::mt19937_64& random)
    : m_part(std::make_unique<Part>(random))
{}

OfficeWork::~OfficeWork() = default;

std::optional<ChangeSetId> OfficeWork::act(Office& office)
{
    return m_part->act(office);
}

} // namespace dongbo::test
