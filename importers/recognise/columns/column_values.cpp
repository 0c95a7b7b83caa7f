#include "importers/recognise/columns/column_values.h"

#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace dongbo::importers {

namespace {

bool namesOneOf(std::string_view folded, std::initializer_list<std::string_view> phrases)
{
    return std::any_of(phrases.begin(), phrases.end(), [folded](std::string_view phrase) {
        return findWords(folded, phrase) != std::string_view::npos;
    });
}

bool namesACountry(std::string_view folded)
{
    return namesOneOf(folded,
                      {"viet nam", "vn",      "trung quoc", "tq",       "china",     "nhat",
                       "nhat ban", "japan",   "my",         "usa",      "han quoc",  "korea",
                       "dai loan", "taiwan",  "thai lan",   "thailand", "malaysia",  "indonesia",
                       "duc",      "germany", "phap",       "an do",    "singapore", "philippines",
                       "anh",      "asean",   "mexico",     "hungary",  "ba lan",    "y"});
}

bool namesAFunding(std::string_view folded)
{
    return namesOneOf(folded, {"ngan sach", "ns", "nsnn", "du an", "xa hoi hoa", "tai tro",
                               "vien tro", "chuong trinh", "tu mua", "cap", "nha mang", "von",
                               "quy", "nong thon moi", "trang bi", "dieu chuyen", "kinh phi"});
}

bool namesARoom(std::string_view folded)
{
    static constexpr std::array<std::string_view, 9> words{
        "phong", "hoi truong", "kho", "tang", "khu", "room", "hall", "floor", "p"};
    return std::any_of(words.begin(), words.end(), [folded](std::string_view word) {
        return folded.starts_with(word) &&
               (folded.size() == word.size() || folded[word.size()] == ' ');
    });
}

/// Months or years: a warranty is told in them.
bool isTime(std::string_view measure)
{
    static constexpr std::array<std::string_view, 5> words{"thang", "nam", "month", "year", "yr"};
    return std::any_of(words.begin(), words.end(),
                       [measure](std::string_view word) { return measure.starts_with(word); });
}

/// "192.168.1.10", "may-chieu.jpg", "https://…", "a@b.vn": it tells where something is kept or
/// found, not which device it is.
bool isAddress(std::string_view text)
{
    if (text.find("://") != std::string_view::npos || text.find('@') != std::string_view::npos) {
        return true;
    }
    const auto dot = text.rfind('.');
    const auto ending =
        dot == std::string_view::npos ? std::string{} : text::fold(text.substr(dot + 1));
    for (const std::string_view file :
         {"jpg", "jpeg", "png", "gif", "bmp", "webp", "pdf", "doc", "docx", "xls", "xlsx"}) {
        if (ending == file) {
            return true;
        }
    }
    std::size_t parts = 1, digits = 0;
    for (const char c : text) {
        const bool isDigit = c >= '0' && c <= '9';
        if (!isDigit && (c != '.' || digits == 0)) {
            return false;
        }
        parts += isDigit ? 0 : 1;
        digits = isDigit ? digits + 1 : 0;
        if (digits > 3) {
            return false;
        }
    }
    return parts == 4 && digits > 0;
}

} // namespace

/// What one text says by itself; a column has few texts that differ.
struct ColumnValues::TextFacts
{
    bool isAbsence = false, isLong = false, isCross = false, isCodeLike = false, isDayFirst = false,
         isMonthFirst = false, isYear = false, isDate = false, isAmount = false, isSum = false,
         isPercent = false, isTime = false, isCount = false, isMeasured = false, isMeasure = false,
         isState = false, isMaker = false, isType = false, isPlace = false, isPerson = false,
         isRoom = false, isCountry = false, isFunding = false, hasDigit = false;
    std::optional<CountInText> count;
    std::string beginning; ///< what stands before its first digit
    std::uint32_t words = 0;

    void look(const KeptCell& cell, const Surroundings& surroundings);

private:
    void lookAtDigits(const KeptCell& cell);
};

void ColumnValues::TextFacts::lookAtDigits(const KeptCell& cell)
{
    const auto& vocabulary = Vocabulary::builtIn();
    isCodeLike = cell.text.find(' ') == std::string::npos && !isAddress(cell.text);
    const auto figures = dayFigures(cell.text);
    isDayFirst = figures && figures->first > 12 && figures->second <= 12;
    isMonthFirst = figures && figures->second > 12 && figures->first <= 12;
    if (const auto date = text::parseDateText(isMonthFirst ? std::string_view(figures->swapped)
                                                           : std::string_view(cell.text))) {
        isCodeLike = false; // "2020-11-30"
        (date->precision == text::Precision::Year ? isYear : isDate) = true;
    }
    if (const auto money = text::parseMoney(cell.text)) {
        isAmount = true;
        isSum = money->dong >= 10'000;
    }
    const Cell plain{0, 0, cell.kind, false, 0, cell.number, cell.text};
    if (const auto found = countOf(plain, cell.text)) {
        const auto measure = text::fold(found->measure);
        count = {found->value, found->measure.empty()};
        isPercent = found->measure == "%";
        isTime = importers::isTime(measure);
        isMeasured = !found->measure.empty() && vocabulary.measure(measure).has_value();
        isCount =
            found->value >= 0 && found->value <= 10'000 && (found->measure.empty() || isMeasured);
    }
}

