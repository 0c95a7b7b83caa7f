#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/consistency/standard_editor.h"
#include "gui/present/consistency/typed_minimum.h"

// Typing straight into the cells of the standard's table.

namespace dongbo::present {

std::optional<std::string> StandardEditor::typedCell(std::size_t index,
                                                     const std::string& column) const
{
    if (index >= m_page.rows.size() || !m_page.isWritable || m_page.rows[index].isTakenOut) {
        return std::nullopt;
    }
    const auto& row = m_page.rows[index];
    return column == "quantity"  ? std::optional{row.quantity}
           : column == "minimum" ? std::optional{row.minimum}
           : column == "ceiling" ? std::optional{row.ceiling}
                                 : std::nullopt;
}

/// The line as it would be with that typed into it.
Checked<StandardLine> StandardEditor::lineWith(std::size_t index, const std::string& column,
                                               const std::string& typed) const
{
    auto line = m_board->rows()[m_page.rows[index].row].line;
    const bool isEmpty = text::trim(typed).empty();
    if (column == "quantity") {
        line.quantity = isEmpty ? std::nullopt : text::parseInteger(typed);
        if (!isEmpty && !line.quantity) {
            return Problem{"quantity", {"form.not_a_number", {}}};
        }
    } else if (column == "ceiling") {
        line.ceiling = isEmpty ? std::nullopt : text::parseMoney(typed);
        if (!isEmpty && !line.ceiling) {
            return Problem{"ceiling", {"form.not_money", {}}};
        }
    } else {
        const auto demands =
            readMinimum(m_shell.session().language(), typed, attributesOf(line.type));
        if (!demands) {
            return demands.problems();
        }
        line.minimum = demands->empty() ? MaybeText() : MaybeText(planning::textOf(*demands));
    }
    if (const auto problems = checkDraft(m_shell.session().shown(), {line}).front();
        !problems.empty()) {
        return problems;
    }
    return line;
}

std::string StandardEditor::tryCell(std::size_t index, const std::string& column,
                                    const std::string& typed)
{
    if (!typedCell(index, column)) {
        return {};
    }
    const auto line = lineWith(index, column, typed);
    m_typedProblem =
        line ? std::string() : text::say(m_shell.session().language(), line.problems().front());
    if (line) {
        m_board->tryLine(m_page.rows[index].row, *line);
    } else {
        m_board->dropTrial();
        present(); // with what is wrong
    }
    return m_typedProblem;
}

std::string StandardEditor::setCell(std::size_t index, const std::string& column,
                                    const std::string& typed)
{
    const auto before = typedCell(index, column);
    if (!before) {
        return {};
    }
    auto line = lineWith(index, column, typed);
    if (!line) {
        return text::say(m_shell.session().language(), line.problems().front());
    }
    m_typedProblem.clear();
    m_board->setLine(m_page.rows[index].row, std::move(*line));
    return {};
}

void StandardEditor::leaveCell()
{
    m_typedProblem.clear();
    m_board->dropTrial();
    present();
}

} // namespace dongbo::present
