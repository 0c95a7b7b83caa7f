#include "core/text/arguments.h"
#include "core/text/wording.h"

#include <catch2/catch.hpp>

#include <thread>

using dongbo::Language;
using dongbo::Message;
using dongbo::Problem;
using dongbo::text::gapsOf;
using dongbo::text::isKnown;
using dongbo::text::say;

TEST_CASE("Wording: a message becomes a sentence of the language", "[text]")
{
    const Message message{"value.not_a_date", {{"field", "Ngày"}, {"value", "31/02/2020"}}};
    CHECK(say(Language::Vietnamese, message) ==
          "Ngày: “31/02/2020” không phải là ngày hợp lệ. Ví dụ: 11/05/2021.");
    CHECK(say(Language::English, "value.required", {{"field", "Cost"}}) ==
          "Cost: a value is needed.");
}

TEST_CASE("Wording: missing sentences and arguments are shown, not thrown", "[text]")
{
    CHECK(say(Language::Vietnamese, "no.such_code") == "‹no.such_code›");
    CHECK(say(Language::English, Message{}) == "‹›");
    CHECK(say(Language::English, "value.required") == "{field}: a value is needed.");
    CHECK_FALSE(isKnown(Language::English, "no.such_code"));
    CHECK_FALSE(isKnown(Language::English, ""));
    CHECK(isKnown(Language::English, "value.required"));
}

TEST_CASE("Wording: values are not searched for gaps", "[text]")
{
    CHECK(say(Language::English, "value.negative", {{"value", "{field}"}, {"field", "{value}"}}) ==
          "{value}: cannot be negative ({field}).");
}

TEST_CASE("Wording: amounts and numbers are formatted by language", "[text]")
{
    const auto sentence = [](Language language, std::string value) {
        return say(language, "value.required", {{"field", std::move(value)}});
    };
    const auto amount = dongbo::text::argumentOf(dongbo::Money{16'900'000});
    CHECK(sentence(Language::Vietnamese, amount).starts_with("16.900.000 đ"));
    CHECK(sentence(Language::English, amount) == "16,900,000 đ: a value is needed.");
    const auto number = dongbo::text::argumentOf(std::int64_t{-12'345});
    CHECK(sentence(Language::Vietnamese, number).starts_with("-12.345"));
    CHECK(sentence(Language::English, number).starts_with("-12,345"));
    // Anything else after the sign is ordinary text.
    CHECK(sentence(Language::English, "@money:12a").starts_with("@money:12a"));
}

TEST_CASE("Wording: a problem names its field, its message may name another", "[text]")
{
    const Problem plain{"no_such_field", {"value.required", {}}};
    CHECK(say(Language::English, plain) == "no_such_field: a value is needed.");
    const Problem named{"no_such_field", {"value.required", {{"field", "Row 3"}}}};
    CHECK(say(Language::English, named) == "Row 3: a value is needed.");
}

TEST_CASE("Wording: a sentence has one form for one and another for other numbers", "[text]")
{
    const auto days = [](std::string count) {
        return say(Language::English, "duration.days", {{"count", std::move(count)}});
    };
    CHECK(days("1") == "1 day");
    CHECK(days("0") == "0 days");
    CHECK(days("2") == "2 days");
    CHECK(days("11") == "11 days");
    CHECK(days(dongbo::text::argumentOf(std::int64_t{1})) == "1 day");
    CHECK(say(Language::English, "duration.days") == "{count} {count|day|days}");
    CHECK(say(Language::Vietnamese, "duration.days", {{"count", "1"}}) == "1 ngày");
}

TEST_CASE("Wording: gaps are names in braces", "[text]")
{
    CHECK(gapsOf("{a} {a|one|more} {b|one|more}") == std::vector<std::string>{"a", "b"});
    CHECK(gapsOf("{b} and {a}, {b}") == std::vector<std::string>{"a", "b"});
    CHECK(gapsOf("{} { a} {a-b} {x").empty());
    CHECK(gapsOf("{{a}}") == std::vector<std::string>{"a"});
}

TEST_CASE("Wording: it is thread-safe", "[text]")
{
    std::vector<std::string> heard(8);
    std::vector<std::thread> speakers;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        speakers.emplace_back([&heard, i] {
            heard[i] = say(i % 2 == 0 ? Language::Vietnamese : Language::English, "duration.days",
                           {{"count", "2"}});
        });
    }
    for (std::thread& speaker : speakers) {
        speaker.join();
    }
    for (std::size_t i = 0; i < heard.size(); ++i) {
        CHECK(heard[i] == (i % 2 == 0 ? "2 ngày" : "2 days"));
    }
}
