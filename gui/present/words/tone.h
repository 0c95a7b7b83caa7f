#pragma once

#include <cstdint>
#include <string>

namespace dongbo::present {

/// What a colour says where a screen shows it; the widgets know the colours. It always repeats a
/// word or a shape.
enum class Tone : std::uint8_t
{
    None,
    Ok,    ///< good, met, ready
    Warn,  ///< fair, poor, at risk
    Bad,   ///< broken, blocks meetings, overdue
    Odd,   ///< intermittent and recurring faults, nothing else
    Mute,  ///< unknown, minor, neutral
    Accent ///< chosen, informing
};

/// A state as a pill shows it: a shape, a word, a tone.
struct PillText
{
    std::string icon; ///< a drawing's name; empty: none
    std::string word; ///< empty: no pill
    Tone tone = Tone::Mute;

    bool operator==(const PillText&) const = default;
};

} // namespace dongbo::present
