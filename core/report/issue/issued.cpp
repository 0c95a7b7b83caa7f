#include "core/report/issue/issued.h"

#include "core/register/lists/content_hash.h"
#include "core/report/model/cell_json.h"
#include "core/report/writers/writers.h"
#include "core/store/journal/op_table.h"
#include "core/store/projection/projection.h"
#include "core/text/wording.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>

namespace dongbo::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr int formVersion = 1;
constexpr std::uintmax_t largestFile = 256u << 20;

/// Columns whose values follow from the day a report is made.
constexpr std::array<std::string_view, 10> calendarColumns{
    "ordinal", "age_days",   "broken_days", "days_left",     "running_days",
    "years",   "over_years", "mtbf",        "cost_per_year", "availability"};

/// What is hashed and compared: nothing of when and where it was made.
Json contentOf(const Model& model)
{
    Json columns = Json::array();
    for (const auto& column : model.columns) {
        columns.push_back({{"code", column.code}, {"title", column.title}});
    }
    Json rows = Json::array();
    for (const auto& group : model.groups) {
        for (const auto& row : group.rows) {
            rows.push_back({{"group", group.title},
                            {"record", row.record ? row.record->id.text() : std::string()},
                            {"cells", rowJson(row)}});
        }
    }
    Json figures = Json::array();
    for (const auto& figure : model.figures) {
        figures.push_back({{"title", figure.title}, {"value", cellJson(figure.value)}});
    }
    return {{"columns", columns},
            {"figures", figures},
            {"rows", rows},
            {"total", rowJson(model.total)},
            {"notes", model.notes}};
}

/// Periods and days that would be others on another day.
Parameters fixedParameters(const std::string& name, const Parameters& given, Language language,
                           Date today)
{
    auto out = given;
    for (const auto& parameter : infoOf(name, language).parameters) {
        if (out.contains(parameter.name)) {
            continue;
        }
        if (parameter.initial == Initial::ThisQuarter || parameter.initial == Initial::ThisYear) {
            out[parameter.name] = periodCode(
                parameter.initial == Initial::ThisYear ? yearOf(today) : quarterOf(today));
        }
    }
    return out;
}

Error notIssued(const std::filesystem::path& path)
{
    return {Error::Kind::Unreadable, {"report.not_issued", {{"path", path.string()}}}};
}

/// A cell as people read it.
std::string wordsOf(const Json& cell, Language language)
{
    if (cell.is_number_integer()) {
        return report::wordsOf(Cell{cell.get<std::int64_t>()}, language);
    }
    if (cell.is_number_float()) {
        return report::wordsOf(Cell{cell.get<double>()}, language);
    }
    const auto text = cell.is_string() ? cell.get<std::string>() : std::string();
    const auto day = parseIsoDate(text);
    return day ? report::wordsOf(Cell{*day}, language) : text;
}

/// What a line is called: its first two texts.
std::string nameOf(const Json& cells)
{
    std::string out;
    int found = 0;
    for (const auto& cell : cells) {
        if (cell.is_string() && found < 2) {
            out += (out.empty() ? "" : " ") + cell.get<std::string>();
            ++found;
        }
    }
    return out;
}

/// By record where there is one, else by what it is called in its group.
std::string keyOf(const Json& row)
{
    const auto record = row.at("record").get<std::string>();
    return record.empty() ? row.at("group").get<std::string>() + "\n" + nameOf(row.at("cells"))
                          : record;
}

std::string difference(const Json& columns, const Json& before, const Json& after,
                       Language language)
{
    std::string out;
    for (std::size_t i = 0; i < std::min({columns.size(), before.size(), after.size()}); ++i) {
        const auto code = columns[i].at("code").get<std::string>();
        const bool isCalendar = std::find(calendarColumns.begin(), calendarColumns.end(), code) !=
                                calendarColumns.end();
        if (!isCalendar && before[i] != after[i]) {
            out += (out.empty() ? "" : "; ") + columns[i].at("title").get<std::string>() + ": " +
                   wordsOf(before[i], language) + " → " + wordsOf(after[i], language);
        }
    }
    return out;
}

