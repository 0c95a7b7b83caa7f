#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

/// One named value for the gaps of a translated sentence, for example {"device", "DAN-CAM-0001"}.
struct Argument
{
    std::string name;
    std::string value;

    bool operator==(const Argument&) const = default;
};

/// Something to tell a person, in no language yet: the key of a sentence in data/translations and
/// the values for its gaps. core/text turns it into words.
struct Message
{
    std::string code;
    std::vector<Argument> args;

    bool operator==(const Message&) const = default;
};

/// Whether an entry cannot be, or can be but is unlikely: the first is refused, the second asked.
enum class Weight
{
    Wrong,
    Unlikely ///< "the day is in the future": written once the person says yes
};

/// What is wrong with something a person entered, or odd about it: which field, and why.
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
