#pragma once

#include "core/report/engine/reports.h"
#include "core/report/own/own_definition.h"
#include "gui/present/lists/list_presenter.h"
#include "gui/present/session.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

// Reports of the office's own making among the reports of the window. They are called "own:<id>",
// so that another name changes nothing for pins and places.

/// Those on the list, by name.
[[nodiscard]] std::vector<report::ReportInfo> ownReportInfos(const Session& session);
/// The one that name means; nothing for another report, or when it is not on the list any more.
[[nodiscard]] std::optional<OwnReportId> ownReportNamed(const Session& session,
                                                        std::string_view report);
/// Whether there is a report of that name.
[[nodiscard]] bool isReport(const Session& session, const std::string& report);
/// Its info; of an own one with the name people gave it. Throws as report::infoOf.
[[nodiscard]] report::ReportInfo reportInfo(const Session& session, const std::string& report);
/// Whether it tells of the register, so that it can be issued: not labels, nor what is issued.
[[nodiscard]] bool isIssued(const std::string& report);
[[nodiscard]] Place placeOfReport(const std::string& report);

/// How somebody looks at a list, as a report.
struct OwnDraft
{
    report::OwnDefinition definition;
    /// What it is asked for that a report cannot keep, in the words of its chips.
    std::vector<std::string> left;
};
/// Of the lists of devices and faults; nothing of others.
[[nodiscard]] std::optional<OwnDraft> ownDraftOf(const ListPresenter& list);
/// As the hint of SheetKind::SaveOwnReport, and back. Throws as report::definitionIn.
[[nodiscard]] std::string hintOf(const OwnDraft& draft);
[[nodiscard]] OwnDraft draftIn(std::string_view hint);

} // namespace dongbo::present
