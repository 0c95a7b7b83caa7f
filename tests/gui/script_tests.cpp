#include "gui/main/driver/script.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

using namespace dongbo;
using gui::readScript;

namespace {

std::filesystem::path written(const test::Folder& folder, const std::string& text)
{
    const auto file = folder.path / "a.script";
    std::ofstream(file) << text;
    return file;
}

} // namespace

TEST_CASE("Script: steps keep their line, words their spaces, variables are filled in", "[gui]")
{
    const test::Folder folder;
    ::setenv("SOMEWHERE", "/tmp/đây", 1);
    const auto steps = readScript(written(folder, "# start: x\n\n  click a.b/row:3\n"
                                                  "type \"nửa \\\"chữ\\\"\\n\" x\n"
                                                  "open $SOMEWHERE/${SOMEWHERE}!\n"));
    REQUIRE(steps.size() == 3);
    CHECK(steps[0].line == 3);
    CHECK(steps[0].verb == "click");
    CHECK(steps[0].words == std::vector<std::string>{"a.b/row:3"});
    CHECK(steps[1].words == std::vector<std::string>{"nửa \"chữ\"\n", "x"});
    CHECK(steps[2].words == std::vector<std::string>{"/tmp/đây//tmp/đây!"});
}

TEST_CASE("Script: what is wrong is named with its line", "[gui]")
{
    const test::Folder folder;
    ::unsetenv("NOT_SET_AT_ALL");
    const auto text = GENERATE("wait 1\ntype \"open", "wait 1\nopen $NOT_SET_AT_ALL");
    CHECK_THROWS_WITH(readScript(written(folder, text)), Catch::Contains("a.script:2"));
    CHECK_THROWS_AS(readScript(folder.path / "none"), std::runtime_error);
}