void ColumnValues::TextFacts::look(const KeptCell& cell, const Surroundings& surroundings)
{
    const auto& vocabulary = Vocabulary::builtIn();
    const Marked marked(cell.text);
    const auto& folded = marked.folded;
    isAbsence = vocabulary.isAbsence(folded) && folded != "x" && folded != "0";
    isLong = cell.text.size() > 24;
    isCross = folded == "x";
    const auto digit = folded.find_first_of("0123456789");
    hasDigit = digit != std::string::npos;
    if (hasDigit) {
        beginning = folded.substr(0, digit);
        lookAtDigits(cell);
    }
    isMeasure = vocabulary.measure(folded).has_value();
    isState = vocabulary.state(marked).isKnown();
    isMaker = vocabulary.makerIn(folded).has_value();
    isType = vocabulary.typeIn(folded, cell.text).has_value();
    isPlace = vocabulary.looksLikePlace(marked) ||
              (surroundings.isPlaceName && surroundings.isPlaceName(cell.text));
    words = static_cast<std::uint32_t>(countWords(folded));
    isPerson = vocabulary.beginsLikeAPerson(marked);
    isRoom = namesARoom(folded);
    isCountry = namesACountry(folded);
    isFunding = namesAFunding(folded);
}

struct ColumnValues::Seen
{
    std::unordered_map<std::string, TextFacts> texts;
};

ColumnValues::ColumnValues(const Surroundings& surroundings)
    : m_surroundings(&surroundings)
    , m_seen(std::make_unique<Seen>())
{}
ColumnValues::~ColumnValues() = default;
ColumnValues::ColumnValues(ColumnValues&&) noexcept = default;

void ColumnValues::addNumber(double number)
{
    const bool isWhole = number == std::floor(number);
    ++m_numbers;
    m_counts += isWhole && number >= 0 && number <= 10'000 ? 1 : 0;
    m_zeros += number == 0 ? 1 : 0;
    m_ones += number == 1 ? 1 : 0;
    m_small += number >= 0 && number <= 120 ? 1 : 0;
    m_percents += number >= 0 && number <= 1 ? 1 : 0;
    m_years += isWhole && number >= 1970 && number <= 2050 ? 1 : 0;
    m_codeLike += isWhole && number > 2050 ? 1 : 0;
    m_sums += isWhole && number >= 10'000 ? 1 : 0;
    m_rising += number == m_last + 1 ? 1 : 0;
    m_last = number;
}

void ColumnValues::addText(const TextFacts& text)
{
    m_absent += text.isAbsence ? 1 : 0;
    m_long += text.isLong ? 1 : 0;
    m_crosses += text.isCross ? 1 : 0;
    m_codeLike += text.isCodeLike ? 1 : 0;
    m_dayFirst += text.isDayFirst ? 1 : 0;
    m_monthFirst += text.isMonthFirst ? 1 : 0;
    m_years += text.isYear ? 1 : 0;
    m_dates += text.isDate ? 1 : 0;
    m_numbers += text.isAmount ? 1 : 0;
    m_sums += text.isSum ? 1 : 0;
    if (text.count) {
        const auto& [value, isBare] = *text.count;
        m_percents += text.isPercent ? 1 : 0;
        m_months += text.isTime ? 1 : 0;
        m_zeros += value == 0 ? 1 : 0;
        m_small += isBare && value <= 120 ? 1 : 0;
        m_ones += value == 1 ? 1 : 0;
        m_rising += isBare && value == m_last + 1 ? 1 : 0;
        m_last = value;
        m_measured += text.isMeasured ? 1 : 0;
        m_counts += text.isCount ? 1 : 0;
    }
    if (text.hasDigit && m_beginnings.size() < 200) {
        ++m_beginnings[text.beginning];
    }
    m_measures += text.isMeasure ? 1 : 0;
    m_states += text.isState ? 1 : 0;
    m_makers += text.isMaker ? 1 : 0;
    m_types += text.isType ? 1 : 0;
    m_places += text.isPlace ? 1 : 0;
    ++m_texts;
    m_words += text.words;
    m_persons += text.isPerson ? 1 : 0;
    m_rooms += text.isRoom ? 1 : 0;
    m_countries += text.isCountry ? 1 : 0;
    m_fundings += text.isFunding ? 1 : 0;
}

