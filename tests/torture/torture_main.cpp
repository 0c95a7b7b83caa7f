// The tests of this program start it again as a child that writes until it is killed, or as
// dongbo-cli on a disk that fails.
#define CATCH_CONFIG_RUNNER
#include "tests/support/folder.h"
#include "tests/torture/program.h"
#include "tests/torture/writer.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <string_view>

int main(int argc, char** argv)
{
    if (argc >= 4 && std::string_view(argv[1]) == "--writer") {
        return dongbo::torture::runWriter(argv[2], argv[3], argc > 4 ? argv[4] : "");
    }
    if (argc >= 2 && std::string_view(argv[1]) == "--program") {
        return dongbo::torture::programMain(argc, argv);
    }
    // as tests/support/test_main.cpp
    ::setenv("DONGBO_CLOCK", "2026-06-15T10:00:00+07:00", 0);
    const dongbo::test::Folder data;
    ::setenv("XDG_DATA_HOME", data.path.c_str(), 1);
    return Catch::Session().run(argc, argv);
}
