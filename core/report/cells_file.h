#pragma once

#include "core/domain/time.h"
#include "core/report/model.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace dongbo::report {

/// A list written cell by cell, downwards: lists that go out to be filled in or corrected and come
/// back. By the path's ending a workbook (.xlsx) or comma-separated text (.csv), which has one
/// sheet and neither looks nor remarks. Text is always text, never a formula. Rows and columns
/// count from
/// 1. The file is created whole, by keep(), or not at all.
class CellsFile
{
public:
    enum class Memory : std::uint8_t
    {
        Free, ///< rows in any order, merges over several rows
        Flat  ///< rows downwards only, none kept: for lists of any length
    };
    enum class Look : std::uint8_t
    {
        Plain,
        Bold,
        Title,
        Heading,
        Added ///< what was not in the list as it came: a reason, the row it stood in
    };

    /// How one kind of file is written; see cells_work.h.
    struct Work;

    /// Throws {Usage} for another ending, {Full}, {ReadOnly}, {NotFound} (no such folder).
    CellsFile(const std::filesystem::path& path, Instant created, Memory memory);
    CellsFile(const CellsFile&) = delete;
    CellsFile& operator=(const CellsFile&) = delete;
    ~CellsFile();

    /// The cells to come are of this sheet. A name a workbook cannot have is made one it can: at
    /// most 31 characters, none of []:*?/\, each once.
    void beginSheet(const std::string& name);
    void setWidth(std::uint32_t column, int characters);
    void freezeBelow(std::uint32_t row);

    /// In the font of that name; empty: the office's.
    void text(std::uint32_t row, std::uint32_t column, const std::string& text,
              Look look = Look::Plain, const std::string& font = {});
    void number(std::uint32_t row, std::uint32_t column, double number);
    /// A whole amount, grouped by thousands; past 2^53 as text, which keeps every digit.
    void amount(std::uint32_t row, std::uint32_t column, std::int64_t number);
    void day(std::uint32_t row, std::uint32_t column, Date day);
    /// By its serial of the 1900 system.
    void daySerial(std::uint32_t row, std::uint32_t column, double serial);
    void truth(std::uint32_t row, std::uint32_t column, bool isTrue);
    /// One cell over several; all ends included. With Flat memory within one row only.
    void merge(std::uint32_t firstRow, std::uint32_t firstColumn, std::uint32_t lastRow,
               std::uint32_t lastColumn, const std::string& text, Look look,
               const std::string& font = {});

    /// A remark that shows when somebody points at the cell.
    void remark(std::uint32_t row, std::uint32_t column, const std::string& text);
    /// Offers these texts in the column's cells of those rows; others may be typed all the same.
    /// They are kept on a hidden sheet of that name, added at the end.
    void offer(std::uint32_t firstRow, std::uint32_t lastRow, std::uint32_t column,
               const std::vector<std::string>& texts, const std::string& hiddenSheet);

    /// Throws {Full}, {ReadOnly}, {Unreadable}.
    void keep();

private:
    std::unique_ptr<Work> m_work;
};

} // namespace dongbo::report