/// Of the records its rows are about: kinds by id.
std::map<std::string, RecordRef> recordsOf(const Model& model)
{
    std::map<std::string, RecordRef> out;
    for (const auto& group : model.groups) {
        for (const auto& row : group.rows) {
            if (row.record) {
                out.emplace(row.record->id.text(), *row.record);
            }
        }
    }
    return out;
}

std::vector<RowChange> changesBetween(const Json& before, const Model& model)
{
    const auto after = contentOf(model);
    const auto records = recordsOf(model);
    std::multimap<std::string, const Json*> now;
    for (const auto& row : after.at("rows")) {
        now.emplace(keyOf(row), &row);
    }
    std::vector<RowChange> out;
    const auto told = [&](RowChange::Kind kind, const Json& row, std::string what) {
        const auto record = records.find(row.at("record").get<std::string>());
        out.push_back({kind, row.at("group").get<std::string>(), nameOf(row.at("cells")),
                       std::move(what),
                       record == records.end() ? std::nullopt : std::optional{record->second}});
    };
    for (const auto& row : before.at("rows")) {
        const auto found = now.find(keyOf(row));
        if (found == now.end()) {
            told(RowChange::Kind::Removed, row, {});
            continue;
        }
        auto what = difference(before.at("columns"), row.at("cells"), found->second->at("cells"),
                               model.language);
        if (!what.empty()) {
            told(RowChange::Kind::Changed, row, std::move(what));
        }
        now.erase(found);
    }
    for (const auto& row : after.at("rows")) {
        const auto range = now.equal_range(keyOf(row));
        for (auto at = range.first; at != range.second; ++at) {
            if (at->second == &row) {
                told(RowChange::Kind::Added, row, {});
            }
        }
    }
    return out;
}

/// Operations that only wrote down that a report was issued, this one or another: they change
/// nothing any report says.
std::int64_t issuesSince(Register& reg, const store::OpTable& ops, std::int64_t operations)
{
    std::vector<RecordId> issues;
    store::Projection(reg.database())
        .forEach(RecordKind::IssuedReport,
                 [&](const RecordId& id, const store::ProjectedRecord&) { issues.push_back(id); });
    std::set<ChangeSetId> changes;
    for (const auto& id : issues) {
        ops.ofRecord(id, [&](const store::OpRow& op) {
            if (op.no > operations) {
                changes.insert(op.changeSet);
            }
        });
    }
    std::int64_t out = 0;
    for (const auto& change : changes) {
        ops.ofChangeSet(change, [&](const store::OpRow&) { ++out; });
    }
    return out;
}

} // namespace

Checked<Issued> issueReport(Register& reg, const std::string& name, const Parameters& parameters,
                            Language language)
{
    const store::ReadView view(reg.database());
    const auto today = reg.pastDay().value_or(reg.today());
    Issued issued;
    issued.parameters = fixedParameters(name, parameters, language, today);
    const auto model = runReport(reg, name, issued.parameters, language);
    if (!model) {
        return model.problems();
    }
    issued.report = name;
    issued.title = model->title;
    issued.language = language;
    issued.registerName = reg.path().filename().string();
    issued.issuedAt = reg.now();
    issued.issuedBy = reg.actor().name;
    issued.asOf = today;
    const store::OpTable ops(reg.database());
    issued.operations = ops.count();
    for (const auto& [number, id] : ops.nodes()) {
        const auto head = ops.head(number);
        if (head.seq != 0) {
            issued.journal.push_back({id.text(), head.seq, hexOfHash(head.hash)});
        }
    }
    issued.content = contentOf(*model).dump();
    issued.contentHash = contentHash(issued.content);
    return issued;
}

