#include "core/domain/vocabulary.h"

#include <array>

namespace dongbo {

// Closed lists of lines, meetings, checks and duty.

template <> std::span<const Term<LineKind>> terms<LineKind>()
{
    static constexpr std::array<Term<LineKind>, 5> all{{
        {LineKind::Broadband, "broadband"},
        {LineKind::LeasedLine, "leased"},
        {LineKind::StateNetwork, "state_network"},
        {LineKind::Mobile, "mobile"},
        {LineKind::Other, "other"},
    }};
    return all;
}

template <> std::string_view listName<LineKind>()
{
    return "line_kind";
}

template <> std::span<const Term<UpgradeState>> terms<UpgradeState>()
{
    static constexpr std::array<Term<UpgradeState>, 4> all{{
        {UpgradeState::Requested, "requested"},
        {UpgradeState::Agreed, "agreed"},
        {UpgradeState::Done, "done"},
        {UpgradeState::Refused, "refused"},
    }};
    return all;
}

template <> std::string_view listName<UpgradeState>()
{
    return "upgrade_state";
}

template <> std::span<const Term<MeetingLevel>> terms<MeetingLevel>()
{
    static constexpr std::array<Term<MeetingLevel>, 4> all{{
        {MeetingLevel::Central, "central"},
        {MeetingLevel::Province, "province"},
        {MeetingLevel::District, "district"},
        {MeetingLevel::Commune, "commune"},
    }};
    return all;
}

template <> std::string_view listName<MeetingLevel>()
{
    return "meeting_level";
}

template <> std::span<const Term<MeetingState>> terms<MeetingState>()
{
    static constexpr std::array<Term<MeetingState>, 3> all{{
        {MeetingState::Planned, "planned"},
        {MeetingState::Held, "held"},
        {MeetingState::Cancelled, "cancelled"},
    }};
    return all;
}

template <> std::string_view listName<MeetingState>()
{
    return "meeting_state";
}

template <> std::span<const Term<LinkType>> terms<LinkType>()
{
    static constexpr std::array<Term<LinkType>, 3> all{{
        {LinkType::StateNetwork, "state_network"},
        {LinkType::Internet, "internet"},
        {LinkType::Both, "both"},
    }};
    return all;
}

template <> std::string_view listName<LinkType>()
{
    return "link_type";
}

template <> std::span<const Term<TrialResult>> terms<TrialResult>()
{
    static constexpr std::array<Term<TrialResult>, 3> all{{
        {TrialResult::Good, "good"},
        {TrialResult::Problem, "problem"},
        {TrialResult::Absent, "absent"},
    }};
    return all;
}

template <> std::string_view listName<TrialResult>()
{
    return "trial_result";
}

template <> std::span<const Term<MeetingOutcome>> terms<MeetingOutcome>()
{
    static constexpr std::array<Term<MeetingOutcome>, 3> all{{
        {MeetingOutcome::Held, "held"},
        {MeetingOutcome::Degraded, "degraded"},
        {MeetingOutcome::Lost, "lost"},
    }};
    return all;
}

template <> std::string_view listName<MeetingOutcome>()
{
    return "meeting_outcome";
}

template <> std::span<const Term<Readiness>> terms<Readiness>()
{
    static constexpr std::array<Term<Readiness>, 4> all{{
        {Readiness::Ready, "ready"},
        {Readiness::AtRisk, "at_risk"},
        {Readiness::NotReady, "not_ready"},
        {Readiness::Unknown, "unknown"},
    }};
    return all;
}

template <> std::string_view listName<Readiness>()
{
    return "readiness";
}

template <> std::span<const Term<CheckRound>> terms<CheckRound>()
{
    static constexpr std::array<Term<CheckRound>, 5> all{{
        {CheckRound::DayBefore, "day_before"},
        {CheckRound::HourBefore, "hour_before"},
        {CheckRound::Trial, "trial"},
        {CheckRound::Urgent, "urgent"},
        {CheckRound::Routine, "routine"},
    }};
    return all;
}

template <> std::string_view listName<CheckRound>()
{
    return "check_round";
}

template <> std::span<const Term<CheckResult>> terms<CheckResult>()
{
    static constexpr std::array<Term<CheckResult>, 3> all{{
        {CheckResult::Pass, "pass"},
        {CheckResult::Fail, "fail"},
        {CheckResult::NotLookedAt, "not_looked_at"},
    }};
    return all;
}

template <> std::string_view listName<CheckResult>()
{
    return "check_result";
}

template <> std::span<const Term<CheckHeading>> terms<CheckHeading>()
{
    static constexpr std::array<Term<CheckHeading>, 5> all{{
        {CheckHeading::Power, "power"},
        {CheckHeading::Light, "light"},
        {CheckHeading::Sound, "sound"},
        {CheckHeading::Picture, "picture"},
        {CheckHeading::Line, "line"},
    }};
    return all;
}

template <> std::string_view listName<CheckHeading>()
{
    return "check_heading";
}

template <> std::span<const Term<DutyRole>> terms<DutyRole>()
{
    static constexpr std::array<Term<DutyRole>, 4> all{{
        {DutyRole::Main, "main"},
        {DutyRole::Deputy, "deputy"},
        {DutyRole::OnCall, "on_call"},
        {DutyRole::Technician, "technician"},
    }};
    return all;
}

template <> std::string_view listName<DutyRole>()
{
    return "duty_role";
}

template <> std::span<const Term<ContactWay>> terms<ContactWay>()
{
    static constexpr std::array<Term<ContactWay>, 5> all{{
        {ContactWay::Phone, "phone"},
        {ContactWay::Message, "message"},
        {ContactWay::Email, "email"},
        {ContactWay::Letter, "letter"},
        {ContactWay::InPerson, "in_person"},
    }};
    return all;
}

template <> std::string_view listName<ContactWay>()
{
    return "contact_way";
}

template <> std::span<const Term<ContactPurpose>> terms<ContactPurpose>()
{
    static constexpr std::array<Term<ContactPurpose>, 5> all{{
        {ContactPurpose::Incident, "incident"},
        {ContactPurpose::Reminder, "reminder"},
        {ContactPurpose::Notice, "notice"},
        {ContactPurpose::CheckCall, "check_call"},
        {ContactPurpose::Support, "support"},
    }};
    return all;
}

template <> std::string_view listName<ContactPurpose>()
{
    return "contact_purpose";
}

template <> std::span<const Term<SupportState>> terms<SupportState>()
{
    static constexpr std::array<Term<SupportState>, 4> all{{
        {SupportState::Open, "open"},
        {SupportState::Answered, "answered"},
        {SupportState::Helped, "helped"},
        {SupportState::Refused, "refused"},
    }};
    return all;
}

template <> std::string_view listName<SupportState>()
{
    return "support_state";
}

template <> std::span<const Term<DueBasis>> terms<DueBasis>()
{
    static constexpr std::array<Term<DueBasis>, 2> all{{
        {DueBasis::Completion, "completion"},
        {DueBasis::Schedule, "schedule"},
    }};
    return all;
}

template <> std::string_view listName<DueBasis>()
{
    return "due_basis";
}

template <> std::span<const Term<WorkState>> terms<WorkState>()
{
    static constexpr std::array<Term<WorkState>, 5> all{{
        {WorkState::Open, "open"},
        {WorkState::Acknowledged, "acknowledged"},
        {WorkState::Snoozed, "snoozed"},
        {WorkState::Done, "done"},
        {WorkState::Cancelled, "cancelled"},
    }};
    return all;
}

template <> std::string_view listName<WorkState>()
{
    return "work_state";
}

template <> std::span<const Term<StepResult>> terms<StepResult>()
{
    static constexpr std::array<Term<StepResult>, 3> all{{
        {StepResult::Helped, "helped"},
        {StepResult::NoChange, "no_change"},
        {StepResult::NotPossible, "not_possible"},
    }};
    return all;
}

template <> std::string_view listName<StepResult>()
{
    return "step_result";
}

} // namespace dongbo
