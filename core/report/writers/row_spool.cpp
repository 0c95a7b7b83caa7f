#include "core/report/writers/row_spool.h"

#include <cstring>

namespace dongbo::report {

namespace {

constexpr std::size_t portion = std::size_t{1} << 18U;

void append(std::string& out, std::uint32_t number)
{
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    out.append(bytes, sizeof number);
}

/// Reads the file portion by portion.
class SpoolReader
{
public:
    SpoolReader(const platform::TemporaryFile& file, std::uint64_t size)
        : m_file(file)
        , m_size(size)
    {}

    [[nodiscard]] bool isAtEnd() const { return m_at == m_size; }
    std::uint32_t number()
    {
        std::uint32_t out = 0;
        take(reinterpret_cast<char*>(&out), sizeof out);
        return out;
    }
    void text(std::string& out)
    {
        out.resize(number());
        take(out.data(), out.size());
    }

private:
    void take(char* out, std::size_t size)
    {
        while (size > 0) {
            if (m_next == m_bytes.size()) {
                m_bytes.resize(portion);
                m_bytes.resize(m_file.readAt(m_at, m_bytes.data(), portion));
                m_next = 0;
            }
            const auto part = std::min(size, m_bytes.size() - m_next);
            std::memcpy(out, m_bytes.data() + m_next, part);
            m_next += part;
            m_at += part;
            out += part;
            size -= part;
        }
    }

    const platform::TemporaryFile& m_file;
    std::uint64_t m_size;
    std::uint64_t m_at = 0;
    std::string m_bytes;
    std::size_t m_next = 0;
};

} // namespace

RowSpool::RowSpool()
    : m_file(platform::TemporaryFile::create())
{}

void RowSpool::add(const paper::TableRow& row)
{
    append(m_buffer, static_cast<std::uint32_t>(row.kind));
    append(m_buffer, static_cast<std::uint32_t>(row.cells.size()));
    for (const auto& cell : row.cells) {
        append(m_buffer, static_cast<std::uint32_t>(cell.size()));
        m_buffer += cell;
    }
    if (m_buffer.size() >= portion) {
        flush();
    }
}

void RowSpool::flush()
{
    m_file->append(m_buffer);
    m_written += m_buffer.size();
    m_buffer.clear();
}

void RowSpool::replay(const paper::RowSink& sink)
{
    flush();
    SpoolReader reader(*m_file, m_written);
    paper::TableRow row;
    while (!reader.isAtEnd()) {
        row.kind = static_cast<paper::RowKind>(reader.number());
        row.cells.resize(reader.number());
        for (auto& cell : row.cells) {
            reader.text(cell);
        }
        sink(row);
    }
}

} // namespace dongbo::report
