#pragma once

#include "core/report/engine/reports.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/lists/list_types.h"
#include "gui/present/session.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::present {

/// One thing the report can be asked for: a chip over the page.
struct ReportField
{
    enum class Kind : std::uint8_t
    {
        Place, ///< typed with suggestions, or chosen
        Day,
        Word, ///< one of a few
        Typed ///< a period, a number, a name; with suggestions
    };
    std::string name; ///< "site"
    std::string title;
    Kind kind = Kind::Word;
    std::string value;               ///< as asked now; empty: not restricted
    std::string word;                ///< what holds, in words: "Quý II/2021", "Tất cả"
    std::vector<ListChoice> choices; ///< of words, and of periods those near
    std::string error;
    bool isMissing = false; ///< the report cannot be made without it
    bool isAsked = false;   ///< somebody asked for something else than usual
    bool isGap = false;     ///< of every paper, but only some forms have a place for it
};

/// The key of a choice that does not restrict.
inline constexpr const char* anyChoice = "*";

/// Fields of a report with what `query` asks of them and what is wrong with that.
[[nodiscard]] std::vector<ReportField> fieldsOf(const Session& session,
                                                const report::ReportInfo& info,
                                                const ListQuery& query, const Problems& problems);
/// What can be chosen for a parameter: records that begin with what was typed, at most `most` of
/// them; of places without anything typed the first ones.
[[nodiscard]] std::vector<ListChoice> suggestedFor(const Session& session,
                                                   const report::Parameter& parameter,
                                                   const std::string& typed, std::size_t most);

} // namespace dongbo::present
