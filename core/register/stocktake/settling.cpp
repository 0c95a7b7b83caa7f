#include "core/register/stocktake/settling.h"

#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/devices/device_checks.h"
#include "core/register/devices/device_steps.h"
#include "core/register/stocktake/books.h"
#include "core/register/stocktake/steps.h"

#include <algorithm>

namespace dongbo {

namespace {

using stocktake::labelOf;

bool fits(const StocktakeLine& line, Settlement how)
{
    const auto all = settlementsOf(line);
    return std::find(all.begin(), all.end(), how) != all.end();
}

std::string nameOf(const StocktakeLine& line)
{
    if (line.device) {
        return line.device->code.empty() ? line.device->id.text() : line.device->code;
    }
    return line.counted.code ? *line.counted.code : line.counted.notes.value_or("–");
}

/// Settles lines of one stocktake inside a UnitOfWork. Each is checked before anything is written.
class Settler
{
public:
    Settler(Register& reg, StocktakeView view, const SettleDraft& draft)
        : m_reg(reg)
        , m_view(std::move(view))
        , m_draft(draft)
    {}

    [[nodiscard]] Problems check(std::span<const LineRef> lines);
    void write(journal::Action& action);
    [[nodiscard]] bool isEmpty() const { return m_fitting.empty(); }
    [[nodiscard]] const std::vector<const StocktakeLine*>& fitting() const { return m_fitting; }
    [[nodiscard]] Settled& out() { return m_out; }

private:
    [[nodiscard]] const StocktakeLine* lineOf(const LineRef& ref) const;
    [[nodiscard]] Problems checkOne(const StocktakeLine& line);
    [[nodiscard]] Problems checkDraft() const;
    [[nodiscard]] TransferDraft transferOf(const StocktakeLine& line) const;
    [[nodiscard]] DisposeDraft lossOf(const StocktakeLine& line) const;
    [[nodiscard]] std::vector<FieldEdit> correctionOf(const StocktakeLine& line,
                                                      const Device& now) const;
    [[nodiscard]] Problems checkCorrection(const StocktakeLine& line);
    [[nodiscard]] Problems checkNew();
    void writeOne(journal::Action& action, const StocktakeLine& line);
    void correct(journal::Action& action, const StocktakeLine& line,
                 FieldWrites<StocktakeCount>& writes);
    DeviceId add(journal::Action& action, const StocktakeLine& line);

    Register& m_reg;
    const StocktakeView m_view;
    const SettleDraft& m_draft;
    std::optional<Device> m_new;
    std::vector<const StocktakeLine*> m_fitting;
    Settled m_out;
};

const StocktakeLine* Settler::lineOf(const LineRef& ref) const
{
    const auto& lines = m_view.evaluation.lines;
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const StocktakeLine& line) {
        if (ref.count) {
            return line.count == ref.count;
        }
        return line.device && line.device->id == ref.device;
    });
    return found == lines.end() ? nullptr : &*found;
}

Problems Settler::checkDraft() const
{
    Problems problems;
    checks::length(problems, "document_no", m_draft.documentNo, checks::shortText);
    checks::length(problems, "reason", m_draft.reason, checks::longText);
    checks::dayExists(problems, "day", m_draft.day);
    if (m_draft.how == Settlement::Registered && !m_draft.create) {
        problems.push_back({"name", {"stocktake.what_to_register", {}}});
    }
    return problems;
}

TransferDraft Settler::transferOf(const StocktakeLine& line) const
{
    TransferDraft draft;
    draft.device = line.device->id;
    draft.to = *line.counted.site;
    draft.day = m_draft.day;
    draft.decisionNo = m_draft.documentNo;
    draft.reason = m_draft.reason;
    return draft;
}

DisposeDraft Settler::lossOf(const StocktakeLine& line) const
{
    DisposeDraft draft;
    draft.device = line.device->id;
    draft.paper = Paper::Lost;
    draft.day = m_draft.day;
    draft.decisionNo = m_draft.documentNo;
    draft.reason = m_draft.reason;
    draft.openFaults = m_draft.openFaults;
    return draft;
}

std::vector<FieldEdit> Settler::correctionOf(const StocktakeLine& line, const Device& now) const
{
    std::vector<FieldEdit> out;
    if (line.conditionDiffers) {
        out.push_back(
            {fieldOf<&Device::condition>, toValue(now.condition), toValue(line.counted.condition)});
    }
    if (line.quantityDiffers) {
        out.push_back(
            {fieldOf<&Device::quantity>, toValue(now.quantity), toValue(line.counted.quantity)});
    }
    return out;
}

Device edited(const Device& now, const std::vector<FieldEdit>& edits)
{
    auto values = valuesOf(now);
    for (const auto& edit : edits) {
        values[edit.field - 1u] = edit.wanted;
    }
    return recordOf<Device>(values);
}

