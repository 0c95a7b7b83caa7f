#include "bench/yardsticks/bare_workbook.h"

#include <xlsxwriter.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dongbo::bench {

namespace {

/// The file as memory.
class Mapped
{
public:
    explicit Mapped(const std::filesystem::path& path)
        : m_file(::open(path.c_str(), O_RDONLY | O_CLOEXEC))
    {
        struct stat facts = {};
        if (m_file < 0 || ::fstat(m_file, &facts) != 0) {
            throw std::runtime_error("no cells");
        }
        m_size = static_cast<std::size_t>(facts.st_size);
        m_bytes = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, m_file, 0);
    }
    Mapped(const Mapped&) = delete;
    Mapped& operator=(const Mapped&) = delete;
    ~Mapped()
    {
        ::munmap(m_bytes, m_size);
        ::close(m_file);
    }
    [[nodiscard]] const char* begin() const { return static_cast<const char*>(m_bytes); }
    [[nodiscard]] const char* end() const { return begin() + m_size; }

private:
    int m_file;
    void* m_bytes = nullptr;
    std::size_t m_size = 0;
};

template <typename T> T take(const char*& at)
{
    T out;
    std::memcpy(&out, at, sizeof out);
    at += sizeof out;
    return out;
}

/// By kind of cell, plain and bold.
using Looks = std::array<std::array<lxw_format*, 5>, 2>;

Looks looksOf(lxw_workbook* workbook)
{
    Looks out{};
    for (std::size_t strong = 0; strong < out.size(); ++strong) {
        for (std::size_t kind = 0; kind < out.at(strong).size(); ++kind) {
            lxw_format* format = workbook_add_format(workbook);
            format_set_font_name(format, "Times New Roman");
            format_set_font_size(format, 12);
            format_set_border(format, LXW_BORDER_THIN);
            format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
            static constexpr std::array<const char*, 5> notations{nullptr, nullptr, "#,##0",
                                                                  "#,##0.0", "dd/mm/yyyy"};
            if (notations.at(kind) != nullptr) {
                format_set_num_format(format, notations.at(kind));
            } else {
                format_set_text_wrap(format);
            }
            if (strong == 1) {
                format_set_bold(format);
            }
            out.at(strong).at(kind) = format;
        }
    }
    return out;
}

void writeLine(lxw_worksheet* sheet, lxw_row_t row, const Looks& looks, const char*& at,
               lxw_col_t width)
{
    const auto kind = static_cast<LineKind>(take<std::uint32_t>(at));
    const auto cells = take<std::uint32_t>(at);
    for (lxw_col_t column = 0; column < cells; ++column) {
        const auto cell = take<std::uint32_t>(at);
        auto* look = looks.at(kind == LineKind::Plain ? 0 : 1).at(cell);
        if (static_cast<CellKind>(cell) == CellKind::Nothing) {
            worksheet_write_blank(sheet, row, column, look);
        } else if (static_cast<CellKind>(cell) == CellKind::Text) {
            const auto size = take<std::uint32_t>(at);
            if (kind == LineKind::Group) {
                worksheet_merge_range(sheet, row, 0, row, static_cast<lxw_col_t>(width - 1), at,
                                      look);
            } else {
                worksheet_write_string(sheet, row, column, at, look);
            }
            at += size + 1;
        } else {
            worksheet_write_number(sheet, row, column, take<double>(at), look);
        }
    }
}

} // namespace

void writeBareWorkbook(const std::filesystem::path& cells, const std::filesystem::path& workbook)
{
    const Mapped lines(cells);
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    auto folder = workbook.parent_path().string();
    options.tmpdir = folder.data();
    lxw_workbook* book = workbook_new_opt(workbook.c_str(), &options);
    const auto looks = looksOf(book);
    lxw_worksheet* sheet = nullptr;
    const char* at = lines.begin();
    const auto width = static_cast<lxw_col_t>(take<std::uint32_t>(at));
    constexpr lxw_row_t most = 1'000'000;
    lxw_row_t row = most;
    while (at < lines.end()) {
        if (row == most) {
            sheet = workbook_add_worksheet(book, nullptr);
            row = 0;
        }
        writeLine(sheet, row++, looks, at, width);
    }
    if (workbook_close(book) != LXW_NO_ERROR) {
        throw std::runtime_error("the workbook was not written");
    }
}

} // namespace dongbo::bench
