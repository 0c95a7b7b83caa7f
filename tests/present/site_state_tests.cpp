#include "gui/present/sites/site_state.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using present::SiteState;

namespace {

constexpr std::int64_t dayMs = 24LL * 3600 * 1000;
constexpr Instant now{1'623'800'000'000}; // 16/06/2021

store::SiteRow rowWith(std::int64_t openFaults, std::optional<Severity> worst)
{
    store::SiteRow row;
    row.openFaults = openFaults;
    row.worstOpen = worst;
    return row;
}

} // namespace

TEST_CASE("Site state: the worst open fault decides, without one how old the newest word is",
          "[present]")
{
    const Instant fresh{now.unixMs - present::siteStaleDays * dayMs};
    const Instant old{fresh.unixMs - 1};
    using Row = std::tuple<store::SiteRow, std::optional<Instant>, SiteState>;
    const auto [row, evidence, state] =
        GENERATE_COPY(table<store::SiteRow, std::optional<Instant>, SiteState>(
            {Row{rowWith(2, Severity::Blocking), old, SiteState::Blocking},
             Row{rowWith(1, Severity::Degraded), fresh, SiteState::Degraded},
             Row{rowWith(1, Severity::Intermittent), fresh, SiteState::Intermittent},
             Row{rowWith(1, Severity::Minor), std::nullopt, SiteState::Minor},
             Row{rowWith(1, std::nullopt), fresh, SiteState::Degraded}, // an unfinished report
             Row{rowWith(0, std::nullopt), fresh, SiteState::NoFault},
             Row{rowWith(0, std::nullopt), old, SiteState::Unknown},
             Row{rowWith(0, std::nullopt), std::nullopt, SiteState::Unknown}}));
    CHECK(present::siteStateOf(row, evidence, now) == state);
}

TEST_CASE("Site state: each has its short word and its filter, and the filter leads back",
          "[present]")
{
    using Row = std::tuple<SiteState, std::string, std::string>;
    const auto [state, word, filter] = GENERATE(table<SiteState, std::string, std::string>(
        {Row{SiteState::Blocking, "Chặn họp", "worst=blocking"},
         Row{SiteState::Degraded, "Giảm", "worst=degraded"},
         Row{SiteState::Intermittent, "Chập chờn", "worst=intermittent"},
         Row{SiteState::Minor, "Nhỏ", "worst=minor"}, Row{SiteState::Unknown, "Chưa rõ", "unknown"},
         Row{SiteState::NoFault, "Không có sự cố", "no_fault"}}));
    CHECK(present::siteStatePill(Language::Vietnamese, state).word == word);
    CHECK(present::siteStateFilter(state) == filter);
    CHECK(present::siteStateInFilter(filter) == state);
    CHECK_FALSE(present::siteStateInFilter("unit=" + filter));
}

TEST_CASE("Site state: what is known of a quiet site says its day, and when that is old",
          "[present]")
{
    const auto today = dayOf(now);
    const Instant evidence{now.unixMs - 2 * dayMs};
    const auto said = [&](SiteState state, std::optional<Instant> at) {
        return present::siteEvidenceText(Language::Vietnamese, state, at, today);
    };
    CHECK(said(SiteState::NoFault, evidence) == "ghi 14/06");
    CHECK(said(SiteState::Unknown, evidence) == "ghi 14/06, cũ");
    CHECK(said(SiteState::Unknown, std::nullopt) == "chưa ai ghi gì");
}
