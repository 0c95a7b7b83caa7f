#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"
#include "core/text/language.h"

#include <string>
#include <vector>

namespace dongbo::present {

/// A device (or a site's line, power…) whose intermittent faults keep coming.
struct WatchLine
{
    std::string title;       ///< "Micro không dây Shure"
    std::string site;        ///< "Đại An"
    std::vector<int> months; ///< faults in each of the last twelve months, the newest last
    std::string sentence;    ///< "5 lần trong 12 tháng"
    std::string last;        ///< "gần nhất 09/06"
    FaultId newest;
};

/// What is reported as intermittent again and again: devices (or a site's line, power…) with two
/// such faults or more within twelve months, most first, at most `most`. Only what was reported is
/// told: a month without a fault says nothing of how the device was then.
[[nodiscard]] std::vector<WatchLine> readWatch(store::Database& database, Language language,
                                               Instant now, std::size_t most = 24);

} // namespace dongbo::present
