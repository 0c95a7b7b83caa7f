#include "core/paper/pdf.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "bench/measure.h"

// Pages of a list as offices print it: A4 landscape, twelve columns, heads on every page, groups
// with sums, signatures, a chart. One line for 5,000 rows against the second it may take, one for
// how cost and memory grow to ROWS (100,000).
//   bench-paper [FOLDER] [ROWS]      keeps the pdf in FOLDER, when there is one

namespace {

using namespace dongbo; // NOLINT(google-build-using-namespace): a program

paper::TableRow rowOf(std::size_t i)
{
    static constexpr std::array<const char*, 6> names{
        "Màn hình Samsung 55 inch",           "Bộ lưu điện Santak 1000VA",
        "Micro đa hướng hội nghị trực tuyến", "Máy tính để bàn Dell OptiPlex",
        "Camera Logitech PTZ Pro 2",          "Loa treo tường Toa"};
    static constexpr std::array<const char*, 5> states{"Tốt", "Trung bình", "Kém", "Hỏng",
                                                       "Chưa rõ"};
    if (i % 40 == 0) {
        return {paper::RowKind::Group, {"Điểm cầu xã Đại An, phòng họp trực tuyến số 1"}};
    }
    if (i % 40 == 39) {
        return {paper::RowKind::Subtotal,
                {"", "", "Cộng", "", "", "", "38", "", std::to_string(i * 1000), "", "", ""}};
    }
    const auto number = std::to_string(i);
    return {paper::RowKind::Plain,
            {number, "DAN-SCR-" + number, names.at(i % names.size()), "Samsung", "UA55-" + number,
             "SN" + number + "X", "1", "12.672." + std::to_string(100 + i % 900),
             "12.672." + std::to_string(100 + i % 900), states.at(i % states.size()), "Đang dùng",
             "Nguyễn Văn Mẫu"}};
}

paper::Document documentOf(std::size_t rows)
{
    paper::Document out;
    out.title = "Kiểm kê thiết bị";
    out.isLandscape = true;
    out.margins = {15, 15, 15, 20};
    out.pageNumbers = paper::PageNumbers::OfPages;
    out.pageNumberText = "Trang {page}/{pages}";
    out.blocks.emplace_back(paper::FormHead{{"UBND HUYỆN VỤ BẢN"}, "Mẫu số: S26-H", ""});
    out.blocks.emplace_back(paper::Title{"KIỂM KÊ THIẾT BỊ THEO ĐIỂM CẦU", {}, {}, false});
    paper::Table table;
    const std::array<const char*, 12> heads{
        "STT", "Mã",          "Tên thiết bị",   "Hãng",       "Model",   "Số sê-ri",
        "SL",  "Đơn giá (đ)", "Thành tiền (đ)", "Tình trạng", "Sử dụng", "Người phụ trách"};
    const std::array<double, 12> widths{10, 26, 50, 18, 22, 22, 8, 22, 24, 18, 18, 30};
    for (std::size_t i = 0; i < heads.size(); ++i) {
        table.columns.push_back({{heads.at(i)}, {}, widths.at(i), paper::Align::Left});
    }
    table.rows = [rows](const paper::RowSink& sink) {
        for (std::size_t i = 0; i < rows; ++i) {
            sink(rowOf(i));
        }
    };
    out.blocks.emplace_back(std::move(table));
    out.blocks.emplace_back(paper::Signatures{
        "Vụ Bản, ngày 16 tháng 6 năm 2021",
        {{{"NGƯỜI LẬP"}, "(Ký, họ tên)", ""}, {{"THỦ TRƯỞNG"}, "(Ký, họ tên, đóng dấu)", ""}}});
    return out;
}

double write(std::size_t rows, const std::string& path)
{
    std::ofstream file(path, std::ios::binary);
    const auto cost = bench::costOf([&] {
        if (!paper::writePdf(documentOf(rows), paper::Fonts::standard(),
                             [&](std::string_view part) {
                                 file.write(part.data(), static_cast<std::streamsize>(part.size()));
                                 return file.good();
                             })) {
            std::exit(1);
        }
    });
    return cost.cpu;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string folder = argc > 1 ? argv[1] : "";
    const std::string path = folder.empty() ? "/dev/null" : folder + "/paper.pdf";
    const std::size_t most = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 100'000;
    constexpr std::size_t small = 5'000;
    std::vector<double> costs;
    for (int i = 0; i < 5; ++i) {
        costs.push_back(write(small, path));
    }
    const double median = bench::quantile(costs, 0.5);
    bench::printLine("pdf of 5000 rows", median, 1, "s", 1,
                     "CPU against the second allowed, median of 5 (" +
                         bench::spread(costs, "%.2f") + ")");
    const double smallPeak = bench::peakMiB();
    const double large = write(most, folder.empty() ? path : folder + "/paper-large.pdf");
    bench::printLine(("growth of pdf, 5000 to " + std::to_string(most)).c_str(),
                     large / static_cast<double>(most) * 1e6,
                     median / static_cast<double>(small) * 1e6, "µs", 1.1, "CPU a row");
    bench::printLine("memory of pdf", bench::peakMiB(), 0, "MiB", 64,
                     "peak; of 5000 rows " + std::to_string(static_cast<int>(smallPeak)) + " MiB");
}
