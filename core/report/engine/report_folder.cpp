#include "core/report/engine/report_folder.h"

#include "core/report/writers/whole_file.h"
#include "core/report/writers/writers.h"

#include <algorithm>
#include <optional>

namespace dongbo::report {

namespace {

/// What a report is asked for so that it tells of the period.
Parameters askedOf(const ReportInfo& info, const Period& period, Date last)
{
    Parameters asked;
    for (const auto& parameter : info.parameters) {
        if (parameter.kind == ParameterKind::Period) {
            asked[parameter.name] = periodCode(period);
        } else if (parameter.name == "since") {
            const bool isCompared = parameter.initial == Initial::Required;
            asked[parameter.name] = isoText(
                isCompared ? Date{std::chrono::sys_days(period.first) - std::chrono::days(1)}
                           : period.first);
        } else if (parameter.name == "until") {
            asked[parameter.name] = isoText(last);
        }
    }
    return asked;
}

bool comparesDays(const ReportInfo& info)
{
    return std::any_of(info.parameters.begin(), info.parameters.end(), [](const Parameter& one) {
        return one.name == "since" && one.initial == Initial::Required;
    });
}

std::string numbered(std::size_t number, const std::string& name, const std::string& ending)
{
    return (number < 10 ? "0" : "") + std::to_string(number) + "-" + name + ending;
}

} // namespace

std::vector<FolderEntry>
writeFolder(Register& reg, const FolderOrder& order,
            const std::function<void(std::size_t, std::size_t)>& onProgress)
{
    requireEnding("x" + order.ending, reportEndings().c_str());
    if (order.period.first > reg.today()) {
        throw Error(Error::Kind::Usage, {"report.period_not_begun",
                                         {{"period", formatPeriod(order.period, order.language)}}});
    }
    std::error_code failed;
    std::filesystem::create_directories(order.folder, failed);
    if (failed || !std::filesystem::is_directory(order.folder)) {
        throw Error(Error::Kind::ReadOnly,
                    {"report.folder_not_made", {{"path", order.folder.string()}}});
    }
    const auto last = std::min(order.period.last, reg.today());
    std::optional<Register> past;
    if (last < reg.today() && !reg.pastDay()) {
        past.emplace(reg.asOf(last));
    }
    std::vector<FolderEntry> out;
    auto all = reports(order.language);
    // papers, what their forms rest on, and checks are made one by one, for what they are about
    std::erase_if(all, [](const ReportInfo& info) {
        return info.isPaper || info.question == "papers" || info.name == "issued-check";
    });
    for (const auto& info : all) {
        if (onProgress) {
            onProgress(out.size(), all.size());
        }
        // the log and the comparisons read the journal, which a past register does not have
        const bool needsJournal = comparesDays(info) || info.name == "changes";
        auto& source = past && !needsJournal ? *past : reg;
        if (needsJournal && reg.pastDay()) {
            continue;
        }
        const auto path = order.folder / numbered(out.size() + 1, info.name, order.ending);
        const auto file = reportFile(path, order.created);
        const auto asked = askedOf(info, order.period, last);
        if (const auto done = runReport(source, info.name, asked, order.language, *file); !done) {
            throw Error(Error::Kind::Bug, done.problems().front().message);
        }
        file->keep();
        out.push_back({info.name, info.title, path});
    }
    return out;
}

} // namespace dongbo::report
