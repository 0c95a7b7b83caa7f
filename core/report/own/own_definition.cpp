#include "core/report/own/own_definition.h"

#include "core/domain/error.h"
#include "core/domain/value_key.h"
#include "core/report/own/own_lists.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dongbo::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr int formVersion = 1;
constexpr std::size_t mostColumns = 60;

Error unreadable()
{
    return {Error::Kind::Unreadable, {"report.own_unreadable", {}}};
}

Json jsonOf(const OwnDefinition& definition)
{
    Json out{{"version", formVersion},
             {"list", definition.list},
             {"columns", definition.columns},
             {"filters", definition.filters},
             {"text", definition.text},
             {"group", definition.group},
             {"sort", {{"column", definition.sort}, {"descending", definition.isDescending}}}};
    if (definition.chart) {
        out["chart"] = {{"by", definition.chart->by}, {"value", definition.chart->value}};
    }
    return out;
}

OwnDefinition definitionOf(const Json& json)
{
    if (json.at("version").get<int>() > formVersion) {
        throw Error(Error::Kind::NewerSchema, {"report.own_newer", {}});
    }
    OwnDefinition out;
    out.list = json.at("list");
    out.columns = json.at("columns").get<std::vector<std::string>>();
    out.filters = json.value("filters", OwnFilters());
    out.text = json.value("text", "");
    out.group = json.value("group", "");
    if (const auto sort = json.find("sort"); sort != json.end()) {
        out.sort = sort->value("column", "");
        out.isDescending = sort->value("descending", false);
    }
    if (const auto chart = json.find("chart"); chart != json.end() && !chart->is_null()) {
        out.chart = {chart->value("by", ""), chart->value("value", "")};
    }
    return out;
}

template <typename Read> auto parsed(std::string_view text, const Read& read)
{
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        throw unreadable();
    }
    try {
        return read(json);
    } catch (const nlohmann::json::exception&) {
        throw unreadable();
    }
}

Problem unknown(const char* field, const std::string& what)
{
    return {field, {"report.own_unknown", {{"what", what}}}};
}

/// Whether every value of a filter means something.
bool isFilter(const OwnDefinition& definition, const std::string& part,
              const std::vector<std::string>& keys)
{
    if (definition.list == "devices" && (part == "warranty" || part == "unit")) {
        return part == "warranty" || (keys.size() == 1 && RecordId::parse(keys.front()));
    }
    const auto* field = ownField(definition.list, part);
    return field != nullptr && std::all_of(keys.begin(), keys.end(), [&](const auto& key) {
               return valueOfKey(*field, key).has_value();
           });
}

} // namespace

std::string definitionText(const OwnDefinition& definition)
{
    return jsonOf(definition).dump();
}

OwnDefinition definitionIn(std::string_view text)
{
    return parsed(text, [](const Json& json) { return definitionOf(json); });
}

std::string fileText(const OwnReportFile& file)
{
    const Json out{{"format", "dongbo-own-report"},
                   {"name", file.name},
                   {"definition", jsonOf(file.definition)}};
    return out.dump(1) + "\n";
}

OwnReportFile fileIn(std::string_view text)
{
    return parsed(text, [](const Json& json) {
        if (json.at("format") != "dongbo-own-report") {
            throw unreadable();
        }
        return OwnReportFile{json.at("name"), definitionOf(json.at("definition"))};
    });
}

Problems problemsOf(const OwnDefinition& definition)
{
    Problems out;
    if (!isOwnList(definition.list)) {
        std::string known;
        for (const auto& list : ownLists()) {
            known += (known.empty() ? "" : ", ") + list;
        }
        out.push_back(
            {"list",
             {"value.unknown_choice_of", {{"value", definition.list}, {"choices", known}}}});
        return out;
    }
    const auto need = [&](const char* field, const std::string& column) {
        if (!hasOwnColumn(definition.list, column)) {
            out.push_back(unknown(field, column));
        }
    };
    if (definition.columns.empty() || definition.columns.size() > mostColumns) {
        out.push_back({"columns", {"report.own_no_columns", {}}});
    }
    for (const auto& column : definition.columns) {
        need("columns", column);
    }
    for (const auto& [part, keys] : definition.filters) {
        if (keys.empty() || !isFilter(definition, part, keys)) {
            out.push_back(unknown("filters", part));
        }
    }
    for (const auto& [field, column] :
         {std::pair{"group", definition.group}, std::pair{"sort", definition.sort}}) {
        if (!column.empty()) {
            need(field, column);
        }
    }
    if (definition.chart) {
        need("chart", definition.chart->by);
        if (!definition.chart->value.empty()) {
            need("chart", definition.chart->value);
        }
    }
    return out;
}

} // namespace dongbo::report
