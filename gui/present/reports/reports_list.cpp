#include "gui/present/reports/reports_list.h"

#include "core/store/queries/device_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/search/search.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"

#include <algorithm>
#include <array>

namespace dongbo::present {

namespace {

constexpr std::int64_t shownInStrip = 20'000; ///< rows; below, a report is there at once
constexpr int perCharacter = 7;               ///< DIP of a letter, for the widths a report states
constexpr int padding = 16;
constexpr const char* reportPart = "report";
constexpr const char* anyKey = "*"; ///< of a field that does not restrict

ReportField::Kind kindOf(report::ParameterKind kind)
{
    switch (kind) {
    case report::ParameterKind::Site:
    case report::ParameterKind::Unit:
        return ReportField::Kind::Place;
    case report::ParameterKind::Day:
        return ReportField::Kind::Day;
    case report::ParameterKind::Choice:
    case report::ParameterKind::Type:
        return ReportField::Kind::Word;
    case report::ParameterKind::Period:
    case report::ParameterKind::Vendor:
    case report::ParameterKind::Officer:
    case report::ParameterKind::Device:
    case report::ParameterKind::Number:
        break;
    }
    return ReportField::Kind::Typed;
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
            field.kind = kindOf(parameter.kind);
            field.value = query().first(parameter.name);
            if (parameter.kind == report::ParameterKind::Type) {
                field.choices.push_back({anyKey, say("reports.any_place")});
            }
            for (const auto& choice : parameter.choices) {
                field.choices.push_back({choice.word, choice.title});
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
    const auto trimmed = std::string(text::trim(value));
    bool isAny = trimmed.empty() || trimmed == anyKey;
    for (const auto& parameter : report::infoOf(reportName(), session().language()).parameters) {
        isAny =
            isAny || (parameter.name == field && parameter.kind == report::ParameterKind::Choice &&
                      parameter.choices.front().word == trimmed);
    }
    narrow(field, isAny ? std::vector<std::string>() : std::vector{trimmed});
}

report::Parameters ReportsList::asked() const
{
    report::Parameters out;
    for (const auto& [part, values] : query().parts) {
        if (isParameter(part)) {
            out[part] = values.front();
        }
    }
    return out;
}

void ReportsList::read(Why why)
{
    const bool isMade = m_model && m_shownReport == reportName() && asked() == m_askedFor;
    if (isMade && why != Why::Again && !reader().isStale()) {
        arrange();
        takeRows();
        m_around.showTitle();
        return;
    }
    m_askedFor = asked();
    if (!m_model && m_sentence.empty()) {
        m_sentence = say("reports.making");
        takeRows();
    }
    const bool isLong = std::ssize(m_spots) > shownInStrip;
    reader().read<Made>(
        [name = reportName(), asked = m_askedFor,
         language = session().language()](Register& reg, JobContext& job) {
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

bool ReportsList::isParameter(const std::string& part) const
{
    for (const auto& info : report::reports(session().language())) {
        if (info.name == reportName()) {
            return std::any_of(info.parameters.begin(), info.parameters.end(),
                               [&](const auto& one) { return one.name == part; });
        }
    }
    return false;
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
        made.kind = report::isNumber(column.kind) ? CellKind::Number : CellKind::Text;
        made.width = column.width * perCharacter + padding;
        const bool isWide = column.width >= 20;
        made.stretch = isWide ? column.width : 0;
        made.least = isWide ? std::min(made.width, 150) : made.width;
        made.drop = dropOf(column.code);
        // what the report can be asked for restricts it by its field
        made.filters = column.code != reportPart && !isParameter(column.code);
        made.isFixed = made.drop == 0 && out.empty();
        out.push_back(std::move(made));
    }
    return out;
}

std::string ReportsList::caption() const
{
    std::string out;
    if (m_model) {
        for (const auto& line : m_shown->parameters) {
            out += line + " · ";
        }
        out += m_shown->provenance;
    }
    return out;
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
                        {{"rows", number(rows)}, {"groups", number(std::ssize(m_shown->groups))}});
    }
    return foot;
}

void ReportsList::exportReport()
{
    if (m_model) {
        saveReport(shell(), m_shown, m_openFile);
    }
}

} // namespace dongbo::present
