#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

/// A named value for a gap of a translated sentence, for example {"device", "DAN-CAM-0001"}.
struct Argument
{
    std::string name;
    std::string value;

    bool operator==(const Argument&) const = default;
};

/// A language-independent message: the key of a sentence in data/translations and the values of its
/// gaps. core/text renders it.
struct Message
{
    std::string code;
    std::vector<Argument> args;

    bool operator==(const Message&) const = default;
};

/// Severity of a problem: an impossible entry is rejected, an unlikely one needs confirmation.
enum class Weight
{
    Wrong,
    Unlikely ///< "the day is in the future": written after confirmation
};

/// An error or warning about a person's input: which field, and why.
/// Example: {"cost", {"value.negative", {{"value", "-5"}}}}.
struct Problem
{
    std::string field;
    Message message;
    Weight weight = Weight::Wrong;

    bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

} // namespace dongbo
