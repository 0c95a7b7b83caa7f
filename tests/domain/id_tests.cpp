#include "core/domain/id.h"

#include <catch2/catch.hpp>

#include <string>
#include <type_traits>
#include <unordered_set>

using namespace dongbo;

TEST_CASE("Id: text and parse are inverse; all hyphens or none, either case", "[domain]")
{
    const std::string text = "018f3c2a-0b4d-7e5f-8a91-00ffcafe1234";
    const auto id = RecordId::parse(text);
    REQUIRE(id);
    CHECK(id->text() == text);
    CHECK(RecordId::parse("018F3C2A0B4D7E5F8A9100FFCAFE1234") == id);
}

TEST_CASE("Id: anything else than an id is rejected", "[domain]")
{
    for (const std::string wrong :
         {"", "018f3c2a", "018f3c2a-0b4d-7e5f-8a91-00ffcafe123",
          "018f3c2a-0b4d-7e5f-8a91-00ffcafe12345", "018f3c2a_0b4d_7e5f_8a91_00ffcafe1234",
          "g18f3c2a-0b4d-7e5f-8a91-00ffcafe1234", "018f3c2a-0b4d-7e5f-8a9100-ffcafe1234",
          " 18f3c2a0b4d7e5f8a9100ffcafe1234", "018f3c2a0b4d-7e5f-8a91-00ffcafe1234"}) {
        INFO(wrong);
        CHECK_FALSE(RecordId::parse(wrong));
    }
}

TEST_CASE("Id: ids and their texts sort alike", "[domain]")
{
    const auto a = *RecordId::parse("00000000000000000000000000000001");
    const auto b = *RecordId::parse("000000000000000000000000000000ff");
    const auto c = *RecordId::parse("01000000000000000000000000000000");
    CHECK(a < b);
    CHECK(b < c);
    CHECK(a.text() < b.text());
    CHECK(b.text() < c.text());
    std::unordered_set<RecordId> ids{a, b, c, a};
    CHECK(ids.size() == 3);
}

TEST_CASE("Id: a site's id is not accepted as a device's", "[domain]")
{
    CHECK_FALSE(std::is_convertible_v<SiteId, DeviceId>);
    CHECK_FALSE(std::is_convertible_v<RecordId, DeviceId>);
    CHECK(std::is_convertible_v<DeviceId, RecordId>);
}
