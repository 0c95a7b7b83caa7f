#include "tests/data/tables.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace dongbo::tests {

namespace {

Row split(const std::string& line)
{
    Row cells;
    std::size_t from = 0;
    for (;;) {
        const auto tab = line.find('\t', from);
        cells.push_back(line.substr(from, tab == std::string::npos ? tab : tab - from));
        if (tab == std::string::npos) {
            return cells;
        }
        from = tab + 1;
    }
}

} // namespace

std::vector<Row> table(const std::string& name)
{
    const char* source = std::getenv("DONGBO_SOURCE");
    REQUIRE(source != nullptr);
    INFO("data/" << name);
    std::ifstream in(std::string(source) + "/data/" + name, std::ios::binary);
    REQUIRE(in.good());
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    REQUIRE(bytes.starts_with("# "));
    REQUIRE(bytes.ends_with('\n'));
    REQUIRE(bytes.find('\r') == std::string::npos);
    std::vector<Row> rows;
    std::size_t from = 0;
    for (auto end = bytes.find('\n'); end != std::string::npos; end = bytes.find('\n', from)) {
        const auto line = bytes.substr(from, end - from);
        REQUIRE(!line.empty());
        if (line.front() != '#') {
            rows.push_back(split(line));
        }
        from = end + 1;
    }
    REQUIRE(!rows.empty());
    return rows;
}

bool hasCells(const std::vector<Row>& rows, std::size_t least, std::size_t most)
{
    return std::all_of(rows.begin(), rows.end(), [&](const Row& row) {
        const bool isWellFormed =
            row.size() >= least && row.size() <= most &&
            std::none_of(row.begin(), row.end(), [](const std::string& cell) {
                return cell.empty() || cell.front() == ' ' || cell.back() == ' ';
            });
        if (!isWellFormed) {
            UNSCOPED_INFO("row of " << row.at(0));
        }
        return isWellFormed;
    });
}

std::int64_t whole(const std::string& text)
{
    INFO(text);
    std::int64_t value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    REQUIRE(error == std::errc{});
    REQUIRE(end == text.data() + text.size());
    REQUIRE(value >= 0);
    REQUIRE(std::to_string(value) == text);
    return value;
}

const std::string& Deed::need(const std::string& key) const
{
    INFO(at << " " << verb << " needs " << key);
    const auto found = args.find(key);
    REQUIRE(found != args.end());
    return found->second;
}

std::vector<Deed> deeds()
{
    std::vector<Deed> all;
    for (const auto& row : table("sample/history.tsv")) {
        REQUIRE(row.size() >= 4);
        Deed deed{row[0], row[1], row[2], {}};
        for (std::size_t i = 3; i < row.size(); ++i) {
            INFO(row[0] << " " << row[i]);
            const auto equals = row[i].find('=');
            REQUIRE(equals != std::string::npos);
            REQUIRE(equals + 1 < row[i].size());
            REQUIRE(deed.args.emplace(row[i].substr(0, equals), row[i].substr(equals + 1)).second);
        }
        all.push_back(std::move(deed));
    }
    return all;
}

} // namespace dongbo::tests
