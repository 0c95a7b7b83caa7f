#include "tests/paper/pages.h"

#include "core/paper/shaper.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace dongbo::test {

namespace {

/// The glyphs that stand for letters a face lacks.
std::vector<std::uint32_t> replacementMarks()
{
    paper::Shaper shaper(paper::Fonts::standard());
    std::vector<std::uint32_t> out;
    for (const auto face :
         {paper::Face::Regular, paper::Face::Bold, paper::Face::Italic, paper::Face::BoldItalic}) {
        const auto& word = shaper.word(face, "\xE4\xB8\xAD"); // 中
        REQUIRE_FALSE(word.glyphs.empty());
        out.push_back(word.glyphs.front().id);
    }
    return out;
}

} // namespace

void Recorder::beginPage(paper::Size page)
{
    REQUIRE_FALSE(m_isOpen);
    m_isOpen = true;
    pages.push_back(page);
}

void Recorder::endPage()
{
    REQUIRE(m_isOpen);
    m_isOpen = false;
}

void Recorder::text(paper::Point at, const paper::Run& run, paper::Colour /*colour*/)
{
    REQUIRE(m_isOpen);
    const double em = run.size * paper::mmPerPoint;
    static const std::vector<std::uint32_t> marks = replacementMarks();
    std::size_t bytes = 0;
    bool isMissing = false;
    for (const auto& glyph : run.glyphs) {
        bytes += glyph.bytes;
        isMissing =
            isMissing || glyph.id == 0 ||
            (glyph.bytes > 1 && std::find(marks.begin(), marks.end(), glyph.id) != marks.end());
    }
    CHECK(bytes == run.text.size()); // every byte belongs to a glyph
    texts.push_back({pages.size(),
                     {at.x, at.y - 0.66 * em, run.width, 0.87 * em},
                     std::string(run.text),
                     isMissing});
}

void Recorder::lines(std::span<const paper::Segment> lines, double /*width*/,
                     paper::Colour /*colour*/)
{
    REQUIRE(m_isOpen);
    for (const auto& line : lines) {
        lines_.push_back({pages.size(), line});
    }
}

void Recorder::fill(std::span<const paper::Point> /*outline*/, paper::Colour /*colour*/)
{
    REQUIRE(m_isOpen);
}

void Recorder::fill(std::span<const paper::Box> /*boxes*/, paper::Colour /*colour*/)
{
    REQUIRE(m_isOpen);
}

std::size_t Recorder::pageOf(const std::string& words) const
{
    for (const auto& text : texts) {
        if (text.text.find(words) != std::string::npos) {
            return text.page;
        }
    }
    return 0;
}

std::size_t Recorder::countOf(const std::string& words) const
{
    return static_cast<std::size_t>(
        std::count_if(texts.begin(), texts.end(), [&](const DrawnText& text) {
            return text.text.find(words) != std::string::npos;
        }));
}

namespace {

bool overlap(const paper::Box& a, const paper::Box& b)
{
    constexpr double near = 0.05;
    return a.x + a.width > b.x + near && b.x + b.width > a.x + near &&
           a.y + a.height > b.y + near && b.y + b.height > a.y + near;
}

} // namespace

std::vector<std::string> Recorder::clippings(const paper::Margins& margins) const
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto& text = texts[i];
        const auto& page = pages.at(text.page - 1);
        if (text.box.x < margins.left - 0.05 ||
            text.box.x + text.box.width > page.width - margins.right + 0.05 || text.box.y < 5 ||
            text.box.y + text.box.height > page.height - 5) {
            out.push_back("outside the margins: " + text.text);
        }
        for (auto j = i + 1; j < texts.size() && texts[j].page == text.page; ++j) {
            if (overlap(text.box, texts[j].box)) {
                out.push_back("over each other: " + text.text + " / " + texts[j].text);
            }
        }
    }
    for (const auto& [page, line] : lines_) {
        const paper::Box box{std::min(line.from.x, line.to.x), std::min(line.from.y, line.to.y),
                             std::abs(line.from.x - line.to.x), std::abs(line.from.y - line.to.y)};
        for (const auto& text : texts) {
            if (text.page == page &&
                overlap({box.x - 0.06, box.y - 0.06, box.width + 0.12, box.height + 0.12},
                        text.box)) {
                out.push_back("a line through: " + text.text);
            }
        }
    }
    return out;
}

void record(Recorder& recorder, const paper::Document& document)
{
    const auto pages = paper::layOut(document, paper::Fonts::standard(), recorder);
    CHECK(pages == recorder.pages.size());
}

paper::Paragraph paragraph(const std::string& text)
{
    paper::Paragraph out;
    out.spans = {{text, false, false}};
    return out;
}

paper::Table table(const std::vector<std::string>& heads, std::size_t rows,
                   std::function<paper::TableRow(std::size_t)> row)
{
    paper::Table out;
    for (const auto& head : heads) {
        paper::TableColumn column;
        std::string part;
        for (const char c : head + "|") {
            if (c == '|') {
                column.heads.push_back(part);
                part.clear();
            } else {
                part += c;
            }
        }
        out.columns.push_back(column);
    }
    out.rows = [rows, row = std::move(row)](const paper::RowSink& sink) {
        for (std::size_t i = 0; i < rows; ++i) {
            sink(row(i));
        }
    };
    return out;
}

} // namespace dongbo::test
