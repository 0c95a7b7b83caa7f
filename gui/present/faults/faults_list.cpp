#include "gui/present/faults/faults_list.h"

#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/numbers.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_periods.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/lists/new_column.h"
#include "gui/present/words/twins.h"

#include <algorithm>

namespace dongbo::present {

/// What is brought back.
struct FaultsList::Read
{
    FaultLines faults;
    std::optional<std::int64_t> medianMs;
    std::vector<WatchLine> watch;
};

namespace {

constexpr const char* scopeChip = "scope";

struct ChipRule
{
    const char* id;
    const char* icon;
    const char* word;
    const char* part;
    const char* value;
};
constexpr ChipRule chipRules[] = {
    {"blocking", "octagon-cross", "faults.chip_blocking", "severity", "blocking"},
    {"intermittent", "wave", "faults.chip_intermittent", "severity", "intermittent"},
    {"overdue", "clock", "faults.chip_overdue", "overdue", ListQuery::yes},
    {"meeting", "presentation", "faults.chip_meeting", "meeting", ListQuery::yes},
    {"warranty", "shield-check", "faults.chip_warranty", "warranty", ListQuery::yes},
    {"unfinished", "circle-question", "faults.chip_unfinished", "unfinished", ListQuery::yes}};

std::string yesIf(bool is)
{
    return is ? ListQuery::yes : "";
}

/// Blocking first, unfinished ones before the minor: somebody has to look.
std::int64_t rankOf(const FaultLine& line)
{
    if (!line.severity) {
        return 3;
    }
    switch (*line.severity) {
    case Severity::Blocking:
        return 0;
    case Severity::Degraded:
        return 1;
    case Severity::Intermittent:
        return 2;
    case Severity::Minor:
        return 4;
    }
    return 4;
}

/// Half of the faults fixed within the last year were fixed faster than this.
std::optional<std::int64_t> medianRepairMs(store::Database& database, Instant now)
{
    constexpr std::size_t newest = 400;
    store::FaultFilter filter;
    filter.scope = store::FaultScope::Closed;
    filter.since = Instant{now.unixMs - 365LL * 24 * 3600 * 1000};
    filter.limit = newest;
    std::vector<std::int64_t> lengths;
    for (const auto& row : store::faults(database, filter)) {
        if (row.fault.fixedAt && row.fault.reportedAt) {
            lengths.push_back(row.fault.fixedAt->unixMs - row.fault.reportedAt->unixMs);
        }
    }
    if (lengths.empty()) {
        return std::nullopt;
    }
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return *middle;
}

} // namespace

FaultsList::FaultsList(Shell& shell, ListView& view)
    : MemoryList(shell, view,
                 {"faults",
                  ScreenName::Faults,
                  RecordKind::Fault,
                  {"since", true},
                  {{"board", "faults.as_board", "board"}, {"list", "faults.as_list", "list"}}})
{}

std::vector<LineColumn<FaultLine>> FaultsList::declare() const
{
    const NewColumn column(session(), "faults.col_");
    auto code = column("number", CellKind::Quiet, 112, 0, 0, false);
    code.isFixed = true;
    auto since = column("since", CellKind::Quiet, 156, 0, 5, false);
    auto age = column("age", CellKind::Text, 92, 0, 0, false);
    using Line = const FaultLine&;
    std::vector<LineColumn<FaultLine>> out{
        {code, &FaultLine::number},
        {column("severity", CellKind::Pill, 112), &FaultLine::pill, rankOf,
         [](Line line) { return line.severity ? std::string(codeOf(*line.severity)) : ""; }},
        {column("symptom", CellKind::Strong, 190, 2),
         [](Line line) {
             ListCell cell{line.symptom};
             cell.after = line.recurs;
             return cell;
         }},
        {column("subject", CellKind::Text, 170, 2, 2), &FaultLine::subject},
        {column("site", CellKind::Text, 110, 1, 1),
         &FaultLine::siteName,
         {},
         [](Line line) { return line.site ? line.site->text() : std::string(); }},
        {column("state", CellKind::Pill, 122, 0, 3), &FaultLine::statePill,
         [](Line line) { return static_cast<std::int64_t>(line.state); },
         [](Line line) { return std::string(codeOf(line.state)); }},
        {age,
         [](Line line) {
             return ListCell{line.age, {}, line.isOverdue ? Tone::Bad : Tone::None};
         },
         &FaultLine::ageMs},
        {since,
         [](Line line) {
             ListCell cell{line.since};
             if (!line.doubt.empty()) {
                 cell.icon = "circle-question";
                 cell.tone = Tone::Warn;
                 cell.tip = line.doubt;
             }
             return cell;
         },
         &FaultLine::sinceMs},
        {column("reporter", CellKind::Quiet, 130, 1, 6), &FaultLine::reporter},
        {column("cost", CellKind::Number, 100, 0, 4),
         [](Line line) {
             ListCell cell{line.cost};
             cell.plain = line.cost.empty() ? std::string() : std::to_string(line.dong);
             return cell;
         },
         &FaultLine::dong},
        LineColumn<FaultLine>::part("overdue", [](Line line) { return yesIf(line.isOverdue); }),
        LineColumn<FaultLine>::part("meeting", [](Line line) { return yesIf(line.inMeeting); }),
        LineColumn<FaultLine>::part("warranty", [](Line line) { return yesIf(line.inWarranty); }),
        LineColumn<FaultLine>::part("unfinished", [](Line line) { return yesIf(!line.severity); })};
    for (auto& one : out) {
        const int stretch = one.column.stretch;
        one.column.least = stretch > 1 ? 150 : stretch > 0 ? 100 : 48;
    }
    return out;
}

bool FaultsList::isReadBy(const std::string& part) const
{
    return part == "closed" || part == "month" || part == "device" || part == "among";
}

std::string FaultsList::period() const
{
    const auto month = query().first("month");
    if (!month.empty()) {
        return "month=" + month;
    }
    const auto closed = query().first("closed");
    return closed.empty() ? "open" : closed == ListQuery::yes ? "closed=all" : "closed=" + closed;
}

void FaultsList::readLines()
{
    const auto period = periodOf(this->period(), session().shownDay());
    FaultQuery asked;
    asked.isClosed = period && period->isClosed;
    asked.since = period ? period->since : std::nullopt;
    asked.until = period ? period->until : std::nullopt;
    if (const auto device = RecordId::parse(query().first("device"))) {
        asked.device = DeviceId{*device};
    }
    for (const auto& one : query().values("among")) {
        if (const auto id = RecordId::parse(one)) {
            asked.among.emplace_back(*id);
        }
    }
    store::FaultFilter all;
    all.scope = asked.isClosed ? store::FaultScope::Closed : store::FaultScope::Open;
    const bool isFew = store::countFaults(session().shown().database(), all) <= mostAtOnce;
    reader().read<Read>(
        isFew ? RegisterReader::Where::Here : RegisterReader::Where::Worker,
        [asked, language = session().language(),
         now = session().shownMoment()](Register& reg, JobContext& job) -> Read {
            auto& database = reg.database();
            return {readFaultLines(database, language, now, asked, [&job] { job.checkpoint(); }),
                    medianRepairMs(database, now), readWatch(database, language, now)};
        },
        [this](Read read) { adopt(std::move(read)); });
}

void FaultsList::adopt(Read read)
{
    m_leftOut = read.faults.leftOut;
    m_medianMs = read.medianMs;
    m_watch = std::move(read.watch);
    const auto& now = read.faults.lines;
    if (!lines().empty() && now.size() == lines().size() + 1) {
        // one more than before: somebody has just reported it, and will look for it
        const auto came = std::find_if(now.begin(), now.end(), [this](const FaultLine& line) {
            return std::none_of(lines().begin(), lines().end(),
                                [&](const FaultLine& old) { return old.id == line.id; });
        });
        if (came != now.end()) {
            setCurrent(came->id);
        }
    }
    take(std::move(read.faults.lines));
}

std::string FaultsList::caption() const
{
    const auto all = number(static_cast<std::int64_t>(lines().size()) + m_leftOut);
    if (query().has("among")) {
        return say("faults.among") + " · " + all;
    }
    if (isClosed()) {
        return periodWord(session(), period()) + " · " + all;
    }
    auto caption = say("faults.caption",
                       {{"open", all}, {"overdue", number(countOf("overdue", ListQuery::yes))}});
    if (m_medianMs) {
        caption += " · " + say("faults.caption_median",
                               {{"length", shortAge(session().language(), *m_medianMs)}});
    }
    return caption;
}

std::vector<ListChip> FaultsList::ownChips() const
{
    std::vector<ListChip> out;
    ListChip scope;
    scope.id = scopeChip;
    scope.word = query().has("among") ? say("faults.among") : periodWord(session(), period());
    scope.count = number(static_cast<std::int64_t>(lines().size()) + m_leftOut);
    scope.isOn = true;
    scope.opensMenu = true;
    out.push_back(std::move(scope));
    for (const auto& rule : chipRules) {
        const auto count = countOf(rule.part, rule.value);
        const bool isOn = query().has(rule.part, rule.value);
        if (isOn || count != 0) {
            out.push_back({rule.id, rule.icon, say(rule.word), number(count), isOn});
        }
    }
    return out;
}

bool FaultsList::isToldByChip(const std::string& part) const
{
    if (part == "closed" || part == "month" || part == "among") {
        return true;
    }
    const auto& values = query().values(part);
    return std::all_of(values.begin(), values.end(), [&](const std::string& value) {
        return std::any_of(std::begin(chipRules), std::end(chipRules), [&](const ChipRule& rule) {
            return part == rule.part && value == rule.value;
        });
    });
}

void FaultsList::pressOwn(const std::string& chip)
{
    for (const auto& rule : chipRules) {
        if (chip == rule.id) {
            auto next = query();
            next.toggle(rule.part, rule.value);
            change(std::move(next));
        }
    }
}

std::vector<ListChoice> FaultsList::menuOf(const std::string& chip) const
{
    std::vector<ListChoice> out;
    if (chip == scopeChip) {
        for (const auto& key : periodKeys()) {
            out.push_back({key, periodWord(session(), key), {}, {}, Tone::None, key == period()});
        }
    }
    return out;
}

void FaultsList::chooseIn(const std::string& chip, const std::string& key)
{
    if (chip == scopeChip) {
        auto next = query();
        next.clear("closed");
        next.clear("month");
        next.clear("among");
        for (const auto& [part, values] : ListQuery::parse(key).parts) {
            if (part != "open") {
                next.set(part, values);
            }
        }
        change(std::move(next));
    }
}

void FaultsList::askValues(const std::string& part,
                           std::function<void(std::vector<ListChoice>)> answer)
{
    MemoryList::askValues(part, [&](std::vector<ListChoice> choices) {
        if (part == "site") { // two of the same name are told apart
            std::vector<NamedRecord> named;
            for (const auto& choice : choices) {
                const auto id = RecordId::parse(choice.key);
                const auto row =
                    id ? store::siteRow(session().shown().database(), SiteId{*id}) : std::nullopt;
                named.push_back(
                    {id.value_or(RecordId{}), choice.word,
                     row ? std::vector<std::string>{row->unit, row->site.address.value_or("")}
                         : std::vector<std::string>{}});
            }
            const auto apart = toldApart(named);
            for (std::size_t i = 0; i < choices.size(); ++i) {
                choices[i].word += apart[i].empty() ? "" : " (" + apart[i] + ")";
            }
        }
        answer(std::move(choices));
    });
}

std::string FaultsList::wordOf(const std::string& part, const std::string& value) const
{
    auto& database = session().shown().database();
    const auto id = RecordId::parse(value);
    if (part == "site" && id) {
        const auto site = store::siteRow(database, SiteId{*id});
        return site ? shortSiteName(site->site.name.value_or("")) : say("faults.one_site");
    }
    if (part == "device" && id) {
        const auto device = store::load<Device>(database, DeviceId{*id});
        return device ? deviceTitle(*device) : say("faults.one_device");
    }
    if (part == "state") { // also when none is in that state now
        Fault fault;
        fault.state = parseCode<FaultState>(value);
        return statePill(session().language(), fault).word;
    }
    if (part == "severity") {
        return severityPill(session().language(), parseCode<Severity>(value)).word;
    }
    return MemoryList::wordOf(part, value);
}

EmptyList FaultsList::emptyList() const
{
    if (!lines().empty() || query() != ListQuery{}) {
        auto rest = query();
        rest.clear("closed");
        rest.clear("month");
        if (!rest.isEmpty() || !lines().empty()) {
            return {"triangle-alert",
                    say("faults.empty_filter"),
                    say("faults.empty_filter_help"),
                    {{"clear", say("lists.clear_filter"), "cross"}}};
        }
    }
    store::FaultFilter any;
    any.scope = store::FaultScope::All;
    const std::string code = store::countFaults(session().shown().database(), any) == 0
                                 ? "faults.empty_new"
                             : isClosed() ? "faults.empty_period"
                                          : "faults.empty_done";
    EmptyList empty{"triangle-alert", say(code), say(code + "_help")};
    if (session().isWritable()) {
        empty.ways.push_back({"report", say("faults.report_title"), "triangle-alert"});
    }
    return empty;
}

void FaultsList::takeWay(const std::string& id)
{
    if (id == "report") {
        std::optional<RecordRef> about;
        if (const auto site = RecordId::parse(query().first("site"))) {
            about = RecordRef{RecordKind::Site, *site};
        }
        shell().openSheet({SheetKind::ReportFault, about, {}});
    } else {
        MemoryList::takeWay(id);
    }
}

void FaultsList::openFault(const FaultId& fault)
{
    setCurrent(fault);
    shell().go({ScreenName::Faults, RecordRef{RecordKind::Fault, fault}, {}});
}

std::vector<FaultStepText> FaultsList::steps() const
{
    if (!current()) {
        return {};
    }
    const FaultId fault{*current()};
    const auto record = store::load<Fault>(session().shown().database(), fault);
    return record ? nextSteps(session(), fault, *record) : std::vector<FaultStepText>();
}

std::vector<ListChoice> FaultsList::actions() const
{
    std::vector<ListChoice> out{{"open", say("faults.open"), "eye"}};
    const auto all = steps();
    for (std::size_t i = 0; i < all.size(); ++i) {
        out.push_back({std::to_string(i), all[i].word});
    }
    return out;
}

void FaultsList::doIt(const std::string& actionId)
{
    if (!current()) {
        return;
    }
    const FaultId fault{*current()};
    if (actionId == "open") {
        openFault(fault);
        return;
    }
    const auto all = steps();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (actionId == std::to_string(i)) {
            takeStep(shell(), fault, all[i].step, StepPace::AtOnce);
            return;
        }
    }
}

