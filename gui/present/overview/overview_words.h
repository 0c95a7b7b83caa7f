#pragma once

#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/overview/overview_presenter.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace dongbo::present {

/// What the parts of the overview's page are worded with. Inside this room.
class OverviewWords
{
public:
    OverviewWords(Language language, const OverviewFacts& facts)
        : m_facts(facts)
        , m_language(language)
    {}

protected:
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(m_language, code, args);
    }
    [[nodiscard]] std::string number(std::int64_t value) const
    {
        return text::formatInteger(value, m_language);
    }
    /// The sentence for one, or for several with {count}.
    [[nodiscard]] std::string counted(const char* one, const char* many, std::int64_t count) const
    {
        return say(count == 1 ? one : many, {{"count", number(count)}});
    }

    const OverviewFacts& m_facts;
    Language m_language;
};

[[nodiscard]] inline Place placeOf(ScreenName screen, std::string filter = {})
{
    Place place;
    place.screen = screen;
    place.filter = std::move(filter);
    return place;
}

[[nodiscard]] inline Place placeOf(ScreenName screen, RecordRef record)
{
    Place place;
    place.screen = screen;
    place.record = record;
    return place;
}

[[nodiscard]] inline OverviewHead headOf(std::string title, std::string caption, std::string link,
                                         Place place)
{
    OverviewHead head;
    head.title = std::move(title);
    head.caption = std::move(caption);
    head.link = std::move(link);
    head.place = std::move(place);
    return head;
}

/// The tiles of sites, and how many stand how.
void addSites(OverviewPage& page, Language language, const OverviewFacts& facts);
/// Faults and repair spend over time, and how the devices of each type are.
void addCharts(OverviewPage& page, Language language, const OverviewFacts& facts);

/// Lines under contract and maintenance that falls due.
void addCare(OverviewPage& page, Language language, const OverviewFacts& facts);

} // namespace dongbo::present
