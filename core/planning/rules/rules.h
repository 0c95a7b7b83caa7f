#pragma once

#include "core/domain/device_state.h"
#include "core/domain/message.h"
#include "core/domain/records.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::planning {

enum class RuleSeverity : std::uint8_t
{
    Error,   ///< cannot be so
    Warning, ///< has to be looked at
    Note
};
[[nodiscard]] std::string_view codeOf(RuleSeverity severity);

/// One row of data/rules/rules.tsv.
struct Rule
{
    std::string_view code;
    RuleSeverity severity = RuleSeverity::Note;
    std::string_view fix; ///< command that puts it right: "device edit"
};
/// All rules, the severe ones first.
[[nodiscard]] const std::vector<Rule>& rules();
/// Null when there is none of that code.
[[nodiscard]] const Rule* findRule(std::string_view code);

/// A case that a rule reports.
struct Finding
{
    const Rule* rule = nullptr;
    std::optional<DeviceId> device;
    std::optional<DeviceId> otherDevice; ///< the twin of a serial or code
    std::optional<SiteId> site;          ///< where it is to be seen
    std::optional<FaultId> fault;
    std::vector<Argument> args; ///< of the sentence "rule.<code>.hit"
};

/// A fault with its repairs, as the rules look at it.
struct RuleFault
{
    FaultId id;
    std::optional<DeviceId> device;
    std::optional<SiteId> site;
    std::optional<FaultState> state;
    std::optional<Severity> severity;
    std::optional<Date> reported;
    std::optional<Date> fixed;
    std::optional<Date> repairRunningSince; ///< begun and not finished
    std::int64_t occurrence = 1;            ///< 3 for the third like it within 90 days each
    Money paidUnderWarranty;                ///< by repairs while the device had warranty
};

struct RuleSite
{
    SiteId id;
    std::optional<OfficerId> custodian;
    std::optional<Date> validTo;
    bool hasStandard = true;
    std::int64_t mainComputers = 1;              ///< that its standard asks for
    std::map<DeviceType, std::string> preferred; ///< models separated by |
};

/// A device during the scan. The texts are read only while visit() runs.
struct RuleDevice
{
    DeviceId id;
    const Device& stated;
    DeviceState now;
    std::optional<Date> lastMoved; ///< else bought, put into use
    /// Attribute that its site's standard demands and its specs do not record; empty: none.
    std::string_view unknownAttribute = {};
};

/// Everything the rules need besides the devices.
struct RuleContext
{
    Date today{};
    std::vector<RuleSite> sites;
    std::vector<RuleFault> faults;
    std::map<DeviceType, std::int64_t> usefulLives; ///< years
    std::set<DeviceType> lackingAnywhere;           ///< some site has an open gap of the type
};

/// Checks all rules in one scan: visit every device once, in any order, then finish().
class RuleChecker
{
public:
    explicit RuleChecker(RuleContext context);
    ~RuleChecker();

    void visit(const RuleDevice& device);
    /// The findings by severity, rule and the order of the scan.
    [[nodiscard]] std::vector<Finding> finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Whether the office accepts the finding on that day: an exception names its rule and its device,
/// site or fault, or switches the rule off.
[[nodiscard]] bool isAccepted(const Finding& finding, std::span<const RuleException> exceptions,
                              Date day);
/// 100 without findings; an error takes 10, a warning 3, a note 1; not below 0.
[[nodiscard]] std::int64_t scoreOf(std::span<const Finding> findings);

} // namespace dongbo::planning
