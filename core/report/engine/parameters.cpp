#include "core/report/engine/parameters.h"

#include "core/register/base/find.h"
#include "core/register/books/disposal_batches.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/planning/plans.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <algorithm>
#include <array>

namespace dongbo::report {

namespace {

constexpr std::int64_t mostNumber = 100'000;

std::string titleOf(std::string_view name, Language language)
{
    return text::say(language, "report.parameter." + std::string(name));
}

std::string typeName(DeviceType type, Language language)
{
    return text::say(language,
                     std::string(listName<DeviceType>()) + "." + std::string(codeOf(type)));
}

/// By code ("camera") or by name in either language, without regard to marks.
std::optional<DeviceType> typeFrom(std::string_view text)
{
    const auto wanted = text::fold(text);
    for (const auto& [type, code] : terms<DeviceType>()) {
        if (text == code || wanted == text::fold(typeName(type, Language::Vietnamese)) ||
            wanted == text::fold(typeName(type, Language::English))) {
            return type;
        }
    }
    return std::nullopt;
}

/// Reads the values of one call.
class Reader
{
public:
    Reader(Register& reg, Language language)
        : m_reg(reg)
        , m_language(language)
    {}

    void read(const ParameterSpec& spec, const std::string& text)
    {
        switch (spec.kind) {
        case ParameterKind::Day:
            day(spec, text);
            break;
        case ParameterKind::Period:
            period(spec, text);
            break;
        case ParameterKind::Type:
            type(spec, text);
            break;
        case ParameterKind::Choice:
            choice(spec, text);
            break;
        case ParameterKind::Number:
            number(spec, text);
            break;
        case ParameterKind::Site:
            found<Site>(spec, findSite(m_reg, text));
            break;
        case ParameterKind::Unit:
            found<Unit>(spec, findUnit(m_reg, text));
            break;
        case ParameterKind::Officer:
            found<Officer>(spec, findOfficer(m_reg, text));
            break;
        case ParameterKind::Device:
            found<Device>(spec, findDevice(m_reg, text));
            break;
        case ParameterKind::Vendor:
            vendor(spec, text);
            break;
        case ParameterKind::Text:
            m_out.values.set(spec.name, text);
            line(spec, text);
            break;
        case ParameterKind::Plan:
            found<Plan>(spec, findPlan(m_reg, text));
            break;
        case ParameterKind::Transfer:
            found<Transfer>(spec, findTransfer(m_reg, text));
            break;
        case ParameterKind::DisposalBatch:
            found<DisposalBatch>(spec, findDisposalBatch(m_reg, text));
            break;
        case ParameterKind::Fault:
            found<Fault>(spec, findFault(m_reg, text));
            break;
        case ParameterKind::Meeting:
            found<Meeting>(spec, findMeeting(m_reg, text));
            break;
        }
    }
    void readNone(const ParameterSpec& spec)
    {
        const auto today = m_reg.pastDay().value_or(m_reg.today());
        if (spec.initial == Initial::Required) {
            m_out.problems.push_back(
                {std::string(spec.name),
                 {"report.parameter_missing", {{"name", titleOf(spec.name, m_language)}}}});
        } else if (spec.kind == ParameterKind::Choice) {
            m_out.values.set(spec.name, std::string(spec.choices.front()));
        } else if (spec.kind == ParameterKind::Number) {
            m_out.values.set(spec.name, spec.number);
            line(spec, text::formatInteger(spec.number, m_language));
        } else if (spec.initial != Initial::Nothing) {
            const auto period =
                spec.initial == Initial::ThisYear ? yearOf(today) : quarterOf(today);
            m_out.values.set(spec.name, period);
            line(spec, formatPeriod(period, m_language));
        }
    }
    void unknown(const std::string& name, std::string_view reportTitle)
    {
        m_out.problems.push_back(
            {name,
             {"report.unknown_parameter", {{"name", name}, {"report", std::string(reportTitle)}}}});
    }
    ReadParameters take() { return std::move(m_out); }

private:
    void line(const ParameterSpec& spec, std::string value)
    {
        m_out.lines.push_back({spec.name, std::move(value)});
    }
    void wrong(const ParameterSpec& spec, const char* code, const std::string& text)
    {
        m_out.problems.push_back({std::string(spec.name), {code, {{"value", text}}}});
    }
    void day(const ParameterSpec& spec, const std::string& text)
    {
        const auto loose = text::parseDateText(text);
        if (!loose) {
            return wrong(spec, "value.not_a_date", text);
        }
        const auto day = spec.name == "until" ? text::lastDay(*loose) : text::firstDay(*loose);
        m_out.values.set(spec.name, day);
        line(spec, text::formatDate(day));
    }
    void period(const ParameterSpec& spec, const std::string& text)
    {
        const auto period = parsePeriod(text);
        if (!period) {
            return wrong(spec, "report.not_a_period", text);
        }
        m_out.values.set(spec.name, *period);
        line(spec, formatPeriod(*period, m_language));
    }
    void type(const ParameterSpec& spec, const std::string& text)
    {
        const auto type = typeFrom(text);
        if (!type) {
            return wrong(spec, "value.unknown_choice", text);
        }
        m_out.values.set(spec.name, *type);
        line(spec, typeName(*type, m_language));
    }
    void choice(const ParameterSpec& spec, const std::string& text)
    {
        if (std::find(spec.choices.begin(), spec.choices.end(), text) == spec.choices.end()) {
            std::string known;
            for (const auto& one : spec.choices) {
                known += (known.empty() ? "" : ", ") + std::string(one);
            }
            m_out.problems.push_back(
                {std::string(spec.name),
                 {"value.unknown_choice_of", {{"value", text}, {"choices", known}}}});
            return;
        }
        m_out.values.set(spec.name, text);
        line(spec, text::say(m_language, "report." + std::string(spec.name) + "." + text));
    }
    void number(const ParameterSpec& spec, const std::string& text)
    {
        const auto number = text::parseInteger(text);
        if (!number || *number < 0 || *number > mostNumber) {
            return wrong(spec, "report.not_a_number", text);
        }
        m_out.values.set(spec.name, *number);
        line(spec, text::formatInteger(*number, m_language));
    }
    template <typename R, typename IdType> void found(const ParameterSpec& spec, const IdType& id)
    {
        const auto record = store::load<R>(m_reg.database(), id);
        m_out.values.set(spec.name, RecordId(id));
        if constexpr (std::is_same_v<R, Unit>) {
            line(spec, record ? store::unitTitle(*record) : "");
        } else if constexpr (std::is_same_v<R, Device>) {
            line(spec, record ? record->code.value_or("") + " " + record->name.value_or("") : "");
        } else if constexpr (std::is_same_v<R, Fault>) {
            line(spec, record ? record->number.value_or("") : "");
        } else if constexpr (std::is_same_v<R, Transfer>) {
            line(spec, record && record->day ? text::formatDate(*record->day) : "");
        } else {
            line(spec, record ? record->name.value_or("") : "");
        }
    }
    void vendor(const ParameterSpec& spec, const std::string& text)
    {
        if (const auto vendor = findVendor(m_reg, text)) {
            return found<Vendor>(spec, *vendor);
        }
        wrong(spec, "report.unknown_vendor", text);
    }

