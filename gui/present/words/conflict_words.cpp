#include "gui/present/words/conflict_words.h"

#include "core/text/dates.h"

namespace dongbo::present {

namespace {

std::string valueOr(const Session& session, const std::string& value)
{
    return value.empty() ? session.say("correct.empty_value") : "“" + value + "”";
}

std::string personOr(const Session& session, const std::string& by)
{
    return by.empty() ? session.say("present.somebody") : by;
}

} // namespace

FormConflict conflictOf(const Session& session, const Conflict& conflict, const std::string& theirs,
                        const std::string& mine)
{
    FormConflict out;
    out.theirs = conflict.theirs;
    const auto when = conflict.at ? " (" + text::formatInstant(*conflict.at) + ")" : std::string();
    out.sentence = session.say(mine.empty() ? "correct.conflict" : "correct.conflict_with",
                               {{"by", personOr(session, conflict.by)},
                                {"when", when},
                                {"theirs", valueOr(session, theirs)},
                                {"mine", "“" + mine + "”"}});
    return out;
}

std::string changedWords(const Session& session, const FieldChange& change,
                         const std::string& theirs)
{
    return session.say("correct.changed", {{"by", personOr(session, change.by)},
                                           {"when", " (" + text::formatInstant(change.at) + ")"},
                                           {"theirs", valueOr(session, theirs)}});
}

} // namespace dongbo::present
