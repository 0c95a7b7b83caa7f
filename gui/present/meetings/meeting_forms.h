#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

/// A new meeting with its invitations.
[[nodiscard]] std::unique_ptr<FormTask> addMeetingForm(Shell& shell, const SheetRequest& request);
/// Which more sites are invited; "back=yes": which are invited no more, "site=ID" ticked.
[[nodiscard]] std::unique_ptr<FormTask> inviteSitesForm(Shell& shell, const SheetRequest& request);
/// Which sites have received the notice; "send=yes": that it went out, its number and hour, and how
/// long before the meeting that is.
[[nodiscard]] std::unique_ptr<FormTask> receiveNoticeForm(Shell& shell,
                                                          const SheetRequest& request);
/// A call to a room before the meeting: "site=ID;result=busy".
extern const FormMaker logCallForm;
/// How the meeting went at one site, and the fault behind it: "site=ID;outcome=degraded";
/// "trial=yes": how its trial session went, and at which sites.
[[nodiscard]] std::unique_ptr<FormTask> meetingOutcomeForm(Shell& shell,
                                                           const SheetRequest& request);
extern const FormMaker freezeMeetingForm;
extern const FormMaker cancelMeetingForm;
/// A room was looked at: of a meeting "site=ID;fail=sound", or of a site without one. "fail=-": all
/// passed.
[[nodiscard]] std::unique_ptr<FormTask> recordCheckForm(Shell& shell, const SheetRequest& request);
/// Inside gui/present/meetings: of meetingOutcomeForm.
extern const FormMaker recordTrialForm;
/// Somebody on duty for a meeting.
extern const FormMaker giveDutyForm;

} // namespace dongbo::present
