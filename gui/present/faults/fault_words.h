#pragma once

#include "core/domain/records.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/language.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo::present {

// How faults are spoken of on every screen: ready words, shapes and tones. They take a language,
// not a session, so that workers can use them.

/// "Chặn họp", "Giảm", "Chập chờn", "Nhỏ"; "Cần bổ sung" for an unfinished report.
[[nodiscard]] PillText severityPill(Language language, std::optional<Severity> severity);
/// "Mới báo", "Đang sửa" …; while waiting, what for: "Chờ linh kiện".
[[nodiscard]] PillText statePill(Language language, const Fault& fault);
/// The longest part only: "45 phút", "29 giờ" (up to two days), "12 ngày".
[[nodiscard]] std::string shortAge(Language language, std::int64_t milliseconds);
/// "lần 3"; empty below 2.
[[nodiscard]] std::string occurrenceText(Language language, std::int64_t occurrence);
/// What the fault is about, as a noun: the device's title or code, "Đường truyền", "Điện"…
[[nodiscard]] std::string subjectOf(Language language, const store::FaultRow& row,
                                    const std::optional<Device>& device);
/// "ổ cứng lỗi": the symptom, or a sentence that nobody has said it yet.
[[nodiscard]] std::string symptomOf(Language language, const Fault& fault);
/// The number as short as it stays clear: "SC-0141" for this year's, "SC-23-0141" for others.
[[nodiscard]] std::string shortNumber(std::string_view number, Date today);
/// The name of the drawing for what a fault is about.
[[nodiscard]] std::string_view aboutIcon(FaultAbout about);

} // namespace dongbo::present
