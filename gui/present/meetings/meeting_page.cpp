#include "core/register/meetings/meeting_view.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/meetings/meeting_presenter.h"
#include "gui/present/meetings/meeting_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::int64_t minuteMs = 60'000;

class PageMaker
{
public:
    PageMaker(Register& reg, const MeetingPageOrder& order)
        : m_reg(reg)
        , m_language(order.language)
        , m_now(order.now)
        , m_view(viewMeeting(reg, order.id))
        , m_board(readBoard(reg, order.id, order.now))
        , m_canWrite(order.canWrite)
    {
        m_page.hasAllCalls = order.allCalls;
    }

    MeetingPage make()
    {
        m_page.isThere = true;
        fillHead();
        fillFigures();
        for (const auto& site : m_board.sites) {
            m_page.rows.push_back(rowOf(site));
        }
        if (!m_page.isFrozen) {
            fillCalls();
        }
        fillForecast();
        for (const auto& row : store::duties(m_reg.database(), {m_view.id, {}, {}, false})) {
            if (!row.duty.site) {
                const auto role =
                    row.duty.role ? say("duty_role." + std::string(codeOf(*row.duty.role))) : "";
                m_page.duty.push_back({row.officer, role, row.phone});
            }
        }
        return std::move(m_page);
    }

private:
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(m_language, code, args);
    }
    [[nodiscard]] std::string say(const Message& message) const
    {
        return text::say(m_language, message);
    }

    void fillHead()
    {
        const auto& meeting = m_view.meeting;
        m_page.number = meeting.number.value_or("");
        m_page.title = meeting.name.value_or(m_page.number);
        m_page.isFrozen = meeting.frozenAt.has_value();
        m_page.state = meetingStatePill(m_language, meeting.state, m_page.isFrozen);
        const auto sites = std::to_string(m_view.sites.size());
        m_page.caption = say(
            meeting.level ? "meetings.page_caption" : "meetings.page_caption_no_level",
            {{"at", meeting.startsAt ? text::formatInstant(*meeting.startsAt) : std::string("–")},
             {"level", meeting.level ? "@meeting_level." + std::string(codeOf(*meeting.level))
                                     : std::string("–")},
             {"sites", sites}});
        const bool isPlanned =
            meeting.state.value_or(MeetingState::Planned) != MeetingState::Cancelled;
        m_page.isOver = meeting.startsAt && *meeting.startsAt <= m_now;
        m_page.canChange = m_canWrite && isPlanned && !m_page.isFrozen;
        m_page.canCheck = m_page.canChange && !m_page.isOver;
        m_page.canFreeze = m_page.canChange && m_page.isOver;
        m_page.next = nextStep();
        if (meeting.startsAt) {
            fillCountdown(*meeting.startsAt);
        }
        m_page.notice = meeting.noticeNo ? say("meetings.notice", {{"number", *meeting.noticeNo}})
                                         : say("meetings.no_notice");
        m_page.isNoticeLate = m_view.isNoticeLate;
        if (m_view.noticeHours) {
            m_page.noticeNote =
                say(m_view.isNoticeLate ? "meeting.notice_hours_late" : "meeting.notice_hours",
                    {{"hours", std::to_string(*m_view.noticeHours)}}) +
                " · ";
        }
        m_page.noticeNote += say("meetings.received",
                                 {{"count", std::to_string(m_view.received)}, {"sites", sites}});
    }

    [[nodiscard]] MeetingPage::Step nextStep() const
    {
        using Step = MeetingPage::Step;
        if (!m_page.canChange) {
            return Step::None;
        }
        if (m_view.sites.empty()) {
            return Step::Invite;
        }
        if (m_page.isOver) {
            return Step::Freeze;
        }
        const bool isSent =
            std::all_of(m_view.sites.begin(), m_view.sites.end(),
                        [](const auto& row) { return row.invited.noticeSentAt.has_value(); });
        if (!isSent) {
            return Step::SendNotice;
        }
        return m_view.received < std::ssize(m_view.sites) ? Step::Receipt : Step::None;
    }

    void fillCountdown(Instant start)
    {
        const auto left = start.unixMs - m_now.unixMs;
        const auto hour = text::formatInstant(start).substr(11);
        if (m_page.isFrozen) {
            m_page.countdown = say("meetings.frozen");
            m_page.countdownNote =
                say("meetings.frozen_at", {{"at", text::formatInstant(*m_view.meeting.frozenAt)}});
        } else if (left > 0) {
            m_page.countdown = text::formatDuration(std::max(left, minuteMs), m_language);
            m_page.countdownAfter = say("meetings.left", {{"hour", hour}});
            m_page.countdownNote =
                say("meetings.now_is", {{"hour", text::formatInstant(m_now).substr(11)}});
        } else {
            m_page.countdown = say("meetings.begun");
            m_page.countdownNote = say("meetings.begun_at", {{"at", text::formatInstant(start)}});
        }
    }

    void fillFigures()
    {
        for (const auto state :
             {Readiness::NotReady, Readiness::AtRisk, Readiness::Unknown, Readiness::Ready}) {
            const auto pill = readinessPill(m_language, state);
            m_page.figures.push_back(
                {pill.icon, std::to_string(m_board.count(state)), pill.word, pill.tone});
        }
    }

    [[nodiscard]] MeetingBoardRow rowOf(const BoardSite& site) const
    {
        MeetingBoardRow row;
        row.site = site.id;
        row.name = shortSiteName(site.name);
        row.state = readinessPill(m_language, site.state);
        for (std::size_t i = 0; i < row.headings.size(); ++i) {
            row.headings[i] = headingMark(m_language, site.headings[i]);
        }
        for (const auto& reason : site.reasons) {
            row.tip += (row.tip.empty() ? "" : "\n") + say(reason.text);
            if (!row.fault) {
                row.fault = reason.reason.fault;
            }
        }
        row.why = site.reasons.empty()
                      ? (site.lastCheck ? say("meetings.checked_at",
                                              {{"at", text::formatInstant(*site.lastCheck)}})
                                        : std::string())
                      : say(site.reasons.front().text);
        row.onDuty = site.onDuty.name;
        row.outcome = outcomePill(m_language, site.outcome);
        row.check = site.check;
        return row;
    }

    void fillCalls()
    {
        const auto round = callRound(m_reg, m_board, m_now);
        m_page.callsTitle = say(round.round == CheckRound::HourBefore ? "meetings.calls_last"
                                                                      : "meetings.calls_first");
        m_page.callsNote =
            say("meetings.calls_left", {{"count", std::to_string(round.wanted - round.done)},
                                        {"wanted", std::to_string(round.wanted)}});
        const auto ready = m_board.count(Readiness::Ready);
        if (ready > 0) {
            m_page.callsLink =
                m_page.hasAllCalls
                    ? say("meetings.calls_less")
                    : say("meetings.calls_all", {{"count", std::to_string(m_board.sites.size())}});
        }
        bool hasFirst = false;
        for (const auto& entry : round.entries) {
            const auto& site = m_board.sites[entry.site];
            if (site.state == Readiness::Ready && !m_page.hasAllCalls) {
                continue;
            }
            const auto pill = readinessPill(m_language, site.state);
            MeetingCallRow row;
            row.site = site.id;
            row.icon = pill.icon;
            row.tone = pill.tone;
            row.title = shortSiteName(site.name) +
                        (site.onDuty.name.empty() ? "" : " · " + site.onDuty.name);
            row.isCalled = entry.isReached;
            if (entry.calledAt) {
                row.caption = text::formatInstant(*entry.calledAt).substr(11) + ": " +
                              (entry.answer.empty() ? say("meetings.no_answer") : entry.answer);
            } else {
                row.caption = site.onDuty.phone;
            }
            row.isFirst = !hasFirst && !row.isCalled && site.state != Readiness::Ready;
            hasFirst = hasFirst || row.isFirst;
            m_page.calls.push_back(std::move(row));
        }
    }

    void fillForecast()
    {
        m_page.expected = text::formatDecimal(m_board.expected, 1, m_language);
        m_page.expectedWords =
            say("meetings.expected_words", {{"sites", std::to_string(m_board.sites.size())}});
        m_page.learnt =
            say("meetings.learnt", {{"meetings", std::to_string(m_board.backTest.meetings + 1)}});
        if (m_board.learntFrom == 0) {
            m_page.learnt = say("meetings.learnt_nothing");
        }
        constexpr std::size_t most = 3;
        for (std::size_t i = 0; i < m_board.reliefs.size() && i < most; ++i) {
            const auto& relief = m_board.reliefs[i];
            const auto& site = m_board.sites[relief.site];
            m_page.reliefs.push_back(
                {site.id,
                 say(relief.isCheck ? "meetings.relief_check" : "meetings.relief_mend",
                     {{"site", shortSiteName(site.name)},
                      {"why", say(site.reasons[relief.reason].text)}}),
                 "−" + text::formatDecimal(relief.lowers, 2, m_language)});
        }
        if (m_board.backTest.rooms > 0) {
            m_page.backTest =
                say("meetings.back_test",
                    {{"brier", text::formatDecimal(m_board.backTest.brier, 3, m_language)},
                     {"mean", text::formatDecimal(m_board.backTest.brierOfMean, 3, m_language)}});
        }
        m_page.foot = say("meetings.as_of", {{"at", text::formatInstant(m_board.asOf)}});
    }

    Register& m_reg;
    Language m_language;
    Instant m_now;
    MeetingView m_view;
    Board m_board;
    bool m_canWrite;
    MeetingPage m_page;
};

} // namespace

MeetingPage makeMeetingPage(Register& reg, const MeetingPageOrder& order)
{
    return PageMaker(reg, order).make();
}

} // namespace dongbo::present
