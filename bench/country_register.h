#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace dongbo::bench {

/// How many sites a country has.
inline constexpr std::size_t countrySites = 10'599;

enum class Evidence : std::uint8_t
{
    None,
    Checked ///< five faults and twelve checks a site
};
/// A register of so many sites with 25 devices each, under 63 provinces; another in its place goes.
void makeCountry(const std::filesystem::path& path, std::size_t sites, Evidence evidence);
void removeRegister(const std::filesystem::path& path);

} // namespace dongbo::bench
