#include "gui/present/consistency/rules_list.h"

#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/lists/new_column.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <array>
#include <map>

namespace dongbo::present {

namespace {

constexpr const char* severityPart = "severity";
constexpr const char* acceptedPart = "accepted";
constexpr const char* sitePart = "site";
constexpr std::array severities{planning::RuleSeverity::Error, planning::RuleSeverity::Warning,
                                planning::RuleSeverity::Note};

PillText severityPill(Language language, planning::RuleSeverity severity)
{
    const auto word =
        text::say(language, "rule_severity." + std::string(planning::codeOf(severity)));
    switch (severity) {
    case planning::RuleSeverity::Error:
        return {"circle-cross", word, Tone::Bad};
    case planning::RuleSeverity::Warning:
        return {"triangle-alert", word, Tone::Warn};
    case planning::RuleSeverity::Note:
        break;
    }
    return {"info", word, Tone::Mute};
}

std::string ruleName(Language language, std::string_view rule)
{
    return text::say(language, "rule." + std::string(rule));
}

/// An id that stays while the same case is reported.
RecordId caseId(const planning::Finding& finding)
{
    std::array<std::uint8_t, 16> bytes{};
    std::uint64_t hash = 14695981039346656037ULL;
    const auto add = [&](std::string_view text) {
        for (const char c : text) {
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        }
    };
    const auto put = [&](std::size_t from) {
        for (std::size_t i = 0; i < 8; ++i) {
            bytes.at(from + i) = static_cast<std::uint8_t>(hash >> (8 * i));
        }
    };
    add(finding.rule->code);
    put(0);
    for (const auto& id : {finding.device ? finding.device->text() : std::string(),
                           finding.otherDevice ? finding.otherDevice->text() : std::string(),
                           finding.site ? finding.site->text() : std::string(),
                           finding.fault ? finding.fault->text() : std::string()}) {
        add(id);
    }
    put(8);
    return RecordId{bytes};
}

std::string searchable(const FindingRow& row)
{
    return " " + text::fold(row.ruleName + " " + row.what + " " + row.deviceName + " " +
                            row.siteName + " " + row.faultNumber);
}

FindingRow rowOf(Language language, const RuleReport& report, const planning::Finding& finding)
{
    FindingRow row;
    row.id = caseId(finding);
    row.rule = finding.rule->code;
    row.ruleName = ruleName(language, finding.rule->code);
    row.severity = severityPill(language, finding.rule->severity);
    row.rank = static_cast<std::int64_t>(finding.rule->severity);
    row.severityCode = planning::codeOf(finding.rule->severity);
    row.what = text::say(language, Message{"rule." + row.rule + ".hit", finding.args});
    row.fix = finding.rule->fix;
    row.device = finding.device;
    row.otherDevice = finding.otherDevice;
    row.site = finding.site;
    row.fault = finding.fault;
    row.deviceName = report.nameOf(finding.device);
    row.otherName = report.nameOf(finding.otherDevice);
    row.siteName = shortSiteName(report.nameOf(finding.site));
    row.faultNumber = report.nameOf(finding.fault);
    row.searched = searchable(row);
    return row;
}

FindingRow rowOf(Language language, Register& reg, const store::RuleExceptionRow& accepted)
{
    const auto& one = accepted.exception;
    auto& database = reg.database();
    const auto titleOf = [&](RecordKind kind, const RecordId* id) {
        return id == nullptr ? std::string() : recordTitle(database, language, kind, *id);
    };
    FindingRow row;
    row.id = accepted.id;
    row.exception = accepted.id;
    row.rule = one.rule.value_or("");
    row.ruleName = ruleName(language, row.rule);
    if (const auto* rule = planning::findRule(row.rule)) {
        row.severity = severityPill(language, rule->severity);
        row.rank = static_cast<std::int64_t>(rule->severity);
        row.severityCode = planning::codeOf(rule->severity);
    }
    row.device = one.device;
    row.site = one.site;
    row.fault = one.fault;
    row.deviceName = titleOf(RecordKind::Device, one.device ? &*one.device : nullptr);
    row.siteName = shortSiteName(titleOf(RecordKind::Site, one.site ? &*one.site : nullptr));
    row.faultNumber = titleOf(RecordKind::Fault, one.fault ? &*one.fault : nullptr);
    row.isWholeRule = !one.device && !one.site && !one.fault && !one.unit;
    const auto day = reg.pastDay().value_or(reg.today());
    row.hasEnded = one.until && *one.until < day;
    row.reason = one.reason.value_or("");
    row.until =
        one.until ? text::formatDate(*one.until) : text::say(language, "consistency.for_good");
    row.what = row.isWholeRule ? text::say(language, "consistency.rule_is_off") : row.reason;
    row.searched = searchable(row) + " " + text::fold(row.reason);
    return row;
}

} // namespace

struct RulesList::Reading
{
    std::vector<FindingRow> rows;
    std::vector<SiteScoreRow> scores;
    std::int64_t open = 0;
    std::int64_t accepted = 0;
};

std::string fixWord(Language language, std::string_view fix)
{
    std::string code(fix);
    std::replace(code.begin(), code.end(), ' ', '_');
    return text::say(language, "consistency.fix_" + code);
}

RulesList::RulesList(Shell& shell, ListView& view)
    : MemoryList(shell, view,
                 {"rules",
                  ScreenName::Consistency,
                  RecordKind::RuleException,
                  {"severity", false},
                  {},
                  /*picksFirst=*/true})
{}

std::vector<LineColumn<FindingRow>> RulesList::declare() const
{
    const NewColumn column(session(), "consistency.rule_");
    auto rule = column("rule", CellKind::Strong, 220, 2);
    rule.isFixed = true;
    auto what = column("what", CellKind::Text, 240, 3, 2);
    what.filters = false;
    auto until = column("until", CellKind::Quiet, 110, 0, 4);
    until.isShown = false; // of what was accepted; its card says it too
    using Line = const FindingRow&;
    return {{column(severityPart, CellKind::Pill, 104), &FindingRow::severity, &FindingRow::rank,
             &FindingRow::severityCode},
            {rule, &FindingRow::ruleName, nullptr, &FindingRow::rule},
            {column(sitePart, CellKind::Text, 120, 1, 1), &FindingRow::siteName, nullptr,
             [](Line row) { return row.site ? row.site->text() : std::string(); }},
            {column("record", CellKind::Quiet, 150, 1, 3),
             [](Line row) {
                 return ListCell{row.faultNumber.empty() ? row.deviceName
                                 : row.deviceName.empty()
                                     ? row.faultNumber
                                     : row.deviceName + " · " + row.faultNumber};
             }},
            {what, &FindingRow::what},
            {until, &FindingRow::until}};
}

bool RulesList::isReadBy(const std::string& part) const
{
    return part == acceptedPart;
}

void RulesList::readLines()
{
    const bool isAccepted = query().has(acceptedPart);
    reader().read<Reading>(
        [language = session().language(), isAccepted](Register& reg, JobContext& job) {
            const auto report = checkRules(reg);
            job.checkpoint();
            Reading out;
            out.open = std::ssize(report.findings);
            const auto exceptions = store::ruleExceptions(reg.database());
            out.accepted = std::ssize(exceptions);
            if (isAccepted) {
                for (const auto& one : exceptions) {
                    out.rows.push_back(rowOf(language, reg, one));
                }
            } else {
                for (const auto& finding : report.findings) {
                    out.rows.push_back(rowOf(language, report, finding));
                }
            }
            for (const auto& score : report.scores) {
                out.scores.push_back({score.site,
                                      shortSiteName(report.nameOf(std::optional{score.site})),
                                      score.score, score.findings,
                                      score.score >= 90   ? Tone::Ok
                                      : score.score >= 70 ? Tone::Warn
                                                          : Tone::Bad});
            }
            std::stable_sort(
                out.scores.begin(), out.scores.end(),
                [](const SiteScoreRow& a, const SiteScoreRow& b) { return a.score < b.score; });
            return out;
        },
        [this](Reading reading) {
            m_scores = std::move(reading.scores);
            m_open = reading.open;
            m_accepted = reading.accepted;
            take(std::move(reading.rows));
        });
}

std::int64_t RulesList::score() const
{
    std::int64_t sum = 0;
    for (const auto& row : m_scores) {
        sum += row.score;
    }
    return m_scores.empty() ? 100 : sum / std::ssize(m_scores);
}

std::string RulesList::caption() const
{
    return say(
        "consistency.rules_caption",
        {{"count", number(m_open)}, {"accepted", number(m_accepted)}, {"score", number(score())}});
}

std::vector<ListChip> RulesList::ownChips() const
{
    std::vector<ListChip> out;
    const bool isAccepted = query().has(acceptedPart);
    for (const auto severity : severities) {
        const std::string code(planning::codeOf(severity));
        const auto pill = severityPill(session().language(), severity);
        const auto count = countOf(severityPart, code);
        const bool isOn = query().has(severityPart, code);
        if (isOn || count > 0) {
            out.push_back({code, pill.icon, pill.word, number(count), isOn});
        }
    }
    if (isAccepted || m_accepted > 0) {
        out.push_back({acceptedPart, "shield-check", say("consistency.show_accepted"),
                       number(m_accepted), isAccepted});
    }
    return out;
}

bool RulesList::isToldByChip(const std::string& part) const
{
    return part == severityPart || part == acceptedPart;
}

void RulesList::pressOwn(const std::string& chip)
{
    auto next = query();
    if (chip == acceptedPart) {
        next.toggle(acceptedPart, ListQuery::yes);
        next.clear(severityPart);
    } else {
        next.toggle(severityPart, chip);
    }
    change(std::move(next));
}

void RulesList::clearOwn(const std::string& chip)
{
    pressOwn(chip);
}

EmptyList RulesList::emptyList() const
{
    if (query().has(acceptedPart) && lines().empty()) {
        EmptyList empty{"shield-check", say("consistency.empty_accepted"),
                        say("consistency.empty_accepted_help")};
        empty.ways.push_back({"clear", say("consistency.show_findings"), "arrow-left"});
        return empty;
    }
    if (lines().empty()) {
        return {"circle-check", say("consistency.empty_rules"),
                say("consistency.empty_rules_help")};
    }
    EmptyList empty{"shield", say("consistency.empty_rule_filter"),
                    say("consistency.empty_rule_filter_help")};
    empty.ways.push_back({"clear", say("lists.clear_filter"), "cross"});
    return empty;
}

const FindingRow* RulesList::chosenRow() const
{
    if (!current()) {
        return nullptr;
    }
    const auto at = std::find_if(lines().begin(), lines().end(),
                                 [this](const FindingRow& row) { return row.id == *current(); });
    return at == lines().end() ? nullptr : &*at;
}

std::optional<SheetRequest> RulesList::fixOf(const FindingRow& row) const
{
    const auto request = [](SheetKind kind, RecordKind record, const auto& id) {
        return id ? std::optional{SheetRequest{kind, RecordRef{record, *id}, {}}} : std::nullopt;
    };
    using Make = std::optional<SheetRequest>;
    const auto withHint = [](Make made, const char* hint) {
        if (made) {
            made->hint = hint;
        }
        return made;
    };
    if (row.fix == "repair edit" && row.fault) {
        store::RepairFilter filter;
        filter.fault = row.fault;
        Make out;
        for (const auto& repair : store::repairs(session().shown().database(), filter)) {
            if (repair.repair.cost && repair.repair.cost->dong > 0) { // the last that was paid
                out = SheetRequest{
                    SheetKind::CorrectRecord, RecordRef{RecordKind::Repair, repair.id}, {}};
            }
        }
        return out;
    }
    const std::map<std::string_view, Make> all{
        {"device edit", request(SheetKind::EditDevice, RecordKind::Device, row.device)},
        {"device transfer", request(SheetKind::TransferDevice, RecordKind::Device, row.device)},
        {"device replace", request(SheetKind::ReplaceDevice, RecordKind::Device, row.device)},
        {"device dispose", request(SheetKind::DisposeDevice, RecordKind::Device, row.device)},
        {"device add", withHint(request(SheetKind::AddDevice, RecordKind::Site, row.site),
                                row.rule == "room_without_power" ? "type=ups" : "")},
        {"site edit", request(SheetKind::CorrectRecord, RecordKind::Site, row.site)},
        {"fault report", request(SheetKind::ReportFault, RecordKind::Device, row.device)},
        {"fault close", request(SheetKind::CloseFault, RecordKind::Fault, row.fault)},
        {"fault fix", request(SheetKind::FixFault, RecordKind::Fault, row.fault)},
        {"fault edit", request(SheetKind::ReportFault, RecordKind::Fault, row.fault)},
        {"repair finish", request(SheetKind::FinishRepair, RecordKind::Fault, row.fault)}};
    const auto at = all.find(row.fix);
    return at == all.end() ? std::nullopt : at->second;
}

FindingDetail RulesList::detail() const
{
    FindingDetail out;
    const auto* row = chosenRow();
    if (row == nullptr) {
        return out;
    }
    const bool isWritable = session().isWritable();
    out.isThere = true;
    out.title = row->ruleName;
    out.caption = row->exception ? say("consistency.accepted_until",
                                       {{"day", row->until}, {"reason", row->reason}})
                                 : row->what;
    out.severity = row->severity;
    const auto link = [&](const char* icon, const std::string& title, const char* what,
                          ScreenName screen, RecordKind kind, const auto& id) {
        if (id) {
            out.links.push_back({icon, title, say(what), {screen, RecordRef{kind, *id}, {}}});
        }
    };
    link("box", row->deviceName, "consistency.link_device", ScreenName::Devices, RecordKind::Device,
         row->device);
    link("box", row->otherName, "consistency.link_other", ScreenName::Devices, RecordKind::Device,
         row->otherDevice);
    link("triangle-alert", row->faultNumber, "consistency.link_fault", ScreenName::Faults,
         RecordKind::Fault, row->fault);
    link("map-pin", row->siteName, "consistency.link_site", ScreenName::Sites, RecordKind::Site,
         row->site);
    if (row->exception) {
        out.canEnd = isWritable && !row->hasEnded;
        return out;
    }
    if (isWritable && fixOf(*row)) {
        out.fixWord = fixWord(session().language(), row->fix);
    }
    out.canAccept = isWritable && (row->device || row->site || row->fault);
    out.canSwitchOff = isWritable;
    return out;
}

void RulesList::openLink(std::size_t index)
{
    const auto links = detail().links;
    if (index < links.size()) {
        shell().go(links[index].place);
    }
}

void RulesList::showSite(const SiteId& site)
{
    auto next = query();
    next.set(sitePart, {site.text()});
    change(std::move(next));
}

std::vector<ListChoice> RulesList::actions() const
{
    const auto shown = detail();
    std::vector<ListChoice> out;
    if (!shown.fixWord.empty()) {
        out.push_back({"fix", shown.fixWord, "wrench"});
    }
    if (shown.canAccept) {
        out.push_back({"accept", say("consistency.accept"), "shield-check"});
    }
    if (shown.canSwitchOff) {
        out.push_back({"off", say("consistency.switch_off"), "ban"});
    }
    if (shown.canEnd) {
        out.push_back({"end", say("consistency.end_exception"), "rotate-back"});
    }
    return out;
}

void RulesList::openRow(std::int64_t index)
{
    choose(index);
    doIt("fix");
}

void RulesList::doIt(const std::string& actionId)
{
    const auto* row = chosenRow();
    if (row == nullptr || !session().isWritable()) {
        return;
    }
    const auto hint = "rule=" + row->rule;
    if (actionId == "fix") {
        if (const auto request = fixOf(*row)) {
            shell().openSheet(*request);
        }
    } else if (actionId == "accept") {
        // what the case is about: its fault, else its device, else its site
        const auto record = row->fault ? std::optional{RecordRef{RecordKind::Fault, *row->fault}}
                            : row->device
                                ? std::optional{RecordRef{RecordKind::Device, *row->device}}
                            : row->site ? std::optional{RecordRef{RecordKind::Site, *row->site}}
                                        : std::nullopt;
        shell().openSheet({SheetKind::AcceptFinding, record, hint});
    } else if (actionId == "off") {
        shell().openSheet({SheetKind::AcceptFinding, {}, hint});
    } else if (actionId == "end" && row->exception) {
        const auto id = *row->exception;
        const auto name = row->ruleName;
        shell().act(
            [&]() -> Checked<Shell::Done> {
                const auto written = endException(session().reg(), id, {});
                if (!written) {
                    return written.problems();
                }
                return Shell::Done{written->changeSet,
                                   say("consistency.exception_ended", {{"rule", name}})};
            },
            {});
    }
}

} // namespace dongbo::present
