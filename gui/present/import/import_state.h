#pragma once

#include <cstdint>

namespace dongbo::present {

/// Where an import stands. There is one worker at most: it reads, compares or writes.
enum class ImportState : std::uint8_t
{
    Choosing,  ///< no list yet
    Reading,   ///< a worker reads files or what was pasted
    Comparing, ///< a worker compares the lists with the register as the answers stand
    Ready,     ///< compared: the plan shown is the one the answers lead to
    Writing,   ///< a worker writes that plan; nothing a person does changes or ends it
    Done,      ///< written
    Failed     ///< lists are there, but they could not be compared with these answers
};

/// What may happen to an import.
enum class ImportEvent : std::uint8_t
{
    Read,     ///< files or a table were given
    Answer,   ///< something is to be understood otherwise: compared again
    Tick,     ///< a single change is taken or left: not compared again
    Look,     ///< another sheet, page or kind of rows is to be shown
    Commit,   ///< go on: write; after a failure: compare again
    Again,    ///< compare the lists just written once more: what was set aside is left
    Stop,     ///< the worker is to stop
    Drop,     ///< forget all of it
    Finished, ///< the worker's end: done
    Failed,   ///< the worker's end: an error
    Stopped   ///< the worker's end: stopped as asked
};

/// What the machine has done about an event.
enum class ImportEffect : std::uint8_t
{
    Nothing,
    Refuse, ///< not now; the person is told why
    Show,
    Read,
    Compare,
    Write,
    Stop,
    Forget
};

struct ImportStepTaken
{
    ImportState state = ImportState::Choosing;
    ImportEffect effect = ImportEffect::Nothing;

    bool operator==(const ImportStepTaken&) const = default;
};

inline constexpr std::size_t importStateCount = 7;
inline constexpr std::size_t importEventCount = 11;

/// The whole behaviour of an import: total over state × event.
[[nodiscard]] ImportStepTaken after(ImportState state, ImportEvent event);

} // namespace dongbo::present
