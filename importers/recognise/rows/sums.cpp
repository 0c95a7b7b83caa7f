#include "importers/recognise/rows/sums.h"

#include "core/domain/money.h"
#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/columns/money.h"

#include <algorithm>
#include <cmath>

namespace dongbo::importers {

namespace {

/// The other of two sums when it is `clearly` fewer times as much, or as little, as what is stated.
std::int64_t nearer(std::int64_t stated, std::int64_t one, std::int64_t other, double clearly)
{
    const auto times = [stated](std::int64_t sum) {
        const auto ratio = static_cast<double>(sum) / static_cast<double>(stated);
        return ratio > 1 ? ratio : 1 / ratio;
    };
    if (stated <= 0 || other <= 0) {
        return one;
    }
    return one <= 0 || times(other) * clearly < times(one) ? other : one;
}

} // namespace

Sums::Sums(const SheetReading& reading)
    : m_reading(&reading)
{
    for (const auto& column : reading.columns) {
        if (reading.priceColumn == column.column) {
            m_priceField = column.field;
        }
    }
}

void Sums::Running::add(std::int64_t value)
{
    // Sums past 64 bits stay where they are and simply do not agree.
    for (auto* sum : {&all, &section, &sinceSum}) {
        *sum = Money::sum({*sum}, {value}).value_or(Money{*sum}).dong;
    }
}

void Sums::add(std::uint32_t row, const RowFigures& figures)
{
    closeGroups(row);
    m_quantity.add(figures.quantity.value_or(0));
    m_amount.add(figures.amount.value_or(0));
    m_stated.add(figures.stated.value_or(0));
}

std::vector<Sums::Open> Sums::figuresOf(const RowFrame& frame) const
{
    std::vector<Open> out;
    std::optional<std::int64_t> parts;
    for (const auto& slot : frame.slots()) {
        if (!slot.isFilled || slot.isInherited) {
            continue;
        }
        if (isPartOfPrice(*m_reading, slot.column)) {
            if (const auto money = moneyOf(slot.kind, slot.number, slot.text, slot.unitOfMoney)) {
                parts = Money::sum({parts.value_or(0)}, {*money}).value_or(Money{}).dong;
            }
        } else if (m_reading->quantityColumn == slot.column) {
            const Cell cell{0, slot.column, slot.kind, false, 0, slot.number, slot.text};
            const auto count = countOf(cell, slot.text);
            if (count && count->value == std::floor(count->value) &&
                std::abs(count->value) < 9e15) {
                out.push_back({{frame.number(), slot.column, slot.field,
                                static_cast<std::int64_t>(count->value), 0, false},
                               false,
                               0,
                               0});
            }
        } else if (m_reading->priceColumn == slot.column && slot.currency.empty()) {
            if (const auto money = moneyOf(slot.kind, slot.number, slot.text, slot.unitOfMoney)) {
                out.push_back(
                    {{frame.number(), slot.column, slot.field, *money, 0, false}, true, 0, 0});
            }
        }
    }
    if (parts) {
        out.push_back({{frame.number(), *m_reading->priceColumn, m_priceField, *parts, 0, false},
                       true,
                       0,
                       0});
    }
    return out;
}

Sums::Agreement Sums::agreement(const RowFrame& frame) const
{
    bool hasFigure = false;
    for (const auto& figure : figuresOf(frame)) {
        hasFigure = hasFigure || figure.check.stated != 0;
        const auto isStated = [&figure](const Running& sum) {
            return figure.check.stated != 0 &&
                   (sum.all == figure.check.stated || sum.section == figure.check.stated ||
                    sum.sinceSum == figure.check.stated);
        };
        if (figure.isMoney ? isStated(m_amount) || isStated(m_stated) : isStated(m_quantity)) {
            return Agreement::Agrees;
        }
    }
    return hasFigure ? Agreement::Differs : Agreement::NoFigure;
}

void Sums::check(const RowFrame& frame, bool isOfSection)
{
    closeGroups(frame.number());
    auto figures = figuresOf(frame);
    for (auto& figure : figures) {
        const auto& main = figure.isMoney ? m_amount : m_quantity;
        auto& check = figure.check;
        check.computed = isOfSection ? main.section : main.all;
        // "Cộng" under each commune is of the commune although its words do not say so; a column of
        // prices of one may be summed as it stands.
        std::vector<std::int64_t> others{main.section, main.sinceSum, main.all};
        if (figure.isMoney) {
            others.insert(others.end(), {m_stated.all, m_stated.section, m_stated.sinceSum});
        }
        check.agrees = check.computed == check.stated;
        if (!check.agrees &&
            std::find(others.begin(), others.end(), check.stated) != others.end()) {
            check.computed = check.stated;
            check.agrees = true;
            m_sumsParts = m_sumsParts || check.stated != main.all;
        } else if (!check.agrees) {
            // It was most likely meant to sum what it is nearest to, the more so where others above
            // it sum their parts of the list.
            for (const auto other : {main.section, main.sinceSum}) {
                check.computed = nearer(check.stated, check.computed, other, m_sumsParts ? 1 : 1.5);
            }
        }
        m_checks.push_back(check);
    }
    if (!figures.empty()) {
        m_quantity.sinceSum = m_amount.sinceSum = m_stated.sinceSum = 0;
    }
}

void Sums::closeSection()
{
    for (auto& open : m_open) {
        open.check.computed = open.isMoney ? m_amount.section : m_quantity.section;
        open.check.agrees = open.check.computed == open.check.stated;
        m_checks.push_back(open.check);
    }
    m_open.clear();
    m_quantity.section = m_amount.section = m_stated.section = 0;
}

void Sums::closeGroups(std::uint32_t row)
{
    std::erase_if(m_groups, [&](Open& open) {
        if (open.lastRow >= row) {
            return false;
        }
        open.check.computed = (open.isMoney ? m_amount.all : m_quantity.all) - open.before;
        open.check.agrees = open.check.computed == open.check.stated;
        m_checks.push_back(open.check);
        return true;
    });
}

void Sums::beginGroup(const RowFrame& frame, std::uint32_t lastRow)
{
    closeSection();
    closeGroups(frame.number());
    for (auto& open : figuresOf(frame)) {
        open.lastRow = lastRow;
        open.before = open.isMoney ? m_amount.all : m_quantity.all;
        m_groups.push_back(open);
    }
}

void Sums::beginSection(const RowFrame& frame)
{
    closeSection();
    m_open = figuresOf(frame);
    std::erase_if(m_open, [](const Open& open) { return open.check.stated == 0; });
}

std::vector<TotalCheck> Sums::finish()
{
    closeSection();
    closeGroups(UINT32_MAX);
    std::sort(m_checks.begin(), m_checks.end(), [](const TotalCheck& a, const TotalCheck& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    return std::move(m_checks);
}

} // namespace dongbo::importers
