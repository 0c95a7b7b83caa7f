#include "core/text/numbers.h"
#include "tests/text/random_text.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using dongbo::Language;
using dongbo::Money;
using dongbo::testing::RandomText;
using dongbo::text::formatDecimal;
using dongbo::text::formatInteger;
using dongbo::text::formatMoney;
using dongbo::text::moneyFromCell;
using dongbo::text::MoneyReading;
using dongbo::text::parseDecimal;
using dongbo::text::parseInteger;
using dongbo::text::parseMoney;

TEST_CASE("Money: notations of sheets are read as whole đồng", "[text]")
{
    struct Pair
    {
        const char* text;
        std::int64_t dong;
    };
    const auto pair = GENERATE(values<Pair>({
        {"180 187 842", 180187842},
        {"180\u00A0187\u202F842", 180187842},
        {"12.672.000", 12672000},
        {"12,672,000", 12672000},
        {"12.672", 12672},
        {"12'672'000", 12672000},
        {"12672000", 12672000},
        {"12.672.000đ", 12672000},
        {"12.672.000 đồng", 12672000},
        {"12.672.000 ₫", 12672000},
        {"₫12.672.000", 12672000},
        {"1.234.567 VNĐ", 1234567},
        {"1,234,567 VND.", 1234567},
        {"VND 1,234,567", 1234567},
        {"đ-5.000", -5000},
        {"12,67 tr", 12670000},
        {"12.5 triệu", 12500000},
        {"12,5tr.đ", 12500000},
        {"12 triệu đồng", 12000000},
        {"12tr5", 12500000},
        {"1tỷ2", 1200000000},
        {"1,25 tỉ", 1250000000},
        {"0,5 tỷ đồng", 500000000},
        {"0.125 tr", 125000},
        {"1.250 triệu", 1250000000},
        {"500k", 500000},
        {"500 nghìn", 500000},
        {"350 ngàn đồng", 350000},
        {"350.000đ/-", 350000},
        {"1.234.567,50", 1234568},
        {"1,234,567.49", 1234567},
        {"180187841.67", 180187842},
        {"-180187841.5", -180187842},
        {"1.000,00", 1000},
        {"5,0", 5},
        {"-", 0},
        {" – ", 0},
        {"—", 0},
        {"0", 0},
        {"-0", 0},
        {"(1.000)", -1000},
        {"(12,5 tr)", -12500000},
        {"-1.000.000", -1000000},
        {"−1.000", -1000},
        {"+1.000", 1000},
        {"\u200B 5.000.000 \u00A0", 5000000},
        {"9223372036854775807", 9223372036854775807},
        {"007", 7},
    }));
    INFO(pair.text);
    REQUIRE(parseMoney(pair.text));
    CHECK(parseMoney(pair.text)->dong == pair.dong);
}

TEST_CASE("Money: invalid and ambiguous amounts are rejected", "[text]")
{
    const char* const text =
        GENERATE(as<const char*>{}, "", "   ", "abc", "đ", "tr", "12 cái", "12/5", "11/05/2021",
                 "1.2.3", "1 2 3", "12.67.000", "1..000", ".5", "5.", "1.000.", "12,5", "0,5",
                 "12,345,67", "1500.000", "12672000,125", "1.234,567.8", "1,2 m", "12 tr 5 6",
                 "12,5tr5", "12tr5000", "5 tr k", "- -5", "--5", "((5))", "1e6", "0x10", "NaN",
                 "inf", "9223372036854775808", "99999999999 tỷ", "5%", "~5.000", "5-6", "x5",
                 "5 000 00", "12 .000", "1.000-", "(-)", "12\xFF", "٣٤٥");
    INFO(text);
    CHECK_FALSE(parseMoney(text));
}

