#include "core/register/stocktake/counting.h"

#include "core/register/base/checks.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/stocktake/books.h"
#include "core/register/stocktake/steps.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <iterator>

namespace dongbo {

namespace {

using stocktake::labelOf;

/// The devices a code may mean: an id as labels have it, else codes, else serials.
std::vector<DeviceId> meant(Register& reg, const std::string& code)
{
    if (const auto id = RecordId::parse(code);
        id && store::load<Device>(reg.database(), DeviceId{*id})) {
        return {DeviceId{*id}};
    }
    const auto folded = text::fold(code);
    auto found = store::devicesByCode(reg.database(), folded);
    if (found.empty()) {
        found = store::devicesBySerial(reg.database(), folded);
    }
    std::vector<DeviceId> out;
    std::transform(found.begin(), found.end(), std::back_inserter(out),
                   [](const RecordId& id) { return DeviceId{id}; });
    return out;
}

/// Counts of one stocktake, inside a UnitOfWork.
class Counter
{
public:
    Counter(Register& reg, const StocktakeId& id, const Stocktake& stocktake, IfCounted ifCounted)
        : m_reg(reg)
        , m_id(id)
        , m_stocktake(stocktake)
        , m_ifCounted(ifCounted)
        , m_room(reg, stocktake, m_none)
    {}

    /// Adds to `out`; writes through `action`.
    void count(journal::Action& action, std::size_t index, const CountDraft& draft,
               CountsTaken& out);

private:
    struct Seen ///< a draft that has been understood
    {
        std::optional<BookDevice> device;
        std::vector<store::StocktakeCountRow> lines; ///< of that device or code
        std::string code;
        std::optional<SiteId> site;
    };
    [[nodiscard]] std::optional<Message> understand(const CountDraft& draft, Seen& seen);
    [[nodiscard]] std::optional<Message> findDevice(const CountDraft& draft, Seen& seen);
    [[nodiscard]] std::optional<Message> findUnlabelled(const CountDraft& draft, Seen& seen);
    [[nodiscard]] std::optional<Message> findPlace(const CountDraft& draft, Seen& seen) const;
    [[nodiscard]] std::optional<Message> wrongWith(const CountDraft& draft) const;
    void load(Seen& seen, const DeviceId& id);
    [[nodiscard]] StocktakeCount countOf(const CountDraft& draft, const Seen& seen,
                                         Instant now) const;
    void writeOver(journal::Action& action, const CountDraft& draft, const Seen& seen,
                   const store::StocktakeCountRow& line) const;

