#pragma once

#include <cstdint>
#include <string_view>

namespace dongbo::present {

/// What sort of work a change-set was, as people look for it in the journal.
enum class ChangeKind : std::uint8_t
{
    Import,
    Transfer,
    Fault,
    Repair,
    Replacement,
    Disposal,
    Device,
    People,   ///< officers, custody
    Places,   ///< sites, units, shops
    Meetings, ///< meetings, checks of rooms, duty, calls
    Plans,    ///< standards, rules, prices, plans
    Setup     ///< the register's making, catalogues
};
inline constexpr std::size_t changeKinds = 12;

/// By the key of its sentence: "did.device_transferred" is a Transfer; what is unknown here is
/// Device.
[[nodiscard]] ChangeKind changeKindOf(std::string_view what);
/// Whether the program has a place for it.
[[nodiscard]] bool isKnownChange(std::string_view what);
/// "import", "fault", …: for filters.
[[nodiscard]] std::string_view codeOf(ChangeKind kind);
[[nodiscard]] std::string_view changeIcon(std::string_view what);

} // namespace dongbo::present
