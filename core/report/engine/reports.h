#pragma once

#include "core/domain/checked.h"
#include "core/paper/document.h"
#include "core/register/base/register.h"
#include "core/report/engine/parameters.h"
#include "core/report/model/model.h"
#include "core/report/model/sink.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::report {

struct ReportInfo
{
    std::string name; ///< "repair-costs"
    std::string title;
    std::vector<Parameter> parameters;
    std::string question;      ///< what it answers: have, broken, spent, lacking, changed, people
    std::string questionTitle; ///< "Cái gì hỏng, bao lâu?"
    bool isPaper = false; ///< pages first: an official paper, Vietnamese in any language, or labels
};
/// All reports, in display order: those of one question stand together.
[[nodiscard]] std::vector<ReportInfo> reports(Language language);
/// One of them. Throws {Usage, "report.unknown"}.
[[nodiscard]] ReportInfo infoOf(std::string_view name, Language language);
/// The names of all parameters of all reports, each once.
[[nodiscard]] std::vector<std::string> parameterNames();

/// Makes a report of the current register and gives it to the sink row by row. Read-only; reads one
/// state of the register. Throws {Usage, "report.unknown"} for an unknown name, {Usage} for an
/// unknown or ambiguous record, and what the sink throws; a parameter the report does not have, or
/// that is unreadable or missing, is a Problem, and then the sink was not called.
[[nodiscard]] Checked<Done> runReport(Register& reg, std::string_view name,
                                      const Parameters& parameters, Language language, Sink& sink);
/// The same into memory.
[[nodiscard]] Checked<Model> runReport(Register& reg, std::string_view name,
                                       const Parameters& parameters, Language language);

/// A paper, or a report as it is printed, to be laid out: for previews. The register outlives it;
/// problems and throws as runReport.
[[nodiscard]] Checked<paper::Document>
makeDocument(Register& reg, std::string_view name, const Parameters& parameters, Language language);
/// Makes it into a file of the format its extension names; the file appears whole or not at all.
/// The same register, parameters and moment give the same bytes. Throws as ReportFile does, {Usage}
/// for another extension, {NotFound, "paper.no_font"}; problems as runReport.
[[nodiscard]] Checked<Done> writeReport(Register& reg, std::string_view name,
                                        const Parameters& parameters, Language language,
                                        Instant created, const std::filesystem::path& path);

/// The head every report has: letterhead, title, the day it shows if that is past, when and from
/// what it was made. Read-only.
[[nodiscard]] Head headOf(Register& reg, std::string name, std::string title, Language language);
/// A model without columns and rows with that head, for lists that are no report of their own.
[[nodiscard]] Model emptyModel(Register& reg, std::string name, std::string title,
                               Language language);

} // namespace dongbo::report
