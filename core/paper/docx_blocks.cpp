#include "core/paper/docx_markup.h"
#include "core/paper/docx_parts.h"
#include "core/paper/table_head.h"
#include "core/text/wording.h"

#include <algorithm>
#include <optional>

// word/document.xml: one `add` a kind of block.

namespace dongbo::paper::docx {

namespace {

constexpr double handSpace = 22; ///< millimetres for a signature and a seal
constexpr double headGap = 2;    ///< between the columns of a head

const char* nameOf(Align align)
{
    return align == Align::Left     ? "left"
           : align == Align::Centre ? "center"
           : align == Align::Right  ? "right"
                                    : "both";
}

class Body
{
public:
    Body(const Document& document, LineWriter& writer, std::ostream& out)
        : m_document(document)
        , m_writer(writer)
        , m_out(out)
        , m_page(pageSize(document))
    {}

    void write()
    {
        m_out << xmlHead << "<w:document " << wordSpace
              << " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                 "<w:body>";
        for (m_index = 0; m_index < m_document.blocks.size(); ++m_index) {
            std::visit([this](const auto& each) { add(each); }, m_document.blocks[m_index]);
        }
        if (m_isAfterTable || m_document.blocks.empty()) {
            separate(false);
        }
        m_out << section() << "</w:body></w:document>";
    }

private:
    [[nodiscard]] double width() const
    {
        return m_page.width - m_document.margins.left - m_document.margins.right;
    }
    /// Whether what follows leads to signatures without anything between that may stand alone.
    [[nodiscard]] bool leadsToSignatures() const
    {
        for (auto next = m_index + 1; next < m_document.blocks.size(); ++next) {
            const auto& block = m_document.blocks[next];
            if (std::holds_alternative<Signatures>(block) ||
                std::holds_alternative<LetterFoot>(block)) {
                return true;
            }
            const auto* paragraph = std::get_if<Paragraph>(&block);
            if (paragraph == nullptr || !(paragraph->isHeading || paragraph->staysWithNext)) {
                return false;
            }
        }
        return false;
    }
    void put(const std::string& runs, const ParagraphLook& look)
    {
        m_out << paragraphOf(runs, look);
        m_isAfterTable = false;
    }
    /// Between two tables, which would be one without it, and before the end.
    void separate(bool staysWithNext)
    {
        ParagraphLook look;
        look.staysWithNext = staysWithNext;
        look.isThin = true;
        put("", look);
    }
    void beginTable(const std::vector<int>& widths, bool hasGrid, bool staysWithBefore = false)
    {
        if (m_isAfterTable) {
            separate(staysWithBefore);
        }
        m_out << tableBegin(widths, hasGrid);
    }
    void endTable()
    {
        m_out << "</w:tbl>";
        m_isAfterTable = true;
    }
    /// A rule in the middle of a column, both in millimetres.
    static std::string rule(double column, double length)
    {
        ParagraphLook look;
        look.isRule = true;
        look.before = 30;
        look.left = twips(std::max(0.0, (column - length) / 2));
        look.right = look.left;
        return paragraphOf("", look);
    }
    /// Of a text's widest line in a column, millimetres.
    double widest(const std::string& text, Face face, double size, double column)
    {
        double out = 0;
        for (const auto& line : m_writer.lines(textOf(text, face, size), column)) {
            out = std::max(out, line.width);
        }
        return out;
    }
    static std::string line(const std::string& text, RunLook look, const char* align,
                            int before = 0, const char* style = "NoSpacing")
    {
        ParagraphLook out;
        out.style = style;
        out.align = align;
        if (before > 0) {
            out.before = before;
        }
        return paragraphOf(run(text, look), out);
    }

