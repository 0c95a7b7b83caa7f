#include "gui/present/sites/room_now.h"

#include "core/register/lines/escalation.h"
#include "core/register/lines/lines.h"
#include "core/register/meetings/readiness_board.h"
#include "core/register/meetings/room_checks.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/line_screen/line_words.h"
#include "gui/present/meetings/meeting_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::size_t checksShown = 4;
constexpr std::size_t meetingsShown = 5;

class Reader
{
public:
    Reader(Register& reg, Language language, Instant now, const SiteId& site)
        : m_reg(reg)
        , m_language(language)
        , m_now(now)
        , m_site(site)
    {}

    RoomNow read()
    {
        fillReadiness();
        fillLines();
        fillChecks();
        fillMeetings();
        fillChain();
        fillTold();
        return std::move(m_out);
    }

private:
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(m_language, code, args);
    }
    [[nodiscard]] std::string headingWord(CheckHeading heading) const
    {
        return text::capitalized(say("check_heading." + std::string(codeOf(heading))));
    }

    void fillReadiness()
    {
        const auto board = boardOfSite(m_reg, m_site, m_now);
        if (!board) {
            return;
        }
        m_out.state = readinessPill(m_language, board->state);
        for (std::size_t i = 0; i < planning::headingCount; ++i) {
            auto& heading = m_out.headings[i];
            heading.heading = planning::headingAt(i);
            heading.word = say("meetings.col_" + std::string(codeOf(heading.heading)));
            heading.state = readinessPill(m_language, board->headings[i]);
            heading.isUnknown = board->headings[i] == Readiness::Unknown;
            if (board->lastCheck) {
                heading.why = say("meetings.checked_at",
                                  {{"at", text::formatDate(dayOf(*board->lastCheck))}});
            }
        }
        for (const auto& reason : board->reasons) {
            const auto words = text::say(m_language, reason.text);
            if (!reason.reason.heading) {
                m_out.reasons.push_back(words);
                continue;
            }
            for (auto& heading : m_out.headings) {
                if (heading.heading != *reason.reason.heading) {
                    continue;
                }
                if (heading.tip.empty()) {
                    heading.why = words;
                    heading.fault = reason.reason.fault;
                }
                heading.tip += (heading.tip.empty() ? "" : "\n") + words;
            }
        }
        m_out.dutyName = board->onDuty.name;
        m_out.dutyPhone = board->onDuty.phone;
        m_out.isRoster = board->onDuty.isRoster;
        m_out.dutyRole = say(m_out.isRoster ? "sites.on_roster" : "sites.keeps");
    }

    void fillLines()
    {
        std::int64_t fastest = 0;
        std::vector<LineView> views;
        for (auto& view : lineViews(m_reg, m_now)) {
            if (view.line.site == m_site) {
                fastest = std::max({fastest, view.line.downKbps.value_or(0),
                                    view.last ? view.last->downKbps.value_or(0) : 0});
                views.push_back(std::move(view));
            }
        }
        for (const auto& view : views) {
            m_out.lines.push_back(lineRow(view, fastest));
        }
    }

    [[nodiscard]] RoomLineRow lineRow(const LineView& view, std::int64_t fastest) const
    {
        RoomLineRow row;
        row.id = view.id;
        row.isBackup = view.line.isBackup.value_or(false);
        row.title = view.provider.empty() ? view.line.name.value_or("") : view.provider;
        if (view.open) {
            row.open = view.open->id;
        }
        row.standing = lineStandingPill(m_language, view.standing);
        const auto part = [fastest](std::int64_t kbps) {
            return fastest > 0
                       ? std::optional{static_cast<double>(kbps) / static_cast<double>(fastest)}
                       : std::nullopt;
        };
        if (view.line.downKbps) {
            row.target = part(*view.line.downKbps);
        }
        const auto measured = view.last ? view.last->downKbps : std::nullopt;
        row.isDown = view.downMinutes.has_value();
        if (view.downMinutes && view.open) {
            row.value = say("lines.gone");
            const auto since =
                view.open->fault.downFrom ? view.open->fault.downFrom : view.open->fault.reportedAt;
            row.note =
                since ? say("lines.since", {{"at", text::formatInstant(*since)}}) : std::string();
            return row;
        }
        row.value = mbpsText(m_language, measured) + "/" +
                    mbpsText(m_language, view.line.downKbps) + " Mbps";
        if (measured) {
            row.share = part(*measured);
        }
        row.note =
            view.last && view.last->measuredAt
                ? say("lines.measured", {{"at", text::formatDate(dayOf(*view.last->measuredAt))}})
                : say("line.never_measured");
        if (view.isOver && view.line.validTo) {
            row.note +=
                " · " + say("lines.over_since", {{"day", text::formatDate(*view.line.validTo)}});
        }
        return row;
    }

    void fillChecks()
    {
        store::CheckFilter filter;
        filter.site = m_site;
        filter.until = m_now;
        for (const auto& row : store::siteChecks(m_reg.database(), filter)) {
            if (m_out.checks.size() == checksShown) {
                return;
            }
            std::size_t passed = 0;
            std::size_t looked = 0;
            std::string failed;
            const auto headings = headingsOf(row.check);
            for (std::size_t i = 0; i < headings.size(); ++i) {
                looked += headings[i] && *headings[i] != CheckResult::NotLookedAt ? 1 : 0;
                passed += headings[i] == CheckResult::Pass ? 1 : 0;
                if (headings[i] == CheckResult::Fail) {
                    const auto word = headingWord(planning::headingAt(i));
                    failed +=
                        failed.empty()
                            ? word
                            : ", " + text::say(m_language,
                                               "check_heading." +
                                                   std::string(codeOf(planning::headingAt(i))));
                }
            }
            RoomCheckRow out;
            out.day = row.check.checkedAt ? text::formatDate(dayOf(*row.check.checkedAt))
                                          : std::string("–");
            out.by = row.checkedBy;
            const auto of = std::to_string(passed) + "/" + std::to_string(headings.size());
            if (!failed.empty()) {
                out.title = say("sites.check_failed", {{"headings", failed}});
                out.mark = {"cross", of, Tone::Bad};
            } else if (looked < headings.size()) {
                out.title = say("sites.check_part");
                out.mark = {"circle-dashed", of, Tone::Mute};
            } else {
                out.title = say("sites.check_passed");
                out.mark = {"check", of, Tone::Ok};
            }
            m_out.checks.push_back(std::move(out));
        }
    }

    void fillMeetings()
    {
        for (const auto& row : store::meetingsOfSite(m_reg.database(), m_site)) {
            if (m_out.meetings.size() == meetingsShown) {
                return;
            }
            const auto begin = row.meeting.beganAt ? row.meeting.beganAt : row.meeting.startsAt;
            const auto& invited = row.invited.invited;
            if (!begin || *begin > m_now || (!invited.readiness && !invited.outcome)) {
                continue;
            }
            RoomMeetingRow out;
            out.meeting = row.meetingId;
            out.day = text::formatDate(dayOf(*begin));
            out.name = row.meeting.name.value_or(row.meeting.number.value_or(""));
            if (invited.readiness) {
                out.readiness = readinessPill(m_language, *invited.readiness);
            }
            out.outcome = outcomePill(m_language, invited.outcome);
            m_out.meetings.push_back(std::move(out));
        }
    }

    void fillChain()
    {
        std::string last;
        for (const auto& step : chainOf(m_reg, {m_site, FaultAbout::Line, std::nullopt})) {
            if (!step.party.empty() && step.party != last) {
                m_out.chain += (m_out.chain.empty() ? "" : " → ") + step.party;
                last = step.party;
            }
        }
    }

    void fillTold()
    {
        store::FaultFilter open;
        open.site = m_site;
        for (const auto& row : store::faults(m_reg.database(), open)) {
            for (auto& line : toldLines(m_reg, row.id)) {
                line.at = row.fault.number.value_or("") + " · " + line.at;
                m_out.told.push_back(std::move(line));
            }
        }
    }

    Register& m_reg;
    Language m_language;
    Instant m_now;
    SiteId m_site;
    RoomNow m_out;
};

} // namespace

RoomNow readRoomNow(Register& reg, Language language, Instant now, const SiteId& site)
{
    const store::ReadView view(reg.database());
    return Reader(reg, language, now, site).read();
}

} // namespace dongbo::present
