#include "cli/commands/edit_words.h"
#include "cli/commands/editing.h"
#include "cli/commands/record_text.h"
#include "core/register/base/office.h"

namespace dongbo::cli::commands {

namespace {

Json registerRecord(Register& reg, const OfficeId&)
{
    const auto identity = registerIdentity(reg);
    return {{"id", jsonOf(identity.office)},
            {"name", identity.name},
            {"unit", jsonOfName(identity.unitTitle)},
            {"unit_id", jsonOf(identity.unit)},
            {"prefix", jsonOfName(identity.prefix)},
            {"is_sample", identity.isSample},
            {"sample_day", jsonOf(identity.sampleDay)},
            {"path", reg.path().string()}};
}

Exit show(const Context& context)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    if (context.isJson()) {
        printJson(context, {{"register", registerRecord(reg, {})}});
        return Exit::Done;
    }
    const auto identity = registerIdentity(reg);
    Facts facts;
    facts.add(context.say("field.name"), identity.name);
    facts.add(context.say("field.unit"), orDash(identity.unitTitle));
    facts.add(context.say("field.prefix"), orDash(identity.prefix));
    facts.add(context.say("cli.register_file"), reg.path().string());
    facts.print(context);
    if (identity.isSample) {
        *context.out << context.say("cli.register_is_sample",
                                    {{"day", orDash(shownDay(identity.sampleDay))}})
                     << "\n";
    }
    return Exit::Done;
}

OfficeId ownOffice(Register& reg, std::string_view)
{
    if (const auto office = registerIdentity(reg).office) {
        return *office;
    }
    throw Error(Error::Kind::Refused, {"register.not_named", {}});
}

} // namespace

void addRegister(CommandLine& line)
{
    auto& noun = line.noun("register");
    noun.verb("show", Effect::Reads).run([](const Context& context) { return show(context); });
    EditVerb<OfficeId> verb;
    verb.kind = RecordKind::Office;
    verb.noun = "register";
    verb.edit = [](Register& reg, const OfficeId&, const std::vector<FieldEdit>& edits,
                   const std::string& reason,
                   OnConflict onConflict) { return editOffice(reg, edits, reason, onConflict); };
    verb.record = &registerRecord;
    addEditVerb(noun, std::move(verb));
    addHistoryVerb(noun, nullptr, RecordKind::Office, &ownOffice);
}

} // namespace dongbo::cli::commands
