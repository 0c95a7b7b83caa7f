#include "core/planning/standard/specs.h"

#include "core/domain/time.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <map>

namespace dongbo::planning {

std::string lowerAscii(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return out;
}

namespace {

using Sense = SpecDemand::Sense;

std::optional<double> numberOf(std::string_view text)
{
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc() && result.ptr == text.data() + text.size()
               ? std::optional{value}
               : std::nullopt;
}

/// Vertical resolution by its common names: "1080p", "Full HD", "1920x1080", "4K".
std::optional<double> linesOf(std::string_view text)
{
    struct Name
    {
        std::string_view name;
        double lines;
    };
    static constexpr Name names[] = {
        {"vga", 480},  {"xga", 768},      {"hd", 720},      {"hd ready", 720}, {"wxga", 800},
        {"fhd", 1080}, {"full hd", 1080}, {"fullhd", 1080}, {"wuxga", 1200},   {"2k", 1440},
        {"qhd", 1440}, {"4k", 2160},      {"uhd", 2160},    {"ultra hd", 2160}};
    const std::string lower = lowerAscii(text);
    for (const auto& entry : names) {
        if (lower == entry.name) {
            return entry.lines;
        }
    }
    if (lower.size() > 1 && lower.back() == 'p') {
        return numberOf(std::string_view(lower).substr(0, lower.size() - 1));
    }
    if (const auto cross = lower.find('x'); cross != std::string::npos && cross > 0) {
        return numberOf(std::string_view(lower).substr(0, cross))
                   ? numberOf(std::string_view(lower).substr(cross + 1))
                   : std::nullopt;
    }
    return std::nullopt;
}

std::string textOf(const nlohmann::json& value)
{
    if (value.is_string()) {
        return value.get<std::string>();
    }
    return value.is_null() || value.is_structured() ? std::string() : value.dump();
}

/// Negative, zero or positive: `a` is less, equal or more than `b`; absent when not comparable.
std::optional<int> order(const std::string& a, const std::string& b)
{
    const auto sign = [](auto x, auto y) { return x < y ? -1 : x > y ? 1 : 0; };
    if (a == b) {
        return 0;
    }
    if (const auto x = numberOf(a), y = numberOf(b); x && y) {
        return sign(*x, *y);
    }
    if (const auto x = linesOf(a), y = linesOf(b); x && y) {
        return sign(*x, *y);
    }
    const auto isFlag = [](const std::string& text) { return text == "true" || text == "false"; };
    if (isFlag(a) && isFlag(b)) {
        return a == "true" ? 1 : -1;
    }
    if (parseIsoDate(a) && parseIsoDate(b)) {
        return sign(a, b);
    }
    return std::nullopt;
}

SpecAnswer compare(std::string_view have, const SpecDemand& demand)
{
    const auto answer = [](bool yes) { return yes ? SpecAnswer::Reached : SpecAnswer::Short; };
    const std::string wanted = lowerAscii(demand.value);
    const std::string given = lowerAscii(have);
    const auto compared = order(given, wanted);
    switch (demand.sense) {
    case Sense::Exactly:
        return answer(compared == 0);
    case Sense::AtLeast:
        return compared ? answer(*compared >= 0) : SpecAnswer::NotKnown;
    case Sense::AtMost:
        return compared ? answer(*compared <= 0) : SpecAnswer::NotKnown;
    }
    return SpecAnswer::NotKnown;
}

/// One piece of a minimum; absent when it is not "attribute operator value".
std::optional<SpecDemand> demandOf(std::string_view piece)
{
    const auto at = piece.find('=');
    if (at == std::string_view::npos || at == 0) {
        return std::nullopt;
    }
    SpecDemand demand;
    demand.sense = piece[at - 1] == '>'   ? Sense::AtLeast
                   : piece[at - 1] == '<' ? Sense::AtMost
                                          : Sense::Exactly;
    const auto name = piece.substr(0, demand.sense == Sense::Exactly ? at : at - 1);
    eachPiece(name, ';', [&](std::string_view text) { demand.attribute = text; });
    eachPiece(piece.substr(at + 1), ';', [&](std::string_view text) { demand.value = text; });
    const bool isWhole = !demand.attribute.empty() && !demand.value.empty() &&
                         demand.value.find_first_of("<>=") == std::string::npos;
    return isWhole ? std::optional{std::move(demand)} : std::nullopt;
}

std::string haveOf(const nlohmann::json& known, const SpecDemand& demand,
                   std::optional<std::int64_t> year)
{
    if (demand.attribute == yearAttribute) {
        return year ? std::to_string(*year) : std::string();
    }
    return known.is_object() && known.contains(demand.attribute)
               ? textOf(known.at(demand.attribute))
               : std::string();
}

template <typename F>
void eachAnswer(const MaybeText& specs, std::span<const SpecDemand> minimum,
                std::optional<std::int64_t> year, F&& visit)
{
    const auto known = nlohmann::json::parse(specs.value_or("{}"), nullptr, false);
    for (const auto& demand : minimum) {
        const auto have = haveOf(known, demand, year);
        visit(demand, have, have.empty() ? SpecAnswer::NotKnown : compare(have, demand));
    }
}

} // namespace

std::vector<SpecDemand> parseMinimum(std::string_view minimum)
{
    std::vector<SpecDemand> demands;
    eachPiece(minimum, ';', [&](std::string_view piece) {
        if (auto demand = demandOf(piece)) {
            demands.push_back(std::move(*demand));
        }
    });
    return demands;
}

std::string textOf(std::span<const SpecDemand> demands)
{
    std::string out;
    for (const auto& demand : demands) {
        out += (out.empty() ? "" : ";") + demand.attribute;
        out += demand.sense == Sense::AtLeast ? ">=" : demand.sense == Sense::AtMost ? "<=" : "=";
        out += demand.value;
    }
    return out;
}

std::vector<Attribute> parseAttributes(std::string_view attributes)
{
    static const std::map<std::string_view, AttributeKind> kinds{{"number", AttributeKind::Number},
                                                                 {"text", AttributeKind::Text},
                                                                 {"flag", AttributeKind::Flag},
                                                                 {"date", AttributeKind::Date}};
    std::vector<Attribute> out;
    eachPiece(attributes, ';', [&](std::string_view piece) {
        std::vector<std::string_view> parts;
        eachPiece(piece, ':', [&](std::string_view part) { parts.push_back(part); });
        if (parts.size() < 2 || parts[0].empty() || kinds.count(parts[1]) == 0) {
            return;
        }
        Attribute attribute{std::string(parts[0]), kinds.at(parts[1]), {}, false};
        if (parts.size() > 2) {
            attribute.measure = parts[2];
        }
        attribute.isMoreBetter = parts.size() > 3 && parts[3] == "more";
        out.push_back(std::move(attribute));
    });
    return out;
}

namespace {

/// What is wrong with one requirement on an attribute; empty: nothing.
std::string flawOf(const SpecDemand& demand, const Attribute& attribute)
{
    const std::string value = lowerAscii(demand.value);
    const bool isExact = demand.sense == Sense::Exactly;
    switch (attribute.kind) {
    case AttributeKind::Number: {
        const auto number = numberOf(value);
        return number && *number >= 0 ? "" : "standard.not_a_number";
    }
    case AttributeKind::Flag:
        return value == "true" || value == "false" ? "" : "standard.not_a_flag";
    case AttributeKind::Date:
        return parseIsoDate(value) ? "" : "standard.not_a_day";
    case AttributeKind::Text:
        if (!isExact && !attribute.isMoreBetter) {
            return "standard.text_has_no_order";
        }
        return isExact || linesOf(value) ? "" : "standard.not_a_resolution";
    }
    return "";
}

/// Whether no value can meet both: "inch>=65" and "inch<=55", "kind=omni" and "kind=gooseneck".
bool exclude(const SpecDemand& a, const SpecDemand& b)
{
    if (a.attribute != b.attribute) {
        return false;
    }
    const auto compared = order(lowerAscii(a.value), lowerAscii(b.value));
    if (a.sense == Sense::Exactly || b.sense == Sense::Exactly) {
        const auto& exact = a.sense == Sense::Exactly ? a : b;
        const auto& other = a.sense == Sense::Exactly ? b : a;
        return compare(exact.value, other) == SpecAnswer::Short;
    }
    return compared && ((a.sense == Sense::AtLeast && b.sense == Sense::AtMost && *compared > 0) ||
                        (a.sense == Sense::AtMost && b.sense == Sense::AtLeast && *compared < 0));
}

} // namespace

Problems checkMinimum(std::string_view minimum, std::span<const Attribute> attributes)
{
    Problems problems;
    const auto say = [&](std::string code, std::vector<Argument> args) {
        problems.push_back({"minimum", {std::move(code), std::move(args)}});
    };
    std::vector<SpecDemand> demands;
    eachPiece(minimum, ';', [&](std::string_view piece) {
        if (piece.empty() || piece == "-") {
            return;
        }
        const auto demand = demandOf(piece);
        if (!demand) {
            say("standard.no_requirement", {{"text", std::string(piece)}});
            return;
        }
        const auto found =
            std::find_if(attributes.begin(), attributes.end(),
                         [&](const Attribute& a) { return a.name == demand->attribute; });
        const Attribute year{std::string(yearAttribute), AttributeKind::Number, {}, true};
        if (found == attributes.end() && demand->attribute != yearAttribute) {
            std::string names(yearAttribute);
            for (const auto& attribute : attributes) {
                names += ", " + attribute.name;
            }
            say("standard.unknown_attribute", {{"attribute", demand->attribute}, {"known", names}});
            return;
        }
        const auto flaw = flawOf(*demand, found == attributes.end() ? year : *found);
        if (!flaw.empty()) {
            say(flaw, {{"attribute", demand->attribute}, {"value", demand->value}});
            return;
        }
        for (const auto& other : demands) {
            if (exclude(other, *demand)) {
                say("standard.impossible",
                    {{"one", textOf(std::span(&other, 1))}, {"other", std::string(piece)}});
            }
        }
        demands.push_back(*demand);
    });
    return problems;
}

SpecAnswer compareSpecs(const MaybeText& specs, std::span<const SpecDemand> minimum,
                        std::optional<std::int64_t> year)
{
    auto worst = SpecAnswer::Reached;
    if (!minimum.empty()) {
        eachAnswer(specs, minimum, year,
                   [&](const SpecDemand&, const std::string&, SpecAnswer answer) {
                       worst = std::max(worst, answer);
                   });
    }
    return worst;
}

std::optional<Shortfall> shortfallOf(const MaybeText& specs, std::span<const SpecDemand> minimum,
                                     std::optional<std::int64_t> year)
{
    std::optional<Shortfall> found;
    auto worst = SpecAnswer::Reached;
    eachAnswer(specs, minimum, year,
               [&](const SpecDemand& demand, const std::string& have, SpecAnswer answer) {
                   if (answer > worst) {
                       worst = answer;
                       found = Shortfall{demand, have};
                   }
               });
    return found;
}

} // namespace dongbo::planning
