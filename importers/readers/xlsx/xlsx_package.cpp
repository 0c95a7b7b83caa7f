#include "importers/readers/xlsx/xlsx_package.h"

#include "importers/grid/utf8.h"
#include "importers/readers/xml/small_xml.h"

#include <charconv>
#include <unordered_map>

namespace dongbo::importers {

namespace {

struct Relation
{
    std::string type; ///< last segment of the type's URI: "worksheet"
    std::string part;
};
using Relations = std::unordered_map<std::string, Relation>;

std::uint64_t numberIn(std::string_view text, std::uint64_t otherwise)
{
    std::uint64_t value = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc{} && !text.empty() ? value : otherwise;
}

bool isTrue(std::string_view text)
{
    return text == "1" || text == "true" || text == "on";
}

std::string folderOf(std::string_view part)
{
    const auto slash = part.rfind('/');
    return std::string(slash == std::string_view::npos ? "" : part.substr(0, slash + 1));
}

class RelationsListener final : public XmlListener
{
public:
    explicit RelationsListener(std::string folder)
        : m_folder(std::move(folder))
    {}
    void open(std::string_view name, const Attributes& attributes) override
    {
        if (name != "Relationship" || attributes["TargetMode"] == "External") {
            return;
        }
        const auto target = attributes["Target"];
        const bool absolute = !target.empty() && (target[0] == '/' || target[0] == '\\');
        const auto type = attributes["Type"];
        m_relations.emplace(attributes["Id"],
                            Relation{std::string(type.substr(type.rfind('/') + 1)),
                                     plainPartName(absolute ? std::string(target)
                                                            : m_folder + std::string(target))});
    }
    void close(std::string_view /*name*/) override {}

    Relations take() { return std::move(m_relations); }

private:
    std::string m_folder;
    Relations m_relations;
};

Relations readRelations(ZipContainer& zip, const Limits& limits, std::string_view part)
{
    const auto folder = folderOf(part);
    const auto name = folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
    RelationsListener listener(folder);
    if (zip.has(name)) {
        parseSmallXml(*zip.open(name), limits, listener);
    }
    return listener.take();
}

/// The part of the first relationship of that type; empty when there is none.
std::string partOfType(const Relations& relations, std::string_view type)
{
    for (const auto& [id, relation] : relations) {
        if (relation.type == type) {
            return relation.part;
        }
    }
    return {};
}

class WorkbookListener final : public XmlListener
{
public:
    WorkbookListener(const Relations& relations, const Limits& limits, XlsxPackage& package)
        : m_relations(relations)
        , m_limits(limits)
        , m_package(package)
    {}
    void open(std::string_view name, const Attributes& attributes) override
    {
        m_isWorkbook = m_isWorkbook || name == "workbook";
        if (name == "workbookPr") {
            m_package.dates1904 = isTrue(attributes["date1904"]);
        } else if (name == "sheet") {
            addSheet(attributes);
        }
    }
    void close(std::string_view /*name*/) override {}

    [[nodiscard]] bool isWorkbook() const { return m_isWorkbook; }

private:
    void addSheet(const Attributes& attributes)
    {
        const auto found = m_relations.find(std::string(attributes["id"]));
        if (found == m_relations.end() || found->second.type != "worksheet") {
            return; // chart, dialog and macro sheets contain no list
        }
        if (m_package.sheets.size() >= m_limits.sheets) {
            throw pastLimit("sheets", m_limits.sheets);
        }
        const auto state = attributes["state"];
        auto name = attributes["name"];
        while (name.size() > 1024) {
            name = name.substr(0, validUtf8Prefix(name.substr(0, 1024)));
        }
        m_package.sheets.push_back(
            {std::string(name), found->second.part, state == "hidden" || state == "veryHidden"});
    }

    const Relations& m_relations;
    const Limits& m_limits;
    XlsxPackage& m_package;
    bool m_isWorkbook = false;
};

class StylesListener final : public XmlListener
{
public:
    StylesListener(Fonts& fonts, XlsxPackage& package)
        : m_fonts(fonts)
        , m_package(package)
    {}
    void open(std::string_view name, const Attributes& attributes) override
    {
        if (name == "fonts" || name == "cellXfs" || name == "numFmts") {
            m_within = name;
        } else if (name == "font" && m_within == "fonts") {
            m_fontNames.push_back(0);
        } else if (name == "name" && m_within == "fonts" && !m_fontNames.empty()) {
            m_fontNames.back() = m_fonts.indexOf(attributes["val"]);
        } else if (name == "numFmt" && m_within == "numFmts") {
            const auto& code = attributes["formatCode"];
            m_formats[numberIn(attributes["numFmtId"], 0)] = {meaningOf(code), zerosShown(code)};
        } else if (name == "xf" && m_within == "cellXfs") {
            const auto format = numberIn(attributes["numFmtId"], 0);
            const auto font = numberIn(attributes["fontId"], 0);
            const auto own = m_formats.find(format);
            m_package.styles.push_back(
                {own == m_formats.end() ? builtinMeaning(format) : own->second.meaning,
                 font < m_fontNames.size() ? m_fontNames[static_cast<std::size_t>(font)]
                                           : std::uint16_t{0},
                 own == m_formats.end() ? std::uint8_t{0} : own->second.zeros});
        }
    }
    void close(std::string_view name) override
    {
        if (name == m_within) {
            m_within.clear();
        }
    }

private:
    Fonts& m_fonts;
    XlsxPackage& m_package;
    std::string m_within;
    std::vector<std::uint16_t> m_fontNames;
    struct Format
    {
        NumberMeaning meaning = NumberMeaning::Number;
        std::uint8_t zeros = 0;
    };
    std::unordered_map<std::uint64_t, Format> m_formats;
};

std::string workbookPart(ZipContainer& zip, const Limits& limits)
{
    auto part = partOfType(readRelations(zip, limits, ""), "officeDocument");
    if (part.empty() || !zip.has(part)) {
        part = "xl/workbook.xml";
    }
    return zip.has(part) ? part : std::string();
}

} // namespace

bool holdsXlsx(ZipContainer& zip, const Limits& limits)
{
    const auto part = workbookPart(zip, limits);
    if (part.empty() || part.ends_with(".bin")) {
        return false;
    }
    XlsxPackage ignored;
    const Relations none;
    WorkbookListener listener(none, limits, ignored);
    parseSmallXml(*zip.open(part), limits, listener);
    return listener.isWorkbook();
}

XlsxPackage readXlsxPackage(ZipContainer& zip, const Limits& limits, Fonts& fonts)
{
    XlsxPackage package;
    const auto workbook = workbookPart(zip, limits);
    const auto relations = readRelations(zip, limits, workbook);
    WorkbookListener listener(relations, limits, package);
    parseSmallXml(*zip.open(workbook), limits, listener);

    package.sharedStrings = partOfType(relations, "sharedStrings");
    if (!zip.has(package.sharedStrings)) {
        package.sharedStrings = zip.has("xl/sharedStrings.xml") ? "xl/sharedStrings.xml" : "";
    }
    auto styles = partOfType(relations, "styles");
    if (!zip.has(styles)) {
        styles = "xl/styles.xml";
    }
    if (zip.has(styles)) {
        StylesListener stylesListener(fonts, package);
        parseSmallXml(*zip.open(styles), limits, stylesListener);
    }
    return package;
}

} // namespace dongbo::importers
