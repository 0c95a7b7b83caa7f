// list-outcomes FOLDER [EXPECTED.tsv]: proposes the import of every list below the folder into a
// fresh register and prints what would become of it: devices, rows set aside, sum, sheets read and
// skipped. With EXPECTED (path below the folder, pieces, sum in đồng; "-" for a file that is no
// list) each is right, asked or wrong: asked when it differs and a question is open (rows set
// aside, a decision not sure, too many devices), wrong when it is not. A fifth column "money=1"
// says that the file contradicts itself and only a person can know: then it is right to ask, and
// the reading with that answer must be right ("answered"). A box of six cables is one device and
// six pieces. Of files that nothing is expected of it says whether something is asked ("open"), or
// not ("sure", "no list"). Exit status 1 when a list is wrong; 2 for wrong usage.
#include "core/domain/error.h"
#include "core/register/base/register.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/reader_process/list_files.h"
#include "importers/reader_process/read_list.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace dongbo;
using namespace dongbo::importers;

struct Wanted
{
    bool isList = true;
    std::uint64_t devices = 0;
    std::int64_t sum = 0;
    std::optional<std::int64_t> unitOfMoney; ///< the answer that the file needs
};

std::map<std::string, Wanted> readWanted(const char* path)
{
    std::map<std::string, Wanted> out;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::vector<std::string> cells;
        std::istringstream parts(line);
        for (std::string cell; std::getline(parts, cell, '\t');) {
            cells.push_back(cell);
        }
        if (line.empty() || line[0] == '#' || cells.size() < 2) {
            continue;
        }
        Wanted wanted;
        wanted.isList = cells[1] != "-";
        if (wanted.isList) {
            wanted.devices = std::stoull(cells[1]);
            wanted.sum = cells.size() > 2 ? std::stoll(cells[2]) : 0;
            constexpr std::string_view answer = "money=";
            if (cells.size() > 4 && cells[4].starts_with(answer)) {
                wanted.unitOfMoney = std::stoll(cells[4].substr(answer.size()));
            }
        }
        out[cells[0]] = wanted;
    }
    return out;
}

bool isAsked(const Proposal& proposal)
{
    if (proposal.summary.setAside > 0 || proposal.tooMany > 0) {
        return true;
    }
    for (const auto& sheet : proposal.sheets) {
        for (const auto& decision : sheet.understanding.decisions) {
            if (decision.standing != Standing::Sure && decision.kind != DecisionKind::Faults) {
                return true;
            }
        }
    }
    return false;
}

std::uint64_t piecesOf(const Proposal& proposal)
{
    std::uint64_t out = 0;
    for (const auto& device : proposal.devices) {
        std::uint64_t pieces = 1;
        for (const auto& change : device.changes) {
            const auto* number = std::get_if<std::int64_t>(&change.value);
            if (change.number == fieldOf<&Device::quantity> && number != nullptr && *number > 1) {
                pieces = static_cast<std::uint64_t>(*number);
            }
        }
        out += pieces;
    }
    return out;
}

std::string sheetsOf(const Proposal& proposal)
{
    std::string out;
    for (const auto& sheet : proposal.sheets) {
        std::uint64_t devices = 0;
        for (const auto& row : sheet.rows) {
            devices += row.devices;
        }
        out +=
            " [" + sheet.reading.name + ": " +
            (sheet.reading.isRead() ? std::to_string(devices) : sheet.reading.layoutReason.code) +
            "]";
    }
    return out;
}

bool isRight(const Proposal& proposal, const Wanted& wanted)
{
    const auto& is = proposal.summary;
    return wanted.isList ? piecesOf(proposal) == wanted.devices && is.totalCost == wanted.sum
                         : is.devices == 0;
}

Proposal proposalFor(const fs::path& file, const Workbook& workbook,
                     std::optional<std::int64_t> unitOfMoney = {})
{
    auto reg = Register::inMemory({});
    ImportOptions options;
    options.createPlaces = true;
    for (const auto& sheet : workbook.sheets()) {
        if (unitOfMoney) {
            options.choices.sheets[sheet.name].unitOfMoney = unitOfMoney;
        }
    }
    return proposeImport(reg, describeFile(file, workbook), options);
}

/// "right", "answered", "asked" or "wrong".
std::string verdictOf(const Proposal& proposal, const Wanted& wanted, const fs::path& file,
                      const Workbook& workbook)
{
    if (wanted.unitOfMoney) {
        const bool isMended =
            isAsked(proposal) && isRight(proposalFor(file, workbook, wanted.unitOfMoney), wanted);
        return isMended ? "answered" : isAsked(proposal) ? "asked" : "wrong";
    }
    return isRight(proposal, wanted) ? "right" : isAsked(proposal) ? "asked" : "wrong";
}

} // namespace

int main(int count, char** words)
{
    if (count < 2 || count > 3) {
        std::fprintf(stderr, "list-outcomes FOLDER [EXPECTED.tsv]\n");
        return 2;
    }
    const auto beside = fs::absolute(words[0]).parent_path().parent_path() / "bin";
    ::setenv("DONGBO_BIN", beside.c_str(), 0); // where dongbo-reader is
    const fs::path folder = words[1];
    const auto expected = count > 2 ? readWanted(words[2]) : std::map<std::string, Wanted>{};
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::map<std::string, int> verdicts;
    for (const auto& file : files) {
        const auto name = fs::relative(file, folder).string();
        try {
            const auto workbook = readList(file);
            const auto proposal = proposalFor(file, *workbook);
            const auto& sum = proposal.summary;
            const auto wanted = expected.find(name);
            const std::string seen = sum.devices + sum.setAside == 0 ? "no list"
                                     : isAsked(proposal)             ? "open"
                                                                     : "sure";
            const auto verdict = wanted == expected.end()
                                     ? seen
                                     : verdictOf(proposal, wanted->second, file, *workbook);
            ++verdicts[verdict];
            std::printf("%-8s %6llu devices %5llu aside %18lld đ %s%s\n", verdict.c_str(),
                        static_cast<unsigned long long>(sum.devices),
                        static_cast<unsigned long long>(sum.setAside),
                        static_cast<long long>(sum.totalCost), name.c_str(),
                        sheetsOf(proposal).c_str());
        } catch (const Error& error) {
            std::printf("%-6s %s %s\n", "", error.message().code.c_str(), name.c_str());
        }
    }
    for (const auto& [verdict, number] : verdicts) {
        std::printf("%s %d\n", verdict.c_str(), number);
    }
    return verdicts["wrong"] > 0 ? 1 : 0;
}
