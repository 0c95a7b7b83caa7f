#include "core/paper/docx_markup.h"

#include "core/paper/table_head.h"
#include "core/text/markup.h"

#include <cmath>

// The order of elements inside of properties is the schema's (ECMA-376 part 1, 17.3.1.26, 17.4.60,
// 17.4.70): Word refuses files with another.

namespace dongbo::paper::docx {

std::string joined(std::initializer_list<std::string_view> parts)
{
    std::string out;
    for (const auto part : parts) {
        out += part;
    }
    return out;
}

int twips(double millimetres)
{
    return static_cast<int>(std::lround(millimetres * 1440 / 25.4));
}

int halfPoints(double points)
{
    return static_cast<int>(std::lround(points * 2));
}

std::string run(std::string_view text, RunLook look)
{
    std::string out = "<w:r>";
    std::string properties;
    if (look.isBold) {
        properties += "<w:b/><w:bCs/>";
    }
    if (look.isItalic) {
        properties += "<w:i/><w:iCs/>";
    }
    if (look.size > 0) {
        const auto size = std::to_string(look.size);
        properties += joined({"<w:sz w:val=\"", size, "\"/><w:szCs w:val=\"", size, "\"/>"});
    }
    if (!properties.empty()) {
        out += joined({"<w:rPr>", properties, "</w:rPr>"});
    }
    const auto bytes = textOf(text, Face::Regular, 1).bytes;
    std::string_view rest = bytes;
    for (;;) {
        const auto end = rest.find('\n');
        if (const auto line = rest.substr(0, end); !line.empty()) {
            out += joined({"<w:t xml:space=\"preserve\">", text::escapedMarkup(line), "</w:t>"});
        }
        if (end == std::string_view::npos) {
            break;
        }
        out += "<w:br/>";
        rest.remove_prefix(end + 1);
    }
    return joined({out, "</w:r>"});
}

std::string attribute(const char* name, int value)
{
    return joined({" w:", name, "=\"", std::to_string(value), "\""});
}

std::string paragraphOf(const std::string& runs, const ParagraphLook& look)
{
    std::string out = joined({"<w:p><w:pPr><w:pStyle w:val=\"", look.style, "\"/>"});
    if (look.staysWithNext) {
        out += "<w:keepNext/>";
    }
    if (look.isRule) {
        out +=
            "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>";
    }
    if (look.before || look.isRule || look.isThin) {
        out += joined({"<w:spacing", (look.before ? attribute("before", *look.before) : ""),
                       (look.isRule || look.isThin
                            ? attribute("line", look.isRule ? 60 : 20) + " w:lineRule=\"exact\""
                            : ""),
                       "/>"});
    }
    if (look.left > 0 || look.right > 0 || look.firstLine) {
        out += joined({"<w:ind", attribute("left", look.left), attribute("right", look.right),
                       (look.firstLine ? attribute("firstLine", *look.firstLine) : ""), "/>"});
    }
    if (look.align != nullptr) {
        out += joined({"<w:jc w:val=\"", look.align, "\"/>"});
    }
    if (look.mark > 0) {
        const auto size = std::to_string(look.mark);
        out +=
            joined({"<w:rPr><w:sz w:val=\"", size, "\"/><w:szCs w:val=\"", size, "\"/></w:rPr>"});
    }
    return joined({out, "</w:pPr>", runs, "</w:p>"});
}

std::string cellOf(const Cell& cell)
{
    std::string out =
        joined({"<w:tc><w:tcPr><w:tcW", attribute("w", cell.width), " w:type=\"dxa\"/>"});
    if (cell.columns > 1) {
        out += joined({"<w:gridSpan w:val=\"", std::to_string(cell.columns), "\"/>"});
    }
    if (cell.merge != nullptr) {
        out += joined({"<w:vMerge w:val=\"", cell.merge, "\"/>"});
    }
    if (cell.isCentred) {
        out += "<w:vAlign w:val=\"center\"/>";
    }
    return joined({out, "</w:tcPr>",
                   (cell.paragraphs.empty() ? paragraphOf("", {}) : cell.paragraphs), "</w:tc>"});
}

std::string rowOf(const std::string& cells, bool isHead)
{
    return joined({"<w:tr><w:trPr><w:cantSplit/>", isHead ? "<w:tblHeader/>" : "", "</w:trPr>",
                   cells, "</w:tr>"});
}

std::string tableBegin(const std::vector<int>& widths, bool hasGrid)
{
    int all = 0;
    std::string grid;
    for (const int width : widths) {
        all += width;
        grid += joined({"<w:gridCol", attribute("w", width), "/>"});
    }
    const auto side = attribute("w", hasGrid ? twips(cellSide) : 0) + " w:type=\"dxa\"/>";
    return joined({"<w:tbl><w:tblPr><w:tblStyle w:val=\"", hasGrid ? "TableGrid" : "TableNormal",
                   "\"/><w:tblW", attribute("w", all),
                   " w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
                   "<w:tblCellMar><w:left",
                   side, "<w:right", side, "</w:tblCellMar></w:tblPr><w:tblGrid>", grid,
                   "</w:tblGrid>"});
}

} // namespace dongbo::paper::docx