    Register& m_reg;
    Language m_language;
    ReadParameters m_out;
};

} // namespace

std::string_view codeOf(ParameterKind kind)
{
    static constexpr std::array<std::string_view, 16> codes{
        "day",    "period", "site", "unit", "type",     "vendor",         "officer", "device",
        "choice", "number", "text", "plan", "transfer", "disposal_batch", "fault",   "meeting"};
    return codes.at(static_cast<std::size_t>(kind));
}

ReadParameters readParameters(Register& reg, Language language,
                              const std::vector<ParameterSpec>& declared, const Parameters& given,
                              std::string_view reportTitle)
{
    Reader reader(reg, language);
    for (const auto& [name, value] : given) {
        if (std::none_of(declared.begin(), declared.end(),
                         [&](const ParameterSpec& spec) { return spec.name == name; })) {
            reader.unknown(name, reportTitle);
        }
    }
    for (const auto& spec : declared) {
        const auto found = given.find(std::string(spec.name));
        if (found == given.end() || text::trim(found->second).empty()) {
            reader.readNone(spec);
        } else {
            reader.read(spec, std::string(text::trim(found->second)));
        }
    }
    return reader.take();
}

Parameter describe(const ParameterSpec& spec, Language language)
{
    Parameter out{
        std::string(spec.name), titleOf(spec.name, language), spec.kind, {}, spec.initial, {}};
    for (const auto word : spec.choices) {
        const auto code = std::string(spec.name) + "." + std::string(word);
        out.choices.push_back({std::string(word), text::say(language, "report." + code)});
    }
    if (spec.kind == ParameterKind::Type) {
        for (const auto& [type, code] : terms<DeviceType>()) {
            out.choices.push_back({std::string(code), typeName(type, language)});
        }
    }
    if (spec.kind == ParameterKind::Number) {
        out.number = spec.number;
    }
    return out;
}

} // namespace dongbo::report
