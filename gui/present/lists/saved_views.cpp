#include "gui/present/lists/saved_views.h"

#include "core/domain/error.h"
#include "core/report/own/own_definition.h"
#include "core/text/sort_key.h"
#include "core/text/unicode.h"
#include "gui/present/lists/list_query.h"

#include <algorithm>
#include <array>

namespace dongbo::present {

namespace {

/// Calls `visit` for each piece of `text` between two `between`.
template <typename Visit> void eachPiece(std::string_view text, char between, const Visit& visit)
{
    while (!text.empty()) {
        const auto piece = text.substr(0, text.find(between));
        text.remove_prefix(std::min(piece.size() + 1, text.size()));
        visit(piece);
    }
}

constexpr char between = '\t';

/// As an own report's definition has it (docs/json.md): both say which rows and columns of a list.
report::OwnDefinition definitionOf(const SavedView& view, const std::string& list)
{
    const auto query = ListQuery::parse(view.query);
    const auto sort = sortOf(view.sort);
    report::OwnDefinition out;
    out.list = list;
    out.columns = idsOf(view.columns);
    out.filters = query.parts;
    out.text = query.text;
    out.sort = sort.column;
    out.isDescending = sort.isDescending;
    return out;
}

SavedView viewOf(std::string name, const report::OwnDefinition& definition, std::string layout)
{
    return {std::move(name), ListQuery{definition.filters, definition.text}.asText(),
            sortText({definition.sort, definition.isDescending}), idsText(definition.columns),
            std::move(layout)};
}

/// Name, layout and definition; of versions before it name, query, sort, columns and layout.
SavedView viewIn(std::string_view line)
{
    std::array<std::string, 5> pieces;
    std::size_t at = 0;
    while (at < pieces.size()) { // empty pieces count
        const auto end = line.find(between);
        pieces[at++] = line.substr(0, end);
        if (end == std::string_view::npos) {
            break;
        }
        line.remove_prefix(end + 1);
    }
    if (pieces[2].starts_with('{')) {
        try {
            return viewOf(pieces[0], report::definitionIn(pieces[2]), pieces[1]);
        } catch (const Error&) {
            return {}; // of a later version: its list has one view less
        }
    }
    return {pieces[0], pieces[1], pieces[2], pieces[3], pieces[4]};
}

} // namespace

SavedViews::SavedViews(Settings& settings, const std::string& list)
    : m_settings(settings)
    , m_list(list)
    , m_key(list + "/views")
{
    eachPiece(settings.value(m_key), '\n', [this](std::string_view line) {
        auto view = viewIn(line);
        if (!view.name.empty()) {
            m_views.push_back(std::move(view));
        }
    });
}

const SavedView* SavedViews::find(std::string_view name) const
{
    const auto at = std::find_if(m_views.begin(), m_views.end(),
                                 [&](const SavedView& view) { return view.name == name; });
    return at == m_views.end() ? nullptr : &*at;
}

void SavedViews::save(SavedView view)
{
    view.name = text::collapseSpaces(view.name); // no tabs and line ends either
    if (view.name.empty()) {
        return;
    }
    std::erase_if(m_views, [&](const SavedView& old) { return old.name == view.name; });
    m_views.push_back(std::move(view));
    std::sort(m_views.begin(), m_views.end(), [](const SavedView& a, const SavedView& b) {
        return text::sortKey(a.name) < text::sortKey(b.name);
    });
    write();
}

void SavedViews::remove(std::string_view name)
{
    std::erase_if(m_views, [&](const SavedView& view) { return view.name == name; });
    write();
}

void SavedViews::write()
{
    std::string out;
    for (const auto& view : m_views) {
        out += view.name + between + view.layout + between +
               report::definitionText(definitionOf(view, m_list)) + '\n';
    }
    m_settings.setValue(m_key, out);
}

std::string sortText(const ListSort& sort)
{
    return sort.column.empty() ? std::string()
                               : sort.column + (sort.isDescending ? " down" : " up");
}

ListSort sortOf(std::string_view text)
{
    const auto space = text.find(' ');
    if (space == std::string_view::npos) {
        return {};
    }
    return {std::string(text.substr(0, space)), text.substr(space + 1) == "down"};
}

std::string idsText(const std::vector<std::string>& ids)
{
    std::string out;
    for (const auto& id : ids) {
        out += (out.empty() ? "" : ",") + id;
    }
    return out;
}

std::vector<std::string> idsOf(std::string_view text)
{
    std::vector<std::string> out;
    eachPiece(text, ',', [&out](std::string_view id) { out.emplace_back(id); });
    return out;
}

} // namespace dongbo::present
