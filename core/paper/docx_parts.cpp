#include "core/paper/docx_parts.h"

#include "core/paper/docx_markup.h"
#include "core/text/markup.h"

#include <algorithm>

// Every part but the body: ECMA-376 part 1 (vocabulary, order inside of properties) and part 2
// (the package).

namespace dongbo::paper::docx {

namespace {

constexpr std::string_view relationSpace =
    "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
constexpr std::string_view officeRelation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view wordContent =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string override(std::string_view part, std::string_view kind)
{
    return joined({"<Override PartName=\"/word/", part, ".xml\" ContentType=\"", wordContent, kind,
                   "+xml\"/>"});
}

std::string contentTypes(const Document& document)
{
    return joined(
        {xmlHead,
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
         "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>",
         override("document", "document.main"), override("styles", "styles"),
         (hasHeader(document) ? override("header1", "header") : ""),
         (hasFooter(document) ? override("footer1", "footer") : ""),
         "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/"
         "vnd.openxmlformats-package.core-properties+xml\"/></Types>"});
}

std::string relation(std::string_view id, std::string_view kind, std::string_view target)
{
    return joined({"<Relationship Id=\"", id, "\" Type=\"", kind, "\" Target=\"", target, "\"/>"});
}

std::string relations(const std::string& all)
{
    return joined({xmlHead, "<Relationships ", relationSpace, ">", all, "</Relationships>"});
}

std::string packageRelations()
{
    return relations(
        relation("rId1", joined({officeRelation, "officeDocument"}), "word/document.xml") +
        relation("rId2",
                 "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                 "core-properties",
                 "docProps/core.xml"));
}

std::string documentRelations(const Document& document)
{
    const std::string kind(officeRelation);
    return relations(relation("rId1", kind + "styles", "styles.xml") +
                     (hasHeader(document) ? relation("rId2", kind + "header", "header1.xml") : "") +
                     (hasFooter(document) ? relation("rId3", kind + "footer", "footer1.xml") : ""));
}

std::string coreProperties(const Document& document)
{
    const auto clean = [](const std::string& text) {
        return text::escapedMarkup(textOf(text, Face::Regular, 1).bytes);
    };
    const auto moment = [&](const char* name) {
        return joined({"<dcterms:", name, " xsi:type=\"dcterms:W3CDTF\">",
                       isoText(document.created), "</dcterms:", name, ">"});
    };
    return joined(
        {xmlHead,
         "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
         "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>",
         clean(document.title), "</dc:title><dc:creator>", clean(document.author),
         "</dc:creator><dc:language>", text::codeOf(document.language), "</dc:language>",
         moment("created"), moment("modified"), "</cp:coreProperties>"});
}

std::string style(std::string_view id, std::string_view name, std::string_view paragraph,
                  std::string_view letters)
{
    return joined({"<w:style w:type=\"paragraph\" w:styleId=\"", id, "\"><w:name w:val=\"", name,
                   "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>", paragraph,
                   "</w:pPr><w:rPr>", letters, "</w:rPr></w:style>"});
}

/// Only styles that word processors have by these names: they show them in the reader's language.
std::string styles(const Document& document)
{
    const std::string language = document.language == Language::Vietnamese ? "vi-VN" : "en-GB";
    std::string grid = "<w:tblBorders>";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
        grid +=
            joined({"<w:", side, " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"});
    }
    grid += "</w:tblBorders>";
    return joined(
        {xmlHead, "<w:styles ", wordSpace,
         "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" "
         "w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
         "<w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/><w:lang w:val=\"",
         language,
         "\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
         "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
         "w:val=\"Normal\"/><w:qFormat/></w:style>",
         style("BodyText", "Body Text",
               "<w:spacing w:before=\"120\"/><w:ind w:firstLine=\"567\"/><w:jc w:val=\"both\"/>",
               ""),
         style("Heading1", "heading 1",
               "<w:keepNext/><w:spacing w:before=\"120\"/><w:outlineLvl w:val=\"0\"/>",
               "<w:b/><w:bCs/>"),
         style("Title", "Title",
               "<w:keepNext/><w:spacing w:before=\"280\"/><w:jc w:val=\"center\"/>",
               "<w:b/><w:bCs/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>"),
         style("Subtitle", "Subtitle", "<w:keepNext/><w:jc w:val=\"center\"/>", "<w:b/><w:bCs/>"),
         style("NoSpacing", "No Spacing", "", ""),
         style("Signature", "Signature", "<w:keepNext/><w:jc w:val=\"center\"/>", ""),
         style("Closing", "Closing", "<w:keepNext/>", "<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>"),
         style("Header", "header", "<w:jc w:val=\"center\"/>", ""),
         style("Footer", "footer", "", "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"),
         "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name "
         "w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr>"
         "</w:style><w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table "
         "Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr>",
         grid, "</w:tblPr></w:style></w:styles>"});
}

std::string field(std::string_view name)
{
    return joined({"<w:fldSimple w:instr=\" ", name, " \">", run("1"), "</w:fldSimple>"});
}

std::string header()
{
    return joined({xmlHead, "<w:hdr ", wordSpace,
                   "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>", field("PAGE"),
                   "</w:p></w:hdr>"});
}

/// "Trang {page}/{pages}" with fields for its gaps.
std::string numbered(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const auto page = text.find("{page}");
        const auto pages = text.find("{pages}");
        const auto gap = std::min(page, pages);
        if (gap > 0) {
            out += run(text.substr(0, gap));
        }
        if (gap == std::string_view::npos) {
            break;
        }
        out += field(gap == page ? "PAGE" : "NUMPAGES");
        text.remove_prefix(gap + (gap == page ? 6 : 7));
    }
    return out;
}

std::string footer(const Document& document)
{
    const double width = pageSize(document).width - document.margins.left - document.margins.right;
    const bool isNumbered = document.pageNumbers == PageNumbers::OfPages;
    return joined(
        {xmlHead, "<w:ftr ", wordSpace,
         "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"",
         std::to_string(twips(width)), "\"/></w:tabs></w:pPr>",
         (document.foot.empty() ? "" : run(document.foot)),
         (isNumbered ? "<w:r><w:tab/></w:r>" + numbered(document.pageNumberText) : ""),
         "</w:p></w:ftr>"});
}

} // namespace

bool hasHeader(const Document& document)
{
    return document.pageNumbers == PageNumbers::Top;
}

bool hasFooter(const Document& document)
{
    return document.pageNumbers == PageNumbers::OfPages || !document.foot.empty();
}

std::vector<Part> partsOf(const Document& document)
{
    std::vector<Part> out{{"[Content_Types].xml", contentTypes(document)},
                          {"_rels/.rels", packageRelations()},
                          {"word/_rels/document.xml.rels", documentRelations(document)},
                          {"word/styles.xml", styles(document)},
                          {"docProps/core.xml", coreProperties(document)}};
    if (hasHeader(document)) {
        out.push_back({"word/header1.xml", header()});
    }
    if (hasFooter(document)) {
        out.push_back({"word/footer1.xml", footer(document)});
    }
    return out;
}

} // namespace dongbo::paper::docx
