#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "tests/text/random_text.h"

#include <catch2/catch.hpp>

using dongbo::testing::RandomText;
using dongbo::text::appendCodePoint;
using dongbo::text::countCodePoints;
using dongbo::text::fold;
using dongbo::text::foldInto;
using dongbo::text::foldKey;
using dongbo::text::isValidUtf8;
using dongbo::text::nfc;
using dongbo::text::words;

TEST_CASE("Fold: marks, case and punctuation are ignored", "[text]")
{
    struct Pair
    {
        const char* text;
        const char* folded;
    };
    const auto pair = GENERATE(values<Pair>({
        {"Đèn  LED-55″ (Sony)", "den led 55 sony"},
        {"ĐÈN", "den"},
        {"Ðiều hòa", "dieu hoa"}, // U+00D0, often typed for Đ
        {"ðèn", "den"},
        {"Ổn áp Lioa 10 kVA", "on ap lioa 10 kva"},
        {"SỬ DỤNG ĐƯỜNG TRUYỀN", "su dung duong truyen"},
        {"S.T.T", "s t t"},
        {"  -- ", ""},
        {"", ""},
        {"Nhà\u00A0văn\u200B hóa", "nha van hoa"},
        {"co\u00ADdec", "codec"},
        {"Sony™ ®", "sony"},
        {"m²", "m2"},
        {"Quý Ⅱ", "quy ii"},
        {"½", "1 2"},
        {"3½x", "31 2x"},
        {"Ｓｏｎｙ", "sony"},
        {"Điểm cầu số 1/2021", "diem cau so 1 2021"},
        {"a%b#c", "a b c"},
        {"Καμερα", "καμερα"},
        {"索尼", "索尼"},
        {"x\xFFy", "x y"},
        {"\xFF\xFE", ""},
        {"\u0323a", "a"},
    }));
    CHECK(fold(pair.text) == pair.folded);
}

TEST_CASE("Fold: all Vietnamese letters, small and capital, fold to base letters", "[text]")
{
    struct Row
    {
        const char* letters;
        char plain;
    };
    const auto row = GENERATE(values<Row>({
        {"aàảãáạăằẳẵắặâầẩẫấậAÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ", 'a'},
        {"eèẻẽéẹêềểễếệEÈẺẼÉẸÊỀỂỄẾỆ", 'e'},
        {"iìỉĩíịIÌỈĨÍỊ", 'i'},
        {"oòỏõóọôồổỗốộơờởỡớợOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢ", 'o'},
        {"uùủũúụưừửữứựUÙỦŨÚỤƯỪỬỮỨỰ", 'u'},
        {"yỳỷỹýỵYỲỶỸÝỴ", 'y'},
        {"đĐdDðÐ", 'd'},
    }));
    CHECK(fold(row.letters) == std::string(countCodePoints(row.letters), row.plain));
}

TEST_CASE("Fold: decomposed and composed text fold alike", "[text]")
{
    CHECK(fold("Đa\u0323i An – tru\u0323 so\u031B\u0309") == fold("Đại An – trụ sở"));
    RandomText random(20210511);
    INFO("seed " << random.seed());
    for (int round = 0; round < 20000; ++round) {
        const std::string text = random.unicode(20);
        REQUIRE(fold(nfc(text)) == fold(text));
    }
}

TEST_CASE("Fold: a long text folds like its words", "[text]")
{
    RandomText random(20261201);
    INFO("seed " << random.seed());
    for (int round = 0; round < 2000; ++round) {
        std::string all, folded;
        for (int word = 0; word < 40; ++word) {
            const std::string one = random.unicode(8);
            const std::string plain = fold(one);
            all += one + " ";
            folded += (folded.empty() || plain.empty() ? "" : " ") + plain;
        }
        REQUIRE(fold(all) == folded);
    }
}

TEST_CASE("Fold: a folded text folds to itself", "[text]")
{
    for (char32_t code = 0; code <= 0x10FFFF; ++code) {
        std::string one = "x";
        appendCodePoint(one, code);
        const std::string folded = fold(one);
        if (fold(folded) != folded) {
            FAIL("U+" << std::hex << static_cast<std::uint32_t>(code));
        }
    }
    RandomText random(11);
    INFO("seed " << random.seed());
    for (int round = 0; round < 20000; ++round) {
        const std::string text = round % 2 == 0 ? random.bytes(30) : random.unicode(30);
        const std::string folded = fold(text);
        REQUIRE(fold(folded) == folded);
        REQUIRE(foldKey(foldKey(text)) == foldKey(text));
        REQUIRE(isValidUtf8(folded));
        REQUIRE(folded.find("  ") == std::string::npos);
        REQUIRE((folded.empty() || (folded.front() != ' ' && folded.back() != ' ')));
    }
}

TEST_CASE("Fold: appending keeps the existing text", "[text]")
{
    std::string out = "Đã có";
    foldInto(out, " – Máy chiếu");
    CHECK(out == "Đã cómay chieu");
    foldInto(out, "…");
    CHECK(out == "Đã cómay chieu");
    foldInto(out, "ﷺ x"); // one character that decomposes to eighteen
    CHECK(out.substr(0, 17) == "Đã cómay chieu");
    CHECK(out.size() > 30);
    CHECK(out.substr(out.size() - 2) == " x");
}

TEST_CASE("Fold: heading keys keep the percent and number signs", "[text]")
{
    CHECK(foldKey("% hao mòn") == "% hao mon");
    CHECK(foldKey("#") == "#");
    CHECK(foldKey("Tỷ lệ HM (%năm)") == "ty le hm %nam");
    CHECK(foldKey("Tỷ lệ hao mòn (%)") == "ty le hao mon %");
    CHECK(foldKey("Số\nTT.") == "so tt");
}

TEST_CASE("Fold: words are the pieces between spaces", "[text]")
{
    CHECK(words("den led 55") == std::vector<std::string_view>{"den", "led", "55"});
    CHECK(words(" den  led ") == std::vector<std::string_view>{"den", "led"});
    CHECK(words("").empty());
}
