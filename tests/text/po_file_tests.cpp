#include "core/text/po_file.h"
#include "tests/text/random_text.h"

#include <catch2/catch.hpp>

using dongbo::testing::RandomText;
using dongbo::text::parsePo;
using dongbo::text::PoFile;

TEST_CASE("Po: entries are in order with their lines, without the header", "[text]")
{
    const PoFile po = parsePo("\xEF\xBB\xBF# our sentences\r\n"
                              "msgid \"\"\r\n"
                              "msgstr \"\"\r\n"
                              "\"Language: vi\\n\"\r\n"
                              "\r\n"
                              "#. for the importer\n"
                              "#: importers/x.cpp:1\n"
                              "msgid \"import.done\"\n"
                              "msgstr \"Đã nhập \"\n"
                              "\"{count} dòng.\\n\\t\\\"xong\\\" \\\\\"\n"
                              "msgid \"import.next\"\n"
                              "msgstr \"Tiếp\"");
    CHECK(po.faults.empty());
    REQUIRE(po.entries.size() == 2);
    CHECK(po.entries[0].id == "import.done");
    CHECK(po.entries[0].sentence == "Đã nhập {count} dòng.\n\t\"xong\" \\");
    CHECK(po.entries[0].line == 8);
    CHECK_FALSE(po.entries[0].isFuzzy);
    CHECK(po.entries[1].sentence == "Tiếp");
}

TEST_CASE("Po: fuzzy applies only to the next entry", "[text]")
{
    const PoFile po = parsePo("msgid \"a\"\nmsgstr \"A\"\n#, fuzzy\nmsgid \"b\"\nmsgstr \"B\"\n"
                              "msgid \"c\"\nmsgstr \"C\"\n");
    REQUIRE(po.entries.size() == 3);
    CHECK_FALSE(po.entries[0].isFuzzy);
    CHECK(po.entries[1].isFuzzy);
    CHECK_FALSE(po.entries[2].isFuzzy);
}

TEST_CASE("Po: obsolete entries are skipped", "[text]")
{
    const PoFile po = parsePo("#~ msgid \"old\"\n#~ msgstr \"cũ\"\n");
    CHECK(po.entries.empty());
    CHECK(po.faults.empty());
}

TEST_CASE("Po: syntax errors are reported by line", "[text]")
{
    const char* const text =
        GENERATE(as<const char*>{}, "msgid \"a\"\nmsgid \"b\"\nmsgstr \"B\"\n",
                 "\nmsgstr \"lost\"\n", "x\nmsgctxt \"menu\"\n", "\n\"loose\"\n",
                 "msgid \"a\"\nmsgstr \"bad \\q\"\n", "msgid \"a\"\nmsgstr \"in\"side\"\n",
                 "msgid \"a\"\nmsgstr open\n", "msgid \"a\"\n", "msgid \"a\"\nmsgstr \"\\\"\n");
    const PoFile po = parsePo(text);
    INFO(text);
    REQUIRE_FALSE(po.faults.empty());
    CHECK(po.faults[0].find(": ") != std::string::npos);
    CHECK(po.faults[0].find_first_of("123") == 0);
}

TEST_CASE("Po: random bytes do no harm", "[text]")
{
    RandomText random(5);
    INFO("seed " << random.seed());
    const char* const pieces[] = {"msgid ", "msgstr ",    "\"",  "\\",
                                  "\n",     "#, fuzzy\n", "a.b", "#~ "};
    for (int round = 0; round < 20000; ++round) {
        std::string text = random.bytes(10);
        for (std::uint64_t left = random.below(12); left > 0; --left) {
            text += pieces[random.below(7)];
        }
        for (const auto& entry : parsePo(text).entries) {
            REQUIRE_FALSE(entry.id.empty());
        }
    }
}
