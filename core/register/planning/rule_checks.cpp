#include "core/register/planning/rule_checks.h"

#include "core/planning/needs.h"
#include "core/register/base/checks.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/planning/situation.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/standard_queries.h"

#include <algorithm>
#include <map>

namespace dongbo {

namespace {

const std::string& lookUp(const std::unordered_map<RecordId, std::string>& names,
                          const RecordId* id)
{
    static const std::string none;
    const auto found = id == nullptr ? names.end() : names.find(*id);
    return found == names.end() ? none : found->second;
}

/// Fills the context of the rules from the register.
class RuleReader
{
public:
    explicit RuleReader(Register& reg)
        : m_reg(reg)
        , m_database(reg.database())
        , m_consistency(evaluateSites(reg, {}))
    {
        m_context.today = planningDay(reg);
    }

    RuleReport check()
    {
        readSites();
        readFaults();
        for (const auto& info : store::typeInfos(m_database)) {
            if (info.type && info.usefulLifeYears) {
                m_context.usefulLives[*info.type] = *info.usefulLifeYears;
            }
        }
        findUnknownSpecs();
        planning::RuleChecker checker(std::move(m_context));
        visitDevices(checker);
        report(checker.finish());
        return std::move(m_report);
    }

private:
    void readSites()
    {
        std::map<SiteId, const SiteConsistency*> evaluated;
        for (const auto& site : m_consistency.sites) {
            evaluated.emplace(m_consistency.read.sites[site.site].id, &site);
        }
        for (const auto& brief : store::siteBriefs(m_database, std::nullopt)) {
            planning::RuleSite site;
            site.id = brief.id;
            site.custodian = brief.custodian;
            site.validTo = brief.validTo;
            const auto found = evaluated.find(brief.id);
            const bool isOpen = store::existsOn(brief.validFrom, brief.validTo, m_context.today);
            site.hasStandard = found != evaluated.end() || !isOpen;
            if (found != evaluated.end()) {
                readStandard(site, *found->second);
            }
            m_report.names.emplace(brief.id, brief.name);
            if (isOpen) {
                m_report.scores.push_back({brief.id, 100, 0});
            }
            m_context.sites.push_back(std::move(site));
        }
    }

    void readStandard(planning::RuleSite& site, const SiteConsistency& evaluated)
    {
        const auto& lines = m_consistency.standardOf(evaluated).lines;
        site.mainComputers = 0;
        for (const auto& line : lines) {
            if (!line.type) {
                continue;
            }
            if (*line.type == DeviceType::Computer || *line.type == DeviceType::Codec) {
                site.mainComputers += line.quantity.value_or(1);
            }
            if (line.preferred && !line.preferred->empty()) {
                auto& models = site.preferred[*line.type];
                models += (models.empty() ? "" : "|") + *line.preferred;
            }
        }
        for (const auto& need : evaluated.needs.needs) {
            const auto type = lines[need.line].type;
            if (planning::isGap(need.state) && type) {
                m_context.lackingAnywhere.insert(*type);
            }
        }
    }

    /// Devices whose place waits for an attribute that nobody recorded.
    void findUnknownSpecs()
    {
        for (const auto& site : m_consistency.sites) {
            const auto& lines = m_consistency.standardOf(site).lines;
            for (const auto& need : site.needs.needs) {
                if (need.state == planning::NeedState::Unknown && need.device) {
                    m_unknown.emplace(*need.device, &lines[need.line]);
                }
            }
        }
    }

    void readFaults()
    {
        std::unordered_map<RecordId, std::int64_t> occurrences; // they come oldest first
        for (const auto& brief : store::faultBriefs(m_database)) {
            planning::RuleFault fault;
            fault.id = brief.id;
            fault.device = brief.device;
            fault.site = brief.site;
            fault.state = brief.state;
            fault.severity = brief.severity;
            const auto dayOf = [](const std::optional<Instant>& moment) {
                return moment ? std::optional{dongbo::dayOf(*moment)} : std::nullopt;
            };
            fault.reported = dayOf(brief.reportedAt);
            fault.fixed = dayOf(brief.fixedAt);
            fault.repairRunningSince = dayOf(brief.runningSince);
            const auto before =
                brief.recurrenceOf ? occurrences.find(*brief.recurrenceOf) : occurrences.end();
            fault.occurrence = before == occurrences.end() ? 1 : before->second + 1;
            occurrences.emplace(brief.id, fault.occurrence);
            fault.paidUnderWarranty = brief.paidUnderWarranty;
            m_report.names.emplace(brief.id, brief.number);
            m_context.faults.push_back(fault);
        }
    }

