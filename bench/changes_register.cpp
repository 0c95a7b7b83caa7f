#include "bench/changes_register.h"

#include "core/journal/chain/hash.h"
#include "core/journal/undo/undo.h"

#include <random>

namespace dongbo::bench {

namespace {

class Passing : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    void pass(std::int64_t ms) { m_now.unixMs += ms; }

private:
    Instant m_now{1'620'700'000'000};
};

} // namespace

std::filesystem::path changesRegister(const std::filesystem::path& folder)
{
    const auto path = folder / "register-changes.dongbo";
    if (std::filesystem::exists(path)) {
        try {
            store::Database::open(path);
            return path;
        } catch (const Error&) { // of another schema version: rebuilt
            std::filesystem::remove(path);
        }
    }
    constexpr std::size_t devices = 20'000;
    constexpr std::size_t edits = 120'000;
    const auto draft = folder / "register-changes.new";
    std::filesystem::remove(draft);
    {
        auto database = store::Database::create(draft);
        Passing clock;
        journal::SeededIds ids("bench");
        journal::Journal journal(database, clock, ids);
        journal::Actor actor;
        actor.name = "Người đo";
        std::mt19937 random(1);
        std::vector<RecordId> all;
        std::vector<ChangeSetId> made;
        {
            store::UnitOfWork work(database);
            journal.takeNewNode();
            journal::Action action(journal, actor, {"did.imported", {}}, "");
            std::vector<RecordId> sites;
            for (int i = 0; i < 400; ++i) {
                Site site;
                site.name = "điểm cầu " + std::to_string(i);
                sites.push_back(action.create(site));
            }
            for (std::size_t i = 0; i < devices; ++i) {
                Device device;
                device.code = "VB-CAM-" + std::to_string(i);
                device.type = DeviceType{1};
                device.name = "Máy quay hội nghị " + std::to_string(i);
                device.maker = "Logitech";
                device.model = "Rally " + std::to_string(i % 50);
                device.serial = "SN" + std::to_string(random());
                device.site = SiteId{sites[i % sites.size()]};
                device.cost = Money{4'500'000 + static_cast<std::int64_t>(i)};
                device.inUseYear = 2015 + static_cast<std::int64_t>(i % 6);
                device.condition = Condition{1};
                device.use = Use{1};
                device.paper = Paper{1};
                device.quantity = 1;
                all.push_back(action.create(device));
            }
            work.commit();
        }
        for (std::size_t i = 0; i < edits;) {
            store::UnitOfWork work(database);
            for (int n = 0; n < 1000 && i < edits; ++n, ++i) {
                clock.pass(60'000);
                journal::Action action(journal, actor,
                                       {"did.device_changed", {{"device", "VB-CAM"}}}, "kiểm kê");
                const auto& id = all[random() % all.size()];
                std::vector<archive::FieldChange> changes;
                changes.push_back({fieldOf<&Device::paper>,
                                   Value{std::int64_t{1 + (static_cast<std::int64_t>(i) & 1)}}, 0,
                                   std::nullopt});
                changes.push_back({fieldOf<&Device::notes>, Value{"ghi chú " + std::to_string(i)},
                                   0, std::nullopt});
                changes.push_back({fieldOf<&Device::location>,
                                   Value{"phòng " + std::to_string(i % 90)}, 0, std::nullopt});
                action.changeRaw(RecordKind::Device, id, std::move(changes), std::nullopt);
                made.push_back(action.id());
            }
            work.commit();
        }
        store::UnitOfWork work(database);
        for (std::size_t i = 0; i < made.size(); i += 500) {
            journal::undo(journal, actor, made[i], journal::DependantRule::Take, "nhầm");
        }
        work.commit();
        database.checkpoint();
    }
    std::filesystem::rename(draft, path);
    return path;
}

} // namespace dongbo::bench
