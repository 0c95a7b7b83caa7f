#include "gui/present/import/import_words.h"

#include "core/text/unicode.h"

#include <algorithm>

namespace dongbo::present {

using importers::DecisionKind;
using importers::ListField;
using importers::Standing;

ImportFailure failureOf(const Session& session, const LoadedList& list)
{
    ImportFailure out{list.name, session.say(list.failure->message()), {}};
    switch (list.failure->kind()) {
    case Error::Kind::Encrypted:
        out.help = session.say("import_page.help_encrypted");
        break;
    case Error::Kind::TooLarge:
        out.help = session.say("import_page.help_too_large");
        break;
    case Error::Kind::Unreadable:
        out.help = session.say("import_page.help_unreadable");
        break;
    case Error::Kind::NotFound:
        out.help = session.say("import_page.help_not_found");
        break;
    case Error::Kind::Exists:
    case Error::Kind::NotARegister:
    case Error::Kind::NewerSchema:
    case Error::Kind::ReadOnly:
    case Error::Kind::Locked:
    case Error::Kind::Full:
    case Error::Kind::Corrupt:
    case Error::Kind::Usage:
    case Error::Kind::Refused:
    case Error::Kind::Cancelled:
    case Error::Kind::Bug:
        break;
    }
    return out;
}

std::string_view iconOf(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::Sheet:
        return "file-sheet";
    case DecisionKind::Header:
        return "table";
    case DecisionKind::Column:
        return "columns";
    case DecisionKind::Place:
    case DecisionKind::Sections:
        return "map-pin";
    case DecisionKind::Totals:
        return "sigma";
    case DecisionKind::Money:
        return "banknote";
    case DecisionKind::Price:
        return "tag";
    case DecisionKind::Quantity:
        return "rows";
    case DecisionKind::Bundles:
        return "box";
    case DecisionKind::States:
        return "circle-dashed";
    case DecisionKind::OldText:
        return "type";
    case DecisionKind::Faults:
        return "wrench";
    case DecisionKind::SetAside:
        return "triangle-alert";
    }
    return "info";
}

Tone toneOf(Standing standing)
{
    switch (standing) {
    case Standing::Sure:
        return Tone::Ok;
    case Standing::Open:
        return Tone::Warn;
    case Standing::Disagrees:
        return Tone::Bad;
    }
    return Tone::Mute;
}

std::string evidenceOf(const Session& session, const importers::Decision& decision)
{
    std::string out;
    for (const auto& evidence : decision.evidence) {
        const auto said = session.say(evidence);
        if (!said.empty() && out.ends_with('.')) {
            out.pop_back(); // sentences in one line need no stop between them
        }
        if (!said.empty()) {
            out += (out.empty() ? "" : ", ") + said;
        }
    }
    return out;
}

bool asksForPlace(const importers::SetAsideRow& row)
{
    using Kind = importers::PossibleAnswer::Kind;
    return std::any_of(row.answers.begin(), row.answers.end(), [](const auto& answer) {
        return answer.kind == Kind::ChoosePlace || answer.kind == Kind::MakePlace;
    });
}

std::string meaningOf(const Session& session, ListField field)
{
    return text::capitalized(session.say(importers::wordingOf(field)));
}

bool isNumeric(ListField field)
{
    return importers::isOneOf(
        field, {ListField::Quantity, ListField::QuantityBook, ListField::QuantityCounted,
                ListField::QuantityDifference, ListField::UnitPrice, ListField::Amount,
                ListField::Cost, ListField::CostBudget, ListField::CostOther, ListField::NetValue,
                ListField::WearYear, ListField::WearTotal, ListField::WearOpening});
}

} // namespace dongbo::present
