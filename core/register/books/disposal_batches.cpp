#include "core/register/books/disposal_batches.h"

#include "core/domain/amount.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/office.h"
#include "core/register/books/book_tables.h"
#include "core/register/books/wear.h"
#include "core/register/devices/device_steps.h"
#include "core/store/queries/device_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/wording.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <map>
#include <set>

namespace dongbo {

namespace {

std::string labelOf(const DisposalBatch& batch, const DisposalBatchId& id)
{
    return batch.number.value_or(batch.name.value_or(id.text()));
}

std::string codeOf(const Device& device, const DeviceId& id)
{
    return device.code.value_or(id.text());
}

void requireState(const DisposalBatch& batch, const DisposalBatchId& id,
                  std::initializer_list<BatchState> allowed)
{
    const auto state = batch.state.value_or(BatchState::Proposed);
    if (std::find(allowed.begin(), allowed.end(), state) == allowed.end()) {
        throw Error(Error::Kind::Refused,
                    {"disposal.wrong_state",
                     {{"batch", labelOf(batch, id)},
                      {"state", "@batch_state." + std::string(dongbo::codeOf(state))}}});
    }
}

/// The next "TL-2021-0001", with the office's prefix in front. In the use case's UnitOfWork.
std::string nextNumber(Register& reg, Date day)
{
    const auto office = officePrefix(reg);
    const auto series = (office.empty() ? "" : office + "-") + std::string("TL-") +
                        std::to_string(static_cast<int>(day.year())) + "-";
    auto last = reg.database().numberSetting("series." + series);
    for (const auto& row : store::disposalBatches(reg.database())) {
        const auto number = row.batch.number.value_or("");
        std::int64_t held = 0;
        if (number.starts_with(series)) {
            std::from_chars(number.data() + series.size(), number.data() + number.size(), held);
            last = std::max(last, held);
        }
    }
    reg.database().setNumberSetting("series." + series, last + 1);
    const auto digits = std::to_string(last + 1);
    return series + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

DisposeDraft stepOf(const DeviceId& device, Paper paper, std::optional<Date> day)
{
    DisposeDraft draft;
    draft.device = device;
    draft.paper = paper;
    draft.day = day;
    draft.openFaults = OpenFaults::Close;
    return draft;
}

void addOnce(Problems& to, const Problems& from)
{
    for (const auto& problem : from) {
        if (std::find(to.begin(), to.end(), problem) == to.end()) {
            to.push_back(problem);
        }
    }
}

/// A proposal being weighed and written.
class Proposal
{
public:
    Proposal(Register& reg, const ProposeDraft& draft)
        : m_reg(reg)
        , m_draft(draft)
        , m_day(draft.day.value_or(reg.today()))
        , m_thresholds(assetThresholdsOf(reg))
    {
        for (auto& one : disposalCandidates(reg, {})) {
            m_causes.emplace(one.device, one.cause);
        }
    }

    Problems check(Problems& told)
    {
        Problems problems;
        checks::length(problems, "name", m_draft.name, checks::shortText);
        checks::length(problems, "proposal_no", m_draft.proposalNo, checks::shortText);
        checks::length(problems, "committee", m_draft.committee, checks::longText);
        checks::length(problems, "notes", m_draft.notes, checks::longText);
        checks::dayExists(problems, "day", m_draft.day);
        if (m_draft.devices.empty()) {
            problems.push_back({"device", {"disposal.no_device", {}}});
        }
        std::set<DeviceId> seen;
        for (const auto& one : m_draft.devices) {
            const auto device = lookups::require<Device>(m_reg, one.device);
            const auto code = codeOf(device, one.device);
            checks::length(problems, "why", one.why, checks::longText);
            if (!seen.insert(one.device).second) {
                problems.push_back({"device", {"disposal.twice", {{"device", code}}}});
                continue;
            }
            if (m_thresholds.classOf(device, m_day) == AssetClass::OnLoan) {
                problems.push_back({"device", {"disposal.on_loan", {{"device", code}}}});
            }
            if (const auto open = store::openBatchOf(m_reg.database(), one.device)) {
                const auto batch = lookups::require<DisposalBatch>(m_reg, *open);
                problems.push_back({"device",
                                    {"disposal.proposed_already",
                                     {{"device", code}, {"batch", labelOf(batch, *open)}}}});
            } else if (device.paper != Paper::DisposalProposed) {
                addOnce(problems,
                        device_steps::checkDispose(
                            m_reg, stepOf(one.device, Paper::DisposalProposed, m_draft.day), device,
                            told));
            }
            m_devices.push_back(device);
        }
        return problems;
    }

    DisposalBatchId write(journal::Action& action, const std::string& number)
    {
        DisposalBatch batch;
        batch.number = number;
        batch.name = checks::normalForm(nameOf());
        batch.state = BatchState::Proposed;
        batch.day = m_day;
        batch.unit = m_draft.unit;
        batch.proposalNo = lookups::maybe(checks::normalForm(m_draft.proposalNo));
        batch.committee = lookups::maybe(checks::normalForm(m_draft.committee));
        batch.notes = lookups::maybe(checks::normalForm(m_draft.notes));
        const DisposalBatchId id{action.create(batch)};
        for (std::size_t i = 0; i < m_draft.devices.size(); ++i) {
            writeItem(action, id, i);
        }
        return id;
    }

    [[nodiscard]] std::string nameOf() const
    {
        return !m_draft.name.empty() ? m_draft.name
                                     : text::say(Language::Vietnamese, "disposal.batch_name",
                                                 {{"day", text::formatDate(m_day)}});
    }

private:
    void writeItem(journal::Action& action, const DisposalBatchId& batch, std::size_t at)
    {
        const auto& one = m_draft.devices[at];
        const auto& device = m_devices[at];
        DisposalItem item;
        item.batch = batch;
        item.device = one.device;
        item.position = static_cast<std::int64_t>(at) + 1;
        const auto known = m_causes.find(one.device);
        item.cause =
            one.cause.value_or(known == m_causes.end() ? DisposalCause::Other : known->second);
        item.why = lookups::maybe(checks::normalForm(one.why));
        item.method = one.method.value_or(DisposalMethod::Scrapping);
        item.cost = amountOf(device);
        if (const auto wear = wearOf(m_reg, one.device); wear && wear->netValue) {
            item.accumulated = wear->accumulated;
        }
        item.repairsPaid = store::repairsPaidFor(m_reg.database(), one.device);
        action.create(item);
        if (device.paper != Paper::DisposalProposed) {
            auto step = stepOf(one.device, Paper::DisposalProposed, m_day);
            step.reason = one.why;
            device_steps::dispose(m_reg, action, step);
        }
    }

    Register& m_reg;
    const ProposeDraft& m_draft;
    Date m_day;
    planning::AssetThresholds m_thresholds;
    std::map<DeviceId, DisposalCause> m_causes;
    std::vector<Device> m_devices; ///< in the order of the draft
};

/// The devices are in the books as before, unless a later step took them out.
void putBack(Register& reg, journal::Action& action, const DeviceId& id)
{
    const auto device = store::load<Device>(reg.database(), id);
    if (device && device->paper == Paper::DisposalProposed) {
        FieldWrites<Device>().set(&Device::paper, Paper::Active).apply(action, id);
    }
}

void notBefore(Problems& problems, const std::optional<Date>& earlier, Date day, const char* code)
{
    if (earlier && day < *earlier) {
        problems.push_back({"day", {code, {{"day", text::formatDate(*earlier)}}}});
    }
}

} // namespace

Checked<Written<DisposalBatchId>> proposeDisposal(Register& reg, const ProposeDraft& draft)
{
    store::UnitOfWork work(reg.database());
    Proposal proposal(reg, draft);
    Problems warnings;
    auto problems = proposal.check(warnings);
    addOnce(warnings, checks::settle(problems, draft.ifUnlikely));
    if (!problems.empty()) {
        return problems;
    }
    const auto number = nextNumber(reg, draft.day.value_or(reg.today()));
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.batch_proposed",
                            {{"batch", number}, {"count", std::to_string(draft.devices.size())}}},
                           "");
    const auto id = proposal.write(action, number);
    work.commit();
    return Written<DisposalBatchId>{id, number, action.id(), std::move(warnings)};
}

