#include "core/register/meetings/frozen_reasons.h"

#include <nlohmann/json.hpp>

namespace dongbo {

namespace {

class KindsReader : public nlohmann::json_sax<nlohmann::json>
{
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool string(string_t& value) override
    {
        if (m_isCode) {
            if (const auto kind = planning::reasonOf(value)) {
                kinds.set(static_cast<std::size_t>(*kind));
            }
        }
        m_isCode = false;
        return true;
    }
    bool key(string_t& name) override
    {
        constexpr int reason = 2; // an object in the array
        m_isCode = m_isList && m_depth == reason && name == "code";
        return true;
    }
    bool start_object(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override
    {
        m_isList = m_isList || m_depth == 0;
        return enter();
    }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override
    {
        kinds.reset();
        return false;
    }

    planning::ReasonSet kinds;

private:
    bool enter()
    {
        m_isCode = false;
        ++m_depth;
        return true;
    }
    bool leave()
    {
        --m_depth;
        return true;
    }

    int m_depth = 0;
    bool m_isList = false;
    bool m_isCode = false;
};

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

planning::ReasonSet kindsIn(const std::string& text)
{
    KindsReader reader;
    nlohmann::json::sax_parse(text, &reader);
    return reader.kinds;
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
