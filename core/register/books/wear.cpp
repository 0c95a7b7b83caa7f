#include "core/register/books/wear.h"

#include "core/domain/amount.h"
#include "core/register/base/inside.h"
#include "core/register/base/large_cache.h"
#include "core/register/base/lookups.h"
#include "core/register/books/book_tables.h"
#include "core/store/queries/wear_queries.h"
#include "core/text/arguments.h"

#include <algorithm>
#include <map>

namespace dongbo {

namespace {

constexpr std::size_t tellEvery = 256; ///< devices

int yearOf(Date day)
{
    return static_cast<int>(day.year());
}

Date endOf(int year)
{
    return Date{std::chrono::year{year}, std::chrono::December, std::chrono::day{31}};
}

Date usedSinceOf(const store::BookDevice& device, Date otherwise)
{
    return planning::usedSince(device.inUseDate, device.inUseYear, device.acquired)
        .value_or(otherwise);
}

planning::WearSoFar soFarOf(const store::HeldWear& held, const std::optional<Money>& cost)
{
    planning::WearSoFar out;
    out.lastYear = static_cast<int>(held.lastYear);
    out.accumulated = held.accumulated;
    out.ownRate = held.ownRate;
    if (held.ownRateYear) {
        out.ownRateYear = static_cast<int>(*held.ownRateYear);
    }
    out.isRevalued = held.leastCost && cost && (held.leastCost != cost || held.mostCost != cost);
    return out;
}

void add(WearSum& sum, const WearLine& line)
{
    ++sum.devices;
    sum.fullyWorn += line.charge.amount.dong == 0 ? 1 : 0;
    sum.cost = cappedSum(sum.cost, line.cost);
    sum.caughtUp = cappedSum(sum.caughtUp, line.charge.caughtUp);
    sum.amount = cappedSum(sum.amount, line.charge.amount);
    sum.accumulated = cappedSum(sum.accumulated, line.charge.accumulated);
}

/// A year's run over the register: who is charged what.
class YearRun
{
public:
    YearRun(Register& reg, int year, const WearProgress& progress)
        : m_reg(reg)
        , m_progress(progress)
        , m_rates(wearRatesOf(reg))
        , m_thresholds(assetThresholdsOf(reg))
        , m_departures(store::departures(reg.database()))
        , m_held(store::heldWear(reg.database(), year))
    {
        m_run.year = year;
    }

    enum class What
    {
        ToCharge,
        Charged
    };
    WearRun make(What what)
    {
        m_what = what;
        store::eachBookDevice(m_reg.database(), std::nullopt,
                              [this](const store::BookDevice& device) { weigh(device); });
        for (auto& [type, sum] : m_types) {
            sum.type = type;
            m_run.byType.push_back(sum);
        }
        if (m_untyped.devices != 0) {
            m_run.byType.push_back(m_untyped);
        }
        return std::move(m_run);
    }

private:
    void tell()
    {
        if (m_progress && m_seen++ % tellEvery == 0) {
            m_progress(m_seen, 0);
        }
    }

    [[nodiscard]] bool isHeld(const store::BookDevice& device) const
    {
        const auto end = endOf(m_run.year);
        if (usedSinceOf(device, end) > end) {
            return false;
        }
        const auto paper = device.paper.value_or(Paper::Active);
        if (paper == Paper::Active || paper == Paper::DisposalProposed) {
            return true;
        }
        const auto left = m_departures.find(device.id);
        return left != m_departures.end() && left->second && *left->second > end;
    }

    void weigh(const store::BookDevice& device)
    {
        tell();
        if (!isHeld(device)) {
            return;
        }
        const auto since = planning::usedSince(device.inUseDate, device.inUseYear, device.acquired);
        const auto kind =
            m_thresholds.classOf(device.assetClass, device.cost, since, endOf(m_run.year));
        if (kind == AssetClass::OnLoan) {
            ++m_run.onLoan;
        } else if (kind == AssetClass::Tool) {
            ++m_run.tools;
        } else if (!kind) {
            skip(device, planning::WearGap::NoClass);
        } else {
            charge(device, since);
        }
    }

