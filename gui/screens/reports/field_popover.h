#pragma once

#include "gui/present/reports/report_fields.h"

#include <wx/window.h>

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// Asks for one field of a report under the rectangle (DIP of `owner`): one of a few words, or
/// typed with what can be chosen below. `suggest` answers what can be chosen for what was typed,
/// `answer` takes the key chosen or the words typed, "*" for anything; it is called at most once.
void openReportField(wxWindow& owner, const wxRect& at, present::Session& session,
                     const present::ReportField& field,
                     std::function<std::vector<present::ListChoice>(const std::string&)> suggest,
                     std::function<void(const std::string&)> answer);

} // namespace dongbo::gui
