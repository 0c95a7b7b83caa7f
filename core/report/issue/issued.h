#pragma once

#include "core/report/engine/reports.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::report {

/// A report as it was issued: what it said, when, by whom, and what the register knew. Kept in a
/// file of its own (JSON), so that it can be sent and opened again anywhere.
struct Issued
{
    std::string report; ///< "faults-by-type"
    std::string title;
    Language language = Language::Vietnamese;
    Parameters parameters; ///< with periods and days that were taken for none, so that they stay
    std::string registerName;
    Instant issuedAt;
    std::string issuedBy;
    Date asOf{};
    std::int64_t operations = 0; ///< of the journal at that moment
    struct Head
    {
        std::string node;
        std::uint64_t seq = 0;
        std::string hash; ///< of the node's last operation, hex
    };
    std::vector<Head> journal;
    std::string contentHash; ///< BLAKE2b-256 of the content's text, hex
    std::string content;     ///< JSON: columns, rows with groups and records, total, notes
};

/// Makes the report and issues it. Problems as runReport.
[[nodiscard]] Checked<Issued> issueReport(Register& reg, const std::string& name,
                                          const Parameters& parameters, Language language);
/// Writes the file atomically. Throws as writeWhole.
void writeIssued(const Issued& issued, const std::filesystem::path& path);
/// Reads one back. Throws {NotFound}, {Unreadable, "report.not_issued"} for anything else,
/// {NewerSchema, "report.issued_newer"} for a later form of the file, {TooLarge}.
[[nodiscard]] Issued readIssued(const std::filesystem::path& path);

/// One line that is different now.
struct RowChange
{
    enum class Kind : std::uint8_t
    {
        Added,
        Removed,
        Changed
    };
    Kind kind = Kind::Changed;
    std::string group;
    std::string row;  ///< what it is called: its first texts
    std::string what; ///< "Tình trạng: tốt → hỏng"; empty for a line added or removed
    std::optional<RecordRef> record{}; ///< what the line is about, while the report still has it
};
struct IssuedCheck
{
    bool isIntact = false;            ///< the content is what was issued
    bool isOfThisRegister = false;    ///< the register holds the journal up to there, unchanged
    std::int64_t operationsSince = 0; ///< that the register came to know since, but for issues
    std::vector<RowChange> changes;   ///< the report as of today beside what was issued
};
/// Compares an issued report with the register. Values that change with the calendar alone (ages,
/// days left, running numbers) are left out. Throws {Usage, "report.unknown"} when this program has
/// no such report.
[[nodiscard]] IssuedCheck checkIssued(Register& reg, const Issued& issued);

} // namespace dongbo::report
