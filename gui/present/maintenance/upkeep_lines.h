#pragma once

#include "core/register/maintenance/due.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <string>
#include <vector>

namespace dongbo::present {

/// A turn of maintenance as a line of a page: what, when, and whether somebody answers for it.
struct UpkeepLine
{
    DeviceId device;
    MaintenancePlanId plan;
    std::string icon;
    Tone tone = Tone::Mute;
    std::string title;   ///< "Thử ắc quy bộ lưu điện"
    std::string caption; ///< "DAN-UPS-0001 · đến hạn 12/06/2021 · hoãn đến 01/07/2021"
    std::string verb;    ///< "Ghi đã làm"; empty: nothing can be written
};
/// `today`: the day that is shown. What is late comes in another tone than what lies ahead.
[[nodiscard]] UpkeepLine upkeepLine(const Session& session, const DueWork& work, Date today);
/// The form that writes it down.
void openUpkeep(Shell& shell, const UpkeepLine& line, SheetKind kind = SheetKind::DoWork);

/// How far ahead pages look.
inline constexpr std::int64_t upkeepDaysAhead = 30;

} // namespace dongbo::present
