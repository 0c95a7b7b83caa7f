#pragma once

#include "core/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Speeds of lines as providers and speed tests write them. The register keeps kbit/s; 1,000 of
/// them are one Mbit/s.
namespace dongbo::text {

enum class RateUnit : std::uint8_t
{
    BitPerSecond,
    Kilobit,
    Megabit,
    Gigabit,
    BytePerSecond, ///< what some programs count in; 8 bits each
    Kilobyte,
    Megabyte
};
/// "Mbps", "Mbit/s", "mbits/s", "Mb/s", "kbps", "bit/s", "Gbps"; bytes only as "MB/s", "MBps",
/// "kB/s", "B/s", "bytes/s". Anything else: absent.
[[nodiscard]] std::optional<RateUnit> rateUnitOf(std::string_view word);
/// The unit a column's heading ends with or has in brackets: "Download (Mbps)", "Tải xuống,
/// kbit/s".
[[nodiscard]] std::optional<RateUnit> rateUnitIn(std::string_view heading);
/// In kbit/s, rounded; absent for what is negative or no number a register holds.
[[nodiscard]] std::optional<std::int64_t> kbpsOf(double value, RateUnit unit);

/// A speed as it was typed.
struct TypedRate
{
    std::optional<std::int64_t> kbps;
    std::string unknownUnit; ///< what follows the number and is no unit
};
/// "87,4 Mbps", "40000 kbps"; a number alone is in `usual`. Nothing in both: no number. In Mbit/s a
/// single mark is that of decimals ("87.412"), whatever numbers of things are read as.
[[nodiscard]] TypedRate parseRate(std::string_view text, RateUnit usual = RateUnit::Megabit);
/// "87,4": in Mbit/s, one decimal at most; two below ten.
[[nodiscard]] std::string formatMbps(std::int64_t kbps, Language language = Language::Vietnamese);

} // namespace dongbo::text
