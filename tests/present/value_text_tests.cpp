#include "gui/present/words/value_text.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using dongbo::test::RegisterFixture;

namespace {

std::string said(RegisterFixture& office, const char* field, const Value& value)
{
    return present::valueText(office.reg.database(), Language::Vietnamese,
                              *describe(RecordKind::Device).field(field), value);
}

} // namespace

TEST_CASE("Value text: a value reads as its field asks", "[present]")
{
    RegisterFixture office;
    CHECK(said(office, "cost", std::int64_t{16'900'000}) == "16.900.000 đ");
    CHECK(said(office, "warranty_until", std::string("2022-03-14")) == "14/03/2022");
    CHECK(said(office, "condition", std::int64_t{4}) == "hỏng");
    CHECK(said(office, "condition", std::int64_t{99}) == "99");
    CHECK(said(office, "in_use_year", std::int64_t{2019}) == "2019");
    CHECK(said(office, "model", std::string("BLX14")) == "BLX14");
    CHECK(said(office, "model", {}).empty());
    CHECK(said(office, "site", findSite(office.reg, "Đại An")).find("Đại An") != std::string::npos);
    CHECK(said(office, "site", RecordId{}).empty());
}

TEST_CASE("Value text: a record is called by its code and name", "[present]")
{
    RegisterFixture office;
    const auto id = office.device("Đại An", DeviceType::Camera, "Camera PTZ");
    const auto title = [&](RecordKind kind, const RecordId& record) {
        return present::recordTitle(office.reg.database(), Language::Vietnamese, kind, record);
    };
    CHECK(title(RecordKind::Device, id) == "DAN-CAM-0001 · Camera PTZ");
    CHECK(title(RecordKind::Unit, findUnit(office.reg, "Đại An")) == "xã Đại An");
    CHECK(title(RecordKind::Fault, RecordId{}).empty());
}