TEST_CASE("Money: a column's unit applies unless the cell has its own", "[text]")
{
    const MoneyReading thousands{1000};
    const MoneyReading millions{1'000'000};
    CHECK(parseMoney("12.672", thousands) == Money{12'672'000});
    CHECK(parseMoney("12,5", millions) == Money{12'500'000});
    CHECK(parseMoney("12,5 tr", millions) == Money{12'500'000});
    CHECK(parseMoney("12.000.000 đ", MoneyReading{1}) == Money{12'000'000});
    CHECK_FALSE(parseMoney("1", MoneyReading{0}));
    CHECK_FALSE(parseMoney("1", MoneyReading{2'000'000'000}));
    CHECK_FALSE(parseMoney("9223372036854775", MoneyReading{1'000'000}));
}

TEST_CASE("Money: a number cell is rounded to whole đồng", "[text]")
{
    CHECK(moneyFromCell(12672000.0) == Money{12672000});
    CHECK(moneyFromCell(180187841.67) == Money{180187842});
    CHECK(moneyFromCell(-0.5) == Money{-1});
    CHECK(moneyFromCell(12.67, {1'000'000}) == Money{12'670'000});
    CHECK_FALSE(moneyFromCell(std::nan("")));
    CHECK_FALSE(moneyFromCell(std::numeric_limits<double>::infinity()));
    CHECK_FALSE(moneyFromCell(1e16));
}

TEST_CASE("Integer: groups and zero decimals are read, fractions are not", "[text]")
{
    CHECK(parseInteger("2") == 2);
    CHECK(parseInteger("-1.234") == -1234);
    CHECK(parseInteger("2,0") == 2);
    CHECK(parseInteger("2.00") == 2);
    CHECK(parseInteger("-") == 0);
    CHECK(parseInteger("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
    CHECK_FALSE(parseInteger("2,5"));
    CHECK_FALSE(parseInteger("2 cái"));
    CHECK_FALSE(parseInteger(""));
    CHECK_FALSE(parseInteger("9223372036854775808"));
    CHECK_FALSE(parseInteger("+-2"));
}

TEST_CASE("Decimal: three digits after one mark are thousands unless the language is known",
          "[text]")
{
    CHECK(parseDecimal("12.672") == 12672.0);
    CHECK(parseDecimal("12,672") == 12672.0);
    CHECK(parseDecimal("12,67") == 12.67);
    CHECK(parseDecimal("0,125") == 0.125);
    CHECK(parseDecimal("1.234,5") == 1234.5);
    CHECK(parseDecimal("1,234.567") == 1234.567);
    CHECK(parseDecimal("1500.125") == 1500.125);
    CHECK(parseDecimal("12,672", Language::Vietnamese) == 12.672);
    CHECK(parseDecimal("12.672", Language::Vietnamese) == 12672.0);
    CHECK(parseDecimal("12.672", Language::English) == 12.672);
    CHECK_FALSE(parseDecimal("12.67", Language::Vietnamese));
    CHECK_FALSE(parseDecimal("1e5"));
    CHECK_FALSE(parseDecimal("nan"));
    CHECK_FALSE(parseDecimal(""));
    CHECK_FALSE(parseDecimal(std::string(400, '9')));
}

TEST_CASE("Numbers: they are formatted with the marks of the language", "[text]")
{
    CHECK(formatInteger(1234567) == "1.234.567");
    CHECK(formatInteger(-1234567, Language::English) == "-1,234,567");
    CHECK(formatInteger(0) == "0");
    CHECK(formatInteger(-999) == "-999");
    CHECK(formatInteger(std::numeric_limits<std::int64_t>::min()) == "-9.223.372.036.854.775.808");
    CHECK(formatMoney(Money{1234567}) == "1.234.567 đ");
    CHECK(formatMoney(Money{1234567}, Language::English) == "1,234,567 đ");
    CHECK(formatDecimal(1234.5) == "1.234,5");
    CHECK(formatDecimal(1234.567, 2, Language::English) == "1,234.57");
    CHECK(formatDecimal(-0.001) == "0");
    CHECK(formatDecimal(55, 0) == "55");
    CHECK(formatDecimal(100, 0) == "100");
    CHECK(formatDecimal(-2.50) == "-2,5");
    CHECK(formatDecimal(std::nan("")) == "–");
}

TEST_CASE("Numbers: every number round-trips", "[text]")
{
    RandomText random(20210511);
    INFO("seed " << random.seed());
    for (int round = 0; round < 20000; ++round) {
        const Language language = random.below(1) == 0 ? Language::Vietnamese : Language::English;
        const auto value = static_cast<std::int64_t>(random.below(
                               std::numeric_limits<std::int64_t>::max() >> random.below(62))) *
                           (random.below(1) == 0 ? 1 : -1);
        INFO(value);
        REQUIRE(parseInteger(formatInteger(value, language)) == value);
        REQUIRE(parseMoney(formatMoney(Money{value}, language)) == Money{value});
        const double decimal = static_cast<double>(value % 1'000'000'000'000) / 10000.0;
        REQUIRE(parseDecimal(formatDecimal(decimal, 4, language), language) == decimal);
    }
}

TEST_CASE("Numbers: plain digits are read like grouped ones", "[text]")
{
    for (std::int64_t number = 1; number < 4'000'000'000'000'000; number = number * 7 + 3) {
        const auto digits = std::to_string(number);
        CAPTURE(digits);
        CHECK(parseInteger(digits) == number);
        CHECK(parseInteger("+" + digits) == number); // the thorough way
        CHECK(parseDecimal(digits) == parseDecimal("+" + digits));
        CHECK(parseMoney(digits) == parseMoney("+" + digits));
        const MoneyReading thousands{1000};
        CHECK(parseMoney(digits, thousands) == parseMoney("+" + digits, thousands));
    }
    CHECK_FALSE(parseMoney("9999999999999999", MoneyReading{1000}));
    CHECK(parseInteger("007") == 7);
}

TEST_CASE("Numbers: random bytes are no numbers and do no harm", "[text]")
{
    RandomText random(7);
    INFO("seed " << random.seed());
    for (int round = 0; round < 50000; ++round) {
        std::string text = random.bytes(12);
        if (round % 2 == 0) {
            text.clear();
            for (std::uint64_t left = random.below(14); left > 0; --left) {
                text += random.letterOf("0123456789.,' -()đkt\u00A0r%/−");
            }
        }
        const auto money = parseMoney(text);
        const auto integer = parseInteger(text);
        const auto decimal = parseDecimal(text);
        INFO(text);
        if (integer) {
            REQUIRE(decimal); // a whole number is a number
        }
        if (integer && money && std::llabs(*integer) < 1'000'000'000) {
            REQUIRE(money->dong == *integer);
        }
    }
}
