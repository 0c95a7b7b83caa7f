#include "core/report/forms/office_settings.h"

#include "core/domain/error.h"
#include "core/platform/folders.h"
#include "core/report/engine/builder.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace dongbo::report {

namespace {

std::vector<std::string> cellsOf(std::string_view line)
{
    std::vector<std::string> out;
    for (auto at = line.find('\t'); at != std::string_view::npos; at = line.find('\t')) {
        out.emplace_back(text::trim(line.substr(0, at)));
        line.remove_prefix(at + 1);
    }
    out.emplace_back(text::trim(line));
    out.resize(std::max<std::size_t>(out.size(), 8));
    return out;
}

/// A day, or nothing written; false for anything else.
bool readDay(const std::string& text, std::optional<Date>& out)
{
    out = parseIsoDate(text);
    return text.empty() || out;
}

/// Nothing for a line nobody can read.
std::optional<OfficeSetting> settingOf(std::string_view line)
{
    const auto cells = cellsOf(line);
    OfficeSetting out{cells[0], cells[1], {}, {}, cells[4], cells[5], cells[6], cells[7]};
    const bool isBasis = out.part == basisPart;
    const auto& parts = settingParts();
    const bool isKnown = std::find(parts.begin(), parts.end(), out.part) != parts.end();
    const bool isGraded =
        out.grade == "V" || out.grade == "P" || out.grade == "K" || (out.grade.empty() && !isBasis);
    const bool areDays = readDay(cells[2], out.from) && readDay(cells[3], out.until);
    return isKnown && isGraded && areDays && !out.text.empty() && !(isBasis && out.paper.empty())
               ? std::optional{std::move(out)}
               : std::nullopt;
}

std::filesystem::path settingsPath()
{
    const auto home = platform::dataHome();
    return home.empty() ? home : home / "dongbo" / "forms" / "office.tsv";
}

} // namespace

const std::vector<std::string>& settingParts()
{
    static const std::vector<std::string> all{std::string(basisPart), "parent", "office",
                                              "budget-code",          "symbol", "head",
                                              "accountant",           "maker",  "signer"};
    return all;
}

std::string officeSettingsPath()
{
    return settingsPath().string();
}

std::vector<OfficeSetting> parseSettings(std::string_view text, const std::string& path)
{
    std::vector<OfficeSetting> out;
    std::size_t number = 0;
    if (text.starts_with("\xEF\xBB\xBF")) { // as spreadsheets write it
        text.remove_prefix(3);
    }
    while (!text.empty()) {
        ++number;
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (text::trim(line).empty() || line.front() == '#') {
            continue;
        }
        auto setting = settingOf(line);
        if (!setting) {
            throw Error(Error::Kind::Unreadable,
                        {"form.bad_line", {{"path", path}, {"line", std::to_string(number)}}});
        }
        out.push_back(std::move(*setting));
    }
    std::stable_sort(out.begin(), out.end(), [](const OfficeSetting& a, const OfficeSetting& b) {
        return a.from.value_or(Date{}) < b.from.value_or(Date{});
    });
    return out;
}

std::vector<OfficeSetting> officeSettings()
{
    const auto path = settingsPath();
    std::ifstream file(path, std::ios::binary);
    if (path.empty() || !file) {
        return {};
    }
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return parseSettings(text, path.string());
}

bool holds(const OfficeSetting& setting, std::string_view paper, Date day)
{
    return (setting.paper.empty() || setting.paper == paper) &&
           (!setting.from || *setting.from <= day) && (!setting.until || day <= *setting.until);
}

void takeBases(Form& form, const std::vector<OfficeSetting>& settings)
{
    for (const auto& setting : settings) { // each before those that began earlier
        if (setting.part == basisPart && setting.paper == form.name) {
            form.bases.insert(form.bases.begin(), {setting.from, setting.until, setting.grade,
                                                   setting.text, setting.line});
        }
    }
}

void fillSettings(FormValues& out, std::string_view paper,
                  const std::vector<OfficeSetting>& settings, Date day)
{
    for (const bool isOfPaper : {false, true}) { // what is said of this paper goes last, and stays
        for (const auto& setting : settings) {
            if (setting.part == basisPart || setting.paper.empty() == isOfPaper ||
                !holds(setting, paper, day)) {
                continue;
            }
            out.set(setting.part, setting.text);
            if (setting.part == "office") {
                out.set("office-caps", text::upper(setting.text));
            }
        }
    }
}

namespace {

/// "V" … in words.
Cell gradeCell(const Builder& builder, const std::string& grade)
{
    return grade.empty() ? Cell{} : Cell{builder.say("report.grade." + grade)};
}

Cell textCell(const std::string& text)
{
    return text.empty() ? Cell{} : Cell{text};
}

/// What the office has set, a line each.
void tellSettings(Builder& builder, const std::vector<OfficeSetting>& settings,
                  const std::string& paper)
{
    for (const auto& setting : settings) {
        if (setting.paper == paper) {
            builder.row({builder.say("report.paper_part." + setting.part), setting.text,
                         textCell(setting.line), cellOf(setting.from), cellOf(setting.until),
                         gradeCell(builder, setting.grade), textCell(setting.source),
                         builder.say("report.form_of_office")});
        }
    }
}

/// Every paper: on what its form rests, from day to day, with the grade of that knowledge; first
/// what the office has set.
void build(Builder& builder)
{
    builder.column("paper_part", ColumnKind::Text, 18);
    builder.column("form_text", ColumnKind::Text, 24);
    builder.column("legal_line", ColumnKind::Text, 40);
    builder.column("valid_from", ColumnKind::Day, 12);
    builder.column("valid_to", ColumnKind::Day, 12);
    builder.column("grade", ColumnKind::Text, 14);
    builder.column("form_source", ColumnKind::Text, 20);
    builder.column("set_by", ColumnKind::Text, 12);
    builder.groupedBy("paper_title");
    const auto settings = officeSettings();
    if (std::any_of(settings.begin(), settings.end(),
                    [](const OfficeSetting& one) { return one.paper.empty(); })) {
        builder.beginGroup({builder.say("report.all_papers")});
        tellSettings(builder, settings, "");
        builder.endGroup({});
    }
    for (const auto* definition : definitions()) {
        if (definition->fill == nullptr) {
            continue;
        }
        const std::string name(definition->name);
        builder.beginGroup({builder.say(titleCode(*definition)) + " (" + name + ")"});
        tellSettings(builder, settings, name);
        for (const auto& basis : formNamed(name).bases) {
            builder.row({builder.say("report.paper_part.basis"), textCell(basis.code),
                         textCell(basis.line), cellOf(basis.from), cellOf(basis.until),
                         gradeCell(builder, basis.grade), Cell{},
                         builder.say("report.form_of_program")});
        }
        builder.endGroup({});
    }
    builder.note("report.forms_editable", {{"path", officeSettingsPath()}});
}

} // namespace

extern const Definition paperForms;
const Definition paperForms{"paper-forms", Question::Papers, {}, &build};

} // namespace dongbo::report
