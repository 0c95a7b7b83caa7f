#include "gui/present/reports/paper_preview.h"

#include "core/platform/folders.h"
#include "core/report/engine/comparison.h"
#include "core/report/forms/paper_gaps.h"
#include "core/report/writers/writers.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/reports/own_reports_list.h"

#include <algorithm>

namespace dongbo::present {

/// What a worker makes.
struct PaperPreview::Read
{
    Problems problems;
    std::vector<std::string> filled; ///< fields its form has a gap for
    PageImages pages;
    PaperFacts facts;
};

namespace {

/// What is printed: the report, or both its periods.
Checked<paper::Document> documentOf(Register& reg, const std::string& report,
                                    const report::Parameters& asked, Language language,
                                    const std::string& compare)
{
    if (compare.empty()) {
        return report::makeDocument(reg, report, asked, language);
    }
    const auto model = report::runCompared(reg, report, asked, language, compare);
    if (!model) {
        return model.problems();
    }
    return report::documentOf(*model, reg.now());
}

} // namespace

PaperPreview::PaperPreview(Shell& shell, PaperPreviewView& view, OpenFile openFile, PrintFile print)
    : m_shell(shell)
    , m_view(view)
    , m_openFile(std::move(openFile))
    , m_print(std::move(print))
    , m_reader(shell)
    , m_pageReader(shell)
{
    m_reader.follow([this] {
        if (!m_report.empty()) {
            read();
        }
    });
    m_reader.onFailure([this](const Error& error) {
        m_content.sentence = bannerOf(m_shell.session(), error).sentence;
        m_content.pages = 0;
        m_content.mayPrint = false;
        m_view.showPaper(m_content);
    });
}

void PaperPreview::open(const std::string& report, report::Parameters parameters,
                        std::string compare)
{
    const bool isSame = report == m_report && parameters == m_parameters && compare == m_compare &&
                        !m_reader.isStale();
    m_report = report;
    m_parameters = std::move(parameters);
    m_compare = std::move(compare);
    if (!isSame) {
        m_content = {};
        read();
    }
}

void PaperPreview::fill(const std::string& field, const std::string& value)
{
    const bool isNothing = value.empty() || value == anyChoice;
    const auto at = m_parameters.find(field);
    if (isNothing ? at == m_parameters.end() : at != m_parameters.end() && at->second == value) {
        return;
    }
    if (isNothing) {
        m_parameters.erase(at);
    } else {
        m_parameters[field] = value;
    }
    read();
}

std::vector<ListChoice> PaperPreview::suggestions(const std::string& field,
                                                  const std::string& typed) const
{
    constexpr std::size_t most = 200;
    for (const auto& parameter :
         report::infoOf(m_report, m_shell.session().language()).parameters) {
        if (parameter.name == field) {
            return suggestedFor(m_shell.session(), parameter, typed, most);
        }
    }
    return {};
}

void PaperPreview::read()
{
    constexpr std::size_t manyPages = 20; // fewer are there at once
    m_reader.read<Read>(
        [report = m_report, asked = m_parameters, compare = m_compare,
         language = m_shell.session().language()](Register& reg, JobContext& job) {
            Read out;
            out.filled = report::filledIn(report);
            const auto made = documentOf(reg, report, asked, language, compare);
            if (!made) {
                out.problems = made.problems();
                return out;
            }
            out.facts = factsOf(*made);
            out.pages = drawPages(*made, 0, mostThumbs - 1, thumbDpi, true, job);
            return out;
        },
        [this](Read read) { adopt(std::move(read)); },
        m_content.pages > manyPages ? m_shell.session().say("paper_view.making") : std::string());
}

void PaperPreview::showFields(const Problems& problems, const std::vector<std::string>& filled)
{
    const auto& session = m_shell.session();
    const auto info = reportInfo(session, m_report);
    ListQuery query;
    for (const auto& [name, value] : m_parameters) {
        query.set(name, {value});
    }
    m_content.title = info.title;
    m_content.fields.clear();
    m_content.asked.clear();
    for (auto& field : fieldsOf(session, info, query, problems)) {
        const bool isFilled = std::find(filled.begin(), filled.end(), field.name) != filled.end();
        const bool isChosen = field.kind == ReportField::Kind::Word; // a chip, not typed
        if (isFilled && !isChosen) {
            m_content.fields.push_back(std::move(field));
        } else if ((isFilled || !field.isGap) && (field.isAsked || field.name != "devices")) {
            m_content.asked.push_back(std::move(field));
        }
    }
}

void PaperPreview::adopt(Read read)
{
    const auto& session = m_shell.session();
    showFields(read.problems, read.filled);
    m_content.checks.clear();
    m_content.sentence = read.problems.empty()
                             ? std::string()
                             : text::say(session.language(), read.problems.front());
    m_content.pages = read.pages.pages;
    m_content.marks = std::move(read.pages.marks);
    m_content.wide = read.facts.pageWide;
    m_content.tall = read.facts.pageTall;
    m_content.mayPrint = read.problems.empty();
    m_content.sizeWords = sizeWords(session, read.facts);
    if (m_content.sentence.empty()) {
        m_content.checks = paperChecks(session, read.facts, m_content.fields, m_content.pages,
                                       report::infoOf(m_report, session.language()).isPaper);
    } else {
        m_content.checks = {
            {"circle-cross", Tone::Bad, m_content.sentence, session.say("paper_view.mend")}};
    }
    m_view.showPaper(m_content);
    m_view.showThumbs(read.pages.images);
}

void PaperPreview::want(std::size_t first, std::size_t last, double dpi)
{
    if (m_report.empty() || !m_content.mayPrint) {
        return;
    }
    m_pageReader.read<PageImages>(
        [report = m_report, asked = m_parameters, compare = m_compare,
         language = m_shell.session().language(), first, last,
         dpi](Register& reg, JobContext& job) {
            const auto made = documentOf(reg, report, asked, language, compare);
            return made ? drawPages(*made, first, last, dpi, false, job) : PageImages{};
        },
        [this](PageImages read) { m_view.showPages(read.images); });
}

void PaperPreview::write(const std::filesystem::path& path, std::function<void()> then)
{
    auto& session = m_shell.session();
    JobSpec spec;
    spec.title = session.say("reports.writing", {{"file", path.filename().string()}});
    spec.work = [report = m_report, asked = m_parameters, compare = m_compare,
                 language = session.language(), path, now = session.now(),
                 opens = session.openForWorker(Session::WorkerAccess::Read)](JobContext& job) {
        job.checkpoint();
        auto reg = opens.open();
        Problems problems;
        if (compare.empty()) {
            problems = report::writeReport(reg, report, asked, language, now, path).problems();
        } else {
            const auto model = report::runCompared(reg, report, asked, language, compare);
            problems = model.problems();
            if (model) {
                report::writeReport(*model, now, path);
            }
        }
        if (!problems.empty()) {
            throw Error(Error::Kind::Usage, problems.front().message);
        }
    };
    spec.done = [this, then = std::move(then)](const JobEnd& end) {
        if (end.isDone()) {
            then();
        } else if (!end.isCancelled()) {
            m_shell.banner(bannerOf(m_shell.session(), *end.error));
        }
    };
    m_shell.jobs().start(std::move(spec));
}

void PaperPreview::save(const std::string& ending)
{
    auto& session = m_shell.session();
    const auto chosen = m_shell.prompts().fileToSave(
        session.say("reports.export_title"),
        {{session.say("reports.kind_" + ending.substr(1)), "*" + ending}},
        suggestedFile(m_shell, m_content.title, ending));
    if (!chosen) {
        return;
    }
    auto path = *chosen;
    if (!path.has_extension()) {
        path += ending;
    }
    keepFolder(m_shell, path);
    write(path, [this, path] {
        const auto& now = m_shell.session();
        m_shell.banner({BannerTone::Ok,
                        now.say("reports.written", {{"file", path.filename().string()}}),
                        path.parent_path().string(), now.say("reports.open_file"),
                        [openFile = m_openFile, path] { openFile(path); }});
    });
}

void PaperPreview::print()
{
    if (!m_content.mayPrint) {
        return;
    }
    // the printer gets the very file one would save: what was looked at is what is printed
    const auto folder = platform::stateHome() / "dongbo" / "print";
    std::filesystem::create_directories(folder);
    auto name = m_report;
    std::replace(name.begin(), name.end(), ':', '-'); // of one's own
    const auto path = folder / (name + ".pdf");
    write(path, [this, path] { m_print(path, m_content.title); });
}

bool PaperPreview::canIssue() const
{
    return m_content.mayPrint && m_shell.session().isWritable() && isIssued(m_report);
}

void PaperPreview::issue()
{
    if (!canIssue()) {
        return;
    }
    ListQuery query;
    for (const auto& [name, value] : m_parameters) {
        query.set(name, {value});
    }
    query.set("report", {m_report});
    m_shell.openSheet({SheetKind::IssueReport, std::nullopt, query.asText()});
}

} // namespace dongbo::present
