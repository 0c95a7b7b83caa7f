#include "gui/present/import/chosen_files.h"

#include "core/text/wording.h"

#include <fstream>
#include <iterator>

namespace dongbo::present {

namespace {

std::string readWhole(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace

ChosenFiles chooseFiles(Shell& shell)
{
    const auto& session = shell.session();
    ChosenFiles chosen;
    const auto paths = shell.prompts().filesToOpen(
        session.say("faults.choose_files"),
        {{session.say("faults.file_kinds"), "*.jpg;*.jpeg;*.png;*.pdf;*.docx;*.xlsx"}}, true);
    for (const auto& path : paths) {
        std::error_code failed;
        const auto size = std::filesystem::file_size(path, failed);
        FileDraft file{path.filename().string(), {}};
        Problems problems;
        if (failed) {
            problems.push_back({"name", {"faults.file_unreadable", {{"name", file.name}}}});
        } else if (size > largestAttachment) { // not even read
            problems.push_back({"name", {"attachment.too_large", {{"name", file.name}}}});
        } else {
            file.bytes = readWhole(path);
            checkFile(problems, file);
        }
        if (problems.empty()) {
            chosen.files.push_back(std::move(file));
        } else {
            chosen.problem = text::say(session.language(), problems.front());
        }
    }
    return chosen;
}

} // namespace dongbo::present
