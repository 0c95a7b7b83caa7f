#include "core/register/maintenance/due.h"

#include "core/register/base/lookups.h"
#include "core/register/records/simple_records.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/text/fold.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace dongbo {

namespace {

using Pair = std::pair<MaintenancePlanId, DeviceId>;

/// What the register knows of one plan and one device.
struct PairHistory
{
    std::vector<planning::MaintenanceTurn> turns;
    std::optional<Date> lastDone;
    std::optional<store::WorkOrderRow> open; ///< the earliest that is not finished
};

std::map<Pair, PairHistory> historiesOf(Register& reg, const DueQuestion& question)
{
    store::WorkOrderFilter filter;
    filter.plan = question.plan;
    filter.device = question.device;
    filter.deviceAt = question.site;
    std::map<Pair, PairHistory> out;
    for (const auto& work : store::settledWork(reg.database(), filter)) { // nearly all of them
        auto& history = out[{work.plan, work.device}];
        const auto settled = work.doneDay ? work.doneDay : work.due;
        if (settled) {
            history.turns.push_back({work.due.value_or(*settled), *settled});
        }
        if (work.isDone && work.doneDay) {
            history.lastDone = std::max(history.lastDone, work.doneDay);
        }
    }
    filter.unfinishedOnly = true;
    for (auto& row : store::workOrders(reg.database(), filter)) {
        if (!row.order.plan || !row.order.device) {
            continue;
        }
        auto& history = out[{*row.order.plan, *row.order.device}];
        if (!history.open) {
            history.open = std::move(row);
        }
    }
    return out;
}

/// Since when the device is there, as far as is known.
std::optional<Date> sinceOf(const Device& device)
{
    if (device.inUseDate) {
        return device.inUseDate;
    }
    if (device.acquired) {
        return device.acquired;
    }
    if (device.inUseYear) {
        return Date{std::chrono::year{static_cast<int>(*device.inUseYear)}, std::chrono::January,
                    std::chrono::day{1}};
    }
    return std::nullopt;
}

std::vector<Date> faultDays(Register& reg, const DeviceId& device)
{
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    filter.device = device;
    std::vector<Date> days;
    for (const auto& row : store::faults(reg.database(), filter)) {
        if (row.fault.reportedAt) {
            days.push_back(dayOf(*row.fault.reportedAt));
        }
    }
    return days;
}

class DueReader
{
public:
    DueReader(Register& reg, const DueQuestion& question)
        : m_reg(reg)
        , m_question(question)
        , m_histories(historiesOf(reg, question))
    {
        for (auto& row : store::maintenancePlans(reg.database())) {
            if (!question.plan || *question.plan == row.id) {
                m_plans.push_back(std::move(row));
            }
        }
    }

    /// Of every plan and device the question is about; `until` absent: whenever it is due.
    std::vector<DueWork> all(const std::optional<Date>& until)
    {
        for (const auto& plan : m_plans) {
            eachDeviceOf(plan, [&](const store::DeviceRow& row) { consider(plan, row, until); });
        }
        std::sort(m_out.begin(), m_out.end(), [](const DueWork& a, const DueWork& b) {
            return std::tie(a.due, a.siteName, a.deviceCode, a.planName) <
                   std::tie(b.due, b.siteName, b.deviceCode, b.planName);
        });
        return std::move(m_out);
    }

private:
    template <typename Visit>
    void eachDeviceOf(const store::MaintenancePlanRow& row, const Visit& visit)
    {
        const auto& plan = row.plan;
        const auto only = m_question.device ? m_question.device : plan.device;
        if (plan.device && m_question.device && *plan.device != *m_question.device) {
            return;
        }
        if (only) {
            const auto device = store::deviceRow(m_reg.database(), *only);
            if (device && isAsked(plan, *device)) {
                visit(*device);
            }
            return;
        }
        if (!plan.type) {
            return; // neither a type nor a device: nobody's
        }
        store::DeviceFilter filter;
        filter.type = plan.type;
        filter.site = m_question.site;
        filter.unit = plan.unit ? plan.unit : m_question.unit;
        store::forEachDevice(m_reg.database(), filter, store::DeviceOrder::Code,
                             [&](const store::DeviceRow& device) {
                                 if (isAsked(plan, device)) {
                                     visit(device);
                                 }
                             });
    }

    [[nodiscard]] bool isAsked(const MaintenancePlan& plan, const store::DeviceRow& row)
    {
        const auto paper = row.device.paper.value_or(Paper::Active);
        const bool isInBooks = paper == Paper::Active || paper == Paper::DisposalProposed;
        const bool isOfType = !plan.type || row.device.type == plan.type;
        return !row.isWithdrawn && isInBooks && isOfType &&
               (!m_question.site || row.device.site == m_question.site) &&
               isBelow(plan.unit, row.unitId) && isBelow(m_question.unit, row.unitId);
    }

    [[nodiscard]] bool isBelow(const std::optional<UnitId>& top, const std::optional<UnitId>& unit)
    {
        if (!top) {
            return true;
        }
        auto found = m_below.find(*top);
        if (found == m_below.end()) {
            std::set<UnitId> units;
            store::UnitFilter filter;
            filter.top = top;
            for (const auto& row : store::unitTree(m_reg.database(), filter)) {
                units.insert(row.id);
            }
            found = m_below.emplace(*top, std::move(units)).first;
        }
        return unit && found->second.contains(*unit);
    }

