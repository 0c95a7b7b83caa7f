#include "core/journal/read/verify.h"
#include "core/register/corrections/changes.h"
#include "core/register/papers/attachments.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test reads better so

namespace {
const std::string png = "\x89PNG\r\n\x1A\n and the picture";
}

TEST_CASE("Attachment: a photo comes back as it was, and the register stays sound", "[attachment]")
{
    test::RegisterFixture office;
    const auto camera = office.device("Đại An", DeviceType::Camera, "Camera A");
    const auto kept = attach(office.reg, {camera, std::nullopt, "ảnh hỏng.PNG", png});
    REQUIRE(kept);
    CHECK(attachedBytes(office.reg, kept->id) == png);
    CHECK(journal::verify(office.reg.database()).ok);
}

TEST_CASE("Attachment: the same bytes twice are kept once and undo takes only the record",
          "[attachment][undo]")
{
    test::RegisterFixture office;
    const auto camera = office.device("Đại An", DeviceType::Camera, "Camera A");
    const auto first = attach(office.reg, {camera, std::nullopt, "a.png", png});
    const auto second = attach(office.reg, {camera, std::nullopt, "b.png", png});
    REQUIRE(undoChange(office.reg, first->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK_FALSE(attachedBytes(office.reg, first->id));
    CHECK(attachedBytes(office.reg, second->id) == png);
    redoChange(office.reg, first->changeSet, journal::BasisRule::Take, "");
    CHECK(attachedBytes(office.reg, first->id) == png);
}

TEST_CASE("Attachment: what could be run, lies about its kind, or is too large is refused",
          "[attachment]")
{
    test::RegisterFixture office;
    const auto camera = office.device("Đại An", DeviceType::Camera, "Camera A");
    for (const auto* name : {"virus.exe", "trang.hta", "ảnh.png.lnk", "ảnh.jpg", ""}) {
        CHECK_FALSE(attach(office.reg, {camera, std::nullopt, name, png}));
    }
    CHECK_FALSE(attach(office.reg,
                       {camera, std::nullopt, "a.png", png + std::string(largestAttachment, 'x')}));
    CHECK_FALSE(attach(office.reg, {std::nullopt, std::nullopt, "a.png", png}));
}
