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
                                const DevicePickerScope& scope)
{
    // more than are shown: some have left the books
    constexpr std::size_t looked = 4 * DevicePicker::mostChoices;
    auto& database = session.shown().database();
    std::vector<DeviceChoice> out;
    for (const auto& id : store::searchDevices(database, typed, looked)) {
        const auto row = store::deviceRow(database, id);
        if (row && !row->isWithdrawn && !isGone(row->device) && id != scope.except) {
            out.push_back(choiceOf(session, *row));
            if (out.size() == DevicePicker::mostChoices) {
                break;
            }
        }
    }
    return out;
}

void addPage(const Session& session, const store::DeviceFilter& filter,
             const DevicePickerScope& scope, std::vector<DeviceChoice>& out);

/// Those whose type is called what was typed, though their name is another: "tv" finds a tivi.
void addOfTypedType(const Session& session, const std::string& typed,
                    const DevicePickerScope& scope, std::vector<DeviceChoice>& out)
{
    if (out.size() == DevicePicker::mostChoices) {
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
void addPage(const Session& session, const store::DeviceFilter& filter,
             const DevicePickerScope& scope, std::vector<DeviceChoice>& out)
{
    store::DevicePage page;
    page.limit = 2 * DevicePicker::mostChoices + 1;
    for (const auto& row :
         store::devicePage(session.shown().database(), filter, store::DeviceOrder::Code, page)) {
        auto choice = choiceOf(session, row);
        if (out.size() < DevicePicker::mostChoices && row.id != scope.except &&
            std::find(out.begin(), out.end(), choice) == out.end()) {
            out.push_back(std::move(choice));
        }
    }
}

std::vector<DeviceChoice> choicesFor(const Session& session, const std::string& typed,
                                     const DevicePickerScope& scope)
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

} // namespace

std::optional<DeviceChoice> deviceChoice(Session& session, const DeviceId& device)
{
    const auto row = store::deviceRow(session.shown().database(), device);
    if (!row || row->isWithdrawn) {
        return std::nullopt;
    }
    return choiceOf(session, *row);
}

DevicePicker::DevicePicker(Shell& shell, DevicePickerView& view, DevicePickerScope scope)
    : m_shell(shell)
    , m_view(view)
    , m_scope(scope)
{}

void DevicePicker::type(const std::string& text)
{
    offer(choicesFor(m_shell.session(), text, m_scope));
}

void DevicePicker::move(int by)
{
    if (m_choices.empty()) {
        return;
    }
    const auto last = static_cast<std::ptrdiff_t>(m_choices.size()) - 1;
    const auto to = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(m_marked) + by, 0, last);
    m_marked = static_cast<std::size_t>(to);
    m_view.showChoices(m_choices, m_marked);
}

bool DevicePicker::accept()
{
    if (m_marked >= m_choices.size()) {
        return false;
    }
    take(m_choices[m_marked]);
    return true;
}

void DevicePicker::acceptAt(std::size_t index)
{
    if (index < m_choices.size()) {
        m_marked = index;
        take(m_choices[index]);
    }
}

void DevicePicker::pick(const DeviceId& device)
{
    if (auto choice = deviceChoice(m_shell.session(), device)) {
        take(std::move(choice));
    }
}

void DevicePicker::clear()
{
    take(std::nullopt);
}

void DevicePicker::setScope(DevicePickerScope scope)
{
    m_scope = scope;
}

void DevicePicker::offer(std::vector<DeviceChoice> choices)
{
    m_choices = std::move(choices);
    m_marked = 0;
    m_view.showChoices(m_choices, m_marked);
}

void DevicePicker::take(std::optional<DeviceChoice> choice)
{
    m_choices.clear();
    m_marked = 0;
    m_view.showChoices(m_choices, m_marked);
    m_picked = std::move(choice);
    m_view.showPicked(m_picked);
    changed();
}

} // namespace dongbo::present
