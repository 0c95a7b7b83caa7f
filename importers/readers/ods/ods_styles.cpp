#include "importers/readers/ods/ods_styles.h"

#include <vector>

namespace dongbo::importers {

namespace {

constexpr int mostParents = 32;

std::string resolved(std::string_view raw)
{
    std::string text;
    appendXmlText(text, raw);
    return text;
}

/// The first family of "'Times New Roman'" or "Arial, sans-serif".
std::string firstFamily(std::string_view raw)
{
    auto text = resolved(raw);
    if (!text.empty() && (text.front() == '\'' || text.front() == '"')) {
        const auto close = text.find(text.front(), 1);
        return text.substr(1, close == std::string::npos ? close : close - 1);
    }
    return text.substr(0, text.find(','));
}

} // namespace

void OdsStyles::count(std::size_t bytes)
{
    m_bytes += bytes;
    if (m_bytes > m_limits.smallPartBytes) {
        throw pastLimit("small_part_bytes", m_limits.smallPartBytes);
    }
}

bool OdsStyles::take(TagScanner& scanner)
{
    const auto name = scanner.name();
    if (name == "font-face") {
        takeFace(scanner);
    } else if (name == "style" || name == "default-style") {
        takeStyle(scanner, name == "default-style");
    } else {
        return false;
    }
    return true;
}

void OdsStyles::takeFace(TagScanner& scanner)
{
    auto name = resolved(scanner.attribute("name"));
    auto family = firstFamily(scanner.attribute("font-family"));
    count(name.size() + family.size() + 64);
    m_faces.emplace(std::move(name), std::move(family));
    scanner.skip();
}

void OdsStyles::takeStyle(TagScanner& scanner, bool isDefault)
{
    Style style;
    auto name = isDefault ? std::string() : resolved(scanner.attribute("name"));
    auto family = std::string(scanner.attribute("family"));
    style.parent = resolved(scanner.attribute("parent-style-name"));
    const auto level = scanner.level();
    for (auto event = scanner.next(); event != TagScanner::Event::End; event = scanner.next()) {
        if (event == TagScanner::Event::Close) {
            if (scanner.level() == level) {
                break;
            }
            continue;
        }
        if (scanner.name() == "text-properties") {
            const auto face = m_faces.find(resolved(scanner.attribute("font-name")));
            style.font = face != m_faces.end() ? face->second
                                               : firstFamily(scanner.attribute("font-family"));
            if (style.font.empty()) {
                style.font = resolved(scanner.attribute("font-name"));
            }
        } else if (scanner.name() == "table-properties") {
            style.isHidden = scanner.attribute("display") == "false";
        }
    }
    count(name.size() + family.size() + style.parent.size() + style.font.size() + 192);
    m_styles[{std::move(family), std::move(name)}] = std::move(style);
}

std::uint16_t OdsStyles::fontOf(std::string_view family, std::string_view name)
{
    std::pair<std::string, std::string> key(family, name);
    std::vector<Style*> visited;
    std::uint16_t font = 0;
    for (int i = 0; i < mostParents; ++i) {
        const auto found = m_styles.find(key);
        if (found == m_styles.end()) {
            if (key.second.empty()) {
                break;
            }
            key.second.clear(); // the family's default
            continue;
        }
        auto& style = found->second;
        if (style.known < 0 && !style.font.empty()) {
            style.known = m_fonts.indexOf(style.font);
        }
        if (style.known >= 0) {
            font = static_cast<std::uint16_t>(style.known);
            break;
        }
        visited.push_back(&style);
        if (key.second.empty()) {
            break;
        }
        key.second = style.parent;
    }
    for (auto* style : visited) {
        style->known = font;
    }
    return font;
}

bool OdsStyles::isHiddenTable(std::string_view style) const
{
    const auto found = m_styles.find({"table", std::string(style)});
    return found != m_styles.end() && found->second.isHidden;
}

} // namespace dongbo::importers
