#include "gui/present/reports/own_reports_list.h"

#include "core/register/reports/own_reports.h"
#include "core/report/own/own_lists.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dongbo::present {

namespace {

std::string nameOf(const OwnReportId& id)
{
    return std::string(report::ownPrefix) + id.text();
}

report::ReportInfo infoOf(const Session& session, const OwnReportRow& row)
{
    auto info = report::infoOf(nameOf(row.id), session.language());
    info.title = row.report.name.value_or("");
    return info;
}

std::vector<OwnReportRow> rowsOf(const Session& session)
{
    return session.isOpen() ? ownReports(session.shown()) : std::vector<OwnReportRow>();
}

/// What a list's column is called in a report, where it is not the same.
std::string columnIn(const std::string& list, const std::string& column)
{
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array ofDevices{Pair{"cost", "amount"}}; // the list shows it times pieces
    static constexpr std::array ofFaults{
        Pair{"subject", "device"},       Pair{"age", "age_days"},      Pair{"since", "reported_at"},
        Pair{"reporter", "reported_by"}, Pair{"state", "fault_state"}, Pair{"cost", "repair_cost"}};
    const auto in = [&column](const auto& pairs) {
        const auto at = std::find_if(pairs.begin(), pairs.end(),
                                     [&](const Pair& one) { return one.first == column; });
        return at == pairs.end() ? column : std::string(at->second);
    };
    return list == "faults" ? in(ofFaults) : in(ofDevices);
}

/// The same of what its rows are narrowed by: a price is that of one piece there, too.
std::string filterPart(const std::string& list, const std::string& part)
{
    return list == "faults" ? columnIn(list, part) : part;
}

bool canKeep(const report::OwnDefinition& definition, const std::string& part,
             const std::vector<std::string>& values)
{
    report::OwnDefinition one;
    one.list = definition.list;
    one.columns = {report::ownColumns(one.list, Language::English).front().code};
    one.filters[part] = values;
    return report::problemsOf(one).empty();
}

/// What people read of a part over the list.
std::string wordOf(const ListPresenter& list, const std::string& part)
{
    std::string of;
    for (const auto& chip : list.chips()) {
        if (chip.id == "filter:" + part || (chip.isOn && chip.id == part)) {
            return chip.word;
        }
        if (chip.isOn && chip.opensMenu) { // the period
            of = chip.word;
        }
    }
    return of.empty() ? part : of;
}

/// The board and the list of faults show what is to be done, unless a period is asked for.
void takeFaultStates(OwnDraft& draft, const ListQuery& query)
{
    auto& states = draft.definition.filters["fault_state"];
    if (!states.empty()) {
        return;
    }
    const bool isPast = query.has("closed") || query.has("month") || query.has("among");
    for (const auto& [state, code] : terms<FaultState>()) {
        const bool isOver = state == FaultState::Closed || state == FaultState::Fixed ||
                            state == FaultState::Unrepairable;
        if (isPast ? isOver : state != FaultState::Closed) {
            states.emplace_back(code);
        }
    }
}

} // namespace

std::vector<report::ReportInfo> ownReportInfos(const Session& session)
{
    std::vector<report::ReportInfo> out;
    for (const auto& row : rowsOf(session)) {
        out.push_back(infoOf(session, row));
    }
    return out;
}

std::optional<OwnReportId> ownReportNamed(const Session& session, std::string_view report)
{
    if (report.starts_with(report::ownPrefix)) {
        for (const auto& row : rowsOf(session)) {
            if (report == nameOf(row.id)) {
                return row.id;
            }
        }
    }
    return std::nullopt;
}

bool isReport(const Session& session, const std::string& report)
{
    if (report.starts_with(report::ownPrefix)) {
        return ownReportNamed(session, report).has_value();
    }
    const auto all = report::reports(session.language());
    return std::any_of(all.begin(), all.end(),
                       [&](const report::ReportInfo& info) { return info.name == report; });
}

report::ReportInfo reportInfo(const Session& session, const std::string& report)
{
    if (report.starts_with(report::ownPrefix)) {
        for (const auto& row : rowsOf(session)) {
            if (report == nameOf(row.id)) {
                return infoOf(session, row);
            }
        }
    }
    return report::infoOf(report, session.language());
}

bool isIssued(const std::string& report)
{
    return report != "labels" && report != "issued-reports" && report != "issued-check";
}

Place placeOfReport(const std::string& report)
{
    ListQuery query;
    query.set("report", {report});
    return {ScreenName::Reports, {}, query.asText()};
}

std::optional<OwnDraft> ownDraftOf(const ListPresenter& list)
{
    const auto& id = list.traits().id;
    if (!report::isOwnList(id)) {
        return std::nullopt;
    }
    OwnDraft out;
    auto& definition = out.definition;
    definition.list = id;
    const auto has = [&](const std::string& column) { return report::hasOwnColumn(id, column); };
    for (const auto at : list.shown()) {
        auto column = columnIn(id, list.columns()[at].id);
        if (has(column)) {
            definition.columns.push_back(std::move(column));
        }
    }
    for (const auto& [part, values] : list.query().parts) {
        if (id == "faults" && part == "unfinished") {
            definition.filters["severity"] = {""}; // nobody has said yet how bad it is
        } else if (id == "faults" && part == "closed" && values.front() == "all") {
            continue; // said by the states
        } else if (const auto column = filterPart(id, part); canKeep(definition, column, values)) {
            definition.filters[column] = values;
        } else {
            out.left.push_back(wordOf(list, part));
        }
    }
    if (id == "faults") {
        takeFaultStates(out, list.query());
    }
    definition.text = list.query().text;
    if (const auto sort = columnIn(id, list.sort().column); has(sort)) {
        definition.sort = sort;
        definition.isDescending = list.sort().isDescending;
    }
    return out;
}

std::string hintOf(const OwnDraft& draft)
{
    auto out = report::definitionText(draft.definition);
    for (const auto& word : draft.left) {
        out += "\n" + word;
    }
    return out;
}

OwnDraft draftIn(std::string_view hint)
{
    OwnDraft out;
    auto end = std::min(hint.find('\n'), hint.size());
    out.definition = report::definitionIn(hint.substr(0, end));
    while (end < hint.size()) {
        hint.remove_prefix(end + 1);
        end = std::min(hint.find('\n'), hint.size());
        out.left.emplace_back(hint.substr(0, end));
    }
    return out;
}

} // namespace dongbo::present
