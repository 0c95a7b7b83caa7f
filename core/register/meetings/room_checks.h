#pragma once

#include "core/planning/readiness/readiness.h"
#include "core/register/base/checks.h"
#include "core/register/base/register.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

/// What is said of one device or line besides the headings.
struct CheckItemDraft
{
    std::optional<DeviceId> device;
    std::optional<LineId> line;
    std::optional<CheckResult> result;        ///< absent: as its heading
    std::optional<std::int64_t> startsNeeded; ///< tries until it came on; 0: it never did
    std::string symptom;                      ///< of the fault, when it failed
    std::string notes;
};

/// A room was looked at.
struct CheckDraft
{
    SiteId site;
    std::optional<MeetingId> meeting;
    std::optional<CheckRound> round; ///< absent: by how long before the meeting it was made
    std::optional<Instant> at;       ///< absent: now
    std::optional<OfficerId> by;     ///< absent: who acts
    /// Pass, fail or not looked at, in the letter's order; absent ones were not looked at.
    std::array<std::optional<CheckResult>, planning::headingCount> headings{};
    std::vector<CheckItemDraft> items; ///< what differs from the headings
    /// What is reported of a heading that failed and of which no open fault is known.
    std::array<std::string, planning::headingCount> symptoms{};
    std::optional<Severity> severity; ///< of those reports; absent: the symptom's usual one
    std::string notes;
    std::string source; ///< the list it stood in
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};

/// A fault that a failure opened, or found open.
struct FaultTouched
{
    FaultId id;
    std::string number;
    CheckHeading heading = CheckHeading::Power;
    bool isNew = false;
};

struct CheckTaken
{
    CheckId id;
    std::size_t draft = 0; ///< index
    SiteId site;
    std::vector<FaultTouched> faults;
};
struct ChecksTaken
{
    std::vector<CheckTaken> taken;
    struct Left
    {
        std::size_t draft = 0;
        Problem why;
    };
    std::vector<Left> left; ///< of drafts that do not fit; the others are written
    std::optional<ChangeSetId> changeSet;
    Problems warnings{};
};

/// Records checks in one change-set, with one item for everything the procedure asks about, and a
/// fault for everything that failed: the open one of that device, line or heading where there is
/// one, else a new one. Problems of a draft: nothing looked at, dated after its meeting began
/// ("check.after_meeting"), of a site that is not invited, of a meeting that is cancelled or
/// frozen, a device that is not in the room. Asked about: a time to come, and a check that somebody
/// has entered already ("check.entered_already", "check.entered_otherwise": the same room, meeting
/// and round, or within an hour).
[[nodiscard]] ChecksTaken recordChecks(Register& reg, std::span<const CheckDraft> drafts);
/// The same of one; what does not fit is a Problem.
[[nodiscard]] Checked<ChecksTaken> recordCheck(Register& reg, const CheckDraft& draft);
/// It was entered wrongly: it counts no more. Faults it opened stay. A Problem when it is withdrawn
/// already; {Refused, "meeting.frozen"} once its meeting is frozen.
[[nodiscard]] Checked<Written<CheckId>> withdrawCheck(Register& reg, CheckId id,
                                                      const std::string& reason);

/// By id or a unique beginning of one. Throws {Usage, "find.unknown_check"|"find.ambiguous_check"}.
[[nodiscard]] CheckId findCheck(Register& reg, std::string_view text);
/// The five headings of a check, in the letter's order.
[[nodiscard]] std::array<std::optional<CheckResult>, planning::headingCount>
headingsOf(const Check& check);
/// The round a check is of that was made so long before the beginning.
[[nodiscard]] CheckRound roundOf(const planning::Assumptions& assumptions, Instant at,
                                 const std::optional<Instant>& startsAt);

} // namespace dongbo
