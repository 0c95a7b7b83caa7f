#pragma once

#include "gui/present/session.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// Which faults the screen is about: those to be done, or closed ones reported in a period.
struct FaultPeriod
{
    bool isClosed = false;
    std::optional<Instant> since;
    std::optional<Instant> until;
};

/// "open"; "closed=month", "closed=quarter", "closed=year", "closed=all" counted back from
/// `today`; "month=2021-06": all reported in that month that are closed. Nothing for other keys.
[[nodiscard]] std::optional<FaultPeriod> periodOf(const std::string& key, Date today);
/// "Đang mở", "Đã đóng, tháng này", "Đã đóng, báo trong 06/2021".
[[nodiscard]] std::string periodWord(const Session& session, const std::string& key);
/// Those a menu offers.
[[nodiscard]] const std::vector<std::string>& periodKeys();

} // namespace dongbo::present
