#include "core/report/forms/paper_settings.h"

#include "core/domain/error.h"
#include "core/platform/folders.h"
#include "core/register/base/checks.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/form_file.h"
#include "core/report/forms/office_settings.h"
#include "core/report/writers/writers.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace dongbo::report {

namespace {

/// Readable text on one line, as a cell of the file holds it.
std::string cellText(const std::string& typed)
{
    auto out = checks::normalForm(typed);
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return std::string(text::trim(out));
}

OfficeSetting tidied(OfficeSetting setting)
{
    for (auto* cell : {&setting.text, &setting.line, &setting.source}) {
        *cell = cellText(*cell);
    }
    return setting;
}

std::string lineText(const OfficeSetting& setting)
{
    const auto day = [](const std::optional<Date>& date) { return date ? isoText(*date) : ""; };
    std::string out;
    for (const auto& cell : {setting.part, setting.paper, day(setting.from), day(setting.until),
                             setting.grade, setting.text, setting.line, setting.source}) {
        out += cell + "\t";
    }
    while (out.back() == '\t') {
        out.pop_back();
    }
    return out;
}

Problems problemsOf(const OfficeSetting& setting)
{
    Problems out;
    const auto isOf = [](const std::vector<std::string>& all, const std::string& one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    if (!isOf(settingParts(), setting.part)) {
        out.push_back({"setting_part", {"paper_setting.no_part", {{"value", setting.part}}}});
    }
    const bool isBasis = setting.part == basisPart;
    if (!setting.paper.empty() && !isOf(settingPapers(), setting.paper)) {
        out.push_back({"setting_paper", {"paper_setting.no_paper", {{"value", setting.paper}}}});
    }
    if (isBasis && setting.paper.empty()) {
        out.push_back({"setting_paper", {"paper_setting.basis_of_one", {}}});
    }
    checks::required(out, "setting_text", setting.text);
    checks::length(out, "setting_text", setting.text, checks::shortText);
    checks::length(out, "legal_line", setting.line, checks::midText);
    checks::length(out, "source", setting.source, checks::midText);
    if (!setting.line.empty() && !isBasis) {
        out.push_back({"legal_line", {"paper_setting.line_of_basis", {}}});
    }
    if (setting.text.starts_with('#')) {
        out.push_back({"setting_text", {"value.not_text", {}}});
    }
    if (setting.grade.empty()
            ? isBasis
            : setting.grade.size() > 1 ||
                  std::string_view("VPK").find(setting.grade) == std::string_view::npos) {
        out.push_back({"setting_grade", {"paper_setting.no_grade", {{"value", setting.grade}}}});
    }
    checks::dayExists(out, "valid_from", setting.from);
    checks::dayExists(out, "valid_to", setting.until);
    checks::notBefore(out, "valid_to", setting.from, setting.until);
    return out;
}

std::string readFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return file ? std::string{std::istreambuf_iterator<char>(file), {}} : std::string();
}

std::string requiredPath()
{
    auto path = officeSettingsPath();
    if (path.empty()) {
        throw Error(Error::Kind::NotFound, {"paper_setting.no_home", {}});
    }
    return path;
}

void writeFile(const std::string& text, const std::filesystem::path& path)
{
    std::error_code failed;
    if (text.empty()) {
        std::filesystem::remove(path, failed);
        if (failed) {
            throw Error(
                Error::Kind::ReadOnly,
                {"report.read_only", {{"path", path.string()}, {"detail", failed.message()}}});
        }
        return;
    }
    std::filesystem::create_directories(path.parent_path(), failed); // writing says what is wrong
    writeWhole(text, path);
}

Problem gone()
{
    return {"setting_text", {"paper_setting.gone", {}}};
}

/// The file's lines, each with its end.
std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
        out.push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

/// The place of the line that says this; the file's size when none does.
std::size_t placeOf(const std::vector<std::string>& lines, const OfficeSetting& setting,
                    const std::string& path)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto read = parseSettings(lines[i], path);
        if (!read.empty() && read.front() == setting) {
            return i;
        }
    }
    return lines.size();
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string out;
    for (const auto& line : lines) {
        out += line;
    }
    return out;
}

SettingsChange written(std::string before, std::string after, const std::string& path)
{
    static_cast<void>(parseSettings(after, path)); // nothing is written that could not be read
    writeFile(after, path);
    return {std::move(before), std::move(after)};
}

} // namespace

std::vector<std::string> settingPapers()
{
    std::vector<std::string> out;
    for (const auto* definition : definitions()) {
        if (definition->fill != nullptr) {
            out.emplace_back(definition->name);
        }
    }
    return out;
}

std::vector<OfficeSetting> programSettings()
{
    std::vector<OfficeSetting> out;
    for (const auto& paper : settingPapers()) {
        for (const auto& basis : formNamed(paper).bases) {
            out.push_back({std::string(basisPart), paper, basis.from, basis.until, basis.grade,
                           basis.code, basis.line, ""});
        }
    }
    return out;
}

Checked<SettingsChange> setPaperSetting(const OfficeSetting& setting,
                                        const std::optional<OfficeSetting>& seen)
{
    const auto now = tidied(setting);
    auto problems = problemsOf(now);
    if (!problems.empty()) {
        return problems;
    }
    const auto path = requiredPath();
    const auto before = readFile(path);
    static_cast<void>(parseSettings(before, path)); // a file with a fault is mended first
    auto lines = linesOf(before);
    const auto at = seen ? placeOf(lines, *seen, path) : lines.size();
    if (seen && at == lines.size()) {
        return gone();
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto read = parseSettings(lines[i], path);
        if (i != at && !read.empty() && read.front().part == now.part &&
            read.front().paper == now.paper && read.front().from == now.from) {
            return Problem{"valid_from", {"paper_setting.twice", {{"text", read.front().text}}}};
        }
    }
    if (at == lines.size()) {
        if (!lines.empty() && !lines.back().ends_with('\n')) {
            lines.back() += "\n";
        }
        lines.push_back(lineText(now) + "\n");
    } else {
        lines[at] = lineText(now) + "\n";
    }
    return written(before, joined(lines), path);
}

Checked<SettingsChange> removePaperSettings(const std::vector<OfficeSetting>& settings)
{
    const auto path = requiredPath();
    const auto before = readFile(path);
    auto lines = linesOf(before);
    for (const auto& setting : settings) {
        const auto at = placeOf(lines, setting, path);
        if (at == lines.size()) {
            return gone();
        }
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return written(before, joined(lines), path);
}

Checked<SettingsChange> undoSettings(const SettingsChange& change)
{
    const auto path = requiredPath();
    if (readFile(path) != change.after) {
        return gone();
    }
    return written(change.after, change.before, path);
}

} // namespace dongbo::report
