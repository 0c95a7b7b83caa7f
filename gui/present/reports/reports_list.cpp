#include "gui/present/reports/reports_list.h"

#include "core/register/base/find.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/search/search.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/sort_key.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"

#include <algorithm>
#include <array>
#include <variant>

namespace dongbo::present {

namespace {

constexpr std::int64_t shownInStrip = 20'000; ///< rows; below, a report is there at once
constexpr int perCharacter = 7;               ///< DIP of a letter, for the widths a report states
constexpr int padding = 16;
constexpr const char* reportPart = "report";

/// The words a parameter can be, in the order core/report knows them.
std::vector<std::string> wordsOf(const std::string& parameter)
{
    if (parameter == "scope") {
        return {"all", "open", "closed"};
    }
    if (parameter == "by") {
        return {"all", "site", "device", "vendor"};
    }
    if (parameter == "detail") {
        return {"gaps", "all"};
    }
    return {};
}

ReportField::Kind kindOf(const std::string& parameter)
{
    if (parameter == "site" || parameter == "unit") {
        return ReportField::Kind::Place;
    }
    if (parameter == "since" || parameter == "until") {
        return ReportField::Kind::Day;
    }
    return ReportField::Kind::Word;
}

/// What a narrow table can do without, first to go first.
int dropOf(const std::string& column)
{
    static constexpr std::array<std::string_view, 16> last{
        "type",     "serial",  "cost",     "critical", "fixed",        "repairs",
        "maker",    "year",    "severity", "use",      "price_source", "custodian",
        "reporter", "ordinal", "minimum",  "unpriced"};
    const auto at = std::find(last.begin(), last.end(), column);
    return at == last.end() ? 0 : static_cast<int>(at - last.begin()) + 1;
}

/// Of a column of texts their keys, of numbers and days the numbers.
bool isBefore(const report::Cell& a, const report::Cell& b)
{
    if (a.index() != b.index()) {
        return a.index() > b.index(); // what has a value before what has none
    }
    const auto* left = std::get_if<std::string>(&a);
    return left == nullptr ? a < b : text::sortKey(*left) < text::sortKey(std::get<std::string>(b));
}

} // namespace

/// What a worker makes.
struct ReportsList::Made
{
    report::Model model;
    Problems problems;
    bool isTooLarge = false;
};

ReportsList::ReportsList(Shell& shell, ListView& view, ReportsView& around, OpenFile openFile)
    : ListPresenter(shell, view, {"reports", ScreenName::Reports, std::nullopt, {}})
    , m_around(around)
    , m_openFile(std::move(openFile))
{
    reader().onFailure([this](const Error& error) {
        m_model.reset();
        m_spots.clear();
        m_sentence = bannerOf(this->session(), error).sentence;
        takeRows();
        m_around.showTitle();
    });
}

void ReportsList::prepare(ListQuery& query) const
{
    const auto all = report::reports(session().language());
    const auto isKnown = [&](const std::string& name) {
        return std::any_of(all.begin(), all.end(),
                           [&](const auto& info) { return info.name == name; });
    };
    if (!isKnown(query.first(reportPart))) {
        const auto last = setting("last");
        query = {};
        query.set(reportPart, {isKnown(last) ? last : all.front().name});
    }
}

void ReportsList::open(const Place& place)
{
    auto asked = place;
    if (asked.filter.empty() && reportName().empty()) {
        asked.filter = "all"; // the one shown last
    }
    ListPresenter::open(asked);
    showAround();
}

void ReportsList::showAround()
{
    std::vector<ReportTitle> titles;
    for (const auto& info : report::reports(session().language())) {
        titles.push_back({info.name, info.title, info.name == reportName()});
    }
    m_around.showReports(titles);
    showFields();
}

void ReportsList::chooseReport(const std::string& report)
{
    if (report != reportName()) {
        ListQuery next;
        next.set(reportPart, {report});
        keepSetting("last", report);
        m_problems.clear();
        change(std::move(next));
        showAround();
    }
}

void ReportsList::showFields()
{
    std::vector<ReportField> fields;
    for (const auto& info : report::reports(session().language())) {
        if (info.name != reportName()) {
            continue;
        }
        for (const auto& parameter : info.parameters) {
            ReportField field;
            field.name = parameter.name;
            field.title = parameter.title;
            field.kind = kindOf(parameter.name);
            field.value = query().first(parameter.name);
            for (const auto& word : wordsOf(parameter.name)) {
                field.choices.push_back({word, say("report." + parameter.name + "." + word)});
            }
            if (field.kind == ReportField::Kind::Word && field.value.empty()) {
                field.value = field.choices.front().key;
            }
            if (field.kind == ReportField::Kind::Day) {
                const auto day = parseIsoDate(field.value);
                field.value = day ? text::formatDate(*day) : field.value;
            }
            for (const auto& problem : m_problems) {
                if (problem.field == parameter.name) {
                    field.error = text::say(session().language(), problem);
                }
            }
            fields.push_back(std::move(field));
        }
    }
    m_around.showFields(fields);
}

std::vector<ListChoice> ReportsList::suggestions(const std::string& field,
                                                 const std::string& typed) const
{
    std::vector<ListChoice> out;
    const auto wanted = field == "site" ? RecordKind::Site : RecordKind::Unit;
    auto& database = session().shown().database();
    if (text::trim(typed).empty()) {
        if (wanted == RecordKind::Site) {
            for (const auto& site : store::siteNames(database, session().shownDay())) {
                if (out.size() < mostChoices) {
                    out.push_back({site.id.text(), site.name});
                }
            }
        } else {
            for (const auto& unit : store::unitTree(database, {})) {
                if (out.size() < mostChoices) {
                    out.push_back({unit.id.text(), store::unitTitle(unit.unit)});
                }
            }
        }
        return out;
    }
    for (const auto& hit : store::searchAll(database, typed, 12)) {
        if (hit.kind == wanted) {
            out.push_back({hit.id.text(), hit.title});
        }
    }
    return out;
}

void ReportsList::ask(const std::string& field, const std::string& value)
{
    const auto words = wordsOf(field);
    const auto trimmed = std::string(text::trim(value));
    const bool isAny = trimmed.empty() || (!words.empty() && words.front() == trimmed);
    narrow(field, isAny ? std::vector<std::string>() : std::vector{trimmed});
}

report::Parameters ReportsList::asked() const
{
    report::Parameters out;
    for (const auto& [part, values] : query().parts) {
        if (part != reportPart) {
            out[part] = values.front();
        }
    }
    return out;
}

void ReportsList::read(Why why)
{
    if (why == Why::Sorted && m_model) {
        arrange();
        takeRows();
        return;
    }
    if (!m_model && m_sentence.empty()) {
        m_sentence = say("reports.making");
        takeRows();
    }
    const bool isLong = std::ssize(m_spots) > shownInStrip;
    reader().read<Made>(
        [name = reportName(), asked = asked(), language = session().language()](Register& reg,
                                                                                JobContext& job) {
            job.checkpoint();
            Made out;
            const bool isWhole = !asked.contains("site") && !asked.contains("unit");
            if (name == "inventory" && isWhole &&
                store::countDevices(reg.database(), {}) > mostDevices) {
                out.isTooLarge = true;
                return out;
            }
            auto made = report::runReport(reg, name, asked, language);
            if (made) {
                out.model = std::move(*made);
            } else {
                out.problems = made.problems();
            }
            return out;
        },
        [this](Made made) { adopt(std::move(made)); },
        isLong ? say("reports.making") : std::string());
}

void ReportsList::adopt(Made made)
{
    const bool hadProblems = !m_problems.empty();
    m_problems = made.problems;
    if (hadProblems || !m_problems.empty()) {
        showFields();
    }
    m_spots.clear();
    m_sentence.clear();
    if (made.isTooLarge || !m_problems.empty()) {
        m_model.reset();
        m_sentence = made.isTooLarge ? say("reports.too_large")
                                     : text::say(session().language(), m_problems.front());
    } else {
        m_model = std::make_shared<const report::Model>(std::move(made.model));
        if (m_shownReport != reportName()) {
            m_shownReport = reportName();
            declareAgain("reports/" + m_shownReport);
        }
        arrange();
    }
    takeRows();
    m_around.showTitle();
}

void ReportsList::arrange()
{
    m_spots.clear();
    const auto& columns = m_model->columns;
    const auto sorted = static_cast<std::size_t>(
        std::find_if(columns.begin(), columns.end(),
                     [this](const auto& column) { return column.code == sort().column; }) -
        columns.begin());
    for (std::size_t g = 0; g < m_model->groups.size(); ++g) {
        const auto& group = m_model->groups[g];
        if (!group.title.empty()) {
            m_spots.push_back({RowKind::Group, g, 0});
        }
        const auto first = m_spots.size();
        for (std::size_t r = 0; r < group.rows.size(); ++r) {
            m_spots.push_back({RowKind::Row, g, r});
        }
        if (sorted < columns.size()) {
            const auto cell = [&](const Spot& spot) -> const report::Cell& {
                return group.rows[spot.row][sorted];
            };
            std::stable_sort(m_spots.begin() + static_cast<std::ptrdiff_t>(first), m_spots.end(),
                             [&](const Spot& a, const Spot& b) {
                                 return sort().isDescending ? isBefore(cell(b), cell(a))
                                                            : isBefore(cell(a), cell(b));
                             });
        }
        if (!group.subtotal.empty()) {
            m_spots.push_back({RowKind::Subtotal, g, 0});
        }
    }
    if (!m_model->total.empty()) {
        m_spots.push_back({RowKind::Total, 0, 0});
    }
    for (std::size_t n = 0; n < m_model->notes.size(); ++n) {
        m_spots.push_back({RowKind::Note, 0, n});
    }
}

std::vector<TableColumn> ReportsList::declared() const
{
    std::vector<TableColumn> out;
    if (!m_model) {
        return out;
    }
    for (const auto& column : m_model->columns) {
        TableColumn made;
        made.id = column.code;
        made.title = column.title;
        made.kind =
            column.kind == report::ColumnKind::Integer || column.kind == report::ColumnKind::Money
                ? CellKind::Number
                : CellKind::Text;
        made.width = column.width * perCharacter + padding;
        const bool isWide = column.width >= 20;
        made.stretch = isWide ? column.width : 0;
        made.least = isWide ? std::min(made.width, 150) : made.width;
        made.drop = dropOf(column.code);
        made.filters = false;
        made.isFixed = made.drop == 0 && out.empty();
        out.push_back(std::move(made));
    }
    return out;
}

std::string ReportsList::caption() const
{
    std::string out;
    if (m_model) {
        for (const auto& line : m_model->parameters) {
            out += line + " · ";
        }
        out += m_model->provenance;
    }
    return out;
}

std::int64_t ReportsList::rowCount() const
{
    return std::ssize(m_spots);
}

std::int64_t ReportsList::keyAt(std::int64_t index) const
{
    constexpr std::int64_t rowsOfGroup = 1'000'000'000;
    const auto& spot = m_spots[static_cast<std::size_t>(index)];
    return (static_cast<std::int64_t>(spot.group) * 8 + static_cast<std::int64_t>(spot.kind)) *
               rowsOfGroup +
           static_cast<std::int64_t>(spot.row);
}

EmptyList ReportsList::emptyList() const
{
    return {"file-text", m_sentence, {}};
}

ListFoot ReportsList::foot(std::int64_t first, std::int64_t last) const
{
    auto foot = ListPresenter::foot(first, last);
    if (m_model) {
        const auto rows = std::count_if(m_spots.begin(), m_spots.end(),
                                        [](const Spot& spot) { return spot.kind == RowKind::Row; });
        foot.left = say("reports.foot",
                        {{"rows", number(rows)}, {"groups", number(std::ssize(m_model->groups))}});
    }
    return foot;
}

std::string ReportsList::textOf(const report::Cell& cell) const
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return text::formatInteger(*number, session().language());
    }
    const auto* day = std::get_if<Date>(&cell);
    return day == nullptr ? std::string() : text::formatDate(*day);
}

