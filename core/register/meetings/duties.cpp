#include "core/register/meetings/duties.h"

#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/steps.h"
#include "core/text/dates.h"
#include "core/text/fold.h"

namespace dongbo {

namespace {

constexpr std::int64_t minuteMs = 60'000;

bool overlaps(const Duty& a, const Duty& b)
{
    const auto starts = [](const Duty& one, const Duty& other) {
        return !one.until || !other.from || *other.from < *one.until;
    };
    return starts(a, b) && starts(b, a);
}

std::string placeOf(const store::DutyRow& row)
{
    return !row.site.empty() ? row.site : row.unit;
}

/// What stands in the way among those that are on the roster.
void checkOthers(Register& reg, const Duty& duty, Problems& problems)
{
    for (const auto& row : store::duties(reg.database(), {})) {
        const auto& other = row.duty;
        if (!overlaps(duty, other)) {
            continue;
        }
        const bool isSamePlace = duty.site == other.site && duty.unit == other.unit;
        const auto from = other.from ? text::formatInstant(*other.from) : std::string("–");
        if (duty.officer == other.officer && isSamePlace && duty.meeting == other.meeting) {
            problems.push_back({"officer", {"duty.twice", {{"officer", row.officer}}}});
        } else if (duty.officer == other.officer && duty.site && other.site &&
                   duty.site != other.site) {
            problems.push_back(
                {"officer",
                 {"duty.elsewhere", {{"officer", row.officer}, {"site", row.site}, {"from", from}}},
                 Weight::Unlikely});
        } else if (duty.role == DutyRole::Main && other.role == DutyRole::Main && isSamePlace &&
                   (duty.site || duty.unit) && duty.meeting == other.meeting) {
            problems.push_back(
                {"duty_role",
                 {"duty.taken",
                  {{"officer", row.officer}, {"site", placeOf(row)}, {"from", from}}}});
        }
    }
}

/// The site, the unit, the meeting of the whole of it; a word for everywhere.
std::string placeName(Register& reg, const Duty& duty)
{
    if (duty.site) {
        return lookups::siteName(reg, *duty.site);
    }
    if (const auto unit =
            duty.unit ? store::load<Unit>(reg.database(), *duty.unit) : std::nullopt) {
        return unit->name.value_or("–");
    }
    if (const auto meeting =
            duty.meeting ? store::load<Meeting>(reg.database(), *duty.meeting) : std::nullopt) {
        return meeting_steps::labelOf(*meeting, *duty.meeting);
    }
    return "@duty.everywhere";
}

} // namespace

Checked<Written<DutyId>> giveDuty(Register& reg, const DutyDraft& draft)
{
    store::UnitOfWork work(reg.database());
    auto duty = draft.duty;
    duty.role = duty.role.value_or(DutyRole::Main);
    Problems problems;
    if (!duty.officer) {
        problems.push_back({"officer", {"value.required", {}}});
    }
    if (duty.site && duty.unit) {
        problems.push_back({"site", {"duty.site_or_unit", {}}});
    }
    if (duty.meeting) {
        const auto meeting = lookups::require<Meeting>(reg, *duty.meeting);
        meeting_steps::requireOpen(meeting, *duty.meeting);
        if (!duty.from && meeting.startsAt) {
            const auto ahead = assumptionsOf(reg)["second_call_minutes"] * minuteMs;
            duty.from = Instant{meeting.startsAt->unixMs - ahead};
        }
        duty.until = duty.until ? duty.until : endOf(meeting);
        if (duty.site && !meeting_steps::invitationOf(reg, *duty.meeting, *duty.site)) {
            problems.push_back({"site",
                                {"meeting.not_invited",
                                 {{"site", lookups::siteName(reg, *duty.site)},
                                  {"meeting", meeting_steps::labelOf(meeting, *duty.meeting)}}}});
        }
    } else if (!duty.from) {
        problems.push_back({"on_duty_from", {"duty.meeting_or_time", {}}});
    }
    if (duty.from && duty.until && *duty.until <= *duty.from) {
        problems.push_back(
            {"on_duty_until", {"duty.ends_before", {{"from", text::formatInstant(*duty.from)}}}});
    }
    checks::typed(problems, duty);
    if (problems.empty()) {
        checkOthers(reg, duty, problems);
    }
    checks::record(problems, duty);
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    const auto officer = lookups::require<Officer>(reg, *duty.officer).name.value_or("");
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.duty_given", {{"officer", officer}, {"place", placeName(reg, duty)}}}, "");
    const DutyId id{action.create(duty)};
    work.commit();
    return Written<DutyId>{id, officer, action.id(), std::move(warnings)};
}

Checked<Written<DutyId>> removeDuty(Register& reg, DutyId id)
{
    store::UnitOfWork work(reg.database());
    const auto duty = lookups::require<Duty>(reg, id);
    if (duty.removed) {
        return Problem{"removed",
                       {"duty.removed_already", {{"day", text::formatDate(*duty.removed)}}}};
    }
    const auto officer = duty.officer ? store::load<Officer>(reg.database(), *duty.officer)
                                      : std::optional<Officer>{};
    const auto name = officer ? officer->name.value_or("–") : std::string("–");
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.duty_removed", {{"officer", name}, {"place", placeName(reg, duty)}}}, "");
    FieldWrites<Duty>().set(&Duty::removed, reg.today()).apply(action, id);
    work.commit();
    return Written<DutyId>{id, name, action.id()};
}

DutyId findDuty(Register& reg, std::string_view text)
{
    constexpr std::size_t shortestId = 8;
    std::vector<DutyId> found;
    const auto folded = text::fold(text);
    for (const auto& row : store::duties(reg.database(), {})) {
        if ((text.size() >= shortestId && row.id.text().starts_with(text)) ||
            text::fold(row.officer) == folded) {
            found.push_back(row.id);
        }
    }
    if (found.size() == 1) {
        return found.front();
    }
    if (found.empty()) {
        throw Error(Error::Kind::Usage, {"find.unknown_duty", {{"text", std::string(text)}}});
    }
    std::string ids;
    for (const auto& id : found) {
        ids += (ids.empty() ? "" : ", ") + id.text();
    }
    throw Error(Error::Kind::Usage,
                {"find.ambiguous_duty", {{"text", std::string(text)}, {"candidates", ids}}});
}

} // namespace dongbo
