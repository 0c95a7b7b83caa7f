#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/drafts/draft_maker.h"
#include "importers/recognise/drafts/draft_problems.h"

#include <algorithm>
#include <cmath>

// What a row says of the states of its devices: for all of them, by columns, by counts in a cell.

namespace dongbo::importers {

namespace {

void addState(RowDraft& draft, const StateReading& state, const std::string& wording,
              std::uint32_t column, const std::string& original)
{
    if (state.condition) {
        draft.values.push_back(
            {fieldOf<&Device::condition>, toValue(*state.condition), column, original});
    }
    if (state.use) {
        draft.values.push_back({fieldOf<&Device::use>, toValue(*state.use), column, original});
    }
    if (state.paper) {
        draft.values.push_back({fieldOf<&Device::paper>, toValue(*state.paper), column, original});
    }
    if (state.assetClass) {
        draft.values.push_back(
            {fieldOf<&Device::assetClass>, toValue(*state.assetClass), column, original});
    }
    draft.values.push_back({fieldOf<&Device::conditionText>, wording, column, original});
}

void setState(RowDraft& part, const StateReading& state, const std::string& wording,
              std::uint32_t column, const std::string& original)
{
    std::erase_if(part.values, [](const DraftValue& value) {
        return value.field >= fieldOf<&Device::assetClass> &&
               value.field <= fieldOf<&Device::conditionText>;
    });
    if (!wording.empty()) {
        addState(part, state, wording, column, original);
    }
}

/// Of the row's notes the words of this cell are replaced by those about these devices; none: the
/// others stay.
void setNote(RowDraft& part, std::uint32_t column, const std::string& words)
{
    const auto note =
        std::find_if(part.values.begin(), part.values.end(), [](const DraftValue& value) {
            return value.field == fieldOf<&Device::notes>;
        });
    if (note == part.values.end()) {
        return;
    }
    if (note->column == column && words.empty()) {
        part.values.erase(note);
    } else if (note->column == column) {
        note->value = words;
    }
}

constexpr double mostCounted = 10'000;

bool isBad(const StateReading& state)
{
    return state.condition && *state.condition != Condition::Good;
}

/// "Hỏng 3" of ten: three are taken apart, which a person is to see.
void warnOfSome(RowDraft& draft, const Slot& slot, const StateCounts& counts)
{
    std::int64_t all = 0;
    for (const auto& part : counts.parts) {
        all += part.count;
    }
    const auto rest = counts.kind == StateCounts::Kind::OfSome ? counts.parts.back().count : 0;
    draft.problems.push_back({draft.row,
                              slot.column,
                              RowProblem::Severity::Warning,
                              {"import.states_of_some",
                               {{"value", slot.text},
                                {"devices", std::to_string(all - rest)},
                                {"all", std::to_string(all)}}}});
}

} // namespace

std::int64_t DraftMaker::countedIn(const Slot& slot)
{
    if (!slot.isFilled || slot.field != ListField::ConditionMark) {
        return 0;
    }
    const auto count = countOf(
        Cell{0, slot.column, slot.kind, slot.isFormula, 0, slot.number, slot.text}, slot.text);
    const bool isWhole = count && count->value >= 1 && count->value <= mostCounted &&
                         count->value == std::floor(count->value);
    return isWhole ? static_cast<std::int64_t>(count->value) : 0;
}

const StateReading& DraftMaker::stateOf(const std::string& wording)
{
    if (const auto found = m_states.find(wording); found != m_states.end()) {
        return found->second;
    }
    const auto reading = Vocabulary::builtIn().state(Marked(wording));
    if (m_states.size() >= 20'000) {
        m_otherState = reading;
        return m_otherState;
    }
    return m_states.emplace(wording, reading).first->second;
}

bool DraftMaker::readCounts(const Slot& slot, RowDraft& draft)
{
    const auto counts = readStateCounts(slot.text, m_figures.quantity.value_or(1));
    const bool isOfSome = counts.kind == StateCounts::Kind::OfSome;
    if (counts.kind == StateCounts::Kind::DoNotAddUp || (isOfSome && !m_reading->splitsStates)) {
        warn(draft, slot.column, "import.states_not_counted", {{"value", slot.text}});
        return false;
    }
    if (m_counted.empty()) {
        for (const auto& part : counts.parts) {
            m_counted.push_back(
                {part.count, part.state, part.wording, slot.written(), slot.column, true, false});
        }
        if (isOfSome) {
            warnOfSome(draft, slot, counts);
        }
    }
    return true;
}

void DraftMaker::readNotedCounts(const RowFrame& frame, RowDraft& draft)
{
    for (const auto& slot : frame.slots()) {
        if (!m_counted.empty() || !m_reading->splitsStates || !slot.isFilled ||
            slot.field != ListField::Notes || slot.kind != CellKind::Text ||
            countedBad(slot.text, m_figures.quantity.value_or(1)) == 0) {
            continue;
        }
        const auto counts = readStateCounts(slot.text, m_figures.quantity.value_or(1));
        for (const auto& part : counts.parts) {
            const auto& words = isBad(part.state) ? slot.text : counts.besides;
            m_counted.push_back(
                {part.count, part.state, words, slot.written(), slot.column, true, true});
        }
        if (!m_counted.empty()) {
            warnOfSome(draft, slot, counts);
        }
    }
}

void DraftMaker::readStates(const RowFrame& frame, RowDraft& draft)
{
    StateReading all;
    std::string wording, original;
    std::uint32_t column = 0;
    m_counted.clear();
    for (const auto& slot : frame.slots()) {
        if (!slot.isFilled || slot.kind == CellKind::Error || slot.text == "-" ||
            slot.text == "–") {
            continue;
        }
        std::string own;
        if (slot.field == ListField::Condition) {
            own = slot.text;
        } else if (slot.field == ListField::ConditionMark &&
                   !(slot.kind == CellKind::Number && slot.number == 0)) {
            own = slot.leaf;
        } else {
            continue;
        }
        static const StateReading unclear;
        const bool isClear = slot.field != ListField::Condition || readCounts(slot, draft);
        const auto& reading = isClear ? stateOf(own) : unclear;
        if (reading.condition && (!all.condition || static_cast<int>(*reading.condition) >
                                                        static_cast<int>(*all.condition))) {
            all.condition = reading.condition;
        }
        all.use = all.use ? all.use : reading.use;
        all.paper = all.paper ? all.paper : reading.paper;
        all.assetClass = all.assetClass ? all.assetClass : reading.assetClass;
        if (isClear && !reading.isKnown() && slot.field == ListField::Condition) {
            warn(draft, slot.column, "import.state_not_understood", {{"value", slot.text}});
        }
        wording += wording.empty() ? own : "; " + own;
        original += original.empty() ? slot.written() : "; " + slot.written();
        column = column == 0 ? slot.column : column;
    }
    if (wording.empty()) {
        return;
    }
    addState(draft, all, wording, column, original);
}

std::vector<DraftMaker::Share> DraftMaker::sharesOf(const RowFrame& frame, RowDraft& draft)
{
    const auto total = m_figures.quantity.value_or(0);
    if (draft.isSetAside() || total < 2) {
        return {};
    }
    if (!m_counted.empty()) {
        return m_counted;
    }
    std::vector<Share> marks;
    std::int64_t sum = 0;
    for (const auto& slot : frame.slots()) {
        if (const auto count = countedIn(slot); count > 0) {
            marks.push_back(
                {count, stateOf(slot.leaf), slot.leaf, slot.written(), slot.column, false, false});
            sum += count;
        }
    }
    if (marks.size() > 1 && sum != total) {
        warn(draft, marks.front().column, "import.states_do_not_add_up",
             {{"value", std::to_string(sum)}});
    }
    return marks.size() > 1 && sum == total ? marks : std::vector<Share>{};
}

std::vector<RowDraft> DraftMaker::partsByState(const RowFrame& frame, RowDraft& draft)
{
    std::vector<RowDraft> out;
    const auto shares = sharesOf(frame, draft);
    const auto total = m_figures.quantity.value_or(0);
    const bool isEach = draft.devices > 1;
    std::int64_t rest = draft.amount ? draft.amount->dong : 0;
    std::size_t serial = 0;
    for (const auto& share : shares) {
        auto part = draft;
        share.isOfNote ? setNote(part, share.column, share.wording)
                       : setState(part, share.state, share.wording, share.column, share.original);
        (isEach ? part.devices : part.quantity) = share.count;
        if (draft.amount) {
            const auto cost = draft.amount->dong / total * share.count;
            part.amount = Money{out.size() + 1 == shares.size() ? rest : cost};
            rest -= cost;
        }
        const auto serials = std::min(static_cast<std::size_t>(isEach ? share.count : 1),
                                      draft.serials.size() - serial);
        part.serials.assign(draft.serials.begin() + static_cast<std::ptrdiff_t>(serial),
                            draft.serials.begin() + static_cast<std::ptrdiff_t>(serial + serials));
        serial += serials;
        std::erase_if(part.faults, [&](const FaultOffer& fault) {
            return share.isOfNote && fault.column == share.column ? !isBad(share.state)
                                                                  : !out.empty();
        });
        for (auto& fault : part.faults) {
            fault.devices = std::min(fault.devices, isEach ? share.count : 1);
        }
        if (!out.empty()) {
            part.code = share.keepsCode ? part.code : std::string{};
            part.problems.clear();
        }
        out.push_back(std::move(part));
    }
    return out;
}

} // namespace dongbo::importers
