#pragma once

#include "core/journal/chain/hash.h"
#include "core/register/base/find.h"
#include "core/register/base/register.h"
#include "core/register/devices/devices.h"

#include <string>

namespace dongbo::test {

/// A clock that changes only when set.
class FakeClock : public Clock
{
public:
    Instant moment = *parseIsoInstant("2021-05-11T08:00:00+07:00");
    [[nodiscard]] Instant now() const override { return moment; }
    void advanceMinutes(std::int64_t minutes) { moment.unixMs += minutes * 60'000; }
    void advanceDays(std::int64_t days) { advanceMinutes(days * 24 * 60); }
};

/// A register in memory with the units of Vụ Bản, a clock and reproducible ids.
struct RegisterFixture
{
    FakeClock clock;
    journal::SeededIds ids{"test"};
    Register reg = make();

    Register make()
    {
        Register::InitOptions options;
        options.units = "vu-ban-2021";
        options.officer = "tester";
        options.account = "tester";
        options.open.actAs = "tester";
        options.open.clock = &clock;
        options.open.ids = &ids;
        return Register::inMemory(options);
    }

    DeviceId device(const std::string& site, DeviceType type, const std::string& name)
    {
        Device device;
        device.name = name;
        device.type = type;
        device.site = findSite(reg, site);
        device.condition = Condition::Good;
        const auto added = addDevice(reg, device, "");
        return added->id;
    }
};

} // namespace dongbo::test
