#include "core/report/model/period.h"

#include "core/text/dates.h"
#include "core/text/unicode.h"

#include <array>

namespace dongbo::report {

namespace {

using std::chrono::last;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month;

unsigned monthOf(Date day)
{
    return static_cast<unsigned>(day.month());
}

Period monthsFrom(year_month first, int count)
{
    const auto end = first + months(count - 1);
    return {Date{first / 1}, Date{end / last}};
}

/// Months the period is made of, when it is whole ones; else 0.
int wholeMonths(const Period& period)
{
    const year_month first{period.first.year(), period.first.month()};
    const year_month end{period.last.year(), period.last.month()};
    const auto count = static_cast<int>((end - first).count()) + 1;
    return monthsFrom(first, count) == period ? count : 0;
}

bool isQuarter(const Period& period)
{
    return wholeMonths(period) == 3 && monthOf(period.first) % 3 == 1;
}
bool isYear(const Period& period)
{
    return wholeMonths(period) == 12 && monthOf(period.first) == 1;
}

std::optional<text::LooseDate> looseDate(std::string_view text)
{
    // "2021-Q2", as this program names files
    if (text.size() == 7 && text[4] == '-' && (text[5] == 'Q' || text[5] == 'q')) {
        return text::parseDateText(std::string(text.substr(5)) + "/" +
                                   std::string(text.substr(0, 4)));
    }
    if (text.size() == 7 && text[4] == '-') {
        return text::parseDateText(std::string(text.substr(5)) + "/" +
                                   std::string(text.substr(0, 4)));
    }
    return text::parseDateText(text);
}

} // namespace

std::optional<Period> parsePeriod(std::string_view text)
{
    text = text::trim(text);
    if (const auto whole = looseDate(text)) {
        return Period{text::firstDay(*whole), text::lastDay(*whole)};
    }
    for (const std::string_view between : {"..", "–", " - ", "-"}) {
        const auto at = text.find(between);
        if (at == std::string_view::npos) {
            continue;
        }
        const auto first = looseDate(text::trim(text.substr(0, at)));
        const auto end = looseDate(text::trim(text.substr(at + between.size())));
        if (first && end && text::firstDay(*first) <= text::lastDay(*end)) {
            return Period{text::firstDay(*first), text::lastDay(*end)};
        }
    }
    return std::nullopt;
}

std::string formatPeriod(const Period& period, Language language)
{
    text::LooseDate loose;
    loose.year = static_cast<int>(period.first.year());
    loose.month = monthOf(period.first);
    if (isYear(period)) {
        return std::to_string(loose.year);
    }
    if (isQuarter(period)) {
        loose.precision = text::Precision::Quarter;
        return text::formatDate(loose, language);
    }
    if (wholeMonths(period) == 1) {
        loose.precision = text::Precision::Month;
        return text::formatDate(loose, language);
    }
    return text::formatDate(period.first) + "–" + text::formatDate(period.last);
}

std::string periodCode(const Period& period)
{
    const auto first = isoText(period.first);
    if (isYear(period)) {
        return first.substr(0, 4);
    }
    if (isQuarter(period)) {
        return first.substr(0, 4) + "-Q" + std::to_string((monthOf(period.first) + 2) / 3);
    }
    if (wholeMonths(period) == 1) {
        return first.substr(0, 7);
    }
    return first + ".." + isoText(period.last);
}

Period quarterOf(Date day)
{
    const auto month = (monthOf(day) - 1) / 3 * 3 + 1;
    return monthsFrom({day.year(), std::chrono::month(month)}, 3);
}

Period yearOf(Date day)
{
    return monthsFrom({day.year(), std::chrono::January}, 12);
}

Period before(const Period& period)
{
    const auto count = wholeMonths(period);
    if (count == 1 || isQuarter(period) || isYear(period)) {
        const year_month first{period.first.year(), period.first.month()};
        return monthsFrom(first - months(count), count);
    }
    const auto end = sys_days(period.first) - std::chrono::days(1);
    return {Date{end - std::chrono::days(period.days() - 1)}, Date{end}};
}

} // namespace dongbo::report
