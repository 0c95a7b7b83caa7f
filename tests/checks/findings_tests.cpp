#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;

std::string textOf(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Names of Catch tests, written in one piece or in several.
void addTestNames(const std::string& source, std::set<std::string>& names)
{
    static const std::regex begin(R"(TEST_CASE\(\s*)");
    for (auto at = std::sregex_iterator(source.begin(), source.end(), begin);
         at != std::sregex_iterator(); ++at) {
        std::string name;
        auto i = static_cast<std::size_t>(at->position() + at->length());
        while (i < source.size() && source[i] == '"') {
            const auto end = source.find('"', i + 1);
            name += source.substr(i + 1, end - i - 1);
            i = source.find_first_not_of(" \n", end + 1);
        }
        names.insert(name);
    }
}

} // namespace

TEST_CASE("Faults of 0.2: each has tests, and every test that is named is there")
{
    const char* root = std::getenv("DONGBO_SOURCE");
    REQUIRE(root != nullptr);
    const fs::path source(root);
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(source / "tests")) {
        if (entry.path().extension() == ".cpp") {
            addTestNames(textOf(entry.path()), names);
        } else if (entry.path().extension() == ".script") {
            names.insert(entry.path().stem().string());
        }
    }
    std::ifstream table(source / "docs/faults-of-0.2.md");
    REQUIRE(table);
    static const std::regex quoted("`([^`]+)`");
    std::size_t rows = 0;
    for (std::string line; std::getline(table, line);) {
        if (!line.starts_with("| ") || line == "| fault | test |") {
            continue;
        }
        ++rows;
        INFO(line);
        const auto tests = line.substr(line.find(" | ") + 3);
        const auto first = std::sregex_iterator(tests.begin(), tests.end(), quoted);
        CHECK(first != std::sregex_iterator());
        for (auto at = first; at != std::sregex_iterator(); ++at) {
            const auto name = (*at)[1].str();
            INFO(name);
            CHECK((names.contains(name) || fs::exists(source / name)));
        }
    }
    CHECK(rows > 60);
}
