#pragma once

#include "core/report/forms/form_file.h"
#include "core/report/forms/paper_filling.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Inside core/report only: what the office has set for its papers.

namespace dongbo::report {

/// A line of the office's own file dongbo/forms/office.tsv among the account's data.
struct OfficeSetting
{
    std::string part;  ///< "basis", or the gap of forms that it fills: "head", "office" …
    std::string paper; ///< "s26-h"; empty: every paper that has the gap
    std::optional<Date> from;
    std::optional<Date> until; ///< last day
    std::string grade;         ///< V verified, P one secondary source, K common knowledge
    std::string text;          ///< the code of the form, the name
    std::string line;          ///< of a basis: "(Ban hành theo …)"
    std::string source;        ///< where it was read
};
/// All of them, the earliest first: what begins later goes before what began earlier. None where
/// there is no such file. Throws {Unreadable, "form.bad_line"} naming file and line.
[[nodiscard]] std::vector<OfficeSetting> officeSettings();
/// The same of a text; `path` is for messages.
[[nodiscard]] std::vector<OfficeSetting> parseSettings(std::string_view text,
                                                       const std::string& path);
/// Where the file is; empty when the account has no place for its data.
[[nodiscard]] std::string officeSettingsPath();
/// Whether it holds for a paper on that day.
[[nodiscard]] bool holds(const OfficeSetting& setting, std::string_view paper, Date day);
/// The office's bases of a form go before the program's.
void takeBases(Form& form, const std::vector<OfficeSetting>& settings);
/// Names of the office and of those who sign; those of this paper before those of all.
void fillSettings(FormValues& out, std::string_view paper,
                  const std::vector<OfficeSetting>& settings, Date day);

} // namespace dongbo::report
