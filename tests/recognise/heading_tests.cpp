#include "core/text/fold.h"
#include "importers/recognise/headers/heading.h"
#include "importers/recognise/words/name_parts.h"
#include "importers/recognise/words/vocabulary.h"

#include <catch2/catch.hpp>

using namespace dongbo::importers;
using dongbo::Condition;
using dongbo::DeviceType;

TEST_CASE("Heading: exact words, words without their unit, and one letter off are known")
{
    CHECK(readHeading("Tên thiết bị").fields.front() == ListField::Name);
    // rows that came back: as they are written now, and as 0.2 wrote them
    CHECK(readHeading("Lý do chưa vào sổ").fields.front() == ListField::SetAsideReason);
    CHECK(readHeading("Lý do để riêng").fields.front() == ListField::SetAsideReason);
    CHECK(readHeading("TÊN THIẾT BỊ (*)").fields.front() == ListField::Name);
    CHECK(readHeading("Nguyên giá \n (ĐVT: 1.000đ)").fields.front() == ListField::Cost);
    CHECK(readHeading("Số lươngg").match == HeadingMatch::Spelling);
    CHECK(readHeading("Năm đưa vào sử dụng").fields.front() == ListField::InUseYear);
}

TEST_CASE("Heading: the group above decides what its leaf leaves open")
{
    CHECK(readHeadingPath({"Chứng từ", "Số hiệu"}).fields.front() == ListField::DocumentNo);
    CHECK(readHeadingPath({"Theo kiểm kê", "Số lượng"}).fields.front() ==
          ListField::QuantityCounted);
    CHECK(readHeadingPath({"Chênh lệch", "Giá trị"}).fields.front() ==
          ListField::QuantityDifference);
}

TEST_CASE("Heading: nothing is made of words that mean nothing")
{
    CHECK(readHeading("Hội nghị trực tuyến ngày mai").fields.empty());
    CHECK(readHeading("").fields.empty());
}

TEST_CASE("State: one wording may set several states, the worst condition counts")
{
    const auto& words = Vocabulary::builtIn();
    const auto state = [&](const char* text) {
        return words.state(dongbo::importers::Marked(text));
    };
    CHECK(state("Hỏng nguồn").condition == Condition::Broken);
    CHECK(state("Tốt, loa hơi rè").condition == Condition::Poor);
    CHECK(state("Hỏng chờ thanh lý").condition == Condition::Broken);
    CHECK(state("Hỏng chờ thanh lý").paper == dongbo::Paper::DisposalProposed);
    CHECK(state("Đang sửa").use == dongbo::Use::UnderRepair);
    CHECK(state("không lên hình").condition == Condition::Broken);
    CHECK(state("HU").condition == Condition::Broken);
    CHECK_FALSE(state("mua năm 2019").isKnown());
}

TEST_CASE("Name: type, maker, model and inches are taken where they plainly stand")
{
    const auto camera = readName("Camera Logitech PTZ Pro 2");
    CHECK(camera.type == DeviceType::Camera);
    CHECK(camera.maker == "Logitech");
    CHECK(camera.model == "PTZ Pro 2");
    const auto screen = readName("Tivi Samsung 55 inch UA55TU8000");
    CHECK(screen.type == DeviceType::Screen);
    CHECK(screen.specs == "{\"inch\":55}");
    CHECK(readName("Giá treo tivi 55 inch").type == DeviceType::Accessory);
    CHECK(readName("Bàn ghế phòng họp").maker.empty());
}

TEST_CASE("Sums: labels of totals are told from names that only look like them")
{
    const auto& words = Vocabulary::builtIn();
    CHECK(words.sum(Marked("tong cong"))->sum == Vocabulary::Sum::Total);
    CHECK(words.sum(Marked("cong xa dai an"))->sum == Vocabulary::Sum::Section);
    CHECK_FALSE(words.sum(Marked("tong dai noi bo")).has_value());
    CHECK_FALSE(words.sum(Marked("cong hoa")).has_value());
}
