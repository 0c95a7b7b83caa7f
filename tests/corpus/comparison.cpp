#include "tests/corpus/comparison.h"

#include <algorithm>
#include <map>

namespace dongbo::corpus {

namespace {

using Json = nlohmann::ordered_json;

std::string shown(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// Faults of a reading, one a line; empty when all is as the list says.
class Comparison
{
public:
    Comparison(const ListSpec& spec, const Json& got)
        : m_spec(&spec)
        , m_got(&got)
    {}

    [[nodiscard]] std::string faults()
    {
        const auto& sheets = (*m_got)["files"][0]["sheets"];
        for (const auto& wanted : m_spec->sheets) {
            m_sheet = wanted.name;
            const Json* found = nullptr;
            for (const auto& sheet : sheets) {
                if (sheet["name"] == wanted.name || sheets.size() == 1) {
                    found = &sheet;
                }
            }
            if (found == nullptr) {
                say("is not there");
                continue;
            }
            m_name = (*found)["name"].get<std::string>();
            checkReading(wanted, *found);
            checkRows(wanted, *found);
            checkTotals(wanted, *found);
            checkDevices(wanted);
            checkPlaces(wanted);
            checkProblems(wanted, *found);
        }
        return m_faults;
    }

private:
    void say(const std::string& what) { m_faults += "  " + m_sheet + ": " + what + "\n"; }

    void checkReading(const SpecSheet& wanted, const Json& got)
    {
        auto layout = got["layout"].get<std::string>();
        if (layout == "skipped") {
            layout += ":" + shown(got["reason"]);
        }
        const bool isAnySkip = wanted.layout == "skipped" && layout.starts_with("skipped:");
        if (!wanted.layout.empty() && !isAnySkip && layout != wanted.layout) {
            say("layout " + layout + ", not " + wanted.layout);
        }
        if (wanted.layout.empty() && layout != "rows") {
            say("layout " + layout);
        }
        if (!wanted.header.empty()) {
            std::string rows;
            for (const auto& row : got["header_rows"]) {
                rows += (rows.empty() ? "" : " ") + shown(row);
            }
            if (rows != wanted.header) {
                say("header rows " + rows + ", not " + wanted.header);
            }
        }
        for (const auto& [letters, field] : wanted.columns) {
            const auto& columns = got["columns"];
            const auto is = columns.contains(letters) ? shown(columns[letters]) : "unknown";
            if (is != field) {
                say("column " + letters + " is " + is + ", not " + field);
            }
        }
    }

    void checkRows(const SpecSheet& wanted, const Json& got)
    {
        std::map<std::uint32_t, Json> ledger;
        for (const auto& row : got["rows"]) {
            if (!ledger.emplace(row["row"].get<std::uint32_t>(), row).second) {
                say("row " + shown(row["row"]) + " has two outcomes");
            }
        }
        for (const auto& row : wanted.rows) {
            const auto found = ledger.find(row.number);
            if (row.outcome.empty() != (found == ledger.end())) {
                say("row " + std::to_string(row.number) +
                    (row.outcome.empty() ? " has an outcome" : " has no outcome"));
            }
            if (found == ledger.end() || row.outcome.empty()) {
                continue;
            }
            const auto& line = found->second;
            const bool isSame = line["outcome"] == row.outcome &&
                                (row.reason.empty() || shown(line["reason"]) == row.reason) &&
                                line["devices"] == row.devices;
            if (!isSame) {
                say("row " + std::to_string(row.number) + " is " + line.dump() + ", not " +
                    row.outcome + " " + row.reason + " " + std::to_string(row.devices));
            }
            ledger.erase(found);
        }
        for (const auto& [number, line] : ledger) {
            say("row " + std::to_string(number) + " is not of the list: " + line.dump());
        }
    }

    void checkTotals(const SpecSheet& wanted, const Json& got)
    {
        auto totals = got["totals"];
        for (const auto& total : wanted.totals) {
            const auto found = std::find_if(totals.begin(), totals.end(), [&](const Json& line) {
                return line["row"] == total.row && line["column"] == total.column &&
                       line["stated"] == total.stated && line["computed"] == total.computed &&
                       line["agrees"] == (total.stated == total.computed);
            });
            if (found == totals.end()) {
                say("no such total: " + std::to_string(total.row) + " " + total.column + " " +
                    std::to_string(total.stated) + " " + std::to_string(total.computed) + " in " +
                    totals.dump());
            } else {
                totals.erase(found);
            }
        }
        for (const auto& line : totals) {
            // Without named totals they must all agree.
            if (wanted.hasTotals || line["agrees"] == false) {
                say("total " + line.dump());
            }
        }
    }

    void checkDevices(const SpecSheet& wanted)
    {
        for (const auto& device : wanted.devices) {
            std::size_t ordinal = 0;
            const Json* found = nullptr;
            for (const auto& one : (*m_got)["devices"]) {
                if (one["source"]["sheet"] == m_name && one["source"]["row"] == device.row &&
                    ++ordinal == device.ordinal) {
                    found = &one;
                }
            }
            const auto place = "row " + std::to_string(device.row);
            if (found == nullptr) {
                say(place + " has no device " + std::to_string(device.ordinal));
                continue;
            }
            for (const auto& [field, value] : device.fields) {
                const auto is = found->contains(field) ? shown((*found)[field]) : "(no such field)";
                if (is != value) {
                    say(place + ": " + field + " is " + is + ", not " + value);
                }
            }
        }
    }

    void checkPlaces(const SpecSheet& wanted)
    {
        for (const auto& [row, place] : wanted.places) {
            for (const auto& one : (*m_got)["devices"]) {
                if (one["source"]["sheet"] == m_name && one["source"]["row"] == row) {
                    const auto is = one["site"].is_null() ? "" : shown(one["site"]);
                    if (is != place) {
                        say("row " + std::to_string(row) + " is at \"" + is + "\", not \"" + place +
                            "\"");
                    }
                }
            }
        }
    }

    void checkProblems(const SpecSheet& wanted, const Json& got)
    {
        for (const auto& [row, code] : wanted.problems) {
            const auto& all = got["problems"];
            const bool isSaid =
                std::any_of(all.begin(), all.end(), [&, n = row, c = code](const Json& p) {
                    return p["row"] == n && p["code"] == c;
                });
            if (!isSaid) {
                say("row " + std::to_string(row) + ": nobody says " + code);
            }
        }
    }

    const ListSpec* m_spec;
    const Json* m_got;
    std::string m_sheet, m_name;
    std::string m_faults;
};

} // namespace

std::string faultsOf(const ListSpec& spec, const Json& got)
{
    return Comparison(spec, got).faults();
}

Register registerFor(const ListSpec& spec)
{
    Register::InitOptions options;
    options.units = spec.units;
    options.account = "thu";
    return Register::inMemory(options);
}

importers::ImportOptions optionsOf(const ListSpec& spec)
{
    importers::ImportOptions options;
    options.choices = spec.choices;
    options.createPlaces = spec.createsPlaces;
    return options;
}

} // namespace dongbo::corpus
