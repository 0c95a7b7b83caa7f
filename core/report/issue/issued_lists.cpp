#include "core/report/engine/builder.h"
#include "core/report/issue/register_issue.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"

#include <algorithm>
#include <array>

// The list of issued reports, and whether one of them still says what the register says.

namespace dongbo::report {

namespace {

constexpr std::string_view checkName = "issued-check";

const Definition* definitionOf(const std::string& name)
{
    const auto& all = definitions();
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const Definition* each) { return each->name == name; });
    return at == all.end() ? nullptr : *at;
}

/// What it was asked for, in words: "Điểm cầu: Đại An; Kỳ: quý II/2021".
std::string scopeOf(const Builder& builder, const IssuedReport& record)
{
    const auto* definition = definitionOf(record.report.value_or(""));
    if (definition == nullptr) {
        return {};
    }
    std::string out;
    try {
        auto asked = issuedParameters(record);
        for (const char* said : {"number", "signer", "dated"}) { // they have columns of their own
            asked.erase(said);
        }
        for (const auto& line :
             readParameters(builder.reg, builder.language, definition->parameters, asked,
                            record.title.value_or(""))
                 .lines) {
            out += (out.empty() ? "" : "; ") +
                   builder.say("report.parameter_line",
                               {{"name", builder.say("report.parameter." + std::string(line.name))},
                                {"value", line.value}});
        }
    } catch (const Error&) {
        return {}; // a site that is gone: the report itself still names it
    }
    return out;
}

/// Issued reports, the newest first.
void buildList(Builder& builder)
{
    builder.column("issued_no", ColumnKind::Text, 18);
    builder.column("issued_on", ColumnKind::Day, 12);
    builder.column("issued_title", ColumnKind::Text, 40);
    builder.column("issued_scope", ColumnKind::Text, 34);
    builder.column("issued_as_of", ColumnKind::Day, 12);
    builder.column("signer", ColumnKind::Text, 24);
    const auto period = builder.period();
    for (const auto& [id, record] : issuedReports(builder.reg)) {
        const bool isThen =
            !period || (record.day && *record.day >= period->first && *record.day <= period->last);
        if (isThen) {
            Row row{cellOf(record.documentNo), cellOf(record.day), cellOf(record.title),
                    scopeOf(builder, record),  cellOf(record.at),  cellOf(record.signer)};
            row.record = RecordRef{RecordKind::IssuedReport, id};
            builder.row(std::move(row));
        }
    }
}

/// The one that was named, else the newest that is a report of the register itself.
std::optional<IssuedReport> askedIssue(const Builder& builder)
{
    if (const auto named = builder.choice("document"); !named.empty()) {
        return store::load<IssuedReport>(builder.database(), findIssued(builder.reg, named));
    }
    for (auto& row : issuedReports(builder.reg)) {
        if (row.report.report != checkName) { // a check of the newest check would never end
            return std::move(row.report);
        }
    }
    return std::nullopt;
}

void tell(Builder& builder, const IssuedReport& record, const Issued& issued,
          const IssuedCheck& check)
{
    const auto line = [&](const char* name, const std::string& value) {
        if (!value.empty()) {
            builder.head.parameters.push_back(builder.say(
                "report.parameter_line", {{"name", builder.say(name)}, {"value", value}}));
        }
    };
    line("report.parameter.document", record.title.value_or(""));
    line("report.column.issued_no", record.documentNo.value_or(""));
    line("report.column.issued_on", record.day ? text::formatDate(*record.day) : std::string());
    line("report.column.issued_as_of", text::formatDate(issued.asOf));
    line("report.column.signer", record.signer.value_or(""));
    line("report.column.issued_by", issued.issuedBy);
    const auto verdict = [&](const char* code) {
        builder.head.parameters.push_back(builder.say(code));
    };
    if (issued.content.empty()) {
        verdict("report.issued_gone");
        return;
    }
    verdict(check.isIntact ? "report.issued_intact" : "report.issued_altered");
    if (!check.isOfThisRegister && !builder.reg.pastDay()) { // a past day has no journal to ask
        verdict("report.issued_elsewhere");
    }
    if (check.isIntact && check.changes.empty()) {
        builder.note("report.issued_same");
    }
}

void rows(Builder& builder, const std::vector<RowChange>& changes, RowChange::Kind kind,
          const char* title)
{
    const bool isAny = std::any_of(changes.begin(), changes.end(),
                                   [kind](const RowChange& one) { return one.kind == kind; });
    if (!isAny) {
        return;
    }
    builder.beginGroup({builder.say(title)});
    for (const auto& change : changes) {
        if (change.kind == kind) {
            Row row{change.row, change.group, change.what};
            row.record = change.record;
            builder.row(std::move(row));
        }
    }
    builder.endGroup({});
}

/// Line by line what the register says otherwise now than when the report was issued.
void buildCheck(Builder& builder)
{
    builder.column("issued_row", ColumnKind::Text, 40);
    builder.column("issued_place", ColumnKind::Text, 24);
    builder.column("what_changed", ColumnKind::Text, 60);
    builder.groupedBy("issued_kind");
    builder.head.parameters.clear(); // the document is told with all that is known of it
    const auto record = askedIssue(builder);
    if (!record) {
        builder.note("report.nothing_issued");
        return;
    }
    const auto issued = issuedOf(builder.reg, *record);
    const auto check = checkIssued(builder.reg, issued);
    tell(builder, *record, issued, check);
    using Kind = RowChange::Kind;
    constexpr std::array kinds{
        std::tuple{Kind::Changed, "issued_changed", "report.issued_changed"},
        std::tuple{Kind::Added, "issued_added", "report.issued_added"},
        std::tuple{Kind::Removed, "issued_removed", "report.issued_removed"}};
    for (const auto& [kind, figure, title] : kinds) {
        builder.figure(figure, std::count_if(check.changes.begin(), check.changes.end(),
                                             [kind = kind](const RowChange& one) {
                                                 return one.kind == kind;
                                             }));
    }
    for (const auto& [kind, figure, title] : kinds) {
        rows(builder, check.changes, kind, title);
    }
}

} // namespace

extern const Definition issuedList;
const Definition issuedList{"issued-reports", Question::Changed, {parameter::period}, &buildList};
extern const Definition issuedCheck;
const Definition issuedCheck{
    checkName, Question::Changed, {{"document", ParameterKind::Text}}, &buildCheck};

} // namespace dongbo::report
