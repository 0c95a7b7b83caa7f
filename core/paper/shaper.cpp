#include "core/paper/shaper.h"

#include "core/paper/font_files.h"

#include <algorithm>

namespace dongbo::paper {

namespace {

/// Beyond that many words of a face the cache begins again: a document of other texts only.
constexpr std::size_t mostWords = 20'000;

std::uint32_t replacementOf(hb_font_t* font)
{
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(font, 0xFFFD, &glyph) == 0) {
        static_cast<void>(hb_font_get_nominal_glyph(font, '?', &glyph));
    }
    return glyph;
}

} // namespace

Shaper::Shaper(std::shared_ptr<const Fonts> fonts)
    : m_fonts(std::move(fonts))
{
    for (std::size_t face = 0; face < m_faces.size(); ++face) {
        const auto& file = m_fonts->files().faces.at(face);
        for (char32_t c = 0x20; c < 0x7F; ++c) {
            auto& letter = m_faces.at(face).ascii.at(c);
            hb_codepoint_t glyph = 0;
            static_cast<void>(hb_font_get_nominal_glyph(file.shaping, c, &glyph));
            letter = {glyph, static_cast<float>(hb_font_get_glyph_h_advance(file.shaping, glyph) /
                                                file.unitsPerEm)};
        }
    }
}

const ShapedWord& Shaper::word(Face face, std::string_view text)
{
    auto& words = m_faces.at(static_cast<std::size_t>(face));
    const bool isAscii =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    if (isAscii) {
        m_ascii.glyphs.clear();
        m_ascii.width = 0;
        for (const char c : text) {
            const auto& letter = words.ascii.at(static_cast<std::size_t>(c));
            m_ascii.glyphs.push_back({letter.id, m_ascii.width, 0, 1});
            m_ascii.width += letter.width;
        }
        return m_ascii;
    }
    m_key.assign(text);
    const auto found = words.words.find(m_key);
    if (found != words.words.end()) {
        return found->second;
    }
    if (words.words.size() >= mostWords) {
        words.words.clear();
    }
    return words.words.emplace(m_key, shape(face, text)).first->second;
}

ShapedWord Shaper::shape(Face face, std::string_view text) const
{
    const auto& file = m_fonts->files()[face];
    hb_buffer_t* buffer = hb_buffer_create();
    const auto length = static_cast<int>(text.size());
    hb_buffer_add_utf8(buffer, text.data(), length, 0, length);
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR); // clusters rise, as the canvas needs them
    // widths of letters add up, so that cached words and the table of ASCII agree
    const std::array<hb_feature_t, 2> off{
        hb_feature_t{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        hb_feature_t{HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START,
                     HB_FEATURE_GLOBAL_END}};
    hb_shape(file.shaping, buffer, off.data(), off.size());
    unsigned count = 0;
    const auto* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const auto* positions = hb_buffer_get_glyph_positions(buffer, &count);
    ShapedWord out;
    double x = 0;
    for (unsigned i = 0; i < count; ++i) {
        std::uint32_t id = infos[i].codepoint;
        double advance = positions[i].x_advance;
        if (id == 0) {
            id = replacementOf(file.shaping);
            advance = hb_font_get_glyph_h_advance(file.shaping, id);
        }
        const bool begins = i == 0 || infos[i].cluster != infos[i - 1].cluster;
        unsigned next = i + 1;
        while (next < count && infos[next].cluster == infos[i].cluster) {
            ++next;
        }
        const auto end = next < count ? infos[next].cluster : static_cast<unsigned>(length);
        out.glyphs.push_back({id, static_cast<float>((x + positions[i].x_offset) / file.unitsPerEm),
                              static_cast<float>(-positions[i].y_offset / file.unitsPerEm),
                              static_cast<std::uint16_t>(begins ? end - infos[i].cluster : 0)});
        x += advance;
    }
    out.width = static_cast<float>(x / file.unitsPerEm);
    hb_buffer_destroy(buffer);
    return out;
}

double Shaper::width(Face face, double size, std::string_view text)
{
    return static_cast<double>(word(face, text).width) * size * mmPerPoint;
}

} // namespace dongbo::paper
