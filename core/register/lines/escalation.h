#pragma once

#include "core/register/base/checks.h"
#include "core/register/base/register.h"
#include "core/store/queries/line_queries.h"
#include "core/text/language.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo {

// Whom to tell when something is wrong, in which order, and who was told.

struct ChainQuestion
{
    SiteId site;
    std::optional<FaultAbout> about;
    std::optional<LineId> line; ///< whose provider is told
};
/// The question a fault asks.
[[nodiscard]] ChainQuestion questionOf(Register& reg, const Fault& fault);

struct ChainStep
{
    std::int64_t level = 0; ///< 1 is told first
    std::string party;
    std::string person; ///< may be empty, as the rest
    std::string phone;
    std::string email;
    std::optional<std::int64_t> waitMinutes; ///< until the next step is told
    std::optional<ContactPointId> point;     ///< absent: a usual step
    bool isProvider = false;
};
/// The contact points that hold for the site (its own, those of the units above it, those for all;
/// for what it is about, for the provider of the line), by step, the nearest to the site first; for
/// steps without one the usual ones of data/escalation.
[[nodiscard]] std::vector<ChainStep> chainOf(Register& reg, const ChainQuestion& question);
/// The first that has not been told yet; nothing when all were.
[[nodiscard]] std::optional<std::size_t> nextStep(const std::vector<ChainStep>& chain,
                                                  const std::vector<store::ContactRow>& told);

struct IncidentText
{
    std::string subject;
    std::string body; ///< several lines
};
/// What a fault is, said so that whoever is told can act: where, which line and contract, since
/// when, during which meeting, until when the contract allows, whom to ask there.
[[nodiscard]] IncidentText incidentText(Register& reg, const FaultId& fault, Language language,
                                        Instant now);

struct TellDraft
{
    std::optional<FaultId> fault; ///< or
    std::optional<SiteId> site;   ///< without a fault: a notice, a call before a meeting
    std::optional<MeetingId> meeting;
    std::optional<ContactPurpose> purpose; ///< absent: of a fault, incident, or reminder when that
                                           ///< party was told before
    std::optional<ContactPointId> point;
    std::string party; ///< required
    std::string person;
    std::string phone;
    std::optional<ContactWay> way; ///< absent: by phone
    std::optional<Instant> at;     ///< absent: now
    std::string text;
    std::string ticket; ///< of the provider, told at once
    std::string answer; ///< told at once
    std::string notes;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< about `at`
};
/// As the step says.
void fillFrom(TellDraft& draft, const ChainStep& step);
/// Writes down who was told. A ticket becomes the fault's, in the same change-set.
[[nodiscard]] Checked<Written<ContactId>> tellContact(Register& reg, const TellDraft& draft);

struct AnswerDraft
{
    ContactId contact;
    std::string answer; ///< or a ticket, one of them
    std::string ticket;
    std::optional<Instant> at; ///< absent: now
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
/// A Problem when it would be before they were told. A ticket becomes the fault's.
[[nodiscard]] Checked<Written<ContactId>> answerContact(Register& reg, const AnswerDraft& draft);

/// A contact by its id, or the last one of that fault that has no answer.
[[nodiscard]] ContactId findContact(Register& reg, std::string_view text);

} // namespace dongbo
