#pragma once

#include "core/paper/fonts.h"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dongbo::paper {

/// A word shaped in one face; lengths in ems.
struct ShapedWord
{
    std::vector<Glyph> glyphs;
    float width = 0;
};

/// Shapes words, each once: a report says the same ones over and over. Words of ASCII only (codes,
/// amounts) are all different and are made from a table of widths instead of being kept, so memory
/// does not grow with the document. One thread at a time.
class Shaper
{
public:
    explicit Shaper(std::shared_ptr<const Fonts> fonts);

    [[nodiscard]] const Fonts& fonts() const { return *m_fonts; }
    /// The word in valid UTF-8, form C, without line ends. A letter the face lacks becomes a
    /// replacement mark, and stays what it is when copied. Good until the next call.
    [[nodiscard]] const ShapedWord& word(Face face, std::string_view text);
    /// Width in millimetres of a text of one face.
    [[nodiscard]] double width(Face face, double size, std::string_view text);

private:
    struct Letter
    {
        std::uint32_t id = 0;
        float width = 0;
    };
    struct FaceWords
    {
        std::array<Letter, 128> ascii{};
        std::unordered_map<std::string, ShapedWord> words;
    };

    [[nodiscard]] ShapedWord shape(Face face, std::string_view text) const;

    std::shared_ptr<const Fonts> m_fonts;
    std::array<FaceWords, 4> m_faces;
    ShapedWord m_ascii;
    std::string m_key;
};

} // namespace dongbo::paper
