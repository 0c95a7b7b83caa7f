#pragma once

#include "tests/corpus/list_spec.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace dongbo::corpus {

/// How often one of several things was told rightly: counted by what it is and what it was taken
/// for.
class Confusion
{
public:
    void add(const std::string& wanted, const std::string& got) { ++m_counts[{wanted, got}]; }
    /// A line for each thing: how many there are, precision and recall in percent.
    void print(const char* title) const;
    /// Told rightly, of all; 1 where there is none.
    [[nodiscard]] double share() const;

private:
    std::map<std::pair<std::string, std::string>, std::size_t> m_counts;
};

/// Of the lists of the corpus: roles of columns, kinds of rows, places of devices.
struct Confusions
{
    Confusion roles, kinds, places;

    /// `got`: the answer to importing the list, as docs/json.md describes it.
    void add(const ListSpec& spec, const nlohmann::ordered_json& got);
    /// The three tables.
    void print() const;
};

} // namespace dongbo::corpus
