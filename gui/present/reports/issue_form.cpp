#include "core/domain/error.h"
#include "core/report/issue/register_issue.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/reports/own_reports_list.h"
#include "gui/present/reports/report_fields.h"
#include "gui/present/reports/report_forms.h"

#include <algorithm>
#include <set>

namespace dongbo::present {

namespace {

/// What people type here; a paper has a place for it, another report has it in the register only.
constexpr const char* numberPart = "number";
constexpr const char* signerPart = "signer";
constexpr const char* datedPart = "dated";

class IssueReportForm final : public FormTask
{
public:
    IssueReportForm(Shell& shell, const ListQuery& asked)
        : FormTask(shell)
        , m_info(reportInfo(shell.session(), asked.first("report")))
    {
        for (const auto& [part, values] : asked.parts) {
            if (has(part)) {
                auto& value = m_asked[part];
                for (const auto& one : values) { // several devices
                    value += (value.empty() ? "" : ",") + one;
                }
            } else {
                m_isNarrowed = m_isNarrowed || (part != "report" && part != "view");
            }
        }
    }

    void build(Form& form) override
    {
        form.title = say("reports.issue_title");
        form.icon = "clipboard-check";
        form.sendWord = say("reports.issue_send");
        form.subjectIcon = "file-text";
        form.subject = m_info.title;
        form.detail = scope();
        addField(form, RecordKind::IssuedReport, "document_no",
                 {.value = given(numberPart),
                  .placeholder = say("reports.issue_number_example"),
                  .place = FormPlace::Half,
                  .standsFor = {"number"}});
        addField(form, RecordKind::IssuedReport, "day",
                 {.kind = FormFieldKind::Day,
                  .label = say("reports.issue_day"),
                  .value = given(datedPart).empty() ? todayText() : given(datedPart),
                  .place = FormPlace::Half,
                  .isRequired = true});
        addField(form, RecordKind::IssuedReport, "signer", {.value = given(signerPart)});
        form.consequences = {say("reports.issue_will")};
        if (m_isNarrowed) {
            form.consequences.push_back(say("reports.issue_whole"));
        }
        form.focus = "document_no";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        const report::IssuePaper paper{answers.plain("document_no"), answers.plain("signer"),
                                       answers.day("day")};
        Problems problems;
        checks::likelyDay(problems, "day", paper.day, session().today());
        static_cast<void>(checks::settle(problems, ifUnlikely));
        if (!problems.empty()) {
            return problems;
        }
        auto asked = m_asked;
        const auto put = [&](const char* part, const std::string& value) {
            if (has(part) && !value.empty()) {
                asked[part] = value;
            }
        };
        put(numberPart, paper.number);
        put(signerPart, paper.signer);
        put(datedPart, paper.day ? isoText(*paper.day) : std::string());
        issue(std::move(asked), paper);
        return Shell::Done{};
    }

private:
    [[nodiscard]] bool has(const std::string& part) const
    {
        return std::any_of(m_info.parameters.begin(), m_info.parameters.end(),
                           [&](const report::Parameter& one) { return one.name == part; });
    }
    [[nodiscard]] std::string given(const char* part) const
    {
        const auto at = m_asked.find(part);
        return at == m_asked.end() ? std::string() : at->second;
    }
    /// "Điểm cầu: Đại An · Kỳ: Quý II/2021".
    [[nodiscard]] std::string scope() const
    {
        ListQuery query;
        for (const auto& [part, value] : m_asked) {
            query.set(part, {value});
        }
        std::string out;
        for (const auto& field : fieldsOf(session(), m_info, query, {})) {
            if (!field.isGap && (field.isAsked || !field.word.empty())) {
                out += (out.empty() ? "" : " · ") + field.title + ": " + field.word;
            }
        }
        return out;
    }

    void issue(report::Parameters asked, const report::IssuePaper& paper)
    {
        const auto written = std::make_shared<Checked<Written<IssuedReportId>>>(Problems{});
        writeInWorker(
            shell(), say("reports.issuing", {{"title", m_info.title}}),
            [written, name = m_info.name, asked = std::move(asked), paper,
             language = session().language()](Register& reg, const WriteProgress& progress) {
                const auto issued = report::issueReport(reg, name, asked, language);
                if (!issued) {
                    *written = issued.problems();
                    return;
                }
                progress(1, 2); // somebody may have stopped it
                *written = report::registerIssue(reg, *issued, paper);
            },
            [&shell = shell(), written, title = m_info.title] { tell(shell, *written, title); },
            say("reports.issue_stopped"));
    }

    static void tell(Shell& shell, const Checked<Written<IssuedReportId>>& written,
                     const std::string& title)
    {
        const auto& session = shell.session();
        if (!written) {
            shell.banner({BannerTone::Warn,
                          text::say(session.language(), written.problems().front()),
                          {},
                          {},
                          {}});
            return;
        }
        Shell::Done done{
            written->changeSet,
            session.say(written->number.empty() ? "reports.issued" : "reports.issued_numbered",
                        {{"title", title}, {"number", written->number}})};
        done.explanation = session.say("reports.issued_help");
        tellChanged(shell, done, {});
    }

    report::ReportInfo m_info;
    report::Parameters m_asked;
    bool m_isNarrowed = false; ///< the page shows less, or more, than the report
};

} // namespace

std::unique_ptr<FormTask> issueReportForm(Shell& shell, const SheetRequest& request)
{
    const auto asked = ListQuery::parse(request.hint);
    return isReport(shell.session(), asked.first("report"))
               ? std::make_unique<IssueReportForm>(shell, asked)
               : nullptr;
}

} // namespace dongbo::present
