#pragma once

#include "core/store/file/database.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/language.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// One fault, ready for a card of the board or a line of the list.
struct FaultLine
{
    FaultId id;
    FaultState state = FaultState::Reported;
    std::optional<Severity> severity; ///< absent: an unfinished report
    std::optional<SiteId> site;
    std::optional<DeviceId> device;
    std::string number;      ///< "SC-2021-0141"
    std::string shortNumber; ///< "SC-0141": for cards
    PillText pill;           ///< severity
    PillText statePill;      ///< state
    std::string symptom;     ///< "Màn hình không lên"
    std::string subject;     ///< "Màn hình Samsung 55\"", "Đường truyền"
    std::string siteName;    ///< "Hiển Khánh"; may be empty
    std::string age;         ///< "7 giờ"; of one that is fixed "xong 14/06"
    std::string since;       ///< "16/06/2021 08:14"; empty when nobody knows
    std::string recurs;      ///< "lần 3"; empty: it is the first
    std::string remark;      ///< what it waits for, who repairs, what it cost; may be empty
    std::string reporter;
    std::string cost;  ///< "850.000 đ"; empty without a repair
    std::string doubt; ///< its time is from a clock in doubt; may be empty
    bool isOverdue = false;
    bool inMeeting = false;
    bool inWarranty = false;
    std::int64_t ageMs = 0;
    std::int64_t sinceMs = 0; ///< 0: nobody knows
    std::int64_t dong = 0;
    std::string searched; ///< folded words of all the above

    /// "Hiển Khánh · Màn hình Samsung 55\"".
    [[nodiscard]] std::string where() const;
};

/// Which faults the screen reads.
struct FaultQuery
{
    bool isClosed = false;        ///< closed ones of a period instead of those to be done
    std::optional<Instant> since; ///< closed ones: reported at or after
    std::optional<Instant> until;
    std::optional<SiteId> site;
    std::optional<DeviceId> device;
    std::vector<FaultId> among; ///< exactly these, in whatever state; empty: not asked
    std::size_t most = 20'000;  ///< the newest; what is left out is counted
};

struct FaultLines
{
    std::vector<FaultLine> lines; ///< to be done: the oldest first; closed: the newest first
    std::int64_t leftOut = 0;
};

/// Reads and words them. To be done are open faults and those that wait to be confirmed (fixed,
/// unrepairable). `checkpoint` is called now and then and may throw to stop.
[[nodiscard]] FaultLines readFaultLines(store::Database& database, Language language, Instant now,
                                        const FaultQuery& query,
                                        const std::function<void()>& checkpoint);
/// One fault as a line; nothing when it is not there.
[[nodiscard]] std::optional<FaultLine> readFaultLine(store::Database& database, Language language,
                                                     Instant now, const FaultId& fault);

} // namespace dongbo::present
