#pragma once

#include "core/domain/time.h"
#include "core/report/model/model.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace dongbo::report {

/// The endings of the formats a CellsFile writes.
inline constexpr const char* cellsEndings = ".xlsx, .ods, .csv";

/// A list written cell by cell, downwards: lists exported to be filled in or corrected and imported
/// again. Format by extension: a workbook (.xlsx, .ods) or comma-separated text (.csv), which has
/// one sheet, no formatting and no comments. Text is always text, never a formula. Rows and columns
/// count from 1. The file is created by keep(), atomically.
class CellsFile
{
public:
    enum class Memory : std::uint8_t
    {
        Free, ///< rows in any order, merges over several rows
        Flat  ///< rows downwards only, none kept in memory: for lists of any length
    };
    enum class Look : std::uint8_t
    {
        Plain,
        Bold,
        Title,
        Heading,
        Added ///< not in the original list: a reason, the original row number
    };

    /// Interface of one file format; see cells_work.h.
    struct Work;

    /// Throws {Usage} for another extension, {Full}, {ReadOnly}, {NotFound} (no such folder).
    CellsFile(const std::filesystem::path& path, Instant created, Memory memory);
    CellsFile(const CellsFile&) = delete;
    CellsFile& operator=(const CellsFile&) = delete;
    ~CellsFile();

    /// Starts a sheet. An invalid name is changed to a valid one: at most 31 characters, none of
    /// []:*?/\, unique.
    void beginSheet(const std::string& name);
    void setWidth(std::uint32_t column, int characters);
    void freezeBelow(std::uint32_t row);

    /// In the font of that name; empty: the default font.
    void text(std::uint32_t row, std::uint32_t column, const std::string& text,
              Look look = Look::Plain, const std::string& font = {});
    void number(std::uint32_t row, std::uint32_t column, double number);
    /// A whole amount, grouped by thousands; beyond 2^53 as text, which keeps every digit.
    void amount(std::uint32_t row, std::uint32_t column, std::int64_t number);
    void day(std::uint32_t row, std::uint32_t column, Date day);
    /// As a serial of the 1900 date system.
    void daySerial(std::uint32_t row, std::uint32_t column, double serial);
    void truth(std::uint32_t row, std::uint32_t column, bool isTrue);
    /// One merged cell; all ends included. With Flat memory within one row only.
    void merge(std::uint32_t firstRow, std::uint32_t firstColumn, std::uint32_t lastRow,
               std::uint32_t lastColumn, const std::string& text, Look look,
               const std::string& font = {});

    /// A cell comment, shown on hover.
    void remark(std::uint32_t row, std::uint32_t column, const std::string& text);
    /// Adds a drop-down of these texts to the column's cells of those rows; other values are
    /// accepted. The texts are stored on a hidden sheet of that name, added at the end.
    void offer(std::uint32_t firstRow, std::uint32_t lastRow, std::uint32_t column,
               const std::vector<std::string>& texts, const std::string& hiddenSheet);

    /// Throws {Full}, {ReadOnly}, {Unreadable}.
    void keep();

private:
    std::unique_ptr<Work> m_work;
};

} // namespace dongbo::report
