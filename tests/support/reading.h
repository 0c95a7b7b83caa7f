#pragma once

#include "importers/grid/cell_tape.h"
#include "importers/readers/reader.h"

#include <charconv>
#include <memory>
#include <string>
#include <string_view>

namespace dongbo::test {

class NoWatch final : public importers::ReadWatch
{
public:
    void reached(std::uint64_t /*done*/, std::uint64_t /*total*/) override {}
};

/// Reads bytes in this process, through the validated tape.
inline std::unique_ptr<importers::CellTape>
readBytes(std::string_view bytes, const importers::Limits& limits = importers::Limits::standard())
{
    const importers::MemoryFile file(bytes);
    importers::CellTapeBuilder tape(limits);
    importers::TapeWriter writer(tape, limits);
    NoWatch watch;
    importers::readInto(writer, file, limits, watch);
    return tape.finish();
}

/// The Error of reading, as "kind code" with the kind as a number; "read" on success.
inline std::string failureOf(std::string_view bytes,
                             const importers::Limits& limits = importers::Limits::standard())
{
    try {
        readBytes(bytes, limits);
        return "read";
    } catch (const Error& error) {
        return error.message().code;
    }
}

inline std::string columnName(std::uint32_t column)
{
    std::string name;
    for (; column > 0; column = (column - 1) / 26) {
        name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return name;
}

/// One sheet as text: "A1='text' B1=5 C1=TRUE D1=date:44327 E1=#REF! | A2=…". A formula's result
/// is prefixed with f, a hidden row with h; a font of the cell's own follows as @name.
inline std::string asText(const importers::Workbook& workbook, std::size_t sheet = 0)
{
    std::string out;
    workbook.forEachRow(sheet, [&](const importers::Row& row) {
        out += out.empty() ? "" : " | ";
        out += row.hidden ? "h " : "";
        bool isFirst = true;
        for (const auto& cell : row.cells) {
            out += isFirst ? "" : " ";
            isFirst = false;
            out += columnName(cell.column) + std::to_string(cell.row) + "=" +
                   (cell.isFormula ? "f" : "");
            char number[32] = {};
            if (cell.number == static_cast<double>(static_cast<long long>(cell.number))) {
                std::to_chars(number, number + sizeof(number) - 1,
                              static_cast<long long>(cell.number));
            } else {
                std::to_chars(number, number + sizeof(number) - 1, cell.number);
            }
            switch (cell.kind) {
            case importers::CellKind::Text:
                out += "'" + std::string(cell.text) + "'";
                break;
            case importers::CellKind::Error:
                out += cell.text;
                break;
            case importers::CellKind::Number:
                out += number;
                break;
            case importers::CellKind::Date:
                out += std::string("date:") + number;
                break;
            case importers::CellKind::Bool:
                out += cell.number != 0 ? "TRUE" : "FALSE";
                break;
            }
            if (cell.font != 0) {
                out += "@" + workbook.fonts().at(cell.font);
            }
        }
        return true;
    });
    return out;
}

} // namespace dongbo::test
