#include "cli/commands/device_writing.h"

#include "cli/answer.h"
#include "cli/commands/edit_words.h"
#include "cli/commands/editing.h"
#include "cli/json/records.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/register/devices/devices.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

Exit written(const Context& context, Register& reg, const Checked<Written<DeviceId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    Names names(reg.database());
    Json record;
    if (const auto row = store::deviceRow(reg.database(), done->id)) {
        record = deviceJson(*row, names);
    }
    record["number"] = jsonOfName(done->number);
    return answerWritten(context, reg, "device", record, done->changeSet);
}

struct AddWords
{
    FieldWords device{RecordKind::Device};
    std::string site, reason;
    bool yes = false;
};

Exit add(const Context& context, const AddWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    Device device;
    device.site = findSite(reg, words.site);
    words.device.applyTo(device, context, reg, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(context, reg, addDevice(reg, device, words.reason, ifUnlikely(words.yes)));
}

struct MoveWords
{
    std::string device, to, day, decision, reason, custodian;
    bool yes = false;
};

Exit transfer(const Context& context, const MoveWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    TransferDraft draft;
    draft.device = findDevice(reg, words.device);
    draft.to = findSite(reg, words.to);
    draft.day = typedDay(problems, "day", words.day);
    draft.decisionNo = words.decision;
    draft.reason = words.reason;
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (!words.custodian.empty()) {
        draft.custodian = findOfficer(reg, words.custodian);
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(context, reg, transferDevice(reg, draft));
}

struct DisposeWords
{
    std::string device, day, decision, reason, proceeds;
    bool proposed = false;
    bool lost = false;
    bool closeFaults = false;
    bool yes = false;
};

Exit dispose(const Context& context, const DisposeWords& words)
{
    refuseCsv(context);
    if (words.proposed && words.lost) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", "--proposed"}, {"other", "--lost"}}});
    }
    auto reg = context.openForWriting();
    Problems problems;
    DisposeDraft draft;
    draft.device = findDevice(reg, words.device);
    draft.paper = words.proposed ? Paper::DisposalProposed
                  : words.lost   ? Paper::Lost
                                 : Paper::Disposed;
    draft.day = typedDay(problems, "day", words.day);
    draft.decisionNo = words.decision;
    draft.reason = words.reason;
    draft.proceeds = typedMoney(problems, "proceeds", words.proceeds);
    draft.ifUnlikely = ifUnlikely(words.yes);
    draft.openFaults = words.closeFaults ? OpenFaults::Close : OpenFaults::Refuse;
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(context, reg, disposeDevice(reg, draft));
}

struct ReplaceWords
{
    FieldWords device{RecordKind::Device};
    std::string old, with, day, reason, fault;
    bool create = false;
    bool otherType = false;
    bool yes = false;
};

Exit replace(const Context& context, const ReplaceWords& words)
{
    refuseCsv(context);
    if (words.create != words.with.empty()) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", "--with"}, {"other", "--create"}}});
    }
    auto reg = context.openForWriting();
    Problems problems;
    ReplaceDraft draft;
    draft.oldDevice = findDevice(reg, words.old);
    if (words.create) {
        draft.create.emplace();
        words.device.applyTo(*draft.create, context, reg, problems);
    } else {
        draft.newDevice = findDevice(reg, words.with);
    }
    draft.day = typedDay(problems, "day", words.day);
    draft.reason = words.reason;
    draft.documentNo = words.device.typed("document_no");
    draft.ifUnlikely = ifUnlikely(words.yes);
    draft.types = words.otherType ? ReplacementTypes::Any : ReplacementTypes::Same;
    if (!words.fault.empty()) {
        draft.fault = findFault(reg, words.fault);
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(context, reg, replaceDevice(reg, draft));
}

} // namespace

void addDeviceWriting(Noun& device)
{
    auto added = std::make_shared<AddWords>();
    auto& addVerb = device.verb("add", Effect::Writes);
    addVerb.required("--site", added->site, "site");
    added->device.addTo(addVerb);
    addVerb.option("--reason", added->reason, "text")
        .flag("--yes", added->yes)
        .run([added](const Context& context) { return add(context, *added); });

    addDeviceEditing(device);

    auto move = std::make_shared<MoveWords>();
    device.verb("transfer", Effect::Writes)
        .argument("device", move->device)
        .required("--to", move->to, "site")
        .option("--day", move->day, "date")
        .option("--decision", move->decision, "text")
        .option("--custodian", move->custodian, "officer")
        .option("--reason", move->reason, "text")
        .flag("--yes", move->yes)
        .run([move](const Context& context) { return transfer(context, *move); });

    auto out = std::make_shared<DisposeWords>();
    device.verb("dispose", Effect::Writes)
        .argument("device", out->device)
        .flag("--proposed", out->proposed)
        .flag("--lost", out->lost)
        .flag("--close-faults", out->closeFaults)
        .option("--day", out->day, "date")
        .option("--decision", out->decision, "text")
        .option("--proceeds", out->proceeds, "money")
        .option("--reason", out->reason, "text")
        .flag("--yes", out->yes)
        .run([out](const Context& context) { return dispose(context, *out); });

    auto swap = std::make_shared<ReplaceWords>();
    auto& swapVerb = device.verb("replace", Effect::Writes);
    swapVerb.argument("device", swap->old)
        .option("--with", swap->with, "device")
        .flag("--create", swap->create)
        .flag("--other-type", swap->otherType)
        .option("--reason", swap->reason, "text")
        .option("--day", swap->day, "date")
        .option("--fault", swap->fault, "fault")
        .flag("--yes", swap->yes);
    swap->device.addTo(swapVerb);
    swapVerb.run([swap](const Context& context) { return replace(context, *swap); });
}

} // namespace dongbo::cli::commands
