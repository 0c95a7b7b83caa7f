#pragma once

#include "core/domain/time.h"
#include "core/paper/canvas.h"
#include "core/paper/labels.h"
#include "core/text/language.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dongbo::paper {

// A document as its author means it, before it is laid out on pages: for pdf, for the window's
// preview and for .docx. Texts are UTF-8 of any normal form; '\n' begins a line, other control
// characters become blanks. Sizes are points, other lengths millimetres.

/// A piece of a paragraph in one face.
struct Span
{
    std::string text;
    bool isBold = false;
    bool isItalic = false;
};

enum class Align : std::uint8_t
{
    Left,
    Centre,
    Right,
    Justified ///< but for the last line
};

struct Paragraph
{
    std::vector<Span> spans;
    double size = 13;
    Align align = Align::Justified;
    double firstLine = 10;  ///< indent of the first line
    double indent = 0;      ///< of every line
    double spaceBefore = 6; ///< points
    bool isHeading = false; ///< stays with what follows; a heading in .docx
    bool staysWithNext = false;
};

/// Head of a letter by NĐ 30/2020: two columns without a grid, so that number and day stay on one
/// line.
struct LetterHead
{
    std::string parentBody; ///< empty: none
    std::string body;       ///< the issuing body, bold over a short rule
    std::string number;     ///< "Số:      /TTr-VHTT"
    std::string about;      ///< of a letter (công văn): "V/v …"; empty for typed documents
    std::string placeAndDay;
    std::string nation; ///< "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    std::string motto;  ///< over a rule of its own length
};

/// Head of a form of the accounts: whose it is left, code and legal line right.
struct FormHead
{
    std::vector<std::string> left; ///< in bold
    std::string code;              ///< "Mẫu số: S26-H"
    std::string legalLine;
};

/// Title in capitals, centred, with lines below it and a short rule.
struct Title
{
    std::string text;
    std::vector<std::string> lines; ///< bold
    std::vector<std::string> plain; ///< upright below them: "Năm: 2021"
    bool hasRule = false;
};

/// A text over some columns, or of one: "Chứng từ" over "Số hiệu" and "Ngày, tháng".
struct TableColumn
{
    std::vector<std::string> heads; ///< from the top; equal neighbours in a row are merged
    std::string mark;               ///< in the row of column numbers: "A", "1", "6=3+5"
    double width = 10;              ///< share of the table's width
    Align align = Align::Left;
};
enum class RowKind : std::uint8_t
{
    Plain,
    Group,    ///< its first cell over all columns, bold; stays with the next row
    Heading,  ///< bold; stays with the next row
    Subtotal, ///< bold; stays with the row before
    Total     ///< bold; stays with the row before
};
struct TableRow
{
    RowKind kind = RowKind::Plain;
    std::vector<std::string> cells; ///< missing ones are empty
};
using RowSink = std::function<void(const TableRow&)>;
/// A table with a grid; its heads stand on every page.
struct Table
{
    std::vector<TableColumn> columns;
    /// Gives every row in order, the same each time: pages are counted before they are drawn. May
    /// throw.
    std::function<void(const RowSink&)> rows;
    double size = 11;
    std::string empty; ///< said in place of rows when there are none
};

/// Who signs: "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", "(Ký, họ tên)", space for the hand, the name.
struct Signer
{
    std::vector<std::string> roles; ///< bold
    std::string hint;               ///< italic, in parentheses
    std::string name;               ///< bold; empty: to be written
};
/// Signatures side by side, never torn from each other nor from the last row before them.
struct Signatures
{
    std::string placeAndDay; ///< over the last signer; empty: none
    std::vector<Signer> signers;
};
/// Foot of a letter: who receives it left, who signs right.
struct LetterFoot
{
    std::string title; ///< "Nơi nhận:"
    std::vector<std::string> recipients;
    Signer signer;
};

/// A figure drawn as vectors: a chart. Lengths from its own top left corner; it stands in the
/// middle of the page's width.
struct Drawing
{
    struct Area
    {
        Box box;
        Colour colour;
    };
    struct Line
    {
        std::vector<Point> points;
        double width = 0.2;
        Colour colour;
    };
    struct Words
    {
        Point at; ///< on the base line
        std::string text;
        double size = 9;
        Align align = Align::Left; ///< of `at`
        bool isBold = false;
        Colour colour{};
    };
    double width = 0;
    double height = 0;
    std::vector<Area> areas; ///< drawn first, then lines, then words
    std::vector<Line> lines;
    std::vector<Words> words;
};

struct PageBreak
{};

using Block = std::variant<Paragraph, LetterHead, FormHead, Title, Table, Signatures, LetterFoot,
                           Drawing, Labels, PageBreak>;

enum class PageNumbers : std::uint8_t
{
    None,
    Top,    ///< of letters: the number, in the middle of the top margin, from page 2
    OfPages ///< of tables: "Trang 2/5" at the foot
};

struct Margins
{
    double top = 20;
    double right = 20;
    double bottom = 20;
    double left = 30;
};

struct Document
{
    std::string title;  ///< of the file
    std::string author; ///< the office
    Instant created;    ///< the file's only time
    Language language = Language::Vietnamese;
    bool isLandscape = false;   ///< A4 either way
    std::optional<Size> page{}; ///< another size than A4
    Margins margins;
    PageNumbers pageNumbers = PageNumbers::None;
    /// How a page is numbered, with {page} and {pages}: "Trang {page}/{pages}".
    std::string pageNumberText;
    std::string foot; ///< small, at the foot of every page, left; empty: none
    std::vector<Block> blocks;
    /// By the number of a block: which gaps of its form it fills, by name. A preview shows where.
    std::map<std::size_t, std::vector<std::string>> gaps{};
};

/// Its own size, or A4 as the document lies.
[[nodiscard]] Size pageSize(const Document& document);

/// Called as pages are finished; `pages` is 0 while they are counted. May throw to stop.
using PageProgress = std::function<void(std::size_t page, std::size_t pages)>;

} // namespace dongbo::paper
