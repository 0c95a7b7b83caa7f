#include "gui/widgets/controls/month.h"

namespace dongbo::gui {

namespace chrono = std::chrono;

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
