#pragma once

#include "core/planning/rules/rules.h"
#include "core/register/base/register.h"
#include "core/store/queries/planning_queries.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dongbo {

/// The consistency rules over the whole register, as of its day.
struct RuleReport
{
    std::vector<planning::Finding> findings;         ///< not accepted, the severe ones first
    std::int64_t accepted = 0;                       ///< covered by an exception
    std::unordered_map<RecordId, std::string> names; ///< codes, site names and fault numbers
    struct SiteScore
    {
        SiteId site;
        std::int64_t score = 100;
        std::int64_t findings = 0;
    };
    std::vector<SiteScore> scores; ///< of open sites, by name

    [[nodiscard]] const std::string& nameOf(const std::optional<DeviceId>& device) const;
    [[nodiscard]] const std::string& nameOf(const std::optional<SiteId>& site) const;
    [[nodiscard]] const std::string& nameOf(const std::optional<FaultId>& fault) const;
};
/// Checks all rules in one scan of the devices.
[[nodiscard]] RuleReport checkRules(Register& reg);

/// Accepts what a rule reports about a record, or switches the rule off when none is named.
/// Problems: no such rule, no reason, a last day in the past, accepted already.
[[nodiscard]] Checked<Written<RuleExceptionId>> acceptFinding(Register& reg,
                                                              RuleException exception);
/// The exception ends: its findings are reported again from today on. A Problem when it has ended.
[[nodiscard]] Checked<Written<RuleExceptionId>> endException(Register& reg, RuleExceptionId id,
                                                             const std::string& reason);
/// By id or its unique beginning of 8 characters or more. Throws {Usage, "find.unknown_exception"}.
[[nodiscard]] RuleExceptionId findException(Register& reg, std::string_view text);

} // namespace dongbo
