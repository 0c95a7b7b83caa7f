#include "gui/present/lists/list_presenter.h"

#include <algorithm>

// Chips over a list, and the saved ways to look at it.

namespace dongbo::present {

namespace {

constexpr std::string_view filterPrefix = "filter:";
constexpr std::string_view viewPrefix = "view:";
constexpr std::size_t mostWords = 3; ///< of a filter's values on its chip

} // namespace

std::vector<ListChip> ListPresenter::chips() const
{
    auto out = ownChips();
    for (const auto& [part, values] : m_query.parts) {
        if (isToldByChip(part)) {
            continue;
        }
        std::string words;
        for (std::size_t i = 0; i < std::min(values.size(), mostWords); ++i) {
            words += (i == 0 ? "" : ", ") + wordOf(part, values[i]);
        }
        if (values.size() > mostWords) {
            words += " +" + number(static_cast<std::int64_t>(values.size() - mostWords));
        }
        const auto* told = column(part);
        ListChip chip;
        chip.id = std::string(filterPrefix) + part;
        chip.icon = "filter";
        chip.word = told == nullptr ? words : told->title + ": " + words;
        chip.isOn = true;
        chip.isRemovable = true;
        out.push_back(std::move(chip));
    }
    const auto active = viewInForce();
    for (const auto& view : m_views.all()) {
        ListChip chip;
        chip.id = std::string(viewPrefix) + view.name;
        chip.icon = "star";
        chip.word = view.name;
        chip.isOn = view.name == active;
        chip.isRemovable = chip.isOn;
        out.push_back(std::move(chip));
    }
    return out;
}

void ListPresenter::press(const std::string& chip)
{
    if (chip.starts_with(viewPrefix)) {
        const auto name = chip.substr(viewPrefix.size());
        if (name == viewInForce()) { // pressed again it gives way to everything
            change({});
        } else {
            takeView(name);
        }
    } else if (!chip.starts_with(filterPrefix)) {
        pressOwn(chip);
    }
}

void ListPresenter::clear(const std::string& chip)
{
    if (chip.starts_with(viewPrefix)) {
        removeView(chip.substr(viewPrefix.size()));
    } else if (chip.starts_with(filterPrefix)) {
        narrow(chip.substr(filterPrefix.size()), {});
    } else {
        clearOwn(chip);
    }
}

SavedView ListPresenter::viewNow(const std::string& name) const
{
    return {name, m_query.asText(), sortText(m_sort), idsText(shownIds()), m_layout};
}

std::string ListPresenter::viewInForce() const
{
    for (const auto& view : m_views.all()) {
        if (view == viewNow(view.name)) {
            return view.name;
        }
    }
    return {};
}

std::vector<std::string> ListPresenter::viewNames() const
{
    std::vector<std::string> out;
    for (const auto& view : m_views.all()) {
        out.push_back(view.name);
    }
    return out;
}

bool ListPresenter::isWorthSaving() const
{
    return !isPlain(m_query) && viewInForce().empty();
}

void ListPresenter::saveView(const std::string& name)
{
    m_views.save(viewNow(name));
    m_view.showBar();
}

void ListPresenter::takeView(const std::string& name)
{
    const auto* view = m_views.find(name);
    if (view == nullptr) {
        return;
    }
    m_query = ListQuery::parse(view->query);
    prepare(m_query);
    m_layout = view->layout;
    if (const auto sort = sortOf(view->sort); column(sort.column) != nullptr) {
        m_sort = sort;
    }
    m_shownIds = idsOf(view->columns);
    keepSetting("sort", sortText(m_sort));
    m_shell.settings().setValue(m_columnSettings + "/shown", view->columns);
    keepSetting("layout", m_layout);
    showColumnsNow();
    m_view.showHeads();
    m_view.showTyped(m_query.text);
    readFor(Why::Asked);
    m_view.showBar();
}

void ListPresenter::removeView(const std::string& name)
{
    const auto* found = m_views.find(name);
    if (found == nullptr) {
        return;
    }
    const auto view = *found;
    m_views.remove(name);
    m_view.showBar();
    m_shell.banner({BannerTone::Ok,
                    say("lists.view_removed", {{"name", view.name}}),
                    {},
                    say("lists.view_back"),
                    [this, view, alive = std::weak_ptr(m_alive)] {
                        if (!alive.expired()) {
                            m_views.save(view);
                            m_view.showBar();
                        }
                    }});
}

} // namespace dongbo::present
