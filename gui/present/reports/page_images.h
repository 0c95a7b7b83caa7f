#pragma once

#include "core/paper/document.h"
#include "gui/present/jobs.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::present {

/// A page as pixels, three bytes (red, green, blue) each, from the top left.
struct PageImage
{
    std::size_t page = 0; ///< from 0
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

/// Where on a page what fills some gaps of a form stands.
struct PageMark
{
    std::size_t page = 0; ///< from 0
    paper::Box box;       ///< mm
    std::vector<std::string> gaps;
};

struct PageImages
{
    std::size_t pages = 0; ///< laid out: all of the document's, or up to the last one wanted
    std::vector<PageImage> images;
    std::vector<PageMark> marks; ///< of the pages laid out
};

/// Draws the pages from `first` to `last` (from 0, inclusive), `dpi` pixels an inch. With `isWhole`
/// every page is laid out, so that they are counted. Throws as paper::layOut does, and {Cancelled}.
[[nodiscard]] PageImages drawPages(const paper::Document& document, std::size_t first,
                                   std::size_t last, double dpi, bool isWhole, JobContext& job);

} // namespace dongbo::present
