#pragma once

#include "core/paper/document.h"
#include "core/paper/fonts.h"

#include <cstddef>
#include <memory>

namespace dongbo::paper {

/// Lays the document out on pages and draws them one after another; pages are counted first when
/// their number is written on them. Memory does not grow with the number of pages. At least one
/// page. Returns how many. Throws what the document's rows, the canvas and `progress` throw.
std::size_t layOut(const Document& document, const std::shared_ptr<const Fonts>& fonts,
                   Canvas& canvas, const PageProgress& progress = {});

/// How many pages it takes.
[[nodiscard]] std::size_t countPages(const Document& document,
                                     const std::shared_ptr<const Fonts>& fonts);

} // namespace dongbo::paper
