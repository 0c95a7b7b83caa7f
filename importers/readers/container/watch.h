#pragma once

#include <cstdint>

namespace dongbo::importers {

/// Told now and then, between rows, how far a reader has come; may throw Error{Cancelled} to end
/// it.
class ReadWatch
{
public:
    virtual ~ReadWatch() = default;
    /// Bytes of the list (unpacked, for packed formats) done and to do; `total` may be an estimate.
    virtual void reached(std::uint64_t done, std::uint64_t total) = 0;
};

} // namespace dongbo::importers
