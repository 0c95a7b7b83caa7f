#include "core/text/amount_words.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

TEST_CASE("Amounts in words: as a cashier writes them", "[text]")
{
    struct Example
    {
        std::int64_t dong;
        const char* words;
    };
    for (const auto& [dong, words] : {
             Example{0, "Không đồng"},
             Example{5, "Năm đồng"},
             Example{10, "Mười đồng"},
             Example{15, "Mười lăm đồng"},
             Example{21, "Hai mươi mốt đồng"},
             Example{24, "Hai mươi bốn đồng"},
             Example{55, "Năm mươi lăm đồng"},
             Example{101, "Một trăm linh một đồng"},
             Example{110, "Một trăm mười đồng"},
             Example{1000, "Một nghìn đồng"},
             Example{1005, "Một nghìn không trăm linh năm đồng"},
             Example{11'011, "Mười một nghìn không trăm mười một đồng"},
             Example{1'000'000, "Một triệu đồng"},
             Example{1'005'000, "Một triệu không trăm linh năm nghìn đồng"},
             Example{99'650'000, "Chín mươi chín triệu sáu trăm năm mươi nghìn đồng"},
             Example{12'140'919, "Mười hai triệu một trăm bốn mươi nghìn chín trăm mười chín đồng"},
             Example{2'000'000'000, "Hai tỷ đồng"},
             Example{3'500'000'000, "Ba tỷ năm trăm triệu đồng"},
             Example{1'000'000'001, "Một tỷ không trăm linh một đồng"},
             Example{1'000'000'000'000, "Một nghìn tỷ đồng"},
             Example{2'000'000'000'000'000'000, "Hai tỷ tỷ đồng"},
             Example{-1'500'000, "Âm một triệu năm trăm nghìn đồng"},
         }) {
        INFO(dong);
        CHECK(text::amountInWords(Money{dong}) == words);
    }
    CHECK(text::amountInWords(Money{std::numeric_limits<std::int64_t>::min()})
              .starts_with("Âm chín tỷ hai trăm hai mươi ba triệu"));
}
