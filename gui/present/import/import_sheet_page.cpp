#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/import/import_words.h"

#include <algorithm>
#include <set>

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

/// The row to look at first: of sums one that disagrees.
std::uint32_t rowOf(const importers::SheetProposal& sheet, const importers::Decision& decision)
{
    if (decision.kind == importers::DecisionKind::Totals) {
        for (const auto& total : sheet.totals) {
            if (!total.agrees) {
                return total.row;
            }
        }
    }
    return !decision.rows.empty() ? decision.rows.front() : decision.where.firstRow;
}

} // namespace

std::size_t ImportPresenter::unknownPlaces() const
{
    std::set<std::string> names;
    for (const auto& row : proposal()->setAside) {
        if (row.sheet == m_sheet && asksForPlace(row)) {
            names.insert(row.place);
        }
    }
    return names.size();
}

void ImportPresenter::listDecisions(ImportSheetPage& page,
                                    const importers::SheetProposal& shown) const
{
    const auto& session = m_shell.session();
    for (const auto& decision : shown.understanding.decisions) {
        ImportDecision row;
        row.icon = iconOf(decision.kind);
        row.tone = toneOf(decision.standing);
        row.title = session.say(decision.title);
        row.evidence = evidenceOf(session, decision);
        if (decision.kind == importers::DecisionKind::Sections) {
            // what recognition calls a place may be none of the register
            if (const auto unknown = unknownPlaces(); unknown > 0) {
                row.tone = Tone::Warn;
                row.evidence = session.say("import_page.places_unknown",
                                           {{"count", number(session, unknown)}}) +
                               (row.evidence.empty() ? "" : ", ") + row.evidence;
            }
        }
        if (decision.overruledBy != importers::OverruledBy::Nothing) {
            row.verb =
                session.say(decision.standing == importers::Standing::Open ? "import_page.choose"
                                                                           : "import_page.mend");
        } else if (!decision.rows.empty()) {
            row.verb = session.say("import_page.see");
        }
        row.row = rowOf(shown, decision);
        page.decisions.push_back(std::move(row));
    }
}

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
    if (!shown->recipe.empty()) {
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
                row.acrossLink = section.place;
            }
        }
        break;
    }
    case RowKind::Total: {
        row.isStrong = true;
        row.fill = Tone::Ok;
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

std::vector<ImportOption> ImportPresenter::optionsOf(std::size_t index) const
{
    const auto* shown = sheet();
    std::vector<ImportOption> out;
    if (shown == nullptr || index >= shown->understanding.decisions.size()) {
        return out;
    }
    const auto& session = m_shell.session();
    const auto& decision = shown->understanding.decisions[index];
    using importers::OverruledBy;
    switch (decision.overruledBy) {
    case OverruledBy::Nothing:
        return out;
    case OverruledBy::Column:
        // every meaning, the likely ones first
        for (const auto& option : decision.options) {
            out.push_back(
                {option.value, text::capitalized(session.say(option.label)), out.empty(), false});
        }
        for (auto& meaning : meaningsOf(decision.where.firstColumn)) {
            const bool isThere = std::any_of(out.begin(), out.end(), [&](const auto& option) {
                return option.key == meaning.key;
            });
            if (!isThere) {
                meaning.isOn = false;
                out.push_back(std::move(meaning));
            }
        }
        return out;
    case OverruledBy::IsRead:
    case OverruledBy::Header:
    case OverruledBy::Place:
    case OverruledBy::SectionPlaces:
    case OverruledBy::UnitOfMoney:
    case OverruledBy::PriceOf:
    case OverruledBy::SplitsQuantity:
    case OverruledBy::SplitsBundles:
    case OverruledBy::Encoding:
        break;
    }
    for (const auto& option : decision.options) {
        out.push_back(
            {option.value, text::capitalized(session.say(option.label)), out.empty(), false});
    }
    if (decision.overruledBy == OverruledBy::Header || decision.overruledBy == OverruledBy::Place ||
        decision.overruledBy == OverruledBy::SectionPlaces) {
        out.push_back(
            {{},
             session.say(decision.overruledBy == OverruledBy::Header ? "import_page.type_rows"
                                                                     : "import_page.type_place"),
             false,
             true});
    }
    return out;
}

std::vector<ImportOption> ImportPresenter::meaningsOf(std::uint32_t column) const
{
    const auto& session = m_shell.session();
    std::vector<ImportOption> out;
    auto now = importers::ListField::Unknown;
    if (const auto* shown = sheet()) {
        for (const auto& reading : shown->reading.columns) {
            now = reading.column == column ? reading.field : now;
        }
    }
    using importers::ListField;
    // what people look for most often comes first
    std::vector<ListField> order{
        ListField::Unknown,   ListField::Name,      ListField::Quantity,  ListField::Model,
        ListField::Serial,    ListField::InUseYear, ListField::Condition, ListField::Cost,
        ListField::UnitPrice, ListField::Amount,    ListField::Site,      ListField::Custodian,
        ListField::Notes,     ListField::Maker,     ListField::Code,      ListField::Measure};
    for (std::size_t i = 0; i < importers::listFieldCount; ++i) {
        const auto field = static_cast<ListField>(i);
        if (std::find(order.begin(), order.end(), field) == order.end()) {
            order.push_back(field);
        }
    }
    for (const auto field : order) {
        out.push_back({std::string(importers::codeOf(field)), meaningOf(session, field),
                       field == now, false});
    }
    return out;
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
