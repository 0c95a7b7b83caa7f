#include "core/text/wording.h"
#include "gui/present/frame/recent_registers.h"
#include "gui/present/frame/start_options.h"
#include "tests/support/fake_shell.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace dongbo;
using namespace dongbo::present;

TEST_CASE("Start: a register, lists and options are told apart", "[present]")
{
    const auto read = readStartOptions({"Danh sách.xlsx", "so.dongbo", "--at", "11/05/2021",
                                        "--lang=en", "--theme", "dark", "khác.dongbo"});
    REQUIRE(read);
    CHECK(read->registerFile == "so.dongbo");
    CHECK(read->lists.size() == 2);
    CHECK(read->at == parseIsoDate("2021-05-11"));
    CHECK(read->language == Language::English);
    CHECK(read->theme == "dark");
}

TEST_CASE("Start: what is not understood is said, not passed over", "[present]")
{
    const auto word =
        GENERATE("--oops", "--at", "--at=2021", "--at=31/02/2021", "--lang=fr", "--theme=blue");
    const auto read = readStartOptions({word});
    REQUIRE_FALSE(read);
    CHECK(text::say(Language::English, read.problems().front()).find("--") != std::string::npos);
}

TEST_CASE("Recent registers: the last opened comes first, once; those that are gone are left out",
          "[present]")
{
    const test::Folder folder;
    test::MapSettings settings;
    for (const char* name : {"a.dongbo", "b.dongbo"}) {
        std::ofstream(folder.path / name) << "x";
        rememberRegister(settings, folder.path / name);
    }
    rememberRegister(settings, folder.path / "a.dongbo");
    rememberRegister(settings, folder.path / "gone.dongbo");
    const auto files = recentRegisters(settings);
    REQUIRE(files.size() == 2);
    CHECK(files.front().filename() == "a.dongbo");
}
