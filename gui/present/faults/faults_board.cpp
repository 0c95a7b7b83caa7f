#include "core/store/projection/load.h"
#include "gui/present/faults/fault_timing.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/faults/faults_presenter.h"

#include <array>

// The board: a column a state, and which card may go where.

namespace dongbo::present {

namespace {

constexpr std::array columns{FaultColumn::Reported, FaultColumn::Accepted, FaultColumn::InRepair,
                             FaultColumn::Waiting, FaultColumn::Confirm};

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

const char* titleOf(FaultColumn column)
{
    switch (column) {
    case FaultColumn::Reported:
        return "faults.state_reported";
    case FaultColumn::Accepted:
        return "faults.state_accepted";
    case FaultColumn::InRepair:
        return "faults.state_in_repair";
    case FaultColumn::Waiting:
        return "faults.state_waiting";
    case FaultColumn::Confirm:
        return "faults.column_confirm";
    }
    return "faults.state_reported";
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

void FaultsPresenter::fillColumns()
{
    const auto& session = m_shell.session();
    m_page.columns.clear();
    for (const auto column : columns) {
        FaultColumnText text;
        text.column = column;
        text.title = session.say(titleOf(column));
        m_page.columns.push_back(std::move(text));
    }
    m_page.columns.front().hint =
        session.say("faults.accept_within", {{"hours", std::to_string(hoursToAccept().count())}});
    for (std::size_t i = 0; i < m_page.lines->size(); ++i) {
        const auto& line = (*m_page.lines)[i];
        if (line.state == FaultState::Closed || !passes(line)) {
            continue;
        }
        auto& column = m_page.columns[static_cast<std::size_t>(columnOf(line.state))];
        ++column.count;
        if (column.cards.size() < mostCards) {
            column.cards.push_back(i);
        }
    }
    for (auto& column : m_page.columns) {
        column.shown = shownCount(column.count);
        const auto hidden = column.count - static_cast<std::int64_t>(column.cards.size());
        if (hidden > 0) {
            column.more = session.say("faults.more_cards", {{"count", shownCount(hidden)}});
        }
    }
}

std::vector<FaultColumn> FaultsPresenter::allowedFor(const FaultId& fault) const
{
    std::vector<FaultColumn> out;
    auto& session = m_shell.session();
    if (!session.isWritable()) {
        return out;
    }
    const auto record = store::load<Fault>(session.shown().database(), fault);
    for (const auto column : columns) {
        if (record && stepBetween(session, fault, *record, stateOf(column))) {
            out.push_back(column);
        }
    }
    return out;
}

void FaultsPresenter::move(const FaultId& fault, FaultColumn to)
{
    auto& session = m_shell.session();
    const auto record = store::load<Fault>(session.shown().database(), fault);
    if (!record || !session.isWritable()) {
        return;
    }
    m_page.selected = fault;
    if (const auto step = stepBetween(session, fault, *record, stateOf(to))) {
        takeStep(m_shell, fault, *step, StepPace::AtOnce);
        return;
    }
    if (columnOf(record->state.value_or(FaultState::Reported)) != to) {
        m_shell.banner({BannerTone::Info,
                        session.say("faults.cannot_move",
                                    {{"fault", record->number.value_or("")},
                                     {"from", statePill(session.language(), *record).word},
                                     {"to", session.say(titleOf(to))}}),
                        {},
                        {},
                        {}});
    }
}

} // namespace dongbo::present
