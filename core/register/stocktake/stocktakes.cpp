#include "core/register/stocktake/stocktakes.h"

#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/office.h"
#include "core/register/stocktake/books.h"
#include "core/register/stocktake/steps.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace dongbo {

namespace stocktake {

std::string labelOf(const Stocktake& stocktake, const StocktakeId& id)
{
    return stocktake.number ? *stocktake.number : stocktake.name.value_or(id.text());
}

void requireState(const Stocktake& stocktake, const StocktakeId& id,
                  std::initializer_list<StocktakeState> allowed)
{
    const auto state = stocktake.state.value_or(StocktakeState::Counting);
    if (std::find(allowed.begin(), allowed.end(), state) == allowed.end()) {
        throw Error(Error::Kind::Refused,
                    {"stocktake.wrong_state",
                     {{"stocktake", labelOf(stocktake, id)},
                      {"state", "@stocktake_state." + std::string(codeOf(state))}}});
    }
}

} // namespace stocktake

namespace {

using stocktake::labelOf;
using stocktake::requireState;

bool isRunning(const Stocktake& stocktake)
{
    return stocktake.state == StocktakeState::Counting ||
           stocktake.state == StocktakeState::Settling;
}

/// The next number of the year; one once given is not given again, even after an undo.
std::string nextNumber(Register& reg, Date day)
{
    const auto office = officePrefix(reg);
    const std::string series = (office.empty() ? "" : office + "-") + "KK-" +
                               std::to_string(static_cast<int>(day.year())) + "-";
    std::int64_t last = reg.database().numberSetting("series." + series);
    for (const auto& row : store::stocktakes(reg.database())) {
        const std::string number = row.stocktake.number.value_or("");
        if (number.starts_with(series)) {
            std::int64_t held = 0;
            std::from_chars(number.data() + series.size(), number.data() + number.size(), held);
            last = std::max(last, held);
        }
    }
    reg.database().setNumberSetting("series." + series, last + 1);
    const auto digits = std::to_string(last + 1);
    return series + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

std::string committeeText(const std::vector<CommitteeMember>& committee)
{
    std::string out;
    for (const auto& member : committee) {
        if (!member.name.empty()) {
            out += (out.empty() ? "" : "\n") + member.name + " | " + member.position + " | " +
                   member.role;
        }
    }
    return out;
}

void checkMembers(Problems& problems, const std::vector<CommitteeMember>& committee)
{
    for (const auto& member : committee) {
        const auto all = member.name + member.position + member.role;
        if (all.find_first_of("|\n") != std::string::npos) {
            problems.push_back(
                {"committee", {"stocktake.member_marks", {{"member", member.name}}}});
            return;
        }
    }
    checks::length(problems, "committee", committeeText(committee), checks::longText);
}

void checkUnit(Register& reg, const UnitId& id, Date day, Problems& problems)
{
    const auto unit = lookups::require<Unit>(reg, id);
    if (!unit.validTo || *unit.validTo >= day) {
        return;
    }
    const auto successor =
        unit.successor ? store::load<Unit>(reg.database(), *unit.successor) : std::optional<Unit>{};
    Message message{"stocktake.unit_ended",
                    {{"unit", store::unitTitle(unit)}, {"day", text::formatDate(*unit.validTo)}}};
    if (successor) {
        message.code = "stocktake.unit_merged";
        message.args.push_back({"into", store::unitTitle(*successor)});
    }
    problems.push_back({"unit", message});
}

void checkPlace(Register& reg, const StocktakeStart& start, Date day, Problems& problems)
{
    if (start.site && start.unit) {
        problems.push_back({"site", {"stocktake.site_or_unit", {}}});
        return;
    }
    if (start.unit) {
        checkUnit(reg, *start.unit, day, problems);
    }
    if (start.site) {
        const auto site = lookups::require<Site>(reg, *start.site);
        if (site.validTo && *site.validTo < day) {
            problems.push_back({"site",
                                {"stocktake.site_ended",
                                 {{"site", site.name.value_or(start.site->text())},
                                  {"day", text::formatDate(*site.validTo)}}}});
        }
    }
}

/// Rooms that are being counted already, and names that are taken.
void checkOthers(Register& reg, const Stocktake& fresh, const stocktake::Books& books,
                 Problems& problems)
{
    for (const auto& row : store::stocktakes(reg.database())) {
        const auto& other = row.stocktake;
        if (!isRunning(other)) {
            continue;
        }
        if (text::fold(other.name.value_or("")) == text::fold(fresh.name.value_or(""))) {
            problems.push_back({"name", {"value.taken", {{"value", *fresh.name}}}});
        }
        if (other.sampleSize.has_value() != fresh.sampleSize.has_value()) {
            continue;
        }
        const stocktake::Books theirs(reg, other, {});
        const auto shared = std::find_if(theirs.rooms().begin(), theirs.rooms().end(),
                                         [&](const SiteId& site) { return books.isRoom(site); });
        if (shared != theirs.rooms().end()) {
            problems.push_back({"site",
                                {"stocktake.counted_elsewhere",
                                 {{"site", lookups::siteName(reg, *shared)},
                                  {"stocktake", labelOf(other, row.id)}}}});
            return;
        }
    }
}

nlohmann::ordered_json demandJson(const planning::SampleDemand& demand)
{
    return {{"population", demand.population},
            {"right", demand.right},
            {"confidence", demand.confidence},
            {"allowed", demand.allowed}};
}

void checkDemand(const planning::SampleDemand& demand, Problems& problems)
{
    checks::between(problems, "right", demand.right, 1, 1'000);
    checks::between(problems, "confidence", demand.confidence, 500, 999);
    checks::between(problems, "allowed", demand.allowed, 0, planning::mostAllowed);
}

Stocktake recordOf(Register& reg, const StocktakeStart& start)
{
    Stocktake out;
    out.name = lookups::maybe(checks::normalForm(start.name));
    out.state = StocktakeState::Counting;
    out.day = start.day.value_or(reg.today());
    out.unit = start.unit;
    out.site = start.site;
    out.committee = lookups::maybe(checks::normalForm(committeeText(start.committee)));
    out.blind = start.isBlind;
    out.documentNo = lookups::maybe(checks::normalForm(start.documentNo));
    out.notes = lookups::maybe(checks::normalForm(start.notes));
    out.startedAt = reg.now();
    return out;
}

/// The devices of a sample; empty of any other stocktake.
std::vector<DeviceId> drawn(const StocktakeStart& start, const stocktake::Books& books,
                            const std::string& seed, planning::SampleDemand& demand)
{
    std::vector<DeviceId> population;
    for (const auto& device : books.devices()) {
        if (device.isExpected) {
            population.push_back(device.id);
        }
    }
    demand = *start.sample;
    demand.population = static_cast<std::int64_t>(population.size());
    return population.empty() || demand.population > planning::mostPopulation
               ? std::vector<DeviceId>{}
               : drawSample(population, planning::sampleSize(demand), seed);
}

} // namespace

Checked<Written<StocktakeId>> startStocktake(Register& reg, const StocktakeStart& start)
{
    store::UnitOfWork work(reg.database());
    auto record = recordOf(reg, start);
    Problems problems;
    checks::required(problems, "name", record.name);
    checkMembers(problems, start.committee);
    checks::dayExists(problems, "day", start.day);
    checks::likelyDay(problems, "day", start.day, reg.today());
    checks::length(problems, "sample_seed", start.seed, checks::shortText);
    if (start.sample) {
        checkDemand(*start.sample, problems);
    }
    checkPlace(reg, start, *record.day, problems);
    auto warnings = checks::settle(problems, start.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    const std::vector<store::StocktakeCountRow> none;
    const stocktake::Books books(reg, record, none);
    if (books.rooms().empty()) {
        problems.push_back({"unit", {"stocktake.no_rooms", {}}});
    }
    planning::SampleDemand demand;
    std::vector<DeviceId> sample;
    record.number = nextNumber(reg, *record.day);
    if (start.sample) {
        record.sampleSeed = start.seed.empty() ? *record.number : checks::normalForm(start.seed);
        sample = drawn(start, books, *record.sampleSeed, demand);
        record.sampleSize = static_cast<std::int64_t>(sample.size());
        record.summary = demandJson(demand).dump();
        if (sample.empty()) {
            problems.push_back({"sample_size", {"stocktake.nothing_to_draw", {}}});
        }
    }
    checkOthers(reg, record, books, problems);
    checks::record(problems, record);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.stocktake_started", {{"stocktake", *record.number}, {"name", *record.name}}}, "");
    const StocktakeId id{action.create(record)};
    for (const auto& device : sample) {
        StocktakeCount line;
        line.stocktake = id;
        line.device = device;
        action.create(line);
    }
    work.commit();
    return Written<StocktakeId>{id, *record.number, action.id(), std::move(warnings)};
}

Checked<SamplePreview> previewSample(Register& reg, const StocktakeStart& start)
{
    SamplePreview out;
    auto draft = start;
    draft.sample = start.sample.value_or(planning::SampleDemand{});
    out.seed = checks::normalForm(start.seed);
    const auto record = recordOf(reg, draft);
    Problems problems;
    checkDemand(*draft.sample, problems);
    checkPlace(reg, draft, *record.day, problems);
    if (!problems.empty()) {
        return problems;
    }
    const std::vector<store::StocktakeCountRow> none;
    const stocktake::Books books(reg, record, none);
    const auto sample = drawn(draft, books, out.seed, out.demand);
    if (sample.empty()) {
        return Problem{"sample_size", {"stocktake.nothing_to_draw", {}}};
    }
    for (const auto& id : sample) {
        if (auto device = books.device(id)) {
            out.devices.push_back(std::move(*device));
        }
    }
    return out;
}

namespace {

Checked<Written<StocktakeId>> step(Register& reg, const StocktakeId& id, StocktakeState from,
                                   StocktakeState to, const char* what)
{
    store::UnitOfWork work(reg.database());
    const auto stocktake = lookups::require<Stocktake>(reg, id);
    requireState(stocktake, id, {from});
    journal::Action action(journalOf(reg), reg.actor(),
                           {what, {{"stocktake", labelOf(stocktake, id)}}}, "");
    FieldWrites<Stocktake>().set(&Stocktake::state, to).apply(action, id);
    work.commit();
    return Written<StocktakeId>{id, labelOf(stocktake, id), action.id()};
}

nlohmann::ordered_json tallyJson(const StocktakeTally& tally)
{
    return {{"expected", tally.expected},
            {"counted", tally.counted},
            {"not_counted", tally.notCounted()},
            {"found", tally.found},
            {"wrong_place", tally.wrongPlace},
            {"missing", tally.missing},
            {"unexpected", tally.unexpected},
            {"unknown", tally.unknown},
            {"conditions", tally.conditions},
            {"quantities", tally.quantities},
            {"labels_lost", tally.labelsLost},
            {"settled", tally.settled},
            {"expected_value", tally.expectedValue.dong},
            {"found_value", tally.foundValue.dong},
            {"missing_value", tally.missingValue.dong}};
}

/// Writes down how each line stands, so that later changes of the register do not change it.
void freeze(Register& reg, journal::Action& action, const StocktakeView& view)
{
    for (const auto& line : view.evaluation.lines) {
        const auto finding = findingOf(line.standing);
        if (!line.count) {
            StocktakeCount count;
            count.stocktake = view.id;
            count.device = line.device->id;
            count.site = line.expectedSite;
            action.create(count);
            continue;
        }
        FieldWrites<StocktakeCount> writes;
        if (finding && !line.counted.finding) {
            writes.set(&StocktakeCount::finding, *finding);
        }
        if (!line.counted.site && line.expectedSite) {
            writes.set(&StocktakeCount::site, *line.expectedSite);
        }
        if (line.isOpen) {
            writes.set(&StocktakeCount::settlement, Settlement::LeftAsIs)
                .set(&StocktakeCount::settledDay, reg.today());
        }
        writes.apply(action, *line.count);
    }
}

std::string summaryOf(const StocktakeView& view)
{
    auto summary = tallyJson(view.evaluation.all);
    if (const auto demand = demandOf(view.stocktake)) {
        summary.update(demandJson(*demand));
        if (const auto wrong = wrongInSample(view)) {
            const auto reading =
                planning::readSample(*demand, view.stocktake.sampleSize.value_or(1), *wrong);
            summary["wrong"] = *wrong;
            summary["most_wrong"] = reading.mostWrong;
            summary["shown"] = reading.isShown;
        }
    }
    return summary.dump();
}

} // namespace

Checked<Written<StocktakeId>> endCounting(Register& reg, StocktakeId id)
{
    return step(reg, id, StocktakeState::Counting, StocktakeState::Settling,
                "did.stocktake_counting_ended");
}

Checked<Written<StocktakeId>> resumeCounting(Register& reg, StocktakeId id)
{
    return step(reg, id, StocktakeState::Settling, StocktakeState::Counting,
                "did.stocktake_counting_resumed");
}

Checked<Written<StocktakeId>> closeStocktake(Register& reg, StocktakeId id, OpenDifferences open,
                                             const std::string& documentNo)
{
    store::UnitOfWork work(reg.database());
    const auto stocktake = lookups::require<Stocktake>(reg, id);
    requireState(stocktake, id, {StocktakeState::Counting, StocktakeState::Settling});
    const auto view = viewStocktake(reg, id);
    Problems problems;
    checks::length(problems, "document_no", documentNo, checks::shortText);
    if (open == OpenDifferences::Refuse && view.evaluation.all.open != 0) {
        problems.push_back({"",
                            {"stocktake.open_differences",
                             {{"count", std::to_string(view.evaluation.all.open)}}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.stocktake_closed", {{"stocktake", labelOf(stocktake, id)}}}, "");
    FieldWrites<Stocktake> writes;
    writes.set(&Stocktake::state, StocktakeState::Closed)
        .set(&Stocktake::closedAt, action.now())
        .set(&Stocktake::summary, summaryOf(view));
    if (!documentNo.empty()) {
        writes.set(&Stocktake::documentNo, documentNo);
    }
    writes.apply(action, id);
    freeze(reg, action, view);
    work.commit();
    return Written<StocktakeId>{id, labelOf(stocktake, id), action.id()};
}

Checked<Written<StocktakeId>> cancelStocktake(Register& reg, StocktakeId id,
                                              const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    const auto stocktake = lookups::require<Stocktake>(reg, id);
    requireState(stocktake, id, {StocktakeState::Counting, StocktakeState::Settling});
    Problems problems;
    checks::length(problems, "reason", reason, checks::longText);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.stocktake_cancelled", {{"stocktake", labelOf(stocktake, id)}}},
                           reason);
    FieldWrites<Stocktake>().set(&Stocktake::state, StocktakeState::Cancelled).apply(action, id);
    work.commit();
    return Written<StocktakeId>{id, labelOf(stocktake, id), action.id()};
}

Checked<Written<StocktakeId>> setCommittee(Register& reg, StocktakeId id,
                                           const std::vector<CommitteeMember>& committee)
{
    store::UnitOfWork work(reg.database());
    const auto stocktake = lookups::require<Stocktake>(reg, id);
    requireState(stocktake, id, {StocktakeState::Counting, StocktakeState::Settling});
    Problems problems;
    checkMembers(problems, committee);
    const auto text = committeeText(committee);
    if (problems.empty() && text == stocktake.committee.value_or("")) {
        problems.push_back({"committee", {"stocktake.nothing_changed", {}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.stocktake_committee", {{"stocktake", labelOf(stocktake, id)}}},
                           "");
    FieldWrites<Stocktake>().set(&Stocktake::committee, lookups::maybe(text)).apply(action, id);
    work.commit();
    return Written<StocktakeId>{id, labelOf(stocktake, id), action.id()};
}

} // namespace dongbo
