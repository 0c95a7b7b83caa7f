// bench-make-list ROWS OUT.(xlsx|xls|ods|csv): a typical office list of conference equipment:
// three title rows, fifteen columns, shared strings, styled dates, notes in 30 % of the rows, one
// device per row with its own serial and code. The content is the same for the same ROWS on every
// machine.
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "bench/list_writer.h"

namespace {

constexpr std::array headers{"STT",      "Mã thiết bị", "Tên thiết bị", "Hãng",       "Model",
                             "Serial",   "ĐVT",         "Số lượng",     "Đơn giá",    "Năm sử dụng",
                             "Ngày mua", "Đơn vị (xã)", "Nguồn vốn",    "Tình trạng", "Ghi chú"};

struct Ware
{
    const char* name;
    const char* code;
    const char* maker;
    const char* model;
    const char* measure;
    double price;
};

constexpr std::array wares{
    Ware{"Camera hội nghị truyền hình", "CAM", "Logitech", "Rally Bar", "Chiếc", 64500000},
    Ware{"Micro cổ ngỗng", "MIC", "TOA", "EM-380", "Chiếc", 3250000},
    Ware{"Màn hình hiển thị 65 inch", "MH", "Samsung", "QM65R-B", "Cái", 28900000},
    Ware{"Bộ điều khiển trung tâm", "DK", "Bosch", "CCSD-CU", "Bộ", 51200000},
    Ware{"Thiết bị đầu cuối HNTH", "DC", "Polycom", "Group 500", "Bộ", 187000000},
    Ware{"Loa cột", "LOA", "JBL", "CBT 50LA-1", "Chiếc", 7800000},
    Ware{"Bộ lưu điện UPS 3kVA", "UPS", "Santak", "C3K-LCD", "Bộ", 16400000},
    Ware{"Bộ chuyển mạch mạng 24 cổng", "SW", "Cisco", "CBS250-24T", "Chiếc", 9650000},
    Ware{"Máy chiếu", "MC", "Epson", "EB-FH52", "Máy", 21300000},
    Ware{"Máy tính điều khiển phòng họp", "MT", "Dell", "OptiPlex 3080", "Bộ", 14750000},
    Ware{"Tủ rack 20U", "TU", "Vietrack", "VRV20-680", "Cái", 4100000}};

constexpr std::array units{"Đại An",      "Cộng Hòa",  "Đại Thắng",   "Hiển Khánh", "Hợp Hưng",
                           "Kim Thái",    "Liên Bảo",  "Liên Minh",   "Minh Tân",   "Minh Thuận",
                           "Quang Trung", "Tam Thanh", "Tân Khánh",   "Tân Thành",  "Thành Lợi",
                           "Trung Thành", "Vĩnh Hào",  "Thị trấn Gôi"};

constexpr std::array funds{"Ngân sách huyện", "Ngân sách tỉnh", "Ngân sách xã",
                           "Dự án Chính quyền điện tử", "Được điều chuyển"};
constexpr std::array states{"Đang sử dụng", "Tốt", "Bị hư", "Chập chờn", "Chờ thanh lý"};
constexpr std::array notes{"Đã dán tem kiểm kê 2021", "Hết bảo hành, đề nghị thay pin CMOS",
                           "Chuyển từ hội trường tầng 2 xuống phòng họp trực tuyến",
                           "Màn hình có sọc dọc bên phải, vẫn dùng được",
                           "Dùng chung với phòng một cửa"};

/// splitmix64 (Steele, Lea, Flood 2014): small and portable.
std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

template <typename Choices>
const auto& pick(const Choices& choices, std::uint64_t row, std::uint64_t salt)
{
    return choices[static_cast<std::size_t>(mixed(row * 31 + salt) % choices.size())];
}

/// `prefix`, then `number` in at least `width` digits of `base`, in capitals.
std::string numbered(std::string prefix, std::uint64_t number, std::size_t width, int base)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, base).ptr;
    const auto size = static_cast<std::size_t>(end - digits.data());
    prefix.append(size < width ? width - size : 0, '0');
    for (const char* at = digits.data(); at != end; ++at) {
        prefix.push_back(*at >= 'a' ? static_cast<char>(*at - 'a' + 'A') : *at);
    }
    return prefix;
}

