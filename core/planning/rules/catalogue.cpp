#include "core/planning/rules/rules.h"
#include "core/planning/standard/specs.h"

#include <algorithm>
#include <cassert>

#include "rule_data_embedded.h"

namespace dongbo::planning {

std::string_view codeOf(RuleSeverity severity)
{
    switch (severity) {
    case RuleSeverity::Error:
        return "error";
    case RuleSeverity::Warning:
        return "warning";
    case RuleSeverity::Note:
        return "note";
    }
    return {};
}

const std::vector<Rule>& rules()
{
    static const std::vector<Rule> all = [] {
        std::vector<Rule> read;
        eachPiece(dongbo::rule_data::embedded("rules/rules.tsv"), '\n', [&](std::string_view row) {
            if (row.empty() || row.front() == '#') {
                return;
            }
            std::vector<std::string_view> cells;
            eachPiece(row, '\t', [&](std::string_view cell) { cells.push_back(cell); });
            assert(cells.size() == 3);
            const auto severity = cells[1] == "error"     ? RuleSeverity::Error
                                  : cells[1] == "warning" ? RuleSeverity::Warning
                                                          : RuleSeverity::Note;
            read.push_back({cells[0], severity, cells[2]});
        });
        std::stable_sort(read.begin(), read.end(),
                         [](const Rule& a, const Rule& b) { return a.severity < b.severity; });
        return read;
    }();
    return all;
}

const Rule* findRule(std::string_view code)
{
    const auto found = std::find_if(rules().begin(), rules().end(),
                                    [&](const Rule& rule) { return rule.code == code; });
    return found == rules().end() ? nullptr : &*found;
}

bool isAccepted(const Finding& finding, std::span<const RuleException> exceptions, Date day)
{
    const auto fits = [](const auto& wanted, const auto& is) { return !wanted || wanted == is; };
    return std::any_of(exceptions.begin(), exceptions.end(), [&](const RuleException& one) {
        const bool isInForce = one.rule == finding.rule->code && (!one.until || *one.until >= day);
        return isInForce &&
               (fits(one.device, finding.device) || fits(one.device, finding.otherDevice)) &&
               fits(one.site, finding.site) && fits(one.fault, finding.fault);
    });
}

std::int64_t scoreOf(std::span<const Finding> findings)
{
    std::int64_t score = 100;
    for (const auto& finding : findings) {
        switch (finding.rule->severity) {
        case RuleSeverity::Error:
            score -= 10;
            break;
        case RuleSeverity::Warning:
            score -= 3;
            break;
        case RuleSeverity::Note:
            score -= 1;
            break;
        }
    }
    return std::max<std::int64_t>(score, 0);
}

} // namespace dongbo::planning
