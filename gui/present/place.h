#pragma once

#include "core/domain/fields.h"
#include "core/domain/id.h"

#include <cstdint>
#include <optional>
#include <string>

namespace dongbo::present {

/// The screens of the window, in the order of the side bar.
enum class ScreenName : std::uint8_t
{
    Overview,
    Devices,
    Faults,
    Sites,
    Meetings,
    Lines,
    Maintenance, ///< what falls due, work orders
    Consistency,
    Purchase,
    Stocktake,
    Books, ///< yearly wear and disposals
    Import,
    Reports,
    Journal,
    Records, ///< lists of kinds without rules of their own: prices, quotas
    FirstRun ///< no register is open
};

/// A record somebody points at.
struct RecordRef
{
    RecordKind kind = RecordKind::Device;
    RecordId id;

    bool operator==(const RecordRef&) const = default;
};

/// The screen that shows records of that kind, one at a time; nothing: none does.
[[nodiscard]] std::optional<ScreenName> screenOf(RecordKind kind);

/// Where one can go: a screen, perhaps one record of it, perhaps a filter that screen knows
/// ("condition=broken", "site=<id>", "severity=blocking", "month=2021-06").
struct Place
{
    ScreenName screen = ScreenName::Overview;
    std::optional<RecordRef> record;
    std::string filter;

    bool operator==(const Place&) const = default;
};

} // namespace dongbo::present
