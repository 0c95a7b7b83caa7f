#pragma once

#include "core/paper/document.h"
#include "gui/present/jobs.h"

#include <cstddef>
#include <cstdint>
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

struct PageImages
{
    std::size_t pages = 0; ///< laid out: all of the document's, or up to the last one wanted
    std::vector<PageImage> images;
};

/// Draws the pages from `first` to `last` (from 0, inclusive), `dpi` pixels an inch. With `isWhole`
/// every page is laid out, so that they are counted. Throws as paper::layOut does, and {Cancelled}.
[[nodiscard]] PageImages drawPages(const paper::Document& document, std::size_t first,
                                   std::size_t last, double dpi, bool isWhole, JobContext& job);

} // namespace dongbo::present
