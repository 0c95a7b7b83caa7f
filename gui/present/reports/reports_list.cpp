#include "gui/present/reports/reports_list.h"

#include "core/register/reports/own_reports.h"
#include "core/report/engine/comparison.h"
#include "core/store/queries/device_queries.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/reports/own_reports_list.h"
#include "gui/present/reports/report_compare.h"

#include <algorithm>
#include <array>

namespace dongbo::present {

namespace {

constexpr std::int64_t shownInStrip = 20'000; ///< rows; below, a report is there at once
constexpr int perCharacter = 7;               ///< DIP of a letter, for the widths a report states
constexpr int padding = 16;
constexpr int indent = 20;
constexpr const char* reportPart = "report";

/// What a narrow table can do without, first to go first.
int dropOf(const std::string& column)
{
    static constexpr std::array<std::string_view, 16> last{
        "type",    "serial",   "cost",        "critical",     "fixed",     "maker",
        "year",    "severity", "use",         "price_source", "custodian", "reporter",
        "ordinal", "minimum",  "last_repair", "unpriced"};
    const auto at = std::find(last.begin(), last.end(), column);
    return at == last.end() ? 0 : static_cast<int>(at - last.begin()) + 1;
}

/// Collects a report; stops when somebody cancels, and tells how many rows there are.
class Watched final : public report::Sink
{
public:
    explicit Watched(JobContext& job)
        : m_job(job)
    {}
    [[nodiscard]] bool wantsRecords() const override { return true; }
    void begin(const report::Head& head) override { collected.begin(head); }
    void beginGroup(const report::GroupHead& group) override
    {
        m_job.checkpoint();
        collected.beginGroup(group);
    }
    void row(report::Row row) override
    {
        m_job.progress(++m_rows, 0);
        collected.row(std::move(row));
    }
    void endGroup(const report::Row& subtotal) override { collected.endGroup(subtotal); }
    void end(const report::Tail& tail) override { collected.end(tail); }

