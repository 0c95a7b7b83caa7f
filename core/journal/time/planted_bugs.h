#pragma once

// Mistakes that the simulator plants to see whether its checks would notice them. They exist only
// where DONGBO_PLANTED_BUGS is defined: in the simulator's own build of this room, never in a
// program.

namespace dongbo::journal {

enum class Bug
{
    None,
    WrongTieBreak,   ///< equal clocks decided by order of arrival
    DroppedStamp,    ///< a field forgets which operation holds it
    ParkedForgotten, ///< an operation of a newer program is not projected after the upgrade
    StubMissing,     ///< an operation before its record's birth is dropped
    CounterReset,    ///< the hybrid clock starts anew after a restart
    UndoMarkLost     ///< an undo that arrives before its change-set is forgotten
};

#ifdef DONGBO_PLANTED_BUGS
inline Bug plantedBug =
    Bug::None; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): set by the simulator
inline bool isPlanted(Bug bug)
{
    return plantedBug == bug;
}
#else
constexpr bool isPlanted(Bug)
{
    return false;
}
#endif

} // namespace dongbo::journal
