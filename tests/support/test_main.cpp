#define CATCH_CONFIG_RUNNER
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <cstdlib>

int main(int argc, char** argv)
{
    // Every test, and every program it starts, begins at the same instant at any hour; an instant
    // set in the environment is kept (tests/any_hour).
    ::setenv("DONGBO_CLOCK", "2026-06-15T10:00:00+07:00", 0);
    // what programs keep for the account is nobody's here
    const dongbo::test::Folder data;
    ::setenv("XDG_DATA_HOME", data.path.c_str(), 1);
    return Catch::Session().run(argc, argv);
}