void ReportsList::row(std::int64_t index, ListRow& out)
{
    const auto& spot = m_spots[static_cast<std::size_t>(index)];
    out = {};
    out.cells.resize(columns().size());
    out.isHeading = spot.kind == RowKind::Group || spot.kind == RowKind::Note;
    out.isStrong = spot.kind == RowKind::Subtotal || spot.kind == RowKind::Total;
    out.fill = spot.kind == RowKind::Total ? Tone::Accent : Tone::None;
    if (out.isHeading) {
        out.cells.front().text = spot.kind == RowKind::Group ? m_model->groups[spot.group].title
                                                             : m_model->notes[spot.row];
        return;
    }
    const auto& cells = spot.kind == RowKind::Row ? m_model->groups[spot.group].rows[spot.row]
                        : spot.kind == RowKind::Subtotal ? m_model->groups[spot.group].subtotal
                                                         : m_model->total;
    for (std::size_t i = 0; i < std::min(cells.size(), out.cells.size()); ++i) {
        out.cells[i].text = textOf(cells[i]);
        out.cells[i].tip = out.cells[i].text;
        if (const auto* number = std::get_if<std::int64_t>(&cells[i])) {
            out.cells[i].plain = std::to_string(*number);
        }
    }
}

std::optional<Place> ReportsList::placeOf(const Spot& spot) const
{
    if (spot.kind != RowKind::Row && spot.kind != RowKind::Group) {
        return std::nullopt;
    }
    auto& reg = session().shown();
    const auto& group = m_model->groups[spot.group];
    Place place;
    const auto toSite = [&](const std::string& name) {
        place.screen = ScreenName::Sites;
        place.record = RecordRef{RecordKind::Site, findSite(reg, name)};
        return place;
    };
    if (spot.kind == RowKind::Group) {
        return toSite(group.title);
    }
    const auto& row = group.rows[spot.row];
    const auto textIn = [&](std::string_view code) {
        for (std::size_t i = 0; i < std::min(row.size(), m_model->columns.size()); ++i) {
            if (m_model->columns[i].code == code) {
                return textOf(row[i]);
            }
        }
        return std::string();
    };
    if (const auto number = textIn("number"); !number.empty()) {
        place.screen = ScreenName::Faults;
        place.record = RecordRef{RecordKind::Fault, findFault(reg, number)};
        return place;
    }
    auto device = textIn("code");
    if (device.empty()) {
        device = textIn("devices");
        device = device.substr(0, device.find(','));
    }
    if (!device.empty()) {
        place.screen = ScreenName::Devices;
        place.record = RecordRef{RecordKind::Device, findDevice(reg, device)};
        return place;
    }
    const auto name = textIn("name");
    return name.empty() ? std::nullopt : std::optional{toSite(name)};
}

void ReportsList::openRow(std::int64_t index)
{
    if (index < 0 || index >= rowCount()) {
        return;
    }
    try {
        if (const auto place = placeOf(m_spots[static_cast<std::size_t>(index)])) {
            shell().go(*place);
        }
    } catch (const Error&) {
        // a group that is no place, a device without a code: the row leads nowhere
    }
}

void ReportsList::exportReport()
{
    if (m_model) {
        saveReport(shell(), m_model, m_openFile);
    }
}

} // namespace dongbo::present
