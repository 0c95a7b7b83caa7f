#pragma once

#include "core/report/cells/cells_file.h"

namespace dongbo::report {

// Private to core/report.

/// A file format of CellsFile; the same calls.
struct CellsFile::Work
{
    Work() = default;
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;
    virtual ~Work() = default;

    virtual void beginSheet(const std::string& name) = 0;
    virtual void setWidth(std::uint32_t column, int characters) = 0;
    virtual void freezeBelow(std::uint32_t row) = 0;
    virtual void text(std::uint32_t row, std::uint32_t column, const std::string& text, Look look,
                      const std::string& font) = 0;
    virtual void number(std::uint32_t row, std::uint32_t column, double number) = 0;
    virtual void amount(std::uint32_t row, std::uint32_t column, std::int64_t number) = 0;
    virtual void day(std::uint32_t row, std::uint32_t column, Date day) = 0;
    virtual void daySerial(std::uint32_t row, std::uint32_t column, double serial) = 0;
    virtual void truth(std::uint32_t row, std::uint32_t column, bool isTrue) = 0;
    virtual void merge(std::uint32_t firstRow, std::uint32_t firstColumn, std::uint32_t lastRow,
                       std::uint32_t lastColumn, const std::string& text, Look look,
                       const std::string& font) = 0;
    virtual void remark(std::uint32_t row, std::uint32_t column, const std::string& text) = 0;
    virtual void offer(std::uint32_t firstRow, std::uint32_t lastRow, std::uint32_t column,
                       const std::vector<std::string>& texts, const std::string& hiddenSheet) = 0;
    virtual void keep() = 0;
};

[[nodiscard]] std::unique_ptr<CellsFile::Work> xlsxCells(const std::filesystem::path& path,
                                                         Instant created, CellsFile::Memory memory);
[[nodiscard]] std::unique_ptr<CellsFile::Work> csvCells(const std::filesystem::path& path);
[[nodiscard]] std::unique_ptr<CellsFile::Work> odsCells(const std::filesystem::path& path,
                                                        CellsFile::Memory memory);

} // namespace dongbo::report
