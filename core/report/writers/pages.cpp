#include "core/report/writers/pages.h"

#include "core/paper/docx.h"
#include "core/paper/pdf.h"
#include "core/report/writers/chart_drawing.h"
#include "core/report/writers/whole_file.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <numeric>

namespace dongbo::report {

namespace {

constexpr int uprightCharacters = 95; ///< wider tables lie across
constexpr double chartWidth = 160;    ///< millimetres
constexpr double chartHeight = 70;

paper::Colour colourOf(std::uint32_t rgb)
{
    return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U),
            static_cast<std::uint8_t>(rgb)};
}

paper::Drawing drawingOf(const Chart& chart, Language language)
{
    using Anchor = ChartDrawing::Anchor;
    constexpr double mm = paper::mmPerPoint;
    const auto drawn = draw(chart, chartWidth / mm, chartHeight / mm, language);
    constexpr double titleRoom = 7;
    paper::Drawing out;
    out.width = chartWidth;
    out.height = chartHeight + titleRoom;
    out.words.push_back({{chartWidth / 2, 4}, chart.title, 12, paper::Align::Centre, true, {}});
    for (const auto& box : drawn.boxes) {
        out.areas.push_back({{box.x * mm, box.y * mm + titleRoom, box.width * mm, box.height * mm},
                             colourOf(box.colour)});
    }
    for (const auto& line : drawn.lines) {
        paper::Drawing::Line each{{}, line.width * mm, colourOf(line.colour)};
        for (const auto& [x, y] : line.points) {
            each.points.push_back({x * mm, y * mm + titleRoom});
        }
        out.lines.push_back(std::move(each));
    }
    for (const auto& words : drawn.words) {
        const auto align = words.anchor == Anchor::Start ? paper::Align::Left
                           : words.anchor == Anchor::End ? paper::Align::Right
                                                         : paper::Align::Centre;
        out.words.push_back({{words.x * mm, words.y * mm + titleRoom},
                             words.text,
                             words.size,
                             align,
                             words.isBold,
                             colourOf(words.colour)});
    }
    return out;
}

paper::Paragraph small(const std::string& text, bool isItalic)
{
    paper::Paragraph out;
    out.spans = {{text, false, isItalic}};
    out.size = 11;
    out.align = paper::Align::Left;
    out.firstLine = 0;
    out.spaceBefore = 3;
    out.staysWithNext = true; // with the signatures, and they with the table
    return out;
}

paper::Paragraph figuresOf(const Head& head)
{
    paper::Paragraph out;
    out.size = 12;
    out.align = paper::Align::Centre;
    out.firstLine = 0;
    for (const auto& figure : head.figures) {
        out.spans.push_back(
            {(out.spans.empty() ? "" : "  ·  ") + figure.title + ": ", false, false});
        out.spans.push_back({wordsOf(figure.value, head.language), true, false});
    }
    return out;
}

paper::Align alignOf(ColumnKind kind)
{
    return isNumber(kind)            ? paper::Align::Right
           : kind == ColumnKind::Day ? paper::Align::Centre
                                     : paper::Align::Left;
}

class PagesFile final : public ReportFile
{
public:
    PagesFile(std::filesystem::path path, Instant created)
        : m_path(std::move(path))
        , m_file(std::make_unique<WholeFile>(m_path)) // a folder nobody may write is told at once
        , m_pages(created)
    {}
    void begin(const Head& head) override { m_pages.begin(head); }
    void beginGroup(const GroupHead& group) override { m_pages.beginGroup(group); }
    void row(Row row) override { m_pages.row(std::move(row)); }
    void endGroup(const Row& subtotal) override { m_pages.endGroup(subtotal); }
    void end(const Tail& tail) override { m_pages.end(tail); }
    void keep() override
    {
        m_file.reset();
        writeDocument(m_pages.take(), m_path);
    }

private:
    std::filesystem::path m_path;
    std::unique_ptr<WholeFile> m_file;
    PageCollector m_pages;
};

} // namespace

bool hasPages(const std::filesystem::path& path)
{
    const auto ending = endingOf(path);
    return ending == ".pdf" || ending == ".docx";
}

