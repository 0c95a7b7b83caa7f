#include "core/domain/time.h"
#include "core/domain/vocabulary.h"
#include "tests/data/tables.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>

namespace dongbo::tests {

namespace {

struct ToldFault
{
    FaultState state = FaultState::Reported;
    Severity severity = Severity::Minor;
    std::string device; ///< empty: about a site
};

struct ToldRepair
{
    std::string fault;
    bool isOpen = true;
};

/// Follows the history line by line with the rules its README states.
class Follower
{
public:
    Follower()
    {
        for (const auto& row : table("units/vu-ban-2021.tsv")) {
            m_units.insert(row.at(1));
        }
        for (const auto& row : table("sample/expected_rows.tsv")) {
            if (row.at(3) == "created" && row[9] != "-" && row[7] == "1") {
                m_listed[row[0]].insert(row[9]);
            }
        }
    }

    void follow(const Deed& deed)
    {
        INFO(deed.at << " " << deed.by << " " << deed.verb);
        if (deed.verb == "officer") {
            CHECK(m_officers.insert(deed.need("name")).second);
            CHECK(m_units.contains(deed.need("unit")));
            CHECK(deed.has("position"));
            CHECK(deed.has("phone"));
        }
        CHECK(m_officers.contains(deed.by));
        if (deed.verb.starts_with("fault.")) {
            followFault(deed);
        } else if (deed.verb.starts_with("repair.")) {
            followRepair(deed);
        } else if (deed.verb.starts_with("device.")) {
            followDevice(deed);
        } else if (deed.verb == "vendor") {
            CHECK(parseCode<VendorKind>(deed.need("kind")).has_value());
            CHECK(m_vendors.insert(deed.need("name")).second);
        } else if (deed.verb == "import") {
            REQUIRE(m_listed.contains(deed.need("list")));
            m_alive.merge(m_listed.at(deed.need("list")));
            m_imports.push_back(deed.need("list"));
        } else if (deed.verb == "custodian") {
            CHECK(m_units.contains(deed.need("site")));
            CHECK(m_officers.contains(deed.need("officer")));
        } else {
            CHECK(deed.verb == "officer");
        }
    }

    [[nodiscard]] const std::map<std::string, ToldFault>& faults() const { return m_faults; }
    [[nodiscard]] const std::vector<std::string>& imports() const { return m_imports; }
    [[nodiscard]] const std::string& lastTransfer() const { return m_lastTransfer; }

private:
    ToldFault& fault(const std::string& label)
    {
        INFO("fault " << label);
        const auto found = m_faults.find(label);
        REQUIRE(found != m_faults.end());
        return found->second;
    }

    static void step(ToldFault& fault, std::set<FaultState> from, FaultState to)
    {
        INFO(codeOf(fault.state) << " to " << codeOf(to));
        CHECK(from.contains(fault.state));
        fault.state = to;
    }

    void followFault(const Deed& deed)
    {
        using S = FaultState;
        if (deed.verb == "fault.report") {
            ToldFault told;
            const auto severity = parseCode<Severity>(deed.need("severity"));
            REQUIRE(severity.has_value());
            told.severity = *severity;
            CHECK(deed.has("symptom"));
            if (deed.has("device")) {
                told.device = deed.need("device");
                CHECK(m_alive.contains(told.device));
            } else {
                CHECK(m_units.contains(deed.need("site")));
                CHECK(parseCode<FaultAbout>(deed.need("about")).has_value());
            }
            CHECK(m_faults.emplace(deed.need("label"), told).second);
            return;
        }
        auto& told = fault(deed.need("fault"));
        if (deed.verb == "fault.accept") {
            step(told, {S::Reported}, S::Accepted);
        } else if (deed.verb == "fault.wait") {
            CHECK(parseCode<WaitingFor>(deed.need("for")).has_value());
            step(told, {S::Accepted, S::InRepair}, S::Waiting);
        } else if (deed.verb == "fault.fix") {
            step(told, {S::Accepted, S::Waiting}, S::Fixed);
        } else {
            CHECK(deed.verb == "fault.close");
            step(told, {S::Fixed, S::Unrepairable}, S::Closed);
        }
    }

