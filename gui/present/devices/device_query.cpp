#include "gui/present/devices/device_query.h"

#include "core/report/own/device_filters.h"
#include "core/text/fold.h"
#include "gui/present/devices/typed_type.h"

#include <chrono>

namespace dongbo::present {

Date warrantyNotice(Date today)
{
    return std::chrono::sys_days(today) + std::chrono::days(warrantyNoticeDays);
}

store::DeviceFilter deviceFilter(const ListQuery& query, Date today)
{
    return report::deviceFilterOf(query.parts, query.text, today, warrantyNotice(today));
}

store::DeviceFilter withTypedType(store::Database& database, store::DeviceFilter filter,
                                  const store::DeviceFilter& plain)
{
    const auto named = plain.type ? std::nullopt : typeInWords(text::fold(filter.text));
    if (!named) {
        return filter;
    }
    store::DevicePage one;
    one.limit = 1;
    if (store::devicePage(database, plain, store::DeviceOrder::Code, one).empty()) {
        filter.type = named->type;
        filter.text = named->rest;
    }
    return filter;
}

} // namespace dongbo::present
