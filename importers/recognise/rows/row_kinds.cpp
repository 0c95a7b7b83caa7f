#include "importers/recognise/rows/row_kinds.h"

#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "importers/recognise/columns/money.h"
#include "importers/recognise/headers/header_search.h"
#include "importers/recognise/rows/row_texts.h"
#include "importers/recognise/words/numbering.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>

namespace dongbo::importers {

RowKinds::RowKinds(const SheetReading& reading, const Surroundings& surroundings)
    : m_reading(&reading)
    , m_surroundings(&surroundings)
    , m_headings(reading)
{
    for (const auto& column : reading.columns) {
        m_otherColumns +=
            column.field != ListField::Unknown && column.field != ListField::Sequence &&
                    column.field != ListField::Name && column.field != ListField::Notes
                ? 1
                : 0;
        m_describingColumns += describesADevice(column.field) ? 1 : 0;
    }
}

bool RowKinds::numbersColumns(const RowFrame& frame) const
{
    std::vector<KeptCell> cells;
    for (const auto& slot : frame.slots()) {
        if (slot.isFilled) {
            cells.push_back({slot.column, slot.kind, false, 0, slot.number, slot.text});
        }
    }
    const auto* name = frame.slot(ListField::Name);
    return isColumnNumbers(cells, name ? name->column : 0);
}

void RowKinds::beginTitles(std::uint32_t lastRow, TitlePlace place)
{
    m_lastTitle = lastRow;
    m_titles = std::move(place);
    if (m_titles.kind == TitlePlace::Kind::First && m_isTitled) {
        m_section = {};
        m_isTitled = false;
    }
}

RowKinds::Verdict RowKinds::judge(const RowFrame& frame, const Sums& sums)
{
    if (frame.number() > m_lastTitle) {
        return judgeAny(frame, sums);
    }
    const auto before = m_section;
    auto verdict = judgeAny(frame, sums);
    if (chosenKind(*m_reading, frame.number()) != nullptr) {
        return verdict;
    }
    const bool namesPlace = m_titles.kind == TitlePlace::Kind::Names;
    if (namesPlace && frame.number() == m_titles.line.row) {
        const auto& place = m_titles.line.text;
        m_section = {frame.number(), m_titles.written, true, place, {}, {}};
        m_isTitled = true;
        return {RowKind::Section, {"import.row_section_place", {{"place", place}}}};
    }
    // A line by itself is no device when a header follows it, unless it names one.
    const bool isLine =
        verdict.kind == RowKind::Data && frame.visibleCells() == 1 &&
        !Vocabulary::builtIn().typeIn(text::fold(frame.firstText()), frame.firstText());
    if (isLine || (verdict.kind == RowKind::Section && namesPlace)) {
        m_section = before;
        return {RowKind::Letterhead, {"import.row_letterhead", {}}};
    }
    return verdict;
}

/// The header comes again: what was below the last device of the table above does not go on.
void RowKinds::beginTableAgain()
{
    m_stretch += m_isAfterHeader ? 0 : 1;
    m_isAfterHeader = true; // the numbers of the columns may come again
    m_isInFooter = false;
    m_hasTotal = false;
}

/// 0: not known.
std::uint32_t RowKinds::lastDataRow() const
{
    const auto& last = m_reading->lastDataRows;
    return last.empty() ? 0 : last[std::min(m_stretch, last.size() - 1)];
}

RowKinds::Verdict RowKinds::judgeAny(const RowFrame& frame, const Sums& sums)
{
    m_isSectionSum = false;
    m_lastRowOfGroup = 0;
    const auto& outline = m_reading->outline;
    while (m_nextOutline < outline.size() && outline[m_nextOutline].row < frame.number()) {
        ++m_nextOutline;
    }
    const bool isInOutline =
        m_nextOutline < outline.size() && outline[m_nextOutline].row == frame.number();
    if (frame.visibleCells() == 0) {
        return {RowKind::Blank, {"import.row_blank", {}}};
    }
    if (auto chosen = asChosen(frame)) {
        return *chosen;
    }
    if (m_isAfterHeader) {
        // Whoever read the whole row knows better than the columns that were understood.
        if (frame.number() <= m_reading->columnNumbersRow.value_or(0) || numbersColumns(frame)) {
            return {RowKind::ColumnNumbers, {"import.row_column_numbers", {}}};
        }
    }
    const auto* name = frame.filled(ListField::Name);
    const auto* sequence = frame.filled(ListField::Sequence);
    const bool isNumbered = sequence != nullptr && isRowNumber(sequence->text);
    const bool isNamed = name != nullptr && !name->isInherited;
    if (!isNumbered && m_headings.isIn(frame)) {
        beginTableAgain();
        return {RowKind::Header, {"import.row_header_again", {}}};
    }
    m_isAfterHeader = false;
    if (isInOutline && name != nullptr) {
        Verdict verdict{RowKind::Section, {}};
        m_lastRowOfGroup = outline[m_nextOutline].lastRow;
        enterSection(frame.number(), std::string(withoutNumber(name->text)), verdict);
        return verdict;
    }
    const auto filled = countFilled(frame);
    if (isNumbered && isNamed && (filled.describing > 0 || filled.figures > 0)) {
        // The common case, told without folding anything.
        if (filled.describing > 0 || !m_surroundings->isPlaceName) {
            m_isInFooter = false;
            return {RowKind::Data, {"import.row_data", {}}};
        }
    }
    if (isNumbered && frame.visibleCells() == 1) {
        return {RowKind::Blank, {"import.row_number_only", {}}};
    }
    if (name == nullptr && frame.visibleCells() == 1 && frame.firstText().empty()) {
        return {RowKind::Total, {"import.row_total_unnamed", {}}}; // a lone number
    }
    const Marked label(isNamed && name->kind == CellKind::Text &&
                               frame.firstTextColumn() >= name->column
                           ? name->text
                           : frame.firstText());
    auto words = Vocabulary::builtIn().sum(label);
    if (!words && isNamed) {
        words = Vocabulary::builtIn().sum(Marked(name->text));
    }
    if (words && sumEvidence(frame, label, *words, sums) >
                     Vocabulary::builtIn().weight("row.sum_threshold")) {
        m_isSectionSum = words->sum == Vocabulary::Sum::Section;
        m_hasTotal = m_hasTotal || words->sum == Vocabulary::Sum::Total;
        return {RowKind::Total, {"import.row_total", {{"label", frame.firstText()}}}};
    }
    if (!isNumbered && !isNamed && filled.describing == 0 && filled.figures > 0 &&
        frame.visibleCells() <= filled.figures + 1) {
        return {RowKind::Total, {"import.row_total_unnamed", {}}};
    }
    if (auto footer = judgeFooter(frame, label)) {
        return *footer;
    }
    if (auto section = judgeSection(frame)) {
        return *section;
    }
    if (!isNamed && filled.describing == 0 && filled.figures == 0) {
        return {RowKind::Note, {"import.row_note", {}}};
    }
    return {RowKind::Data, {"import.row_data", {}}};
}

/// What a person said the row is.
std::optional<RowKinds::Verdict> RowKinds::asChosen(const RowFrame& frame)
{
    const auto* chosen = chosenKind(*m_reading, frame.number());
    if (chosen == nullptr) {
        return std::nullopt;
    }
    m_isInFooter = false;
    Verdict verdict{chosen->kind, {"import.chosen", {}}};
    if (chosen->kind == RowKind::Section) {
        const auto* name = frame.filled(ListField::Name);
        const auto& written =
            name != nullptr && !name->isInherited ? name->text : frame.firstText();
        const std::string text(withoutNumber(written));
        m_section = {frame.number(), text, chosen->isPlace, m_section.place, {}, {}};
        (chosen->isPlace ? m_section.place : m_section.category) = text;
        verdict.reason = chosen->isPlace
                             ? Message{"import.row_section_place", {{"place", text}}}
                             : Message{"import.row_section_category", {{"category", text}}};
    }
    return verdict;
}

double RowKinds::sumEvidence(const RowFrame& frame, const Marked& label, Vocabulary::SumWords words,
                             const Sums& sums) const
{
    const auto weight = [](std::string_view key) { return Vocabulary::builtIn().weight(key); };
    const auto filled = countFilled(frame);
    const auto* sequence = frame.filled(ListField::Sequence);
    const auto* model = frame.filled(ListField::Model);
    // The label itself may stand in the column of codes.
    const auto* labelled = frame.atColumn(frame.firstTextColumn());
    const bool isInCodes = labelled != nullptr && describesADevice(labelled->field) &&
                           frame.filled(ListField::Name) == nullptr;
    const auto isOther = [labelled](const Slot* slot) {
        return slot != nullptr && slot != labelled && !slot->isInherited;
    };
    const bool hasIdentity = isOther(frame.filled(ListField::Serial)) ||
                             isOther(frame.filled(ListField::Code)) || isOther(model);
    double sum = words.isAll || words.words > 1 ? weight("row.sum_words")
                 : label.isBare                 ? weight("row.sum_word_bare")
                                                : weight("row.sum_word");
    if (!words.isAll && words.words == 1) {
        const auto rest = label.folded.find(' ');
        const auto end = rest == std::string::npos ? label.folded.size() : rest + 1;
        const auto next = std::string_view(label.folded).substr(end);
        const bool isOfSection =
            next.find_first_not_of("ivx0123456789") == std::string_view::npos ||
            Vocabulary::builtIn().withoutPlaceWords(next).size() != next.size();
        sum += isOfSection ? weight("row.sum_of_section") : 0.0;
    }
    switch (sums.agreement(frame)) {
    case Sums::Agreement::Agrees:
        sum += weight("row.sum_agrees");
        break;
    case Sums::Agreement::Differs:
        sum += weight("row.sum_differs");
        break;
    case Sums::Agreement::NoFigure:
        sum += weight("row.sum_without_figure");
        break;
    }
    const auto describing = filled.describing - (isInCodes && filled.describing > 0 ? 1U : 0U);
    sum += weight("row.describes") * static_cast<double>(describing);
    sum += hasIdentity && !filled.isWordsAlone ? weight("row.identity") : 0.0;
    sum += sequence != nullptr && isRowNumber(sequence->text) ? weight("row.numbered") : 0.0;
    return sum;
}

RowKinds::PlaceText RowKinds::placeText(std::string_view text) const
{
    const std::string bare(withoutNumber(text));
    if (bare.size() > 90) {
        return PlaceText::No;
    }
    if (m_surroundings->isPlaceName && m_surroundings->isPlaceName(bare)) {
        return PlaceText::Sure;
    }
    const Marked marked(bare);
    if (!Vocabulary::builtIn().looksLikePlace(marked) ||
        Vocabulary::builtIn().namesAGroup(marked)) {
        return PlaceText::No;
    }
    return marked.isBare ? PlaceText::Likely : PlaceText::Sure;
}

std::optional<RowKinds::Verdict> RowKinds::judgeFooter(const RowFrame& frame, const Marked& label)
{
    const auto filled = countFilled(frame);
    const auto* sequence = frame.filled(ListField::Sequence);
    if (filled.figures > 0 || (sequence != nullptr && isRowNumber(sequence->text))) {
        return std::nullopt;
    }
    // Devices below it: no footer, whatever its words ("Kế toán Misa" is a program).
    if (frame.number() < lastDataRow() && !m_isInFooter) {
        const bool isNote =
            frame.visibleCells() == 1 &&
            (frame.firstText().starts_with("*") || frame.firstText().starts_with("(*") ||
             frame.firstText().size() > 160 ||
             Vocabulary::builtIn().footer(label) == Vocabulary::Footer::Note);
        return isNote && placeText(frame.firstText()) == PlaceText::No
                   ? std::optional{Verdict{RowKind::Note, {"import.row_note", {}}}}
                   : std::nullopt;
    }
    // Words below the last device and its total are of those who sign, whoever they are.
    const bool isBelowAll = m_hasTotal && lastDataRow() != 0 && frame.number() > lastDataRow();
    if (isDateLine(label.folded) && frame.visibleCells() <= 3) {
        m_isInFooter = true;
        return Verdict{RowKind::Signature, {"import.row_date_line", {}}};
    }
    if (const auto footer = Vocabulary::builtIn().footer(label)) {
        if (*footer == Vocabulary::Footer::Note) {
            return Verdict{RowKind::Note, {"import.row_note", {}}};
        }
        m_isInFooter = true;
        return Verdict{RowKind::Signature, {"import.row_signature", {}}};
    }
    if (m_isInFooter) {
        return Verdict{RowKind::Signature, {"import.row_signature", {}}};
    }
    const bool isShortPlace =
        countWords(label.folded) <= 6 && placeText(frame.firstText()) != PlaceText::No;
    if (frame.visibleCells() == 1 && !isShortPlace &&
        (frame.firstText().starts_with("*") || frame.firstText().starts_with("(*") ||
         frame.firstText().size() > 160)) {
        return Verdict{RowKind::Note, {"import.row_note", {}}};
    }
    if (isBelowAll) {
        m_isInFooter = true;
        return Verdict{RowKind::Signature, {"import.row_signature", {}}};
    }
    return std::nullopt;
}

bool RowKinds::isLikeDevices(const RowFrame& frame, std::string_view name) const
{
    const auto own = (frame.filled(ListField::Name) != nullptr ? 1U : 0U) +
                     (frame.filled(ListField::Sequence) != nullptr ? 1U : 0U);
    if (m_reading->isToldByOtherColumns && frame.visibleCells() > own) {
        return true;
    }
    const bool isOneOfMany = name.find_first_of("0123456789") != std::string_view::npos;
    const auto& known = m_reading->firstWords;
    for (std::size_t at = 0; isOneOfMany && at < name.size();) {
        // of each part between commas the first word
        const auto part = text::trim(name.substr(at, name.find(',', at) - at));
        const auto word = text::fold(part.substr(0, std::min(part.find(' '), part.size())));
        if (std::binary_search(known.begin(), known.end(), word)) {
            return !Vocabulary::builtIn().typeIn(text::fold(name), name);
        }
        const auto comma = name.find(',', at);
        at = comma == std::string_view::npos ? name.size() : comma + 1;
    }
    return false;
}

std::optional<RowKinds::Verdict> RowKinds::judgeSection(const RowFrame& frame)
{
    const auto filled = countFilled(frame);
    const auto* sequence = frame.filled(ListField::Sequence);
    const auto* name = frame.filled(ListField::Name);
    const std::string number = sequence ? sequence->text : std::string{};
    std::string text = name != nullptr && !name->isInherited ? name->text : frame.firstText();
    if (text.empty() || text == number) {
        text = frame.firstText();
    }
    if (text.empty() || isRowNumber(text)) {
        return std::nullopt;
    }
    const bool isCountedAsSection =
        isSectionNumber(number) || startsWithSectionNumber(text) || frame.isMergedAcross();
    const std::string bare(withoutNumber(text));
    const auto folded = text::fold(bare);
    const bool isNumbered = isRowNumber(number);
    if (!isNumbered && !isCountedAsSection && filled.figures == 0 && name != nullptr &&
        !name->isInherited && isLikeDevices(frame, bare)) {
        return std::nullopt;
    }
    // A numbered row with a count is a device unless its name is surely a place's.
    const auto place = placeText(text);
    const bool isPlace = place == PlaceText::Sure ||
                         (place == PlaceText::Likely && !(isNumbered && filled.figures > 0));
    // With words about the thing itself it is a device, unless one cell stands for the whole row.
    if (filled.describing > (frame.isMergedAcross() ? 1u : 0u) || frame.filled(ListField::Notes)) {
        return std::nullopt;
    }
    // "Máy móc, thiết bị văn phòng | 0": a kind of goods, of which nothing else is told.
    const bool isGroup = !isNumbered && filled.describing == 0 && m_describingColumns >= 2 &&
                         Vocabulary::builtIn().namesAGroup(Marked(bare)) &&
                         !Vocabulary::builtIn().typeIn(folded, bare);
    if (filled.figures > 0 && !isGroup && !isSectionNumber(number) &&
        !startsWithSectionNumber(text) &&
        !(isPlace && !Vocabulary::builtIn().typeIn(folded, bare))) {
        return std::nullopt;
    }
    const bool namesADevice = Vocabulary::builtIn().typeIn(folded, bare).has_value();
    // "1 | Phòng họp", "2 | Thiết bị âm thanh" with nothing beside: numbered like devices.
    // What stands behind the name is no number of a section.
    const bool isNumberFirst =
        isNumbered || (name != nullptr && frame.firstVisibleColumn() < name->column);
    const bool isNumberedSection = isNumberFirst && filled.describing == 0 && filled.figures == 0 &&
                                   m_otherColumns >= 1 && frame.visibleCells() == 2 &&
                                   !namesADevice &&
                                   (beginsLikeARoom(folded) || beginsLikeAGroup(folded));
    if (isNumbered && !isNumberedSection && !(isPlace && !namesADevice)) {
        return std::nullopt;
    }
    // What is told of it beside its name makes it a device, whatever that is.
    const auto own = (name != nullptr ? 1U : 0U) + (sequence != nullptr ? 1U : 0U);
    if (name != nullptr && filled.figures == 0 && frame.visibleCells() > own && !isPlace &&
        !isCountedAsSection && !isNumberedSection) {
        return std::nullopt;
    }
    // A list of names only has no sections but numbered ones.
    if (!isCountedAsSection && !isPlace && m_otherColumns < 2) {
        return std::nullopt;
    }
    Verdict verdict{RowKind::Section, {}};
    enterSection(frame.number(), bare, verdict);
    return verdict;
}

void RowKinds::enterSection(std::uint32_t row, const std::string& text, Verdict& verdict)
{
    const auto folded = text::fold(text);
    const auto place = placeText(text);
    const bool isKnownPlace = m_surroundings->isPlaceName && m_surroundings->isPlaceName(text);
    const bool namesType = Vocabulary::builtIn().namesAGroup(Marked(text)) ||
                           Vocabulary::builtIn().typeIn(folded, text).has_value() ||
                           folded.find("thiet bi") != std::string::npos;
    m_section.row = row;
    m_section.text = text;
    m_isTitled = false;
    const auto chosen = m_reading->sectionPlaces.find(text);
    m_section.isPlace = true;
    if (chosen != m_reading->sectionPlaces.end()) {
        m_section.place = chosen->second;
        m_section.room.clear();
        m_section.category.clear();
        m_section.isPlace = !chosen->second.empty();
        verdict.reason = m_section.isPlace
                             ? Message{"import.row_section_place", {{"place", chosen->second}}}
                             : Message{"import.row_section_category", {{"category", text}}};
        return;
    }
    if (isKnownPlace || (place != PlaceText::No && !namesType)) {
        m_section.place = text;
        m_section.room.clear();
        m_section.category.clear();
        verdict.reason = {"import.row_section_place", {{"place", text}}};
    } else if (namesType) {
        m_section.isPlace = false;
        m_section.category = text;
        verdict.reason = {"import.row_section_category", {{"category", text}}};
    } else if (beginsLikeARoom(folded)) {
        m_section.isPlace = false;
        m_section.room = text;
        verdict.reason = {"import.row_section_room", {{"room", text}}};
    } else if (!m_reading->place && isProperName(text)) {
        // Nothing else says where the devices are, and it is written like a name.
        m_section.place = text;
        m_section.room.clear();
        m_section.category.clear();
        verdict.reason = {"import.row_section_place", {{"place", text}}};
    } else {
        m_section.isPlace = false;
        m_section.category = text;
        verdict.reason = {"import.row_section_category", {{"category", text}}};
    }
}

} // namespace dongbo::importers
