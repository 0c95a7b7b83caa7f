#include "tests/corpus/confusion.h"

#include <algorithm>
#include <iomanip>
#include <iostream>

namespace dongbo::corpus {

namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : std::string{};
}

std::string kindOf(const std::string& reason)
{
    return reason.starts_with("section")  ? "section"
           : reason.starts_with("header") ? "header"
           : reason == "date_line"        ? "signature"
           : reason == "total_unnamed"    ? "total"
                                          : reason;
}

void addRows(const SpecSheet& wanted, const Json& sheet, Confusion& kinds)
{
    for (const auto& row : wanted.rows) {
        const auto& rows = sheet["rows"];
        const auto found = std::find_if(rows.begin(), rows.end(),
                                        [&](const Json& one) { return one["row"] == row.number; });
        if (found == rows.end() || row.outcome.empty()) {
            continue;
        }
        const bool isData = (*found)["outcome"] != "not_data";
        const auto is = isData ? "data" : kindOf(text((*found)["reason"]));
        if (row.outcome != "not_data") {
            kinds.add("data", is);
        } else if (!row.reason.empty()) {
            kinds.add(kindOf(row.reason), is);
        }
    }
}

} // namespace

void Confusion::print(const char* title) const
{
    std::map<std::string, std::size_t> wanted, got, right;
    for (const auto& [pair, count] : m_counts) {
        wanted[pair.first] += count;
        got[pair.second] += count;
        right[pair.first] += pair.first == pair.second ? count : 0;
    }
    const auto percent = [](std::size_t part, std::size_t whole) {
        return whole == 0 ? std::string("–") : std::to_string(part * 100 / whole);
    };
    std::size_t all = 0, told = 0;
    std::cout << title << "\n";
    for (const auto& [name, count] : wanted) {
        std::cout << "  " << std::left << std::setw(28) << name << std::right << std::setw(6)
                  << count << std::setw(6) << percent(right[name], got[name]) << std::setw(6)
                  << percent(right[name], count) << "\n";
        all += count;
        told += right[name];
    }
    std::cout << "  all: " << told << " of " << all << std::endl;
}

double Confusion::share() const
{
    std::size_t all = 0, right = 0;
    for (const auto& [pair, count] : m_counts) {
        all += count;
        right += pair.first == pair.second ? count : 0;
    }
    return all == 0 ? 1.0 : static_cast<double>(right) / static_cast<double>(all);
}

void Confusions::add(const ListSpec& spec, const Json& got)
{
    const auto& sheets = got["files"][0]["sheets"];
    for (const auto& wanted : spec.sheets) {
        const auto sheet = std::find_if(sheets.begin(), sheets.end(), [&](const Json& one) {
            return one["name"] == wanted.name || sheets.size() == 1;
        });
        if (sheet == sheets.end()) {
            continue;
        }
        for (const auto& [letters, field] : wanted.columns) {
            const auto& columns = (*sheet)["columns"];
            const auto is = columns.contains(letters) ? text(columns[letters]) : "unknown";
            roles.add(field, is);
        }
        addRows(wanted, *sheet, kinds);
        for (const auto& device : got["devices"]) {
            const auto& source = device["source"];
            const auto place = source["sheet"] == (*sheet)["name"]
                                   ? wanted.places.find(source["row"].get<std::uint32_t>())
                                   : wanted.places.end();
            if (place != wanted.places.end()) {
                places.add("place", text(device["site"]) == place->second ? "place" : "other");
            }
        }
    }
}

void Confusions::print() const
{
    roles.print("role of a column               count precision recall (%)");
    kinds.print("kind of a row                  count precision recall (%)");
    places.print("place                          count precision recall (%)");
}

} // namespace dongbo::corpus
