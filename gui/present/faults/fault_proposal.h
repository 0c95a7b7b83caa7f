#pragma once

#include "core/domain/records.h"
#include "gui/present/session.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// What a report is about.
struct FaultSubject
{
    FaultAbout about = FaultAbout::Device;
    std::optional<DeviceId> id; ///< with about Device
    std::optional<Device> device;
    std::optional<SiteId> site;
};

/// The symptoms offered for it: those the register has seen, the commonest first, then the
/// vocabulary's, at most `most`; no two that say the same.
[[nodiscard]] std::vector<std::string> usualSymptoms(Session& session, const FaultSubject& subject,
                                                     std::size_t most);

/// How bad it is likely to be, and why one would think so, in words.
struct SeverityProposal
{
    Severity severity = Severity::Degraded;
    std::string reason; ///< "phòng chỉ có 1 màn hình"
};
/// By the symptom's usual severity, and by what else the site has: a blocking symptom of one of
/// several of a type only degrades, that of a spare is minor.
[[nodiscard]] SeverityProposal proposeSeverity(Session& session, const FaultSubject& subject,
                                               const std::string& symptom);

/// Open faults of the same thing with the same symptom group, the newest; nothing without a group.
[[nodiscard]] std::optional<FaultId> openLikeFault(Session& session, const FaultSubject& subject,
                                                   const std::string& symptom);
/// How many faults of it there were within twelve months before now.
[[nodiscard]] std::int64_t faultsWithinYear(Session& session, const FaultSubject& subject);
/// The fault a new report would be a recurrence of; nothing when it is the first.
[[nodiscard]] std::optional<FaultId> earlierLikeFault(Session& session, const FaultSubject& subject,
                                                      const std::string& symptom);

/// What sending the report brings about, a sentence each: the device becomes broken, it is the
/// third time, the warranty still runs, how soon somebody must accept it. `completes`: a report
/// that is only completed.
[[nodiscard]] std::vector<std::string> consequencesOf(Session& session, const FaultSubject& subject,
                                                      const std::string& symptom,
                                                      std::optional<Severity> severity,
                                                      const std::optional<FaultId>& completes);

} // namespace dongbo::present
