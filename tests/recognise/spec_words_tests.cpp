#include "importers/recognise/words/name_parts.h"
#include "importers/recognise/words/spec_words.h"

#include <catch2/catch.hpp>

using namespace dongbo::importers;
using dongbo::DeviceType;

TEST_CASE("Description: figures with their units, in the ways lists write them")
{
    CHECK(specsIn(DeviceType::Screen, {"55 inch, 4K, 3 HDMI"}) ==
          R"({"hdmi":3,"inch":55,"resolution":"2160p"})");
    CHECK(specsIn(DeviceType::Screen, {"43\", Full HD, HDMI x2"}) ==
          R"({"hdmi":2,"inch":43,"resolution":"1080p"})");
    CHECK(specsIn(DeviceType::Screen, {"Kích thước: 65in; 3 cổng HDMI; UHD"}) ==
          R"({"hdmi":3,"inch":65,"resolution":"2160p"})");
    CHECK(specsIn(DeviceType::Ups, {"1000VA/600W, 10 phút"}) == R"({"minutes":10,"va":1000})");
    CHECK(specsIn(DeviceType::Ups, {"Công suất 1,5 KVA"}) == R"({"va":1500})");
    CHECK(specsIn(DeviceType::Camera, {"1080p, PTZ, zoom 12x, USB"}) ==
          R"({"connector":"USB","ptz":true,"resolution":"1080p","zoom":12})");
    CHECK(specsIn(DeviceType::Camera, {"Full HD, góc cố định"}) ==
          R"({"ptz":false,"resolution":"1080p"})");
    CHECK(specsIn(DeviceType::Computer, {"Core i5-10400, RAM 8GB, SSD 256GB, Win 10"}) ==
          R"({"cpu":"Core i5","disk_gb":256,"os":"Windows 10","ram_gb":8})");
    CHECK(specsIn(DeviceType::Computer, {"i3/4GB RAM/HDD 1TB"}) ==
          R"({"cpu":"Core i3","disk_gb":1024,"ram_gb":4})");
    CHECK(specsIn(DeviceType::Computer, {"RAM DDR4 16 GB Ổ cứng 512 GB"}) ==
          R"({"disk_gb":512,"ram_gb":16})");
    CHECK(specsIn(DeviceType::Switch, {"8 cổng, 1000Mbps"}) == R"({"mbps":1000,"ports":8})");
    CHECK(specsIn(DeviceType::Splitter, {"Bộ chia HDMI 1 ra 4 Unitek"}) == R"({"outputs":4})");
    CHECK(specsIn(DeviceType::Stabilizer, {"5kVA"}) == R"({"kva":5})");
    CHECK(specsIn(DeviceType::Generator, {"5,5kVA, xăng"}) == R"({"fuel":"xăng","kva":5.5})");
    CHECK(specsIn(DeviceType::Projector, {"3100 lumen, XGA"}) ==
          R"({"lumen":3100,"resolution":"XGA"})");
    CHECK(specsIn(DeviceType::Amplifier, {"400W, 2 kênh"}) == R"({"channels":2,"watt":400})");
    CHECK(specsIn(DeviceType::Microphone, {"UHF, 2 tay"}) == R"({"frequency":"UHF"})");
}

TEST_CASE("Description: what says nothing of the type, and figures of something else, are none")
{
    CHECK(specsIn(DeviceType::Camera, {"1000VA, 55 inch"}).empty());
    CHECK(specsIn(DeviceType::Screen, {"HDMI 2.0, bảo hành 24 tháng"}).empty());
    CHECK(specsIn(DeviceType::Screen, {"1 inch, 900 inch"}).empty()); // no screen is
    CHECK(specsIn(DeviceType::Computer, {"256GB"}).empty());          // of what is not said
    CHECK(specsIn(DeviceType::Other, {"55 inch"}).empty());
    CHECK(specsIn(DeviceType::Screen, {""}).empty());
    // the description counts before the name
    CHECK(specsIn(DeviceType::Screen, {"65 inch", "Tivi 55 inch 4K"}) ==
          R"({"inch":65,"resolution":"2160p"})");
    CHECK(readName("Camera Logitech PTZ Pro 2").specs == R"({"ptz":true})");
    CHECK(readName("UPS APC 1000VA Smart").model.empty()); // a figure with its unit is no model
}
