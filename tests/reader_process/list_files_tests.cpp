#include "importers/reader_process/list_files.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace dongbo;
using namespace dongbo::importers;

TEST_CASE("List files: every supported extension is listed, ignoring case", "[reader_process]")
{
    const auto ending = GENERATE("xlsx", "XLSM", "xltx", "xls", "ods", "fods", "csv", "tsv", "txt",
                                 "xml", "htm", "Html");
    const test::Folder folder;
    const auto list = folder.path / ("b." + std::string(ending));
    for (const auto& name : {"b." + std::string(ending), "~$b." + std::string(ending),
                             "." + std::string(ending), std::string("b.pdf"), std::string("b")}) {
        std::ofstream(folder.path / name) << "x";
    }
    std::filesystem::create_directory(folder.path / ("thu muc." + std::string(ending)));
    CHECK(listsIn(folder.path) == std::vector{list});
    CHECK(isNamedLikeList(list));
}

TEST_CASE("List files: they are sorted by name; a missing folder has none", "[reader_process]")
{
    const test::Folder folder;
    for (const auto* name : {"c.html", "a.csv", "b.xlsx"}) {
        std::ofstream(folder.path / name) << "x";
    }
    CHECK(listsIn(folder.path) ==
          std::vector{folder.path / "a.csv", folder.path / "b.xlsx", folder.path / "c.html"});
    CHECK(listsIn(folder.path / "khong co").empty());
    CHECK(listPattern().find("*.fods;") != std::string::npos);
}