Problems Settler::checkCorrection(const StocktakeLine& line)
{
    if (!line.device) {
        if (!m_draft.device) {
            return {{"device", {"stocktake.which_device", {{"code", nameOf(line)}}}}};
        }
        const bool isCounted = std::any_of(
            m_view.evaluation.lines.begin(), m_view.evaluation.lines.end(),
            [&](const StocktakeLine& other) {
                return other.device && other.device->id == *m_draft.device && other.isCounted();
            });
        (void)lookups::require<Device>(m_reg, *m_draft.device);
        return isCounted ? Problems{{"device", {"stocktake.counted_under_own_code", {}}}}
                         : Problems{};
    }
    const auto now = lookups::require<Device>(m_reg, line.device->id);
    const auto edits = correctionOf(line, now);
    std::vector<std::uint16_t> passed;
    for (const auto& edit : edits) {
        passed.push_back(edit.field);
    }
    return device_steps::checkEdits(m_reg, line.device->id, now, edited(now, edits), edits, passed);
}

Problems Settler::checkNew()
{
    m_new = *m_draft.create;
    const auto& line = *m_fitting.front();
    m_new->site = m_new->site ? m_new->site : line.counted.site;
    m_new->location = m_new->location ? m_new->location : line.counted.location;
    m_new->condition = m_new->condition ? m_new->condition : line.counted.condition;
    m_new->quantity = m_new->quantity ? m_new->quantity : line.counted.quantity;
    auto problems = checkDevice(*m_new);
    checks::likely(problems, *m_new, m_reg.now());
    checkCode(m_reg, *m_new, std::nullopt, problems);
    return problems;
}

Problems Settler::checkOne(const StocktakeLine& line)
{
    if (!fits(line, m_draft.how)) {
        return {{"",
                 {"stocktake.does_not_fit",
                  {{"code", nameOf(line)},
                   {"how", "@settlement." + std::string(codeOf(m_draft.how))}}}}};
    }
    if (m_draft.how == Settlement::Corrected) {
        return checkCorrection(line);
    }
    if (m_draft.how != Settlement::Moved && m_draft.how != Settlement::Lost) {
        return {};
    }
    const auto now = lookups::require<Device>(m_reg, line.device->id);
    Problems told;
    auto problems = m_draft.how == Settlement::Moved
                        ? device_steps::checkTransfer(m_reg, transferOf(line), now, told)
                        : device_steps::checkDispose(m_reg, lossOf(line), now, told);
    m_out.warnings.insert(m_out.warnings.end(), told.begin(), told.end());
    return problems;
}

Problems Settler::check(std::span<const LineRef> lines)
{
    auto problems = checkDraft();
    if (!problems.empty()) {
        return problems;
    }
    Problems asked;
    for (const auto& ref : lines) {
        const auto* line = lineOf(ref);
        auto wrong = line == nullptr ? Problems{{"", {"stocktake.no_such_line", {}}}} : Problems{};
        try {
            if (line != nullptr) {
                wrong = checkOne(*line);
            }
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::Refused) {
                throw;
            }
            wrong.push_back({"", error.message()}); // it left the books meanwhile
        }
        const auto hard = std::find_if(wrong.begin(), wrong.end(), [](const Problem& one) {
            return one.weight != Weight::Unlikely;
        });
        if (hard != wrong.end()) {
            m_out.left.push_back({ref, hard->message});
            continue;
        }
        for (const auto& one : wrong) {
            if (std::find(asked.begin(), asked.end(), one) == asked.end()) {
                asked.push_back(one);
            }
        }
        m_fitting.push_back(line);
    }
    if (m_draft.how == Settlement::Registered || m_draft.device) {
        if (m_fitting.size() > 1) {
            return {{"", {"stocktake.one_by_one", {}}}};
        }
        if (m_draft.how == Settlement::Registered && !m_fitting.empty()) {
            const auto wrong = checkNew();
            asked.insert(asked.end(), wrong.begin(), wrong.end());
        }
    }
    const auto told = checks::settle(asked, m_draft.ifUnlikely);
    m_out.warnings.insert(m_out.warnings.end(), told.begin(), told.end());
    return asked;
}

void Settler::correct(journal::Action& action, const StocktakeLine& line,
                      FieldWrites<StocktakeCount>& writes)
{
    if (!line.device) {
        writes.set(&StocktakeCount::device, *m_draft.device);
        return;
    }
    const auto now = lookups::require<Device>(m_reg, line.device->id);
    action.change(line.device->id, edited(now, correctionOf(line, now)));
}

DeviceId Settler::add(journal::Action& action, const StocktakeLine&)
{
    auto device = *m_new;
    fillInitial(device);
    if (!device.code) {
        DeviceCodes codes(m_reg);
        device.code = codes.next(*device.site, *device.type);
        codes.keep();
    }
    return DeviceId{action.create(device)};
}

