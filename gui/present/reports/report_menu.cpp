#include "gui/present/reports/report_menu.h"

#include "core/report/engine/reports.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/reports/own_reports_list.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr const char* pinsKey = "reports/pins";
constexpr const char* pinsPart = "pins";

/// Found by what the list shows, by the whole title, and by the question.
bool hasWords(const report::ReportInfo& info, const std::string& shown, const std::string& typed)
{
    const auto folded = " " + text::fold(shown + " " + info.title + " " + info.questionTitle);
    const auto asked = text::fold(typed);
    const auto words = text::words(asked);
    return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
        return folded.find(" " + std::string(word)) != std::string::npos;
    });
}

/// A title of many words has a short one for the list.
std::string shortTitle(const Session& session, const report::ReportInfo& info)
{
    auto code = "report_short." + info.name;
    std::replace(code.begin(), code.end(), '-', '_');
    return text::isKnown(session.language(), code) ? session.say(code) : info.title;
}

} // namespace

std::vector<std::string> ReportMenu::pins() const
{
    return ListQuery::parse(m_shell.settings().value(pinsKey)).values(pinsPart);
}

void ReportMenu::togglePin(const std::string& report)
{
    auto kept = ListQuery::parse(m_shell.settings().value(pinsKey));
    kept.toggle(pinsPart, report);
    m_shell.settings().setValue(pinsKey, kept.asText());
}

std::vector<report::ReportInfo> ReportMenu::all() const
{
    const auto& session = m_shell.session();
    auto out = ownReportInfos(session);
    for (auto& info : out) {
        info.questionTitle = session.say("report.own");
    }
    for (auto& info : report::reports(session.language())) {
        out.push_back(std::move(info));
    }
    return out;
}

std::vector<ReportMenuLine> ReportMenu::lines() const
{
    const auto& session = m_shell.session();
    const auto pinned = pins();
    std::vector<ReportMenuLine> top;
    std::vector<ReportMenuLine> rest;
    std::string question;
    for (const auto& info : all()) {
        const auto shown = shortTitle(session, info);
        if (!hasWords(info, shown, m_typed)) {
            continue;
        }
        const bool isPinned = std::find(pinned.begin(), pinned.end(), info.name) != pinned.end();
        const ReportMenuLine line{info.name,
                                  shown,
                                  isPinned       ? "star"
                                  : info.isPaper ? "clipboard"
                                                 : "file-text",
                                  isPinned,
                                  info.name == m_chosen,
                                  info.isPaper};
        if (isPinned) {
            if (top.empty()) {
                top.push_back({{}, session.say("reports.pinned"), {}, false, false, false});
            }
            top.push_back(line);
            continue;
        }
        if (info.questionTitle != question) {
            question = info.questionTitle;
            rest.push_back({{}, question, {}, false, false, false});
        }
        rest.push_back(line);
    }
    top.insert(top.end(), rest.begin(), rest.end());
    return top;
}

std::string ReportMenu::foot() const
{
    const auto& session = m_shell.session();
    const auto count = std::ssize(all());
    return session.say("reports.caption",
                       {{"count", text::formatInteger(count, session.language())}});
}

} // namespace dongbo::present
