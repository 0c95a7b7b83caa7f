#pragma once

#include <cstddef>
#include <filesystem>

namespace dongbo::bench {

/// One scan of the device table and the wear rows of its devices written, with their operations'
/// rows copied beside them, by SQLite's C interface: what a run cannot do without. The rows are
/// those of the register at `from`, written into the register at `to`; one transaction. Gives their
/// number.
std::size_t scanAndWriteWear(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace dongbo::bench
