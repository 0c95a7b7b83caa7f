#pragma once

#include "core/register/meetings/calls.h"
#include "core/register/meetings/room_checks.h"
#include "gui/present/lists/list_types.h"
#include "gui/present/register_reader.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A room on the board.
struct MeetingBoardRow
{
    SiteId site;
    std::string name;
    PillText state;
    std::array<PillText, planning::headingCount> headings;
    std::string why;
    std::string tip; ///< every reason, a line each
    std::string onDuty;
    PillText outcome; ///< of a meeting that is over
    std::optional<FaultId> fault;
    std::optional<CheckId> check;
};

/// A room to call, those that are not ready first.
struct MeetingCallRow
{
    SiteId site;
    std::string icon;
    Tone tone = Tone::Mute;
    std::string title;   ///< "Minh Tân · Vũ Thị Oanh"
    std::string caption; ///< "0900 000 110"
    bool isCalled = false;
    bool isFirst = false; ///< the next to call
};

struct MeetingFigure
{
    std::string icon;
    std::string number;
    std::string word;
    Tone tone = Tone::Mute;
};

struct MeetingRelief
{
    SiteId site;
    std::string text;
    std::string lowers; ///< "−0,6"
};

struct MeetingDutyRow
{
    std::string name;
    std::string role;
    std::string phone;
};

/// A meeting's page, ready to be drawn.
struct MeetingPage
{
    bool isThere = false;
    std::string number;
    std::string title;
    std::string caption; ///< "Thứ Năm, 17/06/2021 14:00 · cấp huyện · 18 điểm cầu"
    PillText state;
    std::string countdown; ///< "53 phút"
    std::string countdownAfter;
    std::string countdownNote;
    std::vector<MeetingFigure> figures; ///< four, the heaviest first
    std::string notice;
    std::string noticeNote;
    bool isNoticeLate = false;
    std::vector<MeetingBoardRow> rows;
    std::string foot;
    std::string callsTitle;
    std::string callsNote;
    std::string callsLink; ///< shows all rooms, or those to call only
    std::vector<MeetingCallRow> calls;
    std::string expected; ///< "2,1"
    std::string expectedWords;
    std::string learnt; ///< "từ 34 cuộc họp đã qua"
    std::vector<MeetingRelief> reliefs;
    std::string backTest;
    std::vector<MeetingDutyRow> duty;
    bool hasAllCalls = false; ///< rooms that are ready too
    /// What comes next before the meeting, the first of them that is open.
    enum class Step : std::uint8_t
    {
        None,
        Invite,
        SendNotice,
        Receipt,
        Freeze
    };
    Step next = Step::None;
    bool isOver = false; ///< has begun: outcomes are recorded
    bool isFrozen = false;
    bool canChange = false;
    bool canCheck = false;
    bool canFreeze = false;
};

class MeetingPageView
{
public:
    virtual ~MeetingPageView() = default;
    virtual void showMeeting(const MeetingPage& page) = 0;
};

/// Reads a meeting and puts it into words; for a worker.
struct MeetingPageOrder
{
    MeetingId id;
    Language language = Language::Vietnamese;
    bool canWrite = false;
    bool allCalls = false; ///< rooms that are ready among those to call
    Instant now;
};
[[nodiscard]] MeetingPage makeMeetingPage(Register& reg, const MeetingPageOrder& order);

/// One meeting: its board, the calls before it, what lowers the risk, how it went.
class MeetingPresenter
{
public:
    MeetingPresenter(Shell& shell, MeetingPageView& view);

    void open(const MeetingId& meeting);
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }
    void reload();

    /// The room was looked at and everything was in order: one key of the list.
    void passAll(std::size_t row);
    /// Something failed there: the form, with that heading.
    void fail(std::size_t row, CheckHeading heading);
    /// The form without an answer yet.
    void check(std::size_t row);
    /// How the meeting went there.
    void recordOutcome(std::size_t row, std::optional<MeetingOutcome> outcome);
    void follow(std::size_t row);
    /// How a call may have gone, and the form for what was said ("say").
    [[nodiscard]] std::vector<ListChoice> callChoices() const;
    /// The room was called: one of callChoices().
    void call(std::size_t call, const std::string& result);
    /// All rooms among those to call, or only those that are not ready.
    void toggleAllCalls();
    /// The form of a step of the meeting, perhaps for one room of the board: "edit", "invite",
    /// "uninvite", "notice", "receipt", "trial", "duty", "outcome", "freeze", "cancel".
    void openForm(const std::string& step, std::optional<std::size_t> row = std::nullopt);
    /// What can be done with the meeting besides its next step; papers, history.
    [[nodiscard]] std::vector<ListChoice> actions() const;
    void doIt(const std::string& action);
    /// The meetings of that room, and how they went there.
    void showHistory(std::size_t row);

    [[nodiscard]] const MeetingPage& page() const { return m_page; }
    [[nodiscard]] const std::optional<MeetingId>& meeting() const { return m_id; }

private:
    void openCheck(std::size_t row, const std::string& failed);
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return m_shell.session().say(code, args);
    }

    Shell& m_shell;
    MeetingPageView& m_view;
    RegisterReader m_reader;
    std::optional<MeetingId> m_id;
    MeetingPage m_page;
    bool m_hasAllCalls = false;
};

} // namespace dongbo::present
