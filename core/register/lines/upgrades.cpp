#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/lines/line_labels.h"
#include "core/register/lines/lines.h"
#include "core/text/bit_rates.h"
#include "core/text/dates.h"

#include <algorithm>

namespace dongbo {

namespace {

bool isOpen(const LineUpgrade& upgrade)
{
    return upgrade.state == UpgradeState::Requested || upgrade.state == UpgradeState::Agreed;
}

std::string lineLabel(Register& reg, const LineUpgrade& upgrade)
{
    const auto line =
        upgrade.line ? store::load<Line>(reg.database(), *upgrade.line) : std::optional<Line>{};
    return line ? lines::labelOf(*line, *upgrade.line) : std::string("–");
}

void requireState(const LineUpgrade& upgrade, const std::string& line,
                  std::initializer_list<UpgradeState> allowed)
{
    const auto state = upgrade.state.value_or(UpgradeState::Requested);
    if (std::find(allowed.begin(), allowed.end(), state) == allowed.end()) {
        throw Error(Error::Kind::Refused,
                    {"line.upgrade_state",
                     {{"line", line}, {"state", "@upgrade_state." + std::string(codeOf(state))}}});
    }
}

/// A step happens on or after the one before it, and not in days to come.
void checkStepDay(Register& reg, Problems& problems, const char* field, std::optional<Date> day,
                  std::optional<Date> before)
{
    checks::dayExists(problems, field, day);
    const auto on = day.value_or(reg.today());
    if (before && on < *before) {
        problems.push_back(
            {field,
             {"line.step_before",
              {{"day", text::formatDate(on)}, {"before", text::formatDate(*before)}}}});
    }
}

} // namespace

Checked<Written<LineUpgradeId>> askUpgrade(Register& reg, const UpgradeDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto line = lines::requireListed(reg, draft.line);
    LineUpgrade record;
    record.line = draft.line;
    record.site = line.site;
    record.state = UpgradeState::Requested;
    record.wantedKbps = draft.wantedKbps;
    record.day = draft.day.value_or(reg.today());
    record.reason = lookups::maybe(draft.reason);
    record.documentNo = lookups::maybe(draft.documentNo);
    record.notes = lookups::maybe(draft.notes);
    Problems problems;
    checks::typed(problems, record);
    if (!record.wantedKbps) {
        problems.push_back({"wanted_kbps", {"line.what_is_wanted", {}}});
    } else if (line.downKbps && *record.wantedKbps <= *line.downKbps) {
        problems.push_back({"wanted_kbps",
                            {"line.wants_no_more",
                             {{"wanted", text::formatMbps(*record.wantedKbps)},
                              {"bought", text::formatMbps(*line.downKbps)}}}});
    }
    checks::likelyDay(problems, "day", draft.day, reg.today());
    for (const auto& row : store::lineUpgrades(reg.database())) {
        if (row.upgrade.line == draft.line && isOpen(row.upgrade)) {
            problems.push_back(
                {"line",
                 {"line.upgrade_open",
                  {{"line", lines::labelOf(line, draft.line)},
                   {"day", text::formatDate(row.upgrade.day.value_or(reg.today()))}}}});
        }
    }
    checks::record(problems, record);
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    const auto label = lines::labelOf(line, draft.line);
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.upgrade_asked", {{"line", label}, {"speed", text::formatMbps(*record.wantedKbps)}}},
        {});
    const LineUpgradeId id{action.create(record)};
    work.commit();
    return Written<LineUpgradeId>{id, label, action.id(), std::move(warnings)};
}

Checked<Written<LineUpgradeId>> answerUpgrade(Register& reg, const UpgradeAnswer& answer)
{
    store::UnitOfWork work(reg.database());
    const auto before = lookups::require<LineUpgrade>(reg, answer.id);
    const auto label = lineLabel(reg, before);
    requireState(before, label, {UpgradeState::Requested});
    Problems problems;
    checkStepDay(reg, problems, "answered_day", answer.day, before.day);
    checks::length(problems, "answer", answer.answer, checks::longText);
    if (!problems.empty()) {
        return problems;
    }
    const char* what = answer.isAgreed ? "did.upgrade_agreed" : "did.upgrade_refused";
    journal::Action action(journalOf(reg), reg.actor(), {what, {{"line", label}}}, {});
    FieldWrites<LineUpgrade>()
        .set(&LineUpgrade::state, answer.isAgreed ? UpgradeState::Agreed : UpgradeState::Refused)
        .set(&LineUpgrade::answeredDay, answer.day.value_or(reg.today()))
        .set(&LineUpgrade::answer, lookups::maybe(answer.answer))
        .apply(action, answer.id);
    work.commit();
    return Written<LineUpgradeId>{answer.id, label, action.id()};
}

Checked<Written<LineUpgradeId>> finishUpgrade(Register& reg, const UpgradeDone& done)
{
    store::UnitOfWork work(reg.database());
    const auto before = lookups::require<LineUpgrade>(reg, done.id);
    const auto label = lineLabel(reg, before);
    requireState(before, label, {UpgradeState::Requested, UpgradeState::Agreed});
    Problems problems;
    checkStepDay(reg, problems, "done_day", done.day,
                 before.answeredDay ? before.answeredDay : before.day);
    constexpr std::int64_t most = 1'000'000'000;
    checks::between(problems, "down_kbps", done.kbps, 1, most);
    if (!problems.empty()) {
        return problems;
    }
    const auto kbps = done.kbps ? done.kbps : before.wantedKbps;
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.upgrade_done", {{"line", label}, {"speed", text::formatMbps(kbps.value_or(0))}}}, {});
    FieldWrites<LineUpgrade>()
        .set(&LineUpgrade::state, UpgradeState::Done)
        .set(&LineUpgrade::doneDay, done.day.value_or(reg.today()))
        .apply(action, done.id);
    if (before.line && kbps) {
        (void)FieldWrites<Line>().set(&Line::downKbps, *kbps).apply(action, *before.line);
    }
    work.commit();
    return Written<LineUpgradeId>{done.id, label, action.id()};
}

LineUpgradeId findUpgrade(Register& reg, std::string_view text)
{
    if (const auto id = RecordId::parse(text)) {
        if (store::load<LineUpgrade>(reg.database(), LineUpgradeId{*id})) {
            return LineUpgradeId{*id};
        }
    }
    const auto line = findLine(reg, text);
    for (const auto& row : store::lineUpgrades(reg.database())) {
        if (row.upgrade.line == line && isOpen(row.upgrade)) {
            return row.id;
        }
    }
    throw Error(Error::Kind::Usage, {"line.no_open_upgrade", {{"line", std::string(text)}}});
}

} // namespace dongbo
