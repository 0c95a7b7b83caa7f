#include "core/planning/rules/rules.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using namespace dongbo::planning;

namespace {

template <typename Id> Id numbered(std::uint8_t number)
{
    Id id;
    id.bytes[15] = number;
    return id;
}

Date day(int year, unsigned month = 1, unsigned of = 1)
{
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of}};
}

/// A room in order: one computer, a UPS, a custodian, a standard.
struct Office
{
    Office()
    {
        context.today = day(2024, 5, 10);
        RuleSite site;
        site.id = numbered<SiteId>(1);
        site.custodian = numbered<OfficerId>(1);
        context.sites.push_back(site);
        add(DeviceType::Computer);
        add(DeviceType::Ups);
    }
    Device& add(DeviceType type)
    {
        Device device;
        device.type = type;
        device.code = "D" + std::to_string(devices.size() + 1);
        device.site = numbered<SiteId>(1);
        device.condition = Condition::Good;
        device.use = Use::InUse;
        device.acquired = day(2020);
        devices.push_back(device);
        return devices.back();
    }
    RuleFault& fault(std::uint8_t device)
    {
        RuleFault fault;
        fault.id = numbered<FaultId>(static_cast<std::uint8_t>(context.faults.size() + 1));
        fault.device = numbered<DeviceId>(device);
        fault.site = numbered<SiteId>(1);
        fault.state = FaultState::Reported;
        fault.severity = Severity::Degraded;
        fault.reported = day(2024, 5, 1);
        context.faults.push_back(fault);
        return context.faults.back();
    }
    std::vector<Finding> findings(std::string_view unknown = {}) const
    {
        RuleChecker checker(context);
        for (std::size_t i = 0; i < devices.size(); ++i) {
            const Device& device = devices[i];
            checker.visit({numbered<DeviceId>(static_cast<std::uint8_t>(i + 1)), device,
                           DeviceState{device.condition, device.use}, device.acquired,
                           i == 0 ? unknown : std::string_view{}});
        }
        return checker.finish();
    }
    std::set<std::string> codes(std::string_view unknown = {}) const
    {
        std::set<std::string> out;
        for (const auto& finding : findings(unknown)) {
            out.emplace(finding.rule->code);
        }
        return out;
    }

    RuleContext context;
    std::deque<Device> devices;
};
using Codes = std::set<std::string>;

} // namespace

TEST_CASE("Rules: at least twenty, each with a severity and a fix", "[planning]")
{
    CHECK(rules().size() >= 20);
    std::set<std::string_view> codes;
    for (const auto& rule : rules()) {
        INFO(rule.code);
        CHECK(codes.insert(rule.code).second);
        CHECK(findRule(rule.code) == &rule);
        CHECK(rule.fix.find(' ') != std::string_view::npos);
    }
    const char* source = std::getenv("DONGBO_SOURCE");
    REQUIRE(source != nullptr);
    std::ifstream page(std::string(source) + "/docs/consistency-rules.md");
    const std::string listed{std::istreambuf_iterator<char>(page), {}};
    CHECK(listed.find(std::to_string(rules().size()) + " rules") != std::string::npos);
    for (const auto& rule : rules()) {
        INFO(rule.code);
        CHECK(listed.find("`" + std::string(rule.code) + "`") != std::string::npos);
    }
    CHECK(findRule("no_such_rule") == nullptr);
    CHECK(rules().front().severity == RuleSeverity::Error);
    CHECK(rules().back().severity == RuleSeverity::Note);
}

TEST_CASE("Rules: a room in order has no finding", "[planning]")
{
    CHECK(Office().codes() == Codes{});
    CHECK(RuleChecker(RuleContext{}).finish().empty());
}

