#include "core/journal/read/verify.h"
#include "core/register/base/find.h"
#include "core/register/corrections/corrections.h"
#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace dongbo;

// Several processes edit the same records at once, different fields and equal ones, while devices
// move, break and leave the books. Each counts what it was told is done; the register must agree.

namespace {

constexpr int processes = 4;

int rounds()
{
    const char* isLong = std::getenv("DONGBO_LONG");
    return isLong != nullptr && std::string_view(isLong) == "1" ? 1'500 : 25;
}

unsigned seed()
{
    const char* given = std::getenv("DONGBO_SEED");
    return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10))
                            : std::random_device{}();
}

struct Records
{
    std::vector<DeviceId> devices; ///< edited, moved and broken
    std::vector<DeviceId> leaving; ///< disposed of by whoever comes first, and edited all the same
    FaultId fault;
    OfficerId officer;
    SiteId site;
    std::array<SiteId, 2> places;
};

Records make(const std::filesystem::path& path)
{
    Register::InitOptions options;
    options.units = "vu-ban-2021";
    options.officer = "thu";
    options.account = "thu";
    auto reg = Register::init(path, options);
    Records records;
    records.places = {findSite(reg, "Đại An"), findSite(reg, "Minh Tân")};
    records.site = findSite(reg, "Liên Minh");
    for (int i = 0; i < 8; ++i) {
        Device device;
        device.name = "Camera " + std::to_string(i);
        device.type = DeviceType::Camera;
        device.site = records.places[0];
        const auto id = addDevice(reg, device, "")->id;
        (i < 3 ? records.devices : records.leaving).push_back(id);
    }
    FaultDraft fault;
    fault.device = records.devices[0];
    fault.symptom = "Mất hình";
    fault.severity = Severity::Minor;
    records.fault = reportFault(reg, fault)->id;
    Officer officer;
    officer.name = "Nguyễn Văn Mẫu";
    records.officer = addOfficer(reg, officer, "")->id;
    return records;
}

/// The answer of a use case whose input cannot be wrong here; else the process ends, and says why.
template <typename T> T done(Checked<T> answer)
{
    if (!answer) {
        for (const auto& problem : answer.problems()) {
            std::cerr << problem.field << ": " << problem.message.code << std::endl;
        }
        throw Error(Error::Kind::Bug, {"error.bug", {}}, "refused");
    }
    return *std::move(answer);
}

std::int64_t numberIn(const MaybeText& text)
{
    return text ? std::strtoll(text->c_str(), nullptr, 10) : 0;
}

/// Adds one to a field by what was seen there, again and again until nobody came between.
template <typename R, typename T, typename Edit, typename Next>
void count(Register& reg, const IdOf<R>& id, std::optional<T> R::*member, const Next& next,
           const Edit& edit)
{
    for (;;) {
        const auto seen = *store::load<R>(reg.database(), id);
        auto wanted = seen;
        wanted.*member = next(seen.*member);
        auto edited = edit(reg, id, editsBetween(seen, wanted), "", OnConflict::WriteOthers);
        // somebody else has just counted to the same number: that is no edit of ours
        if (!edited && edited.problems()[0].message.code == "device.nothing_changed") {
            continue;
        }
        if (done(std::move(edited)).changeSet) {
            return;
        }
    }
}

constexpr auto editOne = [](Register& reg, DeviceId id, const std::vector<FieldEdit>& edits,
                            const std::string& reason, OnConflict onConflict) {
    return editDevice(reg, id, edits, reason, onConflict);
};

MaybeText nextText(const MaybeText& text)
{
    return std::to_string(numberIn(text) + 1);
}

/// The field this process alone writes, by a copy of the record as it was when the process began:
/// nothing else of that copy may come back.
constexpr std::array<MaybeText Device::*, processes> owned{&Device::maker, &Device::model,
                                                           &Device::serial, &Device::location};

class Process
{
public:
    Process(const std::filesystem::path& path, const Records& records, int self, unsigned seed)
        : m_reg(Register::open(path, {}))
        , m_records(records)
        , m_self(static_cast<std::size_t>(self))
        , m_random(seed + m_self)
        , m_log(path.string() + "." + std::to_string(self))
    {
        for (const auto& id : records.devices) {
            m_stale.push_back(*store::load<Device>(m_reg.database(), id));
        }
    }

    void run()
    {
        for (int round = 0; round < rounds(); ++round) {
            step(std::to_string(m_self) + "-" + std::to_string(round));
        }
    }

private:
    std::size_t pick(std::size_t below)
    {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(m_random);
    }
    void note(const std::string& what) { m_log << what << std::endl; }

    void step(const std::string& mark)
    {
        const auto which = pick(m_records.devices.size());
        const auto& device = m_records.devices[which];
        switch (pick(8)) {
        case 0:
            count<Device>(
                m_reg, device, &Device::quantity,
                [](auto n) { return std::optional{n.value_or(1) + 1}; }, editOne);
            return note("quantity " + std::to_string(which));
        case 1:
            count<Fault>(
                m_reg, m_records.fault, &Fault::estimate,
                [](auto cost) { return std::optional{Money{cost.value_or(Money{}).dong + 1}}; },
                [](Register& reg, FaultId id, const std::vector<FieldEdit>& edits,
                   const std::string& reason, OnConflict onConflict) {
                    return editFault(reg, id, edits, reason, onConflict);
                });
            return note("estimate");
        case 2:
            count<Site>(m_reg, m_records.site, &Site::address, &nextText, &editSite);
            return note("address");
        case 3:
            count<Officer>(m_reg, m_records.officer, &Officer::phone, &nextText, &editOfficer);
            return note("phone");
        case 4:
            return move(which);
        case 5:
            return dispose();
        case 6:
            return breakIt(device);
        default:
            return edit(which, mark);
        }
    }

