#include "gui/present/reports/reports_presenter.h"

#include "core/register/base/find.h"
#include "core/report/writers.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/search/search.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/words/filter_parts.h"

#include <algorithm>
#include <array>

namespace dongbo::present {

namespace {

constexpr std::int64_t shownInStrip = 20'000; ///< devices; below, a report is there at once

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

/// "kiem-ke-thiet-bi-theo-diem-cau-2021-06-16.xlsx"
std::string fileNameFor(const std::string& title, Date day)
{
    auto name = text::fold(title) + " " + isoText(day);
    std::replace(name.begin(), name.end(), ' ', '-');
    return name + ".xlsx";
}

} // namespace

struct ReportsPresenter::Made
{
    Session::ForWorker reading;
    std::string name;
    report::Parameters asked;
    Language language = Language::Vietnamese;

    report::Model model;
    Problems problems;
    bool isTooLarge = false;

    void run()
    {
        auto reg = reading.open();
        const bool isWhole = !asked.contains("site") && !asked.contains("unit");
        if (name == "inventory" && isWhole &&
            store::countDevices(reg.database(), {}) > mostDevices) {
            isTooLarge = true;
            return;
        }
        auto made = report::runReport(reg, name, asked, language);
        if (made) {
            model = std::move(*made);
        } else {
            problems = made.problems();
        }
    }
};

ReportsPresenter::ReportsPresenter(Shell& shell, ReportsView& view,
                                   std::function<void(const std::filesystem::path&)> openFile)
    : m_shell(shell)
    , m_view(view)
    , m_openFile(std::move(openFile))
    , m_job(shell.jobs())
    , m_changed(shell.session().changed.connect([this] {
        m_isStale = true;
        if (m_isShown) {
            make();
        }
    }))
    , m_language(shell.session().languageChanged.connect([this] {
        if (m_isShown) {
            choose(m_report);
        }
    }))
{}

void ReportsPresenter::open(const Place& place)
{
    m_isShown = true;
    auto parts = filterParts(place.filter);
    const auto named = parts.find("report");
    if (named != parts.end()) {
        m_report = named->second;
        parts.erase(named);
        m_asked = {parts.begin(), parts.end()};
        m_isStale = true;
    } else if (m_report.empty()) {
        m_report = m_shell.settings().value("reports/last");
    }
    const auto all = report::reports(m_shell.session().language());
    const bool isKnown = std::any_of(all.begin(), all.end(),
                                     [this](const auto& info) { return info.name == m_report; });
    if (!isKnown) {
        m_report = all.front().name;
        m_asked.clear();
    }
    if (m_isStale) {
        choose(m_report);
    }
}

void ReportsPresenter::reload()
{
    m_isShown = true;
    m_isStale ? choose(m_report) : make();
}

void ReportsPresenter::hide()
{
    m_isShown = false;
}

Place ReportsPresenter::place() const
{
    Place place;
    place.screen = ScreenName::Reports;
    place.filter = "report=" + m_report;
    for (const auto& [name, value] : m_asked) {
        place.filter += ";" + name + "=" + value;
    }
    return place;
}

void ReportsPresenter::choose(const std::string& report)
{
    if (report != m_report) {
        m_asked.clear();
        m_report = report;
    }
    m_shell.settings().setValue("reports/last", m_report);
    m_problems.clear();
    std::vector<ReportTitle> titles;
    for (const auto& info : report::reports(m_shell.session().language())) {
        titles.push_back({info.name, info.title, info.name == m_report});
    }
    m_view.showReports(titles);
    showFields();
    make();
}

void ReportsPresenter::showFields()
{
    auto& session = m_shell.session();
    std::vector<ReportField> fields;
    for (const auto& info : report::reports(session.language())) {
        if (info.name != m_report) {
            continue;
        }
        for (const auto& parameter : info.parameters) {
            ReportField field;
            field.name = parameter.name;
            field.title = parameter.title;
            field.kind = kindOf(parameter.name);
            const auto asked = m_asked.find(parameter.name);
            field.value = asked == m_asked.end() ? std::string() : asked->second;
            for (const auto& word : wordsOf(parameter.name)) {
                field.choices.push_back(
                    {word, session.say("report." + parameter.name + "." + word)});
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
                    field.error = text::say(session.language(), problem);
                }
            }
            fields.push_back(std::move(field));
        }
    }
    m_view.showFields(fields);
}

