#include "gui/widgets/controls/month.h"

#include "core/text/dates.h"

#include <algorithm>
#include <string>

namespace dongbo::gui {

namespace {

namespace chrono = std::chrono;

bool areDigits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t\n\r");
    const auto to = text.find_last_not_of(" \t\n\r");
    return from == std::string_view::npos ? std::string_view() : text.substr(from, to - from + 1);
}

/// Whether the text is numbers parted by one kind of mark, as dates are.
bool looksLikeDate(std::string_view text)
{
    const auto bad = std::find_if(text.begin(), text.end(), [](char c) {
        return (c < '0' || c > '9') && c != '/' && c != '-' && c != '.';
    });
    const auto marks = std::count_if(text.begin(), text.end(),
                                     [](char c) { return c == '/' || c == '-' || c == '.'; });
    return bad == text.end() && marks >= 1 && marks <= 2;
}

std::optional<Date> dayFrom(const std::string& text)
{
    const auto loose = text::parseDateText(text);
    if (!loose || loose->precision != text::Precision::Day) {
        return std::nullopt;
    }
    return text::firstDay(*loose);
}

} // namespace

DateReading readTypedDate(std::string_view typed, Date today)
{
    std::string text(trimmed(typed));
    if (text.empty()) {
        return {TypedDate::Empty, {}};
    }
    bool isLikely = false;
    if (areDigits(text) && (text.size() == 6 || text.size() == 8)) {
        text = text.substr(0, 2) + "/" + text.substr(2, 2) + "/" + text.substr(4);
        isLikely = true;
    }
    const auto marks = std::count_if(text.begin(), text.end(),
                                     [](char c) { return c == '/' || c == '-' || c == '.'; });
    const auto lastMark = text.find_last_of("/-.");
    if (looksLikeDate(text) && marks == 1 && text.size() - lastMark - 1 <= 2 && lastMark <= 2) {
        text += text[lastMark] + std::to_string(static_cast<int>(today.year()));
        isLikely = true;
    }
    if (const auto day = dayFrom(text)) {
        return {TypedDate::Good, day};
    }
    isLikely = isLikely || (looksLikeDate(text) && marks == 2);
    return {isLikely ? TypedDate::Impossible : TypedDate::Unreadable, {}};
}

std::vector<Date> monthPage(chrono::year_month month)
{
    const chrono::sys_days first = month / 1;
    const chrono::weekday weekday(first);
    chrono::sys_days at = first - (weekday - chrono::Monday);
    std::vector<Date> days;
    for (int i = 0; i < 42; ++i, at += chrono::days(1)) {
        days.emplace_back(at);
    }
    return days;
}

Date plusMonths(Date day, int months)
{
    const chrono::year_month month =
        chrono::year_month(day.year(), day.month()) + chrono::months(months);
    const Date same = month / day.day();
    return same.ok() ? same : Date(month / chrono::last);
}

Date plusDays(Date day, int days)
{
    return chrono::sys_days(day) + chrono::days(days);
}

} // namespace dongbo::gui
