#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <cstdlib>

int main(int argc, char** argv)
{
    // Every test, and every program it starts, begins at the same instant at any hour; an instant
    // set in the environment is kept (tests/any_hour).
    ::setenv("DONGBO_CLOCK", "2026-06-15T10:00:00+07:00", 0);
    return Catch::Session().run(argc, argv);
}
