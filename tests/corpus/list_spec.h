#pragma once

#include "importers/recognise/model/reading.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::corpus {

/// A cell as it goes into a file.
struct SpecCell
{
    enum class Kind
    {
        Text,
        Number,
        Date ///< `number` counts from 30 December 1899
    };
    Kind kind = Kind::Text;
    bool isFormula = false;
    double number = 0;
    std::string written; ///< of a number: its digits
    std::string text;    ///< as stored: in an old encoding when the list says so
    std::string font;    ///< empty: the default one
    std::string formula; ///< of a cell whose result was never stored; then nothing else counts
    std::string format;  ///< a number format of its own: "000000"
};

/// A row with its expected outcome.
struct SpecRow
{
    std::uint32_t number = 0;
    std::string outcome; ///< "created", "set_aside", "not_data"; empty: not in the ledger
    std::string reason;  ///< empty: any
    std::uint32_t devices = 0;
    std::vector<std::optional<SpecCell>> cells;
};

struct SpecTotal
{
    std::uint32_t row = 0;
    std::string column;
    std::int64_t stated = 0, computed = 0;
};

struct SpecDevice
{
    std::uint32_t row = 0;
    std::size_t ordinal = 1; ///< among the row's devices
    std::map<std::string, std::string> fields;
};

struct SpecSheet
{
    std::string name;
    bool isHidden = false;
    std::vector<SpecRow> rows;
    std::vector<std::string> merges;            ///< "A1:C1"
    std::string layout;                         ///< empty: any; "skipped:reason"
    std::string header;                         ///< "3-4"; empty: any
    std::map<std::string, std::string> columns; ///< by letters
    std::vector<SpecTotal> totals;              ///< those named must be there
    bool hasTotals = false;                     ///< then no others may be
    std::vector<SpecDevice> devices;
    std::map<std::uint32_t, std::string> symptoms; ///< offered as faults, by row
    std::map<std::uint32_t, std::string> places;   ///< of the devices of a row; empty: none
    std::map<std::uint32_t, std::string> problems; ///< codes of things said of a row
};

/// One list of the corpus: what a file holds and how it must be read.
struct ListSpec
{
    std::string name;     ///< of the .list file, without its ending
    std::string quirk;    ///< what is odd about it, a sentence
    std::string fileName; ///< without its ending
    std::vector<std::string> formats;
    std::string units = "vu-ban-2021"; ///< empty: a register without units
    bool createsPlaces = false;
    bool isFrom1904 = false;
    bool isOldText = false; ///< some of it is written in an old encoding
    bool isAsked = false;   ///< it is right to ask, and wrong to write
    /// Other words for the same: each set makes a list of its own, cells that are the first
    /// becoming the second.
    std::vector<std::map<std::string, std::string>> variants;
    importers::Choices choices;
    std::vector<SpecSheet> sheets;
};

/// Reads a .list file. Throws std::runtime_error with the line at fault.
[[nodiscard]] ListSpec readSpec(const std::filesystem::path& path);

/// The number of column "A" is 1.
[[nodiscard]] std::uint32_t columnNumber(const std::string& letters);

} // namespace dongbo::corpus