std::vector<ReportField::Choice> ReportsPresenter::suggestions(const std::string& field,
                                                               const std::string& typed) const
{
    std::vector<ReportField::Choice> out;
    const auto wanted = field == "site" ? RecordKind::Site : RecordKind::Unit;
    auto& database = m_shell.session().shown().database();
    if (text::trim(typed).empty()) {
        if (wanted == RecordKind::Site) {
            for (const auto& site : store::siteNames(database, m_shell.session().shownDay())) {
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

void ReportsPresenter::ask(const std::string& field, const std::string& value)
{
    const auto before = m_asked;
    const auto words = wordsOf(field);
    const auto trimmed = std::string(text::trim(value));
    if (trimmed.empty() || (!words.empty() && words.front() == trimmed)) {
        m_asked.erase(field);
    } else {
        m_asked[field] = trimmed;
    }
    if (m_asked != before) {
        make();
    }
}

void ReportsPresenter::make()
{
    auto& session = m_shell.session();
    if (!session.isOpen()) {
        return;
    }
    m_isStale = false;
    if (!m_model) {
        m_view.showSentence(session.say("reports.making"));
    }
    const auto made = std::make_shared<Made>();
    made->reading = session.openForWorker(Session::WorkerAccess::Read);
    made->name = m_report;
    made->asked = m_asked;
    made->language = session.language();
    JobSpec spec;
    if (m_page.lines > static_cast<std::size_t>(shownInStrip)) {
        spec.title = session.say("reports.making");
    }
    spec.work = [made](JobContext& context) {
        context.checkpoint();
        made->run();
    };
    spec.done = [this, made](const JobEnd& end) {
        if (end.isDone()) {
            adopt(*made);
        } else if (!end.isCancelled()) {
            m_model.reset();
            m_page = {};
            m_view.showSentence(bannerOf(m_shell.session(), *end.error).sentence);
        }
    };
    m_job.start(std::move(spec));
}

void ReportsPresenter::adopt(Made& made)
{
    auto& session = m_shell.session();
    const bool hadProblems = !m_problems.empty();
    m_problems = made.problems;
    if (hadProblems || !m_problems.empty()) {
        showFields();
    }
    m_spots.clear();
    m_page = {};
    if (made.isTooLarge || !m_problems.empty()) {
        m_model.reset();
        m_view.showSentence(made.isTooLarge ? session.say("reports.too_large")
                                            : text::say(session.language(), m_problems.front()));
        return;
    }
    m_model = std::make_shared<const report::Model>(std::move(made.model));
    std::size_t rows = 0;
    for (std::size_t g = 0; g < m_model->groups.size(); ++g) {
        const auto& group = m_model->groups[g];
        if (!group.title.empty()) {
            m_spots.push_back({ReportLine::Kind::Group, g, 0});
        }
        for (std::size_t r = 0; r < group.rows.size(); ++r) {
            m_spots.push_back({ReportLine::Kind::Row, g, r});
        }
        rows += group.rows.size();
        if (!group.subtotal.empty()) {
            m_spots.push_back({ReportLine::Kind::Subtotal, g, 0});
        }
    }
    if (!m_model->total.empty()) {
        m_spots.push_back({ReportLine::Kind::Total, 0, 0});
    }
    for (std::size_t n = 0; n < m_model->notes.size(); ++n) {
        m_spots.push_back({ReportLine::Kind::Note, 0, n});
    }
    m_page.title = m_model->title;
    for (const auto& line : m_model->parameters) {
        m_page.caption += line + " · ";
    }
    m_page.caption += m_model->provenance;
    for (const auto& column : m_model->columns) {
        m_page.columns.push_back(
            {column.title, column.width,
             column.kind == report::ColumnKind::Integer || column.kind == report::ColumnKind::Money,
             dropOf(column.code)});
    }
    m_page.lines = m_spots.size();
    const auto number = [&](std::size_t value) {
        return text::formatInteger(static_cast<std::int64_t>(value), session.language());
    };
    m_page.foot = session.say("reports.foot",
                              {{"rows", number(rows)}, {"groups", number(m_model->groups.size())}});
    m_view.showReport(m_page);
}

std::string ReportsPresenter::textOf(const report::Cell& cell) const
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return text::formatInteger(*number, m_shell.session().language());
    }
    const auto* day = std::get_if<Date>(&cell);
    return day == nullptr ? std::string() : text::formatDate(*day);
}

ReportLine ReportsPresenter::line(std::size_t index) const
{
    const auto& spot = m_spots[index];
    ReportLine line;
    line.kind = spot.kind;
    line.cells.resize(m_page.columns.size());
    const report::Row* row = nullptr;
    switch (spot.kind) {
    case ReportLine::Kind::Group:
        line.cells.front() = m_model->groups[spot.group].title;
        return line;
    case ReportLine::Kind::Note:
        line.cells.front() = m_model->notes[spot.row];
        return line;
    case ReportLine::Kind::Row:
        row = &m_model->groups[spot.group].rows[spot.row];
        break;
    case ReportLine::Kind::Subtotal:
        row = &m_model->groups[spot.group].subtotal;
        break;
    case ReportLine::Kind::Total:
        row = &m_model->total;
        break;
    }
    for (std::size_t i = 0; i < std::min(row->size(), line.cells.size()); ++i) {
        line.cells[i] = textOf((*row)[i]);
    }
    line.opens = spot.kind == ReportLine::Kind::Row;
    return line;
}

std::optional<Place> ReportsPresenter::placeOf(const Spot& spot) const
{
    if (spot.kind != ReportLine::Kind::Row && spot.kind != ReportLine::Kind::Group) {
        return std::nullopt;
    }
    auto& reg = m_shell.session().shown();
    const auto& group = m_model->groups[spot.group];
    Place place;
    const auto toSite = [&](const std::string& name) {
        place.screen = ScreenName::Sites;
        place.record = RecordRef{RecordKind::Site, findSite(reg, name)};
        return place;
    };
    if (spot.kind == ReportLine::Kind::Group) {
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

void ReportsPresenter::openLine(std::size_t index)
{
    if (index >= m_spots.size()) {
        return;
    }
    try {
        if (const auto place = placeOf(m_spots[index])) {
            m_shell.go(*place);
        }
    } catch (const Error&) {
        // a group that is no place, a device without a code: the row leads nowhere
    }
}

void ReportsPresenter::exportReport()
{
    if (!m_model) {
        return;
    }
    auto& session = m_shell.session();
    const auto chosen =
        m_shell.prompts().fileToSave(session.say("reports.export_title"),
                                     {{session.say("reports.kind_xlsx"), "*.xlsx"},
                                      {session.say("reports.kind_csv"), "*.csv"},
                                      {session.say("reports.kind_txt"), "*.txt"}},
                                     fileNameFor(m_model->title, session.shownDay()));
    if (!chosen) {
        return;
    }
    auto path = *chosen;
    if (!path.has_extension()) {
        path += ".xlsx";
    }
    JobSpec spec;
    spec.title = session.say("reports.writing", {{"file", path.filename().string()}});
    spec.work = [model = m_model, path, now = session.now()](JobContext&) {
        report::writeReport(*model, now, path);
    };
    spec.done = [this, path](const JobEnd& end) {
        auto& now = m_shell.session();
        if (!end.isDone()) {
            m_shell.banner(bannerOf(now, *end.error));
            return;
        }
        m_shell.banner({BannerTone::Ok,
                        now.say("reports.written", {{"file", path.filename().string()}}),
                        path.parent_path().string(), now.say("reports.open_file"),
                        [this, path] { m_openFile(path); }});
    };
    m_shell.jobs().start(std::move(spec));
}

} // namespace dongbo::present
