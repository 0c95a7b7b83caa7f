#pragma once

#include "core/store/queries/place_queries.h"
#include "core/text/language.h"
#include "gui/present/words/tone.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo::present {

// How a site stands: one rule and one wording for every screen. They take a language, not a
// session, so that workers can use them.

/// How a site stands, by what the register knows; worse ones first. None is "ready": nobody checks
/// rooms yet, so the best one can say is that no fault is open.
enum class SiteState : std::uint8_t
{
    Blocking,
    Degraded,
    Intermittent,
    Minor,
    Unknown, ///< nobody has written of it for long
    NoFault
};
inline constexpr std::array allSiteStates{SiteState::Blocking,     SiteState::Degraded,
                                          SiteState::Intermittent, SiteState::Minor,
                                          SiteState::Unknown,      SiteState::NoFault};

/// Without a word for more than this many days nobody knows how a site stands.
inline constexpr std::int64_t siteStaleDays = 90;

/// How a site stands at `now`: by its worst open fault, whose unfinished reports count as degraded;
/// without one by `evidence`, the newest moment the register tells of it (store::newestEvidence).
[[nodiscard]] SiteState siteStateOf(const store::SiteRow& row, std::optional<Instant> evidence,
                                    Instant now);
/// A state as a pill: "Chặn họp", "Chưa rõ", "Không có sự cố".
[[nodiscard]] PillText siteStatePill(Language language, SiteState state);
/// What is known of a site without an open fault: "ghi 14/06", "ghi 02/01, cũ" when its state is
/// unknown, "chưa ai ghi gì".
[[nodiscard]] std::string siteEvidenceText(Language language, SiteState state,
                                           std::optional<Instant> evidence, Date today);

/// A state as a filter of the screen of sites: "worst=blocking", "unknown", "no_fault"; and back.
[[nodiscard]] std::string siteStateFilter(SiteState state);
[[nodiscard]] std::optional<SiteState> siteStateInFilter(std::string_view filter);

} // namespace dongbo::present
