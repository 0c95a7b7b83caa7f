#include "core/register/reports/own_reports.h"

#include "core/register/base/checks.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/store/projection/load.h"
#include "core/store/projection/projection.h"
#include "core/text/fold.h"
#include "core/text/sort_key.h"

#include <algorithm>

namespace dongbo {

namespace {

Message did(const char* what, const std::string& name)
{
    return {what, {{"kind", "@kind.own_report"}, {"record", name}}};
}

} // namespace

std::vector<OwnReportRow> ownReports(Register& reg)
{
    std::vector<RecordId> ids;
    store::Projection(reg.database())
        .forEach(RecordKind::OwnReport,
                 [&ids](const RecordId& id, const store::ProjectedRecord& record) {
                     if (record.state == store::RecordState::Born) {
                         ids.push_back(id);
                     }
                 });
    std::vector<OwnReportRow> out;
    for (const auto& id : ids) {
        auto report = store::load<OwnReport>(reg.database(), OwnReportId{id});
        if (report && !report->removed) {
            out.push_back({OwnReportId{id}, std::move(*report)});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const OwnReportRow& a, const OwnReportRow& b) {
        return text::sortKey(a.report.name.value_or("")) <
               text::sortKey(b.report.name.value_or(""));
    });
    return out;
}

OwnReportId findOwnReport(Register& reg, std::string_view text)
{
    constexpr std::size_t leastOfAnId = 8;
    const auto folded = text::fold(text);
    std::vector<OwnReportId> found;
    std::string candidates;
    for (const auto& row : ownReports(reg)) {
        if (text::fold(row.report.name.value_or("")) == folded ||
            (text.size() >= leastOfAnId && row.id.text().starts_with(text))) {
            found.push_back(row.id);
            candidates += (candidates.empty() ? "" : "; ") + row.report.name.value_or("") + " (" +
                          row.id.text() + ")";
        }
    }
    if (found.size() == 1) {
        return found.front();
    }
    throw Error(Error::Kind::Usage,
                {found.empty() ? "find.unknown_record" : "find.ambiguous_record",
                 {{"kind", "@kind.own_report"},
                  {"text", std::string(text)},
                  {"candidates", std::move(candidates)}}});
}

Checked<Written<OwnReportId>> saveOwnReport(Register& reg, OwnReport report)
{
    store::UnitOfWork work(reg.database());
    Problems problems;
    report.name = checks::normalForm(report.name.value_or(""));
    checks::required(problems, "name", *report.name);
    checks::length(problems, "name", *report.name, checks::shortText);
    if (!problems.empty()) {
        return problems;
    }
    const auto folded = text::fold(*report.name);
    for (const auto& row : ownReports(reg)) {
        if (text::fold(row.report.name.value_or("")) != folded || row.report.list != report.list) {
            continue;
        }
        journal::Action action(journalOf(reg), reg.actor(), did("did.record_edited", *report.name),
                               "");
        if (!action.change(row.id, report)) {
            return Problem{"", {"device.nothing_changed", {{"device", *report.name}}}};
        }
        work.commit();
        return Written<OwnReportId>{row.id, *report.name, action.id()};
    }
    journal::Action action(journalOf(reg), reg.actor(), did("did.record_added", *report.name), "");
    const OwnReportId id{action.create(report)};
    work.commit();
    return Written<OwnReportId>{id, *report.name, action.id()};
}

Checked<Edited<OwnReportId>> changeOwnReport(Register& reg, const OwnReportId& id, OwnReport report)
{
    store::UnitOfWork work(reg.database());
    const auto before = lookups::require<OwnReport>(reg, id);
    Problems problems;
    report.name = checks::normalForm(report.name.value_or(""));
    checks::required(problems, "name", *report.name);
    checks::length(problems, "name", *report.name, checks::shortText);
    const auto folded = text::fold(*report.name);
    for (const auto& row : ownReports(reg)) {
        if (row.id != id && text::fold(row.report.name.value_or("")) == folded) {
            problems.push_back({"name", {"report.own_name_taken", {{"name", *report.name}}}});
            break;
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    report.notes = before.notes;
    report.removed = before.removed;
    journal::Action action(journalOf(reg), reg.actor(), did("did.record_edited", *report.name), "");
    if (!action.change(id, report)) {
        return Problem{"", {"device.nothing_changed", {{"device", *report.name}}}};
    }
    work.commit();
    return Edited<OwnReportId>{id, *report.name, action.id(), {}};
}

Checked<Edited<OwnReportId>> removeOwnReport(Register& reg, const OwnReportId& id,
                                             const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    auto report = lookups::require<OwnReport>(reg, id);
    const auto name = report.name.value_or("");
    Problems problems;
    checks::length(problems, "reason", reason, checks::longText);
    if (report.removed) {
        problems.push_back(
            {"", {"record.removed_already", {{"kind", "@kind.own_report"}, {"record", name}}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(), did("did.record_removed", name), reason);
    report.removed = reg.today();
    action.change(id, report);
    work.commit();
    return Edited<OwnReportId>{id, name, action.id(), {}};
}

} // namespace dongbo
