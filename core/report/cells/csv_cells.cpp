#include "core/report/cells/cells_work.h"
#include "core/report/writers/whole_file.h"
#include "core/report/writers/writers.h"
#include "core/text/dates.h"

#include <array>
#include <cassert>
#include <cerrno>
#include <charconv>
#include <fstream>

namespace dongbo::report {

namespace {

/// In the 1900 system, whose day 60 does not exist: from 1 March 1900 on.
Date dayOfSerial(double serial)
{
    constexpr auto dayZero = std::chrono::year{1899} / std::chrono::December / 30;
    return Date{std::chrono::sys_days{dayZero} +
                std::chrono::days{static_cast<std::int64_t>(serial)}};
}

/// The shortest text that parses to the same number.
std::string plain(double number)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

/// Comma-separated text in the format of csvOf: rows downwards, including empty ones in between.
class CsvCells final : public CellsFile::Work
{
public:
    explicit CsvCells(const std::filesystem::path& path)
        : m_file(path)
    {
        errno = 0;
        m_out.open(m_file.draft(), std::ios::binary);
        if (!m_out) {
            throw m_file.failure(errno == 0 ? EIO : errno);
        }
        m_out << "\xEF\xBB\xBF";
    }

    void beginSheet(const std::string&) override
    {
        assert(m_row == 0 && m_cells.empty()); // csv has only one sheet
        m_row = 1;
    }
    void setWidth(std::uint32_t, int) override {}
    void freezeBelow(std::uint32_t) override {}
    void text(std::uint32_t row, std::uint32_t column, const std::string& text, CellsFile::Look,
              const std::string&) override
    {
        put(row, column, csvCell(text));
    }
    void number(std::uint32_t row, std::uint32_t column, double number) override
    {
        put(row, column, plain(number));
    }
    void amount(std::uint32_t row, std::uint32_t column, std::int64_t number) override
    {
        put(row, column, std::to_string(number));
    }
    void day(std::uint32_t row, std::uint32_t column, Date day) override
    {
        put(row, column, text::formatDate(day));
    }
    void daySerial(std::uint32_t row, std::uint32_t column, double serial) override
    {
        day(row, column, dayOfSerial(serial));
    }
    void truth(std::uint32_t row, std::uint32_t column, bool isTrue) override
    {
        put(row, column, isTrue ? "TRUE" : "FALSE");
    }
    void merge(std::uint32_t firstRow, std::uint32_t firstColumn, std::uint32_t, std::uint32_t,
               const std::string& text, CellsFile::Look, const std::string&) override
    {
        put(firstRow, firstColumn, csvCell(text));
    }
    void remark(std::uint32_t, std::uint32_t, const std::string&) override {}
    void offer(std::uint32_t, std::uint32_t, std::uint32_t, const std::vector<std::string>&,
               const std::string&) override
    {}

    void keep() override
    {
        writeRow();
        m_out.close();
        stopIfFailed();
        m_file.keep();
    }

private:
    void put(std::uint32_t row, std::uint32_t column, std::string cell)
    {
        assert(row >= m_row);
        while (m_row < row) {
            writeRow();
            ++m_row;
        }
        if (m_cells.size() < column) {
            m_cells.resize(column);
        }
        m_cells[column - 1] = std::move(cell);
    }

    void writeRow()
    {
        errno = 0;
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            m_out << (i == 0 ? "" : ",") << m_cells[i];
        }
        m_out << "\r\n";
        m_cells.clear();
        stopIfFailed();
    }

    void stopIfFailed()
    {
        if (!m_out) {
            throw m_file.failure(errno == 0 ? EIO : errno);
        }
    }

    WholeFile m_file;
    std::ofstream m_out;
    std::uint32_t m_row = 0;
    std::vector<std::string> m_cells; ///< of the current row, as written to the file
};

} // namespace

std::unique_ptr<CellsFile::Work> csvCells(const std::filesystem::path& path)
{
    return std::make_unique<CsvCells>(path);
}

} // namespace dongbo::report
