#include "importers/recognise/explain/understanding.h"

#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "importers/recognise/explain/survey.h"

#include <algorithm>
#include <array>

namespace dongbo::importers {

namespace {

std::optional<bool> yesOrNo(std::string_view value)
{
    if (value == "yes" || value == "no") {
        return value == "yes";
    }
    return std::nullopt;
}

std::optional<std::uint32_t> rowNumber(std::string_view text)
{
    const auto number = text::parseInteger(text);
    if (!number || *number < 1 || *number > 1'048'576) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(*number);
}

/// "7" or "7-8"; a header has at most four rows. "0": there is none.
std::optional<HeaderRows> headerRows(std::string_view value)
{
    if (value == "0" || value == "0-0") {
        return HeaderRows{0, 0};
    }
    const auto dash = value.find('-');
    const auto first = rowNumber(value.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : rowNumber(value.substr(dash + 1));
    if (!first || !last || *last < *first || *last - *first > 3) {
        return std::nullopt;
    }
    return HeaderRows{*first, *last};
}

bool setColumn(SheetChoices& choices, const Decision& decision, std::string_view value)
{
    const auto field = parseListField(value);
    const auto header = rowNumber(decision.subject);
    if (!field || decision.where.firstColumn == 0) {
        return false;
    }
    const auto column = decision.where.firstColumn;
    if (decision.isBelow && header) {
        choices.columnsBelow[*header][column] = *field;
    } else {
        choices.columns[column] = *field;
    }
    return true;
}

template <typename T> bool set(std::optional<T>& choice, std::optional<T> value)
{
    if (value) {
        choice = std::move(value);
        return true;
    }
    return false;
}

std::optional<std::int64_t> unitOfMoney(std::string_view value)
{
    const auto dong = text::parseInteger(value);
    return dong && *dong >= 1 && *dong <= 1'000'000'000 ? dong : std::nullopt;
}

std::optional<PriceOf> priceOf(std::string_view value)
{
    if (value == "one" || value == "row") {
        return value == "one" ? PriceOf::One : PriceOf::Row;
    }
    return std::nullopt;
}

} // namespace

std::string evidenceText(const Decision& decision, Language language)
{
    std::string out;
    for (const auto& message : decision.evidence) {
        auto sentence = text::say(language, message);
        if (sentence.ends_with('.')) {
            sentence.pop_back();
        }
        out += (out.empty() ? "" : " · ") + sentence;
    }
    return out;
}

bool overrule(SheetChoices& choices, const Decision& decision, std::string_view value)
{
    switch (decision.overruledBy) {
    case OverruledBy::Nothing:
        return false;
    case OverruledBy::IsRead:
        return set(choices.isRead, yesOrNo(value));
    case OverruledBy::Header:
        return set(choices.header, headerRows(value));
    case OverruledBy::Column:
        return setColumn(choices, decision, value);
    case OverruledBy::Place:
        choices.place = std::string(text::trim(value));
        return !choices.place->empty() || (choices.place.reset(), true);
    case OverruledBy::SectionPlaces:
        choices.sectionPlaces[decision.subject] = std::string(text::trim(value));
        return true;
    case OverruledBy::UnitOfMoney:
        return set(choices.unitOfMoney, unitOfMoney(value));
    case OverruledBy::PriceOf:
        return set(choices.priceOf, priceOf(value));
    case OverruledBy::SplitsQuantity:
        return set(choices.splitsQuantity, yesOrNo(value));
    case OverruledBy::SplitsBundles:
        return set(choices.splitsBundles, yesOrNo(value));
    case OverruledBy::SplitsStates:
        return set(choices.splitsStates, yesOrNo(value));
    case OverruledBy::Encoding:
        return set(choices.encoding, text::parseEncoding(value));
    }
    return false;
}

std::string_view codeOf(DecisionKind kind)
{
    static constexpr std::array<std::string_view, 14> codes{
        "sheet", "header",   "column",  "place",  "sections", "totals", "money",
        "price", "quantity", "bundles", "states", "old_text", "faults", "set_aside"};
    return codes[static_cast<std::size_t>(kind)];
}

std::string_view codeOf(Standing standing)
{
    static constexpr std::array<std::string_view, 3> codes{"sure", "open", "disagrees"};
    return codes[static_cast<std::size_t>(standing)];
}

void Survey::decideOldText(Understanding& out) const
{
    if (m_reading->oldText.empty()) {
        return;
    }
    // One decision an encoding, naming its fonts.
    for (const auto encoding : text::legacyEncodings) {
        std::string fonts;
        const OldTextReading* first = nullptr;
        for (const auto& old : m_reading->oldText) {
            if (old.from.encoding != encoding) {
                continue;
            }
            first = first ? first : &old;
            if (old.font != OldTextReading::anyFont && old.font < m_workbook->fonts().size()) {
                const auto& name = m_workbook->fonts()[old.font];
                const auto listed = ", " + fonts + ",";
                if (!name.empty() && listed.find(", " + name + ",") == std::string::npos) {
                    fonts += (fonts.empty() ? "" : ", ") + name;
                }
            }
        }
        if (first == nullptr) {
            continue;
        }
        const auto name = "@encoding." + std::string(text::codeOf(encoding));
        Decision decision;
        decision.kind = DecisionKind::OldText;
        decision.title = fonts.empty() ? Message{"understanding.old_text", {{"encoding", name}}}
                                       : Message{"understanding.old_text_in_font",
                                                 {{"encoding", name}, {"fonts", fonts}}};
        decision.evidence.push_back(first->reason);
        decision.evidence.push_back(
            {"understanding.old_text_cells",
             {{"cells", text::formatInteger(static_cast<std::int64_t>(m_converted))}}});
        decision.overruledBy = OverruledBy::Encoding;
        decision.options.push_back({std::string(text::codeOf(encoding)),
                                    {"understanding.option_encoding", {{"encoding", name}}}});
        for (const auto other :
             {text::Encoding::Unicode, text::Encoding::Tcvn3, text::Encoding::Vni,
              text::Encoding::Viscii, text::Encoding::Vps}) {
            if (other != encoding) {
                const auto code = std::string(text::codeOf(other));
                decision.options.push_back(
                    {code, {"understanding.option_encoding", {{"encoding", "@encoding." + code}}}});
            }
        }
        out.decisions.push_back(std::move(decision));
    }
}

void Survey::decideFaults(Understanding& out) const
{
    if (m_faults.count == 0) {
        return;
    }
    Decision decision;
    decision.kind = DecisionKind::Faults;
    decision.standing = Standing::Open;
    decision.title = {"understanding.faults", {{"rows", std::to_string(m_faults.count)}}};
    decision.evidence.push_back(
        {"understanding.fault_example",
         {{"row", std::to_string(m_faults.first.row)}, {"text", m_faults.first.text}}});
    decision.evidence.push_back({"understanding.faults_set_no_state", {}});
    decision.rows = m_faults.numbers;
    out.decisions.push_back(std::move(decision));
}

void Survey::decideSetAside(Understanding& out) const
{
    if (m_setAside.count == 0) {
        return;
    }
    Decision decision;
    decision.kind = DecisionKind::SetAside;
    decision.standing = Standing::Disagrees;
    decision.title = {"understanding.set_aside", {{"rows", std::to_string(m_setAside.count)}}};
    std::vector<std::pair<std::string, std::uint64_t>> reasons(m_setAsideBy.begin(),
                                                               m_setAsideBy.end());
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [code, count] : reasons) {
        // "import.serial_repeated" is told in two words as "set_aside.serial_repeated".
        const auto name = code.starts_with("import.") ? code.substr(7) : code;
        decision.evidence.push_back(
            {"understanding.set_aside_because",
             {{"reason", "@set_aside." + name}, {"rows", std::to_string(count)}}});
    }
    decision.rows = m_setAside.numbers;
    out.decisions.push_back(std::move(decision));
}

} // namespace dongbo::importers