    void add(const LetterHead& head)
    {
        // the nation's name stays on one line: 13 points where they fit, else 12
        double size = 13;
        const auto nationWidth = [&] {
            return m_writer.shaper().width(Face::Bold, size, head.nation) + 1;
        };
        if (nationWidth() > width() * 0.625) {
            size = 12;
        }
        const double right = nationWidth() + headGap;
        const double left = width() - right;
        const int points = halfPoints(size);
        std::string upperLeft;
        if (!head.parentBody.empty()) {
            upperLeft += line(head.parentBody, {false, false, points}, "center");
        }
        upperLeft += line(head.body, {true, false, points}, "center") +
                     rule(left, widest(head.body, Face::Bold, size, left) * 0.42);
        const auto upperRight = line(head.nation, {true, false, points}, "center") +
                                line(head.motto, {true, false, 26}, "center") +
                                rule(right, widest(head.motto, Face::Bold, 13, right));
        auto lowerLeft = line(head.number, {false, false, 26}, "center");
        if (!head.about.empty()) {
            lowerLeft += line(head.about, {false, false, 24}, "center");
        }
        const auto lowerRight = line(head.placeAndDay, {false, true, 26}, "center");
        const std::vector<int> widths{twips(left), twips(right)};
        beginTable(widths, false);
        for (const auto& [first, second] :
             {std::pair(upperLeft, upperRight), std::pair(lowerLeft, lowerRight)}) {
            m_out << rowOf(cellOf({widths[0], 1, nullptr, false, first}) +
                               cellOf({widths[1], 1, nullptr, false, second}),
                           false);
        }
        endTable();
    }
    void add(const FormHead& head)
    {
        const double left = width() * 0.42;
        std::string first;
        for (const auto& each : head.left) {
            first += line(each, {true, false, 24}, "left");
        }
        std::string second;
        if (!head.code.empty()) {
            second += line(head.code, {true, false, 24}, "center");
        }
        if (!head.legalLine.empty()) {
            second += line(head.legalLine, {false, true, 22}, "center");
        }
        const std::vector<int> widths{twips(left), twips(width() - left)};
        beginTable(widths, false);
        m_out << rowOf(cellOf({widths[0], 1, nullptr, false, first}) +
                           cellOf({widths[1], 1, nullptr, false, second}),
                       false);
        endTable();
    }
    void add(const Title& title)
    {
        ParagraphLook look;
        look.style = "Title";
        put(run(title.text), look);
        look.style = "Subtitle";
        for (const auto& each : title.lines) {
            put(run(each), look);
        }
        if (title.hasRule) {
            const bool isAlone = title.lines.empty();
            const auto& last = isAlone ? title.text : title.lines.back();
            m_out << rule(width(), widest(last, Face::Bold, isAlone ? 14 : 13, width()) * 0.3);
        }
        for (const auto& each : title.plain) {
            m_out << line(each, {false, false, 24}, "center");
        }
    }
    void add(const Paragraph& paragraph)
    {
        ParagraphLook look;
        look.style = paragraph.isHeading ? "Heading1" : "BodyText";
        look.staysWithNext = paragraph.staysWithNext && !paragraph.isHeading;
        // what is the style's own is left to it
        const double styleFirst = paragraph.isHeading ? 0 : 10;
        if (paragraph.spaceBefore != 6) {
            look.before = static_cast<int>(paragraph.spaceBefore * 20);
        }
        look.left = twips(paragraph.indent);
        if (paragraph.firstLine != styleFirst) {
            look.firstLine = twips(paragraph.firstLine);
        }
        const auto styleAlign = paragraph.isHeading ? Align::Left : Align::Justified;
        if (paragraph.align != styleAlign) {
            look.align = nameOf(paragraph.align);
        }
        std::string runs;
        for (const auto& span : paragraph.spans) {
            const bool isBold = span.isBold && !paragraph.isHeading;
            runs += run(span.text, {isBold, span.isItalic,
                                    paragraph.size == 13 ? 0 : halfPoints(paragraph.size)});
        }
        put(runs, look);
    }
    void add(const Table& table)
    {
        if (table.columns.empty()) {
            return;
        }
        std::vector<int> widths;
        for (const double each : columnWidths(m_writer, table, width())) {
            widths.push_back(twips(each));
        }
        beginTable(widths, true);
        writeHead(table, widths);
        // a row is written when it is known what follows it
        std::optional<TableRow> kept;
        table.rows([&](const TableRow& row) {
            if (kept) {
                writeRow(table, widths, *kept,
                         row.kind == RowKind::Subtotal || row.kind == RowKind::Total);
            }
            kept = row;
        });
        if (!kept) {
            kept = TableRow{RowKind::Group, {table.empty}};
        }
        writeRow(table, widths, *kept, leadsToSignatures());
        endTable();
    }
    void writeHead(const Table& table, const std::vector<int>& widths)
    {
        const auto heads = headCells(table.columns);
        const int size = halfPoints(table.size);
        for (std::size_t row = 0; row < headRows(table.columns); ++row) {
            std::string cells;
            for (std::size_t column = 0; column < widths.size();) {
                const auto head =
                    std::find_if(heads.begin(), heads.end(), [&](const HeadCell& each) {
                        return each.column <= column && column < each.column + each.columns &&
                               each.row <= row && row < each.row + each.rows;
                    });
                if (head == heads.end()) { // a table without such a head has an empty one
                    cells += cellOf({widths[column], 1, nullptr, false, ""});
                    ++column;
                    continue;
                }
                Cell cell{0, head->columns, nullptr, true, ""};
                for (auto i = column; i < column + head->columns; ++i) {
                    cell.width += widths[i];
                }
                if (head->rows > 1) {
                    cell.merge = head->row == row ? "restart" : "continue";
                }
                if (head->row == row) {
                    cell.paragraphs = line(head->text, {true, false, size}, "center");
                }
                cells += cellOf(cell);
                column += head->columns;
            }
            m_out << rowOf(cells, true);
        }
        if (hasMarks(table)) {
            std::string cells;
            for (std::size_t i = 0; i < widths.size(); ++i) {
                cells += cellOf({widths[i], 1, nullptr, true,
                                 line(table.columns[i].mark, {false, false, size - 2}, "center")});
            }
            m_out << rowOf(cells, true);
        }
    }
    void writeRow(const Table& table, const std::vector<int>& widths, const TableRow& row,
                  bool staysWithNext)
    {
        const bool isGroup = row.kind == RowKind::Group;
        const RunLook letters{row.kind != RowKind::Plain, false, halfPoints(table.size)};
        ParagraphLook look;
        look.mark = letters.size;
        look.staysWithNext = staysWithNext || isGroup || row.kind == RowKind::Heading;
        std::string cells;
        const std::string none;
        for (std::size_t i = 0; i < (isGroup ? 1 : widths.size()); ++i) {
            look.align = isGroup ? "left" : nameOf(table.columns[i].align);
            Cell cell{widths[i], 1, nullptr, false,
                      paragraphOf(run(i < row.cells.size() ? row.cells[i] : none, letters), look)};
            if (isGroup) {
                cell.columns = widths.size();
                for (std::size_t other = 1; other < widths.size(); ++other) {
                    cell.width += widths[other];
                }
            }
            cells += cellOf(cell);
        }
        m_out << rowOf(cells, false);
    }
    static std::string signerOf(const Signer& signer)
    {
        std::string out;
        for (const auto& role : signer.roles) {
            out += line(role, {true, false, 0}, nullptr, 0, "Signature");
        }
        if (!signer.hint.empty()) {
            out += line(signer.hint, {false, true, 24}, nullptr, 0, "Signature");
        }
        return out + line(signer.name, {true, false, 0}, nullptr, twips(handSpace), "Signature");
    }
    void add(const Signatures& signatures)
    {
        const auto count = std::max<std::size_t>(signatures.signers.size(), 1);
        const double one = width() / static_cast<double>(count);
        if (!signatures.placeAndDay.empty()) {
            // over the last signer, but never narrower than it needs
            ParagraphLook look;
            look.style = "Signature";
            look.before = twips(4);
            look.left = twips(width() - std::max(one, width() * 0.45));
            put(run(signatures.placeAndDay, {false, true, 24}), look);
        }
        const std::vector<int> widths(count, twips(one));
        beginTable(widths, false, true);
        std::string cells;
        for (const auto& signer : signatures.signers) {
            cells += cellOf({widths[0], 1, nullptr, false, signerOf(signer)});
        }
        m_out << rowOf(cells.empty() ? cellOf({widths[0], 1, nullptr, false, ""}) : cells, false);
        endTable();
    }
    void add(const LetterFoot& foot)
    {
        std::string recipients;
        ParagraphLook look;
        look.style = "Closing";
        if (!foot.recipients.empty()) {
            recipients += paragraphOf(run(foot.title, {true, true, 24}), look);
        }
        for (std::size_t i = 0; i < foot.recipients.size(); ++i) {
            const bool isLast = i + 1 == foot.recipients.size();
            recipients += paragraphOf(run("- " + foot.recipients[i] + (isLast ? "." : ";")), look);
        }
        const double left = width() * 0.47;
        const std::vector<int> widths{twips(left), twips(width() - left)};
        ParagraphLook gap;
        gap.staysWithNext = true;
        put("", gap);
        beginTable(widths, false, true);
        m_out << rowOf(cellOf({widths[0], 1, nullptr, false, recipients}) +
                           cellOf({widths[1], 1, nullptr, false, signerOf(foot.signer)}),
                       false);
        endTable();
    }
    /// Left out, with a line that says so and names it.
    void add(const Drawing& drawing)
    {
        const auto title = std::find_if(drawing.words.begin(), drawing.words.end(),
                                        [](const auto& words) { return words.isBold; });
        ParagraphLook look;
        look.align = "center";
        put(run(text::say(m_document.language, "paper.chart_left_out",
                          {{"title", title == drawing.words.end() ? std::string() : title->text}}),
                {false, true, 24}),
            look);
    }
    /// Their words, a line each: symbols are for sheets of labels, which no letter is.
    void add(const Labels& labels)
    {
        const auto line = [this](const std::string& words) { put(run(words, {}), {}); };
        bool isEmpty = true;
        if (labels.labels) {
            labels.labels([&](const Label& label) {
                line(label.code + " · " + label.name + " · " + label.place);
                isEmpty = false;
            });
        }
        if (isEmpty) {
            line(labels.empty);
        }
    }
    void add(const PageBreak& /*pageBreak*/) { put("<w:r><w:br w:type=\"page\"/></w:r>", {}); }

