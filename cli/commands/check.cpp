#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/meeting_words.h"
#include "cli/commands/record_text.h"
#include "cli/json/meetings.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/report/engine/reports.h"
#include "core/report/writers/whole_file.h"
#include "core/store/projection/load.h"
#include "core/text/numbers.h"
#include "importers/reader_process/read_list.h"
#include "importers/write_back/check_sheet.h"

#include <algorithm>
#include <filesystem>
#include <memory>

// `check record|list|show|tasks|withdraw|sheet|board`.

namespace dongbo::cli::commands {

namespace {

using planning::headingAt;
using planning::headingCount;

struct RecordWords
{
    std::string site, meeting, round, when, by, severity, symptom, notes, file;
    std::array<std::string, headingCount> headings;
    std::vector<std::string> failed, starts;
    bool yes = false;
};

/// "DAN-CAM-0001=2": a device and how often it had to be switched on.
std::optional<CheckItemDraft> typedStarts(Register& reg, Problems& problems,
                                          const std::string& typed)
{
    const auto equals = typed.rfind('=');
    if (equals == std::string::npos) {
        problems.push_back({"starts_needed", {"check.starts_form", {{"value", typed}}}});
        return std::nullopt;
    }
    CheckItemDraft item;
    item.device = findDevice(reg, typed.substr(0, equals));
    item.startsNeeded = typedInteger(problems, "starts_needed", typed.substr(equals + 1));
    return item;
}

CheckDraft draftOf(const Context& context, Register& reg, const RecordWords& words,
                   Problems& problems)
{
    CheckDraft draft;
    draft.site = findSite(reg, words.site);
    if (!words.meeting.empty()) {
        draft.meeting = findMeeting(reg, words.meeting);
    }
    draft.round = typedChoice<CheckRound>(context, problems, "check_round", words.round);
    draft.at = typedMoment(problems, "checked_at", words.when, DayPart::Morning, reg.now());
    if (!words.by.empty()) {
        draft.by = findOfficer(reg, words.by);
    }
    for (std::size_t i = 0; i < headingCount; ++i) {
        const auto code = std::string(codeOf(headingAt(i)));
        draft.headings[i] = typedChoice<CheckResult>(context, problems, ("heading_" + code).c_str(),
                                                     words.headings[i]);
    }
    for (const auto& typed : words.starts) {
        if (auto item = typedStarts(reg, problems, typed)) {
            draft.items.push_back(std::move(*item));
        }
    }
    for (const auto& typed : words.failed) {
        const auto device = findDevice(reg, typed);
        auto found = std::find_if(draft.items.begin(), draft.items.end(),
                                  [&](const auto& item) { return item.device == device; });
        if (found == draft.items.end()) {
            found = draft.items.insert(found, CheckItemDraft{});
            found->device = device;
        }
        found->result = CheckResult::Fail;
        found->symptom = typedText(words.symptom).value_or("");
    }
    draft.severity = typedChoice<Severity>(context, problems, "severity", words.severity);
    draft.notes = typedText(words.notes).value_or("");
    draft.ifUnlikely = ifUnlikely(words.yes);
    return draft;
}

/// What is reported of a heading that failed when nobody says more.
void fillSymptoms(const Context& context, CheckDraft& draft, const std::string& symptom)
{
    for (std::size_t i = 0; i < headingCount; ++i) {
        if (draft.symptoms[i].empty()) {
            draft.symptoms[i] =
                symptom.empty() ? context.say("check.symptom." + std::string(codeOf(headingAt(i))))
                                : symptom;
        }
    }
}

Json takenJson(Register& reg, const CheckTaken& taken, Names& names)
{
    Json record;
    store::CheckFilter filter;
    filter.site = taken.site;
    for (const auto& row : store::siteChecks(reg.database(), filter)) {
        if (row.id == taken.id) {
            record = checkJson(row, names);
        }
    }
    Json faults = Json::array();
    for (const auto& fault : taken.faults) {
        faults.push_back({{"number", fault.number},
                          {"id", fault.id.text()},
                          {"heading", codeOf(fault.heading)},
                          {"new", fault.isNew}});
    }
    record["faults"] = faults;
    return record;
}

void tellFaults(const Context& context, const ChecksTaken& taken)
{
    for (const auto& one : taken.taken) {
        for (const auto& fault : one.faults) {
            *context.out << context.say(fault.isNew ? "check.fault_opened" : "check.fault_found",
                                        {{"fault", fault.number},
                                         {"heading",
                                          "@check_heading." + std::string(codeOf(fault.heading))}})
                         << "\n";
        }
    }
}

Exit recordFile(const Context& context, const RecordWords& words)
{
    auto reg = context.openForWriting();
    const auto workbook = importers::readList(words.file);
    auto read = importers::readCheckSheet(reg, *workbook);
    std::optional<MeetingId> meeting;
    if (!words.meeting.empty()) {
        meeting = findMeeting(reg, words.meeting);
    }
    std::vector<CheckDraft> drafts;
    for (auto& row : read.rows) {
        row.draft.meeting = row.draft.meeting ? row.draft.meeting : meeting;
        row.draft.source = std::filesystem::path(words.file).filename().string();
        row.draft.ifUnlikely = ifUnlikely(words.yes);
        fillSymptoms(context, row.draft, {});
        drafts.push_back(row.draft);
    }
    const auto taken = recordChecks(reg, drafts);
    std::vector<std::pair<std::uint32_t, Message>> left;
    for (const auto& unread : read.unread) {
        left.emplace_back(unread.row, unread.why);
    }
    for (const auto& one : taken.left) {
        left.emplace_back(read.rows[one.draft].row, one.why.message);
    }
    Names names(reg.database());
    if (context.isJson()) {
        Json records = Json::array();
        for (const auto& one : taken.taken) {
            records.push_back(takenJson(reg, one, names));
        }
        Json rows = Json::array();
        for (const auto& [row, why] : left) {
            rows.push_back({{"row", row}, {"why", context.say(why)}});
        }
        printJson(context,
                  {{"checks", records},
                   {"left", rows},
                   {"change_set", taken.changeSet ? Json(taken.changeSet->text()) : Json()}});
    } else {
        for (const auto& [row, why] : left) {
            *context.err << context.say("stocktake.draft_left",
                                        {{"row", std::to_string(row)}, {"why", context.say(why)}})
                         << "\n";
        }
        tellFaults(context, taken);
        *context.out << context.say("check.taken", {{"count", std::to_string(taken.taken.size())}})
                     << "\n";
    }
    return left.empty() ? Exit::Done : Exit::DoneWithNo;
}

Exit record(const Context& context, const RecordWords& words)
{
    refuseCsv(context);
    if (words.site.empty() == words.file.empty()) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", "--site"}, {"other", "--file"}}});
    }
    if (!words.file.empty()) {
        const bool isMore = std::any_of(words.headings.begin(), words.headings.end(),
                                        [](const auto& typed) { return !typed.empty(); }) ||
                            !words.failed.empty() || !words.starts.empty() ||
                            !words.round.empty() || !words.when.empty() || !words.by.empty() ||
                            !words.severity.empty() || !words.symptom.empty() ||
                            !words.notes.empty();
        if (isMore) { // the sheet says all of it
            throw Error(Error::Kind::Usage, {"check.file_says_all", {}});
        }
        return recordFile(context, words);
    }
    auto reg = context.openForWriting();
    Problems problems;
    auto draft = draftOf(context, reg, words, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    fillSymptoms(context, draft, typedText(words.symptom).value_or(""));
    for (auto& item : draft.items) { // a device that fails without a word of it
        if (item.symptom.empty() && item.device) {
            const auto device = store::load<Device>(reg.database(), *item.device);
            const auto heading = planning::headingOf(device ? device->type : std::nullopt);
            item.symptom = draft.symptoms[planning::indexOf(heading)];
        }
    }
    const auto taken = recordCheck(reg, draft);
    if (!taken) {
        return context.refuse(taken.problems());
    }
    printWarnings(context, taken->warnings);
    if (!context.isJson()) {
        tellFaults(context, *taken);
    }
    Names names(reg.database());
    return answerWritten(context, reg, "check", takenJson(reg, taken->taken.front(), names),
                         require(taken->changeSet, "change-set"));
}

struct ListWords
{
    std::string site, meeting, since, until, which;
    bool all = false;
};

Exit list(const Context& context, const ListWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    store::CheckFilter filter;
    if (!words.site.empty()) {
        filter.site = findSite(reg, words.site);
    }
    if (!words.meeting.empty()) {
        filter.meeting = findMeeting(reg, words.meeting);
    }
    if (const auto since = typedDay(problems, "since", words.since)) {
        filter.since = startOfDay(*since);
    }
    if (const auto until = typedDay(problems, "until", words.until)) {
        filter.until = endOfDay(*until);
    }
    filter.includeWithdrawn = words.all;
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    Names names(reg.database());
    Json records = Json::array();
    std::vector<Table::Column> columns{{context.say("field.checked_at")},
                                       {context.say("cli.column.site")},
                                       {context.say("field.check_round")}};
    for (std::size_t i = 0; i < headingCount; ++i) {
        columns.push_back({context.say("check.column." + std::string(codeOf(headingAt(i))))});
    }
    columns.push_back({context.say("field.checked_by")});
    columns.push_back({context.say("cli.column.id")});
    Table table(columns);
    for (const auto& row : store::siteChecks(reg.database(), filter)) {
        records.push_back(checkJson(row, names));
        std::vector<Table::Cell> cells{
            {shownMoment(row.check.checkedAt)}, {row.site}, {termText(context, row.check.round)}};
        for (const auto& result : headingsOf(row.check)) {
            cells.push_back(
                {termText(context, result), result == CheckResult::Fail ? Tone::Bad : Tone::Plain});
        }
        cells.push_back({row.checkedBy});
        cells.push_back({row.id.text().substr(0, 8)});
        table.add(std::move(cells));
    }
    if (!printList(context, "checks", records,
                   {"checked_at", "site", "meeting", "round", "power", "light", "sound", "picture",
                    "line", "checked_by", "withdrawn_at", "notes", "id"})) {
        printTable(context, table, "check.count", "check.none");
    }
    return Exit::Done;
}

Exit show(const Context& context, const std::string& which)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findCheck(reg, which);
    const auto items = store::checkItems(reg.database(), id);
    Names names(reg.database());
    if (context.isJson()) {
        Json record;
        store::CheckFilter filter;
        filter.includeWithdrawn = true;
        for (const auto& row : store::siteChecks(reg.database(), filter)) {
            if (row.id == id) {
                record = checkJson(row, names);
            }
        }
        record["items"] = Json::array();
        for (const auto& item : items) {
            record["items"].push_back(checkItemJson(item, names));
        }
        printJson(context, {{"check", record}});
        return Exit::Done;
    }
    factsOf(context, reg.database(), RecordKind::Check, id).print(context);
    Table table({{context.say("field.check_heading")},
                 {context.say("field.item_text")},
                 {context.say("field.device")},
                 {context.say("field.check_result")},
                 {context.say("field.starts_needed"), Align::Right},
                 {context.say("field.fault")}});
    for (const auto& [itemId, item] : items) {
        table.add({{termText(context, item.heading)},
                   {item.text.value_or("")},
                   {item.device ? names.of(RecordKind::Device, *item.device) : std::string()},
                   {termText(context, item.result)},
                   {item.startsNeeded ? std::to_string(*item.startsNeeded) : std::string()},
                   {item.fault ? names.of(RecordKind::Fault, *item.fault) : std::string()}});
    }
    *context.out << "\n";
    table.print(context);
    return Exit::Done;
}

Exit tasks(const Context& context, const std::string& site)
{
    auto reg = context.openForReading();
    const auto found = checkTasksOf(reg, findSite(reg, site), dayOf(context.moment(reg)));
    Json records = Json::array();
    Table table({{context.say("field.check_heading")},
                 {context.say("field.item_text")},
                 {context.say("field.device")},
                 {context.say("cli.column.name")}});
    for (const auto& task : found.tasks) {
        records.push_back(taskJson(task));
        table.add({{termText(context, task.heading)},
                   {task.text},
                   {task.device ? task.deviceCode : task.lineName},
                   {task.deviceName}});
    }
    if (context.isJson()) {
        printJson(context, {{"procedure", jsonOfName(found.procedureName)}, {"tasks", records}});
        return Exit::Done;
    }
    if (!printList(context, "tasks", records,
                   {"heading", "text", "device", "device_name", "line"})) {
        printTable(context, table, "check.count_tasks", "check.no_procedure");
    }
    return Exit::Done;
}

Exit board(const Context& context, const std::string& meeting)
{
    auto reg = context.openForReading();
    const auto now = context.moment(reg);
    const auto id = meeting.empty() ? std::nullopt : std::optional{findMeeting(reg, meeting)};
    const auto board = readBoard(reg, id, now);
    if (id && board.sites.empty()) {
        return context.refuse({{"site", {"meeting.no_sites", {{"meeting", board.number}}}}});
    }
    const auto answer = boardJson(context, board);
    if (context.isJson()) {
        printJson(context, answer);
        return Exit::Done;
    }
    if (printList(context, "sites", answer["sites"],
                  {"site", "state", "last_check", "on_duty", "on_duty_phone", "chance_of_failure",
                   "received_at", "outcome", "site_id"})) {
        return Exit::Done;
    }
    std::vector<Table::Column> columns{{context.say("cli.column.site")},
                                       {context.say("field.readiness")}};
    for (std::size_t i = 0; i < headingCount; ++i) {
        columns.push_back({context.say("check.column." + std::string(codeOf(headingAt(i))))});
    }
    columns.push_back({context.say("meeting.column.why")});
    columns.push_back({context.say("meeting.column.last_check")});
    columns.push_back({context.say("meeting.column.on_duty")});
    Table table(columns);
    for (const auto& site : board.sites) {
        std::vector<Table::Cell> cells{{site.name}, {readinessText(context, site.state)}};
        for (const auto heading : site.headings) {
            cells.push_back({context.say("readiness.mark." + std::string(codeOf(heading)))});
        }
        std::string why;
        for (const auto& reason : site.reasons) {
            why += (why.empty() ? "" : "; ") + context.say(reason.text);
        }
        cells.push_back({why});
        cells.push_back({shownMoment(site.lastCheck)});
        cells.push_back({orDash(site.onDuty.name)});
        table.add(std::move(cells));
    }
    printTable(context, table, "check.count_board", "meeting.no_sites_shown");
    const auto decimal = [&](double value, int places) {
        return text::formatDecimal(value, places, context.language);
    };
    *context.out << context.say(board.isFrozen ? "check.expected_then" : "check.expected",
                                {{"count", decimal(board.expected, 1)},
                                 {"sites", std::to_string(board.sites.size())},
                                 {"as_of", shownMoment(board.asOf)}})
                 << "\n";
    constexpr std::size_t most = 3;
    for (std::size_t i = 0; i < board.reliefs.size() && i < most; ++i) {
        const auto& relief = board.reliefs[i];
        const auto& site = board.sites[relief.site];
        *context.out << "  "
                     << context.say(relief.isCheck ? "check.relief_check" : "check.relief_mend",
                                    {{"site", site.name},
                                     {"why", context.say(site.reasons[relief.reason].text)},
                                     {"lowers", decimal(relief.lowers, 2)}})
                     << "\n";
    }
    if (board.backTest.rooms > 0) {
        *context.out << context.say("check.back_test",
                                    {{"meetings", std::to_string(board.backTest.meetings)},
                                     {"rooms", std::to_string(board.backTest.rooms)},
                                     {"brier", decimal(board.backTest.brier, 3)},
                                     {"mean", decimal(board.backTest.brierOfMean, 3)}})
                     << "\n";
    }
    return Exit::Done;
}

struct SheetWords
{
    std::string meeting, output;
    std::vector<std::string> sites;
    bool isFilled = false;
};

/// The sheet as a paper to print: of all rooms, or of the one that is named.
bool printSheet(const Context& context, Register& reg, const SheetOrder& order,
                const std::string& output)
{
    report::Parameters given{{"fill", order.isFilled ? "filled" : "empty"}};
    if (order.meeting) {
        given["meeting"] = order.meeting->text();
    }
    if (!order.sites.empty()) {
        given["site"] = order.sites.front().text();
    }
    const auto done = report::writeReport(reg, "check-sheet", given, context.language,
                                          context.moment(reg), output);
    if (!done) {
        (void)context.refuse(done.problems());
    }
    return done.isOk();
}

Exit sheet(const Context& context, const SheetWords& words)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    importers::CheckSheetOrder order;
    order.language = context.language;
    order.rooms.isFilled = words.isFilled;
    if (!words.meeting.empty()) {
        order.rooms.meeting = findMeeting(reg, words.meeting);
    }
    for (const auto& site : words.sites) {
        order.rooms.sites.push_back(findSite(reg, site));
    }
    report::requireEnding(words.output, ".xlsx, .ods, .csv, .pdf, .docx");
    const auto ending = std::filesystem::path(words.output).extension();
    if (ending == ".pdf" || ending == ".docx") {
        if (order.rooms.sites.size() > 1) {
            throw Error(Error::Kind::Usage, {"check.sheet_one_site", {}});
        }
        if (!printSheet(context, reg, order.rooms, words.output)) {
            return Exit::WrongUsage;
        }
    } else {
        importers::writeCheckSheet(reg, order, words.output);
    }
    context.noteDone();
    if (context.isJson()) {
        printJson(context, {{"sheet", {{"path", words.output}}}});
    } else {
        *context.out << context.say("check.sheet_written", {{"path", words.output}}) << "\n";
    }
    return Exit::Done;
}

} // namespace