    void followRepair(const Deed& deed)
    {
        using S = FaultState;
        if (deed.verb == "repair.start") {
            step(fault(deed.need("fault")), {S::Accepted, S::InRepair, S::Waiting}, S::InRepair);
            CHECK(m_repairs.emplace(deed.need("label"), ToldRepair{deed.need("fault")}).second);
            CHECK(deed.has("vendor") != deed.has("officer"));
            CHECK((deed.has("vendor") ? m_vendors.contains(deed.need("vendor"))
                                      : m_officers.contains(deed.need("officer"))));
            return;
        }
        CHECK(deed.verb == "repair.finish");
        const auto found = m_repairs.find(deed.need("repair"));
        REQUIRE(found != m_repairs.end());
        CHECK(found->second.isOpen);
        found->second.isOpen = false;
        auto& told = fault(found->second.fault);
        const auto outcome = parseCode<RepairOutcome>(deed.need("outcome"));
        REQUIRE(outcome.has_value());
        const auto next = *outcome == RepairOutcome::Fixed          ? S::Fixed
                          : *outcome == RepairOutcome::Unrepairable ? S::Unrepairable
                                                                    : S::InRepair;
        step(told, {S::InRepair}, next);
        if (deed.has("cost")) {
            CHECK(whole(deed.need("cost")) % 1000 == 0);
            CHECK(whole(deed.need("cost")) <= 5'000'000);
        }
    }

    void followDevice(const Deed& deed)
    {
        if (deed.verb == "device.replace") {
            CHECK(m_alive.erase(deed.need("old")) == 1);
            // Broken by then, which is what proposes it for disposal.
            const auto& told = fault(deed.need("fault"));
            CHECK(told.device == deed.need("old"));
            CHECK(told.severity == Severity::Blocking);
            CHECK(told.state == FaultState::Unrepairable);
            CHECK(m_proposed.insert(deed.need("old")).second);
            CHECK(parseCode<DeviceType>(deed.need("type")).has_value());
            CHECK(whole(deed.need("cost")) > 0);
            CHECK(m_alive.insert(deed.need("serial")).second);
        } else if (deed.verb == "device.transfer") {
            CHECK(m_alive.contains(deed.need("device")));
            CHECK(m_units.contains(deed.need("to")));
            CHECK(!hasOpenFault(deed.need("device")));
            m_lastTransfer = deed.at;
        } else {
            CHECK(deed.verb == "device.dispose");
            const auto& device = deed.need("device");
            if (deed.need("step") == "propose") {
                CHECK(m_alive.erase(device) == 1);
                CHECK(m_proposed.insert(device).second);
            } else {
                CHECK(deed.need("step") == "decide");
                CHECK(deed.has("decision"));
                // Proposed here, or by the words of its list.
                CHECK((m_proposed.erase(device) == 1 || m_alive.erase(device) == 1));
            }
            CHECK(!hasOpenFault(device));
        }
    }

    [[nodiscard]] bool hasOpenFault(const std::string& device) const
    {
        for (const auto& [label, told] : m_faults) {
            if (told.device == device && told.state != FaultState::Closed) {
                return true;
            }
        }
        return false;
    }

    std::set<std::string> m_units, m_officers, m_vendors;
    std::map<std::string, std::set<std::string>> m_listed; ///< serials by list
    std::set<std::string> m_alive;                         ///< serials of devices in the books
    std::set<std::string> m_proposed;                      ///< waiting for their disposal
    std::map<std::string, ToldFault> m_faults;
    std::map<std::string, ToldRepair> m_repairs;
    std::vector<std::string> m_imports;
    std::string m_lastTransfer; ///< its moment
};

} // namespace

TEST_CASE("History: three years, one moment a line, in order, with a transfer in the last week")
{
    const auto all = deeds();
    std::string last;
    for (const auto& deed : all) {
        INFO(deed.at);
        const auto moment = parseIsoInstant(deed.at);
        REQUIRE(moment.has_value());
        CHECK(isoText(*moment) == deed.at);
        CHECK(deed.at > last);
        last = deed.at;
    }
    CHECK(all.front().at.starts_with("2021-05-11"));
    CHECK(all.front().verb == "officer");
    CHECK(all.front().need("name") == all.front().by);
    CHECK(all.back().at.starts_with("2024-05-10"));
}

TEST_CASE("History: faults, repairs and devices go through their states in order")
{
    Follower follower;
    for (const auto& deed : deeds()) {
        follower.follow(deed);
    }
    const auto& faults = follower.faults();
    CHECK(faults.size() >= 220);
    CHECK(faults.size() <= 320);
    std::map<FaultState, int> byState;
    for (const auto& [label, fault] : faults) {
        ++byState[fault.state];
    }
    const auto open = static_cast<int>(faults.size()) - byState[FaultState::Closed];
    CHECK(open >= 15);
    CHECK(open <= 25);
    CHECK(byState[FaultState::Reported] > 0);
    CHECK(byState[FaultState::Accepted] > 0);
    CHECK(byState[FaultState::InRepair] > 0);
    CHECK(byState[FaultState::Waiting] > 0);
    CHECK(follower.lastTransfer() >= "2024-05-06");

    std::vector<std::string> lists;
    for (const auto& row : table("sample/expected.tsv")) {
        lists.push_back(row.at(0));
    }
    CHECK(follower.imports() == lists);
}

} // namespace dongbo::tests
