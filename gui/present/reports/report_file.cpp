#include "gui/present/reports/report_file.h"

#include "core/report/writers/writers.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "gui/present/acting.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr const char* folderKey = "reports/folder";

} // namespace

std::vector<std::string> reportFormats()
{
    std::vector<std::string> out;
    std::string_view rest = report::reportEndings();
    while (!rest.empty()) {
        const auto end = std::min(rest.find(','), rest.size());
        out.emplace_back(text::trim(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
}

std::string suggestedFile(Shell& shell, const std::string& title, const std::string& ending)
{
    auto name = text::fold(title) + " " + isoText(shell.session().shownDay());
    std::replace(name.begin(), name.end(), ' ', '-');
    return (std::filesystem::path(shell.settings().value(folderKey)) / (name + ending)).string();
}

void keepFolder(Shell& shell, const std::filesystem::path& file)
{
    shell.settings().setValue(folderKey, file.parent_path().string());
}

void saveReport(Shell& shell, std::shared_ptr<const report::Model> model, const std::string& ending,
                OpenFile openFile)
{
    auto& session = shell.session();
    const auto chosen = shell.prompts().fileToSave(
        session.say("reports.export_title"),
        {{session.say("reports.kind_" + ending.substr(1)), "*" + ending}},
        suggestedFile(shell, model->title, ending));
    if (!chosen) {
        return;
    }
    auto path = *chosen;
    if (!path.has_extension()) {
        path += ending;
    }
    keepFolder(shell, path);
    JobSpec spec;
    spec.title = session.say("reports.writing", {{"file", path.filename().string()}});
    spec.work = [model = std::move(model), path, now = session.now()](JobContext&) {
        report::writeReport(*model, now, path);
    };
    spec.done = [&shell, path, openFile = std::move(openFile)](const JobEnd& end) {
        const auto& now = shell.session();
        if (!end.isDone()) {
            shell.banner(bannerOf(now, *end.error));
            return;
        }
        shell.banner({BannerTone::Ok,
                      now.say("reports.written", {{"file", path.filename().string()}}),
                      path.parent_path().string(), now.say("reports.open_file"),
                      [openFile, path] { openFile(path); }});
    };
    shell.jobs().start(std::move(spec));
}

} // namespace dongbo::present
