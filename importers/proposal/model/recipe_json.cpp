#include "core/domain/error.h"
#include "importers/proposal/model/recipe.h"
#include "importers/recognise/explain/understanding.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dongbo::importers {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t lastColumn = 16'384;

/// "A" → 1, "AB" → 28; 0 for anything else.
std::uint32_t columnNumber(std::string_view letters)
{
    std::uint32_t out = 0;
    for (const char c : letters) {
        if (c < 'A' || c > 'Z' || out > lastColumn) {
            return 0;
        }
        out = out * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    }
    return out <= lastColumn ? out : 0;
}

Json choicesJson(const SheetChoices& choices)
{
    Json out = Json::object();
    if (choices.isRead) {
        out["is_read"] = *choices.isRead;
    }
    if (!choices.columns.empty()) {
        out["columns"] = Json::object();
        for (const auto& [column, field] : choices.columns) {
            out["columns"][columnLetters(column)] = std::string(codeOf(field));
        }
    }
    if (choices.unitOfMoney) {
        out["unit_of_money"] = *choices.unitOfMoney;
    }
    if (choices.priceOf) {
        out["price_of"] = *choices.priceOf == PriceOf::One ? "one" : "row";
    }
    if (choices.splitsQuantity) {
        out["splits_quantity"] = *choices.splitsQuantity;
    }
    if (choices.splitsBundles) {
        out["splits_bundles"] = *choices.splitsBundles;
    }
    if (choices.splitsStates) {
        out["splits_states"] = *choices.splitsStates;
    }
    if (choices.encoding) {
        out["encoding"] = std::string(text::codeOf(*choices.encoding));
    }
    if (!choices.sectionPlaces.empty()) {
        out["section_places"] = Json::object();
        for (const auto& [section, place] : choices.sectionPlaces) {
            out["section_places"][section] = place;
        }
    }
    if (!choices.places.empty()) {
        out["places"] = Json::object();
        for (const auto& [written, place] : choices.places) {
            out["places"][written] = place;
        }
    }
    return out;
}

/// Nothing when a member is none of its kind.
std::optional<SheetChoices> choicesOf(const Json& json)
{
    SheetChoices out;
    if (json.contains("is_read")) {
        out.isRead = json.at("is_read").get<bool>();
    }
    if (json.contains("columns")) {
        for (const auto& [letters, code] : json.at("columns").items()) {
            const auto column = columnNumber(letters);
            const auto field = parseListField(code.get<std::string>());
            if (column == 0 || !field) {
                return std::nullopt;
            }
            out.columns[column] = *field;
        }
    }
    if (json.contains("unit_of_money")) {
        out.unitOfMoney = json.at("unit_of_money").get<std::int64_t>();
        if (*out.unitOfMoney < 1 || *out.unitOfMoney > 1'000'000'000) {
            return std::nullopt;
        }
    }
    if (json.contains("price_of")) {
        const auto word = json.at("price_of").get<std::string>();
        if (word != "one" && word != "row") {
            return std::nullopt;
        }
        out.priceOf = word == "one" ? PriceOf::One : PriceOf::Row;
    }
    if (json.contains("splits_quantity")) {
        out.splitsQuantity = json.at("splits_quantity").get<bool>();
    }
    if (json.contains("splits_bundles")) {
        out.splitsBundles = json.at("splits_bundles").get<bool>();
    }
    if (json.contains("splits_states")) {
        out.splitsStates = json.at("splits_states").get<bool>();
    }
    if (json.contains("encoding")) {
        out.encoding = text::parseEncoding(json.at("encoding").get<std::string>());
        if (!out.encoding) {
            return std::nullopt;
        }
    }
    if (json.contains("section_places")) {
        for (const auto& [section, place] : json.at("section_places").items()) {
            out.sectionPlaces[section] = place.get<std::string>();
        }
    }
    if (json.contains("places")) {
        for (const auto& [written, place] : json.at("places").items()) {
            out.places[written] = place.get<std::string>();
        }
    }
    return out;
}

std::optional<Recipe> recipeOf(const Json& json)
{
    Recipe out;
    out.learntFrom = json.value("learnt_from", "");
    out.headerRows = json.at("header_rows").get<std::uint32_t>();
    for (const auto& heading : json.at("header")) {
        const auto column = columnNumber(heading.at("column").get<std::string>());
        const auto row = heading.at("row").get<std::uint32_t>();
        if (column == 0 || row < 1 || row > out.headerRows) {
            return std::nullopt;
        }
        out.headings.push_back({row - 1, column, heading.at("text").get<std::string>()});
    }
    auto choices = choicesOf(json.at("read"));
    if (!choices || out.headings.empty() || out.headerRows > 64) {
        return std::nullopt;
    }
    out.choices = std::move(*choices);
    return out;
}

} // namespace

std::string recipesText(const std::vector<Recipe>& recipes)
{
    Json out;
    out["recipes"] = Json::array();
    for (const auto& recipe : recipes) {
        Json json;
        json["learnt_from"] = recipe.learntFrom;
        json["header_rows"] = recipe.headerRows;
        json["header"] = Json::array();
        for (const auto& heading : recipe.headings) {
            json["header"].push_back({{"row", heading.row + 1},
                                      {"column", columnLetters(heading.column)},
                                      {"text", heading.key}});
        }
        json["read"] = choicesJson(recipe.choices);
        out["recipes"].push_back(std::move(json));
    }
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<Recipe> readRecipes(std::string_view text, const std::string& source)
{
    const Error broken(Error::Kind::Unreadable, {"import.recipe_unreadable", {{"file", source}}});
    std::vector<Recipe> out;
    try {
        const auto all = Json::parse(text);
        for (const auto& json : all.at("recipes")) {
            auto recipe = recipeOf(json);
            if (!recipe) {
                throw broken;
            }
            out.push_back(std::move(*recipe));
        }
    } catch (const Json::exception&) {
        throw broken;
    }
    return out;
}

} // namespace dongbo::importers
