#include "core/report/own/row_order.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

struct Line
{
    std::uint32_t group = 0;
    std::string key;
    RecordId record;
};

RecordId recordOf(std::uint32_t number)
{
    char text[37] = {};
    std::snprintf(text, sizeof text, "00000000-0000-7000-8000-0000%08x", number);
    const auto id = RecordId::parse(text);
    REQUIRE(id);
    return *id;
}

/// Groups stand the other way round than they are numbered.
int backwards(std::uint32_t a, std::uint32_t b)
{
    return a > b ? -1 : a < b ? 1 : 0;
}

std::vector<RecordId> ordered(const std::vector<Line>& lines, bool isDescending, std::size_t run)
{
    report::RowOrder order(backwards, isDescending, run);
    for (const auto& line : lines) {
        order.add(line.group, line.key, line.record);
    }
    std::vector<RecordId> out;
    order.each([&](std::uint32_t group, const RecordId& record) {
        const auto at = std::find_if(lines.begin(), lines.end(),
                                     [&](const Line& line) { return line.record == record; });
        REQUIRE(at != lines.end());
        CHECK(at->group == group);
        out.push_back(record);
    });
    return out;
}

} // namespace

TEST_CASE("Row order: in memory and through the file the same, equal keys as they came",
          "[report][own]")
{
    const unsigned seed = 20'240'511;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::vector<Line> lines;
    for (std::uint32_t i = 0; i < 1'500; ++i) {
        std::string key(random() % 40, 'a');
        for (auto& letter : key) {
            letter = static_cast<char>('a' + random() % 3);
        }
        if (i % 11 == 0) {
            key = "\xFF\xFF"; // not known
        }
        lines.push_back({static_cast<std::uint32_t>(random() % 5), key, recordOf(i)});
    }
    for (const bool isDescending : {false, true}) {
        auto expected = lines;
        std::stable_sort(expected.begin(), expected.end(), [&](const Line& a, const Line& b) {
            const bool isUnknownA = a.key.starts_with('\xFF');
            const bool isUnknownB = b.key.starts_with('\xFF');
            const int by = a.key.compare(b.key) * (isDescending ? -1 : 1);
            return std::tuple(backwards(a.group, b.group), isUnknownA, by) <
                   std::tuple(0, isUnknownB, 0);
        });
        std::vector<RecordId> wanted;
        for (const auto& line : expected) {
            wanted.push_back(line.record);
        }
        CHECK(ordered(lines, isDescending, report::RowOrder::usualRun) == wanted);
        for (const std::size_t run : {std::size_t{1}, std::size_t{300}, std::size_t{7'000}}) {
            INFO(run);
            CHECK(ordered(lines, isDescending, run) == wanted);
        }
    }
    CHECK(ordered({}, false, 1).empty());
}
