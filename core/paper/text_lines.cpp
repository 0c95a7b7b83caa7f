#include "core/paper/text_lines.h"

#include "core/text/unicode.h"

#include <algorithm>

namespace dongbo::paper {

namespace {

/// A longer word is broken before it is shaped.
constexpr std::size_t longestWord = 240;

bool isControl(char c)
{
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
}

void appendClean(std::string& out, std::string_view text)
{
    const auto from = out.size();
    if (text::isPlainlyNfc(text)) {
        out += text;
    } else {
        out += text::nfc(text);
    }
    std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(), isControl, ' ');
}

Face faceOf(const Span& span)
{
    if (span.isBold) {
        return span.isItalic ? Face::BoldItalic : Face::Bold;
    }
    return span.isItalic ? Face::Italic : Face::Regular;
}

/// A line to be written on.
bool isDots(std::string_view word)
{
    return word.size() > 3 && word.find_first_not_of('.') == std::string_view::npos;
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
}

/// End of the word at `from`: the next blank, line end or change of face, at most so many bytes.
std::size_t wordEnd(const Text& text, std::size_t from, std::size_t pieceEnd)
{
    auto end = from;
    while (end < pieceEnd && text.bytes[end] != ' ' && text.bytes[end] != '\n') {
        ++end;
        if (end - from >= longestWord && (end == pieceEnd || !isContinuation(text.bytes[end]))) {
            break;
        }
    }
    return end;
}

} // namespace

Text textOf(std::string_view plain, Face face, double size)
{
    Text out;
    out.size = size;
    appendClean(out.bytes, plain);
    out.pieces.push_back({0, out.bytes.size(), face});
    return out;
}

Text textOf(const std::vector<Span>& spans, double size)
{
    Text out;
    out.size = size;
    for (const auto& span : spans) {
        const auto begin = out.bytes.size();
        appendClean(out.bytes, span.text);
        out.pieces.push_back({begin, out.bytes.size(), faceOf(span)});
    }
    return out;
}

double lineHeight(double size)
{
    return size * 1.15 * mmPerPoint;
}

double ascent(double size)
{
    return size * 0.891 * mmPerPoint;
}

namespace {

/// Collects words to lines.
struct Breaker
{
    const Text& text;
    Shaper& shaper;
    std::vector<TextLine>& out;
    double width;
    double room; ///< of the line being filled

    TextLine line{};
    bool isEmpty = true;
    std::size_t blanks = 0; ///< after the line's last word
    double blankWidth = 0;

    void finish(std::size_t next, bool isLast)
    {
        if (isEmpty) {
            line.end = line.begin;
        }
        line.isLast = isLast;
        out.push_back(line);
        line = {next, next, 0, 0, false};
        room = width;
        isEmpty = true;
        blanks = 0;
        blankWidth = 0;
    }
    void append(std::size_t begin, std::size_t end, double wide)
    {
        if (isEmpty) {
            line.begin = begin;
        } else {
            line.width += blankWidth;
            line.gaps += blanks;
        }
        line.end = end;
        line.width += wide;
        isEmpty = false;
        blanks = 0;
        blankWidth = 0;
    }
    void blank(Face face)
    {
        if (!isEmpty) {
            ++blanks;
            blankWidth += shaper.width(face, text.size, " ");
        }
    }
    /// Room to write on: the rest of the line, then whole lines. Dots that would only begin another
    /// one are left out.
    void dots(std::size_t begin, std::size_t end, Face face)
    {
        constexpr std::size_t least = 4; // fewer are no room at the end of a line
        constexpr double mostOfLine = 0.75;
        const double wide = shaper.width(face, text.size, ".");
        for (auto from = begin; from < end;) {
            const double used = isEmpty ? 0 : line.width + blankWidth;
            const auto fit = static_cast<std::size_t>(std::max(room - used, 0.0) / wide);
            if (!isEmpty && fit < least && end - from > fit) {
                finish(from, false);
                continue;
            }
            const auto count = std::min(std::max<std::size_t>(fit, 1), end - from);
            append(from, from + count, static_cast<double>(count) * wide);
            from += count;
            if (static_cast<double>(end - from) < mostOfLine * width / wide) {
                return;
            }
            finish(from, false);
        }
    }
    /// Where a word does not fit into a line of its own: after its hyphens and strokes
    /// ("DAN-SCR-"), and letter by letter where that does not help.
    void tear(std::size_t begin, std::size_t end, Face face)
    {
        for (auto from = begin; from < end;) {
            const auto mark = text.bytes.find_first_of("-/_.,;", from);
            const auto stop = std::min(end, mark == std::string::npos ? end : mark + 1);
            const double wide = shaper.width(
                face, text.size, std::string_view(text.bytes).substr(from, stop - from));
            if (wide > width) {
                tearLetters(from, stop, face);
            } else {
                if (!isEmpty && line.width + blankWidth + wide > room) {
                    finish(from, false);
                }
                append(from, stop, wide);
            }
            from = stop;
        }
    }
    void tearLetters(std::size_t begin, std::size_t end, Face face)
    {
        for (auto from = begin; from < end;) {
            auto next = from + 1;
            while (next < end && isContinuation(text.bytes[next])) {
                ++next;
            }
            const double wide = shaper.width(
                face, text.size, std::string_view(text.bytes).substr(from, next - from));
            if (!isEmpty && line.width + blankWidth + wide > room) {
                finish(from, false);
            }
            append(from, next, wide);
            from = next;
        }
    }
};

} // namespace

