#pragma once

// Inside core/paper only: paragraphs, cells and tables of a .docx.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::paper::docx {

/// The parts one after another.
[[nodiscard]] std::string joined(std::initializer_list<std::string_view> parts);

/// Twentieths of a point.
[[nodiscard]] int twips(double millimetres);
/// Half points.
[[nodiscard]] int halfPoints(double points);

/// What a run looks like where it differs from its style.
struct RunLook
{
    bool isBold = false;
    bool isItalic = false;
    int size = 0; ///< half points; 0: the style's
};
/// Runs of a text; '\n' is a line break.
[[nodiscard]] std::string run(std::string_view text, RunLook look = {});

/// What a paragraph looks like where it differs from its style.
struct ParagraphLook
{
    const char* style = "NoSpacing";
    bool staysWithNext = false;
    std::optional<int> before{};    ///< twips
    std::optional<int> firstLine{}; ///< twips
    int left = 0;                   ///< twips
    int right = 0;                  ///< twips
    const char* align = nullptr;
    bool isRule = false; ///< nothing but a line over its width
    int mark = 0; ///< half points of its end, by which an empty one is as high; 0: the style's
    bool isThin = false; ///< as low as can be
};

[[nodiscard]] std::string paragraphOf(const std::string& runs, const ParagraphLook& look);

/// " w:name=\"5\"".
[[nodiscard]] std::string attribute(const char* name, int value);

/// One cell: its place in the grid and its paragraphs.
struct Cell
{
    int width = 0; ///< twips
    std::size_t columns = 1;
    const char* merge = nullptr; ///< "restart", "continue"; none: of one row
    bool isCentred = false;      ///< between its upper and lower edge
    std::string paragraphs;      ///< the last element of a cell is a paragraph
};

[[nodiscard]] std::string cellOf(const Cell& cell);
/// A row that stays on one page; `isHead`: repeated on every page.
[[nodiscard]] std::string rowOf(const std::string& cells, bool isHead);
/// Beginning of a table whose columns are so wide, in twips; without lines unless `hasGrid`.
[[nodiscard]] std::string tableBegin(const std::vector<int>& widths, bool hasGrid);

} // namespace dongbo::paper::docx