TEST_CASE("Rules: each finds its own case", "[planning]")
{
    Office office;
    Device& first = office.devices[0];
    std::string wanted;
    SECTION("serial_twice")
    {
        first.serial = "SN-1";
        office.devices[1].serial = "sn-1";
        wanted = "serial_twice";
        const auto found = office.findings().at(0);
        CHECK(found.device == numbered<DeviceId>(2));
        CHECK(found.otherDevice == numbered<DeviceId>(1));
        CHECK(found.args == std::vector<Argument>{{"value", "sn-1"}});
    }
    SECTION("code_twice")
    {
        office.devices[1].code = "d1";
        wanted = "code_twice";
    }
    SECTION("warranty_before_purchase")
    {
        first.warrantyUntil = day(2019);
        wanted = "warranty_before_purchase";
    }
    SECTION("acquired_in_future")
    {
        first.acquired = day(2025);
        wanted = "acquired_in_future";
    }
    SECTION("in_use_before_acquired")
    {
        first.inUseDate = day(2019);
        wanted = "in_use_before_acquired";
    }
    SECTION("younger_than_fault")
    {
        auto& fault = office.fault(1);
        fault.reported = day(2019);
        fault.state = FaultState::Closed;
        wanted = "younger_than_fault";
    }
    SECTION("open_fault_on_retired")
    {
        auto& gone = office.add(DeviceType::Camera);
        gone.paper = Paper::Disposed;
        office.fault(3);
        wanted = "open_fault_on_retired";
    }
    SECTION("in_use_unplaced")
    {
        office.add(DeviceType::Camera).site.reset();
        wanted = "in_use_unplaced";
    }
    SECTION("two_main_computers")
    {
        office.add(DeviceType::Codec);
        wanted = "two_main_computers";
        CHECK(office.findings().at(0).device == numbered<DeviceId>(3));
    }
    SECTION("site_without_custodian")
    {
        office.context.sites[0].custodian.reset();
        wanted = "site_without_custodian";
    }
    SECTION("site_without_standard")
    {
        office.context.sites[0].hasStandard = false;
        wanted = "site_without_standard";
    }
    SECTION("broken_without_fault")
    {
        first.condition = Condition::Broken;
        wanted = "broken_without_fault";
    }
    SECTION("spare_broken")
    {
        auto& spare = office.add(DeviceType::Camera);
        spare.condition = Condition::Broken;
        spare.use = Use::Spare;
        wanted = "spare_broken";
    }
    SECTION("spare_while_lacking")
    {
        office.add(DeviceType::Camera).use = Use::Spare;
        CHECK(office.codes() == Codes{});
        office.context.lackingAnywhere.insert(DeviceType::Camera);
        wanted = "spare_while_lacking";
    }
    SECTION("serial_with_quantity")
    {
        first.serial = "SN-1";
        first.quantity = 3;
        wanted = "serial_with_quantity";
    }
    SECTION("repair_running_long")
    {
        office.fault(1).repairRunningSince = day(2024, 1, 1);
        wanted = "repair_running_long";
        CHECK(office.findings().at(0).args == std::vector<Argument>{{"days", "130"}});
    }
    SECTION("fault_recurring")
    {
        office.fault(1).occurrence = 3;
        wanted = "fault_recurring";
    }
    SECTION("paid_under_warranty")
    {
        auto& fault = office.fault(1);
        fault.state = FaultState::Closed;
        fault.paidUnderWarranty = Money{350'000};
        wanted = "paid_under_warranty";
    }
    SECTION("fault_on_working")
    {
        office.fault(1).reported = day(2023);
        wanted = "fault_on_working";
    }
    SECTION("fault_unfinished")
    {
        office.fault(1).severity.reset();
        wanted = "fault_unfinished";
    }
    SECTION("fixed_not_closed")
    {
        auto& fault = office.fault(1);
        fault.state = FaultState::Fixed;
        fault.fixed = day(2024, 3, 1);
        wanted = "fixed_not_closed";
    }
    SECTION("model_not_preferred")
    {
        office.context.sites[0].preferred[DeviceType::Computer] = "Vostro|OptiPlex";
        first.model = "vostro";
        CHECK(office.codes() == Codes{});
        first.model = "Inspiron";
        wanted = "model_not_preferred";
    }
    SECTION("past_useful_life")
    {
        office.context.usefulLives[DeviceType::Computer] = 5;
        first.acquired = day(2012);
        CHECK(office.codes() == Codes{});
        first.condition = Condition::Poor;
        wanted = "past_useful_life";
    }
    SECTION("retired_with_custodian")
    {
        auto& gone = office.add(DeviceType::Camera);
        gone.paper = Paper::Lost;
        gone.custodian = numbered<OfficerId>(1);
        wanted = "retired_with_custodian";
    }
    SECTION("cost_missing")
    {
        first.assetClass = AssetClass::FixedAsset;
        wanted = "cost_missing";
    }
    SECTION("type_other")
    {
        office.add(DeviceType::Other);
        wanted = "type_other";
    }
    SECTION("spec_unknown")
    {
        CHECK(office.codes("ram_gb") == Codes{"spec_unknown"});
        return;
    }
    SECTION("room_without_power")
    {
        office.devices[1].condition = Condition::Broken;
        CHECK(office.codes() == Codes{"room_without_power", "broken_without_fault"});
        return;
    }
    SECTION("device_at_closed_site")
    {
        office.context.sites[0].validTo = day(2023);
        wanted = "device_at_closed_site";
    }
    CHECK(office.codes() == Codes{wanted});
}

TEST_CASE("Rules: an exception covers its case until its last day, or the whole rule", "[planning]")
{
    Office office;
    office.devices[0].condition = Condition::Broken;
    const auto finding = office.findings().at(0);
    const auto today = office.context.today;
    RuleException exception;
    exception.rule = "broken_without_fault";
    const auto accepted = [&] { return isAccepted(finding, std::span(&exception, 1), today); };
    CHECK(accepted()); // the rule is off
    exception.device = numbered<DeviceId>(2);
    CHECK_FALSE(accepted());
    exception.device = numbered<DeviceId>(1);
    CHECK(accepted());
    exception.site = numbered<SiteId>(2);
    CHECK_FALSE(accepted());
    exception.site = numbered<SiteId>(1);
    exception.until = today;
    CHECK(accepted());
    exception.until = day(2024, 5, 9);
    CHECK_FALSE(accepted());
    exception.until.reset();
    exception.rule = "spare_broken";
    CHECK_FALSE(accepted());
}

TEST_CASE("Rules: the score falls with the severity and stops at nothing", "[planning]")
{
    std::vector<Finding> findings;
    CHECK(scoreOf(findings) == 100);
    findings.push_back({findRule("serial_twice"), {}, {}, {}, {}, {}});
    findings.push_back({findRule("in_use_unplaced"), {}, {}, {}, {}, {}});
    findings.push_back({findRule("type_other"), {}, {}, {}, {}, {}});
    CHECK(scoreOf(findings) == 100 - 10 - 3 - 1);
    findings.assign(20, {findRule("serial_twice"), {}, {}, {}, {}, {}});
    CHECK(scoreOf(findings) == 0);
}
