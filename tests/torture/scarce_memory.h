#pragma once

#include <cstdint>

// This program's own operator new, and what SQLite takes memory with: they can fail on the n-th
// request.

namespace dongbo::torture {

struct Scarcity
{
    std::uint64_t at = 0; ///< the request that fails, from 1; 0 counts only
    bool goesOn = false;  ///< all later ones fail too
};

/// While one lives, this thread gets memory, uncounted: what stands between the program and the
/// system asks for its own, and must not throw through SQLite, which is written in C.
class UncountedMemory
{
public:
    UncountedMemory();
    ~UncountedMemory();
    UncountedMemory(const UncountedMemory&) = delete;
    UncountedMemory& operator=(const UncountedMemory&) = delete;
};

/// Before SQLite is first used in this process; what it takes is counted from then on.
void watchMemoryOfSqlite();
/// From now on in this process, on every thread.
void startScarcity(const Scarcity& scarcity);
/// Gives how many requests there were; from here on there is memory again.
std::uint64_t endScarcity();

} // namespace dongbo::torture
