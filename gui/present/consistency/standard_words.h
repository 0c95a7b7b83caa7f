#pragma once

#include "core/domain/records.h"
#include "core/planning/needs.h"
#include "core/text/language.h"
#include "gui/present/words/tone.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dongbo::present {

// How standard sets and what fills them are spoken of. They take a language, not a session, so that
// workers can use them.

/// "Được nhìn": short, for heads of columns.
[[nodiscard]] std::string functionWord(Language language, std::optional<Function> function);
/// "UPS", "Amply": short, for heads of columns.
[[nodiscard]] std::string shortTypeWord(Language language, std::optional<DeviceType> type);
/// "cấp xã"; a tier the words do not know as it is written.
[[nodiscard]] std::string tierWord(Language language, const std::string& tier);

/// The attributes of a type as the office records them: for the words of demands.
using Attributes = std::vector<planning::Attribute>;
/// "≥ 55 in", "≥ 2 cổng HDMI", "Quay quét", "từ năm 2017".
[[nodiscard]] std::string demandText(Language language, const planning::SpecDemand& demand,
                                     const Attributes& attributes);
/// "≥ 55 in, ≥ 1080p"; empty when anything will do.
[[nodiscard]] std::string minimumText(Language language, const StandardLine& line,
                                      const Attributes& attributes);
/// "máy chiếu, codec hội nghị"; empty: none.
[[nodiscard]] std::string substitutesText(Language language, const StandardLine& line);

/// The state of a place or a line: a shape, a word, a tone.
[[nodiscard]] PillText needPill(Language language, planning::NeedState state);
/// "cần ≥ 55 in, hiện là 43": why a device does not reach the line; empty when it does.
[[nodiscard]] std::string shortfallText(Language language, const StandardLine& line,
                                        const Device& device, const Attributes& attributes);

} // namespace dongbo::present