using dongbo::bench::CellStyle;

class List
{
public:
    List(dongbo::bench::ListWriter& out, std::uint64_t rows)
        : m_out(out)
    {
        writeTitles(rows);
        for (std::uint64_t i = 0; i < rows; ++i) {
            writeDevice(i);
        }
    }

private:
    void writeTitles(std::uint64_t rows)
    {
        text(0, 0, "ỦY BAN NHÂN DÂN HUYỆN VỤ BẢN", CellStyle::Bold);
        text(1, 0, "DANH SÁCH THIẾT BỊ HỘI NGHỊ TRUYỀN HÌNH", CellStyle::Bold);
        text(2, 0, "Tổng số: " + std::to_string(rows) + " thiết bị");
        for (std::size_t i = 0; i < headers.size(); ++i) {
            text(3, static_cast<unsigned>(i), headers[i], CellStyle::Bold);
        }
    }

    void writeDevice(std::uint64_t i)
    {
        const auto row = static_cast<unsigned>(i + 4);
        const auto& ware = pick(wares, i, 1);
        const auto year = 2014 + mixed(i * 31 + 2) % 8;
        number(row, 0, static_cast<double>(i + 1));
        text(row, 1, numbered(std::string(ware.code) + "-", i + 1, 6, 10));
        text(row, 2, ware.name);
        text(row, 3, ware.maker);
        text(row, 4, ware.model);
        // the row number in the last digits keeps serials unique whatever the generator gives
        text(row, 5, numbered(numbered("SN", mixed(i) >> 40, 5, 36), i, 4, 36));
        text(row, 6, ware.measure);
        number(row, 7, 1);
        number(row, 8, ware.price + static_cast<double>(mixed(i * 31 + 3) % 50) * 10000,
               CellStyle::Money);
        number(row, 9, static_cast<double>(year));
        // 41640 is 2014-01-01
        number(row, 10, static_cast<double>(41640 + (year - 2014) * 365 + mixed(i * 31 + 4) % 360),
               CellStyle::Date);
        text(row, 11, pick(units, i, 5));
        text(row, 12, pick(funds, i, 6));
        text(row, 13, pick(states, i, 7));
        if (mixed(i * 31 + 8) % 10 < 3) {
            text(row, 14, pick(notes, i, 9));
        }
    }

    void text(unsigned row, unsigned column, const std::string& value,
              CellStyle style = CellStyle::Plain)
    {
        m_out.text(row, column, value, style);
    }
    void number(unsigned row, unsigned column, double value, CellStyle style = CellStyle::Plain)
    {
        m_out.number(row, column, value, style);
    }

    dongbo::bench::ListWriter& m_out;
};

} // namespace

int main(int count, char** arguments)
{
    std::uint64_t rows = 0;
    const std::string_view given = count == 3 ? arguments[1] : "";
    const auto [stop, fault] = std::from_chars(given.data(), given.data() + given.size(), rows);
    if (given.empty() || fault != std::errc{} || stop != given.data() + given.size() ||
        rows > 1048572) {
        std::fputs("usage: bench-make-list ROWS OUT.(xlsx|xls|ods|csv)   (at most 1048572 rows)\n",
                   stderr);
        return 2;
    }
    const auto out = dongbo::bench::ListWriter::to(arguments[2]);
    if (!out) {
        std::fputs("bench-make-list: the list must be .xlsx, .xls, .ods or .csv\n", stderr);
        return 2;
    }
    const List list(*out, rows);
    return out->close() ? 0 : 1;
}
