#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/import/import_words.h"

#include <algorithm>

namespace dongbo::present {

using importers::Outcome;
using importers::RowKind;

namespace {

constexpr std::size_t lookedAt = 60; ///< rows whose cells decide a column's width
constexpr std::size_t mostSamples = 5;

std::string number(const Session& session, std::uint64_t value)
{
    return text::formatInteger(static_cast<std::int64_t>(value), session.language());
}

const importers::RowOutcome* outcomeOf(const importers::SheetProposal& sheet, std::uint32_t row)
{
    const auto at =
        std::lower_bound(sheet.rows.begin(), sheet.rows.end(), row,
                         [](const auto& one, std::uint32_t wanted) { return one.row < wanted; });
    return at != sheet.rows.end() && at->row == row ? &*at : nullptr;
}

/// The text of a row that says one thing only.
std::string onlyText(const SheetLine& line)
{
    std::string out;
    for (const auto& cell : line.cells) {
        const auto trimmed = text::collapseSpaces(cell);
        if (!trimmed.empty()) {
            out += (out.empty() ? "" : " ") + trimmed;
        }
    }
    return out;
}

} // namespace

ImportSheetPage ImportPresenter::sheetPage() const
{
    const auto& session = m_shell.session();
    ImportSheetPage page;
    const auto* all = proposal();
    const auto* shown = sheet();
    if (all == nullptr || shown == nullptr) {
        return page;
    }
    page.title = all->fileName;
    page.facts =
        session.say("import_page.sheet_facts", {{"rows", number(session, all->summary.rows())},
                                                {"devices", number(session, all->summary.devices)},
                                                {"format", all->format}});
    for (std::size_t i = 0; i < m_run->lists()->lists().size(); ++i) {
        const auto& list = m_run->lists()->lists()[i];
        page.files.push_back({list.name, "file-sheet", i == m_list, !list.workbook,
                              list.failure ? session.say(list.failure->message()) : list.name});
    }
    const auto& sheets = m_run->lists()->lists()[m_list].workbook->sheets();
    for (std::size_t i = 0; i < all->sheets.size(); ++i) {
        const auto& one = all->sheets[i];
        const bool isHidden = i < sheets.size() && sheets[i].hidden;
        std::string tip =
            one.reading.isRead() ? std::string() : session.say(one.reading.layoutReason);
        page.sheets.push_back({one.reading.name, isHidden ? "eye" : "", i == m_sheet,
                               !one.reading.isRead(), std::move(tip)});
    }
    std::size_t width = 0;
    for (const auto& line : m_lines) {
        width = std::max(width, line.cells.size());
    }
    for (std::size_t i = 0; i < width; ++i) {
        ImportColumn column;
        column.column = static_cast<std::uint32_t>(i + 1);
        column.letter = importers::columnLetters(column.column);
        column.meaning = session.say("import_page.column_skipped");
        column.tone = Tone::None;
        for (const auto& reading : shown->reading.columns) {
            if (reading.column != column.column) {
                continue;
            }
            column.tip = session.say(reading.reason);
            if (reading.field == importers::ListField::Unknown) {
                const bool isOpen = !reading.guesses.empty();
                column.meaning = session.say(isOpen ? "import_page.column_unclear"
                                                    : "import_page.column_skipped");
                column.tone = isOpen ? Tone::Warn : Tone::None;
            } else {
                column.meaning = meaningOf(session, reading.field);
                column.tone = reading.guesses.empty() ? Tone::Accent : Tone::Warn;
                column.isNumber = isNumeric(reading.field);
            }
        }
        for (std::size_t row = 0; row < std::min(lookedAt, m_lines.size()); ++row) {
            const auto* outcome = outcomeOf(*shown, m_lines[row].number);
            const bool isAcross = outcome == nullptr || outcome->role == RowKind::Letterhead ||
                                  outcome->role == RowKind::Section;
            if (!isAcross && i < m_lines[row].cells.size()) {
                column.characters =
                    std::max(column.characters,
                             static_cast<int>(text::countCodePoints(m_lines[row].cells[i])));
            }
        }
        column.characters = std::clamp(column.characters, 4, 34);
        page.columns.push_back(std::move(column));
    }
    page.rows = m_lines.size();
    listDecisions(page, *shown);
    const auto& samples = shown->understanding.samples;
    for (std::size_t i = 0; i < std::min(mostSamples, samples.size()); ++i) {
        page.samples.push_back({samples[i].before, samples[i].after});
    }
    if (m_run->state() == ImportState::Failed) {
        page.problem = session.say("import_page.not_compared");
    }
    page.note = session.say("import_page.remembered");
    if (!shown->reading.isRead()) {
        page.note = session.say("import_page.not_read_help");
    } else if (!shown->readLike.empty()) {
        page.note = session.say("import_page.like_sheet", {{"sheet", shown->readLike}});
    } else if (!shown->recipe.empty()) {
        page.note = session.say("import_page.as_before", {{"list", shown->recipe}});
    }
    return page;
}

ImportSheetRow ImportPresenter::sheetRow(std::size_t index) const
{
    const auto& session = m_shell.session();
    ImportSheetRow row;
    if (index >= m_lines.size()) {
        return row;
    }
    const auto& line = m_lines[index];
    row.number = line.number;
    row.cells = line.cells;
    const auto* shown = sheet();
    const auto* outcome = shown == nullptr ? nullptr : outcomeOf(*shown, line.number);
    if (outcome == nullptr) {
        row.isQuiet = true;
        return row;
    }
    switch (outcome->role) {
    case RowKind::Letterhead:
    case RowKind::Note:
    case RowKind::Signature:
    case RowKind::Blank:
        row.across = onlyText(line);
        row.isQuiet = true;
        row.note = session.say("import_page.role_" + std::string(codeOf(outcome->role)));
        break;
    case RowKind::Header:
        row.fill = Tone::Accent;
        row.isStrong = true;
        break;
    case RowKind::ColumnNumbers:
        row.isQuiet = true;
        break;
    case RowKind::Section: {
        row.across = onlyText(line);
        row.isStrong = true;
        row.fill = Tone::Mute;
        for (const auto& section : shown->understanding.sections) {
            if (section.row == line.number) {
                row.acrossLink = section.site.empty() ? section.place : section.site;
            }
        }
        break;
    }
    case RowKind::Total: {
        row.isStrong = true;
        row.fill = Tone::Mute; // nothing to hold it against
        bool agrees = true;
        std::uint32_t column = 0;
        for (const auto& total : shown->totals) {
            if (total.row == line.number) {
                agrees = agrees && total.agrees;
                column = std::max(column, total.column);
            }
        }
        if (column > 0) {
            row.fill = agrees ? Tone::Ok : Tone::Bad;
            row.note =
                session.say(agrees ? "import_page.total_agrees" : "import_page.total_differs");
        }
        break;
    }
    case RowKind::Data:
        break;
    }
    if (outcome->outcome == Outcome::SetAside) {
        row.fill = Tone::Warn;
        row.flagIcon = "triangle-alert";
        row.flag = session.say("import_page.flag_aside",
                               {{"reason", session.say(importers::reasonOf(*shown, *outcome))}});
        for (const auto& aside : proposal()->setAside) {
            if (aside.sheet == m_sheet && aside.row == line.number && aside.column > 0) {
                row.badCell = aside.column - 1;
            }
        }
    }
    return row;
}

std::string ImportPresenter::caption() const
{
    const auto& session = m_shell.session();
    if (plan() == nullptr) {
        return session.say("import_page.caption");
    }
    const auto sum = importers::summaryOf(plan()->proposals);
    const auto& lists = m_run->lists()->lists();
    auto name = lists.front().name;
    if (lists.size() > 1) {
        name = session.say("import_page.lists", {{"count", number(session, lists.size())}});
    }
    return session.say("import_page.caption_of",
                       {{"name", name}, {"rows", number(session, sum.rows())}});
}

} // namespace dongbo::present