    void visitDevices(planning::RuleChecker& checker)
    {
        const auto moved = store::lastTransfers(m_database);
        store::DeviceFilter all;
        all.includeAll = true;
        store::forEachDevice(
            m_database, all, store::DeviceOrder::Code, [&](const store::DeviceRow& row) {
                if (row.isWithdrawn) {
                    return;
                }
                const Device& device = row.device;
                m_report.names.emplace(row.id, device.code.value_or(device.name.value_or("")));
                const auto transfer = moved.find(row.id);
                std::optional<Date> since = device.inUseDate ? device.inUseDate : device.acquired;
                if (transfer != moved.end() && (!since || *since < transfer->second)) {
                    since = transfer->second;
                }
                const auto unknown = m_unknown.find(row.id);
                std::string attribute;
                if (unknown != m_unknown.end()) {
                    const auto shortfall = planning::shortfallOf(
                        device.specs, planning::demandsOn(*unknown->second, device),
                        planning::yearOf(device));
                    attribute = shortfall ? shortfall->demand.attribute : std::string();
                }
                checker.visit({row.id, device, row.now, since, attribute});
            });
    }

    void report(std::vector<planning::Finding> findings)
    {
        std::vector<RuleException> exceptions;
        for (auto& row : store::ruleExceptions(m_database)) {
            exceptions.push_back(std::move(row.exception));
        }
        std::map<SiteId, std::vector<planning::Finding>> bySite;
        const auto today = planningDay(m_reg);
        for (auto& finding : findings) {
            if (planning::isAccepted(finding, exceptions, today)) {
                ++m_report.accepted;
                continue;
            }
            if (finding.site) {
                bySite[*finding.site].push_back(finding);
            }
            m_report.findings.push_back(std::move(finding));
        }
        for (auto& score : m_report.scores) {
            const auto found = bySite.find(score.site);
            if (found != bySite.end()) {
                score.score = planning::scoreOf(found->second);
                score.findings = static_cast<std::int64_t>(found->second.size());
            }
        }
    }

    Register& m_reg;
    store::Database& m_database;
    Consistency m_consistency;
    planning::RuleContext m_context;
    std::map<DeviceId, const StandardLine*> m_unknown;
    RuleReport m_report;
};

} // namespace

const std::string& RuleReport::nameOf(const std::optional<DeviceId>& device) const
{
    return lookUp(names, device ? &*device : nullptr);
}

const std::string& RuleReport::nameOf(const std::optional<SiteId>& site) const
{
    return lookUp(names, site ? &*site : nullptr);
}

const std::string& RuleReport::nameOf(const std::optional<FaultId>& fault) const
{
    return lookUp(names, fault ? &*fault : nullptr);
}

RuleReport checkRules(Register& reg)
{
    return RuleReader(reg).check();
}

Checked<Written<RuleExceptionId>> acceptFinding(Register& reg, RuleException exception)
{
    store::UnitOfWork work(reg.database());
    Problems problems;
    checks::required(problems, "reason", exception.reason);
    checks::dayExists(problems, "until", exception.until);
    const auto rule = exception.rule.value_or("");
    if (planning::findRule(rule) == nullptr) {
        std::string known;
        for (const auto& one : planning::rules()) {
            known += (known.empty() ? "" : ", ") + std::string(one.code);
        }
        problems.push_back(
            {"rule", {"value.unknown_choice_of", {{"value", rule}, {"choices", known}}}});
    }
    if (exception.until && *exception.until < reg.today()) {
        problems.push_back({"until", {"rule.until_past", {{"day", isoText(*exception.until)}}}});
    }
    checks::record(problems, exception);
    const auto isSame = [&](const store::RuleExceptionRow& row) {
        const auto& other = row.exception;
        const bool isInForce = !other.until || *other.until >= reg.today();
        return isInForce && other.rule == exception.rule && other.device == exception.device &&
               other.site == exception.site && other.fault == exception.fault;
    };
    const auto known = store::ruleExceptions(reg.database());
    if (std::any_of(known.begin(), known.end(), isSame)) {
        problems.push_back({"rule", {"rule.accepted_already", {{"rule", rule}}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.rule_accepted", {{"rule", "@rule." + rule}}},
                           exception.reason.value_or(""));
    const RuleExceptionId id{action.create(exception)};
    work.commit();
    return Written<RuleExceptionId>{id, rule, action.id()};
}

Checked<Written<RuleExceptionId>> endException(Register& reg, RuleExceptionId id,
                                               const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    const auto exception = lookups::require<RuleException>(reg, id);
    const auto rule = exception.rule.value_or("");
    if (exception.until && *exception.until < reg.today()) {
        return Problem{"until", {"rule.ended_already", {{"rule", rule}}}};
    }
    Problems problems;
    checks::length(problems, "reason", reason, checks::longText);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.rule_exception_ended", {{"rule", "@rule." + rule}}}, reason);
    const Date yesterday{std::chrono::sys_days{reg.today()} - std::chrono::days{1}};
    FieldWrites<RuleException>().set(&RuleException::until, yesterday).apply(action, id);
    work.commit();
    return Written<RuleExceptionId>{id, rule, action.id()};
}

RuleExceptionId findException(Register& reg, std::string_view text)
{
    constexpr std::size_t shortestId = 8;
    std::vector<RuleExceptionId> found;
    for (const auto& row : store::ruleExceptions(reg.database())) {
        if (text.size() >= shortestId && row.id.text().starts_with(text)) {
            found.push_back(row.id);
        }
    }
    if (found.size() != 1) {
        throw Error(Error::Kind::Usage, {"find.unknown_exception", {{"text", std::string(text)}}});
    }
    return found.front();
}

} // namespace dongbo
