#include "importers/grid/limits.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "importers_limits_embedded.h"

namespace dongbo::importers {

namespace {

struct Line
{
    std::string_view name;
    std::uint64_t Limits::*member;
};

constexpr std::array lines{
    Line{"input_bytes", &Limits::inputBytes},
    Line{"inflated_bytes", &Limits::inflatedBytes},
    Line{"small_part_bytes", &Limits::smallPartBytes},
    Line{"entries", &Limits::entries},
    Line{"sheets", &Limits::sheets},
    Line{"rows", &Limits::rows},
    Line{"columns", &Limits::columns},
    Line{"cells", &Limits::cells},
    Line{"cell_characters", &Limits::cellCharacters},
    Line{"row_bytes", &Limits::rowBytes},
    Line{"shared_string_bytes", &Limits::sharedStringBytes},
    Line{"depth", &Limits::depth},
    Line{"token_bytes", &Limits::tokenBytes},
    Line{"repeated_cells", &Limits::repeatedCells},
    Line{"merges", &Limits::merges},
    Line{"fonts", &Limits::fonts},
    Line{"tape_bytes", &Limits::tapeBytes},
    Line{"memory_bytes", &Limits::memoryBytes},
    Line{"cpu_seconds", &Limits::cpuSeconds},
    Line{"cpu_step_bytes", &Limits::cpuStepBytes},
};

void readLine(std::string_view line, Limits& limits)
{
    const auto tab = line.find('\t');
    const auto second = tab == std::string_view::npos ? tab : line.find('\t', tab + 1);
    for (const auto& known : lines) {
        if (second == std::string_view::npos || line.substr(0, tab) != known.name) {
            continue;
        }
        std::uint64_t value = 0;
        const auto* end = line.data() + second;
        const auto [stop, fault] = std::from_chars(line.data() + tab + 1, end, value);
        if (fault == std::errc{} && stop == end && value != 0) {
            limits.*known.member = value;
            return;
        }
    }
    throw Error(Error::Kind::Bug, {"readers.bug", {}}, "limits.tsv: " + std::string(line));
}

Limits readTable(std::string_view table)
{
    Limits limits;
    while (!table.empty()) {
        const auto end = table.find('\n');
        const auto line = table.substr(0, end);
        table.remove_prefix(end == std::string_view::npos ? table.size() : end + 1);
        if (!line.empty() && line.front() != '#') {
            readLine(line, limits);
        }
    }
    for (const auto& known : lines) {
        if (limits.*known.member == 0) {
            throw Error(Error::Kind::Bug, {"readers.bug", {}},
                        "limits.tsv lacks " + std::string(known.name));
        }
    }
    return limits;
}

} // namespace

const Limits& Limits::standard()
{
    static const Limits limits = readTable(importers_limits::embedded("limits.tsv"));
    return limits;
}

Error pastLimit(std::string_view name, std::uint64_t limit)
{
    const auto figure = name.ends_with("_bytes") ? limit >> 20 : limit;
    return {Error::Kind::TooLarge,
            {"readers.limit_" + std::string(name), {{"limit", std::to_string(figure)}}}};
}

Error unreadable(std::string_view code, const std::string& log)
{
    return {Error::Kind::Unreadable, {std::string(code), {}}, log};
}

} // namespace dongbo::importers
