#include "importers/write_back/check_sheet.h"

#include "core/register/base/find.h"
#include "core/register/meetings/check_items.h"
#include "core/register/meetings/meeting_view.h"
#include "core/report/cells/cells_file.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/wording.h"
#include "importers/write_back/sheet_columns.h"

#include <algorithm>
#include <array>

namespace dongbo::importers {

namespace {

using planning::headingAt;
using planning::headingCount;
using report::CellsFile;

enum Part : int
{
    Site,
    Power, ///< the five stand in the letter's order
    Light,
    Sound,
    Picture,
    Line,
    By,
    When,
    Meeting,
    Notes
};

constexpr std::array columns{
    SheetColumn{Site, "site", "site", 26},          SheetColumn{Power, "power", "power", 12},
    SheetColumn{Light, "light", "light", 12},       SheetColumn{Sound, "sound", "sound", 12},
    SheetColumn{Picture, "picture", "picture", 18}, SheetColumn{Line, "line", "line", 16},
    SheetColumn{By, "by", "checked_by", 22},        SheetColumn{When, "when", "checked_at", 18},
    SheetColumn{Meeting, "meeting", "meeting", 16}, SheetColumn{Notes, "notes", "notes", 30}};
constexpr const char* prefix = "check.sheet.";
constexpr std::uint32_t headRow = 3;

/// "x", what failed as "không đạt", or nothing.
std::string wordOf(const std::optional<CheckResult>& result, Language language)
{
    return !result || *result == CheckResult::NotLookedAt ? std::string()
           : *result == CheckResult::Pass
               ? "x"
               : text::say(language, "check_result." + std::string(codeOf(*result)));
}

void fillRoom(std::uint32_t row, const SheetRoom& room, Language language, CellsFile& file)
{
    const auto put = [&](Part part, const std::string& text) {
        if (!text.empty()) {
            file.text(row, static_cast<std::uint32_t>(part) + 1, text);
        }
    };
    const auto results = headingsOf(room.check->check);
    for (std::size_t i = 0; i < results.size(); ++i) {
        put(static_cast<Part>(Power + static_cast<int>(i)), wordOf(results.at(i), language));
    }
    put(By, room.check->checkedBy);
    if (room.check->check.checkedAt) {
        put(When, text::formatInstant(*room.check->check.checkedAt));
    }
    const auto notes = room.check->check.notes.value_or("");
    put(Notes, room.faults + (room.faults.empty() || notes.empty() ? "" : "; ") + notes);
}

void writeRooms(Register& reg, const CheckSheetOrder& order, const std::vector<SheetRoom>& rooms,
                CellsFile& file)
{
    file.beginSheet(text::say(order.language, "check.sheet.rooms"));
    const auto title = sheetTitle(reg, order.rooms);
    file.text(1, 1, title.empty() ? text::say(order.language, "check.sheet.title") : title,
              CellsFile::Look::Title);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto at = static_cast<std::uint32_t>(i + 1);
        file.setWidth(at, columns[i].width);
        file.text(headRow, at, sheetHeading(prefix, columns[i], order.language),
                  CellsFile::Look::Heading);
    }
    file.freezeBelow(headRow);
    const auto number = order.rooms.meeting
                            ? viewMeeting(reg, *order.rooms.meeting).meeting.number.value_or("")
                            : std::string();
    auto row = headRow;
    for (const auto& room : rooms) {
        ++row;
        file.text(row, Site + 1, room.name);
        if (!number.empty()) {
            file.text(row, Meeting + 1, number);
        }
        if (room.check) {
            fillRoom(row, room, order.language, file);
        }
    }
}

void writeTasks(Register& reg, const CheckSheetOrder& order, const std::vector<SheetRoom>& rooms,
                CellsFile& file)
{
    file.beginSheet(text::say(order.language, "check.sheet.tasks"));
    constexpr const char* heads[] = {"site", "heading", "what", "device"};
    constexpr int widths[] = {26, 20, 60, 30};
    for (std::uint32_t i = 0; i < std::size(heads); ++i) {
        file.setWidth(i + 1, widths[i]);
        file.text(1, i + 1, text::say(order.language, std::string("check.sheet.task_") + heads[i]),
                  CellsFile::Look::Heading);
    }
    std::uint32_t row = 1;
    for (const auto& room : rooms) {
        for (const auto& task : checkTasksOf(reg, room.site, reg.today()).tasks) {
            ++row;
            file.text(row, 1, room.name);
            file.text(
                row, 2,
                text::say(order.language, "check_heading." + std::string(codeOf(task.heading))));
            file.text(row, 3, task.text);
            const auto what = task.device ? task.deviceCode + " " + task.deviceName : task.lineName;
            if (!what.empty()) {
                file.text(row, 4, what);
            }
        }
    }
}

// --- in

void fillHeading(CheckDraft& draft, std::size_t heading, const std::string& text)
{
    if (text.empty()) {
        return;
    }
    const auto folded = text::fold(text);
    const auto is = [&folded](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), folded) != words.end();
    };
    if (is({"x", "v", "co", "dat", "tot", "ok", "pass", "yes", "1"})) {
        draft.headings[heading] = CheckResult::Pass;
    } else if (is({"chua xem", "khong xem", "not looked at", "chua kiem", "not_looked_at"})) {
        draft.headings[heading] = CheckResult::NotLookedAt;
    } else {
        draft.headings[heading] = CheckResult::Fail;
        if (!is({"khong", "khong dat", "hong", "no", "fail", "0", "k"})) {
            draft.symptoms[heading] = text; // what is wrong, in the words of who looked
        }
    }
}

