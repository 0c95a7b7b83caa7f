#include "core/report/engine/reports.h"

#include "core/register/base/office.h"
#include "core/register/reports/own_reports.h"
#include "core/report/engine/builder.h"
#include "core/report/forms/papers.h"
#include "core/report/own/own_definition.h"
#include "core/report/own/own_report.h"
#include "core/report/writers/pages.h"
#include "core/report/writers/whole_file.h"
#include "core/report/writers/writers.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"

#include <algorithm>
#include <array>

namespace dongbo::report {

namespace {

std::string parameterLine(Language language, std::string_view parameter, const std::string& value)
{
    return text::say(language, "report.parameter_line",
                     {{"name", text::say(language, "report.parameter." + std::string(parameter))},
                      {"value", value}});
}

const Definition& definitionOf(std::string_view name)
{
    std::string known;
    for (const auto* each : definitions()) {
        if (each->name == name) {
            return *each;
        }
        known += (known.empty() ? "" : ", ") + std::string(each->name);
    }
    throw Error(Error::Kind::Usage,
                {"report.unknown", {{"name", std::string(name)}, {"known", known}}});
}

} // namespace

std::string_view codeOf(Question question)
{
    static constexpr std::array<std::string_view, 7> codes{"have",    "broken", "spent", "lacking",
                                                           "changed", "people", "papers"};
    return codes.at(static_cast<std::size_t>(question));
}

std::string titleCode(const Definition& definition)
{
    auto code = "report." + std::string(definition.name);
    std::replace(code.begin(), code.end(), '-', '_');
    return code;
}

namespace {

ReportInfo infoOf(const Definition& definition, Language language)
{
    const auto question = std::string(codeOf(definition.question));
    ReportInfo info{std::string(definition.name),
                    text::say(language, titleCode(definition)),
                    {},
                    question,
                    text::say(language, "report.question." + question),
                    definition.fill != nullptr || definition.print != nullptr};
    for (const auto& spec : definition.parameters) {
        info.parameters.push_back(describe(spec, language));
    }
    return info;
}

} // namespace

Head headOf(Register& reg, std::string name, std::string title, Language language)
{
    Head head;
    head.name = std::move(name);
    head.language = language;
    head.title = std::move(title);
    if (const auto office = registerIdentity(reg).unitTitle; !office.empty()) {
        head.letterhead.push_back(text::say(language, "report.office", {{"office", office}}));
    }
    head.asOf = reg.pastDay();
    if (head.asOf) {
        head.parameters.push_back(parameterLine(language, "on", text::formatDate(*head.asOf)));
    }
    const auto file = reg.path().filename().string();
    head.provenance = text::say(language, file.empty() ? "report.made" : "report.made_from",
                                {{"at", text::formatInstant(reg.now())}, {"register", file}});
    return head;
}

Model emptyModel(Register& reg, std::string name, std::string title, Language language)
{
    Model model;
    static_cast<Head&>(model) = headOf(reg, std::move(name), std::move(title), language);
    return model;
}

ReportInfo infoOf(std::string_view name, Language language)
{
    if (name.starts_with(ownPrefix)) {
        auto info = infoOf(ownReportDefinition(), language);
        info.name = name;
        info.title = name.substr(ownPrefix.size());
        return info;
    }
    return infoOf(definitionOf(name), language);
}

std::vector<ReportInfo> reports(Language language)
{
    std::vector<ReportInfo> all;
    for (const auto* definition : definitions()) {
        all.push_back(infoOf(*definition, language));
    }
    return all;
}

std::vector<std::string> parameterNames()
{
    std::vector<std::string> names;
    for (const auto* definition : definitions()) {
        for (const auto& spec : definition->parameters) {
            if (std::find(names.begin(), names.end(), spec.name) == names.end()) {
                names.emplace_back(spec.name);
            }
        }
    }
    return names;
}

namespace {

/// What was asked for, with its parameters read.
struct Asked
{
    const Definition& definition;
    std::string name;
    std::string title;
    ReadParameters read;
};

/// Own reports take no parameters: what is asked for is in their definition.
Asked askOwn(Register& reg, std::string_view name, const Parameters& parameters, Language language)
{
    const auto id = findOwnReport(reg, name.substr(ownPrefix.size()));
    const auto record = store::load<OwnReport>(reg.database(), id).value_or(OwnReport{});
    const auto title = record.name.value_or("");
    auto read = readParameters(reg, language, {}, parameters, title);
    auto problems = problemsOf(definitionIn(record.definition.value_or("")));
    read.problems.insert(read.problems.end(), problems.begin(), problems.end());
    read.values.set("definition", record.definition.value_or(""));
    return {ownReportDefinition(), std::string(ownPrefix) + title, title, std::move(read)};
}

Asked ask(Register& reg, std::string_view name, const Parameters& parameters, Language language)
{
    if (name.starts_with(ownPrefix)) {
        return askOwn(reg, name, parameters, language);
    }
    const auto& definition = definitionOf(name);
    const auto title = text::say(language, titleCode(definition));
    return {definition, std::string(name), title,
            readParameters(reg, language, definition.parameters, parameters, title)};
}

/// Whether its pages are made of their own, not as the table of a report.
bool hasOwnPages(const Definition& definition)
{
    return definition.fill != nullptr || definition.print != nullptr;
}

paper::Document ownPages(Register& reg, const Asked& asked, Language language)
{
    if (asked.definition.fill != nullptr) {
        return makePaper(reg, asked.definition, asked.read.values, asked.title);
    }
    auto out = asked.definition.print(reg, asked.read.values, language);
    out.title = asked.title;
    out.author = registerIdentity(reg).name;
    out.created = reg.now();
    out.language = language;
    return out;
}

void build(Register& reg, const Asked& asked, Language language, Sink& sink)
{
    auto head = headOf(reg, asked.name, asked.title, language);
    if (asked.definition.fill != nullptr) {
        sendPaper(makePaper(reg, asked.definition, asked.read.values, asked.title), std::move(head),
                  sink);
        return;
    }
    Builder builder(reg, asked.read.values, language, sink, std::move(head));
    for (const auto& line : asked.read.lines) {
        builder.head.parameters.push_back(parameterLine(language, line.name, line.value));
    }
    asked.definition.build(builder);
    builder.finish();
}

} // namespace

Checked<Done> runReport(Register& reg, std::string_view name, const Parameters& parameters,
                        Language language, Sink& sink)
{
    const store::ReadView view(reg.database());
    const auto asked = ask(reg, name, parameters, language);
    if (!asked.read.problems.empty()) {
        return asked.read.problems;
    }
    build(reg, asked, language, sink);
    return Done{};
}

Checked<paper::Document> makeDocument(Register& reg, std::string_view name,
                                      const Parameters& parameters, Language language)
{
    const store::ReadView view(reg.database());
    const auto asked = ask(reg, name, parameters, language);
    if (!asked.read.problems.empty()) {
        return asked.read.problems;
    }
    if (hasOwnPages(asked.definition)) {
        return ownPages(reg, asked, language);
    }
    PageCollector pages(reg.now());
    build(reg, asked, language, pages);
    return pages.take();
}

Checked<Done> writeReport(Register& reg, std::string_view name, const Parameters& parameters,
                          Language language, Instant created, const std::filesystem::path& path)
{
    const store::ReadView view(reg.database());
    const auto asked = ask(reg, name, parameters, language);
    if (!asked.read.problems.empty()) {
        return asked.read.problems;
    }
    // labels are places on a sheet: nothing for a letter that is written on
    if (hasPages(path) && (asked.definition.fill != nullptr ||
                           (asked.definition.print != nullptr && endingOf(path) == ".pdf"))) {
        auto document = ownPages(reg, asked, language);
        document.created = created;
        writeDocument(document, path);
        return Done{};
    }
    const auto file = reportFile(path, created);
    build(reg, asked, language, *file);
    file->keep();
    return Done{};
}

Checked<Model> runReport(Register& reg, std::string_view name, const Parameters& parameters,
                         Language language)
{
    Collector collector;
    const auto done = runReport(reg, name, parameters, language, collector);
    if (!done) {
        return done.problems();
    }
    return collector.take();
}

} // namespace dongbo::report