    void consider(const store::MaintenancePlanRow& plan, const store::DeviceRow& row,
                  const std::optional<Date>& until)
    {
        const auto found = m_histories.find({plan.id, row.id});
        const PairHistory none;
        const auto& history = found == m_histories.end() ? none : found->second;
        const auto terms =
            planning::termsOf(plan.plan, sinceOf(row.device).value_or(dayOf(plan.written)));
        const auto faults =
            terms && terms->afterFaults ? faultDays(m_reg, row.id) : std::vector<Date>{};
        const auto next = terms ? planning::nextDue(*terms, history.turns, faults) : std::nullopt;
        if (!next && !history.open) {
            return;
        }
        DueWork work = worked(plan, row, history);
        work.due = next ? next->day : work.due;
        work.cause = next ? std::optional{next->cause} : std::nullopt;
        if (history.open) {
            takenUp(work, *history.open);
        }
        if (!until || work.due <= *until) {
            m_out.push_back(std::move(work));
        }
    }

    DueWork worked(const store::MaintenancePlanRow& plan, const store::DeviceRow& row,
                   const PairHistory& history)
    {
        DueWork work;
        work.plan = plan.id;
        work.planName = plan.plan.name.value_or("");
        work.device = row.id;
        work.deviceCode = row.device.code.value_or(row.device.name.value_or(""));
        work.deviceName = row.device.name.value_or("");
        work.type = row.device.type;
        work.site = row.device.site;
        work.siteName = row.site;
        work.due = m_reg.pastDay().value_or(m_reg.today());
        work.lastDone = history.lastDone;
        work.officer = plan.plan.officer ? officer(*plan.plan.officer) : row.custodian;
        if (work.officer.empty() && row.device.site) {
            work.officer = custodianOf(*row.device.site);
        }
        return work;
    }

    static void takenUp(DueWork& work, const store::WorkOrderRow& row)
    {
        work.order = row.id;
        work.number = row.order.number.value_or("");
        work.state = row.order.state.value_or(WorkState::Open);
        work.snoozedUntil = row.order.snoozedUntil;
        work.due = row.order.due.value_or(work.due);
    }

    const std::string& officer(const OfficerId& id)
    {
        auto found = m_officers.find(id);
        if (found == m_officers.end()) {
            const auto record = store::load<Officer>(m_reg.database(), id);
            found =
                m_officers.emplace(id, record ? record->name.value_or("") : std::string()).first;
        }
        return found->second;
    }

    const std::string& custodianOf(const SiteId& id)
    {
        auto found = m_custodians.find(id);
        if (found == m_custodians.end()) {
            const auto site = store::load<Site>(m_reg.database(), id);
            found = m_custodians
                        .emplace(id, site && site->custodian ? officer(*site->custodian)
                                                             : std::string())
                        .first;
        }
        return found->second;
    }

    Register& m_reg;
    const DueQuestion& m_question;
    std::map<Pair, PairHistory> m_histories;
    std::vector<store::MaintenancePlanRow> m_plans;
    std::map<UnitId, std::set<UnitId>> m_below;
    std::map<OfficerId, std::string> m_officers;
    std::map<SiteId, std::string> m_custodians;
    std::vector<DueWork> m_out;
};

} // namespace

std::vector<DueWork> dueWork(Register& reg, const DueQuestion& question)
{
    return DueReader(reg, question)
        .all(question.until.value_or(reg.pastDay().value_or(reg.today())));
}

std::optional<DueWork> nextWork(Register& reg, const MaintenancePlanId& plan,
                                const DeviceId& device)
{
    DueQuestion question;
    question.plan = plan;
    question.device = device;
    auto all = DueReader(reg, question).all(std::nullopt);
    return all.empty() ? std::nullopt : std::optional{std::move(all.front())};
}

std::vector<DueWork> nextWorkOf(Register& reg, const DeviceId& device)
{
    DueQuestion question;
    question.device = device;
    return DueReader(reg, question).all(std::nullopt);
}

MaintenanceDigest maintenanceDigest(Register& reg, const DueQuestion& question,
                                    std::int64_t soonDays)
{
    MaintenanceDigest digest;
    digest.day = reg.pastDay().value_or(reg.today());
    digest.until = planning::plusDays(digest.day, soonDays);
    auto until = question;
    until.until = digest.until;
    for (auto& work : dueWork(reg, until)) {
        if (work.state == WorkState::Acknowledged) {
            ++digest.acknowledged;
        } else if (work.state == WorkState::Snoozed) {
            if (work.snoozedUntil && *work.snoozedUntil > digest.day) {
                ++digest.snoozed;
            } else {
                digest.woken.push_back(std::move(work));
            }
        } else {
            (work.due < digest.day ? digest.overdue : digest.soon).push_back(std::move(work));
        }
    }
    return digest;
}

MaintenancePlanId findMaintenancePlan(Register& reg, std::string_view text)
{
    return MaintenancePlanId{findSimple(reg, RecordKind::MaintenancePlan, text)};
}

WorkOrderId findWorkOrder(Register& reg, std::string_view text)
{
    constexpr std::size_t shortestId = 8;
    const auto wanted = text::fold(text);
    std::vector<WorkOrderId> numbered;
    std::vector<WorkOrderId> byId;
    for (const auto& row : store::workOrders(reg.database(), {})) {
        if (text::fold(row.order.number.value_or("")) == wanted) {
            numbered.push_back(row.id);
        }
        if (text.size() >= shortestId && row.id.text().starts_with(text)) {
            byId.push_back(row.id);
        }
    }
    const auto& found = numbered.empty() ? byId : numbered;
    if (found.size() == 1) {
        return found.front();
    }
    std::string candidates;
    for (const auto& id : found) {
        candidates += (candidates.empty() ? "" : ", ") + id.text();
    }
    throw Error(Error::Kind::Usage,
                {found.empty() ? "find.unknown_record" : "find.ambiguous_record",
                 {{"kind", "@kind.work_order"},
                  {"text", std::string(text)},
                  {"candidates", std::move(candidates)}}});
}

} // namespace dongbo