    [[nodiscard]] std::string section() const
    {
        std::string out = "<w:sectPr>";
        const bool isHeaded = hasHeader(m_document);
        if (isHeaded) {
            out += "<w:headerReference w:type=\"default\" r:id=\"rId2\"/>";
        }
        if (hasFooter(m_document)) {
            out += "<w:footerReference w:type=\"default\" r:id=\"rId3\"/>";
            if (isHeaded) { // the first page has no number, but the same foot
                out += "<w:footerReference w:type=\"first\" r:id=\"rId3\"/>";
            }
        }
        const auto& margins = m_document.margins;
        out += "<w:pgSz" + attribute("w", twips(m_page.width)) +
               attribute("h", twips(m_page.height)) +
               (m_document.isLandscape ? " w:orient=\"landscape\"" : "") + "/><w:pgMar" +
               attribute("top", twips(margins.top)) + attribute("right", twips(margins.right)) +
               attribute("bottom", twips(margins.bottom)) + attribute("left", twips(margins.left)) +
               attribute("header", twips(margins.top / 2)) +
               attribute("footer", twips(margins.bottom / 2)) + " w:gutter=\"0\"/>";
        return out + (isHeaded ? "<w:titlePg/>" : "") + "</w:sectPr>";
    }

    const Document& m_document;
    LineWriter& m_writer;
    std::ostream& m_out;
    const Size m_page;
    std::size_t m_index = 0;
    bool m_isAfterTable = false;
};

} // namespace

void writeBody(const Document& document, LineWriter& writer, std::ostream& out)
{
    Body(document, writer, out).write();
}

} // namespace dongbo::paper::docx
