#include "core/register/base/numbers.h"

#include "core/register/base/office.h"
#include "core/store/search/lookups.h"
#include "core/text/dates.h"
#include "core/text/fold.h"

#include <algorithm>
#include <charconv>

namespace dongbo::numbers {

namespace {

std::string padded(std::int64_t number)
{
    const auto digits = std::to_string(number);
    return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

std::string next(Register& reg, RecordKind kind, const char* letters, Date day)
{
    const auto office = officePrefix(reg);
    const std::string series = (office.empty() ? "" : office + "-") + letters + "-" +
                               std::to_string(static_cast<int>(day.year())) + "-";
    const auto taken = [&](std::int64_t number) {
        const auto folded = text::fold(series + padded(number));
        return !(kind == RecordKind::Fault ? store::faultsByNumber(reg.database(), folded)
                                           : store::repairsByNumber(reg.database(), folded))
                    .empty();
    };
    // The counter is right unless another office's numbers of the same series came in; only then is
    // the whole series looked through.
    auto number = reg.database().numberSetting("series." + series) + 1;
    if (number == 1 || taken(number)) {
        number = last(reg, kind, series) + 1;
    }
    reg.database().setNumberSetting("series." + series, number);
    return series + padded(number);
}

} // namespace

std::int64_t last(Register& reg, RecordKind kind, const std::string& series)
{
    const auto digits = store::highestNumber(reg.database(), kind, text::fold(series));
    std::int64_t held = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), held);
    return std::max(held, reg.database().numberSetting("series." + series));
}

std::string nextFault(Register& reg, Date day)
{
    return next(reg, RecordKind::Fault, "SC", day);
}

std::string nextRepair(Register& reg, Date day)
{
    return next(reg, RecordKind::Repair, "SR", day);
}

std::string shown(Instant moment)
{
    return text::formatInstant(moment);
}

} // namespace dongbo::numbers
