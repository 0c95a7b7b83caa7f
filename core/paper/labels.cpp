#include "core/paper/labels.h"

#include "core/paper/flow.h"
#include "core/paper/qr.h"

#include <algorithm>
#include <cmath>

namespace dongbo::paper {

namespace {

constexpr double largestModule = 0.6;
constexpr double symbolShare = 0.56; ///< of a label's width, at most
constexpr double sideInset = 0.06; ///< share of the width: printers leave the edge of a page empty
constexpr double topInset = 0.1;   ///< share of the height
constexpr double lowLabel = 26;    ///< millimetres; lower ones have smaller letters
constexpr double leastSize = 5;    ///< points
constexpr const char* ellipsis = "\u2026";

/// Sizes of the letters of a label, in points.
struct Letters
{
    double code = 11;
    double name = 10;
    double place = 9;
};

Letters lettersOf(const LabelSheet& sheet)
{
    return sheet.label.height < lowLabel ? Letters{8, 6.5, 6} : Letters{};
}

void dropLast(std::string& text)
{
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80) {
        text.pop_back();
    }
    if (!text.empty()) {
        text.pop_back();
    }
}

/// The text in at most that many lines, what does not fit cut away and marked by an ellipsis.
Text shortened(LineWriter& writer, Text text, double width, std::size_t lines)
{
    const auto broken = writer.lines(text, width);
    if (broken.size() <= lines) {
        return text;
    }
    const auto face = text.pieces.front().face;
    auto kept = text.bytes.substr(0, broken[lines - 1].end);
    while (!kept.empty()) {
        auto tried = textOf(kept + ellipsis, face, text.size);
        if (writer.lines(tried, width).size() <= lines) {
            return tried;
        }
        dropLast(kept);
        kept.erase(kept.find_last_not_of(' ') + 1);
    }
    return textOf(ellipsis, face, text.size);
}

/// One line, in smaller letters where it is too wide.
Text onOneLine(LineWriter& writer, const std::string& words, Face face, double size, double width)
{
    auto text = textOf(words, face, size);
    while (text.size > leastSize && writer.lines(text, width).size() > 1) {
        text = textOf(words, face, text.size - 0.5);
    }
    return shortened(writer, std::move(text), width, 1);
}

/// The words of one label, in the middle of the height of their box.
void drawWords(Flow& flow, const Letters& letters, const Label& label, const Box& box)
{
    auto& writer = flow.writer();
    std::vector<StackLine> parts;
    double others = 0;
    const auto add = [&](const std::string& words, Face face, double size) {
        auto text = onOneLine(writer, words, face, size, box.width);
        others += lineHeight(text.size);
        parts.push_back({std::move(text), 0, 0, Align::Left});
    };
    if (!label.code.empty()) {
        add(label.code, Face::Bold, letters.code);
    }
    const auto at = static_cast<std::ptrdiff_t>(parts.size());
    if (!label.place.empty()) {
        add(label.place, Face::Italic, letters.place);
    }
    if (!label.name.empty()) {
        const double room = (box.height - others) / lineHeight(letters.name);
        const auto lines = static_cast<std::size_t>(std::max(1.0, std::floor(room)));
        auto name = textOf(label.name, Face::Regular, letters.name);
        parts.insert(parts.begin() + at,
                     {shortened(writer, std::move(name), box.width, lines), 0, 0, Align::Left});
    }
    const double height = stack(flow, parts, box.x, box.width, 0, false);
    stack(flow, parts, box.x, box.width, box.y + (box.height - height) / 2, true);
}

void drawLabel(Flow& flow, const LabelSheet& sheet, const Label& label, const Box& box)
{
    const double inset = box.width * sideInset;
    const auto symbol = qrOf(label.symbol);
    double left = box.x + inset;
    if (symbol.side > 0) {
        const double module = moduleOf(sheet, symbol.side);
        const double quiet = module * QrSymbol::quietZone;
        const double side = module * symbol.side;
        // where labels meet the page's edge the quiet zone alone is too near it
        const Point corner{box.x + std::max(quiet, inset), box.y + (box.height - side) / 2};
        std::vector<Box> boxes;
        boxes.reserve(symbol.boxes.size());
        for (const auto& each : symbol.boxes) {
            boxes.push_back({corner.x + each.x * module, corner.y + each.y * module,
                             each.width * module, each.height * module});
        }
        flow.canvas().fill(std::span<const Box>(boxes), {});
        left = corner.x + side + quiet;
    }
    drawWords(flow, lettersOf(sheet), label,
              {left, box.y + box.height * topInset, box.x + box.width - inset - left,
               box.height * (1 - 2 * topInset)});
}

} // namespace

Box placeOf(const LabelSheet& sheet, std::size_t place)
{
    const auto column = static_cast<double>(place % sheet.columns);
    const auto row = static_cast<double>(place / sheet.columns);
    return {sheet.corner.x + column * (sheet.label.width + sheet.gap.width),
            sheet.corner.y + row * (sheet.label.height + sheet.gap.height), sheet.label.width,
            sheet.label.height};
}

double moduleOf(const LabelSheet& sheet, int side)
{
    const double room = std::min(sheet.label.height, sheet.label.width * symbolShare);
    return std::min(largestModule, room / (side + 2 * QrSymbol::quietZone));
}

void draw(Flow& flow, const Labels& labels)
{
    const auto& sheet = labels.sheet;
    auto place = labels.skipped;
    bool isEmpty = true;
    const auto add = [&](const Label& label) {
        if (place >= sheet.places()) {
            flow.endPage();
            place = 0;
        }
        isEmpty = false;
        flow.open();
        drawLabel(flow, sheet, label, placeOf(sheet, place));
        ++place;
    };
    labels.labels(add);
    if (isEmpty) {
        place = 0;
        add({{}, {}, labels.empty, {}});
    }
    flow.endPage();
}

} // namespace dongbo::paper