namespace {

bool writePages(const paper::Document& document, const std::filesystem::path& path)
{
    const auto fonts = paper::Fonts::standard();
    if (endingOf(path) == ".docx") {
        return paper::writeDocx(document, fonts, path);
    }
    errno = 0;
    std::ofstream out(path, std::ios::binary);
    const bool isWritten = paper::writePdf(document, fonts, [&out](std::string_view bytes) {
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return out.good();
    });
    out.close();
    return isWritten && !out.fail();
}

} // namespace

void writeDocument(const paper::Document& document, const std::filesystem::path& path)
{
    WholeFile file(path);
    if (!writePages(document, file.draft())) {
        throw file.failure(errno == 0 ? EIO : errno);
    }
    file.keep();
}

PageCollector::PageCollector(Instant created)
    : m_rows(std::make_shared<RowSpool>())
{
    m_document.created = created;
}

void PageCollector::begin(const Head& head)
{
    m_head = head;
    auto& out = m_document;
    out.title = head.title;
    out.language = head.language;
    out.author = head.letterhead.empty() ? "" : head.letterhead.front();
    const int characters =
        std::accumulate(head.columns.begin(), head.columns.end(), 0,
                        [](int sum, const Column& column) { return sum + column.width; });
    out.isLandscape = characters > uprightCharacters;
    out.margins = out.isLandscape ? paper::Margins{15, 15, 15, 20} : paper::Margins{20, 15, 20, 25};
    out.pageNumbers = paper::PageNumbers::OfPages;
    out.pageNumberText = text::say(head.language, "report.page_of_pages");
    out.foot = head.provenance;
    out.blocks.emplace_back(paper::FormHead{head.letterhead, "", ""});
    out.blocks.emplace_back(paper::Title{text::upper(head.title), {}, head.parameters, false});
    if (!head.figures.empty()) {
        out.blocks.emplace_back(figuresOf(head));
    }
    for (const auto& chart : head.charts) {
        out.blocks.emplace_back(drawingOf(chart, head.language));
    }
    paper::Table table;
    table.size = out.isLandscape ? 9.5 : 10.5;
    table.empty = text::say(head.language, "report.no_rows");
    for (const auto& column : head.columns) {
        // bold sums of amounts are wider than their rows, and must not be torn
        const int more = column.kind == ColumnKind::Money ? 6 : 2;
        table.columns.push_back(
            {{column.title}, {}, static_cast<double>(column.width + more), alignOf(column.kind)});
    }
    table.rows = [rows = m_rows](const paper::RowSink& sink) { rows->replay(sink); };
    if (!head.columns.empty()) {
        out.blocks.emplace_back(std::move(table));
    }
}

void PageCollector::beginGroup(const GroupHead& group)
{
    if (!group.sums.empty()) {
        addRow(paper::RowKind::Heading, group.sums, group.title);
    } else if (!group.title.empty()) {
        m_rows->add({paper::RowKind::Group, {group.title}});
    }
}

void PageCollector::row(Row row)
{
    addRow(paper::RowKind::Plain, row);
}

void PageCollector::endGroup(const Row& subtotal)
{
    if (!subtotal.empty()) {
        addRow(paper::RowKind::Subtotal, subtotal);
    }
}

void PageCollector::end(const Tail& tail)
{
    if (!tail.total.empty()) {
        addRow(paper::RowKind::Total, tail.total);
    }
    for (const auto& note : tail.notes) {
        m_document.blocks.emplace_back(small(note, true));
    }
    const auto say = [this](std::string_view code) { return text::say(m_head.language, code); };
    m_document.blocks.emplace_back(
        paper::Signatures{"",
                          {{{say("report.sign_maker")}, say("report.sign_hint"), ""},
                           {{say("report.sign_head")}, say("report.sign_seal"), ""}}});
}

void PageCollector::addRow(paper::RowKind kind, const Row& row, const std::string& name)
{
    paper::TableRow out{kind, std::vector<std::string>(m_head.columns.size())};
    for (std::size_t i = 0; i < std::min(out.cells.size(), row.size()); ++i) {
        out.cells[i] = wordsOf(row[i], m_head.language);
    }
    if (!name.empty()) { // in the first column of text that is free
        const auto& columns = m_head.columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].kind == ColumnKind::Text && out.cells[i].empty()) {
                out.cells[i] = name;
                break;
            }
        }
    }
    m_rows->add(out);
}

std::unique_ptr<ReportFile> pagesFile(const std::filesystem::path& path, Instant created)
{
    return std::make_unique<PagesFile>(path, created);
}

} // namespace dongbo::report