std::optional<Message> fill(Register& reg, const SaidRow& row, CheckDraft& draft)
{
    for (std::size_t i = 0; i < headingCount; ++i) {
        fillHeading(draft, i, row[Power + static_cast<int>(i)]);
    }
    draft.notes = row[Notes];
    if (const auto why = found([&] { draft.site = findSite(reg, row[Site]); })) {
        return why;
    }
    if (!row[When].empty()) {
        constexpr int morning = 8;
        draft.at = saidMoment(row[When], morning);
        if (!draft.at) {
            return badValue(row[When]);
        }
    }
    if (!row[By].empty()) {
        if (const auto why = found([&] { draft.by = findOfficer(reg, row[By]); })) {
            return why;
        }
    }
    return row[Meeting].empty() ? std::nullopt
                                : found([&] { draft.meeting = findMeeting(reg, row[Meeting]); });
}

} // namespace

void writeCheckSheet(Register& reg, const CheckSheetOrder& order, const std::filesystem::path& path)
{
    const auto rooms = sheetRooms(reg, order.rooms);
    CellsFile file(path, reg.now(), CellsFile::Memory::Flat);
    writeRooms(reg, order, rooms, file);
    if (path.extension() != ".csv") { // which has one sheet
        writeTasks(reg, order, rooms, file);
    }
    file.keep();
}

ChecksRead readCheckSheet(Register& reg, const Workbook& workbook)
{
    const auto rows = readSaidRows(workbook, prefix, columns, {Site, Power, Line});
    if (!rows) {
        throw Error(Error::Kind::Unreadable, {"check.no_sheet", {}});
    }
    ChecksRead out;
    for (const auto& row : *rows) {
        const bool isChecked = std::any_of(row.said.begin(), row.said.end(), [](const auto& said) {
            return said.first >= Power && said.first <= Line;
        });
        if (!isChecked) {
            continue;
        }
        ChecksRead::Row read{row.row, {}};
        if (const auto why = fill(reg, row, read.draft)) {
            out.unread.push_back({row.row, *why});
        } else {
            out.rows.push_back(std::move(read));
        }
    }
    return out;
}

} // namespace dongbo::importers
