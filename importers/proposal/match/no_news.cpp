#include "importers/proposal/match/no_news.h"

#include "core/domain/fields.h"
#include "core/store/projection/load.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "importers/proposal/match/state_words.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dongbo::importers {

namespace {

const std::string* textIn(const Value& value)
{
    return std::get_if<std::string>(&value);
}

/// The column of the name, when it is the name the register has; else 0.
std::uint32_t columnOfSameName(const Device& known, const std::vector<FieldChange>& list)
{
    for (const auto& change : list) {
        if (change.number == fieldOf<&Device::name> && change.origin && known.name &&
            change.value == Value{*known.name}) {
            return change.origin->column;
        }
    }
    return 0;
}

bool isSameText(const std::string& held, const std::string& listed)
{
    return text::collapseSpaces(text::nfc(held)) == text::collapseSpaces(text::nfc(listed));
}

/// Whether the description that the figures were pulled out of is the one the register has.
bool isSameDescription(const Device& known, const std::vector<FieldChange>& list,
                       std::uint32_t column)
{
    return std::any_of(list.begin(), list.end(), [&](const FieldChange& change) {
        const auto* listed = textIn(change.value);
        return change.number == fieldOf<&Device::specText> && change.origin &&
               change.origin->column == column && known.specText && listed != nullptr &&
               isSameText(*known.specText, *listed);
    });
}

/// What the register knows and the list does not tell stays: {"hdmi":3} beside {"inch":55}.
void keepOtherFigures(const Device& known, FieldChange& change)
{
    const auto* listed = textIn(change.value);
    if (change.number != fieldOf<&Device::specs> || !known.specs || listed == nullptr) {
        return;
    }
    auto all = nlohmann::json::parse(*known.specs, nullptr, false);
    const auto told = nlohmann::json::parse(*listed, nullptr, false);
    if (all.is_object() && told.is_object()) {
        all.update(told);
        change.value = all.dump();
    }
}

template <typename R>
bool isSameName(store::Database& database, const Value& held, const Value& listed)
{
    using IdType = IdOf<R>;
    const auto* ours = std::get_if<RecordId>(&held);
    const auto* theirs = std::get_if<RecordId>(&listed);
    if (ours == nullptr || theirs == nullptr) {
        return false;
    }
    const auto mine = store::load<R>(database, IdType{*ours});
    const auto other = store::load<R>(database, IdType{*theirs});
    return mine && other &&
           text::fold(mine->name.value_or("")) == text::fold(other->name.value_or(""));
}

bool isNoNews(Register& reg, const Device& known, const Value& held, const FieldChange& change,
              std::uint32_t nameColumn, std::uint32_t descriptionColumn)
{
    const auto number = change.number;
    const auto column = change.origin ? change.origin->column : 0;
    if (number == fieldOf<&Device::type> && column == 0) {
        return true;
    }
    const bool isPulledOut = number == fieldOf<&Device::maker> ||
                             number == fieldOf<&Device::model> || number == fieldOf<&Device::specs>;
    if (isPulledOut && nameColumn != 0 && column == nameColumn) {
        return true;
    }
    if (number == fieldOf<&Device::specs> && descriptionColumn != 0 &&
        column == descriptionColumn && textIn(held) != nullptr) {
        return true; // somebody may have put it right since
    }
    if (number == fieldOf<&Device::custodian>) {
        return isSameName<Officer>(reg.database(), held, change.value);
    }
    if (number == fieldOf<&Device::supplier>) {
        return isSameName<Vendor>(reg.database(), held, change.value);
    }
    const auto* listed = textIn(change.value);
    const auto* ours = textIn(held);
    if (listed == nullptr) {
        return false;
    }
    if (number == fieldOf<&Device::conditionText> && saysOnlyStates(*listed, known)) {
        return true;
    }
    if (ours == nullptr) {
        return false;
    }
    return isSameText(*ours, *listed) ||
           (number == fieldOf<&Device::maker> && text::fold(*ours) == text::fold(*listed));
}

} // namespace

void dropNoNews(Register& reg, const Device& known, std::vector<FieldChange>& list)
{
    const auto held = valuesOf(known);
    const auto nameColumn = columnOfSameName(known, list);
    std::uint32_t descriptionColumn = 0;
    for (auto& change : list) {
        keepOtherFigures(known, change);
        const auto column = change.origin ? change.origin->column : 0;
        if (change.number == fieldOf<&Device::specs> && isSameDescription(known, list, column)) {
            descriptionColumn = column;
        }
    }
    std::erase_if(list, [&](const FieldChange& change) {
        const auto& ours = held[change.number - 1u];
        return ours != change.value &&
               isNoNews(reg, known, ours, change, nameColumn, descriptionColumn);
    });
}

} // namespace dongbo::importers
