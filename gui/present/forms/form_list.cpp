#include "gui/present/forms/form_list.h"

#include "gui/present/books/books_forms.h"
#include "gui/present/consistency/consistency_forms.h"
#include "gui/present/corrections/correction_forms.h"
#include "gui/present/devices/device_forms.h"
#include "gui/present/faults/fault_forms.h"
#include "gui/present/line_screen/line_forms.h"
#include "gui/present/maintenance/maintenance_forms.h"
#include "gui/present/meetings/meeting_forms.h"
#include "gui/present/purchase/plan_forms.h"
#include "gui/present/reports/paper_setting_form.h"
#include "gui/present/reports/report_forms.h"
#include "gui/present/stocktake/stocktake_forms.h"

namespace dongbo::present {

namespace {

/// Of a meeting it is the call to one of its rooms.
std::unique_ptr<FormTask> tellForm(Shell& shell, const SheetRequest& request)
{
    const bool isCall = request.record && request.record->kind == RecordKind::Meeting;
    return isCall ? logCallForm(shell, request) : tellContactForm(shell, request);
}

/// What papers say of the office is no record, and added as one.
std::unique_ptr<FormTask> addForm(Shell& shell, const SheetRequest& request)
{
    return isPaperSettingSheet(request) ? paperSettingForm(shell, request)
                                        : addRecordForm(shell, request);
}

using Make = std::unique_ptr<FormTask> (*)(Shell&, const SheetRequest&);

/// One line a form.
Make makerOf(SheetKind kind)
{
    switch (kind) {
    case SheetKind::ReportFault:
        return reportFaultForm;
    case SheetKind::AcceptFault:
        return acceptFaultForm;
    case SheetKind::WaitFault:
        return waitFaultForm;
    case SheetKind::FixFault:
        return fixFaultForm;
    case SheetKind::CloseFault:
        return closeFaultForm;
    case SheetKind::ReopenFault:
        return reopenFaultForm;
    case SheetKind::StartRepair:
        return startRepairForm;
    case SheetKind::FinishRepair:
        return finishRepairForm;
    case SheetKind::AddDevice:
    case SheetKind::EditDevice:
        return deviceRecordForm;
    case SheetKind::ReplaceDevice:
        return replaceDeviceForm;
    case SheetKind::TransferDevice:
        return transferDeviceForm;
    case SheetKind::DisposeDevice:
        return disposeDeviceForm;
    case SheetKind::GiveCustody:
        return giveCustodyForm;
    case SheetKind::ChangeMany:
        return changeManyForm;
    case SheetKind::CorrectRecord:
        return correctionForm;
    case SheetKind::EditStandardDraft:
        return standardDraftForm;
    case SheetKind::AcceptFinding:
        return acceptFindingForm;
    case SheetKind::AddRecord:
        return addForm;
    case SheetKind::PlanConditions:
        return planConditionsForm;
    case SheetKind::SavePlan:
        return savePlanForm;
    case SheetKind::ApprovePlan:
        return approvePlanForm;
    case SheetKind::CancelPlan:
        return cancelPlanForm;
    case SheetKind::DoPlanLine:
        return doPlanLineForm;
    case SheetKind::ReceivePlanLine:
        return receivePlanLineForm;
    case SheetKind::DropPlanLine:
        return dropPlanLineForm;
    case SheetKind::StartStocktake:
        return startStocktakeForm;
    case SheetKind::SettleStocktake:
        return settleStocktakeForm;
    case SheetKind::CloseStocktake:
        return closeStocktakeForm;
    case SheetKind::CancelStocktake:
        return cancelStocktakeForm;
    case SheetKind::RunWear:
        return runWearForm;
    case SheetKind::ProposeDisposal:
        return proposeDisposalForm;
    case SheetKind::DecideDisposal:
        return decideDisposalForm;
    case SheetKind::FinishDisposal:
        return finishDisposalForm;
    case SheetKind::WithdrawDisposal:
        return withdrawDisposalForm;
    case SheetKind::AddMeeting:
        return addMeetingForm;
    case SheetKind::InviteSites:
        return inviteSitesForm;
    case SheetKind::ReceiveNotice:
        return receiveNoticeForm;
    case SheetKind::MeetingOutcome:
        return meetingOutcomeForm;
    case SheetKind::FreezeMeeting:
        return freezeMeetingForm;
    case SheetKind::CancelMeeting:
        return cancelMeetingForm;
    case SheetKind::RecordCheck:
        return recordCheckForm;
    case SheetKind::GiveDuty:
        return giveDutyForm;
    case SheetKind::IssueReport:
        return issueReportForm;
    case SheetKind::SaveOwnReport:
        return saveOwnReportForm;
    case SheetKind::LineDown:
        return lineDownForm;
    case SheetKind::LineRestored:
        return lineRestoredForm;
    case SheetKind::TellContact:
        return tellForm;
    case SheetKind::AnswerContact:
        return answerContactForm;
    case SheetKind::AskUpgrade:
        return askUpgradeForm;
    case SheetKind::AnswerUpgrade:
        return answerUpgradeForm;
    case SheetKind::AskSupport:
        return askSupportForm;
    case SheetKind::AnswerSupport:
        return answerSupportForm;
    case SheetKind::DoWork:
        return doWorkForm;
    case SheetKind::SnoozeWork:
        return snoozeWorkForm;
    case SheetKind::CancelWork:
        return cancelWorkForm;
    case SheetKind::ChoosePerson:
    case SheetKind::ChooseRecord:
        return nullptr; // ChoosingPresenter
    }
    return nullptr;
}

} // namespace

std::unique_ptr<FormTask> formTask(Shell& shell, const SheetRequest& request)
{
    const auto make = makerOf(request.kind);
    return make == nullptr ? nullptr : make(shell, request);
}

} // namespace dongbo::present
