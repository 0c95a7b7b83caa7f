#include "tests/torture/file_map.h"

namespace dongbo::torture {

namespace {

class Pages
{
public:
    explicit Pages(std::string_view file)
        : m_file(file)
        , m_size(static_cast<std::size_t>(at(16)) << 8 | at(17))
    {}

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t startOf(std::uint32_t page) const { return (page - 1) * m_size; }
    [[nodiscard]] std::uint8_t at(std::size_t offset) const
    {
        return static_cast<std::uint8_t>(m_file.at(offset));
    }
    [[nodiscard]] std::uint32_t two(std::size_t offset) const
    {
        return static_cast<std::uint32_t>(at(offset) << 8 | at(offset + 1));
    }
    [[nodiscard]] std::uint32_t four(std::size_t offset) const
    {
        return two(offset) << 16 | two(offset + 2);
    }

private:
    std::string_view m_file;
    std::size_t m_size;
};

/// Reads a varint through `byteAt` and moves `position` behind it.
template <typename F> std::uint64_t varint(std::size_t& position, F&& byteAt)
{
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) {
        const std::uint8_t byte = byteAt(position++);
        value = value << 7 | (byte & 0x7FU);
        if ((byte & 0x80U) == 0) {
            return value;
        }
    }
    return value << 8 | byteAt(position++);
}

std::size_t lengthOf(std::uint64_t serialType)
{
    static constexpr std::size_t numbers[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    return serialType < 12 ? numbers[serialType] : static_cast<std::size_t>((serialType - 12) / 2);
}

Row rowAt(const Pages& pages, std::size_t cell)
{
    const auto direct = [&](std::size_t offset) { return pages.at(offset); };
    const auto length = static_cast<std::size_t>(varint(cell, direct));
    varint(cell, direct); // the row's number
    const std::size_t most = pages.size() - 35;
    std::size_t local = length;
    if (length > most) {
        const std::size_t least = (pages.size() - 12) * 32 / 255 - 23;
        local = least + (length - least) % (pages.size() - 4);
        local = local <= most ? local : least;
    }
    std::vector<std::size_t> bytes;
    for (std::size_t i = 0; i < local; ++i) {
        bytes.push_back(cell + i);
    }
    for (auto next = length > local ? pages.four(cell + local) : 0; next != 0;) {
        const auto start = pages.startOf(next);
        for (std::size_t i = 4; i < pages.size() && bytes.size() < length; ++i) {
            bytes.push_back(start + i);
        }
        next = pages.four(start);
    }
    const auto mapped = [&](std::size_t position) { return pages.at(bytes.at(position)); };
    std::size_t position = 0;
    const auto header = static_cast<std::size_t>(varint(position, mapped));
    Row row;
    std::size_t data = header;
    while (position < header) {
        Column column;
        column.serialType = varint(position, mapped);
        for (auto left = lengthOf(column.serialType); left > 0; --left) {
            column.bytes.push_back(bytes.at(data++));
        }
        row.push_back(std::move(column));
    }
    return row;
}

void walk(const Pages& pages, std::uint32_t page, std::vector<Row>& rows)
{
    const auto start = pages.startOf(page);
    const auto head = start + (page == 1 ? 100 : 0);
    const auto cells = pages.two(head + 3);
    if (pages.at(head) == 0x0D) {
        for (std::uint32_t i = 0; i < cells; ++i) {
            rows.push_back(rowAt(pages, start + pages.two(head + 8 + 2 * i)));
        }
        return;
    }
    for (std::uint32_t i = 0; i < cells; ++i) {
        walk(pages, pages.four(start + pages.two(head + 12 + 2 * i)), rows);
    }
    walk(pages, pages.four(head + 8), rows);
}

} // namespace

std::vector<Row> rowsOf(std::string_view file, std::uint32_t rootPage)
{
    std::vector<Row> rows;
    walk(Pages(file), rootPage, rows);
    return rows;
}

std::int64_t numberOf(std::string_view file, const Column& column)
{
    if (column.serialType == 8 || column.serialType == 9) {
        return static_cast<std::int64_t>(column.serialType) - 8;
    }
    std::int64_t value = 0;
    for (const auto offset : column.bytes) {
        value = value << 8 | static_cast<std::uint8_t>(file.at(offset));
    }
    return value;
}

} // namespace dongbo::torture
