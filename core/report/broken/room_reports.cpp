#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/readiness_board.h"
#include "core/report/engine/keys.h"
#include "core/store/projection/load.h"
#include "core/store/queries/meeting_queries.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

// Rooms: which can hold the next meeting and why, and how they were found when they were checked.

namespace dongbo::report {

namespace {

constexpr std::array statesByWeight{Readiness::NotReady, Readiness::Unknown, Readiness::AtRisk,
                                    Readiness::Ready};

/// "08:32"
Cell timeCell(const std::optional<Instant>& moment)
{
    return moment ? Cell{text::formatInstant(*moment).substr(11, 5)} : Cell{};
}

std::string label(const Builder& builder, Readiness state)
{
    return text::capitalized(builder.name(std::optional{state}));
}

std::string meetingName(const Builder& builder, const std::optional<MeetingId>& id)
{
    const auto meeting =
        id ? store::load<Meeting>(builder.database(), *id) : std::optional<Meeting>();
    return meeting ? meeting->number.value_or("") : std::string();
}

/// The meeting that was asked for, else the next one; of none, every room as it is today.
std::optional<MeetingId> askedMeeting(const Builder& builder)
{
    if (const auto asked = builder.values.get<RecordId>("meeting")) {
        return MeetingId(*asked);
    }
    const auto next = nextMeeting(builder.reg, builder.now());
    return next ? std::optional{next->id} : std::nullopt;
}

/// Every reason in a line, the heaviest first.
std::string reasonsOf(const Builder& builder, const BoardSite& site)
{
    std::string out;
    for (const auto& reason : site.reasons) {
        out += (out.empty() ? "" : "; ") + text::say(builder.language, reason.text);
    }
    return out;
}

void tellMeeting(Builder& builder, const std::optional<MeetingId>& id)
{
    const auto meeting =
        id ? store::load<Meeting>(builder.database(), *id) : std::optional<Meeting>();
    if (!meeting || builder.values.get<RecordId>("meeting")) {
        return; // named among what was asked for
    }
    builder.head.parameters.push_back(builder.say(
        "report.of_meeting",
        {{"number", meeting->number.value_or("")},
         {"name", meeting->name.value_or("")},
         {"at", meeting->startsAt ? text::formatInstant(*meeting->startsAt) : std::string()}}));
}

/// The rooms of a meeting, a group a state, those that cannot hold it first.
void buildReadiness(Builder& builder)
{
    builder.column("site", ColumnKind::Text, 26);
    builder.column("reasons", ColumnKind::Text, 64);
    builder.column("last_check", ColumnKind::Day, 12);
    builder.column("on_duty", ColumnKind::Text, 24);
    builder.column("phone", ColumnKind::Text, 14);
    builder.column("failure_chance", ColumnKind::Decimal, 10, {.how = "report.how.failure_chance"});
    builder.groupedBy("readiness");
    const auto meeting = askedMeeting(builder);
    const auto board = readBoard(builder.reg, meeting, builder.now());
    tellMeeting(builder, meeting);
    for (const auto state : statesByWeight) {
        builder.figure("rooms_" + std::string(codeOf(state)),
                       static_cast<std::int64_t>(board.count(state)));
    }
    for (const auto state : statesByWeight) {
        if (board.count(state) == 0) {
            continue;
        }
        builder.beginGroup({label(builder, state)});
        for (const auto& site : board.sites) {
            if (site.state != state) {
                continue;
            }
            Row row{site.name,        reasonsOf(builder, site), cellOf(site.lastCheck),
                    site.onDuty.name, site.onDuty.phone,        decimalOf(100 * site.chance)};
            row.record = RecordRef{RecordKind::Site, site.id};
            builder.row(std::move(row));
        }
        builder.endGroup({});
    }
    if (board.isFrozen) {
        builder.note("report.board_frozen");
    }
}

constexpr std::array headings{std::pair{"power", &Check::power}, std::pair{"light", &Check::light},
                              std::pair{"sound", &Check::sound},
                              std::pair{"picture", &Check::picture},
                              std::pair{"line", &Check::line}};

/// Every check of the period, the newest first, under the letter's five headings.
void buildChecks(Builder& builder)
{
    builder.column("checked_on", ColumnKind::Day, 12);
    builder.column("checked_time", ColumnKind::Text, 7);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("check_round", ColumnKind::Text, 26);
    builder.column("meeting", ColumnKind::Text, 14);
    for (const auto& [name, member] : headings) {
        builder.column("check_" + std::string(name), ColumnKind::Text, 10);
    }
    builder.column("failed_headings", ColumnKind::Integer, 9, {.isSummed = true});
    builder.column("checked_by", ColumnKind::Text, 22);
    builder.column("notes", ColumnKind::Text, 28);
    store::CheckFilter filter;
    filter.site = builder.site();
    if (const auto period = builder.period()) {
        filter.since = startOfDay(period->first);
        filter.until = endOfDay(period->last);
    }
    const auto checks = store::siteChecks(builder.database(), filter);
    std::set<RecordId> sites;
    std::int64_t failed = 0;
    std::vector<Row> rows;
    for (const auto& [id, check, site, by] : checks) {
        Row row{cellOf(check.checkedAt), timeCell(check.checkedAt), site,
                text::capitalized(builder.name(check.round)), meetingName(builder, check.meeting)};
        std::int64_t wrong = 0;
        for (const auto& [name, member] : headings) {
            row.push_back(builder.name(check.*member));
            wrong += check.*member == CheckResult::Fail ? 1 : 0;
        }
        row.push_back(wrong);
        row.push_back(by);
        row.push_back(check.notes.value_or(""));
        if (check.site) {
            row.record = RecordRef{RecordKind::Site, *check.site};
            sites.insert(*check.site);
        }
        failed += wrong != 0 ? 1 : 0;
        rows.push_back(std::move(row));
    }
    builder.figure("checks", std::ssize(rows));
    builder.figure("checks_failed", failed);
    builder.figure("rooms_checked", std::ssize(sites));
    for (auto& row : rows) {
        builder.row(std::move(row));
    }
}

} // namespace

extern const Definition meetingReadiness;
const Definition meetingReadiness{
    "meeting-readiness", Question::Broken, {parameter::meeting}, &buildReadiness};
extern const Definition roomChecks;
const Definition roomChecks{
    "checks",
    Question::Broken,
    {{"period", ParameterKind::Period, {}, Initial::ThisQuarter}, parameter::site},
    &buildChecks};

} // namespace dongbo::report
