#include "core/planning/fault_rules.h"
#include "core/planning/rules/rules.h"
#include "core/planning/standard/specs.h"

#include <algorithm>
#include <unordered_map>

namespace dongbo::planning {

namespace {

constexpr int longRepairDays = 60;
constexpr int longSpareDays = 365;
constexpr int longOpenDays = 90;
constexpr int longFixedDays = 30;
constexpr std::int64_t oftenRecurring = 3;

bool isRetired(const Device& device)
{
    const auto paper = device.paper.value_or(Paper::Active);
    return paper != Paper::Active && paper != Paper::DisposalProposed;
}

int daysBetween(Date from, Date to)
{
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

/// Powers a room when the mains fail or sag.
bool isPower(DeviceType type)
{
    return type == DeviceType::Ups || type == DeviceType::Stabilizer ||
           type == DeviceType::Generator;
}

bool isMainComputer(DeviceType type)
{
    return type == DeviceType::Computer || type == DeviceType::Codec;
}

/// The year a device has been in use since.
std::optional<int> yearInUse(const Device& device)
{
    if (device.inUseDate) {
        return static_cast<int>(device.inUseDate->year());
    }
    if (device.inUseYear) {
        return static_cast<int>(*device.inUseYear);
    }
    return device.acquired ? std::optional{static_cast<int>(device.acquired->year())}
                           : std::nullopt;
}

bool isOneOf(const std::string& models, const std::string& model)
{
    bool isFound = false;
    eachPiece(models, '|', [&](std::string_view one) {
        isFound = isFound || lowerAscii(one) == lowerAscii(model);
    });
    return isFound;
}

} // namespace

struct RuleChecker::Impl
{
    struct Here
    {
        const RuleSite* site = nullptr;
        std::int64_t mainComputers = 0;
        std::optional<DeviceId> lastComputer;
        bool hasPower = false;
        bool hasDevices = false;
    };

    explicit Impl(RuleContext given)
        : context(std::move(given))
    {
        for (const auto& site : context.sites) {
            sites[site.id].site = &site;
        }
        for (const auto& fault : context.faults) {
            if (fault.device) {
                faults[*fault.device].push_back(&fault);
            }
        }
    }

    void add(std::string_view code, Finding finding)
    {
        finding.rule = findRule(code);
        findings.push_back(std::move(finding));
    }
    void add(std::string_view code, const RuleDevice& device, std::vector<Argument> args = {})
    {
        add(code, {nullptr, device.id, {}, device.stated.site, {}, std::move(args)});
    }

    void checkTwins(const RuleDevice& device)
    {
        const auto look = [&](const MaybeText& text, auto& known, std::string_view rule) {
            if (!text || text->empty()) {
                return;
            }
            const auto [found, isNew] = known.emplace(lowerAscii(*text), device.id);
            if (!isNew) {
                add(rule, {nullptr,
                           device.id,
                           found->second,
                           device.stated.site,
                           {},
                           {{"value", *text}}});
            }
        };
        look(device.stated.serial, serials, "serial_twice");
        look(device.stated.code, codes, "code_twice");
    }

    void checkDays(const RuleDevice& device)
    {
        const Device& d = device.stated;
        if (d.warrantyUntil && d.acquired && *d.warrantyUntil < *d.acquired) {
            add("warranty_before_purchase", device);
        }
        if (d.acquired && *d.acquired > context.today) {
            add("acquired_in_future", device);
        }
        if (d.inUseDate && d.acquired && *d.inUseDate < *d.acquired) {
            add("in_use_before_acquired", device);
        }
    }

    void checkRecord(const RuleDevice& device)
    {
        const Device& d = device.stated;
        if (d.serial && d.quantity.value_or(1) > 1) {
            add("serial_with_quantity", device);
        }
        if (d.assetClass == AssetClass::FixedAsset && !d.cost) {
            add("cost_missing", device);
        }
        if (d.type == DeviceType::Other) {
            add("type_other", device);
        }
        if (!device.unknownAttribute.empty()) {
            add("spec_unknown", device, {{"attribute", std::string(device.unknownAttribute)}});
        }
        const auto life = d.type ? context.usefulLives.find(*d.type) : context.usefulLives.end();
        const auto since = yearInUse(d);
        const bool isWorn =
            device.now.condition == Condition::Poor || device.now.condition == Condition::Broken;
        if (isWorn && since && life != context.usefulLives.end() &&
            static_cast<int>(context.today.year()) - *since > life->second) {
            add("past_useful_life", device, {{"years", std::to_string(life->second)}});
        }
    }

    void checkState(const RuleDevice& device, bool hasOpenFault)
    {
        const Device& d = device.stated;
        const bool isBroken = device.now.condition == Condition::Broken;
        if (isBroken && device.now.use == Use::Spare) {
            add("spare_broken", device);
        } else if (isBroken && !hasOpenFault && d.paper != Paper::DisposalProposed) {
            add("broken_without_fault", device);
        }
        if (device.now.use == Use::InUse && !d.site) {
            add("in_use_unplaced", device);
        }
        const bool isIdle = device.now.use == Use::Spare && !isBroken && device.lastMoved &&
                            daysBetween(*device.lastMoved, context.today) > longSpareDays;
        if (isIdle && d.type && context.lackingAnywhere.count(*d.type) != 0) {
            add("spare_while_lacking", device);
        }
    }

