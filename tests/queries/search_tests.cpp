#include "core/store/queries/word_search.h"
#include "core/store/search/search.h"
#include "core/text/fold.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::Office;

namespace {
struct Shop
{
    Office office{"search"};
    std::vector<std::pair<DeviceId, std::string>> words; ///< folded, as they should be searchable
    std::vector<std::pair<DeviceId, std::string>> parts; ///< folded code and serial

    void fill(std::uint64_t seed, std::size_t count)
    {
        std::mt19937_64 random(seed);
        const auto any = [&](const std::vector<std::string>& of) {
            return of[random() % of.size()];
        };
        office.act([&](journal::Action& action) {
            for (std::size_t i = 0; i < count; ++i) {
                Device device;
                device.code = any({"DAN", "DAB", "LHA"}) + "-" + any({"CAM", "MIC"}) + "-" +
                              std::to_string(1000 + i);
                device.name = any({"Máy tính", "Camera", "Màn hình", "Micrô cổ ngỗng"});
                device.maker = any({"Logitech", "Logicom", "Sony", "Đại Việt"});
                device.model = any({"Rally", "Rally Plus", "PTZ-2", "C920"});
                if (random() % 2 == 0) {
                    device.serial = "SN20" + std::to_string(random() % 100'000);
                }
                const DeviceId id{action.create(device)};
                words.emplace_back(id, " " + text::fold(*device.code + " " + *device.name + " " +
                                                        *device.maker + " " + *device.model + " " +
                                                        device.serial.value_or("")));
                parts.emplace_back(id, text::fold(*device.code) + " " +
                                           text::fold(device.serial.value_or("")));
            }
        });
    }

    std::set<DeviceId> expected(const std::string& typed) const
    {
        std::set<DeviceId> ids;
        const std::string folded = text::fold(typed);
        const auto asked = text::words(folded);
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool has = std::all_of(asked.begin(), asked.end(), [&](std::string_view word) {
                return words[i].second.find(" " + std::string(word)) != std::string::npos;
            });
            const bool inside =
                folded.size() >= 3 && parts[i].second.find(folded) != std::string::npos;
            if (!asked.empty() && (has || inside)) {
                ids.insert(words[i].first);
            }
        }
        return ids;
    }
};
} // namespace

TEST_CASE("Search: every word's beginning in any order, or a part of code or serial", "[queries]")
{
    constexpr std::uint64_t seed = 7;
    INFO("seed " << seed);
    Shop shop;
    shop.fill(seed, 1500);
    for (const std::string typed : {"m",
                                    "may",
                                    "may tinh",
                                    "tính MÁY",
                                    "logi",
                                    "logitech",
                                    "rally logitech",
                                    "logic",
                                    "plus ral log",
                                    "dai viet",
                                    "đại việt",
                                    "C920 logicom micro",
                                    "dan-cam-10",
                                    "an-cam",
                                    "cam 11",
                                    "99",
                                    "999",
                                    "sn20",
                                    "sn2012",
                                    "zzz",
                                    "logitechx",
                                    "logi logitech",
                                    "co ngong",
                                    "ngong co micro sony",
                                    "lha mic 1",
                                    "  ",
                                    "-",
                                    "12 sony ca"}) {
        INFO("typed '" << typed << "'");
        const auto hits = store::searchDevices(shop.office.database, typed, 100'000);
        const std::set<DeviceId> found(hits.begin(), hits.end());
        CHECK(found.size() == hits.size());
        CHECK(found == shop.expected(typed));
        const auto page = store::searchDevices(shop.office.database, typed, 10);
        CHECK(page.size() == std::min<std::size_t>(10, found.size()));
        CHECK(std::all_of(page.begin(), page.end(),
                          [&](const DeviceId& id) { return found.count(id) == 1; }));
    }
}

TEST_CASE("Search: rare among common beginnings is still found", "[queries]")
{
    Office office("rare");
    DeviceId wanted;
    office.act([&](journal::Action& action) {
        for (int i = 0; i < 3000; ++i) {
            Device device;
            device.code = "C-" + std::to_string(i);
            device.name = "Loa logi" + std::to_string(i % 10) + " thung";
            if (i == 2900) {
                device.name = "Loa logitech thung";
            }
            const DeviceId id{action.create(device)};
            if (i == 2900) {
                wanted = id;
            }
        }
    });
    CHECK(store::searchDevices(office.database, "logitech", 50) == std::vector<DeviceId>{wanted});
    CHECK(store::searchDevices(office.database, "thun logit loa", 50) ==
          std::vector<DeviceId>{wanted});
    CHECK(store::searchDevices(office.database, "thung logite xyz", 50).empty());
}

TEST_CASE("Search: a device with that very code or serial comes first", "[queries]")
{
    Office office("first");
    Device other;
    other.code = "B-2";
    other.name = "A-1 cũ";
    office.create(other);
    Device longer;
    longer.code = "A-10";
    const DeviceId second{office.create(longer)};
    Device exact;
    exact.code = "A-1";
    const DeviceId first{office.create(exact)};
    const auto hits = store::searchDevices(office.database, "a-1", 10);
    REQUIRE(hits.size() == 3);
    CHECK(hits[0] == first);
    CHECK(hits[1] == second);
}

TEST_CASE("Search: places, people and faults are found with devices", "[queries]")
{
    Office office("all");
    Unit unit;
    unit.kind = "xã";
    unit.name = "Đại An";
    const UnitId unitId{office.create(unit)};
    Site site;
    site.name = "Điểm cầu Đại An";
    site.unit = unitId;
    const SiteId siteId{office.create(site)};
    Device device;
    device.code = "DAN-CAM-0001";
    device.name = "Camera";
    device.site = siteId;
    const DeviceId deviceId{office.create(device)};
    Fault fault;
    fault.number = "SC-2021-0001";
    fault.symptom = "màn hình không lên";
    fault.device = deviceId;
    office.create(fault);
    const auto hits = store::searchAll(office.database, "dai an", 5);
    std::vector<RecordKind> kinds;
    for (const auto& hit : hits) {
        kinds.push_back(hit.kind);
    }
    CHECK(kinds ==
          std::vector{RecordKind::Unit, RecordKind::Site, RecordKind::Fault, RecordKind::Device});
    CHECK(hits[0].title == "xã Đại An");
    const auto faults = store::searchAll(office.database, "khong len man", 5);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].title == "SC-2021-0001");
    CHECK(faults[0].detail == "màn hình không lên");
    CHECK(store::searchAll(office.database, "…", 5).empty());
}

TEST_CASE("Search: a word that only begins another is not asked for twice", "[queries]")
{
    CHECK(store::typedWords("may m ma tinh may") == std::vector<std::string>{"may", "tinh"});
    CHECK(store::hasWord("dan cam 0001", "cam"));
    CHECK_FALSE(store::hasWord("dan cam 0001", "am"));
    CHECK(store::wordQuery({"logitech", "an"}, 3) == "\"log\"* AND \"an\"*");
}
