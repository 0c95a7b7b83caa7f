#include "core/register/meetings/frozen_reasons.h"

#include <nlohmann/json.hpp>

namespace dongbo {

namespace {

/// The end of the JSON text that begins at the quote `at`: behind its closing quote.
std::size_t endOfText(std::string_view json, std::size_t at)
{
    for (++at; at < json.size() && json[at] != '"'; ++at) {
        at += json[at] == '\\' ? 1 : 0;
    }
    return at + 1;
}

template <typename Id> nlohmann::json idJson(const std::optional<Id>& id)
{
    return id ? nlohmann::json(id->text()) : nlohmann::json();
}

template <typename Id> std::optional<Id> idFrom(const nlohmann::json& record, const char* name)
{
    const auto found = record.find(name);
    if (found == record.end() || !found->is_string()) {
        return std::nullopt;
    }
    const auto id = RecordId::parse(found->get_ref<const std::string&>());
    return id ? std::optional{Id{*id}} : std::nullopt;
}

} // namespace

planning::ReasonSet kindsIn(std::string_view json)
{
    constexpr std::string_view code = R"("code":)";
    constexpr int reason = 2; // an object in the list
    planning::ReasonSet kinds;
    int depth = 0;
    for (std::size_t at = 0; at < json.size();) {
        const char c = json[at];
        if (depth == reason && json.substr(at, code.size()) == code) {
            const auto begin = at + code.size();
            const auto end = endOfText(json, begin);
            if (end > json.size()) {
                return {};
            }
            if (const auto kind = planning::reasonOf(json.substr(begin + 1, end - begin - 2))) {
                kinds.set(static_cast<std::size_t>(*kind));
            }
            at = end;
        } else if (c == '"') {
            at = endOfText(json, at);
        } else {
            depth += c == '[' || c == '{' ? 1 : 0;
            depth -= c == ']' || c == '}' ? 1 : 0;
            ++at;
        }
    }
    return depth == 0 ? kinds : planning::ReasonSet{};
}

std::string reasonsText(const std::vector<BoardReason>& reasons)
{
    auto out = nlohmann::ordered_json::array();
    for (const auto& [reason, text] : reasons) {
        nlohmann::ordered_json args = nlohmann::ordered_json::object();
        for (const auto& arg : text.args) {
            args[arg.name] = arg.value;
        }
        out.push_back(
            {{"code", codeOf(reason.kind)},
             {"heading",
              reason.heading ? nlohmann::json(codeOf(*reason.heading)) : nlohmann::json()},
             {"device_id", idJson(reason.device)},
             {"fault_id", idJson(reason.fault)},
             {"check_id", idJson(reason.check)},
             {"line_id", idJson(reason.roomLine)},
             {"at", reason.since ? nlohmann::json(reason.since->unixMs) : nlohmann::json()},
             {"text", text.code},
             {"args", args}});
    }
    return out.dump();
}

std::vector<BoardReason> reasonsFrom(const std::string& text)
{
    std::vector<BoardReason> out;
    const auto read = nlohmann::json::parse(text, nullptr, false);
    if (!read.is_array()) {
        return out;
    }
    for (const auto& one : read) {
        const auto code = one.is_object() ? one.value("code", std::string()) : std::string();
        const auto kind = planning::reasonOf(code);
        if (!kind) {
            continue;
        }
        BoardReason reason;
        reason.reason.kind = *kind;
        if (one.contains("heading") && one["heading"].is_string()) {
            reason.reason.heading =
                parseCode<CheckHeading>(one["heading"].get_ref<const std::string&>());
        }
        reason.reason.device = idFrom<DeviceId>(one, "device_id");
        reason.reason.fault = idFrom<FaultId>(one, "fault_id");
        reason.reason.check = idFrom<CheckId>(one, "check_id");
        reason.reason.roomLine = idFrom<LineId>(one, "line_id");
        if (one.contains("at") && one["at"].is_number_integer()) {
            reason.reason.since = Instant{one["at"].get<std::int64_t>()};
        }
        reason.text.code = one.contains("text") && one["text"].is_string()
                               ? one["text"].get<std::string>()
                               : "readiness.reason." + code;
        if (one.contains("args") && one["args"].is_object()) {
            for (const auto& [name, value] : one["args"].items()) {
                if (value.is_string()) {
                    reason.text.args.push_back({name, value.get<std::string>()});
                }
            }
        }
        out.push_back(std::move(reason));
    }
    return out;
}

} // namespace dongbo
