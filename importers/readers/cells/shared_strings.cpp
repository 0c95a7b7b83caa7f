#include "importers/readers/cells/shared_strings.h"

#include "importers/grid/utf8.h"

#include <cstring>

namespace dongbo::importers {

namespace {

/// Header of each text in its block.
struct Head
{
    std::uint32_t size = 0;
    std::uint16_t font = 0;
};

} // namespace

RichText RichTextReader::read(TagScanner& scanner)
{
    m_text.clear();
    RichText rich;
    bool inRun = false;
    bool sawText = false;
    std::uint16_t runFont = 0;
    const auto level = scanner.level();
    for (;;) {
        const auto event = scanner.next();
        if (event == TagScanner::Event::End) {
            break;
        }
        const auto name = scanner.name();
        if (event == TagScanner::Event::Close) {
            if (scanner.level() == level) {
                break;
            }
            inRun = inRun && name != "r";
            continue;
        }
        if (name == "t") {
            const auto text = scanner.text();
            if (!sawText && !text.empty()) {
                rich.font = inRun ? runFont : std::uint16_t{0};
                sawText = true;
            }
            m_text.append(text);
            if (isLongerThan(m_text, m_limits.cellCharacters)) {
                throw pastLimit("cell_characters", m_limits.cellCharacters);
            }
        } else if (name == "r") {
            inRun = true;
            runFont = 0;
        } else if (name == "rPh") {
            scanner.skip();
        } else if (name == "rFont" && inRun) {
            m_fontName.clear();
            appendXmlText(m_fontName, scanner.attribute("val"));
            runFont = m_fonts.indexOf(m_fontName);
        }
    }
    resolveSpreadsheetEscapes(m_text);
    rich.text = m_text;
    return rich;
}

void SharedStrings::read(TagScanner& scanner, Fonts& fonts, const Limits& limits)
{
    RichTextReader texts(fonts, limits);
    for (auto event = scanner.next(); event != TagScanner::Event::End; event = scanner.next()) {
        if (event == TagScanner::Event::Open && scanner.name() == "si") {
            add(texts.read(scanner), limits);
        }
    }
}

void SharedStrings::add(const RichText& text, const Limits& limits)
{
    const auto need = sizeof(Head) + text.text.size();
    m_bytes += need + sizeof(std::uint32_t);
    if (m_bytes > limits.sharedStringBytes) {
        throw pastLimit("shared_string_bytes", limits.sharedStringBytes);
    }
    if (blockBytes - m_used < need) {
        m_blocks.push_back(std::unique_ptr<char[]>(new char[blockBytes])); // NOLINT: not zeroed
        m_used = 0;
    }
    const Head head{static_cast<std::uint32_t>(text.text.size()), text.font};
    auto* const at = m_blocks.back().get() + m_used;
    std::memcpy(at, &head, sizeof(head));
    text.text.copy(at + sizeof(head), text.text.size());
    if (m_size % pageEntries == 0) {
        m_pages.push_back(
            std::unique_ptr<std::uint32_t[]>(new std::uint32_t[pageEntries])); // NOLINT: not zeroed
    }
    m_pages.back()[m_size % pageEntries] =
        static_cast<std::uint32_t>((m_blocks.size() - 1) * blockBytes + m_used);
    m_used += need;
    ++m_size;
}

RichText SharedStrings::at(std::uint64_t index) const
{
    const auto where = m_pages[static_cast<std::size_t>(index / pageEntries)][index % pageEntries];
    const auto* const at = m_blocks[where / blockBytes].get() + where % blockBytes;
    Head head;
    std::memcpy(&head, at, sizeof(head));
    return {{at + sizeof(head), head.size}, head.font};
}

} // namespace dongbo::importers
