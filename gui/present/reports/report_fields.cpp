#include "gui/present/reports/report_fields.h"

#include "core/register/reports/issued_reports.h"
#include "core/report/model/period.h"
#include "core/store/queries/meeting_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/planning_queries.h"
#include "core/store/search/search.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace dongbo::present {

namespace {

constexpr std::size_t mostFound = 12;
constexpr int nearQuarters = 6;
constexpr const char* documentPart = "document"; ///< an issued report

using report::ParameterKind;

ReportField::Kind kindOf(ParameterKind kind)
{
    if (kind == ParameterKind::Site || kind == ParameterKind::Unit) {
        return ReportField::Kind::Place;
    }
    if (kind == ParameterKind::Day) {
        return ReportField::Kind::Day;
    }
    const bool isWord = kind == ParameterKind::Choice || kind == ParameterKind::Type;
    return isWord ? ReportField::Kind::Word : ReportField::Kind::Typed;
}

/// What every paper can be given, whether its form has room for it or not.
bool isOfEveryPaper(const std::string& name)
{
    static constexpr std::array<std::string_view, 10> names{
        "number", "dated", "place",      "to",    "signs",
        "signer", "head",  "accountant", "maker", "recipients"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What a parameter names; nothing when it is no record people search for.
std::optional<RecordKind> recordOf(ParameterKind kind)
{
    static constexpr std::pair<ParameterKind, RecordKind> searched[] = {
        {ParameterKind::Site, RecordKind::Site},
        {ParameterKind::Unit, RecordKind::Unit},
        {ParameterKind::Vendor, RecordKind::Vendor},
        {ParameterKind::Officer, RecordKind::Officer},
        {ParameterKind::Device, RecordKind::Device},
        {ParameterKind::Plan, RecordKind::Plan},
        {ParameterKind::Transfer, RecordKind::Transfer},
        {ParameterKind::Fault, RecordKind::Fault},
        {ParameterKind::Meeting, RecordKind::Meeting}};
    for (const auto& [parameter, record] : searched) {
        if (parameter == kind) {
            return record;
        }
    }
    return std::nullopt;
}

/// This quarter and those before it, this year and the one before.
std::vector<ListChoice> nearPeriods(const Session& session)
{
    std::vector<ListChoice> out;
    const auto add = [&](const report::Period& period) {
        out.push_back({report::periodCode(period),
                       text::capitalized(report::formatPeriod(period, session.language()))});
    };
    auto quarter = report::quarterOf(session.shownDay());
    for (int i = 0; i < nearQuarters; ++i) {
        add(quarter);
        quarter = report::before(quarter);
    }
    const auto year = report::yearOf(session.shownDay());
    add(year);
    add(report::before(year));
    return out;
}

/// What holds where nothing is asked.
std::string usualWord(const Session& session, const report::Parameter& parameter)
{
    if (parameter.initial == report::Initial::ThisQuarter) {
        return text::capitalized(
            report::formatPeriod(report::quarterOf(session.shownDay()), session.language()));
    }
    if (parameter.initial == report::Initial::ThisYear) {
        return text::capitalized(
            report::formatPeriod(report::yearOf(session.shownDay()), session.language()));
    }
    if (parameter.kind == ParameterKind::Choice && !parameter.choices.empty()) {
        return parameter.choices.front().title;
    }
    if (parameter.number) {
        return text::formatInteger(*parameter.number, session.language());
    }
    return session.say(parameter.initial == report::Initial::Required ? "reports.not_chosen"
                       : parameter.kind == ParameterKind::Day         ? "reports.any_time"
                                                                      : "reports.any_place");
}

/// "12/BC-UBND · Kiểm kê theo điểm cầu · 15/06/2026".
std::string issuedTitle(const IssuedReport& issued)
{
    std::string out;
    for (const auto& piece : {issued.documentNo.value_or(""), issued.title.value_or(""),
                              issued.day ? text::formatDate(*issued.day) : std::string()}) {
        out += (out.empty() || piece.empty() ? "" : " · ") + piece;
    }
    return out;
}

std::string issuedWord(const Session& session, const std::string& value)
{
    for (const auto& row : issuedReports(session.shown())) {
        if (row.id.text() == value) {
            return issuedTitle(row.report);
        }
    }
    return value;
}

std::vector<ListChoice> suggestedIssues(const Session& session, const std::string& typed,
                                        std::size_t most)
{
    std::vector<ListChoice> out;
    const auto wanted = text::fold(typed);
    for (const auto& row : issuedReports(session.shown())) {
        const auto title = issuedTitle(row.report);
        if (out.size() < most && text::fold(title).find(wanted) != std::string::npos) {
            out.push_back({row.id.text(), title});
        }
    }
    return out;
}

/// Of kinds of which there are few, the newest first: those whose title holds what was typed.
std::vector<ListChoice> suggestedOfFew(const Session& session, RecordKind kind,
                                       const std::string& typed, std::size_t most)
{
    auto& database = session.shown().database();
    std::vector<RecordId> ids;
    if (kind == RecordKind::Plan) {
        for (const auto& row : store::plans(database)) {
            ids.push_back(row.id);
        }
    } else {
        for (const auto& row : store::meetings(database, {})) {
            ids.insert(ids.begin(), row.id);
        }
    }
    std::vector<ListChoice> out;
    const auto wanted = text::fold(typed);
    for (const auto& id : ids) {
        auto title = recordTitle(database, session.language(), kind, id);
        if (out.size() < most && text::fold(title).find(wanted) != std::string::npos) {
            out.push_back({id.text(), std::move(title)});
        }
    }
    return out;
}

/// What was asked, in words.
std::string askedWord(const Session& session, const report::Parameter& parameter,
                      const std::string& value)
{
    for (const auto& choice : parameter.choices) {
        if (choice.word == value) {
            return choice.title;
        }
    }
    if (parameter.kind == ParameterKind::Period) {
        const auto period = report::parsePeriod(value);
        return period ? text::capitalized(report::formatPeriod(*period, session.language()))
                      : value;
    }
    if (parameter.kind == ParameterKind::Day) {
        const auto day = parseIsoDate(value);
        return day ? text::formatDate(*day) : value;
    }
    if (parameter.name == "devices") {
        return text::formatInteger(1 + std::count(value.begin(), value.end(), ','),
                                   session.language());
    }
    if (parameter.name == documentPart) {
        return issuedWord(session, value);
    }
    const auto record = parameter.name == "replacement" ? std::optional{RecordKind::Replacement}
                                                        : recordOf(parameter.kind);
    const auto id = RecordId::parse(value);
    return record && id ? recordTitle(session.shown().database(), session.language(), *record, *id)
                        : value;
}

} // namespace

std::vector<ReportField> fieldsOf(const Session& session, const report::ReportInfo& info,
                                  const ListQuery& query, const Problems& problems)
{
    std::vector<ReportField> out;
    for (const auto& parameter : info.parameters) {
        ReportField field;
        field.name = parameter.name;
        field.title = parameter.title;
        field.kind = kindOf(parameter.kind);
        field.value = query.first(parameter.name);
        field.isAsked = !field.value.empty();
        field.isGap = isOfEveryPaper(parameter.name);
        field.isMissing = !field.isAsked && parameter.initial == report::Initial::Required;
        field.word = field.isAsked ? askedWord(session, parameter, field.value)
                                   : usualWord(session, parameter);
        if (parameter.kind == ParameterKind::Type) {
            field.choices.push_back({anyChoice, session.say("reports.any_place")});
        }
        for (const auto& choice : parameter.choices) {
            field.choices.push_back({choice.word, choice.title});
        }
        if (parameter.kind == ParameterKind::Period) {
            field.choices = nearPeriods(session);
        }
        if (field.kind == ReportField::Kind::Word && field.value.empty()) {
            field.value = field.choices.front().key;
        }
        if (field.kind == ReportField::Kind::Day) {
            field.value = field.isAsked ? field.word : std::string();
        }
        for (auto& choice : field.choices) {
            choice.isOn = choice.key == field.value ||
                          (field.kind != ReportField::Kind::Word && choice.word == field.word);
        }
        for (const auto& problem : problems) {
            if (problem.field == parameter.name) {
                field.error = text::say(session.language(), problem);
            }
        }
        out.push_back(std::move(field));
    }
    return out;
}

std::vector<ListChoice> suggestedFor(const Session& session, const report::Parameter& parameter,
                                     const std::string& typed, std::size_t most)
{
    std::vector<ListChoice> out;
    if (parameter.name == documentPart) {
        return suggestedIssues(session, typed, most);
    }
    const auto wanted = recordOf(parameter.kind);
    if (!wanted) {
        return out;
    }
    if (wanted == RecordKind::Plan || wanted == RecordKind::Meeting) {
        return suggestedOfFew(session, *wanted, typed, most);
    }
    auto& database = session.shown().database();
    if (!text::trim(typed).empty()) {
        for (const auto& hit : store::searchAll(database, typed, mostFound)) {
            if (hit.kind == *wanted) {
                out.push_back({hit.id.text(), hit.title});
            }
        }
    } else if (wanted == RecordKind::Site) {
        for (const auto& site : store::siteNames(database, session.shownDay())) {
            if (out.size() < most) {
                out.push_back({site.id.text(), site.name});
            }
        }
    } else if (wanted == RecordKind::Unit) {
        for (const auto& unit : store::unitTree(database, {})) {
            if (out.size() < most) {
                out.push_back({unit.id.text(), store::unitTitle(unit.unit)});
            }
        }
    } else if (wanted == RecordKind::Meeting) {
        auto meetings = store::meetings(database, {});
        std::reverse(meetings.begin(), meetings.end()); // the newest first
        for (const auto& row : meetings) {
            if (out.size() < most) {
                out.push_back({row.id.text(), recordTitle(database, session.language(),
                                                          RecordKind::Meeting, row.id)});
            }
        }
    }
    return out;
}

} // namespace dongbo::present