    void charge(const store::BookDevice& device, const std::optional<Date>& since)
    {
        planning::WearAsset asset;
        asset.type = device.type;
        asset.cost = amountOf(device.cost, device.quantity);
        if (since) {
            asset.firstYear = yearOf(*since);
        }
        if (const auto held = m_held.find(device.id); held != m_held.end()) {
            asset.soFar = soFarOf(held->second, asset.cost);
        }
        if (m_what == What::Charged && asset.soFar.lastYear) {
            const auto& held = m_held.at(device.id);
            line(device, held.cost.value_or(asset.cost.value_or(Money{})), chargedOf(held));
            return;
        }
        if (asset.soFar.lastYear && *asset.soFar.lastYear >= m_run.year) {
            ++m_run.settled;
            return;
        }
        const auto made = planning::chargeOf(asset, m_run.year, m_rates);
        if (made.gap != planning::WearGap::None) {
            skip(device, made.gap);
        } else if (m_what == What::ToCharge) { // else it came later: the next run catches up
            line(device, *asset.cost, made);
        }
    }

    /// The year's charge as it was written down.
    [[nodiscard]] planning::WearCharge chargedOf(const store::HeldWear& held) const
    {
        planning::WearCharge out;
        out.rateBasisPoints = held.rateBasisPoints.value_or(0);
        out.lifeYears = held.lifeYears.value_or(0);
        out.amount = held.ofYear.value_or(Money{});
        out.accumulated = held.accumulated;
        out.before = Money{std::max<std::int64_t>(out.accumulated.dong - out.amount.dong, 0)};
        out.isOpening = held.openedYear && *held.openedYear >= m_run.year - 1;
        out.caughtUp = out.isOpening ? out.before : Money{};
        return out;
    }

    void line(const store::BookDevice& device, Money cost, const planning::WearCharge& charge)
    {
        m_run.lines.push_back({device.id, std::string(device.code), std::string(device.name),
                               device.type, cost, charge});
        add(device.type ? m_types[*device.type] : m_untyped, m_run.lines.back());
        add(m_run.all, m_run.lines.back());
    }

    void skip(const store::BookDevice& device, planning::WearGap why)
    {
        m_run.skipped.push_back(
            {device.id, std::string(device.code), std::string(device.name), device.type, why});
    }

