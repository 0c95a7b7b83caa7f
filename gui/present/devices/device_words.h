#pragma once

#include "core/domain/records.h"
#include "gui/present/session.h"
#include "gui/present/words/tone.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo::present {

// How devices are spoken of on every screen: ready words, icons and tones.

/// "Màn hình Samsung 55\" UA55TU7000": the name, and the model where the name does not say it.
[[nodiscard]] std::string deviceTitle(const Device& device);
/// The site's name without "Điểm cầu" in front: in a column of that head it says nothing.
[[nodiscard]] std::string shortSiteName(std::string_view name);
/// The name of the drawing for a device of that type.
[[nodiscard]] std::string_view typeIcon(std::optional<DeviceType> type);
/// The entry of a closed list with a capital: "Đang dùng"; empty for absence.
template <typename E> [[nodiscard]] std::string termOf(const Session& session, std::optional<E> e);

/// Good a check, fair a dash, poor a double chevron, broken a cross; not known a question mark.
[[nodiscard]] PillText conditionPill(const Session& session, std::optional<Condition> condition);
[[nodiscard]] PillText usePill(const Session& session, std::optional<Use> use);
[[nodiscard]] PillText paperPill(const Session& session, std::optional<Paper> paper);

/// "16.900.000 đ" in the window's language; a dash when not known.
[[nodiscard]] std::string moneyOr(const Session& session, std::optional<Money> amount);
/// "20/03/2020", or the year when only that is known; empty when nothing is.
[[nodiscard]] std::string inUseText(const Device& device);
/// Whether the warranty covers that day; nothing when its end is not known.
[[nodiscard]] std::optional<bool> isUnderWarranty(const Device& device, Date day);

/// Whether the device has left the books: disposed, lost or transferred away.
[[nodiscard]] bool isGone(const Device& device);

} // namespace dongbo::present