    void edit(std::size_t which, const std::string& mark)
    {
        auto wanted = m_stale[which];
        wanted.*owned[m_self] = mark;
        const auto edited = done(
            editDevice(m_reg, m_records.devices[which], editsBetween(m_stale[which], wanted), ""));
        if (!edited.changeSet) {
            throw Error(Error::Kind::Bug, {"error.bug", {}}, "nobody else writes this field");
        }
        m_stale[which].*owned[m_self] = mark;
        note("owned " + std::to_string(which) + " " + std::to_string(m_self) + " " + mark);
    }

    void move(std::size_t which)
    {
        TransferDraft draft{m_records.devices[which], m_records.places[pick(2)], {}, "", "", {}};
        if (transferDevice(m_reg, draft)) {
            note("moved " + std::to_string(which));
        }
    }

    void dispose()
    {
        const auto which = pick(m_records.leaving.size());
        const auto& id = m_records.leaving[which];
        try {
            if (disposeDevice(m_reg, {id, Paper::Disposed, {}, "", "", {}})) {
                note("disposed " + std::to_string(which));
            }
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::Refused) {
                throw;
            }
        }
        count<Device>(m_reg, id, &Device::notes, &nextText, editOne);
        note("notes " + std::to_string(which));
    }

    void breakIt(const DeviceId& id)
    {
        FaultDraft draft;
        draft.device = id;
        draft.symptom = "Nóng máy";
        draft.severity = Severity::Blocking;
        (void)done(reportFault(m_reg, draft));
        note("fault");
    }

    Register m_reg;
    const Records& m_records;
    std::size_t m_self;
    std::mt19937 m_random;
    std::ofstream m_log;
    std::vector<Device> m_stale;
};

/// What the processes were told is done: how often each line, and the last of the owned fields.
struct Told
{
    std::map<std::string, std::int64_t> times;
    std::map<std::pair<std::size_t, std::size_t>, std::string> owned; ///< of (device, process)
};

Told readLogs(const std::filesystem::path& path)
{
    Told told;
    for (int i = 0; i < processes; ++i) {
        std::ifstream log(path.string() + "." + std::to_string(i));
        for (std::string word; log >> word;) {
            if (word == "owned") {
                std::size_t device = 0;
                std::size_t process = 0;
                log >> device >> process >> told.owned[{device, process}];
            } else if (word == "estimate" || word == "address" || word == "phone" ||
                       word == "fault") {
                ++told.times[word];
            } else {
                std::string which;
                log >> which;
                ++told.times[word + " " + which];
            }
        }
    }
    return told;
}

} // namespace

TEST_CASE("Edits by several processes at once: nothing told as done is lost or reversed",
          "[edits][slow]")
{
    const auto used = seed();
    INFO("DONGBO_SEED=" << used);
    const test::Folder folder;
    const auto path = folder.path / "so.dongbo";
    const auto records = make(path);
    std::vector<pid_t> children;
    for (int i = 0; i < processes; ++i) {
        const auto child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            try {
                Process(path, records, i, used).run();
                ::_exit(0);
            } catch (const std::exception& error) {
                std::cerr << error.what() << std::endl;
                ::_exit(1);
            }
        }
        children.push_back(child);
    }
    for (const auto child : children) {
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }

    auto told = readLogs(path);
    auto reg = Register::open(path, {});
    auto& database = reg.database();
    for (std::size_t i = 0; i < records.devices.size(); ++i) {
        const auto device = *store::load<Device>(database, records.devices[i]);
        const auto name = std::to_string(i);
        CHECK(device.quantity == 1 + told.times["quantity " + name]);
        const auto transfers = store::transfersOf(database, records.devices[i]);
        CHECK(static_cast<std::int64_t>(transfers.size()) == told.times["moved " + name]);
        for (std::size_t process = 0; process < owned.size(); ++process) {
            const auto last = told.owned.find({i, process});
            CHECK(device.*owned[process] ==
                  (last == told.owned.end() ? std::nullopt : MaybeText{last->second}));
        }
    }
    for (std::size_t i = 0; i < records.leaving.size(); ++i) {
        const auto device = *store::load<Device>(database, records.leaving[i]);
        const auto name = std::to_string(i);
        CHECK(told.times["disposed " + name] <= 1);
        CHECK((device.paper == Paper::Disposed) == (told.times["disposed " + name] == 1));
        CHECK(numberIn(device.notes) == told.times["notes " + name]);
    }
    CHECK(store::load<Fault>(database, records.fault)->estimate.value_or(Money{}).dong ==
          told.times["estimate"]);
    CHECK(numberIn(store::load<Site>(database, records.site)->address) == told.times["address"]);
    CHECK(numberIn(store::load<Officer>(database, records.officer)->phone) == told.times["phone"]);
    store::FaultFilter faults;
    CHECK(static_cast<std::int64_t>(store::faults(database, faults).size()) ==
          told.times["fault"] + 1);
    CHECK(journal::verify(database).ok);
}
