#pragma once

#include "importers/recognise/explain/understanding.h"
#include "importers/recognise/rows/row_frame.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace dongbo::importers {

/// Looks over a sheet's rows as they are read and sums up, for a person, what was made of them.
class Survey
{
public:
    Survey(const Workbook& workbook, const SheetReading& reading);

    /// A row with its verdict, after whoever asked for it has seen it. `frame`: its cells by
    /// understood column, when there is one.
    void add(const ClassifiedRow& row, const RowFrame* frame);
    /// A section row and the place it stands for; empty: none.
    void addSection(std::uint32_t row, const std::string& text, const std::string& place);
    /// The titles above a further table may name a place, and nobody knows; its rows go to `place`.
    void addUnclearTitle(const TitleLine& title, const std::string& place);
    [[nodiscard]] Understanding finish(const std::vector<TotalCheck>& totals);

private:
    struct Example
    {
        std::uint32_t row = 0;
        std::string text;
        std::string other;
    };
    struct Rows
    {
        std::uint64_t count = 0;
        std::uint64_t devices = 0;
        Example first;
        std::vector<std::uint32_t> numbers; ///< at most 500
        void add(std::uint32_t row);
    };
    void addDraft(const RowDraft& draft);
    void addOldText(const RowFrame& frame);

    void decideSheet(Understanding& out) const;
    void decideHeader(const SheetReading& table, Understanding& out) const;
    void decideColumns(const SheetReading& table, Understanding& out) const;
    void decidePlaces(Understanding& out) const;
    void decideTitles(Understanding& out) const;
    void decideTotals(const std::vector<TotalCheck>& totals, Understanding& out) const;
    void decideMoney(Understanding& out) const;
    void decideQuantity(Understanding& out) const;
    void decideBundles(Understanding& out) const;
    void decideStates(Understanding& out) const;
    void decideOldText(Understanding& out) const;
    void decideFaults(Understanding& out) const;
    void decideSetAside(Understanding& out) const;

    const Workbook* m_workbook;
    const SheetReading* m_reading;
    Rows m_several;                    ///< of several devices
    std::int64_t m_severalExample = 0; ///< devices of the first of them
    Rows m_bundles;                    ///< naming parts
    Rows m_someStates;                 ///< telling the state of some of their devices
    Rows m_faults;                     ///< with a note of something broken
    Rows m_setAside;
    Rows m_unusual; ///< with a price that is usual in another unit
    Rows m_sections;
    std::map<std::string, std::uint64_t> m_setAsideBy; ///< by code
    std::set<std::string> m_places;                    ///< of sections
    Example m_money;
    std::int64_t m_moneyExample = 0;
    std::uint64_t m_converted = 0;
    std::vector<TextSample> m_samples;
    std::vector<SectionSample> m_sectionSamples;
    std::vector<SectionSample> m_unclearTitles;
};

} // namespace dongbo::importers