void ColumnValues::add(const KeptCell& cell)
{
    if (cell.kind == CellKind::Error && cell.text.starts_with('=')) {
        return; // a formula without a result says nothing
    }
    ++m_count;
    if (cell.kind == CellKind::Date || cell.kind == CellKind::Number) {
        m_distinct.insert(cell.text);
        if (cell.kind == CellKind::Date) {
            ++m_dates;
        } else {
            addNumber(cell.number);
        }
        return;
    }
    const auto [known, isNew] = m_seen->texts.try_emplace(cell.text);
    auto& facts = known->second;
    if (isNew) {
        facts.look(cell, *m_surroundings);
        if (facts.isAbsence) {
            m_distinct.erase(cell.text);
        } else {
            m_distinct.insert(cell.text);
        }
    }
    addText(facts);
}

std::uint32_t ColumnValues::cellsLike(ListField field) const
{
    const auto numbered = [this](bool isSo) {
        return isSo ? m_codeLike - std::min(m_codeLike, m_numbers) : 0;
    };
    const std::pair<ListField, std::uint32_t> counted[] = {
        {ListField::Measure, m_measures},
        {ListField::Quantity,
         m_count < 3 || m_rising < m_count ? m_counts - std::min(m_counts, m_years) : 0},
        {ListField::Amount, m_numbers - std::min(m_numbers, m_counts + m_years)},
        {ListField::InUseYear, m_years},
        {ListField::InUseDate, m_dates},
        {ListField::Condition, m_states},
        {ListField::Maker, m_makers},
        {ListField::Country, m_countries},
        {ListField::FundingSource, m_fundings},
        {ListField::Site, m_places},
        {ListField::Type, m_types},
        {ListField::Serial, numbered(isDistinct() && !isSeries())},
        {ListField::Code, numbered(isDistinct() && isSeries())},
        {ListField::Model, numbered(!isDistinct())},
    };
    for (const auto& [known, cells] : counted) {
        if (known == field) {
            return cells;
        }
    }
    return 0;
}

bool ColumnValues::hasValuesOf(const ColumnValues& other) const
{
    return std::includes(other.m_distinct.begin(), other.m_distinct.end(), m_distinct.begin(),
                         m_distinct.end());
}

bool ColumnValues::isSeries() const
{
    std::uint32_t most = 0;
    for (const auto& [letters, count] : m_beginnings) {
        most = std::max(most, count);
    }
    return most >= 2 && share(most) >= 0.6;
}

double ColumnValues::guess(ListField field) const
{
    if (m_count < 2 && !(field == ListField::Name && m_types == 1)) {
        return 0; // one value says little, but a kind of device it may name
    }
    const auto weight = [](std::string_view key) { return Vocabulary::builtIn().weight(key); };
    const double different = static_cast<double>(m_distinct.size()) / static_cast<double>(m_count);
    if (field == ListField::Name) {
        // Words, not always the same, and not plainly something else.
        const double other = share(std::max({m_persons, m_rooms, m_states, m_measures, m_countries,
                                             m_fundings, m_dates, m_absent}));
        const double isText = share(m_texts) >= 0.8 ? 0.25 : 0.0;
        const double isLong = m_texts > 0 && m_words >= 2 * m_texts ? 0.15 : 0.0;
        return weight("guess.name") *
               std::clamp(0.6 * share(m_types) + isText + isLong + 0.1 * different - 0.7 * other -
                              (isMostlyCodes() ? 0.3 : 0.0),
                          0.0, 1.0);
    }
    struct Guess
    {
        ListField field;
        bool isPossible;
        std::uint32_t cells;
        double least;
        std::string_view weight;
    };
    const Guess guesses[] = {
        // amounts written as text begin alike, too
        {ListField::Code, isDistinct() && isSeries() && share(m_numbers) < 0.5, m_codeLike, 0.8,
         "guess.code"},
        {ListField::Serial, isDistinct() && !isSeries() && m_numbers == 0, m_codeLike, 0.8,
         "guess.serial"},
        {ListField::Maker, share(m_types) < 0.3, m_makers, 0.6, "guess.maker"},
        {ListField::Measure, true, m_measures, 0.7, "guess.measure"},
        // a row of none is a row too many: what counts zero somewhere counts something else
        {ListField::Quantity, share(m_rising) < 0.5 && share(m_years) < 0.2 && m_zeros == 0,
         m_counts, 0.9, "guess.quantity"},
        {ListField::Condition, true, m_states, 0.6, "guess.condition"},
        {ListField::Country, share(m_makers) < 0.3, m_countries, 0.7, "guess.country"},
        {ListField::FundingSource, true, m_fundings, 0.8, "guess.funding"},
        {ListField::Site, true, m_places, 0.7, "guess.site"},
        {ListField::Type, different < 0.7, m_types, 0.7, "guess.type"},
        {ListField::InUseYear, true, m_years, 0.9, "guess.year"},
        {ListField::Cost, share(m_years) < 0.2, m_sums, 0.8, "guess.money"},
        {ListField::Custodian, true, m_persons, 0.7, "guess.custodian"},
        {ListField::Location, true, m_rooms, 0.6, "guess.location"},
        {ListField::Sequence, true, m_rising + 1, 0.9, "guess.sequence"},
    };
    for (const auto& one : guesses) {
        if (one.field == field) {
            return one.isPossible && share(one.cells) >= one.least
                       ? weight(one.weight) * std::min(1.0, share(one.cells))
                       : 0.0;
        }
    }
    return 0;
}

