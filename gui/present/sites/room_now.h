#pragma once

#include "core/planning/readiness/readiness.h"
#include "core/register/base/register.h"
#include "core/text/language.h"
#include "gui/present/line_screen/line_card.h"
#include "gui/present/words/tone.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One of the letter's five headings, as the room stands now.
struct RoomHeading
{
    CheckHeading heading = CheckHeading::Power;
    std::string word; ///< "Nguồn điện"
    PillText state;
    std::string why; ///< the heaviest reason; else when it was looked at
    std::string tip; ///< all its reasons, one a line
    bool isUnknown = false;
    std::optional<FaultId> fault; ///< behind the heaviest reason
};

/// A line of the room with what it gives of what was bought.
struct RoomLineRow
{
    LineId id;
    std::optional<FaultId> open; ///< its open incident
    std::string title;           ///< "FTTH · Viettel"
    std::string value;           ///< "41/40 Mbps", "mất"
    std::string note;            ///< "đo 16/06/2021 09:10", "mất từ …"
    std::optional<double> share; ///< of the longest bar
    std::optional<double> target;
    PillText standing;
    bool isBackup = false;
    bool isDown = false; ///< its clock runs
};

struct RoomCheckRow
{
    std::string day;
    std::string title; ///< "Đạt 5/5", "Âm thanh không đạt"
    std::string by;
    PillText mark;
};

/// How ready it was for a meeting of the past, and how that went.
struct RoomMeetingRow
{
    MeetingId meeting;
    std::string day;
    std::string name;
    PillText readiness;
    PillText outcome;
};

/// What the page of a room says of this moment; read by a worker.
struct RoomNow
{
    PillText state;
    std::array<RoomHeading, planning::headingCount> headings{};
    std::vector<std::string> reasons; ///< of the room as a whole, the heaviest first
    std::string dutyName;             ///< empty: nobody
    std::string dutyRole;             ///< "Trực theo phân công", "Phụ trách phòng"
    std::string dutyPhone;
    bool isRoster = false;
    std::vector<RoomLineRow> lines;
    std::vector<RoomCheckRow> checks;     ///< the newest first
    std::vector<RoomMeetingRow> meetings; ///< the newest first
    std::vector<LineToldLine> told;       ///< of its open faults
    std::string chain; ///< whom to call, in order: "Cán bộ phụ trách → Văn phòng → …"
};

[[nodiscard]] RoomNow readRoomNow(Register& reg, Language language, Instant now,
                                  const SiteId& site);

} // namespace dongbo::present
