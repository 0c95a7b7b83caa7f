#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dongbo::tests {

using Row = std::vector<std::string>;

/// The rows of a table under data/ ("units/vu-ban-2021.tsv"), comments left out; fails the test
/// when the file is missing, has a byte order mark, a carriage return, an empty line or no line
/// end.
[[nodiscard]] std::vector<Row> table(const std::string& name);

/// True when every row has a number of cells between the two, and none is empty or padded.
[[nodiscard]] bool hasCells(const std::vector<Row>& rows, std::size_t least, std::size_t most);

/// A whole number without sign or leading zero; fails the test otherwise.
[[nodiscard]] std::int64_t whole(const std::string& text);

/// One line of data/sample/history.tsv.
struct Deed
{
    std::string at, by, verb;
    std::map<std::string, std::string> args;

    /// The argument; fails the test when it is missing.
    [[nodiscard]] const std::string& need(const std::string& key) const;
    [[nodiscard]] bool has(const std::string& key) const { return args.contains(key); }
};
[[nodiscard]] std::vector<Deed> deeds();

} // namespace dongbo::tests
