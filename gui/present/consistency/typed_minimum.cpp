#include "gui/present/consistency/typed_minimum.h"

#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace dongbo::present {

namespace {

using planning::Attribute;
using planning::AttributeKind;
using planning::SpecDemand;
using Sense = SpecDemand::Sense;

bool isDigit(char letter)
{
    return std::isdigit(static_cast<unsigned char>(letter)) != 0;
}

/// The pieces between commas and semicolons; a comma between two digits is part of a number.
std::vector<std::string> piecesOf(std::string_view typed)
{
    std::vector<std::string> out{std::string()};
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const bool isInNumber = typed[i] == ',' && i > 0 && i + 1 < typed.size() &&
                                isDigit(typed[i - 1]) && isDigit(typed[i + 1]);
        if (typed[i] == ';' || (typed[i] == ',' && !isInNumber)) {
            out.emplace_back();
        } else {
            out.back() += typed[i];
        }
    }
    std::erase_if(out, [](std::string& piece) {
        piece = std::string(text::trim(piece));
        return piece.empty() || piece == "-";
    });
    return out;
}

/// One piece, taken apart: "≥ 55 inch" is at least, 55, "inch".
struct Piece
{
    std::optional<Sense> sense; ///< absent: no sign was typed
    std::string bare;           ///< without its sign
    std::string number;         ///< the digits it begins with; may be empty
    std::string unit;           ///< what follows them, folded
};

Piece apart(std::string_view typed)
{
    struct Sign
    {
        std::string_view text;
        Sense sense;
    };
    constexpr std::array signs{Sign{"≥", Sense::AtLeast}, Sign{">=", Sense::AtLeast},
                               Sign{"≤", Sense::AtMost},  Sign{"<=", Sense::AtMost},
                               Sign{">", Sense::AtLeast}, Sign{"<", Sense::AtMost},
                               Sign{"=", Sense::Exactly}};
    Piece out;
    for (const auto& sign : signs) {
        if (!out.sense && typed.starts_with(sign.text)) {
            out.sense = sign.sense;
            typed.remove_prefix(sign.text.size());
        }
    }
    out.bare = std::string(text::trim(typed));
    std::size_t end = 0;
    while (end < out.bare.size() && (isDigit(out.bare[end]) ||
                                     (end > 0 && (out.bare[end] == ',' || out.bare[end] == '.')))) {
        ++end;
    }
    out.number = out.bare.substr(0, end);
    const auto rest = text::trim(std::string_view(out.bare).substr(end));
    out.unit = rest == "\"" || rest == "″" ? "inch" : text::fold(rest);
    return out;
}

std::string plainNumber(const std::string& typed, Language language)
{
    const auto number = text::parseDecimal(typed, language);
    const auto read = number ? number : text::parseDecimal(typed);
    constexpr int places = 6;
    return read ? text::formatDecimal(*read, places, Language::English) : typed;
}

class Reader
{
public:
    Reader(Language language, const Attributes& attributes)
        : m_language(language)
        , m_attributes(attributes)
    {}

    std::optional<SpecDemand> read(const std::string& typed) const
    {
        if (const auto coded = planning::parseMinimum(typed);
            coded.size() == 1 && isNamed(coded.front().attribute)) {
            return coded.front();
        }
        const auto piece = apart(typed);
        if (auto year = yearIn(typed)) {
            return year;
        }
        for (const auto& attribute : m_attributes) {
            if (auto demand = demandIn(piece, attribute)) {
                return demand;
            }
        }
        for (const auto& attribute : m_attributes) {
            if (attribute.kind == AttributeKind::Number && piece.unit.empty() &&
                !piece.number.empty()) {
                return numberOf(piece, attribute);
            }
        }
        return std::nullopt;
    }

private:
    bool isNamed(const std::string& name) const
    {
        return name == planning::yearAttribute ||
               std::any_of(m_attributes.begin(), m_attributes.end(),
                           [&](const Attribute& one) { return one.name == name; });
    }

