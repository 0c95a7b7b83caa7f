#include "gui/present/reports/report_file.h"

#include "core/report/writers/writers.h"
#include "core/text/fold.h"
#include "gui/present/acting.h"

#include <algorithm>

namespace dongbo::present {

namespace {

/// "kiem-ke-thiet-bi-theo-diem-cau-2021-06-16.xlsx"
std::string fileNameFor(const std::string& title, Date day)
{
    auto name = text::fold(title) + " " + isoText(day);
    std::replace(name.begin(), name.end(), ' ', '-');
    return name + ".xlsx";
}

} // namespace

void saveReport(Shell& shell, std::shared_ptr<const report::Model> model, OpenFile openFile)
{
    auto& session = shell.session();
    const auto chosen = shell.prompts().fileToSave(session.say("reports.export_title"),
                                                   {{session.say("reports.kind_xlsx"), "*.xlsx"},
                                                    {session.say("reports.kind_csv"), "*.csv"},
                                                    {session.say("reports.kind_html"), "*.html"},
                                                    {session.say("reports.kind_txt"), "*.txt"}},
                                                   fileNameFor(model->title, session.shownDay()));
    if (!chosen) {
        return;
    }
    auto path = *chosen;
    if (!path.has_extension()) {
        path += ".xlsx";
    }
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
