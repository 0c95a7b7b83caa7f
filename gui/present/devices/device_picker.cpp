#include "gui/present/devices/device_picker.h"

#include "core/store/queries/device_queries.h"
#include "core/store/search/search.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/devices/typed_type.h"

#include <algorithm>

namespace dongbo::present {

namespace {

DeviceChoice choiceOf(const Session& session, const store::DeviceRow& row)
{
    DeviceChoice choice;
    choice.id = row.id;
    choice.title = deviceTitle(row.device);
    choice.code = row.device.code.value_or("");
    choice.detail = shortSiteName(row.site);
    if (!choice.code.empty() && choice.title != choice.code) {
        choice.detail += (choice.detail.empty() ? "" : " · ") + choice.code;
    }
    choice.icon = typeIcon(row.device.type);
    choice.condition = conditionPill(session, row.now.condition);
    choice.type = row.device.type;
    choice.site = row.device.site;
    choice.inWarranty = isUnderWarranty(row.device, session.shownDay());
    return choice;
}

/// What the scope leaves of the search's hits, in the search's order.
std::vector<DeviceChoice> found(const Session& session, const std::string& typed,
                                const DeviceScope& scope)
{
    // more than are shown: some have left the books
    constexpr std::size_t looked = 4 * mostDeviceChoices;
    auto& database = session.shown().database();
    std::vector<DeviceChoice> out;
    for (const auto& id : store::searchDevices(database, typed, looked)) {
        const auto row = store::deviceRow(database, id);
        if (row && !row->isWithdrawn && !isGone(row->device) && id != scope.except) {
            out.push_back(choiceOf(session, *row));
            if (out.size() == mostDeviceChoices) {
                break;
            }
        }
    }
    return out;
}

void addPage(const Session& session, const store::DeviceFilter& filter, const DeviceScope& scope,
             std::vector<DeviceChoice>& out);

/// Those whose type is called what was typed, though their name is another: "tv" finds a tivi.
void addOfTypedType(const Session& session, const std::string& typed, const DeviceScope& scope,
                    std::vector<DeviceChoice>& out)
{
    if (out.size() == mostDeviceChoices) {
        return;
    }
    if (const auto named = typeInWords(text::fold(typed))) {
        store::DeviceFilter filter;
        filter.type = named->type;
        filter.text = named->rest;
        addPage(session, filter, scope, out);
    }
}

/// The first devices of a filter, by code.
void addPage(const Session& session, const store::DeviceFilter& filter, const DeviceScope& scope,
             std::vector<DeviceChoice>& out)
{
    store::DevicePage page;
    page.limit = 2 * mostDeviceChoices + 1;
    for (const auto& row :
         store::devicePage(session.shown().database(), filter, store::DeviceOrder::Code, page)) {
        auto choice = choiceOf(session, row);
        if (out.size() < mostDeviceChoices && row.id != scope.except &&
            std::find(out.begin(), out.end(), choice) == out.end()) {
            out.push_back(std::move(choice));
        }
    }
}

} // namespace

std::vector<DeviceChoice> devicesFor(const Session& session, const std::string& typed,
                                     const DeviceScope& scope)
{
    const bool isTyped = !text::trim(typed).empty();
    if (isTyped && !scope.use) {
        auto hits = found(session, typed, scope);
        addOfTypedType(session, typed, scope, hits);
        return hits;
    }
    std::vector<DeviceChoice> out;
    store::DeviceFilter filter;
    filter.use = scope.use;
    filter.text = isTyped ? typed : std::string();
    if (!isTyped) {
        if (!scope.use && !scope.site && !scope.type) {
            return out;
        }
        filter.site = scope.site;
    }
    filter.type = scope.type;
    addPage(session, filter, scope, out);
    if (scope.use && scope.type) { // others may do as well, after those of the type
        filter.type.reset();
        addPage(session, filter, scope, out);
    }
    return out;
}

std::optional<DeviceChoice> deviceChoice(const Session& session, const DeviceId& device)
{
    const auto row = store::deviceRow(session.shown().database(), device);
    if (!row || row->isWithdrawn) {
        return std::nullopt;
    }
    return choiceOf(session, *row);
}

FormChoice asChoice(const DeviceChoice& device)
{
    return {device.id.text(), device.title, device.detail, device.icon, device.condition};
}

} // namespace dongbo::present