    Register& m_reg;
    const StocktakeId m_id;
    const Stocktake& m_stocktake;
    const IfCounted m_ifCounted;
    const std::vector<store::StocktakeCountRow> m_none;
    stocktake::Books m_room; ///< of the rooms; knows no lines
};

void Counter::load(Seen& seen, const DeviceId& id)
{
    seen.lines = store::stocktakeCounts(m_reg.database(), m_id, id);
    seen.device = stocktake::Books(m_reg, m_stocktake, seen.lines).device(id);
}

std::optional<Message> Counter::findDevice(const CountDraft& draft, Seen& seen)
{
    seen.code = std::string(text::trim(checks::normalForm(draft.code)));
    if (draft.device) {
        load(seen, *draft.device);
        return std::nullopt;
    }
    if (seen.code.empty()) {
        return findUnlabelled(draft, seen);
    }
    const auto candidates = meant(m_reg, seen.code);
    std::vector<DeviceId> here;
    for (const auto& id : candidates) {
        const auto device = m_room.device(id);
        if (device && device->isInBooks && m_room.isRoom(device->site)) {
            here.push_back(id);
        }
    }
    const auto& narrowed = here.empty() ? candidates : here;
    if (narrowed.size() > 1) {
        std::string codes;
        for (const auto& id : narrowed) {
            const auto device = m_room.device(id);
            codes += (codes.empty() ? "" : ", ") +
                     (device && !device->code.empty() ? device->code : id.text());
        }
        return Message{"stocktake.ambiguous_code", {{"code", seen.code}, {"devices", codes}}};
    }
    if (!narrowed.empty()) {
        load(seen, narrowed.front());
        return std::nullopt;
    }
    for (auto& row : store::stocktakeCountsOfNothing(m_reg.database(), m_id)) {
        if (row.count.code && text::fold(*row.count.code) == text::fold(seen.code)) {
            seen.lines.push_back(std::move(row));
        }
    }
    return std::nullopt;
}

/// Without a label only its words and its moment tell that it is the same: of a count that is
/// taken in a second time.
std::optional<Message> Counter::findUnlabelled(const CountDraft& draft, Seen& seen)
{
    if (text::trim(draft.notes).empty()) {
        return Message{"stocktake.code_or_name", {}};
    }
    constexpr std::int64_t second = 1'000; // sheets write no more of a moment
    for (auto& row : store::stocktakeCountsOfNothing(m_reg.database(), m_id)) {
        const bool isThen = draft.at && row.count.countedAt &&
                            row.count.countedAt->unixMs / second == draft.at->unixMs / second;
        const bool isSame = !row.count.code && isThen &&
                            text::fold(row.count.notes.value_or("")) == text::fold(draft.notes);
        if (isSame) {
            seen.lines.push_back(std::move(row));
        }
    }
    return std::nullopt;
}

std::optional<Message> Counter::findPlace(const CountDraft& draft, Seen& seen) const
{
    seen.site = draft.site ? draft.site : m_stocktake.site;
    if (draft.isMissing || !seen.site) {
        const bool isExpected = seen.device && seen.device->isExpected;
        if (draft.isMissing && !isExpected) {
            return Message{"stocktake.not_expected", {{"code", draft.code}}};
        }
        seen.site = isExpected ? seen.device->site : seen.site;
    }
    if (!seen.site) {
        return Message{"stocktake.say_where", {{"code", draft.code}}};
    }
    if (!m_room.isRoom(seen.site)) {
        return Message{"stocktake.site_outside", {{"site", lookups::siteName(m_reg, *seen.site)}}};
    }
    return std::nullopt;
}

std::optional<Message> Counter::wrongWith(const CountDraft& draft) const
{
    Problems problems;
    checks::length(problems, "code", draft.code, checks::shortText);
    checks::length(problems, "location", draft.location, checks::shortText);
    checks::length(problems, "counted_by_name", draft.by, checks::shortText);
    checks::length(problems, "notes", draft.notes, checks::longText);
    constexpr std::int64_t most = 10'000;
    checks::between(problems, "quantity", draft.quantity, 0, most);
    checks::likelyMoment(problems, "counted_at", draft.at, m_reg.now());
    return problems.empty() ? std::nullopt : std::optional{problems.front().message};
}

std::optional<Message> Counter::understand(const CountDraft& draft, Seen& seen)
{
    if (auto wrong = wrongWith(draft)) {
        return wrong;
    }
    if (auto wrong = findDevice(draft, seen)) {
        return wrong;
    }
    if (m_room.isSample() && seen.lines.empty()) {
        return Message{"stocktake.not_drawn", {{"code", draft.code}}};
    }
    return findPlace(draft, seen);
}

StocktakeCount Counter::countOf(const CountDraft& draft, const Seen& seen, Instant now) const
{
    StocktakeCount out;
    out.stocktake = m_id;
    out.device = seen.device ? std::optional{seen.device->id} : std::nullopt;
    out.code = lookups::maybe(seen.code);
    out.site = seen.site;
    out.location = lookups::maybe(checks::normalForm(draft.location));
    out.quantity = draft.isMissing ? std::optional<std::int64_t>{0} : draft.quantity;
    out.condition = draft.condition;
    out.labelLost = draft.labelLost;
    out.countedBy =
        draft.by.empty() ? m_reg.actor().officer : lookups::officerNamed(m_reg, draft.by);
    out.countedByName =
        lookups::maybe(checks::normalForm(draft.by.empty() ? m_reg.actor().name : draft.by));
    out.countedAt = draft.at.value_or(now);
    out.notes = lookups::maybe(checks::normalForm(draft.notes));
    return out;
}

void Counter::writeOver(journal::Action& action, const CountDraft& draft, const Seen& seen,
                        const store::StocktakeCountRow& line) const
{
    const auto fresh = countOf(draft, seen, action.now());
    FieldWrites<StocktakeCount> writes;
    const auto set = [&writes](auto member, const auto& value) {
        if (value) {
            writes.set(member, *value);
        }
    };
    set(&StocktakeCount::code, fresh.code);
    set(&StocktakeCount::site, fresh.site);
    set(&StocktakeCount::location, fresh.location);
    set(&StocktakeCount::condition, fresh.condition);
    set(&StocktakeCount::labelLost, fresh.labelLost);
    set(&StocktakeCount::countedBy, fresh.countedBy);
    set(&StocktakeCount::countedByName, fresh.countedByName);
    set(&StocktakeCount::countedAt, fresh.countedAt);
    set(&StocktakeCount::notes, fresh.notes);
    if (fresh.quantity) {
        writes.set(&StocktakeCount::quantity, *fresh.quantity);
    } else if (line.count.quantity == 0) { // it is there after all
        writes.clear(&StocktakeCount::quantity);
    }
    writes.apply(action, line.id);
}

void Counter::count(journal::Action& action, std::size_t index, const CountDraft& draft,
                    CountsTaken& out)
{
    Seen seen;
    if (auto wrong = understand(draft, seen)) {
        out.left.push_back({index, std::move(*wrong)});
        return;
    }
    CountOutcome outcome;
    outcome.device = seen.device;
    outcome.code = draft.code;
    outcome.site = seen.site;
    auto count = countOf(draft, seen, action.now());
    const auto* line = seen.lines.empty() ? nullptr : &seen.lines.back();
    if (line != nullptr && line->count.countedAt) {
        outcome.already = {line->count.countedAt, line->count.countedByName.value_or("")};
        outcome.id = line->id;
        if (m_ifCounted == IfCounted::Tell) {
            outcome.site = line->count.site;
            outcome.standing = standingOf(seen.device, line->count);
            out.outcomes.push_back(std::move(outcome));
            return;
        }
        if (line->count.settlement) {
            out.left.push_back({index, {"stocktake.settled_already", {{"code", draft.code}}}});
            return;
        }
    }
    if (line != nullptr) {
        writeOver(action, draft, seen, *line);
        outcome.id = line->id;
    } else {
        outcome.id = StocktakeCountId{action.create(count)};
    }
    outcome.standing = standingOf(seen.device, count);
    outcome.isWritten = true;
    ++out.written;
    out.outcomes.push_back(std::move(outcome));
}

Message whatOf(const Stocktake& stocktake, const StocktakeId& id,
               std::span<const CountDraft> drafts)
{
    if (drafts.size() == 1 && !drafts.front().code.empty()) {
        return {"did.stocktake_counted",
                {{"code", drafts.front().code}, {"stocktake", labelOf(stocktake, id)}}};
    }
    return {"did.stocktake_counted_many",
            {{"count", std::to_string(drafts.size())}, {"stocktake", labelOf(stocktake, id)}}};
}

} // namespace

CountsTaken countThings(Register& reg, StocktakeId id, std::span<const CountDraft> drafts,
                        IfCounted ifCounted)
{
    store::UnitOfWork work(reg.database());
    const auto stocktake = lookups::require<Stocktake>(reg, id);
    stocktake::requireState(stocktake, id, {StocktakeState::Counting});
    CountsTaken out;
    Counter counter(reg, id, stocktake, ifCounted);
    journal::Action action(journalOf(reg), reg.actor(), whatOf(stocktake, id, drafts), "");
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        counter.count(action, i, drafts[i], out);
    }
    if (action.hasChanges()) {
        work.commit();
        out.changeSet = action.id();
    }
    return out;
}

Checked<CountsTaken> countThing(Register& reg, StocktakeId id, const CountDraft& draft,
                                IfCounted ifCounted)
{
    auto out = countThings(reg, id, {&draft, 1}, ifCounted);
    if (!out.left.empty()) {
        return Problem{"code", out.left.front().why};
    }
    return out;
}

CountsTaken countRestMissing(Register& reg, StocktakeId id, const std::optional<SiteId>& room)
{
    std::vector<CountDraft> drafts;
    const auto view = viewStocktake(reg, id);
    for (const auto& line : view.evaluation.lines) {
        if (line.standing == Standing::NotCounted && line.device &&
            (!room || line.expectedSite == room)) {
            CountDraft draft;
            draft.device = line.device->id;
            draft.code = line.device->code;
            draft.isMissing = true;
            drafts.push_back(std::move(draft));
        }
    }
    // who is counted meanwhile stays counted: they are only told of
    return countThings(reg, id, drafts, IfCounted::Tell);
}

} // namespace dongbo
