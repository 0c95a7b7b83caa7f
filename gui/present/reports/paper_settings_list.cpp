#include "gui/present/reports/paper_settings_list.h"

#include "core/report/engine/reports.h"
#include "core/text/dates.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/lists/new_column.h"
#include "gui/present/reports/paper_setting_form.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <functional>
#include <map>

namespace dongbo::present {

namespace {

constexpr const char* listPart = "list";
constexpr const char* listName = "paper_setting";
constexpr const char* paperPart = "paper";
constexpr const char* setByPart = "set_by";
constexpr const char* office = "office";
constexpr const char* program = "program";
constexpr const char* allPapers = "all";

/// The same for a line that says the same.
RecordId idOf(const report::OfficeSetting& setting, bool isOffice)
{
    const auto day = [](const std::optional<Date>& date) {
        return date ? isoText(*date) : std::string();
    };
    std::string key = setting.part + "\t" + setting.paper + "\t" + day(setting.from);
    key += "\t" + day(setting.until) + (isOffice ? "\to\t" : "\tp\t");
    const std::array<std::size_t, 2> hashes{
        std::hash<std::string>()(key),
        std::hash<std::string>()(setting.text + "\t" + setting.line)};
    RecordId out;
    static_assert(sizeof hashes == sizeof out.bytes);
    std::memcpy(out.bytes.data(), hashes.data(), sizeof hashes);
    return out;
}

PillText setByPill(Language language, bool isOffice)
{
    return isOffice
               ? PillText{"pencil", text::say(language, "report.form_of_office"), Tone::Accent}
               : PillText{"file-text", text::say(language, "report.form_of_program"), Tone::Mute};
}

ListCell dayCell(const std::optional<Date>& day)
{
    return {day ? text::formatDate(*day) : std::string()};
}

std::int64_t dayNumber(const std::optional<Date>& day)
{
    return day ? std::chrono::sys_days{*day}.time_since_epoch().count() : 0;
}

std::vector<PaperSettingLine> linesNow(Language language)
{
    std::map<std::string, std::string> titles;
    for (const auto& info : report::reports(language)) {
        titles[info.name] = info.title;
    }
    std::vector<PaperSettingLine> out;
    const auto add = [&](std::vector<report::OfficeSetting> settings, bool isOffice) {
        for (auto& setting : settings) {
            PaperSettingLine line;
            line.id = idOf(setting, isOffice);
            line.paper = setting.paper.empty() ? text::say(language, "report.all_papers")
                                               : titles[setting.paper];
            line.part = text::say(language, "report.paper_part." + setting.part);
            if (!setting.grade.empty()) {
                line.grade = text::say(language, "report.grade." + setting.grade);
            }
            line.setBy = setByPill(language, isOffice);
            line.isOffice = isOffice;
            line.searched = searchedOf(
                {line.paper, setting.paper, line.part, setting.text, setting.line, setting.source});
            line.setting = std::move(setting);
            out.push_back(std::move(line));
        }
    };
    add(report::officeSettings(), true);
    add(report::programSettings(), false);
    return out;
}

} // namespace

PaperSettingsList::PaperSettingsList(Shell& shell, ListView& view, OpenFile openFile)
    : MemoryList(shell, view, {"paper_settings", ScreenName::Records, std::nullopt, {}})
    , m_openFile(std::move(openFile))
{}

Place PaperSettingsList::place() const
{
    auto place = ListPresenter::place();
    auto asked = query();
    asked.set(listPart, {listName});
    place.filter = asked.asText();
    return place;
}

void PaperSettingsList::prepare(ListQuery& query) const
{
    query.clear(listPart);
}

std::vector<LineColumn<PaperSettingLine>> PaperSettingsList::declare() const
{
    const NewColumn column(session(), "paper_settings.col_");
    using Line = const PaperSettingLine&;
    const auto textCell = [](const std::string& text, bool isOffice) {
        ListCell cell{text};
        cell.tip = text;
        cell.tone = isOffice ? Tone::None : Tone::Mute;
        return cell;
    };
    return {{column.fixed("part", 150, 1, 120), &PaperSettingLine::part},
            {column(paperPart, CellKind::Text, 190, 2, 3), &PaperSettingLine::paper, nullptr,
             [](Line line) {
                 return line.setting.paper.empty() ? std::string(allPapers) : line.setting.paper;
             }},
            {column("text", CellKind::Text, 190, 2, 0, false),
             [textCell](Line line) { return textCell(line.setting.text, line.isOffice); }},
            {column("legal_line", CellKind::Text, 220, 3, 4, false),
             [textCell](Line line) { return textCell(line.setting.line, line.isOffice); }},
            {column("from", CellKind::Quiet, 104, 0, 0, false),
             [](Line line) { return dayCell(line.setting.from); },
             [](Line line) { return dayNumber(line.setting.from); }},
            {column("until", CellKind::Quiet, 104, 0, 1, false),
             [](Line line) { return dayCell(line.setting.until); },
             [](Line line) { return dayNumber(line.setting.until); }},
            {column("grade", CellKind::Text, 132, 0, 5), &PaperSettingLine::grade, nullptr,
             [](Line line) { return line.setting.grade; }},
            {column(setByPart, CellKind::Pill, 132, 0, 2), &PaperSettingLine::setBy, nullptr,
             [](Line line) { return std::string(line.isOffice ? office : program); }},
            {column("source", CellKind::Quiet, 160, 1, 6, false),
             [textCell](Line line) { return textCell(line.setting.source, line.isOffice); }}};
}

void PaperSettingsList::readLines()
{
    readIn([language = session().language()](Register& /*reg*/, JobContext& /*job*/) {
        return linesNow(language);
    });
}

std::string PaperSettingsList::wordOf(const std::string& part, const std::string& value) const
{
    if (part == paperPart && value == allPapers) { // perhaps no line is of all
        return say("report.all_papers");
    }
    return MemoryList::wordOf(part, value);
}

std::string PaperSettingsList::caption() const
{
    return say("paper_settings.caption", {{"office", number(countOf(setByPart, office))},
                                          {"path", report::officeSettingsPath()}});
}

ChipPart PaperSettingsList::chipPart() const
{
    const auto language = session().language();
    return {setByPart,
            {{office, setByPill(language, true)}, {program, setByPill(language, false)}}};
}

EmptyWords PaperSettingsList::emptyWords() const
{
    return {"file-text",
            "paper_settings.none",
            "paper_settings.none_fits",
            {{"add", say("paper_settings.add"), "plus"}}};
}

const PaperSettingLine* PaperSettingsList::currentLine() const
{
    const auto index = current() ? indexOf(*current()) : std::nullopt;
    return index ? &line(*index) : nullptr;
}

std::vector<report::OfficeSetting> PaperSettingsList::officesOfChosen() const
{
    std::vector<report::OfficeSetting> out;
    for (const auto row : chosenRows(static_cast<std::size_t>(rowCount()))) {
        if (line(row).isOffice) {
            out.push_back(line(row).setting);
        }
    }
    return out;
}

void PaperSettingsList::openRow(std::int64_t index)
{
    if (index >= 0 && index < rowCount()) {
        setCurrent(line(index).id);
        doIt("edit");
    }
}

std::vector<ListChoice> PaperSettingsList::actions() const
{
    const auto* one = currentLine();
    const bool isOne = chosenCount() <= 1 && one != nullptr;
    std::vector<ListChoice> out;
    const auto add = [&](const char* id, const char* word, const char* icon, const char* keys,
                         bool isEnabled) {
        ListChoice choice{id, say(word), icon, keys};
        choice.isEnabled = isEnabled;
        out.push_back(std::move(choice));
    };
    add("edit", isOne && !one->isOffice ? "paper_settings.own" : "records.edit", "pencil", "F2",
        isOne);
    add("remove", "records.remove", "minus", "Del", !officesOfChosen().empty());
    add("paper", "paper_settings.paper", "print", "", isOne && !one->setting.paper.empty());
    add("copy", "devices.copy", "copy", "Ctrl+C", chosenCount() > 0);
    return out;
}

std::vector<BulkVerb> PaperSettingsList::bulkVerbs() const
{
    BulkVerb take{"remove", say("records.remove"), "minus", "Del"};
    take.isEnabled = !officesOfChosen().empty();
    BulkVerb copied{"copy", say("devices.copy"), "copy", "Ctrl+C"};
    copied.isMinor = true;
    return {take, copied};
}

void PaperSettingsList::doIt(const std::string& actionId)
{
    const auto* one = currentLine();
    if (actionId == "copy") {
        copy();
    } else if (actionId == "export") {
        exportRows();
    } else if (actionId == "add") {
        shell().openSheet(paperSettingSheet({}, false));
    } else if (actionId == "edit" && one != nullptr) {
        shell().openSheet(paperSettingSheet(one->setting, one->isOffice));
    } else if (actionId == "paper" && one != nullptr && !one->setting.paper.empty()) {
        shell().go({ScreenName::Reports, {}, "report=" + one->setting.paper + ";view=paper"});
    } else if (actionId == "remove" && !officesOfChosen().empty()) {
        remove();
    }
}

void PaperSettingsList::remove()
{
    static_cast<void>(shell().act(
        [&]() -> Checked<Shell::Done> {
            const auto settings = officesOfChosen();
            const auto done = report::removePaperSettings(settings);
            if (!done) {
                return done.problems();
            }
            return settingsDone(
                shell(), *done,
                settings.size() == 1
                    ? settings.front().text
                    : say("records.caption", {{"count", number(std::ssize(settings))}}),
                "paper_settings.removed");
        },
        {}));
}

void PaperSettingsList::exportRows()
{
    auto model = report::emptyModel(session().shown(), listName, say("paper_settings.title"),
                                    session().language());
    for (const auto at : shown()) {
        const auto& one = columns()[at];
        const bool isDay = one.id == "from" || one.id == "until";
        model.columns.push_back({one.title,
                                 isDay ? report::ColumnKind::Day : report::ColumnKind::Text,
                                 std::max(10, one.width / 7), one.id});
    }
    auto& rows = model.groups.emplace_back().rows;
    for (std::int64_t index = 0; index < rowCount(); ++index) {
        ListRow shownRow;
        row(index, shownRow);
        auto& out = rows.emplace_back();
        const auto& setting = line(index).setting;
        for (const auto at : shown()) {
            const auto& id = columns()[at].id;
            const auto& text = shownRow.cells[at].text;
            const auto& day = id == "from" ? setting.from : setting.until;
            if (id == "from" || id == "until") {
                out.push_back(day ? report::Cell(*day) : report::Cell());
            } else {
                out.push_back(text.empty() ? report::Cell() : report::Cell(text));
            }
        }
    }
    saveReport(shell(), std::make_shared<const report::Model>(std::move(model)), ".xlsx",
               m_openFile);
}

Place placeOfPaperSettings(const std::string& paper)
{
    ListQuery asked;
    asked.set(listPart, {listName});
    if (!paper.empty()) {
        asked.set(paperPart, {allPapers, paper});
    }
    return {ScreenName::Records, {}, asked.asText()};
}

bool isPaperSettings(const Place& place)
{
    return ListQuery::parse(place.filter).first(listPart) == listName;
}

} // namespace dongbo::present
