#include "importers/recognise/rows/heading_again.h"

#include "core/text/fold.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

/// Whether at least six in ten of the cells say again what stands over their columns. `textAt`
/// gives a column's text, null where there is none, and `filled` of them hold something.
template <typename TextAt>
bool repeats(const std::vector<HeadingCell>& headings, std::size_t filled, const TextAt& textAt)
{
    std::size_t same = 0, other = 0;
    for (const auto& heading : headings) {
        const std::string* text = textAt(heading.column);
        if (text == nullptr) {
            continue;
        }
        // A letter of a key is one to three bytes of the text; most cells differ by their length.
        const auto length = heading.key.size();
        const bool mayBe = text->size() >= length && text->size() <= 3 * length + 8;
        const bool isSame = mayBe && text::foldKey(*text) == heading.key;
        ++(isSame ? same : other);
        // Most rows are no header; their first cells say so.
        if (other * 10 > filled * 4) {
            return false;
        }
    }
    return same >= 2 && same * 10 >= filled * 6;
}

} // namespace

HeadingAgain::HeadingAgain(const SheetReading& reading)
{
    auto& headings = m_rows.emplace_back();
    for (const auto& column : reading.columns) {
        headings.push_back({column.column, text::foldKey(column.leaf)});
        if (column.field == ListField::Name && m_nameColumn == 0) {
            m_nameColumn = column.column;
        }
    }
    if (reading.headingRows.size() > 1) {
        m_rows.insert(m_rows.end(), reading.headingRows.begin(), reading.headingRows.end());
    }
}

bool HeadingAgain::isIn(const RowFrame& frame) const
{
    const auto textAt = [&frame](std::uint32_t column) -> const std::string* {
        const auto* slot = frame.atColumn(column);
        return slot != nullptr && slot->isFilled && !slot->isInherited ? &slot->text : nullptr;
    };
    std::size_t filled = 0;
    bool hasNumber = false;
    for (const auto& slot : frame.slots()) {
        if (slot.isFilled && !slot.isInherited) {
            ++filled;
            hasNumber = hasNumber || slot.kind != CellKind::Text;
        }
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        // Names of devices are seldom "Tên thiết bị". A row of a header of several has no figures.
        const auto* name = i == 0 ? frame.atColumn(m_nameColumn) : nullptr;
        const bool mayBe =
            i == 0 ? name != nullptr && name->isFilled && name->kind == CellKind::Text : !hasNumber;
        if (mayBe && repeats(m_rows[i], filled, textAt)) {
            return true;
        }
    }
    return false;
}

bool HeadingAgain::isIn(const KeptRow& row) const
{
    const bool isText = std::all_of(row.cells.begin(), row.cells.end(), [](const KeptCell& cell) {
        return cell.kind == CellKind::Text;
    });
    return isText && std::any_of(m_rows.begin(), m_rows.end(), [&row](const auto& headings) {
               return repeats(headings, row.cells.size(),
                              [&row](std::uint32_t column) -> const std::string* {
                                  const auto* cell = row.at(column);
                                  return cell != nullptr ? &cell->text : nullptr;
                              });
           });
}

} // namespace dongbo::importers
