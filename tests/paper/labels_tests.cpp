#include "core/paper/labels.h"
#include "core/paper/qr.h"
#include "tests/paper/pages.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

const paper::LabelSheet sheet24{{210, 297}, 3, 8, {0, 0.5}, {70, 37}, {}};
const paper::LabelSheet sheet65{{210, 297}, 5, 13, {4.75, 10.7}, {38.1, 21.2}, {2.5, 0}};
const paper::LabelSheet roll{{50, 30}, 1, 1, {}, {50, 30}, {}};

constexpr const char* longName =
    "Màn hình hiển thị chuyên dụng 65 inch đặt tại hội trường tầng hai của Ủy ban nhân dân huyện, "
    "kèm giá treo, điều khiển từ xa và bộ chuyển đổi tín hiệu số mặt đất thế hệ thứ hai, ẩm, nghẽn";

/// A canvas that keeps symbols, too.
struct Sheets : test::Recorder
{
    struct Symbol
    {
        std::size_t page = 0;
        paper::Box box; ///< of its dark modules
    };
    std::vector<Symbol> symbols;

    explicit Sheets(const paper::Document& document) { test::record(*this, document); }

    using test::Recorder::fill;
    void fill(std::span<const paper::Box> boxes, paper::Colour colour) override
    {
        test::Recorder::fill(boxes, colour);
        double left = 1e9;
        double top = 1e9;
        double right = 0;
        double bottom = 0;
        for (const auto& each : boxes) {
            left = std::min(left, each.x);
            top = std::min(top, each.y);
            right = std::max(right, each.x + each.width);
            bottom = std::max(bottom, each.y + each.height);
        }
        symbols.push_back({pages.size(), {left, top, right - left, bottom - top}});
    }
};

Sheets sheetsOf(const paper::LabelSheet& sheet, std::size_t count, std::size_t skipped,
                const std::string& name)
{
    paper::Document document;
    document.page = sheet.page;
    document.margins = {0, 0, 0, 0};
    document.blocks.emplace_back(paper::Labels{sheet, skipped,
                                               [=](const paper::LabelSink& sink) {
                                                   for (std::size_t i = 0; i < count; ++i) {
                                                       sink({"01890a5d-ac96-774b-bcce-b302099a8057",
                                                             "DAN-SCR-" + std::to_string(1000 + i),
                                                             name, "Điểm cầu xã Đại An"});
                                                   }
                                               },
                                               "Không có dòng nào."});
    return Sheets(document);
}

bool contains(const paper::Box& outer, const paper::Box& inner)
{
    return inner.x >= outer.x && inner.y >= outer.y &&
           inner.x + inner.width <= outer.x + outer.width + 1e-9 &&
           inner.y + inner.height <= outer.y + outer.height + 1e-9;
}

} // namespace

TEST_CASE("Labels: places lie where the sheet has them", "[labels]")
{
    const auto last = paper::placeOf(sheet24, 23);
    CHECK(last.x == Approx(140).margin(0.0005));
    CHECK(last.y == Approx(259.5).margin(0.0005));
    CHECK(last.x + last.width == Approx(210).margin(0.0005));
    const auto second = paper::placeOf(sheet65, 6);
    CHECK(second.x == Approx(4.75 + 38.1 + 2.5).margin(0.0005));
    CHECK(second.y == Approx(31.9).margin(0.0005));
    CHECK(paper::placeOf(sheet65, 64).x + 38.1 + 4.75 == Approx(210).margin(0.0005));
}

TEST_CASE("Labels: every symbol stands in its place with its quiet zone, modules 0.5 mm and more",
          "[labels]")
{
    for (const auto& sheet : {sheet24, sheet65, roll}) {
        const auto pages = sheetsOf(sheet, sheet.places(), 0, longName);
        REQUIRE(pages.symbols.size() == sheet.places());
        CHECK(pages.pages.size() == 1);
        CHECK(pages.pages[0].width == sheet.page.width);
        CHECK(pages.pages[0].height == sheet.page.height);
        const int side = paper::qrOf("01890a5d-ac96-774b-bcce-b302099a8057").side;
        const double module = paper::moduleOf(sheet, side);
        CHECK(module >= 0.5);
        CHECK(module <= 0.6);
        for (std::size_t i = 0; i < pages.symbols.size(); ++i) {
            INFO(i);
            const auto place = paper::placeOf(sheet, i);
            const auto& box = pages.symbols[i].box;
            CHECK(box.width == Approx(module * side).margin(0.0005));
            CHECK(box.height == Approx(box.width).margin(0.0005));
            CHECK(box.y + box.height / 2 == Approx(place.y + place.height / 2).margin(0.0005));
            const double quiet = 4 * module - 1e-9;
            CHECK(contains(place, {box.x - quiet, box.y - quiet, box.width + 2 * quiet,
                                   box.height + 2 * quiet}));
            for (const auto& text : pages.texts) {
                const bool isBeside = text.box.x >= box.x + box.width + quiet ||
                                      text.box.x + text.box.width <= box.x - quiet ||
                                      text.box.y >= box.y + box.height ||
                                      text.box.y + text.box.height <= box.y;
                CHECK(isBeside);
            }
        }
    }
}

