#pragma once

#include "core/domain/checked.h"
#include "core/domain/id.h"
#include "gui/present/jobs.h"
#include "gui/present/place.h"
#include "gui/present/prompts.h"
#include "gui/present/session.h"
#include "gui/present/settings.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dongbo::present {

/// Which form the sheet at the right side holds.
enum class SheetKind : std::uint8_t
{
    ReportFault,
    AcceptFault,
    WaitFault,
    FixFault,
    CloseFault,
    StartRepair,
    FinishRepair,
    AddDevice,
    EditDevice,
    ReplaceDevice,
    TransferDevice,
    DisposeDevice,
    GiveCustody,
    ReopenFault,
    CorrectRecord,     ///< any record that can be put right afterwards; its kind says which form
    ChoosePerson,      ///< who acts
    AddRecord,         ///< a unit, site, vendor or officer: "kind=unit"
    ChangeMany,        ///< several records together: "edit", "transfer", "custody", "dispose"
    EditStandardDraft, ///< a line or the head of the standard being written: "line=3", "head"
    AcceptFinding,     ///< what a rule reports is accepted, or the rule switched off: its hint says
    PlanConditions,    ///< what is asked of the plan that is computed
    SavePlan,          ///< the plan that was computed, under a name
    ApprovePlan,
    CancelPlan,
    DoPlanLine,
    ReceivePlanLine,
    DropPlanLine,
    StartStocktake,
    SettleStocktake, ///< one difference: "count=ID;device=ID"
    CloseStocktake,
    CancelStocktake,
    RunWear,
    ProposeDisposal,
    DecideDisposal,
    FinishDisposal,
    WithdrawDisposal,
    IssueReport,
    SaveOwnReport,
    LineDown,
    LineRestored,
    TellContact,
    AnswerContact,
    AskUpgrade,
    AnswerUpgrade,
    AskSupport,
    AnswerSupport,
    AddMeeting,
    InviteSites,
    ReceiveNotice,
    MeetingOutcome,
    FreezeMeeting,
    CancelMeeting,
    RecordCheck,
    GiveDuty,
    DoWork,
    SnoozeWork,
    CancelWork,
    ChooseRecord ///< which unit, site, vendor or officer to correct: "kind=unit"
};

/// A form with what is known already.
struct SheetRequest
{
    SheetKind kind = SheetKind::ReportFault;
    std::optional<RecordRef> record; ///< the device, site, fault or repair it is about
    std::string hint;                ///< kind's own: "about=line" for a fault of a site
    std::vector<RecordId> many = {}; ///< of ChangeMany
};

enum class BannerTone : std::uint8_t
{
    Ok,
    Warn,
    Bad,
    Info
};

/// One sentence under the header that stays until it is acted on, closed, or another takes its
/// place.
struct BannerText
{
    BannerTone tone = BannerTone::Info;
    std::string sentence;    ///< bold
    std::string explanation; ///< may be empty
    std::string action;      ///< the link's verb; empty: none
    std::function<void()> onAction;
};

/// What a screen or form may ask of the window around it. Lives as long as every screen.
class Shell
{
public:
    virtual ~Shell() = default;

    [[nodiscard]] virtual Session& session() = 0;
    [[nodiscard]] virtual Jobs& jobs() = 0;
    [[nodiscard]] virtual Prompts& prompts() = 0;
    [[nodiscard]] virtual Settings& settings() = 0;

    /// Shows a screen; the way back is kept.
    virtual void go(const Place& place) = 0;
    /// Opens a form in the sheet at the right; one that was open keeps its draft.
    virtual void openSheet(const SheetRequest& request) = 0;
    virtual void closeSheet() = 0;
    virtual void banner(const BannerText& banner) = 0;
    /// What a screen keeps while it is rebuilt for another language or theme: its own to fill and
    /// to know the type of. Gone with the window.
    [[nodiscard]] virtual std::shared_ptr<void>& kept(ScreenName screen) = 0;
    /// Turns every screen into the register of that day, as the header's date box does; today leads
    /// back to the present.
    virtual void showDay(Date /*day*/) {}
    /// Asks who acts, because nobody does yet; `then` follows once somebody does. A newer question
    /// takes an older one's place.
    virtual void askPerson(std::function<void()> then) = 0;
    /// Somebody clicked a record in a list: a form beside it that still asks for one takes it.
    virtual void point(const RecordRef& /*record*/) {}

    /// What a use case answers that a person can take back.
    struct Done
    {
        Done() = default;
        Done(std::optional<ChangeSetId> undoable, std::string whatWasDone)
            : changeSet(undoable)
            , sentence(std::move(whatWasDone))
        {}

        std::optional<ChangeSetId> changeSet; ///< offered for undo in the banner
        std::string sentence;                 ///< what was done; empty: no banner
        std::string explanation;              ///< under the sentence; may be empty
        std::string action;                   ///< offered instead of undo: its verb
        std::function<void()> onAction;       ///< what that does; empty: undo is offered
    };
    /// Runs one use case on the window's register; while nobody acts (Session::person) it asks who
    /// does and does nothing. Problems go to `onProblems` (beside the fields);
    /// an Error becomes a banner with the next step, and the form keeps what was typed. True when
    /// it was done: then the change is announced to every screen. What was committed counts as done
    /// whatever fails after it: the failure is logged and told beside what was done.
    virtual bool act(const std::function<Checked<Done>()>& useCase,
                     const std::function<void(const Problems&)>& onProblems) = 0;
};

} // namespace dongbo::present
