#include "gui/present/consistency/standard_words.h"

#include "core/text/wording.h"
#include "gui/present/words/value_text.h"

#include <algorithm>

namespace dongbo::present {

namespace {

using planning::AttributeKind;
using planning::SpecDemand;

const planning::Attribute* attributeOf(const Attributes& attributes, const std::string& name)
{
    const auto at = std::find_if(attributes.begin(), attributes.end(),
                                 [&](const planning::Attribute& one) { return one.name == name; });
    return at == attributes.end() ? nullptr : &*at;
}

std::string labelOf(Language language, const std::string& attribute)
{
    const auto code = "attribute." + attribute;
    return text::isKnown(language, code) ? text::say(language, code) : attribute;
}

std::string signOf(SpecDemand::Sense sense)
{
    switch (sense) {
    case SpecDemand::Sense::AtLeast:
        return "≥ ";
    case SpecDemand::Sense::AtMost:
        return "≤ ";
    case SpecDemand::Sense::Exactly:
        break;
    }
    return {};
}

std::string unitOf(Language language, const std::string& measure)
{
    const auto code = "attribute.unit_" + measure;
    return text::isKnown(language, code) ? text::say(language, code) : measure;
}

} // namespace

std::string functionWord(Language language, std::optional<Function> function)
{
    return function ? text::say(language, "consistency.function_" + std::string(codeOf(*function)))
                    : std::string();
}

std::string shortTypeWord(Language language, std::optional<DeviceType> type)
{
    return type ? text::say(language, "consistency.type_" + std::string(codeOf(*type)))
                : std::string();
}

std::string tierWord(Language language, const std::string& tier)
{
    const auto code = "sites.tier_" + tier;
    return text::isKnown(language, code) ? text::say(language, code) : tier;
}

std::string demandText(Language language, const SpecDemand& demand, const Attributes& attributes)
{
    if (demand.attribute == planning::yearAttribute) {
        return text::say(language,
                         demand.sense == SpecDemand::Sense::AtMost ? "consistency.year_until"
                                                                   : "consistency.year_from",
                         {{"year", demand.value}});
    }
    const auto* attribute = attributeOf(attributes, demand.attribute);
    const auto label = labelOf(language, demand.attribute);
    if (attribute == nullptr || attribute->kind == AttributeKind::Text) {
        const bool isOrdered = demand.sense != SpecDemand::Sense::Exactly;
        return isOrdered ? signOf(demand.sense) + demand.value : label + ": " + demand.value;
    }
    if (attribute->kind == AttributeKind::Flag) {
        const bool isWanted =
            demand.value == "true" || demand.value == "yes" || demand.value == "1";
        return isWanted ? label : label + ": " + text::say(language, "attribute.no");
    }
    const auto own = "consistency.unit_" + demand.attribute; // "cổng HDMI", not any port
    const auto unit = text::isKnown(language, own) ? text::say(language, own)
                                                   : unitOf(language, attribute->measure);
    return signOf(demand.sense) + demand.value + (unit.empty() ? "" : " " + unit);
}

std::string minimumText(Language language, const StandardLine& line, const Attributes& attributes)
{
    std::string out;
    for (const auto& demand : planning::parseMinimum(line.minimum.value_or(""))) {
        out += (out.empty() ? "" : ", ") + demandText(language, demand, attributes);
    }
    return out;
}

std::string substitutesText(Language language, const StandardLine& line)
{
    std::string out;
    planning::eachPiece(line.substitutes.value_or(""), '|', [&](std::string_view code) {
        if (const auto type = parseCode<DeviceType>(code)) {
            out += (out.empty() ? "" : ", ") + wordOf(language, std::optional{*type});
        }
    });
    return out;
}

PillText needPill(Language language, planning::NeedState state)
{
    using enum planning::NeedState;
    const auto pill = [&](const char* icon, Tone tone) {
        return PillText{
            icon, text::say(language, "consistency.state_" + std::string(planning::codeOf(state))),
            tone};
    };
    switch (state) {
    case Met:
        return pill("check", Tone::Ok);
    case Substitute:
        return pill("arrows-exchange", Tone::Accent);
    case Unknown:
        return pill("circle-question", Tone::Mute);
    case BelowSpec:
        return pill("chevrons-down", Tone::Warn);
    case Broken:
        return pill("circle-cross", Tone::Bad);
    case Missing:
        return pill("circle-dashed", Tone::Bad);
    }
    return {};
}

std::string shortfallText(Language language, const StandardLine& line, const Device& device,
                          const Attributes& attributes)
{
    const auto shortfall = planning::shortfallOf(device.specs, planning::demandsOn(line, device),
                                                 planning::yearOf(device));
    if (!shortfall) {
        return {};
    }
    const auto demand = demandText(language, shortfall->demand, attributes);
    if (shortfall->have.empty()) {
        return text::say(language, "consistency.not_recorded",
                         {{"what", labelOf(language, shortfall->demand.attribute)}});
    }
    return text::say(language, "plan.falls_short", {{"demand", demand}, {"have", shortfall->have}});
}

} // namespace dongbo::present