    void checkFaults(const RuleDevice& device, const std::vector<const RuleFault*>& own)
    {
        for (const auto* fault : own) {
            const bool isNowOpen = fault->state && isOpen(*fault->state);
            const auto report = [&](std::string_view rule, std::vector<Argument> args = {}) {
                add(rule, {nullptr, device.id, {}, device.stated.site, fault->id, std::move(args)});
            };
            if (isNowOpen && isRetired(device.stated)) {
                report("open_fault_on_retired");
            }
            if (device.stated.acquired && fault->reported &&
                *fault->reported < *device.stated.acquired) {
                report("younger_than_fault");
            }
            const bool isOld =
                fault->reported && daysBetween(*fault->reported, context.today) > longOpenDays;
            if (isNowOpen && isOld && !fault->repairRunningSince &&
                device.now.condition == Condition::Good) {
                report("fault_on_working");
            }
            if (isNowOpen && fault->occurrence >= oftenRecurring) {
                report("fault_recurring", {{"times", std::to_string(fault->occurrence)}});
            }
            if (fault->paidUnderWarranty.dong > 0) {
                report("paid_under_warranty",
                       {{"amount", "@money:" + std::to_string(fault->paidUnderWarranty.dong)}});
            }
        }
    }

    void checkPlace(const RuleDevice& device)
    {
        const Device& d = device.stated;
        const auto found = d.site ? sites.find(*d.site) : sites.end();
        if (found == sites.end()) {
            return;
        }
        Here& here = found->second;
        here.hasDevices = true;
        if (here.site->validTo && *here.site->validTo < context.today) {
            add("device_at_closed_site", device);
        }
        if (!d.type) {
            return;
        }
        const bool isUsed = device.now.use.value_or(Use::InUse) == Use::InUse;
        if (isMainComputer(*d.type) && isUsed) {
            ++here.mainComputers;
            here.lastComputer = device.id;
        }
        here.hasPower =
            here.hasPower || (isPower(*d.type) && device.now.condition != Condition::Broken);
        const auto preferred = here.site->preferred.find(*d.type);
        if (preferred != here.site->preferred.end() && d.model && isUsed &&
            !isOneOf(preferred->second, *d.model)) {
            add("model_not_preferred", device,
                {{"model", *d.model}, {"preferred", preferred->second}});
        }
    }

    void checkSites()
    {
        for (const auto& site : context.sites) {
            const auto& here = sites.at(site.id);
            if (site.validTo && *site.validTo < context.today) {
                continue;
            }
            const auto report = [&](std::string_view rule, std::optional<DeviceId> device = {},
                                    std::vector<Argument> args = {}) {
                add(rule, {nullptr, device, {}, site.id, {}, std::move(args)});
            };
            if (!site.hasStandard) {
                report("site_without_standard");
            }
            if (!site.custodian) {
                report("site_without_custodian");
            }
            if (here.hasDevices && !here.hasPower) {
                report("room_without_power");
            }
            if (site.hasStandard &&
                here.mainComputers > std::max<std::int64_t>(site.mainComputers, 1)) {
                report("two_main_computers", here.lastComputer,
                       {{"count", std::to_string(here.mainComputers)}});
            }
        }
    }

    void checkAllFaults()
    {
        for (const auto& fault : context.faults) {
            const auto report = [&](std::string_view rule, std::vector<Argument> args = {}) {
                add(rule, {nullptr, fault.device, {}, fault.site, fault.id, std::move(args)});
            };
            if (fault.state && isOpen(*fault.state) && !fault.severity) {
                report("fault_unfinished");
            }
            if (fault.state == FaultState::Fixed && fault.fixed &&
                daysBetween(*fault.fixed, context.today) > longFixedDays) {
                report("fixed_not_closed");
            }
            const int days = fault.repairRunningSince
                                 ? daysBetween(*fault.repairRunningSince, context.today)
                                 : 0;
            if (days > longRepairDays) {
                report("repair_running_long", {{"days", std::to_string(days)}});
            }
        }
    }

    RuleContext context;
    std::unordered_map<RecordId, Here> sites;
    std::unordered_map<RecordId, std::vector<const RuleFault*>> faults;
    std::unordered_map<std::string, DeviceId> serials; ///< in lower case
    std::unordered_map<std::string, DeviceId> codes;
    std::vector<Finding> findings;
};

RuleChecker::RuleChecker(RuleContext context)
    : m_impl(std::make_unique<Impl>(std::move(context)))
{}

RuleChecker::~RuleChecker() = default;

void RuleChecker::visit(const RuleDevice& device)
{
    static const std::vector<const RuleFault*> none;
    const auto found = m_impl->faults.find(device.id);
    const auto& own = found == m_impl->faults.end() ? none : found->second;
    m_impl->checkFaults(device, own);
    if (isRetired(device.stated)) {
        if (device.stated.custodian) {
            m_impl->add("retired_with_custodian", device);
        }
        return;
    }
    const bool hasOpenFault = std::any_of(own.begin(), own.end(), [](const RuleFault* fault) {
        return fault->state && isOpen(*fault->state);
    });
    m_impl->checkTwins(device);
    m_impl->checkDays(device);
    m_impl->checkRecord(device);
    m_impl->checkState(device, hasOpenFault);
    m_impl->checkPlace(device);
}

std::vector<Finding> RuleChecker::finish()
{
    m_impl->checkSites();
    m_impl->checkAllFaults();
    auto& findings = m_impl->findings;
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return a.rule < b.rule; // they stand in the catalogue by severity
    });
    return std::move(findings);
}

} // namespace dongbo::planning