    Register& m_reg;
    const WearProgress& m_progress;
    planning::WearRates m_rates;
    planning::AssetThresholds m_thresholds;
    std::unordered_map<RecordId, std::optional<Date>> m_departures;
    std::unordered_map<RecordId, store::HeldWear> m_held;
    std::map<DeviceType, WearSum> m_types;
    WearSum m_untyped;
    std::size_t m_seen = 0;
    What m_what = What::ToCharge;
    WearRun m_run;
};

std::string shown(std::int64_t number)
{
    return std::to_string(number);
}

/// What speaks against charging the year, or before it: {year}.
Problems checkYear(Register& reg, int year)
{
    const auto today = yearOf(reg.pastDay().value_or(reg.today()));
    constexpr int first = 1990;
    if (year < first) {
        return {{"year", {"wear.too_early", {{"year", shown(year)}}}}};
    }
    if (year > today) {
        return {{"year", {"wear.year_to_come", {{"year", shown(year)}}}}};
    }
    for (const auto& charged : store::chargedYears(reg.database())) {
        if (charged.year == year) {
            return {{"year",
                     {"wear.charged", {{"year", shown(year)}, {"count", shown(charged.devices)}}}}};
        }
        if (charged.year > year) {
            return {
                {"year",
                 {"wear.later_charged", {{"year", shown(year)}, {"later", shown(charged.year)}}}}};
        }
    }
    const auto last = store::lastWearYear(reg.database());
    if (last && *last + 1 < year) {
        return {
            {"year", {"wear.year_missing", {{"year", shown(year)}, {"before", shown(*last + 1)}}}}};
    }
    return {};
}

/// The entries of one line: what came before, then the year's.
void write(journal::Action& action, const WearLine& line, int year, const MaybeText& documentNo)
{
    WearEntry entry;
    entry.device = line.device;
    entry.cost = line.cost;
    entry.rateBasisPoints = line.charge.rateBasisPoints;
    entry.lifeYears = line.charge.lifeYears;
    entry.documentNo = documentNo;
    if (line.charge.caughtUp.dong != 0) {
        auto before = entry;
        before.kind = line.charge.isOpening ? WearKind::Opening : WearKind::Correction;
        before.year = year - 1;
        before.amount = line.charge.caughtUp;
        before.accumulated = line.charge.before;
        before.rateBasisPoints.reset(); // each year had its own
        before.lifeYears.reset();
        action.create(before);
    }
    if (line.charge.amount.dong != 0) {
        entry.kind = WearKind::Yearly;
        entry.year = year;
        entry.amount = line.charge.amount;
        entry.accumulated = line.charge.accumulated;
        action.create(entry);
    }
}

} // namespace

Checked<WearRun> previewWear(Register& reg, int year, const WearProgress& progress)
{
    auto problems = checkYear(reg, year);
    if (!problems.empty()) {
        return problems;
    }
    return YearRun(reg, year, progress).make(YearRun::What::ToCharge);
}

WearRun chargedWear(Register& reg, int year)
{
    return YearRun(reg, year, {}).make(YearRun::What::Charged);
}

Checked<WearRun> runWear(Register& reg, const WearDraft& draft, const WearProgress& progress)
{
    const LargeCache cache(reg);
    store::UnitOfWork work(reg.database());
    auto problems = checkYear(reg, draft.year);
    checks::length(problems, "document_no", draft.documentNo, checks::shortText);
    checks::length(problems, "reason", draft.reason, checks::longText);
    if (problems.empty() && endOf(draft.year) > reg.today()) {
        problems.push_back(
            {"year", {"wear.year_not_over", {{"year", shown(draft.year)}}}, Weight::Unlikely});
    }
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    auto run = YearRun(reg, draft.year, progress).make(YearRun::What::ToCharge);
    run.warnings = std::move(warnings);
    const bool isCharged = std::any_of(run.lines.begin(), run.lines.end(), [](const auto& line) {
        return line.charge.amount.dong != 0 || line.charge.caughtUp.dong != 0;
    });
    if (!isCharged) {
        return Problem{"", {"wear.nothing_to_charge", {{"year", shown(draft.year)}}}};
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.wear_run",
                            {{"year", shown(draft.year)},
                             {"count", shown(run.all.devices - run.all.fullyWorn)},
                             {"amount", text::argumentOf(run.all.amount)}}},
                           draft.reason);
    const auto documentNo = lookups::maybe(checks::normalForm(draft.documentNo));
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        if (progress && i % tellEvery == 0) {
            progress(i, run.lines.size());
        }
        write(action, run.lines[i], draft.year, documentNo);
    }
    work.commit();
    run.changeSet = action.id();
    return run;
}

namespace {

Problems checkOpening(Register& reg, const OpeningDraft& draft, const Device& device)
{
    Problems problems;
    const auto code = device.code.value_or(draft.device.text());
    const auto today = reg.today();
    checks::length(problems, "document_no", draft.documentNo, checks::shortText);
    checks::length(problems, "source", draft.source, checks::longText);
    checks::length(problems, "reason", draft.reason, checks::longText);
    constexpr std::int64_t everything = 10'000;
    checks::between(problems, "rate_bp", draft.rateBasisPoints, 0, everything);
    checks::between(problems, "year", draft.year, 1990, yearOf(today));
    checks::notNegative(problems, "accumulated", draft.accumulated);
    if (assetClassOf(reg, device, today) != AssetClass::FixedAsset) {
        problems.push_back({"device", {"wear.not_fixed_asset_of", {{"device", code}}}});
    }
    const auto cost = amountOf(device);
    if (cost && draft.accumulated > *cost) {
        problems.push_back({"accumulated", {"wear.opening_above_cost", {{"device", code}}}});
    }
    const auto entries = store::wearEntriesOf(reg.database(), draft.device);
    if (!entries.empty()) {
        problems.push_back(
            {"device",
             {"wear.opened_already",
              {{"device", code}, {"year", shown(entries.back().entry.year.value_or(0))}}}});
    }
    return problems;
}

} // namespace

