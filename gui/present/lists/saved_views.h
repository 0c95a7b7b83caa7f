#pragma once

#include "gui/present/lists/list_types.h"
#include "gui/present/settings.h"

#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// How somebody looks at a list, under a name: what it is asked for, its order, its columns.
struct SavedView
{
    std::string name;
    std::string query;   ///< ListQuery::asText()
    std::string sort;    ///< sortText()
    std::string columns; ///< idsText() of those shown, in order
    std::string layout;

    bool operator==(const SavedView&) const = default;
};

/// The saved views of one list, kept on this machine for this person; by name.
class SavedViews
{
public:
    SavedViews(Settings& settings, const std::string& list);

    [[nodiscard]] const std::vector<SavedView>& all() const { return m_views; }
    [[nodiscard]] const SavedView* find(std::string_view name) const;
    /// Takes the place of one with the same name. Nothing happens for a name without letters.
    void save(SavedView view);
    void remove(std::string_view name);

private:
    void write();

    Settings& m_settings;
    std::string m_list;
    std::string m_key;
    std::vector<SavedView> m_views;
};

/// "cost down", "name up".
[[nodiscard]] std::string sortText(const ListSort& sort);
/// The inverse; without a column for anything else.
[[nodiscard]] ListSort sortOf(std::string_view text);
/// "code,name,cost".
[[nodiscard]] std::string idsText(const std::vector<std::string>& ids);
[[nodiscard]] std::vector<std::string> idsOf(std::string_view text);

} // namespace dongbo::present
