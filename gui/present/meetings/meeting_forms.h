#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

/// A new meeting with its invitations.
[[nodiscard]] std::unique_ptr<FormTask> addMeetingForm(Shell& shell, const SheetRequest& request);
/// Which more sites are invited, and that the notice went out.
[[nodiscard]] std::unique_ptr<FormTask> inviteSitesForm(Shell& shell, const SheetRequest& request);
/// Which sites have received the notice.
[[nodiscard]] std::unique_ptr<FormTask> receiveNoticeForm(Shell& shell,
                                                          const SheetRequest& request);
/// How the meeting went at one site: "site=ID;outcome=degraded".
[[nodiscard]] std::unique_ptr<FormTask> meetingOutcomeForm(Shell& shell,
                                                           const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> freezeMeetingForm(Shell& shell,
                                                          const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> cancelMeetingForm(Shell& shell,
                                                          const SheetRequest& request);
/// A room was looked at: of a meeting "site=ID;fail=sound", or of a site without one. "fail=-": all
/// passed.
[[nodiscard]] std::unique_ptr<FormTask> recordCheckForm(Shell& shell, const SheetRequest& request);
/// Somebody on duty for a meeting.
[[nodiscard]] std::unique_ptr<FormTask> giveDutyForm(Shell& shell, const SheetRequest& request);

} // namespace dongbo::present