    report::Collector collected;

private:
    JobContext& m_job;
    std::uint64_t m_rows = 0;
};

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
    , m_menu(shell)
    , m_behind(shell, [this](const BehindContent* content) { m_around.showBehind(content); })
    , m_openFile(std::move(openFile))
{
    reader().onFailure([this](const Error& error) {
        m_model.reset();
        m_shown.reset();
        m_spots.clear();
        m_sentence = bannerOf(this->session(), error).sentence;
        takeRows();
        m_around.showTitle();
    });
}

void ReportsList::prepare(ListQuery& query) const
{
    if (!isReport(session(), query.first(reportPart))) {
        const auto last = setting("last");
        query = {};
        query.set(reportPart,
                  {isReport(session(), last) ? last
                                             : report::reports(session().language()).front().name});
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
    m_menu.choose(reportName());
    m_around.showReports();
    showFields();
}

void ReportsList::chooseReport(const std::string& report)
{
    if (report != reportName()) {
        ListQuery next;
        next.set(reportPart, {report});
        keepSetting("last", report);
        m_problems.clear();
        clearAsked();
        change(std::move(next));
        showAround();
    }
}

void ReportsList::showFields()
{
    if (reportName().empty()) {
        return;
    }
    const auto info = report::infoOf(reportName(), session().language());
    auto fields = fieldsOf(session(), info, query(), m_problems);
    const auto period = periodOf(session(), info, query());
    if (period && isComparable()) {
        fields.push_back(compareField(session(), *period, query()));
    }
    fields.push_back(dayField(session()));
    m_around.showFields(fields);
}

bool ReportsList::isComparable() const
{
    if (!m_model || m_shownReport != reportName()) {
        return query().has(comparePart);
    }
    return std::any_of(m_model->groups.begin(), m_model->groups.end(), [](const auto& group) {
        return std::any_of(group.rows.begin(), group.rows.end(),
                           [](const auto& row) { return !row.behind.empty(); });
    });
}

std::vector<ListChoice> ReportsList::suggestions(const std::string& field,
                                                 const std::string& typed) const
{
    for (const auto& parameter : report::infoOf(reportName(), session().language()).parameters) {
        if (parameter.name == field) {
            return suggestedFor(session(), parameter, typed, mostChoices);
        }
    }
    return {};
}

void ReportsList::ask(const std::string& field, const std::string& value)
{
    const auto trimmed = std::string(text::trim(value));
    if (field == asOfField) {
        const auto day = text::parseDateText(trimmed);
        shell().showDay(day ? text::lastDay(*day) : session().today());
        return;
    }
    bool isAny = trimmed.empty() || trimmed == anyChoice;
    for (const auto& parameter : report::infoOf(reportName(), session().language()).parameters) {
        isAny =
            isAny || (parameter.name == field && parameter.kind == report::ParameterKind::Choice &&
                      parameter.choices.front().word == trimmed);
    }
    narrow(field, isAny ? std::vector<std::string>() : std::vector{trimmed});
    showFields();
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
    const bool isMade = m_model && m_shownReport == reportName() && asked() == m_askedFor &&
                        m_comparedWith == query().first(comparePart);
    if (isMade && why != Why::Again && !reader().isStale()) {
        arrange();
        takeRows();
        m_around.showTitle();
        return;
    }
    m_askedFor = asked();
    m_comparedWith = query().first(comparePart);
    if (!m_model && m_sentence.empty()) {
        m_sentence = say("reports.making");
        takeRows();
    }
    const bool isLong = std::ssize(m_spots) > shownInStrip;
    const auto info = report::infoOf(reportName(), session().language());
    const auto now = periodOf(session(), info, query());
    const auto then = comparedPeriod(session(), info, query());
    reader().read<Made>(
        [name = reportName(), asked = m_askedFor, now, then,
         language = session().language()](Register& reg, JobContext& job) {
            job.checkpoint();
            Made out;
            const bool isWhole = !asked.contains("site") && !asked.contains("unit");
            if (name == "inventory" && isWhole &&
                store::countDevices(reg.database(), {}) > mostDevices) {
                out.isTooLarge = true;
                return out;
            }
            Watched into(job);
            const auto made = report::runReport(reg, name, asked, language, into);
            if (made) {
                out.model = into.collected.take();
                if (now && then) {
                    out.model =
                        report::besideThen(reg, name, asked, language, out.model, *now, *then);
                }
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
    m_problems = made.problems;
    m_spots.clear();
    m_sentence.clear();
    clearAsked();
    if (made.isTooLarge || !m_problems.empty()) {
        m_model.reset();
        m_shown.reset(); // its chart and key numbers too
        m_sentence = made.isTooLarge ? say("reports.too_large")
                                     : text::say(session().language(), m_problems.front());
    } else {
        m_model = std::make_shared<const report::Model>(std::move(made.model));
        const auto columns = "reports/" + reportName() + (m_comparedWith.empty() ? "" : "/then");
        std::string codes; // one of one's own may have others now
        for (const auto& column : m_model->columns) {
            codes += column.code + ",";
        }
        if (m_shownReport != reportName() || m_columnsOf != columns + ":" + codes) {
            m_shownReport = reportName();
            m_columnsOf = columns + ":" + codes;
            declareAgain(columns);
        }
        arrange();
    }
    showFields();
    takeRows();
    m_around.showReports(); // somebody may have saved one of their own
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
    const bool isGrouped = std::any_of(m_model->groups.begin(), m_model->groups.end(),
                                       [](const auto& group) { return !group.title.empty(); });
    for (const auto& column : m_model->columns) {
        TableColumn made;
        made.id = column.code;
        made.title = column.title;
        made.kind = report::isNumber(column.kind) ? CellKind::Number : CellKind::Text;
        made.width = column.width * perCharacter + padding;
        if (out.empty() && isGrouped) {
            made.width += indent; // rows stand in from the titles of their groups
        }
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

std::string ReportsList::title() const
{
    if (m_model) {
        return m_model->title;
    }
    return isReport(session(), reportName()) ? reportInfo(session(), reportName()).title
                                             : std::string();
}

EmptyList ReportsList::emptyList() const
{
    EmptyList empty{"file-text", m_sentence, {}};
    if (m_model) { // nothing to report is an answer
        empty.fact = say("reports.nothing");
        if (reportName() == "issued-check" && !m_shown->notes.empty()) {
            empty.fact = m_shown->notes.back(); // no difference is what one hopes for
        }
        empty.help = parameterWords();
        if (query().parts.size() > 1) {
            empty.ways.push_back({"all", say("reports.ask_all"), "cross"});
        }
    } else if (!m_problems.empty() && !m_problems.front().field.empty()) {
        const auto fields =
            fieldsOf(session(), report::infoOf(reportName(), session().language()), query(), {});
        for (const auto& field : fields) {
            if (field.name == m_problems.front().field) {
                empty.ways.push_back({"field:" + field.name,
                                      say("reports.choose_field", {{"name", field.title}}),
                                      "pencil"});
            }
        }
    }
    return empty;
}

void ReportsList::takeWay(const std::string& id)
{
    constexpr std::string_view fieldPrefix = "field:";
    if (id == "all") {
        ListQuery next;
        next.set(reportPart, {reportName()});
        change(std::move(next));
        showFields();
    } else if (id.starts_with(fieldPrefix)) {
        m_around.askField(id.substr(fieldPrefix.size()));
    } else {
        ListPresenter::takeWay(id);
    }
}

std::string ReportsList::parameterWords() const
{
    std::string out;
    for (const auto& line : m_shown->parameters) {
        out += (out.empty() ? "" : " · ") + line;
    }
    return out;
}

bool ReportsList::hasRows() const
{
    return std::any_of(m_spots.begin(), m_spots.end(),
                       [](const Spot& spot) { return spot.kind == RowKind::Row; });
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

bool ReportsList::canIssue() const
{
    return m_model && m_shownReport == reportName() && session().isWritable() &&
           isIssued(reportName());
}

void ReportsList::issue()
{
    if (canIssue()) {
        shell().openSheet({SheetKind::IssueReport, std::nullopt, place().filter});
    }
}

bool ReportsList::canChangeOwn() const
{
    return session().isWritable() && ownReportNamed(session(), reportName()).has_value();
}

void ReportsList::changeOwn()
{
    if (canChangeOwn()) {
        const auto id = *ownReportNamed(session(), reportName());
        shell().openSheet({SheetKind::SaveOwnReport, RecordRef{RecordKind::OwnReport, id}, {}});
    }
}

void ReportsList::removeOwn()
{
    if (!canChangeOwn()) {
        return;
    }
    const auto id = *ownReportNamed(session(), reportName());
    const auto next = report::reports(session().language()).front().name;
    const auto useCase = [&]() -> Checked<Shell::Done> {
        chooseReport(next); // what is shown goes
        const auto removed = removeOwnReport(session().reg(), id, {});
        if (!removed) {
            return removed.problems();
        }
        return Shell::Done{removed->changeSet,
                           say("reports.own_removed", {{"name", removed->number}})};
    };
    shell().act(useCase, [this](const Problems& problems) {
        shell().banner(
            {BannerTone::Warn, text::say(session().language(), problems.front()), {}, {}, {}});
    });
}

void ReportsList::exportReport(const std::string& ending)
{
    if (m_model) {
        saveReport(shell(), m_shown, ending, m_openFile);
    }
}

} // namespace dongbo::present
