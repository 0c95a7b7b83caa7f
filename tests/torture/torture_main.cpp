// The tests of this program start it again as a child that writes until it is killed.
#define CATCH_CONFIG_RUNNER
#include "tests/torture/writer.h"

#include <catch2/catch.hpp>

#include <string_view>

int main(int argc, char** argv)
{
    if (argc >= 4 && std::string_view(argv[1]) == "--writer") {
        return dongbo::torture::runWriter(argv[2], argv[3], argc > 4 ? argv[4] : "");
    }
    return Catch::Session().run(argc, argv);
}
