#pragma once

#include <cstddef>
#include <filesystem>

namespace dongbo::bench {

/// A new register of so many devices, forty a site, each with a fault and its repair, written
/// through the journal. Without search words: reports read none.
void makeReportRegister(const std::filesystem::path& path, std::size_t devices);

} // namespace dongbo::bench
