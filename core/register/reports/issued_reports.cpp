#include "core/register/reports/issued_reports.h"

#include "core/register/base/checks.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/store/file/blobs.h"
#include "core/store/projection/load.h"
#include "core/store/projection/projection.h"
#include "core/text/fold.h"

#include <algorithm>
#include <charconv>

namespace dongbo {

Checked<Written<IssuedReportId>> enterIssued(Register& reg, IssuedReport report,
                                             std::string_view content,
                                             checks::IfUnlikely ifUnlikely)
{
    store::UnitOfWork work(reg.database());
    Problems problems;
    const auto line = [&problems](const char* field, MaybeText& text) {
        if (text) {
            text = checks::normalForm(*text);
            checks::length(problems, field, *text, checks::shortText);
        }
        if (text && text->empty()) {
            text.reset();
        }
    };
    line("number", report.documentNo);
    line("signer", report.signer);
    report.day = report.day.value_or(reg.today());
    checks::likelyDay(problems, "day", report.day, reg.today());
    auto warnings = checks::settle(problems, ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    report.title = checks::normalForm(report.title.value_or(""));
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.report_issued", {{"title", *report.title}}}, "");
    if (content.size() <= largestIssuedContent) {
        store::keepBlob(reg.database(), report.contentHash.value_or(""), content);
    }
    const IssuedReportId id{action.create(report)};
    work.commit();
    return Written<IssuedReportId>{id, report.documentNo.value_or(""), action.id(),
                                   std::move(warnings)};
}

std::vector<IssuedRow> issuedReports(Register& reg)
{
    std::vector<RecordId> ids;
    store::Projection(reg.database())
        .forEach(RecordKind::IssuedReport,
                 [&ids](const RecordId& id, const store::ProjectedRecord& record) {
                     if (record.state == store::RecordState::Born) {
                         ids.push_back(id);
                     }
                 });
    std::vector<IssuedRow> out;
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) { // as they came into the register
        if (auto report = store::load<IssuedReport>(reg.database(), IssuedReportId{*id})) {
            out.push_back({IssuedReportId{*id}, std::move(*report)});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const IssuedRow& a, const IssuedRow& b) {
        return a.report.day > b.report.day;
    });
    return out;
}

IssuedReportId findIssued(Register& reg, std::string_view text)
{
    constexpr std::size_t leastOfAnId = 8;
    const auto rows = issuedReports(reg);
    std::size_t place = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), place);
    if (read.ec == std::errc() && read.ptr == text.data() + text.size() && place >= 1 &&
        place <= rows.size()) {
        return rows[place - 1].id;
    }
    const auto folded = text::fold(text);
    std::vector<IssuedReportId> found;
    std::string candidates;
    for (const auto& row : rows) {
        const bool isIt = (text.size() >= leastOfAnId && row.id.text().starts_with(text)) ||
                          text::fold(row.report.documentNo.value_or("")) == folded;
        if (isIt) {
            found.push_back(row.id);
            candidates += (candidates.empty() ? "" : "; ") + row.report.title.value_or("") + " (" +
                          row.id.text() + ")";
        }
    }
    if (found.size() == 1) {
        return found.front();
    }
    throw Error(Error::Kind::Usage,
                {found.empty() ? "find.unknown_record" : "find.ambiguous_record",
                 {{"kind", "@kind.issued_report"},
                  {"text", std::string(text)},
                  {"candidates", std::move(candidates)}}});
}

std::optional<std::string> issuedContent(Register& reg, const IssuedReport& report)
{
    return report.contentHash ? store::blob(reg.database(), *report.contentHash) : std::nullopt;
}

} // namespace dongbo
