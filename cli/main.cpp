#include "cli/program.h"

int main(int argc, char** argv)
{
    return dongbo::cli::runProgram({argv + 1, argv + argc});
}