Checked<Written<DisposalBatchId>> decideDisposal(Register& reg, const DecideDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto batch = lookups::require<DisposalBatch>(reg, draft.batch);
    requireState(batch, draft.batch, {BatchState::Proposed});
    const auto day = draft.day.value_or(reg.today());
    const auto items = store::disposalItems(reg.database(), draft.batch);
    Problems problems;
    checks::length(problems, "decision_no", draft.decisionNo, checks::shortText);
    checks::dayExists(problems, "day", draft.day);
    checks::likelyDay(problems, "day", draft.day, reg.today());
    notBefore(problems, batch.day, day, "disposal.decided_before_proposed");
    std::set<DeviceId> rejected(draft.rejected.begin(), draft.rejected.end());
    for (const auto& id : rejected) {
        if (std::none_of(items.begin(), items.end(),
                         [&id](const auto& row) { return row.item.device == id; })) {
            problems.push_back({"device", {"disposal.not_in_batch", {}}});
        }
    }
    if (rejected.size() >= items.size()) {
        problems.push_back({"device", {"disposal.nothing_accepted", {}}});
    }
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.batch_decided",
                            {{"batch", labelOf(batch, draft.batch)},
                             {"count", std::to_string(items.size() - rejected.size())}}},
                           "");
    FieldWrites<DisposalBatch> writes;
    writes.set(&DisposalBatch::state, BatchState::Decided).set(&DisposalBatch::decisionDay, day);
    if (!draft.decisionNo.empty()) {
        writes.set(&DisposalBatch::decisionNo, draft.decisionNo);
    }
    writes.apply(action, draft.batch);
    for (const auto& [id, item] : items) {
        const bool isAccepted = !item.device || !rejected.contains(*item.device);
        FieldWrites<DisposalItem>().set(&DisposalItem::accepted, isAccepted).apply(action, id);
        if (!isAccepted) {
            putBack(reg, action, *item.device);
        }
    }
    work.commit();
    return Written<DisposalBatchId>{draft.batch, labelOf(batch, draft.batch), action.id(),
                                    std::move(warnings)};
}

