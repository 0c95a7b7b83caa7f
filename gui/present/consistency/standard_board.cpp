#include "gui/present/consistency/standard_board.h"

#include "core/domain/require.h"
#include "core/store/projection/load.h"

#include <algorithm>

namespace dongbo::present {

std::shared_ptr<StandardBoard> StandardBoard::of(Shell& shell)
{
    auto& kept = shell.kept(ScreenName::Consistency);
    if (!kept) {
        kept = std::make_shared<StandardBoard>();
    }
    return std::static_pointer_cast<StandardBoard>(kept);
}

void StandardBoard::openSet(Register& reg, const StandardSetId& set)
{
    m_base = set;
    m_setBefore = require(store::load<StandardSet>(reg.database(), set), "the standard");
    m_baseIds.clear();
    m_baseLines.clear();
    for (auto& row : standardLinesOf(reg, set)) {
        m_baseIds.push_back(row.id);
        m_baseLines.push_back(std::move(row.line));
    }
    revertAll();
}

void StandardBoard::openNew(StandardDraft draft)
{
    m_base.reset();
    m_setBefore = std::move(draft.set);
    m_baseIds.clear();
    m_baseLines.clear();
    m_set = m_setBefore;
    m_rows.clear();
    for (auto& line : draft.lines) {
        m_rows.push_back({std::nullopt, std::move(line), false});
    }
    m_trial.reset();
    m_isOpen = true;
    changed();
}

void StandardBoard::close()
{
    m_isOpen = false;
    m_base.reset();
    m_rows.clear();
    m_trial.reset();
    changed();
}

void StandardBoard::revertAll()
{
    if (!m_base) {
        return; // a new set has nothing it could go back to
    }
    m_set = m_setBefore;
    m_rows.clear();
    for (std::size_t i = 0; i < m_baseLines.size(); ++i) {
        m_rows.push_back({i, m_baseLines[i], false});
    }
    m_trial.reset();
    m_isOpen = true;
    changed();
}

std::vector<StandardLine> StandardBoard::lines(std::vector<std::size_t>* rows) const
{
    std::vector<StandardLine> out;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].isTakenOut) {
            out.push_back(m_trial && m_trial->first == i ? m_trial->second : m_rows[i].line);
            if (rows != nullptr) {
                rows->push_back(i);
            }
        }
    }
    if (m_trial && m_trial->first >= m_rows.size()) {
        out.push_back(m_trial->second);
        if (rows != nullptr) {
            rows->push_back(m_rows.size());
        }
    }
    return out;
}

bool StandardBoard::isChanged() const
{
    if (!m_isOpen) {
        return false;
    }
    const bool isHeadChanged = valuesOf(m_set) != valuesOf(m_setBefore);
    return !m_base || isHeadChanged ||
           std::any_of(m_rows.begin(), m_rows.end(), [this](const BoardLine& row) {
               return !row.base || row.isTakenOut ||
                      !planning::differingFields(m_baseLines[*row.base], row.line).empty();
           });
}

bool StandardBoard::isNewVersion() const
{
    return m_base && m_set.validFrom != m_setBefore.validFrom;
}

void StandardBoard::setHead(StandardSet set)
{
    m_set = std::move(set);
    changed();
}

void StandardBoard::setLine(std::size_t row, StandardLine line)
{
    m_trial.reset();
    if (row < m_rows.size()) {
        m_rows[row].line = std::move(line);
    } else {
        m_rows.push_back({std::nullopt, std::move(line), false});
    }
    changed();
}

void StandardBoard::tryLine(std::size_t row, StandardLine line)
{
    if (m_isOpen) {
        m_trial = {row, std::move(line)};
        changed();
    }
}

void StandardBoard::dropTrial()
{
    if (m_trial) {
        m_trial.reset();
        static_cast<void>(changed.emit()); // a form calls this as it goes: nothing may be thrown
    }
}

void StandardBoard::takeOut(std::size_t row)
{
    if (row >= m_rows.size()) {
        return;
    }
    m_trial.reset();
    if (m_rows[row].base) {
        m_rows[row].isTakenOut = true;
    } else {
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
    }
    changed();
}

void StandardBoard::putBack(std::size_t row)
{
    if (row < m_rows.size()) {
        m_rows[row].isTakenOut = false;
        changed();
    }
}

void StandardBoard::revert(std::size_t row, const std::string& field)
{
    const auto* described = describe(RecordKind::StandardLine).field(field);
    if (row >= m_rows.size() || !m_rows[row].base || described == nullptr) {
        return;
    }
    auto values = valuesOf(m_rows[row].line);
    values[described->number - 1U] =
        valuesOf(m_baseLines[*m_rows[row].base])[described->number - 1U];
    m_trial.reset();
    m_rows[row].line = recordOf<StandardLine>(values);
    changed();
}

std::vector<CorrectedLine> StandardBoard::corrections() const
{
    std::vector<CorrectedLine> out;
    for (const auto& row : m_rows) {
        if (!row.base) {
            out.push_back({std::nullopt, {}, row.line, false});
        } else if (row.isTakenOut ||
                   !planning::differingFields(m_baseLines[*row.base], row.line).empty()) {
            out.push_back({m_baseIds[*row.base], m_baseLines[*row.base], row.line, row.isTakenOut});
        }
    }
    return out;
}

Checked<Written<StandardSetId>> StandardBoard::save(Register& reg, const std::string& reason)
{
    StandardDraft draft{m_set, lines()};
    auto written = !m_base          ? addStandard(reg, draft, reason)
                   : isNewVersion() ? replaceStandard(reg, *m_base, draft, reason)
                                    : correctStandard(reg, *m_base, corrections(), reason);
    if (written) {
        openSet(reg, written->id);
    }
    return written;
}

} // namespace dongbo::present
