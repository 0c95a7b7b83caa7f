#include "cli/commands/issued_text.h"

#include "core/text/dates.h"

namespace dongbo::cli::commands {

namespace {

const char* codeOf(report::RowChange::Kind kind)
{
    return kind == report::RowChange::Kind::Added     ? "added"
           : kind == report::RowChange::Kind::Removed ? "removed"
                                                      : "changed";
}

} // namespace

Exit answerIssuedCheck(const Context& context, const report::Issued& issued,
                       const report::IssuedCheck& check)
{
    const bool isSame = check.isIntact && check.isOfThisRegister && check.changes.empty();
    if (context.isJson()) {
        Json changes = Json::array();
        for (const auto& change : check.changes) {
            changes.push_back({{"kind", codeOf(change.kind)},
                               {"group", change.group},
                               {"row", change.row},
                               {"what", change.what}});
        }
        printJson(context, {{"issued",
                             {{"name", issued.report},
                              {"title", issued.title},
                              {"issued_at", isoText(issued.issuedAt)},
                              {"issued_by", issued.issuedBy},
                              {"as_of", isoText(issued.asOf)},
                              {"intact", check.isIntact},
                              {"same_register", check.isOfThisRegister},
                              {"operations_since", check.operationsSince},
                              {"changes", changes}}}});
        return isSame ? Exit::Done : Exit::DoneWithNo;
    }
    const auto say = [&](const char* code, std::initializer_list<Argument> args = {}) {
        *context.out << context.say(code, args) << "\n";
    };
    say("cli.issued_head", {{"title", issued.title},
                            {"at", text::formatInstant(issued.issuedAt)},
                            {"by", issued.issuedBy}});
    say(check.isIntact ? "cli.issued_intact" : "cli.issued_altered");
    say(check.isOfThisRegister ? "cli.issued_same_register" : "cli.issued_other_register");
    say(check.changes.empty() ? "cli.issued_unchanged" : "cli.issued_changed",
        {{"count", std::to_string(check.changes.size())},
         {"operations", std::to_string(check.operationsSince)}});
    for (const auto& change : check.changes) {
        say(("cli.issued_" + std::string(codeOf(change.kind)) + "_row").c_str(),
            {{"group", change.group}, {"row", change.row}, {"what", change.what}});
    }
    return isSame ? Exit::Done : Exit::DoneWithNo;
}

Json issuedJson(const IssuedReportId& id, const IssuedReport& report)
{
    const auto text = [](const MaybeText& value) { return value ? Json(*value) : Json(); };
    return {{"id", id.text()},
            {"report", text(report.report)},
            {"title", text(report.title)},
            {"day", report.day ? Json(isoText(*report.day)) : Json()},
            {"as_of", report.at ? Json(isoText(*report.at)) : Json()},
            {"document_no", text(report.documentNo)},
            {"signer", text(report.signer)},
            {"content_hash", text(report.contentHash)},
            {"journal_head", text(report.journalHead)}};
}

} // namespace dongbo::cli::commands
