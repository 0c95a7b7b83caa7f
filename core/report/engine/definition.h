#pragma once

#include "core/paper/document.h"
#include "core/report/engine/parameters.h"

#include <string_view>
#include <vector>

// Inside core/report only.

namespace dongbo::report {

struct Builder;
struct PaperFilling;

/// What the report answers; the list of reports is arranged by it.
enum class Question : std::uint8_t
{
    Have,    ///< what is there?
    Broken,  ///< what is broken, for how long?
    Spent,   ///< what did it cost?
    Lacking, ///< what is missing, what to buy?
    Changed, ///< what changed?
    People,  ///< who is responsible?
    Papers   ///< official papers to print, sign and file
};
[[nodiscard]] std::string_view codeOf(Question question);

/// A report: one of these stands in its file, and its name in report_list.cpp.
struct Definition
{
    std::string_view name; ///< "repair-costs"; its title is the sentence "report.repair_costs"
    Question question = Question::Have;
    std::vector<ParameterSpec> parameters{};
    void (*build)(Builder&) = nullptr;
    /// Of an official paper, instead of `build`: fills the form data/forms/<name>.tsv.
    void (*fill)(PaperFilling&) = nullptr;
    /// Of what is printed otherwise than as a table, beside `build`: its pages. The register
    /// outlives them.
    paper::Document (*print)(Register&, const Values&, Language) = nullptr;
};

/// All reports, in display order.
[[nodiscard]] const std::vector<const Definition*>& definitions();
/// "report.repair_costs"
[[nodiscard]] std::string titleCode(const Definition& definition);

// Parameters that several reports have.
namespace parameter {
inline const ParameterSpec site{"site", ParameterKind::Site};
inline const ParameterSpec unit{"unit", ParameterKind::Unit};
inline const ParameterSpec type{"type", ParameterKind::Type};
inline const ParameterSpec vendor{"vendor", ParameterKind::Vendor};
inline const ParameterSpec officer{"officer", ParameterKind::Officer};
inline const ParameterSpec device{"device", ParameterKind::Device};
inline const ParameterSpec since{"since", ParameterKind::Day};
inline const ParameterSpec until{"until", ParameterKind::Day};
inline const ParameterSpec period{"period", ParameterKind::Period};
inline const ParameterSpec plan{"plan", ParameterKind::Plan};
inline const ParameterSpec transfer{"transfer", ParameterKind::Transfer};
inline const ParameterSpec fault{"fault", ParameterKind::Fault};
inline const ParameterSpec meeting{"meeting", ParameterKind::Meeting};
inline const ParameterSpec batch{"batch", ParameterKind::DisposalBatch};
} // namespace parameter
/// With those of every paper: its number, who signs it, to whom it goes.
[[nodiscard]] std::vector<ParameterSpec> paperParameters(std::vector<ParameterSpec> own);

} // namespace dongbo::report
