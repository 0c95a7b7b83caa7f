#include "importers/write_back/record_table.h"

#include "core/domain/vocabulary.h"
#include "core/report/cells/cells_file.h"
#include "core/text/bit_rates.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/typed_dates.h"
#include "core/text/typed_moments.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "importers/recognise/cells/cell_text.h"

#include <algorithm>
#include <map>

namespace dongbo::importers {

namespace {

using report::CellsFile;
constexpr Language languages[] = {Language::Vietnamese, Language::English};

bool isColumn(const Field& field, const RecordNames* names)
{
    // lines stand in their order: their position is no column
    return field.isTyped() && (names != nullptr || field.type != FieldType::Reference) &&
           field.name != "position";
}

std::string headingOf(const Field& field, Language language)
{
    return text::say(language, "field." + std::string(field.name));
}

std::string choiceWord(const Field& field, std::int64_t number, Language language)
{
    return text::say(language,
                     std::string(field.choiceList) + "." + std::string(field.choiceCode(number)));
}

/// The pieces between the marks, trimmed; empty ones and "-" left out.
std::vector<std::string> piecesOf(std::string_view text)
{
    std::vector<std::string> pieces;
    while (!text.empty()) {
        const auto end = std::min(text.find('|'), text.size());
        const auto piece = text::trim(text.substr(0, end));
        if (!piece.empty() && piece != "-") {
            pieces.emplace_back(piece);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return pieces;
}

// --- out

class TableWriter
{
public:
    TableWriter(const Kind& kind, Language language, CellsFile& file, const RecordNames* names)
        : m_kind(kind)
        , m_language(language)
        , m_file(file)
        , m_names(names)
    {}

    void write(const RecordTable& table)
    {
        m_file.beginSheet(text::say(m_language, "kind." + std::string(m_kind.name)));
        for (const auto& [field, value] : table.above) {
            m_file.text(++m_row, 1, headingOf(*field, m_language), CellsFile::Look::Bold);
            cell(2, *field, value);
        }
        m_row += table.above.empty() ? 1 : 2;
        std::uint32_t column = 0;
        for (const auto& field : m_kind.fields) {
            if (isColumn(field, m_names)) {
                constexpr int plainWidth = 16;
                m_file.setWidth(++column,
                                std::max(plainWidth, static_cast<int>(field.column.width)));
                m_file.text(m_row, column, headingOf(field, m_language), CellsFile::Look::Heading);
            }
        }
        m_file.freezeBelow(m_row);
        for (const auto& row : table.rows) {
            ++m_row;
            column = 0;
            for (const auto& field : m_kind.fields) {
                if (isColumn(field, m_names)) {
                    cell(++column, field, row.values[field.number - 1u]);
                }
            }
        }
    }

private:
    void cell(std::uint32_t column, const Field& field, const Value& value)
    {
        if (const auto* record = std::get_if<RecordId>(&value)) {
            m_file.text(m_row, column,
                        m_names == nullptr ? record->text()
                                           : m_names->nameOf(*field.target, *record));
        } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
            if (field.type == FieldType::Bool) {
                m_file.text(m_row, column,
                            text::say(m_language, *number != 0 ? "table.yes" : "table.no"));
            } else if (field.type == FieldType::Choice) {
                m_file.text(m_row, column, choiceWord(field, *number, m_language));
            } else if (field.type == FieldType::Money) {
                m_file.amount(m_row, column, *number);
            } else if (field.type == FieldType::Instant) {
                m_file.text(m_row, column, text::formatInstant(Instant{*number}));
            } else {
                m_file.number(m_row, column, static_cast<double>(*number));
            }
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            const auto day = field.type == FieldType::Day ? parseIsoDate(*text) : std::nullopt;
            if (day) {
                m_file.day(m_row, column, *day);
            } else if (*text != "-") { // how a line says "nothing"
                m_file.text(m_row, column,
                            field.name == "substitutes" ? substitutes(*text) : *text);
            }
        }
    }

    std::string substitutes(const std::string& codes) const
    {
        const auto& field = *describe(RecordKind::StandardLine).field("type");
        std::string words;
        for (const auto& code : piecesOf(codes)) {
            const auto type = parseCode<DeviceType>(code);
            words +=
                (words.empty() ? "" : " | ") +
                (type ? choiceWord(field, static_cast<std::int64_t>(*type), m_language) : code);
        }
        return words;
    }

    const Kind& m_kind;
    Language m_language;
    CellsFile& m_file;
    const RecordNames* m_names;
    std::uint32_t m_row = 0;
};

// --- in

/// A text as a field's value. Without one `why` says what is wrong.
class ValueReader
{
public:
    ValueReader(Date today, const RecordNames* names)
        : m_today(today)
        , m_names(names)
    {}

    std::optional<Value> read(const Field& field, const std::string& text, Message& why) const
    {
        why = {"table.bad_value", {{"text", text}}};
        switch (field.type) {
        case FieldType::Text:
            return field.name == "substitutes" ? substitutes(text, why) : Value{text};
        case FieldType::Integer:
            return field.name.ends_with("_kbps") ? speed(text, why)
                                                 : valueOf(text::parseInteger(text));
        case FieldType::Money: {
            const auto money = text::parseMoney(text);
            return money ? std::optional<Value>{money->dong} : std::nullopt;
        }
        case FieldType::Bool:
            return truth(text);
        case FieldType::Day: {
            const auto reading = text::readTypedDate(text, m_today);
            return reading.day ? std::optional{toValue(*reading.day)} : std::nullopt;
        }
        case FieldType::Choice:
            return choice(field, text, why);
        case FieldType::Instant: {
            const auto reading = text::readTypedMoment(text, m_today);
            return reading ? std::optional{toValue(reading->at)} : std::nullopt;
        }
        case FieldType::Reference:
            if (m_names != nullptr) {
                const auto found = m_names->find(*field.target, text, why);
                return found ? std::optional<Value>{*found} : std::nullopt;
            }
            break;
        }
        return std::nullopt;
    }

private:
    static std::optional<Value> speed(const std::string& text, Message& why)
    {
        const auto rate = text::parseRate(text, text::RateUnit::Kilobit);
        if (!rate.unknownUnit.empty()) {
            why = {"line.unknown_unit", {{"unit", rate.unknownUnit}}};
        }
        return valueOf(rate.kbps);
    }

    static std::optional<Value> valueOf(std::optional<std::int64_t> number)
    {
        return number ? std::optional<Value>{*number} : std::nullopt;
    }

    static std::optional<Value> truth(const std::string& text)
    {
        const auto folded = text::fold(text);
        for (const bool isTrue : {true, false}) {
            for (const auto language : languages) {
                if (folded == text::fold(text::say(language, isTrue ? "table.yes" : "table.no"))) {
                    return Value{std::int64_t{isTrue ? 1 : 0}};
                }
            }
            if (folded == (isTrue ? "true" : "false") || folded == (isTrue ? "1" : "0") ||
                (isTrue && folded == "x")) {
                return Value{std::int64_t{isTrue ? 1 : 0}};
            }
        }
        return std::nullopt;
    }

    static std::optional<Value> choice(const Field& field, const std::string& text, Message& why)
    {
        constexpr std::int64_t most = 255; // closed lists are shorter
        const auto folded = text::fold(text);
        for (std::int64_t number = 1; number <= most; ++number) {
            if (!field.isKnown(number)) {
                continue;
            }
            const bool isMeant =
                folded == text::fold(field.choiceCode(number)) ||
                std::any_of(std::begin(languages), std::end(languages), [&](Language language) {
                    return folded == text::fold(choiceWord(field, number, language));
                });
            if (isMeant) {
                return Value{number};
            }
        }
        why = {"table.unknown_choice", {{"text", text}}};
        return std::nullopt;
    }

    static std::optional<Value> substitutes(const std::string& text, Message& why)
    {
        const auto& field = *describe(RecordKind::StandardLine).field("type");
        std::string codes;
        for (const auto& piece : piecesOf(text)) {
            const auto type = choice(field, piece, why);
            if (!type) {
                return std::nullopt;
            }
            codes += (codes.empty() ? "" : "|") +
                     std::string(field.choiceCode(std::get<std::int64_t>(*type)));
        }
        return Value{codes};
    }

    Date m_today;
    const RecordNames* m_names;
};

/// The field of these words, in either language or as in JSON.
const Field* fieldCalled(const Kind& kind, const std::string& words, const RecordNames* names)
{
    const auto folded = text::fold(words);
    for (const auto& field : kind.fields) {
        const bool isMeant =
            isColumn(field, names) &&
            (folded == text::fold(field.word) || folded == text::fold(field.name) ||
             std::any_of(std::begin(languages), std::end(languages), [&](Language language) {
                 return folded == text::fold(headingOf(field, language));
             }));
        if (isMeant) {
            return &field;
        }
    }
    return nullptr;
}

class TableReader
{
public:
    TableReader(const Kind& kind, const Kind* above, Date today,
                std::vector<TableProblem>& problems, const RecordNames* names)
        : m_kind(kind)
        , m_above(above)
        , m_names(names)
        , m_values(today, names)
        , m_problems(problems)
    {}

    RecordTable read(const Workbook& workbook)
    {
        for (std::size_t sheet = 0; sheet < workbook.sheets().size(); ++sheet) {
            m_columns.clear();
            m_table = {};
            m_problems.clear();
            workbook.forEachRow(sheet, [&](const Row& row) {
                if (m_columns.empty()) {
                    lookForHeadings(row);
                } else {
                    readRow(row);
                }
                return true;
            });
            if (!m_columns.empty()) {
                return std::move(m_table);
            }
        }
        m_problems.assign(1, {0, {}, {"", {"table.no_headings", {{"columns", required()}}}}});
        return {};
    }

private:
    struct Column
    {
        const Field* field;
        std::string heading;
    };

    static bool isRequired(const Kind& kind, const Field& field)
    {
        // what a line of a standard is about
        return field.isRequired ||
               (kind.number == RecordKind::StandardLine && field.name == "type");
    }

    std::string required() const
    {
        std::string out;
        for (const auto& field : m_kind.fields) {
            if (isColumn(field, m_names) && isRequired(m_kind, field)) {
                out += (out.empty() ? "" : ", ") + headingOf(field, Language::Vietnamese);
            }
        }
        return out;
    }

    void lookForHeadings(const Row& row)
    {
        std::map<std::uint32_t, Column> columns;
        std::vector<Column> unknown;
        bool hasRequired = false;
        std::size_t known = 0;
        for (const auto& cell : row.cells) {
            const auto heading = cellText(cell);
            if (heading.empty()) {
                continue;
            }
            const auto* field = fieldCalled(m_kind, heading, m_names);
            columns[cell.column] = {field, heading};
            known += field != nullptr ? 1 : 0;
            hasRequired = hasRequired || (field != nullptr && isRequired(m_kind, *field));
        }
        if (known < 2 || !hasRequired) {
            readAbove(row);
            return;
        }
        m_columns = std::move(columns);
        std::vector<const Field*> seen;
        for (const auto& [at, column] : m_columns) {
            const bool isTwice = column.field != nullptr &&
                                 std::find(seen.begin(), seen.end(), column.field) != seen.end();
            if (column.field == nullptr || isTwice) {
                m_problems.push_back(
                    {row.number,
                     column.heading,
                     {"", {isTwice ? "table.column_twice" : "table.unknown_column", {}}}});
            }
            seen.push_back(column.field);
        }
    }

    void readAbove(const Row& row)
    {
        if (m_above == nullptr || row.cells.size() < 2) {
            return;
        }
        const auto* field = fieldCalled(*m_above, cellText(row.cells[0]), m_names);
        if (field != nullptr) {
            put(row.number, cellText(row.cells[0]), *field, cellText(row.cells[1]),
                [&](Value value) { m_table.above.emplace_back(field, std::move(value)); });
        }
    }

    template <typename F>
    void put(std::uint32_t row, const std::string& heading, const Field& field,
             const std::string& text, F&& keep)
    {
        if (text.empty()) {
            return;
        }
        Message why;
        if (auto value = m_values.read(field, text, why)) {
            keep(std::move(*value));
        } else {
            m_problems.push_back({row, heading, {field.name.data(), std::move(why)}});
        }
    }

    void readRow(const Row& row)
    {
        RecordTable::Row out{row.number, std::vector<Value>(m_kind.fields.size())};
        bool hasAny = false;
        for (const auto& cell : row.cells) {
            const auto column = m_columns.find(cell.column);
            const auto text = cellText(cell);
            if (column == m_columns.end() || column->second.field == nullptr || text.empty()) {
                continue;
            }
            hasAny = true;
            const auto& field = *column->second.field;
            put(row.number, column->second.heading, field, text,
                [&](Value value) { out.values[field.number - 1u] = std::move(value); });
        }
        if (!hasAny) {
            return;
        }
        auto said = out.values;
        if (m_kind.number == RecordKind::StandardLine) { // the same demand in another place
            said[fieldOf<&StandardLine::position> - 1u] = {};
        }
        const auto [first, isNew] = m_said.emplace(std::move(said), row.number);
        if (!isNew) {
            m_problems.push_back(
                {row.number,
                 {},
                 {"", {"table.row_twice", {{"row", std::to_string(first->second)}}}}});
        }
        m_table.rows.push_back(std::move(out));
    }

    const Kind& m_kind;
    const Kind* m_above;
    const RecordNames* m_names;
    ValueReader m_values;
    std::vector<TableProblem>& m_problems;
    std::map<std::uint32_t, Column> m_columns;
    std::map<std::vector<Value>, std::uint32_t> m_said; ///< the rows read, by what they say
    RecordTable m_table;
};

} // namespace

void writeRecordTable(const Kind& kind, const RecordTable& table, Language language,
                      const std::filesystem::path& path, Instant created, const RecordNames* names)
{
    CellsFile file(path, created, CellsFile::Memory::Flat);
    TableWriter(kind, language, file, names).write(table);
    file.keep();
}

RecordTable readRecordTable(const Workbook& workbook, const Kind& kind, const Kind* aboveKind,
                            Date today, std::vector<TableProblem>& problems,
                            const RecordNames* names)
{
    return TableReader(kind, aboveKind, today, problems, names).read(workbook);
}

} // namespace dongbo::importers
