#include "tests/paper/docx_file.h"

#include <catch2/catch.hpp>
#include <expat.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace dongbo::test {

namespace {

/// Calls of one parse, kept as what they say.
struct Seen
{
    std::string text;
    std::string disorder;
    struct Element
    {
        std::string name;
        std::vector<std::string> children;
    };
    std::vector<Element> open{{"", {}}};
    bool isText = false;
};

using Order = std::vector<std::string_view>;

/// The order of children, as ECMA-376 part 1 gives it, of what the writer uses.
const Order* orderOf(std::string_view name)
{
    static const std::map<std::string_view, Order> orders{
        {"w:pPr",
         {"w:pStyle", "w:keepNext", "w:pBdr", "w:tabs", "w:spacing", "w:ind", "w:jc",
          "w:outlineLvl", "w:rPr"}},
        {"w:rPr", {"w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:sz", "w:szCs", "w:lang"}},
        {"w:tblPr",
         {"w:tblStyle", "w:tblW", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar"}},
        {"w:tcPr", {"w:tcW", "w:gridSpan", "w:vMerge", "w:vAlign"}},
        {"w:trPr", {"w:cantSplit", "w:tblHeader"}},
        {"w:sectPr", {"w:headerReference", "w:footerReference", "w:pgSz", "w:pgMar", "w:titlePg"}},
        {"w:tbl", {"w:tblPr", "w:tblGrid", "w:tr"}},
        {"w:style", {"w:name", "w:basedOn", "w:qFormat", "w:pPr", "w:rPr", "w:tblPr"}}};
    const auto found = orders.find(name);
    return found == orders.end() ? nullptr : &found->second;
}

void check(Seen& seen, const Seen::Element& element)
{
    const auto& children = element.children;
    const auto say = [&](const std::string& what) {
        seen.disorder += element.name + ": " + what + "\n";
    };
    if (const auto* order = orderOf(element.name)) {
        std::ptrdiff_t before = 0;
        for (const auto& child : children) {
            const auto at = std::find(order->begin(), order->end(), child) - order->begin();
            if (at == static_cast<std::ptrdiff_t>(order->size())) {
                say("unknown " + child);
            } else if (at < before) {
                say(child + " too late");
            }
            before = at;
        }
    }
    if (element.name == "w:tc" && (children.empty() || children.back() != "w:p")) {
        say("ends without a paragraph");
    }
    if (element.name == "w:tbl" && (children.size() < 3 || children[1] != "w:tblGrid")) {
        say("no grid or no row");
    }
    if (element.name == "w:body") {
        if (children.size() < 2 || children.back() != "w:sectPr" ||
            children[children.size() - 2] != "w:p") {
            say("no paragraph before its section's properties");
        }
        if (std::adjacent_find(children.begin(), children.end(), [](const auto& a, const auto& b) {
                return a == "w:tbl" && b == "w:tbl";
            }) != children.end()) {
            say("two tables would be one");
        }
    }
}

void begin(void* data, const char* name, const char** attributes)
{
    auto& seen = *static_cast<Seen*>(data);
    seen.open.back().children.emplace_back(name);
    seen.open.push_back({name, {}});
    seen.isText = std::string_view(name) == "w:t";
    if (std::string_view(name) == "w:br") {
        seen.text += ' ';
    }
    if (std::string_view(name) == "w:tblLayout" && std::string_view(attributes[1]) != "fixed") {
        seen.disorder += "w:tblLayout: not fixed\n";
    }
}

void end(void* data, const char* name)
{
    auto& seen = *static_cast<Seen*>(data);
    const auto element = std::move(seen.open.back());
    seen.open.pop_back();
    check(seen, element);
    seen.isText = false;
    if (std::string_view(name) == "w:p") {
        seen.text += '\n';
    }
}

void characters(void* data, const char* bytes, int count)
{
    auto& seen = *static_cast<Seen*>(data);
    if (seen.isText) {
        seen.text.append(bytes, static_cast<std::size_t>(count));
    }
}

std::string parse(const std::string& xml, Seen& seen)
{
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate("UTF-8"), &XML_ParserFree);
    XML_SetUserData(parser.get(), &seen);
    XML_SetElementHandler(parser.get(), begin, end);
    XML_SetCharacterDataHandler(parser.get(), characters);
    if (XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), 1) == XML_STATUS_OK) {
        return {};
    }
    const auto at = static_cast<std::size_t>(XML_GetCurrentByteIndex(parser.get()));
    return std::string(XML_ErrorString(XML_GetErrorCode(parser.get()))) + " before " +
           xml.substr(std::min(at, xml.size()), 60);
}

} // namespace

std::map<std::string, std::string> partsOf(const std::filesystem::path& file)
{
    std::map<std::string, std::string> out;
    int problem = 0;
    zip_t* archive = zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &problem);
    REQUIRE(archive != nullptr);
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        zip_file_t* part = zip_fopen_index(archive, index, 0);
        REQUIRE(part != nullptr);
        auto& content = out[zip_get_name(archive, index, 0)];
        std::array<char, 4096> buffer{};
        for (auto n = zip_fread(part, buffer.data(), buffer.size()); n > 0;
             n = zip_fread(part, buffer.data(), buffer.size())) {
            content.append(buffer.data(), static_cast<std::size_t>(n));
        }
        zip_fclose(part);
    }
    zip_discard(archive);
    return out;
}

std::string faultOf(const std::string& xml)
{
    Seen seen;
    return parse(xml, seen);
}

std::string textOf(const std::string& xml)
{
    Seen seen;
    CHECK(parse(xml, seen) == "");
    return seen.text;
}

std::string disorderOf(const std::string& xml)
{
    Seen seen;
    CHECK(parse(xml, seen) == "");
    return seen.disorder;
}

} // namespace dongbo::test