void writeIssued(const Issued& issued, const std::filesystem::path& path)
{
    Json journal = Json::array();
    for (const auto& head : issued.journal) {
        journal.push_back({{"node", head.node}, {"seq", head.seq}, {"hash", head.hash}});
    }
    const Json file{{"format", "dongbo-report"},
                    {"version", formVersion},
                    {"report", issued.report},
                    {"title", issued.title},
                    {"language", issued.language == Language::Vietnamese ? "vi" : "en"},
                    {"parameters", issued.parameters},
                    {"register", issued.registerName},
                    {"issued_at", isoText(issued.issuedAt)},
                    {"issued_by", issued.issuedBy},
                    {"as_of", isoText(issued.asOf)},
                    {"operations", issued.operations},
                    {"journal", journal},
                    {"content_hash", issued.contentHash},
                    {"content", issued.content}};
    writeWhole(file.dump(1) + "\n", path);
}

Issued readIssued(const std::filesystem::path& path)
{
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed) {
        throw Error(Error::Kind::NotFound, {"report.no_such_file", {{"path", path.string()}}});
    }
    if (size > largestFile) {
        throw Error(Error::Kind::TooLarge, {"report.not_issued", {{"path", path.string()}}});
    }
    std::ifstream in(path, std::ios::binary);
    const auto file = Json::parse(in, nullptr, false);
    if (!file.is_object() || file.value("format", "") != "dongbo-report") {
        throw notIssued(path);
    }
    try {
        if (file.at("version").get<int>() > formVersion) {
            throw Error(Error::Kind::NewerSchema,
                        {"report.issued_newer", {{"path", path.string()}}});
        }
        Issued out;
        out.report = file.at("report");
        out.title = file.at("title");
        out.language = file.at("language").get<std::string>() == "en" ? Language::English
                                                                      : Language::Vietnamese;
        out.parameters = file.at("parameters").get<Parameters>();
        out.registerName = file.at("register");
        const auto at = parseIsoInstant(file.at("issued_at").get<std::string>());
        const auto asOf = parseIsoDate(file.at("as_of").get<std::string>());
        if (!at || !asOf) {
            throw notIssued(path);
        }
        out.issuedAt = *at;
        out.asOf = *asOf;
        out.issuedBy = file.at("issued_by");
        out.operations = file.at("operations");
        for (const auto& head : file.at("journal")) {
            out.journal.push_back({head.at("node"), head.at("seq"), head.at("hash")});
        }
        out.contentHash = file.at("content_hash");
        out.content = file.at("content");
        return out;
    } catch (const nlohmann::json::exception&) {
        throw notIssued(path);
    }
}

IssuedCheck checkIssued(Register& reg, const Issued& issued)
{
    IssuedCheck out;
    const auto before = Json::parse(issued.content, nullptr, false);
    out.isIntact = before.is_object() && contentHash(issued.content) == issued.contentHash;
    const store::ReadView view(reg.database());
    const store::OpTable ops(reg.database());
    std::map<std::string, std::int64_t> nodes;
    for (const auto& [number, id] : ops.nodes()) {
        nodes[id.text()] = number;
    }
    out.isOfThisRegister =
        std::all_of(issued.journal.begin(), issued.journal.end(), [&](const Issued::Head& head) {
            const auto node = nodes.find(head.node);
            bool isSame = false;
            if (node != nodes.end()) {
                ops.ofNode(node->second, head.seq, 1, [&](const store::OpRow& row) {
                    isSame = row.seq == head.seq && hexOfHash(row.hash) == head.hash;
                });
            }
            return isSame;
        });
    out.operationsSince = std::max<std::int64_t>(
        ops.count() - issued.operations - issuesSince(reg, ops, issued.operations), 0);
    const auto model = runReport(reg, issued.report, issued.parameters, issued.language);
    if (model && out.isIntact) {
        try {
            out.changes = changesBetween(before, *model);
        } catch (const nlohmann::json::exception&) {
            out.isIntact = false;
        }
    }
    return out;
}

} // namespace dongbo::report
