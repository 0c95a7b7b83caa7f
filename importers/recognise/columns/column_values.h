#pragma once

#include "importers/recognise/cells/kept_rows.h"
#include "importers/recognise/model/list_field.h"
#include "importers/recognise/model/surroundings.h"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace dongbo::importers {

/// What the cells of one column are like, counted over the rows looked at.
class ColumnValues
{
public:
    explicit ColumnValues(const Surroundings& surroundings);
    ~ColumnValues();
    ColumnValues(ColumnValues&&) noexcept;

    void add(const KeptCell& cell);

    [[nodiscard]] std::uint32_t count() const { return m_count; }
    /// Cells that say something: not "không có", "N/A".
    [[nodiscard]] std::uint32_t said() const { return m_count - m_absent; }
    /// Number cells and texts that are amounts, whatever they may mean.
    [[nodiscard]] std::uint32_t figures() const { return m_numbers; }
    /// Whether the column says nothing that the other does not say, too.
    [[nodiscard]] bool hasValuesOf(const ColumnValues& other) const;
    /// How well the values suit the field, 0 … 1; 0.5 where values say nothing about it.
    [[nodiscard]] double fit(ListField field) const;
    /// How many cells are plainly such values; 0 for fields that no value tells.
    [[nodiscard]] std::uint32_t cellsLike(ListField field) const;
    /// Share of cells with text of their own among those that are not numbers.
    [[nodiscard]] double share(std::uint32_t part) const
    {
        return m_count == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(m_count);
    }
    [[nodiscard]] bool isMostlyDates() const { return share(m_dates) > 0.6; }
    [[nodiscard]] bool isMostlyYears() const { return share(m_years) > 0.6; }
    [[nodiscard]] bool isMostlyStates() const { return share(m_states) > 0.5; }
    /// Each value is one more than the one above it: rows are counted.
    [[nodiscard]] bool isCountedOn() const { return m_count >= 5 && share(m_rising) >= 0.9; }
    /// Hardly any value comes twice: true of codes and serial numbers. Most values begin with the
    /// same letters and go on in digits: "VB-01", "VB-02".
    [[nodiscard]] bool isSeries() const;
    [[nodiscard]] bool isDistinct() const
    {
        return m_distinct.size() * 20 >= (m_count - m_absent) * 19ULL;
    }
    /// How much the values by themselves speak for a field when the heading says nothing: a weight
    /// of weights.tsv at most, 0 where they say nothing of it.
    [[nodiscard]] double guess(ListField field) const;
    /// Counts whatever the heading says: with their measure, or one again and again. Floors and
    /// sizes are seldom so.
    [[nodiscard]] bool isMostlyOnes() const
    {
        return share(m_counts) >= 0.9 && (share(m_ones) >= 0.4 || share(m_measured) >= 0.5);
    }
    [[nodiscard]] bool isMostlyCrosses() const { return share(m_crosses) >= 0.5; }
    /// Days written month first, which none of them contradicts; one slip is no way of writing.
    [[nodiscard]] bool isMonthFirst() const
    {
        return m_monthFirst > 0 && m_dayFirst == 0 && m_monthFirst * 4 >= m_dates;
    }
    /// Short words without spaces and with a digit, mostly.
    [[nodiscard]] bool isMostlyCodes() const { return share(m_codeLike) >= 0.8; }

private:
    struct TextFacts;
    struct CountInText
    {
        double value = 0;
        bool isBare = true; ///< without a measure
    };
    void addNumber(double number);
    void addText(const TextFacts& text);

    const Surroundings* m_surroundings;
    std::uint32_t m_count = 0;
    std::uint32_t m_numbers = 0; ///< number cells and text that is an amount
    std::uint32_t m_counts = 0;  ///< 1 … 10,000, "2 cái" too
    std::uint32_t m_ones = 0;
    std::uint32_t m_measured = 0; ///< counts with a measure: "2 cái"
    std::uint32_t m_small = 0;    ///< numbers to 120
    std::uint32_t m_percents = 0; ///< with a % sign, or 0 … 1
    std::uint32_t m_years = 0;
    std::uint32_t m_dates = 0;
    std::uint32_t m_months = 0; ///< "24 tháng", "2 years"
    std::uint32_t m_zeros = 0;
    std::uint32_t m_dayFirst = 0;   ///< "26/1/2015"
    std::uint32_t m_monthFirst = 0; ///< "1/26/2015"
    std::uint32_t m_measures = 0;
    std::uint32_t m_states = 0;
    std::uint32_t m_makers = 0;
    std::uint32_t m_types = 0;
    std::uint32_t m_places = 0;
    std::uint32_t m_countries = 0;
    std::uint32_t m_fundings = 0;
    std::uint32_t m_codeLike = 0; ///< no space, a digit
    std::uint32_t m_long = 0;     ///< past 24 bytes
    std::uint32_t m_crosses = 0;
    std::uint32_t m_absent = 0;  ///< "không có", "N/A"
    std::uint32_t m_texts = 0;   ///< cells of text that is no number
    std::uint32_t m_persons = 0; ///< begins with a family name
    std::uint32_t m_rooms = 0;
    std::uint32_t m_sums = 0;   ///< whole numbers of ten thousand and more
    std::uint32_t m_rising = 0; ///< one more than the cell above
    std::uint32_t m_words = 0;  ///< in all texts
    double m_last = 0;
    std::map<std::string, std::uint32_t, std::less<>> m_beginnings; ///< letters codes begin with
    std::set<std::string> m_distinct;
    struct Seen;
    std::unique_ptr<Seen> m_seen; ///< texts and what they say, each looked up once
};

} // namespace dongbo::importers
