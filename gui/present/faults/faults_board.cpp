#include "core/store/projection/load.h"
#include "gui/present/faults/fault_timing.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/faults/faults_list.h"
#include "gui/present/words/looks.h"

#include <algorithm>
#include <array>

// The board: a column a state, and which card may go where.

namespace dongbo::present {

namespace {

constexpr std::array boardColumns{FaultColumn::Reported, FaultColumn::Accepted,
                                  FaultColumn::InRepair, FaultColumn::Waiting,
                                  FaultColumn::Confirm};

FaultState stateOf(FaultColumn column)
{
    switch (column) {
    case FaultColumn::Reported:
        return FaultState::Reported;
    case FaultColumn::Accepted:
        return FaultState::Accepted;
    case FaultColumn::InRepair:
        return FaultState::InRepair;
    case FaultColumn::Waiting:
        return FaultState::Waiting;
    case FaultColumn::Confirm:
        return FaultState::Fixed;
    }
    return FaultState::Reported;
}

std::string titleOf(const Session& session, FaultColumn column)
{
    return column == FaultColumn::Confirm
               ? session.say("faults.column_confirm")
               : pillOf(session.language(), std::optional{stateOf(column)}, {}).word;
}

} // namespace

FaultColumn columnOf(FaultState state)
{
    switch (state) {
    case FaultState::Reported:
        return FaultColumn::Reported;
    case FaultState::Accepted:
        return FaultColumn::Accepted;
    case FaultState::InRepair:
        return FaultColumn::InRepair;
    case FaultState::Waiting:
        return FaultColumn::Waiting;
    case FaultState::Fixed:
    case FaultState::Closed:
    case FaultState::Unrepairable:
        return FaultColumn::Confirm;
    }
    return FaultColumn::Reported;
}

std::vector<FaultColumnText> FaultsList::board() const
{
    std::vector<FaultColumnText> out;
    for (const auto column : boardColumns) {
        FaultColumnText text;
        text.column = column;
        text.title = titleOf(session(), column);
        out.push_back(std::move(text));
    }
    out.front().hint =
        say("faults.accept_within", {{"hours", std::to_string(hoursToAccept().count())}});
    std::vector<std::int64_t> oldestFirst;
    for (std::int64_t i = 0; i < rowCount(); ++i) {
        if (line(i).state != FaultState::Closed) {
            oldestFirst.push_back(i);
        }
    }
    std::stable_sort(oldestFirst.begin(), oldestFirst.end(), [this](auto a, auto b) {
        const auto since = [this](std::int64_t i) { return line(i).sinceMs; };
        return (since(a) == 0) != (since(b) == 0) ? since(b) == 0 : since(a) < since(b);
    });
    for (const auto i : oldestFirst) {
        auto& column = out[static_cast<std::size_t>(columnOf(line(i).state))];
        ++column.count;
        if (column.cards.size() < mostCards) {
            column.cards.push_back(i);
        }
    }
    for (auto& column : out) {
        column.shown = number(column.count);
        const auto hidden = column.count - static_cast<std::int64_t>(column.cards.size());
        if (hidden > 0) {
            column.more = say("faults.more_cards", {{"count", number(hidden)}});
        }
    }
    return out;
}

std::vector<FaultColumn> FaultsList::allowedFor(const FaultId& fault) const
{
    std::vector<FaultColumn> out;
    auto& session = this->session();
    if (!session.isWritable()) {
        return out;
    }
    const auto record = store::load<Fault>(session.shown().database(), fault);
    for (const auto column : boardColumns) {
        if (record && stepBetween(session, fault, *record, stateOf(column))) {
            out.push_back(column);
        }
    }
    return out;
}

void FaultsList::move(const FaultId& fault, FaultColumn to)
{
    auto& session = this->session();
    const auto record = store::load<Fault>(session.shown().database(), fault);
    if (!record || !session.isWritable()) {
        return;
    }
    setCurrent(fault);
    if (const auto step = stepBetween(session, fault, *record, stateOf(to))) {
        takeStep(shell(), fault, *step, StepPace::AtOnce);
        return;
    }
    if (columnOf(record->state.value_or(FaultState::Reported)) != to) {
        shell().banner({BannerTone::Info,
                        session.say("faults.cannot_move",
                                    {{"fault", record->number.value_or("")},
                                     {"from", statePill(session.language(), *record).word},
                                     {"to", titleOf(session, to)}}),
                        {},
                        {},
                        {}});
    }
}

} // namespace dongbo::present