namespace {

/// The accepted devices of a decided batch as they leave the books.
class Finishing
{
public:
    Finishing(Register& reg, const FinishDraft& draft, const DisposalBatch& batch)
        : m_reg(reg)
        , m_draft(draft)
        , m_batch(batch)
        , m_day(draft.day.value_or(reg.today()))
    {
        for (auto& row : store::disposalItems(reg.database(), draft.batch)) {
            if (row.item.device && row.item.accepted.value_or(true)) {
                m_items.push_back(std::move(row));
            }
        }
        m_proceeds.insert(draft.proceeds.begin(), draft.proceeds.end());
    }

    Problems check(Problems& told)
    {
        Problems problems;
        checks::dayExists(problems, "day", m_draft.day);
        checks::notNegative(problems, "expenses", m_draft.expenses);
        notBefore(problems, m_batch.decisionDay, m_day, "disposal.done_before_decided");
        for (const auto& [device, money] : m_proceeds) {
            checks::notNegative(problems, "proceeds", money);
            if (std::none_of(m_items.begin(), m_items.end(),
                             [&](const auto& row) { return row.item.device == device; })) {
                problems.push_back({"proceeds", {"disposal.not_in_batch", {}}});
            }
        }
        for (const auto& row : m_items) {
            const auto device = lookups::require<Device>(m_reg, *row.item.device);
            addOnce(problems, device_steps::checkDispose(m_reg, draftOf(row.item), device, told));
        }
        return problems;
    }

    void write(journal::Action& action)
    {
        FieldWrites<DisposalBatch> writes;
        writes.set(&DisposalBatch::state, BatchState::Done).set(&DisposalBatch::doneDay, m_day);
        if (m_draft.expenses) {
            writes.set(&DisposalBatch::expenses, *m_draft.expenses);
        }
        writes.apply(action, m_draft.batch);
        for (const auto& row : m_items) {
            const auto disposal = device_steps::dispose(m_reg, action, draftOf(row.item));
            FieldWrites<DisposalItem> item;
            item.set(&DisposalItem::disposal, disposal);
            if (const auto money = m_proceeds.find(*row.item.device); money != m_proceeds.end()) {
                item.set(&DisposalItem::proceeds, money->second);
            }
            item.apply(action, row.id);
        }
    }

    [[nodiscard]] std::size_t count() const { return m_items.size(); }

private:
    [[nodiscard]] DisposeDraft draftOf(const DisposalItem& item) const
    {
        auto out = stepOf(*item.device, Paper::Disposed, m_day);
        out.day = m_draft.day ? m_draft.day : std::nullopt;
        out.decisionNo = m_batch.decisionNo.value_or("");
        out.reason = item.why.value_or("");
        if (const auto money = m_proceeds.find(*item.device); money != m_proceeds.end()) {
            out.proceeds = money->second;
        }
        return out;
    }