TEST_CASE("Labels: the start leaves that many places empty, the rest goes on to the next page",
          "[labels]")
{
    const auto pages = sheetsOf(sheet24, 24, 4, "Camera");
    REQUIRE(pages.pages.size() == 2);
    REQUIRE(pages.symbols.size() == 24);
    CHECK(contains(paper::placeOf(sheet24, 4), pages.symbols[0].box));
    CHECK(contains(paper::placeOf(sheet24, 23), pages.symbols[19].box));
    CHECK(pages.symbols[19].page == 1);
    CHECK(pages.symbols[20].page == 2);
    CHECK(contains(paper::placeOf(sheet24, 0), pages.symbols[20].box));
    CHECK(sheetsOf(roll, 3, 0, "Camera").pages.size() == 3);
}

TEST_CASE("Labels: long Vietnamese names are broken or shortened, never cut", "[labels]")
{
    const std::string noBlanks = "Bộ" + std::string(150, 'x');
    for (const auto& sheet : {sheet24, sheet65, roll}) {
        for (const std::string& name : {std::string(longName), std::string("Míc"), noBlanks}) {
            INFO(name << " on " << sheet.label.width);
            const auto pages = sheetsOf(sheet, sheet.places(), 0, name);
            std::set<std::size_t> full;
            for (const auto& text : pages.texts) {
                CHECK_FALSE(text.hasMissingGlyph);
                bool isInside = false;
                for (std::size_t i = 0; i < sheet.places(); ++i) {
                    if (contains(paper::placeOf(sheet, i), text.box)) {
                        isInside = true;
                        full.insert(i);
                    }
                }
                CHECK(isInside);
            }
            CHECK(full.size() == sheet.places());
            CHECK(pages.countOf("Míc") == (name == "Míc" ? sheet.places() : 0));
            CHECK(pages.countOf("…") == (name == "Míc" ? 0 : sheet.places()));
        }
    }
    // where there is room for all of it, all of it is there
    const auto fits = sheetsOf(sheet24, 1, 0, "Bộ chuyển mạch mạng 24 cổng Điện Biên");
    CHECK(fits.countOf("…") == 0);
    CHECK(fits.pageOf("Điện") == 1);
}

TEST_CASE("Labels: none at all are a page that says so", "[labels]")
{
    const auto pages = sheetsOf(sheet24, 0, 5, "");
    CHECK(pages.pages.size() == 1);
    CHECK(pages.symbols.empty());
    CHECK(pages.pageOf("Không có dòng nào.") == 1);
}

TEST_CASE("Qr: equal runs below each other are one rectangle, none over another", "[labels]")
{
    const auto symbol = paper::qrOf("CT-000001");
    CHECK(symbol.side == 21);
    double area = 0;
    for (std::size_t i = 0; i < symbol.boxes.size(); ++i) {
        const auto& a = symbol.boxes[i];
        area += a.width * a.height;
        for (auto j = i + 1; j < symbol.boxes.size(); ++j) {
            const auto& b = symbol.boxes[j];
            CHECK_FALSE((a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
                         b.y < a.y + a.height));
        }
    }
    // the left side of the finder pattern at the top left: seven modules in one
    CHECK(std::any_of(symbol.boxes.begin(), symbol.boxes.end(), [](const paper::Box& box) {
        return box.x == 2 && box.y == 2 && box.width == 3 && box.height == 3;
    }));
    CHECK(area > 21.0 * 21 * 0.4);
    CHECK(area < 21.0 * 21 * 0.6);
    CHECK(static_cast<double>(symbol.boxes.size()) < area * 0.6);
    CHECK(paper::qrOf("").boxes.empty());
    CHECK_THROWS(paper::qrOf(std::string(4000, 'x')));
}
