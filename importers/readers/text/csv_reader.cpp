#include "importers/readers/text/csv_reader.h"

#include "importers/grid/text_arena.h"
#include "importers/grid/utf8.h"
#include "importers/readers/container/file_source.h"
#include "importers/readers/container/text_encoding.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <vector>

namespace dongbo::importers {

namespace {

/// 'text whose apostrophe only keeps a spreadsheet from evaluating it: written by our own exports
/// and other careful programs (core/report neutralised).
bool isNeutralised(std::string_view text)
{
    if (text.size() < 2 || text.front() != '\'') {
        return false;
    }
    text.remove_prefix(1);
    while (text.size() > 1 && text.front() == ' ') {
        text.remove_prefix(1);
    }
    constexpr std::array<std::string_view, 4> wide{"＝", "＋", "－", "＠"};
    return std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos ||
           std::any_of(wide.begin(), wide.end(),
                       [text](std::string_view sign) { return text.starts_with(sign); });
}

constexpr std::size_t blockBytes = 64U << 10;

/// The parser: UTF-8 bytes in, rows out.
class CsvParser
{
public:
    CsvParser(char separator, const Limits& limits, CellSink& sink)
        : m_separator(separator)
        , m_limits(limits)
        , m_sink(sink)
    {}

    void feed(std::string_view text)
    {
        while (!text.empty()) {
            text = m_state == State::Quoted ? inQuotes(text) : outside(text);
        }
    }

    void finish()
    {
        if (m_state == State::Quoted) {
            throw Error(Error::Kind::Unreadable,
                        {"readers.csv_unclosed_quote", {{"row", std::to_string(m_quoteRow)}}});
        }
        if (m_state != State::RecordStart) {
            endRecord();
        }
    }

private:
    enum class State
    {
        RecordStart,
        FieldStart,
        Plain,
        Quoted,
        QuoteInQuotes, ///< the closing quote, or the first of two
        AfterReturn
    };

    std::string_view inQuotes(std::string_view text)
    {
        const auto end = std::min(text.find('"'), text.size());
        append(text.substr(0, end));
        if (end == text.size()) {
            return {};
        }
        m_state = State::QuoteInQuotes;
        return text.substr(end + 1);
    }

    std::string_view outside(std::string_view text)
    {
        const char c = text.front();
        const auto rest = text.substr(1);
        if (m_state == State::AfterReturn) {
            m_state = State::RecordStart;
            if (c == '\n') {
                return rest;
            }
        }
        if (c == '"' && m_state == State::QuoteInQuotes) {
            append("\"");
            m_state = State::Quoted;
            return rest;
        }
        if (c == '"' && (m_state == State::RecordStart || m_state == State::FieldStart)) {
            m_state = State::Quoted;
            m_quoteRow = m_record + 1;
            return rest;
        }
        if (c == m_separator) {
            endField();
            m_state = State::FieldStart;
            return rest;
        }
        if (c == '\n' || c == '\r') {
            endRecord();
            m_state = c == '\r' ? State::AfterReturn : State::RecordStart;
            return rest;
        }
        std::size_t end = 1;
        while (end < text.size() && text[end] != m_separator && text[end] != '\n' &&
               text[end] != '\r') {
            ++end;
        }
        append(text.substr(0, end));
        m_state = State::Plain;
        return text.substr(end);
    }

    void append(std::string_view text)
    {
        m_field.append(text);
        if (isLongerThan(m_field, m_limits.cellCharacters)) {
            throw pastLimit("cell_characters", m_limits.cellCharacters);
        }
    }

    void endField()
    {
        if (++m_column > m_limits.columns) {
            throw pastLimit("columns", m_limits.columns);
        }
        if (m_field.empty()) {
            return;
        }
        if (m_texts.used() + m_field.size() > m_limits.rowBytes) {
            throw pastLimit("row_bytes", m_limits.rowBytes);
        }
        if (isNeutralised(m_field)) {
            m_field.erase(0, 1);
        }
        Cell cell;
        cell.column = m_column;
        cell.text = m_texts.keep(m_field);
        m_cells.push_back(cell);
        m_field.clear();
    }