void LineWriter::breakLines(const Text& text, double width, double first,
                            std::vector<TextLine>& out)
{
    out.clear();
    Breaker b{text, m_shaper, out, width + 1e-6, width - first + 1e-6};
    // a word may go over several pieces ("<b>không</b>,"): it is kept together
    std::size_t from = 0;
    std::size_t piece = 0;
    while (from < text.bytes.size()) {
        while (piece < text.pieces.size() && from >= text.pieces[piece].end) {
            ++piece;
        }
        const char c = text.bytes[from];
        if (c == '\n') {
            b.finish(from + 1, true);
            ++from;
            continue;
        }
        if (c == ' ') {
            b.blank(text.pieces[piece].face);
            ++from;
            continue;
        }
        double wide = 0;
        auto end = from;
        auto at = piece;
        while (at < text.pieces.size()) {
            const auto stop = wordEnd(text, end, text.pieces[at].end);
            wide += m_shaper.width(text.pieces[at].face, text.size,
                                   std::string_view(text.bytes).substr(end, stop - end));
            const bool reachesEnd = stop == text.pieces[at].end;
            end = stop;
            if (!reachesEnd || end - from >= longestWord || end == text.bytes.size()) {
                break;
            }
            ++at;
        }
        const bool isDotted = isDots(std::string_view(text.bytes).substr(from, end - from));
        if (!isDotted && !b.isEmpty && b.line.width + b.blankWidth + wide > b.room) {
            b.finish(from, false);
        }
        if (isDotted && piece == at) {
            b.dots(from, end, text.pieces[piece].face);
        } else if (wide > b.room) {
            for (auto part = piece; part <= at && part < text.pieces.size(); ++part) {
                b.tear(std::max(from, text.pieces[part].begin),
                       std::min(end, text.pieces[part].end), text.pieces[part].face);
            }
        } else {
            b.append(from, end, wide);
        }
        from = end;
    }
    b.finish(text.bytes.size(), true);
}

double LineWriter::widestWord(const Text& text)
{
    double widest = 0;
    for (const auto& piece : text.pieces) {
        for (auto from = piece.begin; from < piece.end;) {
            const auto end = std::max(wordEnd(text, from, piece.end), from + 1);
            widest = std::max(
                widest, m_shaper.width(piece.face, text.size,
                                       std::string_view(text.bytes).substr(from, end - from)));
            from = end;
        }
    }
    return widest;
}

std::vector<TextLine> LineWriter::lines(const Text& text, double width, double first)
{
    std::vector<TextLine> out;
    breakLines(text, width, first, out);
    return out;
}

void LineWriter::draw(Canvas& canvas, const Text& text, const TextLine& line, Point at,
                      double extra, Colour colour)
{
    const double em = text.size * mmPerPoint;
    const auto wider = static_cast<float>(extra / em);
    for (const auto& piece : text.pieces) {
        const auto begin = std::max(piece.begin, line.begin);
        const auto end = std::min(piece.end, line.end);
        if (begin >= end) {
            continue;
        }
        m_glyphs.clear();
        float x = 0;
        for (auto from = begin; from < end;) {
            const bool isBlank = text.bytes[from] == ' ';
            auto next = from + 1;
            if (!isBlank) {
                next = std::min(wordEnd(text, from, end), end);
            }
            const auto& word =
                m_shaper.word(piece.face, std::string_view(text.bytes).substr(from, next - from));
            for (auto glyph : word.glyphs) {
                glyph.x += x;
                m_glyphs.push_back(glyph);
            }
            x += word.width + (isBlank ? wider : 0.0F);
            from = next;
        }
        const double width = static_cast<double>(x) * em;
        canvas.text(at,
                    {piece.face, text.size, std::string_view(text.bytes).substr(begin, end - begin),
                     m_glyphs, width},
                    colour);
        at.x += width;
    }
}

} // namespace dongbo::paper