void addCheck(CommandLine& line)
{
    auto& noun = line.noun("check");
    auto words = std::make_shared<RecordWords>();
    auto& recording = noun.verb("record", Effect::Writes);
    recording.option("--site", words->site, "site").option("--meeting", words->meeting, "meeting");
    for (std::size_t i = 0; i < headingCount; ++i) {
        recording.option("--" + std::string(codeOf(headingAt(i))), words->headings[i],
                         "check_result");
    }
    recording.option("--round", words->round, "check_round")
        .option("--when", words->when, "moment")
        .option("--by", words->by, "officer")
        .repeated("--failed", words->failed, "device")
        .repeated("--starts", words->starts, "device_starts")
        .option("--symptom", words->symptom, "text")
        .option("--severity", words->severity, "severity")
        .option("--notes", words->notes, "text")
        .option("--file", words->file, "check_file")
        .flag("--yes", words->yes)
        .run([words](const Context& context) { return record(context, *words); });
    auto listed = std::make_shared<ListWords>();
    noun.verb("list", Effect::Reads)
        .option("--site", listed->site, "site")
        .option("--meeting", listed->meeting, "meeting")
        .option("--since", listed->since, "date")
        .option("--until", listed->until, "date")
        .flag("--all", listed->all)
        .run([listed](const Context& context) { return list(context, *listed); });
    auto shown = std::make_shared<std::string>();
    noun.verb("show", Effect::Reads).argument("check", *shown).run([shown](const Context& context) {
        return show(context, *shown);
    });
    auto asked = std::make_shared<std::string>();
    noun.verb("tasks", Effect::Reads).argument("site", *asked).run([asked](const Context& context) {
        return tasks(context, *asked);
    });
    struct WithdrawWords
    {
        std::string which, reason;
    };
    auto withdrawn = std::make_shared<WithdrawWords>();
    noun.verb("withdraw", Effect::Writes)
        .argument("check", withdrawn->which)
        .required("--reason", withdrawn->reason, "text")
        .run([withdrawn](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            const auto done = withdrawCheck(reg, findCheck(reg, withdrawn->which),
                                            typedText(withdrawn->reason).value_or(""));
            if (!done) {
                return context.refuse(done.problems());
            }
            const Json record{{"id", done->id.text()}, {"number", done->number}};
            return answerWritten(context, reg, "check", record, done->changeSet);
        });
    auto sheets = std::make_shared<SheetWords>();
    noun.verb("sheet", Effect::Reads)
        .required("-o,--output", sheets->output, "output_file")
        .option("--meeting", sheets->meeting, "meeting")
        .repeated("--site", sheets->sites, "site")
        .flag("--filled", sheets->isFilled)
        .run([sheets](const Context& context) { return sheet(context, *sheets); });
    auto boarded = std::make_shared<std::string>();
    noun.verb("board", Effect::Reads)
        .option("--meeting", *boarded, "meeting")
        .run([boarded](const Context& context) { return board(context, *boarded); });
}

} // namespace dongbo::cli::commands
