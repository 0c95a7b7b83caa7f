#include "core/domain/fields.h"
#include "core/text/wording.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using dongbo::Language;

namespace {

std::set<std::string> wantedCodes()
{
    std::set<std::string> wanted;
    for (const auto& kind : dongbo::kinds()) {
        wanted.insert("kind." + std::string(kind.name));
        for (const auto& field : kind.fields) {
            wanted.insert("field." + std::string(field.name));
            if (field.group != dongbo::FieldGroup::Internal) {
                wanted.insert("group." + std::string(nameOf(field.group)));
            }
            for (int number = 1; field.choiceCode != nullptr && number < 64; ++number) {
                if (field.isKnown(number)) {
                    wanted.insert(std::string(field.choiceList) + "." +
                                  std::string(field.choiceCode(number)));
                }
            }
        }
    }
    return wanted;
}

std::string missingIn(Language language)
{
    std::string missing;
    for (const auto& code : wantedCodes()) {
        if (!dongbo::text::isKnown(language, code)) {
            missing += code + "\n";
        }
    }
    return missing;
}

} // namespace

TEST_CASE("Words: every kind, field and closed-list value has a name in both languages", "[words]")
{
    CHECK(wantedCodes().count("fault_state.waiting") == 1);
    CHECK(wantedCodes().count("waiting.money") == 1);
    CHECK(wantedCodes().size() > 150);
    CHECK(missingIn(Language::Vietnamese) == "");
    CHECK(missingIn(Language::English) == "");
    CHECK_FALSE(dongbo::text::isKnown(Language::Vietnamese, "field.no_such_field"));
}
