#include "core/domain/fields.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace dongbo;

TEST_CASE("Fields: numbers run from one without gaps, names are unique", "[domain]")
{
    std::set<std::string_view> kindNames;
    std::set<RecordKind> numbers;
    REQUIRE_FALSE(kinds().empty());
    for (const auto& kind : kinds()) {
        INFO(kind.name);
        CHECK(kindNames.insert(kind.name).second);
        CHECK(numbers.insert(kind.number).second);
        CHECK(&describe(kind.number) == &kind);
        CHECK(findKind(static_cast<std::uint16_t>(kind.number)) == &kind);
        std::set<std::string_view> names;
        std::uint16_t expected = 1;
        for (const auto& field : kind.fields) {
            INFO(field.name);
            CHECK(field.number == expected++);
            CHECK(names.insert(field.name).second);
            CHECK(kind.field(field.number) == &field);
            CHECK(kind.field(field.name) == &field);
        }
        CHECK(kind.field(std::uint16_t{0}) == nullptr);
        CHECK(kind.field(expected) == nullptr);
        CHECK(kind.field("no_such_field") == nullptr);
    }
    CHECK(findKind(0) == nullptr);
    CHECK(findKind(9'999) == nullptr);
}

TEST_CASE("Fields: a reference points to a described kind", "[domain]")
{
    for (const auto& kind : kinds()) {
        for (const auto& field : kind.fields) {
            INFO(kind.name << "." << field.name);
            CHECK((field.type == FieldType::Reference) == field.target.has_value());
            if (field.target) {
                CHECK(findKind(static_cast<std::uint16_t>(*field.target)) != nullptr);
            }
            CHECK((field.type == FieldType::Choice) == (field.isKnown != nullptr));
            CHECK((field.type == FieldType::Text) == (field.textLimit > 0));
            CHECK(field.least <= field.most);
        }
    }
}

TEST_CASE("Fields: a record and its values convert into each other", "[domain]")
{
    Device device;
    device.code = "DAN-CAM-0001";
    device.type = DeviceType::Camera;
    device.cost = Money{28'380'000};
    device.quantity = 1;
    device.location = "bàn chủ tọa";
    const auto values = valuesOf(device);
    CHECK(values.size() == describe(RecordKind::Device).fields.size());
    CHECK(values.at(fieldNumber(&Device::cost) - 1u) == Value{std::int64_t{28'380'000}});
    CHECK(valuesOf(recordOf<Device>(values)) == values);
    // an older record has fewer fields: the others are absent
    const auto older = recordOf<Device>(std::span(values).first(3));
    CHECK(older.type == DeviceType::Camera);
    CHECK_FALSE(older.cost);
}

TEST_CASE("Fields: a value fits only its own type, list and date range", "[domain]")
{
    const auto& device = describe(RecordKind::Device);
    const auto fitsIn = [&](std::string_view field, const Value& value) {
        const auto* found = device.field(field);
        REQUIRE(found != nullptr);
        return fits(*found, value);
    };
    const Value id = RecordId{};
    const Value text = std::string{"x"};
    const Value number = std::int64_t{1};
    CHECK(fitsIn("name", text));
    CHECK_FALSE(fitsIn("name", number));
    CHECK(fitsIn("cost", number));
    CHECK_FALSE(fitsIn("cost", text));
    CHECK(fitsIn("site", id));
    CHECK_FALSE(fitsIn("site", text));
    CHECK(fitsIn("type", number));
    CHECK_FALSE(fitsIn("type", Value{std::int64_t{99}}));
    CHECK(fitsIn("acquired", Value{std::string{"2024-02-29"}}));
    CHECK_FALSE(fitsIn("acquired", Value{std::string{"2023-02-29"}}));
    for (const auto& field : device.fields) {
        INFO(field.name);
        CHECK(fits(field, Value{})); // absence is valid for every field
    }
}
