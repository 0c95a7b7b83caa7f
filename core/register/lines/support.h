#pragma once

#include "core/register/base/checks.h"
#include "core/register/base/register.h"
#include "core/store/queries/line_queries.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo {

// Requests for technical help, up to the province: open → answered → helped, or refused. A step its
// state does not allow throws {Refused, "support.wrong_state"}.

struct SupportDraft
{
    std::optional<SiteId> site;
    std::optional<UnitId> unit; ///< that asks; absent: the site's
    std::string askedOf;        ///< required
    std::string content;        ///< required
    std::optional<Date> day;    ///< absent: today
    std::optional<FaultId> fault;
    std::string documentNo;
    std::string notes;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< about `day`
};
/// It gets the next number "HT-2021-0001".
[[nodiscard]] Checked<Written<SupportRequestId>> askSupport(Register& reg,
                                                            const SupportDraft& draft);

enum class SupportStep : std::uint8_t
{
    Answer, ///< they answered; help may follow
    Help,   ///< somebody came or helped from afar
    Refuse
};
struct SupportStepDraft
{
    SupportRequestId id;
    SupportStep step = SupportStep::Answer;
    std::optional<Date> day; ///< absent: today
    std::string answer;      ///< required when they answered or refused
};
/// A Problem when it would be before it was asked.
[[nodiscard]] Checked<Written<SupportRequestId>> stepSupport(Register& reg,
                                                             const SupportStepDraft& draft);
/// By number or id.
[[nodiscard]] SupportRequestId findSupport(Register& reg, std::string_view text);

} // namespace dongbo