double ColumnValues::fit(ListField field) const
{
    if (m_count == 0) {
        return 0.5;
    }
    const double numeric = share(m_numbers);
    const double text = 1.0 - std::min(1.0, numeric + share(m_dates));
    switch (field) {
    case ListField::Measure:
        return share(m_measures);
    case ListField::Quantity:
    case ListField::QuantityBook:
    case ListField::QuantityCounted:
        return share(m_counts) * (share(m_years) > 0.9 ? 0.3 : 1.0);
    case ListField::Site:
        return std::max(share(m_places), 0.3 * text * (1 - share(m_measures)));
    case ListField::YearMade:
    case ListField::InUseYear:
        return std::max(share(m_years), 0.8 * share(m_dates));
    case ListField::InUseDate:
    case ListField::Acquired:
        return std::max(share(m_dates), 0.8 * share(m_years));
    case ListField::PostedDate:
        return share(m_dates);
    case ListField::WarrantyUntil:
        return std::max(share(m_dates), 0.7 * share(m_years));
    case ListField::WarrantyMonths:
        return std::max(share(m_months), 0.9 * (share(m_small) - share(m_years)));
    case ListField::LifeYears:
        return std::max(0.0, share(m_small) - share(m_years));
    case ListField::Maker:
        return std::max(share(m_makers), 0.35 * text);
    case ListField::Country:
        return std::max(share(m_countries), 0.25 * text);
    case ListField::FundingSource:
        return std::max(share(m_fundings), 0.25 * text);
    case ListField::Condition:
        return std::max(share(m_states), 0.3 * text);
    case ListField::ConditionMark:
        return std::max(share(m_crosses), share(m_counts));
    case ListField::Code:
        return !isDistinct() ? 0.1 + 0.2 * share(m_codeLike)
               : isSeries()  ? 0.3 + 0.5 * share(m_codeLike)
                             : 0.3 + 0.1 * share(m_codeLike);
    case ListField::Serial:
        return isDistinct() ? 0.3 + 0.5 * share(m_codeLike) : 0.1;
    case ListField::Model:
        return 0.3 + 0.2 * share(m_codeLike);
    case ListField::Name:
        return std::max(share(m_types), 0.4 * text + 0.1 * share(m_long));
    case ListField::Type:
        return std::max(0.9 * share(m_types), 0.3 * text);
    case ListField::UnitPrice:
    case ListField::Amount:
    case ListField::Cost:
    case ListField::CostBudget:
    case ListField::CostOther:
    case ListField::NetValue:
    case ListField::WearYear:
    case ListField::WearTotal:
    case ListField::WearOpening:
    case ListField::QuantityDifference:
        return numeric;
    case ListField::WearRate:
    case ListField::QualityPercent:
        return std::max(share(m_percents), share(m_small) * 0.9);
    case ListField::Supplier:
    case ListField::Department:
    case ListField::Custodian:
    case ListField::SpecText:
    case ListField::ReasonIn:
    case ListField::ReasonOut:
    case ListField::SetAsideReason:
    case ListField::Notes:
        return 0.35 * text + 0.1;
    case ListField::Location:
        return 0.45 * text;
    case ListField::Unknown:
    case ListField::Sequence:
    case ListField::Phone:
    case ListField::DocumentNo:
    case ListField::FirstPlain:
        break;
    }
    const auto* own = plainDeviceField(field);
    if (own != nullptr && own->type == FieldType::Day) {
        return share(m_dates);
    }
    const bool isNumber =
        own != nullptr && (own->type == FieldType::Integer || own->type == FieldType::Money);
    return isNumber ? numeric : 0.5;
}

} // namespace dongbo::importers
