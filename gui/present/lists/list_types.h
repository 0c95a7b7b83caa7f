#pragma once

#include "gui/present/words/tone.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

// What a list consists of, ready to be shown. Rows are counted from 0.

/// How the cells of a column are drawn.
enum class CellKind : std::uint8_t
{
    Text,
    Quiet,  ///< secondary
    Strong, ///< names
    Pill,   ///< icon and word in a tone
    Number, ///< right-aligned
    Action, ///< an icon that can be clicked
    Meter   ///< a bar with a tick before a right-aligned text
};

struct TableColumn
{
    std::string id; ///< stable: saved layouts and filters use it
    std::string title;
    CellKind kind = CellKind::Text;
    int width = 100;
    int stretch = 0; ///< share of the width that is left over
    int drop = 0;    ///< in a narrow list columns with the highest number are left out first
    int least = 0;   ///< smallest width; 0: three quarters of `width`
    bool sorts = true;
    bool filters = true;
    bool isShown = true;  ///< until somebody chooses otherwise
    bool isFixed = false; ///< always shown: what identifies a row
};

struct ListCell
{
    std::string text;
    std::string icon = {};
    Tone tone = Tone::None;
    std::string after = {}; ///< after the text, secondary
    std::string tip = {};
    bool isStruck = false;
    std::string plain = {};            ///< as a spreadsheet takes it: "12500000"; empty: the text
    bool isFigure = false;             ///< a number one can ask about
    bool isFaint = false;              ///< a nought
    std::optional<double> share = {};  ///< of Meter columns: the bar's part, 0 to 1; absent: empty
    std::optional<double> target = {}; ///< where its tick stands, 0 to 1
};

struct ListRow
{
    std::vector<ListCell> cells; ///< one for every declared column, shown or not
    bool isHeading = false; ///< the text of the first cell at the left, of the last at the right
    bool isStrong = false;  ///< a sum
    bool isGroup = false;   ///< heads rows and has cells of its own
    int indent = 0;         ///< of its first cell, DIP
    Tone fill = Tone::None;
};

struct ListSort
{
    std::string column;
    bool isDescending = false;

    bool operator==(const ListSort&) const = default;
};

/// A chip over the list.
struct ListChip
{
    std::string id;
    std::string icon = {};
    std::string word = {};
    std::string count = {}; ///< empty: not known
    bool isOn = false;
    bool opensMenu = false;
    bool isRemovable = false;

    bool operator==(const ListChip&) const = default;
};

/// An entry of a menu or of the values of a column.
struct ListChoice
{
    std::string key;
    std::string word;
    std::string icon = {};
    std::string note = {}; ///< at the right: a count, a key
    Tone tone = Tone::None;
    bool isOn = false;
    bool isEnabled = true;
    std::int64_t count = 0;
};

/// Another look at the same rows.
struct ListLayout
{
    std::string id; ///< "table", "board", "tiles"
    std::string word;
    std::string icon;
};

/// A word with its shape and tone.
[[nodiscard]] inline ListCell pillCell(const PillText& pill)
{
    return {pill.word, pill.icon, pill.tone};
}

/// Instead of the rows, with the ways out.
struct EmptyList
{
    struct Way
    {
        std::string id; ///< for ListPresenter::takeWay
        std::string word;
        std::string icon;
        std::string verb = {};    ///< short, for a button beside the word
        std::string caption = {}; ///< a second, quieter line
        bool writes = false;      ///< offered only where something can be written
    };
    std::string icon;
    std::string fact;
    std::string help;
    std::vector<Way> ways = {}; ///< the first is the primary one
};

/// What a list says in place of no rows: the sentence of a code, and that of the code with "_help".
struct EmptyWords
{
    std::string icon;
    std::string nothing; ///< while there is nothing at all
    std::string filter;  ///< while nothing fits what is asked for; the way out clears it
    std::vector<EmptyList::Way> ways = {}; ///< out of nothing at all; their ids are for doIt
    std::string filterHelp = {};           ///< another sentence than the code with "_help"
};

/// The line under the list.
struct ListFoot
{
    std::string left;
    std::string hint = {};
    std::string label = {};
    std::string value = {};
};

struct RowRange
{
    std::int64_t first = 0;
    std::int64_t last = 0; ///< inclusive

    bool operator==(const RowRange&) const = default;
};

/// Where the list is scrolled to when its rows are others.
enum class ListScroll : std::uint8_t
{
    Keep,
    Top,
    Reveal ///< to the current row
};

/// Something to be done with all chosen rows.
struct BulkVerb
{
    std::string id;
    std::string word;
    std::string icon;
    std::string keys = {};
    bool isPrimary = false;
    bool isMinor = false; ///< an icon is enough
    bool isEnabled = true;
};

} // namespace dongbo::present
