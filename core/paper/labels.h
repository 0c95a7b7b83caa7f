#pragma once

#include "core/paper/canvas.h"

#include <cstddef>
#include <functional>
#include <string>

namespace dongbo::paper {

/// What stands on one label: a QR symbol at its left, at its right the code, the name, the place.
struct Label
{
    std::string symbol; ///< the text of the QR symbol; empty: none
    std::string code;
    std::string name;
    std::string place;
};
using LabelSink = std::function<void(const Label&)>;

/// A page of labels; millimetres.
struct LabelSheet
{
    Size page{210, 297};
    std::size_t columns = 1;
    std::size_t rows = 1;
    Point corner{}; ///< of the first label
    Size label{};
    Size gap{};

    [[nodiscard]] std::size_t places() const { return columns * rows; }
};
/// Where the label of that place of a page lies; places count from 0, row by row.
[[nodiscard]] Box placeOf(const LabelSheet& sheet, std::size_t place);
/// Side of a module of a symbol of `side` modules on such a label, in millimetres: 0.6, or less
/// where the label is too small.
[[nodiscard]] double moduleOf(const LabelSheet& sheet, int side);

/// Labels on pages of their own: a block that fills its document, whose page is the sheet's and
/// whose margins are 0.
struct Labels
{
    LabelSheet sheet;
    std::size_t skipped = 0;                             ///< places of the first page left empty
    std::function<void(const LabelSink& sink)> labels{}; ///< the same ones each time
    std::string empty{}; ///< said in the first place when there are no labels
};

} // namespace dongbo::paper
