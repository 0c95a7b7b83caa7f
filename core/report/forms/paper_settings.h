#pragma once

#include "core/domain/checked.h"
#include "core/domain/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::report {

// What the office has set for its papers, and how it sets it: lines of dongbo/forms/office.tsv
// among the account's data.

/// One line of it, or what the program itself says in its place.
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

    bool operator==(const OfficeSetting&) const = default;
};

/// The part that is what a form rests on; the others are names.
inline constexpr std::string_view basisPart = "basis";
/// What may be set: the basis of a form, and gaps that forms have.
[[nodiscard]] const std::vector<std::string>& settingParts();
/// The papers, by the names of their reports, in display order.
[[nodiscard]] std::vector<std::string> settingPapers();
/// The lines of the office, the earliest first: what begins later goes before what began earlier.
/// None where there is no such file. Throws {Unreadable, "form.bad_line"} naming file and line.
[[nodiscard]] std::vector<OfficeSetting> officeSettings();
/// What the program says of the papers' forms, which the office's lines go before. Throws as
/// officeSettings, of an office's own form.
[[nodiscard]] std::vector<OfficeSetting> programSettings();
/// Where the file is; empty when the account has no place for its data.
[[nodiscard]] std::string officeSettingsPath();

/// The whole file before and after a change; empty: no such file.
struct SettingsChange
{
    std::string before;
    std::string after;
};
/// Writes a line, or in the place of the line that is `seen` another one. Lines nobody touches,
/// remarks too, stay as they are; the file is replaced in one step. A Problem for what no paper
/// could print, for a second line of the same part, paper and first day, and for a line that is not
/// there any more as it was seen. Throws as officeSettings, and {Full}, {ReadOnly}, {NotFound}.
[[nodiscard]] Checked<SettingsChange> setPaperSetting(const OfficeSetting& setting,
                                                      const std::optional<OfficeSetting>& seen);
/// Takes those lines off. Problems and throws as setPaperSetting.
[[nodiscard]] Checked<SettingsChange>
removePaperSettings(const std::vector<OfficeSetting>& settings);
/// Puts the file back to what it was before. A Problem when something else was written since.
[[nodiscard]] Checked<SettingsChange> undoSettings(const SettingsChange& change);

} // namespace dongbo::report
