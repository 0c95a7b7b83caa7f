#pragma once

#include "core/register/maintenance/due.h"
#include "core/register/maintenance/work_orders.h"
#include "core/store/queries/maintenance_queries.h"
#include "core/text/language.h"
#include "gui/present/words/tone.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo::present {

/// How a turn of maintenance stands on the list; what asks for an answer comes first.
enum class WorkStanding : std::uint8_t
{
    Late,  ///< nobody answered, its day is past
    Woken, ///< was put off until today or earlier
    Soon,  ///< nobody answered, due within a fortnight
    Taken, ///< somebody will do it
    Ahead, ///< due later
    Snoozed,
    Failed, ///< done, not as it should be
    Done,
    Cancelled
};
inline constexpr std::array allWorkStandings{
    WorkStanding::Late,   WorkStanding::Woken, WorkStanding::Soon,
    WorkStanding::Taken,  WorkStanding::Ahead, WorkStanding::Snoozed,
    WorkStanding::Failed, WorkStanding::Done,  WorkStanding::Cancelled};
[[nodiscard]] std::string_view codeOf(WorkStanding standing);
[[nodiscard]] PillText workStandingPill(Language language, WorkStanding standing);

/// A turn that falls due or was done, ready for a row.
struct WorkListLine
{
    RecordId id; ///< of the order; of a turn nobody took up one made of its plan and device
    std::optional<WorkOrderId> order;
    std::optional<MaintenancePlanId> plan;
    std::optional<DeviceId> device;
    WorkStanding standing = WorkStanding::Ahead;
    std::string due;
    std::int64_t dueDay = 0;
    std::string planName;
    std::string deviceCode;
    std::string deviceName;
    std::string site;
    std::string officer; ///< who does it, or did it
    std::string number;
    std::string note; ///< until when it is put off, what was found, why it was called off
    std::string searched;

    [[nodiscard]] bool isFinished() const { return standing >= WorkStanding::Failed; }
    [[nodiscard]] bool isAsking() const { return standing <= WorkStanding::Soon; }
    [[nodiscard]] WorkTarget target() const;
};

/// A turn that falls due; soon is what is due within so many days.
[[nodiscard]] WorkListLine workLine(Language language, const DueWork& work, Date today,
                                    std::int64_t soonDays);
/// A turn that is over.
[[nodiscard]] WorkListLine workLine(Language language, const store::WorkOrderRow& row);

} // namespace dongbo::present