Checked<Written<WearEntryId>> openWear(Register& reg, const OpeningDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto device = lookups::require<Device>(reg, draft.device);
    auto problems = checkOpening(reg, draft, device);
    if (!problems.empty()) {
        return problems;
    }
    WearEntry entry;
    entry.device = draft.device;
    entry.kind = WearKind::Opening;
    entry.year = draft.year;
    entry.cost = amountOf(device);
    entry.rateBasisPoints = draft.rateBasisPoints;
    entry.amount = draft.accumulated;
    entry.accumulated = draft.accumulated;
    entry.documentNo = lookups::maybe(checks::normalForm(draft.documentNo));
    entry.source = lookups::maybe(checks::normalForm(draft.source));
    const auto code = device.code.value_or("");
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.wear_opened", {{"device", code}, {"year", shown(draft.year)}}},
                           draft.reason);
    const WearEntryId id{action.create(entry)};
    work.commit();
    return Written<WearEntryId>{id, code, action.id()};
}

namespace {

/// `held`: what was entered of it until `until`, else until `day`; nullptr: nothing.
WearState stateOf(const Device& device, const store::HeldWear* held, std::optional<int> until,
                  Date day)
{
    WearState out;
    const auto cost = amountOf(device);
    out.cost = cost.value_or(Money{});
    std::optional<Money> entered;
    if (held != nullptr) {
        entered = out.accumulated = held->accumulated;
        out.rateBasisPoints = held->rateBasisPoints;
        out.lastYear = held->lastYear;
    }
    const auto since = planning::usedSince(device.inUseDate, device.inUseYear, device.acquired);
    const auto worn = planning::accumulatedBy(until ? *until + 1 : yearOf(day), entered,
                                              since ? std::optional{yearOf(*since)} : std::nullopt);
    if (cost && worn) {
        out.netValue = Money{std::max<std::int64_t>(cost->dong - worn->dong, 0)};
    }
    return out;
}

} // namespace

std::optional<WearState> wearOf(Register& reg, const DeviceId& id, std::optional<int> until)
{
    const auto device = store::load<Device>(reg.database(), id);
    const auto day = reg.pastDay().value_or(reg.today());
    if (!device || assetClassOf(reg, *device, day) != AssetClass::FixedAsset) {
        return std::nullopt;
    }
    const auto held = store::heldWear(reg.database(), until, id);
    const auto found = held.find(id);
    return stateOf(*device, found == held.end() ? nullptr : &found->second, until, day);
}

struct WearOfAll::Read
{
    Date day;
    planning::AssetThresholds thresholds;
    std::unordered_map<RecordId, store::HeldWear> held;
};

WearOfAll::WearOfAll(Register& reg)
    : m_read(new Read{reg.pastDay().value_or(reg.today()), assetThresholdsOf(reg),
                      store::heldWear(reg.database(), std::nullopt)})
{}

WearOfAll::~WearOfAll() = default;

std::optional<WearState> WearOfAll::of(const DeviceId& id, const Device& device) const
{
    if (m_read->thresholds.classOf(device, m_read->day) != AssetClass::FixedAsset) {
        return std::nullopt;
    }
    const auto found = m_read->held.find(id);
    return stateOf(device, found == m_read->held.end() ? nullptr : &found->second, std::nullopt,
                   m_read->day);
}

int nextWearYear(Register& reg)
{
    const auto last = store::lastWearYear(reg.database());
    return last ? static_cast<int>(*last) + 1 : yearOf(reg.pastDay().value_or(reg.today())) - 1;
}

} // namespace dongbo
