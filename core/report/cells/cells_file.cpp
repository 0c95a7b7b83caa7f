#include "core/report/cells/cells_file.h"

#include "core/report/cells/cells_work.h"
#include "core/report/writers/whole_file.h"

namespace dongbo::report {

namespace {

std::unique_ptr<CellsFile::Work> workFor(const std::filesystem::path& path, Instant created,
                                         CellsFile::Memory memory)
{
    const auto ending = endingOf(path);
    if (ending == ".xlsx") {
        return xlsxCells(path, created, memory);
    }
    if (ending == ".csv") {
        return csvCells(path);
    }
    if (ending == ".ods") {
        return odsCells(path, memory);
    }
    throw unknownEnding(path, cellsEndings);
}

} // namespace

CellsFile::CellsFile(const std::filesystem::path& path, Instant created, Memory memory)
    : m_work(workFor(path, created, memory))
{}

CellsFile::~CellsFile() = default;

void CellsFile::beginSheet(const std::string& name)
{
    m_work->beginSheet(name);
}

void CellsFile::setWidth(std::uint32_t column, int characters)
{
    m_work->setWidth(column, characters);
}

void CellsFile::freezeBelow(std::uint32_t row)
{
    m_work->freezeBelow(row);
}

void CellsFile::text(std::uint32_t row, std::uint32_t column, const std::string& text, Look look,
                     const std::string& font)
{
    m_work->text(row, column, text, look, font);
}

void CellsFile::number(std::uint32_t row, std::uint32_t column, double number)
{
    m_work->number(row, column, number);
}

void CellsFile::amount(std::uint32_t row, std::uint32_t column, std::int64_t number)
{
    m_work->amount(row, column, number);
}

void CellsFile::day(std::uint32_t row, std::uint32_t column, Date day)
{
    m_work->day(row, column, day);
}

void CellsFile::daySerial(std::uint32_t row, std::uint32_t column, double serial)
{
    m_work->daySerial(row, column, serial);
}

void CellsFile::truth(std::uint32_t row, std::uint32_t column, bool isTrue)
{
    m_work->truth(row, column, isTrue);
}

void CellsFile::merge(std::uint32_t firstRow, std::uint32_t firstColumn, std::uint32_t lastRow,
                      std::uint32_t lastColumn, const std::string& text, Look look,
                      const std::string& font)
{
    if (firstRow == lastRow && firstColumn == lastColumn) {
        m_work->text(firstRow, firstColumn, text, look, font);
    } else {
        m_work->merge(firstRow, firstColumn, lastRow, lastColumn, text, look, font);
    }
}

void CellsFile::remark(std::uint32_t row, std::uint32_t column, const std::string& text)
{
    m_work->remark(row, column, text);
}

void CellsFile::offer(std::uint32_t firstRow, std::uint32_t lastRow, std::uint32_t column,
                      const std::vector<std::string>& texts, const std::string& hiddenSheet)
{
    if (!texts.empty()) {
        m_work->offer(firstRow, lastRow, column, texts, hiddenSheet);
    }
}

void CellsFile::keep()
{
    m_work->keep();
}

} // namespace dongbo::report