    /// "từ năm 2017", "đến năm 2020", as demandText says them.
    std::optional<SpecDemand> yearIn(const std::string& typed) const
    {
        constexpr std::size_t digits = 4;
        for (std::size_t i = 0; i + digits <= typed.size(); ++i) {
            const auto year = typed.substr(i, digits);
            for (const auto sense : {Sense::AtLeast, Sense::AtMost}) {
                const SpecDemand demand{std::string(planning::yearAttribute), sense, year};
                if (std::all_of(year.begin(), year.end(), isDigit) &&
                    text::fold(demandText(m_language, demand, m_attributes)) == text::fold(typed)) {
                    return demand;
                }
            }
        }
        return std::nullopt;
    }

    std::optional<SpecDemand> demandIn(const Piece& piece, const Attribute& attribute) const
    {
        switch (attribute.kind) {
        case AttributeKind::Flag:
            return flagIn(piece, attribute);
        case AttributeKind::Number:
            return !piece.number.empty() && isUnitOf(piece.unit, attribute)
                       ? std::optional{numberOf(piece, attribute)}
                       : std::nullopt;
        case AttributeKind::Text:
        case AttributeKind::Date:
            return textIn(piece, attribute);
        }
        return std::nullopt;
    }

    std::optional<SpecDemand> flagIn(const Piece& piece, const Attribute& attribute) const
    {
        for (const char* value : {"true", "false"}) {
            const SpecDemand demand{attribute.name, Sense::Exactly, value};
            if (text::fold(demandText(m_language, demand, m_attributes)) ==
                text::fold(piece.bare)) {
                return demand;
            }
        }
        return std::nullopt;
    }

    SpecDemand numberOf(const Piece& piece, const Attribute& attribute) const
    {
        return {attribute.name,
                piece.sense.value_or(attribute.isMoreBetter ? Sense::AtLeast : Sense::Exactly),
                plainNumber(piece.number, m_language)};
    }

    /// Whether the words behind a number mean this attribute: its unit as it is shown, the measure,
    /// its name ("55 inch") or its label ("2 cổng HDMI").
    bool isUnitOf(const std::string& unit, const Attribute& attribute) const
    {
        if (unit.empty()) {
            return false;
        }
        const auto shown =
            apart(demandText(m_language, {attribute.name, Sense::AtLeast, "1"}, m_attributes));
        const auto label = "attribute." + attribute.name;
        return unit == shown.unit || unit == text::fold(attribute.measure) ||
               unit == text::fold(attribute.name) ||
               (text::isKnown(m_language, label) &&
                unit == text::fold(text::say(m_language, label)));
    }

    /// "1080p" of an ordered text; "Kiểu: cổ ngỗng" of any other.
    std::optional<SpecDemand> textIn(const Piece& piece, const Attribute& attribute) const
    {
        const SpecDemand ordered{attribute.name, piece.sense.value_or(Sense::AtLeast), piece.bare};
        if (attribute.isMoreBetter &&
            planning::checkMinimum(planning::textOf(std::vector{ordered}), m_attributes).empty()) {
            return ordered;
        }
        const auto colon = piece.bare.find(':');
        if (colon == std::string::npos) {
            return std::nullopt;
        }
        const auto label = "attribute." + attribute.name;
        const auto named = text::fold(std::string_view(piece.bare).substr(0, colon));
        const bool isNamed =
            named == text::fold(attribute.name) ||
            (text::isKnown(m_language, label) && named == text::fold(text::say(m_language, label)));
        const auto value = text::trim(std::string_view(piece.bare).substr(colon + 1));
        return isNamed && !value.empty()
                   ? std::optional{SpecDemand{attribute.name, Sense::Exactly, std::string(value)}}
                   : std::nullopt;
    }

    Language m_language;
    const Attributes& m_attributes;
};

} // namespace

Checked<std::vector<SpecDemand>> readMinimum(Language language, std::string_view typed,
                                             const Attributes& attributes)
{
    const Reader reader(language, attributes);
    std::vector<SpecDemand> out;
    for (const auto& piece : piecesOf(typed)) {
        const auto demand = reader.read(piece);
        if (!demand) {
            return Problem{"minimum", {"consistency.minimum_unread", {{"text", piece}}}};
        }
        out.push_back(*demand);
    }
    auto problems = planning::checkMinimum(planning::textOf(out), attributes);
    if (!problems.empty()) {
        return problems;
    }
    return out;
}

} // namespace dongbo::present