void Settler::writeOne(journal::Action& action, const StocktakeLine& line)
{
    FieldWrites<StocktakeCount> writes;
    const auto finding = findingOf(line.standing);
    const bool isNamed = m_draft.how == Settlement::Corrected && !line.device;
    if (finding && !isNamed) { // what a code turns out to be is weighed like any other device
        writes.set(&StocktakeCount::finding, *finding);
    }
    switch (m_draft.how) {
    case Settlement::Moved: {
        const auto now = lookups::require<Device>(m_reg, line.device->id);
        writes.set(&StocktakeCount::transfer,
                   device_steps::transfer(m_reg, action, transferOf(line), now));
        break;
    }
    case Settlement::Lost:
        writes.set(&StocktakeCount::finding, CountFinding::Missing)
            .set(&StocktakeCount::site, line.expectedSite)
            .set(&StocktakeCount::disposal, device_steps::dispose(m_reg, action, lossOf(line)));
        break;
    case Settlement::FoundLater:
        writes.set(&StocktakeCount::finding, CountFinding::Found)
            .set(&StocktakeCount::site, line.expectedSite)
            .set(&StocktakeCount::countedAt, action.now())
            .set(&StocktakeCount::countedBy, m_reg.actor().officer)
            .set(&StocktakeCount::countedByName, lookups::maybe(m_reg.actor().name))
            .clear(&StocktakeCount::quantity);
        break;
    case Settlement::Registered:
        m_out.created = add(action, line);
        writes.set(&StocktakeCount::device, *m_out.created);
        break;
    case Settlement::Corrected:
        correct(action, line, writes);
        break;
    case Settlement::LeftAsIs:
        break;
    }
    writes.set(&StocktakeCount::settlement, m_draft.how)
        .set(&StocktakeCount::settledDay, m_draft.day.value_or(m_reg.today()));
    if (!m_draft.documentNo.empty()) {
        writes.set(&StocktakeCount::documentNo, m_draft.documentNo);
    }
    if (m_draft.how == Settlement::LeftAsIs && !m_draft.reason.empty()) {
        writes.set(&StocktakeCount::notes, m_draft.reason);
    }
    auto count = line.count;
    if (!count) {
        StocktakeCount fresh;
        fresh.stocktake = m_view.id;
        fresh.device = line.device->id;
        fresh.site = line.expectedSite;
        count = StocktakeCountId{action.create(fresh)};
    }
    writes.apply(action, *count);
    m_out.settled.push_back({count, line.device ? std::optional{line.device->id} : std::nullopt});
}

void Settler::write(journal::Action& action)
{
    for (const auto* line : m_fitting) {
        writeOne(action, *line);
    }
    m_out.changeSet = action.id();
}

Message whatOf(const std::string& stocktake, Settlement how, const Settler& settler)
{
    Message what{"did.stocktake_settled",
                 {{"code", nameOf(*settler.fitting().front())},
                  {"how", "@settlement." + std::string(codeOf(how))},
                  {"stocktake", stocktake}}};
    if (settler.fitting().size() > 1) {
        what.code = "did.stocktake_settled_many";
        what.args.front() = {"count", std::to_string(settler.fitting().size())};
    }
    return what;
}

} // namespace

LineRef refOf(const StocktakeLine& line)
{
    return {line.count, line.device ? std::optional{line.device->id} : std::nullopt};
}

std::vector<Settlement> settlementsOf(const StocktakeLine& line)
{
    using enum Settlement;
    const bool isPlaceSettled =
        line.counted.settlement && line.counted.settlement != Settlement::Corrected;
    const bool isCorrectable = line.device && (line.conditionDiffers || line.quantityDiffers);
    if (isPlaceSettled) {
        const bool isLeft = line.counted.settlement == LeftAsIs;
        return isCorrectable && !isLeft ? std::vector{Corrected, LeftAsIs}
                                        : std::vector<Settlement>{};
    }
    switch (line.standing) {
    case Standing::Found:
        return isCorrectable ? std::vector{Corrected, LeftAsIs} : std::vector<Settlement>{};
    case Standing::WrongPlace:
        return isCorrectable ? std::vector{Moved, Corrected, LeftAsIs}
                             : std::vector{Moved, LeftAsIs};
    case Standing::Missing:
    case Standing::NotCounted:
        return {Lost, FoundLater, LeftAsIs};
    case Standing::Unexpected:
        return line.device ? std::vector{LeftAsIs} : std::vector{Registered, Corrected, LeftAsIs};
    case Standing::UnknownCode:
        return {Registered, Corrected, LeftAsIs};
    }
    return {};
}

Checked<Settled> settleDifferences(Register& reg, StocktakeId id, std::span<const LineRef> lines,
                                   const SettleDraft& draft)
{
    store::UnitOfWork work(reg.database());
    auto view = viewStocktake(reg, id);
    stocktake::requireState(view.stocktake, id,
                            {StocktakeState::Counting, StocktakeState::Settling});
    const auto label = labelOf(view.stocktake, id);
    Settler settler(reg, std::move(view), draft);
    auto problems = settler.check(lines);
    if (!problems.empty()) {
        return problems;
    }
    if (!settler.isEmpty()) {
        journal::Action action(journalOf(reg), reg.actor(), whatOf(label, draft.how, settler),
                               draft.reason);
        settler.write(action);
        work.commit();
    }
    return std::move(settler.out());
}

} // namespace dongbo
