#pragma once

#include "core/report/model/model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::report {

/// A chart as lines, boxes and words, for formats that draw: the same in each of them. Lengths are
/// points (1/72 inch), y grows downwards.
struct ChartDrawing
{
    enum class Anchor : std::uint8_t
    {
        Start,
        Middle,
        End
    };
    struct Box
    {
        double x, y, width, height;
        std::uint32_t colour; ///< 0xRRGGBB
        std::string what;     ///< for screen readers and tooltips: "Micro, chập chờn: 5"
    };
    struct Line
    {
        std::vector<std::pair<double, double>> points;
        std::uint32_t colour;
        double width;
    };
    struct Words
    {
        double x, y; ///< of the baseline
        std::string text;
        Anchor anchor;
        double size;
        std::uint32_t colour;
        bool isBold = false;
    };
    double width = 0;
    double height = 0;
    std::vector<Line> lines;
    std::vector<Box> boxes;
    std::vector<Words> words;
};

/// Draws a chart into that space. Labels that would overlap are left out or cut; values are
/// written above bars where there is room. Numbers are written in that language.
[[nodiscard]] ChartDrawing draw(const Chart& chart, double width, double height, Language language);

/// The colour of a series; `index` tells plain ones apart.
[[nodiscard]] std::uint32_t colourOf(ChartTone tone, std::size_t index);

} // namespace dongbo::report
