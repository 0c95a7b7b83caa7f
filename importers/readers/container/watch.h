#pragma once

#include <cstdint>

namespace dongbo::importers {

/// Called between rows with the progress of a reader; may throw Error{Cancelled} to stop it.
class ReadWatch
{
public:
    virtual ~ReadWatch() = default;
    /// Bytes of the list (inflated, for packed formats), done and total; `total` can be estimated.
    virtual void reached(std::uint64_t done, std::uint64_t total) = 0;
};

} // namespace dongbo::importers
