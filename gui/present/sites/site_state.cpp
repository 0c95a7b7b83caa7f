#include "gui/present/sites/site_state.h"

#include "core/text/wording.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/words/day_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::int64_t dayMs = 24LL * 3600 * 1000;

SiteState stateOf(Severity severity)
{
    switch (severity) {
    case Severity::Blocking:
        return SiteState::Blocking;
    case Severity::Degraded:
        return SiteState::Degraded;
    case Severity::Intermittent:
        return SiteState::Intermittent;
    case Severity::Minor:
        return SiteState::Minor;
    }
    return SiteState::Degraded;
}

std::optional<Severity> severityOf(SiteState state)
{
    for (const auto severity :
         {Severity::Blocking, Severity::Degraded, Severity::Intermittent, Severity::Minor}) {
        if (stateOf(severity) == state) {
            return severity;
        }
    }
    return std::nullopt;
}

} // namespace

SiteState siteStateOf(const store::SiteRow& row, std::optional<Instant> evidence, Instant now)
{
    if (row.openFaults > 0) {
        return stateOf(row.worstOpen.value_or(Severity::Degraded));
    }
    return evidence && now.unixMs - evidence->unixMs <= siteStaleDays * dayMs ? SiteState::NoFault
                                                                              : SiteState::Unknown;
}

PillText siteStatePill(Language language, SiteState state)
{
    if (const auto severity = severityOf(state)) {
        return severityPill(language, *severity);
    }
    return state == SiteState::Unknown
               ? PillText{"circle-question", text::say(language, "sites.unknown"), Tone::Mute}
               : PillText{"", text::say(language, "sites.no_fault"), Tone::None};
}

std::string siteEvidenceText(Language language, SiteState state, std::optional<Instant> evidence,
                             Date today)
{
    if (!evidence) {
        return text::say(language, "sites.no_evidence");
    }
    return text::say(language,
                     state == SiteState::Unknown ? "sites.evidence_old" : "sites.evidence",
                     {{"day", timeOrDay(*evidence, today)}});
}

std::string siteStateFilter(SiteState state)
{
    if (const auto severity = severityOf(state)) {
        return "worst=" + std::string(codeOf(*severity));
    }
    return state == SiteState::Unknown ? "unknown" : "no_fault";
}

std::optional<SiteState> siteStateInFilter(std::string_view filter)
{
    const auto at = std::find_if(allSiteStates.begin(), allSiteStates.end(),
                                 [&](SiteState state) { return siteStateFilter(state) == filter; });
    return at == allSiteStates.end() ? std::nullopt : std::optional{*at};
}

} // namespace dongbo::present
