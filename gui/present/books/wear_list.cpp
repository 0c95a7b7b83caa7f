#include "gui/present/books/wear_list.h"

#include "core/domain/amount.h"
#include "core/store/queries/wear_queries.h"
#include "core/text/numbers.h"
#include "core/text/percent.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/books/books_words.h"
#include "gui/present/lists/new_column.h"
#include "gui/present/records/records_list.h"

#include <algorithm>
#include <charconv>
#include <functional>

namespace dongbo::present {

namespace {

constexpr const char* statePart = "state";
constexpr const char* yearPart = "year";
constexpr const char* skippedCode = "skipped";
/// More rows than this nobody reads on a screen; the paper has all of them.
constexpr std::size_t mostLines = 10'000;

struct StateEntry
{
    const char* code;
    const char* icon;
    Tone tone;
};
constexpr StateEntry states[] = {{skippedCode, "circle-question", Tone::Warn},
                                 {"opening", "folder-open", Tone::Accent},
                                 {"yearly", "check", Tone::Ok},
                                 {"fully_worn", "minus", Tone::Mute}};

PillText statePill(Language language, std::string_view code)
{
    const auto* at = std::find_if(std::begin(states), std::end(states),
                                  [code](const StateEntry& one) { return one.code == code; });
    return {at->icon, text::say(language, "books.wear_" + std::string(code)), at->tone};
}

std::optional<int> yearIn(const std::string& text)
{
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    return error == std::errc() && end == text.data() + text.size() ? std::optional{year}
                                                                    : std::nullopt;
}

std::string typeWord(Language language, const std::optional<DeviceType>& type)
{
    return type ? text::capitalized(text::say(language, "type." + std::string(codeOf(*type))))
                : std::string();
}

/// Folded words, each after a space.
void addSearched(WearListLine& line)
{
    line.searched = searchedOf({line.code, line.name, line.type});
}

WearListLine lineOf(Language language, const WearLine& of)
{
    WearListLine out;
    out.id = of.device;
    out.code = of.code;
    out.name = of.name;
    out.type = typeWord(language, of.type);
    out.isCounted = true;
    out.cost = of.cost;
    out.rateBasisPoints = of.charge.rateBasisPoints;
    out.before = of.charge.before;
    out.amount = of.charge.amount;
    out.accumulated = of.charge.accumulated;
    const bool isOpened = of.charge.isOpening && of.charge.caughtUp.dong != 0;
    out.stateCode = of.charge.amount.dong == 0 ? "fully_worn" : isOpened ? "opening" : "yearly";
    out.state = statePill(language, out.stateCode);
    addSearched(out);
    return out;
}

WearListLine lineOf(Language language, const WearSkipped& of)
{
    WearListLine out;
    out.id = of.device;
    out.code = of.code;
    out.name = of.name;
    out.type = typeWord(language, of.type);
    out.stateCode = skippedCode;
    out.state = gapPill(language, of.why);
    out.tip =
        text::capitalized(text::say(language, "wear.gap." + std::string(planning::codeOf(of.why))));
    addSearched(out);
    return out;
}

void take(WearYearRead& out, Language language, const WearRun& run)
{
    out.assets = std::ssize(run.lines);
    out.tools = run.tools;
    out.onLoan = run.onLoan;
    out.skipped = std::ssize(run.skipped);
    out.amount = run.all.amount;
    out.charged = std::count_if(run.lines.begin(), run.lines.end(), [](const WearLine& line) {
        return line.charge.amount.dong != 0 || line.charge.caughtUp.dong != 0;
    });
    for (const auto& one : run.skipped) {
        if (out.lines.size() < mostLines) {
            out.lines.push_back(lineOf(language, one));
        }
    }
    for (const auto& one : run.lines) {
        if (out.lines.size() < mostLines) {
            out.lines.push_back(lineOf(language, one));
        }
    }
}

} // namespace

WearYearRead readWearYear(Register& reg, Language language, const std::optional<int>& wanted)
{
    WearYearRead out;
    const auto today = reg.pastDay().value_or(reg.today());
    const int thisYear = static_cast<int>(today.year());
    const int due = nextWearYear(reg);
    const auto charged = store::chargedYears(reg.database());
    const auto addYear = [&out](int year) {
        if (std::find(out.years.begin(), out.years.end(), year) == out.years.end()) {
            out.years.push_back(year);
        }
    };
    if (due <= thisYear) {
        addYear(due);
    }
    for (const auto& year : charged) {
        addYear(static_cast<int>(year.year));
    }
    if (const auto last = store::lastWearYear(reg.database())) { // opening balances alone
        addYear(static_cast<int>(*last));
    }
    std::sort(out.years.rbegin(), out.years.rend());
    const bool isDueOver = due < thisYear;
    const int usual = isDueOver || charged.empty() ? due : static_cast<int>(charged.front().year);
    out.year = wanted.value_or(usual);
    const auto last = store::lastWearYear(reg.database());
    out.isCharged = last && out.year <= *last;
    if (out.isCharged) {
        take(out, language, chargedWear(reg, out.year));
        return out;
    }
    const auto run = previewWear(reg, out.year);
    if (run) {
        take(out, language, *run);
    } else {
        out.problem = text::say(language, run.problems().front());
    }
    return out;
}

WearList::WearList(Shell& shell, ListView& view)
    : BooksList(shell, view, {"wear", ScreenName::Books, RecordKind::Device, {"code", false}},
                BooksPage::Wear)
{}

std::vector<LineColumn<WearListLine>> WearList::declare() const
{
    const NewColumn column(session(), "books.col_");
    const auto language = session().language();
    using Line = const WearListLine&;
    const auto money = [&](const char* id, int drop, auto amount) {
        return LineColumn<WearListLine>{
            column(id, CellKind::Number, 118, 0, drop, false),
            [language, amount](Line line) {
                return moneyCell(language, line.isCounted ? std::optional{std::invoke(amount, line)}
                                                          : std::nullopt);
            },
            [amount](Line line) { return line.isCounted ? std::invoke(amount, line).dong : -1; }};
    };
    return {{column("code", CellKind::Quiet, 122, 0, 2, false), &WearListLine::code},
            {column.fixed("name", 190, 2, 150), &WearListLine::name},
            {column("type", CellKind::Quiet, 110, 0, 5), &WearListLine::type},
            {column(statePart, CellKind::Pill, 150),
             [](Line line) {
                 return ListCell{line.state.word, line.state.icon, line.state.tone, {}, line.tip};
             },
             nullptr, &WearListLine::stateCode},
            money("cost", 1, &WearListLine::cost),
            {column("rate", CellKind::Number, 68, 0, 3, false),
             [language](Line line) {
                 return ListCell{line.isCounted && line.rateBasisPoints != 0
                                     ? text::formatPercent(line.rateBasisPoints, language)
                                     : std::string()};
             },
             &WearListLine::rateBasisPoints},
            money("before", 4, &WearListLine::before),
            money("year_wear", 0, &WearListLine::amount),
            money("accumulated", 2, &WearListLine::accumulated),
            money("net", 0, [](Line line) { return line.net(); })};
}

bool WearList::isReadBy(const std::string& part) const
{
    return part == yearPart;
}

void WearList::readLines()
{
    reader().read<WearYearRead>(
        [language = session().language(), year = yearIn(query().first(yearPart))](
            Register& reg, JobContext&) { return readWearYear(reg, language, year); },
        [this](WearYearRead read) {
            auto lines = std::move(read.lines);
            read.lines.clear();
            m_read = std::move(read);
            take(std::move(lines));
            showBar();
        });
}

void WearList::arranged()
{
    m_sum = {};
    for (std::int64_t i = 0; i < rowCount(); ++i) {
        m_sum = cappedSum(m_sum, line(i).amount);
    }
}

std::string WearList::caption() const
{
    const auto language = session().language();
    if (!m_read.problem.empty()) {
        return m_read.problem;
    }
    auto out = say(m_read.isCharged ? "books.wear_caption" : "books.wear_caption_due",
                   {{"year", std::to_string(m_read.year)},
                    {"count", number(m_read.assets)},
                    {"amount", text::formatMoney(m_read.amount, language)}});
    if (m_read.skipped != 0) {
        out += " · " + say("books.wear_caption_skipped", {{"count", number(m_read.skipped)}});
    }
    return out + " · " +
           say("books.wear_caption_aside",
               {{"tools", number(m_read.tools)}, {"on_loan", number(m_read.onLoan)}});
}

ListFoot WearList::foot(std::int64_t first, std::int64_t last) const
{
    auto foot = ListPresenter::foot(first, last);
    if (rowCount() == 0) {
        return foot;
    }
    if (const auto all = m_read.assets + m_read.skipped; std::ssize(lines()) < all) {
        foot.hint = say("books.wear_cut", {{"count", number(all)}});
    }
    foot.label = say("books.wear_sum", {{"year", std::to_string(m_read.year)}});
    foot.value = text::formatMoney(m_sum, session().language());
    return foot;
}

void WearList::openRow(std::int64_t index)
{
    if (index >= 0 && index < rowCount()) {
        shell().go({ScreenName::Devices, RecordRef{RecordKind::Device, line(index).id}, {}});
    }
}

bool WearList::canRun() const
{
    return isRead() && session().isWritable() && !m_read.isCharged && m_read.problem.empty() &&
           m_read.charged != 0;
}

std::vector<ListChoice> WearList::actions() const
{
    std::vector<ListChoice> out;
    if (canRun()) {
        out.push_back({"run", say("books.wear_run"), "banknote"});
    }
    if (current()) {
        out.push_back({"open", say("books.to_device"), "external"});
    }
    return out;
}

void WearList::doIt(const std::string& actionId)
{
    const auto year = std::to_string(m_read.year);
    if (actionId == "run" && canRun()) {
        ListQuery hint;
        hint.set("year", {year});
        hint.set("count", {std::to_string(m_read.charged)});
        hint.set("skipped", {std::to_string(m_read.skipped)});
        hint.set("amount", {std::to_string(m_read.amount.dong)});
        shell().openSheet({SheetKind::RunWear, std::nullopt, hint.asText()});
    } else if (actionId == "paper") {
        ListQuery paper;
        paper.set("report", {"c55a-hd"});
        paper.set("view", {"paper"});
        paper.set("period", {year});
        shell().go({ScreenName::Reports, std::nullopt, paper.asText()});
    } else if (actionId == "devices") {
        shell().go({ScreenName::Devices, std::nullopt, {}});
    } else if (actionId == "thresholds") {
        shell().go(placeOfRecords(RecordKind::AssetThreshold));
    } else if (actionId == "open" && current()) {
        shell().go({ScreenName::Devices, RecordRef{RecordKind::Device, *current()}, {}});
    }
}

ChipPart WearList::chipPart() const
{
    ChipPart out{statePart, {}};
    for (const auto& one : states) {
        out.values.emplace_back(one.code, statePill(session().language(), one.code));
    }
    return out;
}

std::vector<ListChip> WearList::ownChips() const
{
    ListChip year{yearPart, "calendar",
                  say("books.wear_year", {{"year", std::to_string(m_read.year)}})};
    year.opensMenu = true;
    std::vector<ListChip> out{std::move(year)};
    const auto chips = MemoryList::ownChips();
    out.insert(out.end(), chips.begin(), chips.end());
    return out;
}

bool WearList::isToldByChip(const std::string& part) const
{
    return part == yearPart || MemoryList::isToldByChip(part);
}

void WearList::pressOwn(const std::string& chip)
{
    if (chip != yearPart) {
        MemoryList::pressOwn(chip);
    }
}

std::vector<ListChoice> WearList::menuOf(const std::string& chip) const
{
    std::vector<ListChoice> out;
    if (chip == yearPart) {
        for (const auto year : m_read.years) {
            const auto key = std::to_string(year);
            out.push_back({key, key, {}, {}, Tone::None, year == m_read.year});
        }
    }
    return out;
}

void WearList::chooseIn(const std::string& chip, const std::string& key)
{
    if (chip == yearPart) {
        auto next = query();
        next.clear(statePart); // another year has other states
        next.set(yearPart, {key});
        change(std::move(next));
    }
}

EmptyList WearList::emptyList() const
{
    if (!m_read.problem.empty()) {
        return {"banknote", m_read.problem, say("books.wear_problem_help")};
    }
    if (!lines().empty()) {
        return {"banknote",
                say("books.wear_empty_filter"),
                say("books.empty_filter_help"),
                {{"clear", say("lists.clear_filter"), "cross"}}};
    }
    return {"banknote",
            say("books.wear_empty", {{"year", std::to_string(m_read.year)}}),
            say("books.wear_empty_help"),
            {{"thresholds", say("list.asset_threshold"), "list"},
             {"devices", say("books.to_devices"), "box"}}};
}

} // namespace dongbo::present
