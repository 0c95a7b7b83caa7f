#include "gui/present/forms/unlikely.h"

#include "core/text/wording.h"

#include <algorithm>

namespace dongbo::present {

Checked<Shell::Done> UnlikelyEntries::run(const UseCase& useCase)
{
    m_asked.clear();
    auto answer = useCase(checks::IfUnlikely::Ask);
    if (answer) {
        return answer;
    }
    Problems left;
    for (const auto& problem : answer.problems()) {
        if (problem.weight == Weight::Unlikely) {
            m_asked.push_back(problem);
        }
        if (problem.weight != Weight::Unlikely || !isConfirmed(problem)) {
            left.push_back(problem);
        }
    }
    if (left.empty() && !m_asked.empty()) {
        return useCase(checks::IfUnlikely::Write);
    }
    return left;
}

void UnlikelyEntries::confirm(std::string_view field)
{
    for (const auto& problem : m_asked) {
        if (problem.field == field && !isConfirmed(problem)) {
            m_confirmed.push_back(problem);
        }
    }
}

void UnlikelyEntries::forget(std::string_view field)
{
    std::erase_if(m_confirmed, [&](const Problem& problem) { return problem.field == field; });
}

bool UnlikelyEntries::isConfirmed(const Problem& problem) const
{
    return std::find(m_confirmed.begin(), m_confirmed.end(), problem) != m_confirmed.end();
}

FormQuestion questionOf(const Session& session, const Problem& problem)
{
    auto sentence = text::say(session.language(), problem);
    if (!sentence.ends_with('?')) { // some ask already
        sentence += " " + session.say("present.is_it_right");
    }
    return {std::move(sentence), session.say("present.it_is_right")};
}

void putBeside(const Session& session, FormField& field, const Problem& problem)
{
    if (problem.weight == Weight::Unlikely) {
        field.question = questionOf(session, problem);
    } else if (field.problem.empty()) {
        field.problem = text::say(session.language(), problem);
    }
}

} // namespace dongbo::present