    void endRecord()
    {
        endField();
        if (++m_record > m_limits.rows) {
            throw pastLimit("rows", m_limits.rows);
        }
        for (auto& cell : m_cells) {
            cell.row = m_record;
        }
        if (!m_cells.empty()) {
            m_sink.row({m_record, false, m_cells});
        }
        m_cells.clear();
        m_texts.clear();
        m_column = 0;
        m_state = State::RecordStart;
    }

    char m_separator;
    const Limits& m_limits;
    CellSink& m_sink;
    State m_state = State::RecordStart;
    std::uint32_t m_record = 0;
    std::uint32_t m_quoteRow = 0;
    std::uint32_t m_column = 0;
    std::string m_field;
    std::vector<Cell> m_cells;
    TextArena m_texts;
};

/// Fields of each record under one separator; the last record is ignored when the text was cut.
std::vector<std::size_t> fieldCounts(std::string_view text, char separator)
{
    std::vector<std::size_t> counts;
    std::size_t fields = 1;
    bool quoted = false;
    bool atStart = true;
    bool isBlank = true;
    for (const char c : text) {
        if (quoted) {
            quoted = c != '"';
            continue;
        }
        if (c == '\n') {
            if (!isBlank) {
                counts.push_back(fields);
            }
            fields = 1;
            atStart = isBlank = true;
            continue;
        }
        if (c == separator) {
            ++fields;
            atStart = true;
            isBlank = false;
            continue;
        }
        quoted = c == '"' && atStart;
        atStart = false;
        isBlank = isBlank && (c == ' ' || c == '\r');
    }
    if (counts.empty() && !isBlank) {
        counts.push_back(fields);
    }
    return counts;
}

} // namespace

char sniffSeparator(std::string_view text)
{
    char best = ',';
    std::size_t bestScore = 0;
    for (const char separator : {';', '\t', ',', '|'}) {
        std::map<std::size_t, std::size_t> records; // fields → number of records that have so many
        for (const auto count : fieldCounts(text, separator)) {
            ++records[count];
        }
        // titles above the table have one field; commas inside sentences give uneven counts
        std::size_t score = 0;
        for (const auto& [fields, times] : records) {
            score =
                std::max(score, fields > 1 ? times * times * std::min<std::size_t>(fields, 8) : 0);
        }
        if (score > bestScore) {
            best = separator;
            bestScore = score;
        }
    }
    return best;
}

void readCsv(const InputFile& file, const Limits& limits, CellSink& sink, ReadWatch& watch)
{
    const auto encoding = textEncodingOf(file);
    auto raw = std::make_unique<FileSource>(file, encoding.from);
    const auto& progress = *raw;
    const auto source = decodedText(std::move(raw), encoding);
    std::string block(blockBytes, '\0');
    std::size_t size = 0;
    while (size < block.size()) {
        const auto got = source->read(block.data() + size, block.size() - size);
        if (got == 0) {
            break;
        }
        size += got;
    }
    std::string_view head(block.data(), size);
    char separator = '\0';
    if (head.size() > 5 && head.starts_with("sep=") && (head[5] == '\r' || head[5] == '\n')) {
        separator = head[4];
        head.remove_prefix(head[5] == '\r' && head.size() > 6 && head[6] == '\n' ? 7 : 6);
    } else {
        separator = sniffSeparator(head);
    }
    sink.beginWorkbook(separator == '\t' ? "tsv" : "csv");
    sink.beginSheet("", false);
    CsvParser parser(separator, limits, sink);
    parser.feed(head);
    for (;;) {
        const auto got = source->read(block.data(), block.size());
        if (got == 0) {
            break;
        }
        parser.feed({block.data(), got});
        watch.reached(progress.done(), progress.size());
    }
    parser.finish();
    sink.endSheet({}, {});
    sink.endWorkbook();
}

} // namespace dongbo::importers