void FaultsList::setLayout(const std::string& layout)
{
    MemoryList::setLayout(layout);
    if (layout == "board" && isClosed()) {
        chooseIn(scopeChip, "open");
    }
}

void FaultsList::chooseFault(const FaultId& fault)
{
    if (const auto index = indexOf(fault)) {
        setChosen({{*index, *index}}, *index);
    }
}

void FaultsList::chooseNextUrgent(int by)
{
    std::vector<std::int64_t> order;
    if (isBoard()) {
        for (const auto& column : board()) {
            order.insert(order.end(), column.cards.begin(), column.cards.end());
        }
    } else {
        for (std::int64_t i = 0; i < rowCount(); ++i) {
            order.push_back(i);
        }
    }
    if (by < 0) {
        std::reverse(order.begin(), order.end());
    }
    auto at = order.begin();
    if (current()) {
        at = std::find_if(order.begin(), order.end(),
                          [&](std::int64_t i) { return line(i).id == FaultId{*current()}; });
        at = at == order.end() ? order.begin() : at + 1;
    }
    const auto found = std::find_if(at, order.end(), [&](std::int64_t i) {
        return line(i).isOverdue || line(i).severity == Severity::Blocking;
    });
    if (found != order.end()) {
        choose(*found);
    }
}

} // namespace dongbo::present
