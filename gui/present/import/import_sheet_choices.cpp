#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/import/import_words.h"
#include "importers/proposal/rows/set_aside.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

// Step 1: what was decided about a sheet, and how a person decides otherwise.

namespace dongbo::present {

using importers::HeaderRows;
using importers::OverruledBy;
using importers::RowKind;

namespace {

constexpr std::uint32_t lastRow = 1'048'576;
constexpr std::uint32_t tallestHeader = 4;
/// Before the place of a row's own answer, and before a site's id.
constexpr std::string_view answerKey = "answer:";
constexpr std::string_view siteKey = "site:";

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

/// What was said of these rows before is said no more; of rows beside them it stands.
void forgetKinds(std::vector<importers::RowKindChoice>& kinds, HeaderRows rows)
{
    std::vector<importers::RowKindChoice> out;
    for (const auto& one : kinds) {
        if (one.rows.last < rows.first || one.rows.first > rows.last) {
            out.push_back(one);
            continue;
        }
        if (one.rows.first < rows.first) {
            out.push_back({{one.rows.first, rows.first - 1}, one.kind, one.isPlace});
        }
        if (one.rows.last > rows.last) {
            out.push_back({{rows.last + 1, one.rows.last}, one.kind, one.isPlace});
        }
    }
    kinds = std::move(out);
}

/// What a person may say that rows are, by the key of the option.
std::optional<importers::RowKindChoice> kindOf(std::string_view key, HeaderRows rows)
{
    static const std::map<std::string_view, std::pair<RowKind, bool>> kinds{
        {"data", {RowKind::Data, false}},
        {"place", {RowKind::Section, true}},
        {"section", {RowKind::Section, false}},
        {"total", {RowKind::Total, false}},
        {"note", {RowKind::Note, false}}};
    const auto found = kinds.find(key);
    if (found == kinds.end()) {
        return std::nullopt;
    }
    return importers::RowKindChoice{rows, found->second.first, found->second.second};
}

int rankOf(importers::Standing standing)
{
    return standing == importers::Standing::Disagrees ? 0
           : standing == importers::Standing::Open    ? 1
                                                      : 2;
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

std::vector<ImportPresenter::Line>
ImportPresenter::lines(const importers::SheetProposal& shown) const
{
    std::vector<Line> out;
    std::map<std::string, std::size_t> places; // by what the list writes
    for (const auto& row : proposal()->setAside) {
        if (row.sheet != m_sheet || !asksForPlace(row) || row.place.empty()) {
            continue;
        }
        const auto [at, isNew] = places.emplace(row.place, out.size());
        if (isNew) {
            out.push_back({nullptr, &row, 0});
        }
        ++out[at->second].rows;
    }
    for (const auto& decision : shown.understanding.decisions) {
        out.push_back({&decision, nullptr, 0});
    }
    std::stable_sort(out.begin(), out.end(), [](const Line& a, const Line& b) {
        const auto rank = [](const Line& line) {
            return line.decision == nullptr ? 0 : rankOf(line.decision->standing);
        };
        return rank(a) < rank(b);
    });
    return out;
}

ImportDecision ImportPresenter::placeDecision(const Line& line) const
{
    const auto& session = m_shell.session();
    ImportDecision row;
    row.icon = "map-pin";
    row.tone = Tone::Warn;
    row.title = session.say("import_page.place_unknown",
                            {{"place", text::collapseSpaces(line.place->place)}});
    row.evidence = session.say(
        "import_page.place_unknown_rows",
        {{"rows", text::formatInteger(static_cast<std::int64_t>(line.rows), session.language())}});
    row.verb = session.say("import_page.choose");
    row.row = line.place->row;
    return row;
}

void ImportPresenter::listDecisions(ImportSheetPage& page,
                                    const importers::SheetProposal& shown) const
{
    const auto& session = m_shell.session();
    for (const auto& line : lines(shown)) {
        if (line.decision == nullptr) {
            page.decisions.push_back(placeDecision(line));
            continue;
        }
        const auto& decision = *line.decision;
        ImportDecision row;
        row.icon = iconOf(decision.kind);
        row.tone = toneOf(decision.standing);
        row.title = session.say(decision.title);
        row.evidence = evidenceOf(session, decision);
        if (decision.kind == importers::DecisionKind::Sections) {
            // what recognition calls a place may be none of the register
            if (const auto unknown = unknownPlaces(); unknown > 0) {
                row.tone = Tone::Warn;
                row.evidence =
                    session.say("import_page.places_unknown",
                                {{"count", text::formatInteger(static_cast<std::int64_t>(unknown),
                                                               session.language())}}) +
                    (row.evidence.empty() ? "" : ", ") + row.evidence;
            }
        }
        if (decision.overruledBy != OverruledBy::Nothing) {
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

std::vector<ImportOption> ImportPresenter::placeOptions(const importers::SetAsideRow& row) const
{
    using Kind = importers::PossibleAnswer::Kind;
    const auto& session = m_shell.session();
    std::vector<ImportOption> out;
    std::set<std::string> offered;
    const auto offer = [&](Kind kind) {
        for (std::size_t i = 0; i < row.answers.size(); ++i) {
            const auto& answer = row.answers[i];
            if (answer.kind == kind) {
                offered.insert(answer.value);
                out.push_back({std::string(answerKey) + std::to_string(i),
                               session.say(answer.label), false, kind == Kind::NamePlace});
            }
        }
    };
    offer(Kind::ChoosePlace);
    offer(Kind::MakePlace);
    offer(Kind::NamePlace);
    for (const auto& site : plan()->sites) {
        if (!offered.contains(site.id.text())) {
            out.push_back({std::string(siteKey) + site.id.text(), site.name, false, false});
        }
    }
    return out;
}

std::vector<ImportOption> ImportPresenter::optionsOf(std::size_t index) const
{
    const auto* shown = sheet();
    std::vector<ImportOption> out;
    const auto all = shown == nullptr ? std::vector<Line>{} : lines(*shown);
    if (index >= all.size()) {
        return out;
    }
    if (all[index].decision == nullptr) {
        return placeOptions(*all[index].place);
    }
    const auto& session = m_shell.session();
    const auto& decision = *all[index].decision;
    if (decision.overruledBy == OverruledBy::Nothing) {
        return out;
    }
    for (const auto& option : decision.options) {
        out.push_back(
            {option.value, text::capitalized(session.say(option.label)), out.empty(), false});
    }
    if (decision.overruledBy == OverruledBy::Column) {
        // every meaning, the likely ones first
        for (auto& meaning : meaningsOf(decision.where.firstColumn)) {
            const bool isThere = std::any_of(out.begin(), out.end(), [&](const auto& option) {
                return option.key == meaning.key;
            });
            if (!isThere) {
                meaning.isOn = false;
                out.push_back(std::move(meaning));
            }
        }
    }
    if (decision.overruledBy == OverruledBy::Header) {
        out.push_back({{}, session.say("import_page.type_rows"), false, true});
        out.push_back({"0", session.say("import_page.no_header"), false, false});
    }
    if (decision.overruledBy == OverruledBy::Place ||
        decision.overruledBy == OverruledBy::SectionPlaces) {
        out.push_back({{}, session.say("import_page.type_place"), false, true});
        for (const auto& site : plan()->sites) {
            out.push_back({site.name, site.name, false, false});
        }
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

void ImportPresenter::choose(const std::function<void(importers::SheetChoices&)>& change)
{
    if (const auto* shown = sheet()) {
        m_run->answer([&, name = shown->reading.name](ImportAnswers& answers) {
            change(answers.lists.at(m_list).choices.sheets[name]);
        });
    }
}

void ImportPresenter::refuse(const std::string& value)
{
    m_shell.banner({BannerTone::Warn,
                    m_shell.session().say("import_page.not_that", {{"value", value}}),
                    {},
                    {},
                    {}});
}

void ImportPresenter::choosePlace(const importers::SetAsideRow& row, const std::string& key,
                                  const std::string& typed)
{
    m_run->answer([&, row](ImportAnswers& answers) {
        auto& own = answers.lists.at(m_list).answers;
        if (!typed.empty()) {
            own.places[row.place] = typed;
        } else if (key.starts_with(siteKey)) {
            own.places[row.place] = key.substr(siteKey.size());
        } else if (key.starts_with(answerKey)) {
            std::size_t at = row.answers.size();
            std::from_chars(key.data() + answerKey.size(), key.data() + key.size(), at);
            if (at < row.answers.size()) {
                importers::give(own, row, row.answers[at], typed);
            }
        }
    });
}

void ImportPresenter::decide(std::size_t index, const std::string& key)
{
    decideLine(index, key, false);
}

void ImportPresenter::decideTyped(std::size_t index, const std::string& typed)
{
    decideLine(index, typed, true);
}

void ImportPresenter::decideLine(std::size_t index, const std::string& key, bool isTyped)
{
    const auto* shown = sheet();
    const auto all = shown == nullptr ? std::vector<Line>{} : lines(*shown);
    if (index >= all.size()) {
        return;
    }
    if (all[index].decision == nullptr) {
        choosePlace(*all[index].place, isTyped ? std::string() : key,
                    isTyped ? key : std::string());
        return;
    }
    auto sheets = m_run->answers().lists.at(m_list).choices.sheets;
    auto& choices = sheets[shown->reading.name];
    if (importers::overrule(choices, *all[index].decision, key)) {
        choose([&](importers::SheetChoices& own) { own = choices; });
    } else {
        refuse(key);
    }
}

void ImportPresenter::setMeaning(std::uint32_t column, const std::string& key)
{
    if (const auto field = importers::parseListField(key)) {
        choose([&](importers::SheetChoices& own) { own.columns[column] = *field; });
    }
}

void ImportPresenter::readSheet(bool isRead)
{
    choose([isRead](importers::SheetChoices& own) { own.isRead = isRead; });
}

std::vector<ImportOption> ImportPresenter::rowOptions(std::size_t first, std::size_t last) const
{
    std::vector<ImportOption> out;
    if (sheet() == nullptr || first > last || last >= m_lines.size()) {
        return out;
    }
    const auto& session = m_shell.session();
    const auto add = [&](const char* key) {
        out.push_back({key, session.say(std::string("import_page.rows_are_") + key), false, false});
    };
    if (m_lines[last].number - m_lines[first].number < tallestHeader) {
        add("header");
    }
    for (const char* key : {"data", "place", "section", "total", "note", "first", "last"}) {
        add(key);
    }
    const auto& sheets = m_run->answers().lists.at(m_list).choices.sheets;
    const auto own = sheets.find(sheet()->reading.name);
    if (own != sheets.end() && (own->second.rows || !own->second.rowKinds.empty())) {
        add("auto");
    }
    return out;
}

void ImportPresenter::decideRows(std::size_t first, std::size_t last, const std::string& key)
{
    if (first > last || last >= m_lines.size()) {
        return;
    }
    const HeaderRows rows{m_lines[first].number, m_lines[last].number};
    choose([&](importers::SheetChoices& own) {
        const auto read = own.rows.value_or(HeaderRows{1, lastRow});
        if (key == "header") {
            own.header = rows;
        } else if (key == "first") {
            own.rows = HeaderRows{rows.first, std::max(rows.first, read.last)};
        } else if (key == "last") {
            own.rows = HeaderRows{std::min(read.first, rows.last), rows.last};
        } else if (key == "auto") {
            own.rows.reset();
            own.rowKinds.clear();
        } else if (const auto kind = kindOf(key, rows)) {
            forgetKinds(own.rowKinds, rows);
            own.rowKinds.push_back(*kind);
        }
    });
}

} // namespace dongbo::present
