#include "core/report/issue/register_issue.h"

#include "core/register/lists/content_hash.h"
#include "core/store/journal/op_table.h"

#include <nlohmann/json.hpp>

namespace dongbo::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr int formVersion = 1;

// What is kept beside the parameters, under names no parameter has.
constexpr const char* versionKey = "@version";
constexpr const char* languageKey = "@language";
constexpr const char* operationsKey = "@operations";
constexpr const char* journalKey = "@journal";
constexpr const char* byKey = "@by";
constexpr const char* atKey = "@at";

Json parametersJson(const Issued& issued)
{
    Json journal = Json::array();
    for (const auto& head : issued.journal) {
        journal.push_back({{"node", head.node}, {"seq", head.seq}, {"hash", head.hash}});
    }
    Json out(issued.parameters);
    if (out.is_null()) {
        out = Json::object();
    }
    out[versionKey] = formVersion;
    out[languageKey] = issued.language == Language::Vietnamese ? "vi" : "en";
    out[operationsKey] = issued.operations;
    out[journalKey] = journal;
    out[byKey] = issued.issuedBy;
    out[atKey] = isoText(issued.issuedAt);
    return out;
}

void readParameters(const Json& json, Issued& out)
{
    if (json.at(versionKey).get<int>() > formVersion) {
        throw Error(Error::Kind::NewerSchema, {"report.issued_newer_record", {}});
    }
    out.language = json.at(languageKey) == "en" ? Language::English : Language::Vietnamese;
    out.operations = json.at(operationsKey);
    for (const auto& head : json.at(journalKey)) {
        out.journal.push_back({head.at("node"), head.at("seq"), head.at("hash")});
    }
    out.issuedBy = json.at(byKey);
    const auto at = parseIsoInstant(json.at(atKey).get<std::string>());
    out.issuedAt = at.value_or(Instant{});
    for (const auto& [name, value] : json.items()) {
        if (!name.starts_with('@')) {
            out.parameters[name] = value.get<std::string>();
        }
    }
}

/// Of the operation that arrived last; empty in a new register.
std::string lastOperationHash(Register& reg)
{
    const store::OpTable ops(reg.database());
    std::string out;
    ops.byNumber(ops.lastArrival(), [&out](const store::OpRow& row) { out = hexOfHash(row.hash); });
    return out;
}

/// What it must have said, made from the register of its day.
std::string madeAgain(Register& reg, const Issued& issued)
{
    auto past = reg.asOf(issued.asOf);
    const auto again = issueReport(past, issued.report, issued.parameters, issued.language);
    return again && again->contentHash == issued.contentHash ? again->content : std::string();
}

} // namespace

Checked<Written<IssuedReportId>> registerIssue(Register& reg, const Issued& issued,
                                               const IssuePaper& paper,
                                               checks::IfUnlikely ifUnlikely)
{
    IssuedReport record;
    record.report = issued.report;
    record.title = issued.title;
    record.parameters = parametersJson(issued).dump();
    record.at = issued.asOf;
    record.day = paper.day.value_or(reg.today());
    record.documentNo = paper.number;
    record.signer = paper.signer;
    record.contentHash = issued.contentHash;
    record.journalHead = lastOperationHash(reg);
    return enterIssued(reg, std::move(record), issued.content, ifUnlikely);
}

Parameters issuedParameters(const IssuedReport& record)
{
    Parameters out;
    const auto json = Json::parse(record.parameters.value_or(""), nullptr, false);
    if (!json.is_object()) {
        return out;
    }
    for (const auto& [name, value] : json.items()) {
        if (!name.starts_with('@') && value.is_string()) {
            out[name] = value.get<std::string>();
        }
    }
    return out;
}

Issued issuedOf(Register& reg, const IssuedReport& record)
{
    Issued out;
    const auto json = Json::parse(record.parameters.value_or(""), nullptr, false);
    if (!json.is_object() || !record.at) {
        throw Error(Error::Kind::Unreadable, {"report.issued_unreadable", {}});
    }
    try {
        readParameters(json, out);
    } catch (const nlohmann::json::exception&) {
        throw Error(Error::Kind::Unreadable, {"report.issued_unreadable", {}});
    }
    out.report = record.report.value_or("");
    out.title = record.title.value_or("");
    out.registerName = reg.path().filename().string();
    out.asOf = *record.at;
    out.contentHash = record.contentHash.value_or("");
    auto content = issuedContent(reg, record);
    out.content = content ? std::move(*content) : madeAgain(reg, out);
    return out;
}

} // namespace dongbo::report
