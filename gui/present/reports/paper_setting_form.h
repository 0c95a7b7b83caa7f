#pragma once

#include "core/report/forms/paper_settings.h"
#include "gui/present/forms/form_task.h"

#include <memory>
#include <string>

namespace dongbo::present {

/// The form of a line of what papers say of the office: the line that is there already
/// (`isThere`), a new one that begins as this one says, or an empty one.
[[nodiscard]] SheetRequest paperSettingSheet(const report::OfficeSetting& setting, bool isThere);
/// Whether a request for a record to be added means such a line.
[[nodiscard]] bool isPaperSettingSheet(const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> paperSettingForm(Shell& shell, const SheetRequest& request);

/// What was done, with the way to take it back; `sentence` has a gap {what}.
[[nodiscard]] Shell::Done settingsDone(Shell& shell, const report::SettingsChange& change,
                                       const std::string& what, const char* sentence);

} // namespace dongbo::present
