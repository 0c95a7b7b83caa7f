// corpus-confusion [PROGRAM]: how well a dongbo-cli tells the roles of columns, the kinds of rows
// and the places of the labelled lists of tests/corpus, as precision and recall. PROGRAM: any
// version's; else the one of this build. Lists that need a person's word are left out.
// DONGBO_SOURCE: the project's folder, else the current one. Exit status 2 when the program answers
// nothing.
#include "tests/corpus/confusion.h"
#include "tests/corpus/list_writer.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

namespace {

namespace fs = std::filesystem;
using namespace dongbo;

std::string quoted(const fs::path& path)
{
    std::string out = "'";
    for (const char c : path.string()) {
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return out + "'";
}

std::string answerOf(const std::string& command)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"),
                                                               ::pclose);
    std::string out;
    std::array<char, 1U << 16> block{};
    while (pipe != nullptr) {
        const auto got = std::fread(block.data(), 1, block.size(), pipe.get());
        if (got == 0) {
            break;
        }
        out.append(block.data(), got);
    }
    return out;
}

bool isWithoutAPersonsWord(const corpus::ListSpec& spec)
{
    return spec.choices.sheets.empty() && !spec.choices.place;
}

/// What the program answers to a dry run of the list; null when it answers nothing.
nlohmann::ordered_json importOf(const corpus::ListSpec& spec, const fs::path& program,
                                const fs::path& folder)
{
    const auto& format = spec.formats.front();
    const auto list = folder / corpus::fileNameIn(spec, format);
    std::ofstream(list, std::ios::binary) << corpus::writeList(spec, format);
    const auto reg = folder / "so.dongbo";
    const auto call = quoted(program) + " --register " + quoted(reg);
    answerOf(call + " init" + (spec.units.empty() ? "" : " --units " + spec.units) +
             " 2>/dev/null");
    const auto answer =
        answerOf(call + " --format json import --dry-run" +
                 (spec.createsPlaces ? " --create-places " : " ") + quoted(list) + " 2>/dev/null");
    fs::remove(reg);
    return nlohmann::ordered_json::parse(answer, nullptr, false);
}

} // namespace

int main(int count, char** words)
{
    const char* source = std::getenv("DONGBO_SOURCE");
    const fs::path lists = fs::path(source ? source : ".") / "tests" / "corpus";
    const auto program =
        count > 1 ? fs::absolute(words[1])
                  : fs::absolute(words[0]).parent_path().parent_path() / "bin" / "dongbo-cli";
    const auto work = fs::temp_directory_path() / ("corpus-" + std::to_string(std::rand()));
    corpus::Confusions all;
    std::size_t read = 0, silent = 0;
    for (const auto* folder : {"lists", "world"}) {
        for (const auto& file : fs::directory_iterator(lists / folder)) {
            if (file.path().extension() != ".list") {
                continue;
            }
            const auto spec = corpus::readSpec(file.path());
            if (!isWithoutAPersonsWord(spec)) {
                continue;
            }
            fs::create_directories(work);
            const auto got = importOf(spec, program, work);
            fs::remove_all(work);
            if (got.is_object() && got.contains("files")) {
                all.add(spec, got);
                ++read;
            } else {
                ++silent;
            }
        }
    }
    all.print();
    std::cout << read << " lists"
              << (silent > 0 ? ", without an answer: " + std::to_string(silent) : "") << std::endl;
    return read == 0 ? 2 : 0;
}
