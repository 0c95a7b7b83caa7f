#include "core/register/planning/standard_revisions.h"

#include "core/domain/require.h"
#include "core/register/base/checks.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/text/dates.h"

#include <algorithm>
#include <tuple>

namespace dongbo {

namespace {

/// Puts texts into their normal form, too.
void checkLine(Register& reg, StandardLine& line, Problems& problems)
{
    auto wrong = checkStandardLine(reg, line);
    checks::record(wrong, line);
    problems.insert(problems.end(), wrong.begin(), wrong.end());
}

/// The lines as a new set has them: numbered, those that ask for nothing left out.
std::vector<StandardLine> numbered(const std::vector<StandardLine>& lines)
{
    std::vector<StandardLine> out;
    for (auto line : lines) {
        if (line.quantity != 0) {
            line.position = std::ssize(out) + 1;
            out.push_back(std::move(line));
        }
    }
    return out;
}

/// A field that holds neither what the person saw nor what is to be written.
bool isChangedMeanwhile(const StandardLine& now, const CorrectedLine& wanted)
{
    const auto values = valuesOf(now);
    const auto seen = valuesOf(wanted.seen);
    const auto line = valuesOf(wanted.line);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (line[i] != seen[i] && values[i] != seen[i] && values[i] != line[i]) {
            return true;
        }
    }
    return false;
}

/// `now` with the fields the person changed.
StandardLine merged(const StandardLine& now, const CorrectedLine& wanted)
{
    auto values = valuesOf(now);
    const auto seen = valuesOf(wanted.seen);
    const auto line = valuesOf(wanted.line);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (line[i] != seen[i]) {
            values[i] = line[i];
        }
    }
    return recordOf<StandardLine>(values);
}

} // namespace

Checked<Written<StandardSetId>> replaceStandard(Register& reg, StandardSetId replaces,
                                                const StandardDraft& draft,
                                                const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    const auto old = lookups::require<StandardSet>(reg, replaces);
    auto set = draft.set;
    set.tier = old.tier;
    set.validTo.reset();
    auto lines = numbered(draft.lines);
    Problems problems;
    checks::required(problems, "name", set.name);
    if (!set.validFrom) {
        problems.push_back({"valid_from", {"value.required", {}}});
    } else {
        checks::dayExists(problems, "valid_from", *set.validFrom);
        if (old.validFrom && *set.validFrom <= *old.validFrom) {
            problems.push_back({"valid_from",
                                {"standard.not_later",
                                 {{"standard", old.name.value_or("")},
                                  {"day", text::formatDate(*old.validFrom)}}}});
        }
    }
    for (const auto& row : store::standardSets(reg.database())) {
        if (row.set.tier == set.tier && row.set.validFrom == set.validFrom && row.id != replaces) {
            problems.push_back(
                {"valid_from",
                 {"standard.same_day",
                  {{"standard", row.set.name.value_or("")}, {"tier", set.tier.value_or("")}}}});
            break;
        }
    }
    checks::length(problems, "reason", reason, checks::longText);
    checks::record(problems, set);
    if (lines.empty()) {
        problems.push_back({"lines", {"standard.no_lines", {}}});
    }
    for (auto& line : lines) {
        checkLine(reg, line, problems);
    }
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.standard_version",
                            {{"standard", set.name.value_or("")},
                             {"day", text::formatDate(require(set.validFrom, "a first day"))}}},
                           reason);
    const StandardSetId fresh{action.create(set)};
    for (auto line : lines) {
        line.set = fresh;
        action.create(line);
    }
    const Date before{std::chrono::sys_days{*set.validFrom} - std::chrono::days{1}};
    if (!old.validTo || *old.validTo > before) {
        FieldWrites<StandardSet>().set(&StandardSet::validTo, before).apply(action, replaces);
    }
    work.commit();
    return Written<StandardSetId>{fresh, set.name.value_or(""), action.id()};
}

Checked<Written<StandardSetId>> correctStandard(Register& reg, StandardSetId set,
                                                const std::vector<CorrectedLine>& lines,
                                                const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    const auto owner = lookups::require<StandardSet>(reg, set);
    Problems problems;
    checks::length(problems, "reason", reason, checks::longText);
    std::int64_t last = 0;
    for (const auto& row : store::standardLines(reg.database(), set)) {
        last = std::max(last, row.line.position.value_or(0));
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.standard_corrected", {{"standard", owner.name.value_or("")}}},
                           reason);
    std::vector<std::pair<std::optional<StandardLineId>, StandardLine>> writes;
    for (const auto& wanted : lines) {
        if (!wanted.id) {
            auto line = wanted.line;
            line.set = set;
            line.position = ++last;
            checkLine(reg, line, problems);
            writes.emplace_back(std::nullopt, std::move(line));
            continue;
        }
        const auto now = lookups::require<StandardLine>(reg, *wanted.id);
        auto asked = wanted;
        if (asked.isTakenOut) {
            asked.line = asked.seen;
            asked.line.quantity = 0;
        }
        if (isChangedMeanwhile(now, asked)) {
            problems.push_back({"lines",
                                {"standard.changed_meanwhile",
                                 {{"line", std::to_string(now.position.value_or(0))}}}});
            continue;
        }
        auto line = merged(now, asked);
        if (!asked.isTakenOut) {
            checkLine(reg, line, problems);
        }
        writes.emplace_back(wanted.id, std::move(line));
    }
    if (!problems.empty()) {
        return problems;
    }
    for (const auto& [id, line] : writes) {
        if (id) {
            action.change(*id, line);
        } else {
            action.create(line);
        }
    }
    if (!action.hasChanges()) {
        return Problem{"lines", {"standard.nothing_changed", {}}};
    }
    work.commit();
    return Written<StandardSetId>{set, owner.name.value_or(""), action.id()};
}

std::vector<Problems> checkDraft(Register& reg, const std::vector<StandardLine>& lines)
{
    std::vector<Problems> out(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto line = lines[i];
        checkLine(reg, line, out[i]);
    }
    return out;
}

std::optional<SiteId> exemplarySite(Register& reg, const std::string& tier)
{
    PlanningScope scope;
    if (!tier.empty()) {
        scope.tier = tier;
    }
    const auto all = evaluateSites(reg, scope);
    std::vector<std::int64_t> met(all.read.sites.size());
    for (const auto& site : all.sites) {
        met[site.site] = std::count_if(site.lines.begin(), site.lines.end(), [](const auto& line) {
            return line.worst <= planning::NeedState::Substitute;
        });
    }
    std::optional<SiteId> best;
    std::tuple<std::int64_t, std::int64_t> most{-1, -1};
    for (std::size_t i = 0; i < all.read.sites.size(); ++i) {
        const auto& devices = all.read.situation.sites[i].devices;
        const auto working =
            std::count_if(devices.begin(), devices.end(), [](const planning::PlanDevice& device) {
                return planning::counts(device.facts) && !planning::isOutOfAction(device.facts);
            });
        const std::tuple<std::int64_t, std::int64_t> here{met[i], working};
        if (working > 0 && here > most) {
            most = here;
            best = all.read.sites[i].id;
        }
    }
    return best;
}

} // namespace dongbo
