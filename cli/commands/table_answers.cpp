#include "cli/commands/table_answers.h"

#include "cli/answer.h"
#include "core/register/base/checks.h"

namespace dongbo::cli::commands {

namespace {

std::string shown(const Context& context, const importers::TableProblem& problem)
{
    auto what = context.say(problem.problem.message);
    if (problem.row == 0) {
        return what;
    }
    return context.say(
        problem.column.empty() ? "table.at_row" : "table.at_cell",
        {{"row", std::to_string(problem.row)}, {"column", problem.column}, {"problem", what}});
}

Json importJson(const std::string& path, std::int64_t added, std::int64_t unchanged)
{
    return {{"path", path}, {"added", added}, {"unchanged", unchanged}};
}

} // namespace

Exit answerExport(const Context& context, const std::string& path, std::size_t rows)
{
    context.noteDone();
    if (context.isJson()) {
        printJson(context, {{"list", {{"path", path}, {"rows", rows}}}});
    } else {
        *context.out << context.say("table.written",
                                    {{"count", std::to_string(rows)}, {"path", path}})
                     << "\n";
    }
    return Exit::Done;
}

Exit answerImport(const Context& context, const std::string& path, std::int64_t added,
                  std::int64_t unchanged, const std::optional<ChangeSetId>& changeSet)
{
    if (context.isJson()) {
        printJson(context, {{"import", importJson(path, added, unchanged)},
                            {"problems", Json::array()},
                            {"change_set", changeSet ? Json(changeSet->text()) : Json()}});
        return Exit::Done;
    }
    *context.out << context.say("table.read", {{"added", std::to_string(added)},
                                               {"unchanged", std::to_string(unchanged)}})
                 << "\n";
    if (changeSet) {
        *context.out << context.say("cli.change_set_made", {{"change_set", changeSet->text()}})
                     << "\n";
    }
    return Exit::Done;
}

Exit refuseTable(const Context& context, const std::string& path,
                 const std::vector<importers::TableProblem>& problems)
{
    Problems plain;
    Json list = Json::array();
    for (const auto& problem : problems) {
        *context.err << shown(context, problem) << "\n";
        plain.push_back(problem.problem);
        list.push_back({{"row", problem.row == 0 ? Json() : Json(problem.row)},
                        {"column", jsonOfName(problem.column)},
                        {"message", context.say(problem.problem.message)}});
    }
    if (checks::areOnlyUnlikely(plain)) {
        *context.err << context.say("cli.say_yes") << "\n";
    }
    if (context.isJson()) {
        printJson(context, {{"import", importJson(path, 0, 0)}, {"problems", list}});
    }
    return Exit::DoneWithNo;
}

} // namespace dongbo::cli::commands
