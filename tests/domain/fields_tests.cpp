#include "core/domain/fields.h"

#include <catch2/catch.hpp>

#include <map>
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
        CHECK(kind.field(FieldNumber()) == nullptr);
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

TEST_CASE("Fields: a member's number is a constant", "[domain]")
{
    static_assert(fieldOf<&Device::code> == 1);
    static_assert(fieldOf<&Device::classReason> == fieldCount<Device>());
    CHECK(fieldNumber(&Device::cost) == fieldOf<&Device::cost>);
    CHECK(describe(RecordKind::Fault).field("fault_state")->number == fieldOf<&Fault::state>);
}

TEST_CASE("Fields: what is not stated of a field follows from its type", "[domain]")
{
    const auto& device = describe(RecordKind::Device);
    const auto& day = *device.field("document_date");
    CHECK(day.group == FieldGroup::Papers);
    CHECK(day.control == FormControl::Day);
    CHECK(day.word == "document_date");
    CHECK(day.column.width == 11);
    CHECK_FALSE(day.column.isShown);
    CHECK_FALSE(day.isAlignedRight());
    CHECK(device.field("cost")->isAlignedRight());
    CHECK_FALSE(device.field("year_made")->isAlignedRight());
    CHECK(device.field("site")->isTyped());
    CHECK_FALSE(device.field("site")->isEdited()); // a transfer moves a device
    CHECK(device.field("notes")->control == FormControl::Area);
    CHECK(describe(RecordKind::Custody).fieldOfWord("from")->name == "from_day");
    CHECK(describe(RecordKind::Custody).fieldOfWord("from_day")->word == "from");
    CHECK(describe(RecordKind::Custody).fieldOfWord("since") == nullptr);
}

TEST_CASE("Fields: words are unique, internal fields are on no form and in no list", "[domain]")
{
    for (const auto& kind : kinds()) {
        std::set<std::string_view> words;
        for (const auto& field : kind.fields) {
            INFO(kind.name << "." << field.name);
            CHECK(words.insert(field.word).second);
            CHECK(field.control != FormControl::ByType);
            CHECK((field.control == FormControl::None || field.isTyped()));
            if (field.group == FieldGroup::Internal) {
                CHECK(field.control == FormControl::None);
                CHECK(field.column.width == 0);
                CHECK_FALSE(field.isTyped());
            }
            CHECK(field.range.least <= field.range.most);
        }
    }
}

TEST_CASE("Fields: a text limit is never lower than what an older program wrote", "[domain]")
{
    const std::map<std::string, std::size_t> longer{{"unit.notes", 2'000},
                                                    {"site.notes", 2'000},
                                                    {"officer.notes", 2'000},
                                                    {"vendor.notes", 2'000},
                                                    {"device.specs", 2'000},
                                                    {"device.condition_text", 2'000},
                                                    {"device.notes", 2'000},
                                                    {"device.spec_text", 2'000},
                                                    {"fault.symptom", 500},
                                                    {"fault.during_meeting", 500},
                                                    {"fault.notes", 2'000},
                                                    {"repair.parts", 2'000},
                                                    {"repair.notes", 2'000},
                                                    {"replacement.reason", 2'000},
                                                    {"transfer.reason", 2'000},
                                                    {"disposal.reason", 2'000},
                                                    {"standard_line.source", 2'000},
                                                    {"standard_line.substitutes", 2'000},
                                                    {"standard_line.minimum", 2'000},
                                                    {"standard_set.notes", 2'000},
                                                    {"standard_line.preferred", 2'000},
                                                    {"standard_line.legal_basis", 2'000},
                                                    {"quota.legal_basis", 2'000},
                                                    {"quota.source", 2'000},
                                                    {"rule_exception.reason", 2'000},
                                                    {"plan.request", 60'000},
                                                    {"plan.result", 20'000},
                                                    {"plan.notes", 2'000},
                                                    {"plan_line.why", 2'000},
                                                    {"plan_line.notes", 2'000},
                                                    {"issued_report.title", 500},
                                                    {"issued_report.parameters", 20'000},
                                                    {"issued_report.notes", 2'000},
                                                    {"own_report.definition", 20'000},
                                                    {"own_report.notes", 2'000},
                                                    {"wear_rate.source", 2'000},
                                                    {"wear_rate.legal_basis", 2'000},
                                                    {"wear_rate.notes", 2'000},
                                                    {"asset_threshold.source", 2'000},
                                                    {"asset_threshold.legal_basis", 2'000},
                                                    {"asset_threshold.notes", 2'000},
                                                    {"wear_entry.source", 2'000},
                                                    {"stocktake.committee", 2'000},
                                                    {"stocktake.summary", 20'000},
                                                    {"stocktake.notes", 2'000},
                                                    {"stocktake_count.notes", 2'000},
                                                    {"disposal_batch.committee", 2'000},
                                                    {"disposal_batch.notes", 2'000},
                                                    {"disposal_item.why", 2'000},
                                                    {"disposal_item.notes", 2'000},
                                                    {"line.notes", 2'000},
                                                    {"line_measurement.notes", 2'000},
                                                    {"line_upgrade.reason", 2'000},
                                                    {"line_upgrade.answer", 2'000},
                                                    {"line_upgrade.notes", 2'000},
                                                    {"procedure.checklist", 20'000},
                                                    {"procedure.source", 2'000},
                                                    {"procedure.notes", 2'000},
                                                    {"training.notes", 2'000},
                                                    {"contact_point.notes", 2'000},
                                                    {"meeting.name", 500},
                                                    {"meeting.summary", 20'000},
                                                    {"meeting.notes", 2'000},
                                                    {"meeting_site.outcome_cause", 2'000},
                                                    {"meeting_site.readiness_reasons", 20'000},
                                                    {"meeting_site.notes", 2'000},
                                                    {"site_check.notes", 2'000},
                                                    {"check_item.item_text", 500},
                                                    {"check_item.notes", 2'000},
                                                    {"duty.notes", 2'000},
                                                    {"contact.told_text", 5'000},
                                                    {"contact.answer", 2'000},
                                                    {"contact.notes", 2'000},
                                                    {"support_request.request_content", 2'000},
                                                    {"support_request.answer", 2'000},
                                                    {"support_request.notes", 2'000},
                                                    {"maintenance_plan.work_checklist", 20'000},
                                                    {"maintenance_plan.source", 2'000},
                                                    {"maintenance_plan.notes", 2'000},
                                                    {"work_order.reason", 2'000},
                                                    {"work_order.work_results", 20'000},
                                                    {"work_order.notes", 2'000},
                                                    {"fault_step.step_text", 500},
                                                    {"fault_step.notes", 2'000},
                                                    {"readiness_setting.source", 2'000},
                                                    {"readiness_setting.notes", 2'000},
                                                    {"custody.handed_over", 2'000},
                                                    {"type_info.attributes", 2'000},
                                                    {"type_info.source", 2'000},
                                                    {"import_file.sheets", 60'000},
                                                    {"import_file.summary", 2'000},
                                                    {"change_set.args", 20'000},
                                                    {"change_set.reason", 2'000},
                                                    {"change_set.undone_reason", 2'000}};
    for (const auto& kind : kinds()) {
        for (const auto& field : kind.fields) {
            const auto name = std::string(kind.name) + "." + std::string(field.name);
            const auto known = longer.find(name);
            INFO(name);
            if (field.type == FieldType::Text) {
                CHECK(field.textLimit >= (known == longer.end() ? 300 : known->second));
            }
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