    Register& m_reg;
    const FinishDraft& m_draft;
    const DisposalBatch& m_batch;
    Date m_day;
    std::vector<store::DisposalItemRow> m_items;
    std::map<DeviceId, Money> m_proceeds;
};

} // namespace

Checked<Written<DisposalBatchId>> finishDisposal(Register& reg, const FinishDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto batch = lookups::require<DisposalBatch>(reg, draft.batch);
    requireState(batch, draft.batch, {BatchState::Decided});
    Finishing finishing(reg, draft, batch);
    Problems warnings;
    auto problems = finishing.check(warnings);
    addOnce(warnings, checks::settle(problems, draft.ifUnlikely));
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.batch_done",
         {{"batch", labelOf(batch, draft.batch)}, {"count", std::to_string(finishing.count())}}},
        "");
    finishing.write(action);
    work.commit();
    return Written<DisposalBatchId>{draft.batch, labelOf(batch, draft.batch), action.id(),
                                    std::move(warnings)};
}

Checked<Written<DisposalBatchId>> withdrawDisposal(Register& reg, DisposalBatchId id,
                                                   const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    const auto batch = lookups::require<DisposalBatch>(reg, id);
    requireState(batch, id, {BatchState::Proposed, BatchState::Decided});
    Problems problems;
    checks::length(problems, "reason", reason, checks::longText);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.batch_withdrawn", {{"batch", labelOf(batch, id)}}}, reason);
    FieldWrites<DisposalBatch>()
        .set(&DisposalBatch::state, BatchState::Withdrawn)
        .apply(action, id);
    for (const auto& row : store::disposalItems(reg.database(), id)) {
        if (row.item.device && row.item.accepted.value_or(true)) {
            putBack(reg, action, *row.item.device);
        }
    }
    work.commit();
    return Written<DisposalBatchId>{id, labelOf(batch, id), action.id()};
}

DisposalBatchId findDisposalBatch(Register& reg, std::string_view text)
{
    constexpr std::size_t shortestId = 8;
    std::vector<DisposalBatchId> byNumber;
    std::vector<DisposalBatchId> byName;
    std::vector<DisposalBatchId> byId;
    std::string known;
    for (const auto& row : store::disposalBatches(reg.database())) {
        if (text::fold(row.batch.number.value_or("")) == text::fold(text)) {
            byNumber.push_back(row.id);
        }
        if (text::fold(row.batch.name.value_or("")) == text::fold(text)) {
            byName.push_back(row.id);
        }
        if (text.size() >= shortestId && row.id.text().starts_with(text)) {
            byId.push_back(row.id);
        }
        known += (known.empty() ? "" : ", ") + labelOf(row.batch, row.id);
    }
    const auto& found = !byNumber.empty() ? byNumber : !byName.empty() ? byName : byId;
    if (found.size() == 1) {
        return found.front();
    }
    std::string ids;
    for (const auto& id : found) {
        ids += (ids.empty() ? "" : ", ") + id.text();
    }
    Message message{"find.ambiguous_disposal_batch",
                    {{"text", std::string(text)}, {"candidates", ids}}};
    if (found.empty()) {
        message = {"find.unknown_disposal_batch", {{"text", std::string(text)}, {"known", known}}};
    }
    throw Error(Error::Kind::Usage, message);
}

DisposalOverview disposalOverview(Register& reg, DisposalBatchId id)
{
    auto row = store::disposalBatch(reg.database(), id);
    if (!row) {
        throw Error(Error::Kind::NotFound,
                    {"find.gone", {{"kind", "@kind.disposal_batch"}, {"id", id.text()}}});
    }
    DisposalOverview out;
    out.row = std::move(*row);
    for (auto& item : store::disposalItems(reg.database(), id)) {
        DisposalOverview::Line line;
        if (item.item.device) {
            if (const auto device = store::deviceRow(reg.database(), *item.item.device)) {
                line.code = device->device.code.value_or("");
                line.name = device->device.name.value_or("");
                line.site = device->site;
            }
        }
        if (item.item.cost && item.item.accumulated) {
            line.netValue = Money{
                std::max<std::int64_t>(item.item.cost->dong - item.item.accumulated->dong, 0)};
        }
        out.cost = cappedSum(out.cost, item.item.cost.value_or(Money{}));
        out.netValue = cappedSum(out.netValue, line.netValue.value_or(Money{}));
        out.proceeds = cappedSum(out.proceeds, item.item.proceeds.value_or(Money{}));
        line.item = std::move(item);
        out.lines.push_back(std::move(line));
    }
    return out;
}

} // namespace dongbo
