#pragma once

#include "core/report/forms/form_file.h"
#include "core/report/forms/paper_filling.h"
#include "core/report/forms/paper_settings.h"

#include <string>
#include <string_view>
#include <vector>

// Inside core/report only: what the office has set for its papers.

namespace dongbo::report {

/// The lines of a text as officeSettings gives them; `path` is for messages.
[[nodiscard]] std::vector<OfficeSetting> parseSettings(std::string_view text,
                                                       const std::string& path);
/// Whether it holds for a paper on that day.
[[nodiscard]] bool holds(const OfficeSetting& setting, std::string_view paper, Date day);
/// The office's bases of a form go before the program's.
void takeBases(Form& form, const std::vector<OfficeSetting>& settings);
/// Names of the office and of those who sign; those of this paper before those of all.
void fillSettings(FormValues& out, std::string_view paper,
                  const std::vector<OfficeSetting>& settings, Date day);

} // namespace dongbo::report
