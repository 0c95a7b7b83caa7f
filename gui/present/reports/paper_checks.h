#pragma once

#include "core/paper/document.h"
#include "gui/present/reports/report_fields.h"
#include "gui/present/session.h"
#include "gui/present/words/tone.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One thing looked at before a paper is printed.
struct PaperCheck
{
    std::string icon;
    Tone tone = Tone::Ok;
    std::string sentence;
    std::string caption;
};

/// What a document says of itself, read block by block.
struct PaperFacts
{
    bool isTabular = false;
    std::size_t rows = 0; ///< of all its tables, without headings and sums
    /// Sums compared with the rows they stand under; what they are called.
    std::size_t sums = 0;
    std::vector<std::string> wrongSums;
    std::string lastSum; ///< "99.650.000"
    std::size_t signers = 0;
    std::size_t unnamed = 0; ///< signers without a name
    struct LabelPages
    {
        std::size_t labels = 0;
        std::size_t places = 0; ///< of a page
        std::size_t skipped = 0;
        double wide = 0; ///< of one label, mm
        double tall = 0;
    };
    std::optional<LabelPages> labels;
    double pageWide = 210; ///< mm
    double pageTall = 297;
    paper::Margins margins;
};

/// Reads its tables once. Throws what its rows throw.
[[nodiscard]] PaperFacts factsOf(const paper::Document& document);
/// "A4 đứng · lề 20, 20, 20, 30 mm", "tem 70 × 37 mm · 24 ô một trang".
[[nodiscard]] std::string sizeWords(const Session& session, const PaperFacts& facts);
/// What to look at before printing, the gravest first. `isPaper`: its sums are of its rows.
[[nodiscard]] std::vector<PaperCheck> paperChecks(const Session& session, const PaperFacts& facts,
                                                  const std::vector<ReportField>& fields,
                                                  std::size_t pages, bool isPaper);

} // namespace dongbo::present
