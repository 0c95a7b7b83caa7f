#include "core/planning/standard/draft_effect.h"

#include "core/domain/fields.h"
#include "core/domain/money.h"

#include <algorithm>

namespace dongbo::planning {

namespace {

/// How one site stands by one set of lines.
struct Standing
{
    SiteNeeds needs;
    std::vector<LineSummary> lines;
    bool isWhole = true;
};

Standing standingOf(Evaluator& evaluator, const std::vector<DeviceFacts>& devices)
{
    Standing out;
    out.needs = evaluator.evaluate(devices);
    out.lines = summarise(out.needs);
    out.isWhole = std::all_of(out.lines.begin(), out.lines.end(), [](const LineSummary& line) {
        return line.worst <= NeedState::Substitute;
    });
    return out;
}

void count(std::vector<LineCounts>& counts, const Standing& standing)
{
    for (const auto& line : standing.lines) {
        ++counts[line.line].sites[static_cast<std::size_t>(line.worst)];
    }
}

MaybeText plain(const MaybeText& text)
{
    return text && (text->empty() || *text == "-") ? MaybeText() : text;
}

} // namespace

std::int64_t LineCounts::met() const
{
    return sites[static_cast<std::size_t>(NeedState::Met)] +
           sites[static_cast<std::size_t>(NeedState::Substitute)];
}

DraftEffect effectOfDraft(std::span<const PlanSite> sites, std::span<const StandardLine> now,
                          std::span<const StandardLine> draft)
{
    DraftEffect effect;
    effect.linesBefore.resize(now.size());
    effect.linesAfter.resize(draft.size());
    Evaluator before(now);
    Evaluator after(draft);
    std::vector<DeviceFacts> devices;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        devices.clear();
        for (const auto& device : sites[i].devices) {
            devices.push_back(device.facts);
        }
        const auto old = standingOf(before, devices);
        const auto fresh = standingOf(after, devices);
        effect.before.add(old.needs, now);
        effect.after.add(fresh.needs, draft);
        effect.wholeBefore += old.isWhole ? 1 : 0;
        effect.wholeAfter += fresh.isWhole ? 1 : 0;
        count(effect.linesBefore, old);
        count(effect.linesAfter, fresh);
        for (const auto& line : fresh.lines) {
            const auto open = line.need - line.have;
            const auto& ceiling = draft[line.line].ceiling;
            const auto cost = ceiling ? Money::product(*ceiling, open) : std::nullopt;
            const auto sum = cost ? Money::sum(effect.atCeilings, *cost) : std::nullopt;
            effect.atCeilings = sum.value_or(effect.atCeilings);
            effect.withoutCeiling += sum ? 0 : open;
        }
        SiteChange change{i, old.needs.canMeet, fresh.needs.canMeet, old.isWhole, fresh.isWhole,
                          0, NeedState::Met};
        for (const auto& line : fresh.lines) {
            if (line.worst > change.worst) {
                change.worst = line.worst;
                change.worstLine = line.line;
            }
        }
        if (change.couldMeet != change.canMeet || change.wasWhole != change.isWhole) {
            effect.changes.push_back(change);
        }
    }
    return effect;
}

std::vector<std::string> differingFields(const StandardLine& before, const StandardLine& after)
{
    auto left = before;
    auto right = after;
    for (auto* line : {&left, &right}) {
        line->set.reset();
        line->position.reset();
        line->quantity = line->quantity.value_or(1);
        line->critical = line->critical.value_or(false);
        for (auto* text : {&line->substitutes, &line->minimum, &line->source, &line->preferred,
                           &line->legalBasis}) {
            *text = plain(*text);
        }
    }
    std::vector<std::string> out;
    const auto a = valuesOf(left);
    const auto b = valuesOf(right);
    for (const auto& field : describe(RecordKind::StandardLine).fields) {
        if (a[field.number - 1] != b[field.number - 1]) {
            out.emplace_back(field.name);
        }
    }
    return out;
}

std::vector<std::size_t> twinsOf(std::span<const StandardLine> before,
                                 std::span<const StandardLine> after)
{
    std::vector<bool> isTaken(before.size());
    std::vector<std::size_t> out(after.size(), nowhere);
    for (std::size_t i = 0; i < after.size(); ++i) {
        for (std::size_t j = 0; j < before.size() && out[i] == nowhere; ++j) {
            if (!isTaken[j] && before[j].type == after[i].type &&
                before[j].function == after[i].function) {
                out[i] = j;
                isTaken[j] = true;
            }
        }
    }
    return out;
}

std::vector<LineDifference> differencesOf(std::span<const StandardLine> before,
                                          std::span<const StandardLine> after)
{
    const auto twins = twinsOf(before, after);
    std::vector<LineDifference> out;
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (twins[i] == nowhere) {
            out.push_back({nowhere, i, {}});
            continue;
        }
        auto fields = differingFields(before[twins[i]], after[i]);
        if (!fields.empty()) {
            out.push_back({twins[i], i, std::move(fields)});
        }
    }
    for (std::size_t j = 0; j < before.size(); ++j) {
        if (std::find(twins.begin(), twins.end(), j) == twins.end()) {
            out.push_back({j, nowhere, {}});
        }
    }
    return out;
}

} // namespace dongbo::planning
