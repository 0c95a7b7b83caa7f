#include "core/journal/chain/admission.h"
#include "core/journal/chain/digest.h"
#include "core/journal/read/verify.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>
#include <limits>
#include <map>
#include <random>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using archive::FieldChange;
using test::Office;

namespace {

constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
constexpr auto highest = std::numeric_limits<std::int64_t>::max();

std::uint64_t seed()
{
    const char* given = std::getenv("DONGBO_SEED"); // NOLINT(concurrency-mt-unsafe): a test
    const auto value =
        given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
    std::cout << "DONGBO_SEED=" << value << "\n";
    return value;
}

/// A record of every kind that can be referred to, so that references have something to hit.
std::map<RecordKind, RecordId> oneOfEach(Office& office)
{
    std::map<RecordKind, RecordId> made;
    office.act([&](journal::Action& action) {
        for (const auto& kind : kinds()) {
            if (kind.number != RecordKind::ChangeSet) {
                made[kind.number] = action.newId();
                action.createRaw(kind.number, made[kind.number], {}, std::nullopt);
            }
        }
    });
    return made;
}

class AnyValues
{
public:
    AnyValues(std::mt19937_64& random, const std::map<RecordKind, RecordId>& records)
        : m_random(random)
        , m_records(records)
    {}

    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_random() % bound); }

    Value number()
    {
        const std::int64_t some[] = {0,
                                     1,
                                     2,
                                     -1,
                                     99,
                                     lowest,
                                     highest,
                                     1'620'700'000'000,
                                     255,
                                     100'000'000'000'001,
                                     -100'000'000'000'001,
                                     static_cast<std::int64_t>(m_random())};
        return some[below(std::size(some))];
    }
    Value text(const Field& field)
    {
        switch (below(12)) {
        case 0:
            return std::string(field.textLimit, 'x');
        case 1:
            return std::string(field.textLimit + 1, 'x');
        case 2: {
            std::string long2;
            for (std::size_t i = 0; i < field.textLimit; ++i) {
                long2 += "ệ";
            }
            return long2 + (below(2) == 0 ? "ệ" : "");
        }
        case 3:
            return std::string("một\0hai", 8);
        case 4:
            return std::string("a\xCC\x81"); // a and an acute of its own
        case 5:
            return std::string("\xC0\xAF");
        case 6:
            return std::string("\xED\xA0\x80");
        case 7: {
            std::string bytes;
            for (auto i = below(40); i > 0; --i) {
                bytes.push_back(static_cast<char>(below(256)));
            }
            return bytes;
        }
        case 8:
            return std::string();
        case 9:
            return std::string("2021-02-30");
        case 10:
            return std::string("2021-05-11");
        default:
            return std::string("Điểm cầu Đại An");
        }
    }
    Value id(const Field& field)
    {
        if (below(3) == 0) {
            return RecordId{};
        }
        if (field.target && below(2) == 0) {
            const auto found = m_records.find(*field.target);
            return found->second;
        }
        auto any = m_records.begin();
        std::advance(any, static_cast<std::ptrdiff_t>(below(m_records.size())));
        return any->second;
    }
    Value value(const Field& field)
    {
        const auto dice = below(10);
        if (dice == 0) {
            return {};
        }
        const bool likesNumbers = field.type != FieldType::Text && field.type != FieldType::Day &&
                                  field.type != FieldType::Reference;
        if (dice < 7) {
            return field.type == FieldType::Reference ? id(field)
                   : likesNumbers                     ? number()
                                                      : text(field);
        }
        return dice == 7 ? number() : dice == 8 ? text(field) : id(field);
    }

private:
    std::mt19937_64& m_random;
    const std::map<RecordKind, RecordId>& m_records;
};

/// One operation of another office, as it would travel.
archive::Segment segmentWith(RecordKind kind, const RecordId& record,
                             const std::vector<FieldChange>& changes, std::uint64_t number)
{
    archive::Segment segment;
    segment.node = NodeId{journal::namedId("other " + std::to_string(number))};
    segment.firstSeq = 1;
    segment.previousHash.assign(32, '\0');
    archive::Operation op;
    op.node = op.origin = segment.node;
    op.seq = 1;
    op.id = OpId{journal::namedId("op " + std::to_string(number))};
    op.hlc = 1'620'700'000'000LL << 16;
    op.wallMs = 1'620'700'000'000;
    op.verb = 1;
    op.kind = static_cast<std::uint16_t>(kind);
    op.record = record;
    op.changeSet = ChangeSetId{journal::namedId("change-set " + std::to_string(number))};
    op.schemaVersion = 2;
    op.payload = archive::encode(archive::Payload{std::nullopt, changes});
    segment.operations.push_back(op);
    return segment;
}

void mustBeSound(Office& office)
{
    const auto result = journal::verify(office.database);
    for (const auto& check : result.checks) {
        INFO(check.name << ": " << check.detail());
        CHECK(check.ok);
    }
    REQUIRE(result.ok);
}

bool isRefused(Office& office, RecordKind kind, const RecordId& id,
               std::vector<FieldChange> changes)
{
    store::UnitOfWork work(office.database);
    const store::OpTable ops(office.database);
    const auto before = ops.count();
    journal::Action action(office.journal, office.actor, {"did.test", {}}, "");
    try {
        action.createRaw(kind, id, std::move(changes), std::nullopt);
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::Bug);
        CHECK(error.message().code == "journal.not_admitted");
        CHECK(ops.count() == before);
        CHECK_FALSE(action.hasChanges());
        return true;
    }
    work.commit();
    return false;
}

} // namespace

TEST_CASE("Admission: any value for any field is either refused with nothing written, or sound",
          "[journal][property]")
{
    std::mt19937_64 random(seed());
    Office office("a");
    const auto records = oneOfEach(office);
    AnyValues any(random, records);
    std::size_t accepted = 0;
    std::size_t refused = 0;
    for (const auto& kind : kinds()) {
        if (kind.number == RecordKind::ChangeSet) {
            continue;
        }
        for (const auto& field : kind.fields) {
            for (int i = 0; i < 12; ++i) {
                const auto value = any.value(field);
                const auto digest = i == 0 ? journal::digest(office.database) : std::string();
                const auto id = office.ids.next(office.clock.now().unixMs);
                INFO(kind.name << "." << field.name << " value of type " << value.index());
                const bool isRefusedNew =
                    isRefused(office, kind.number, id, {{field.number, value, 0, {}}});
                (isRefusedNew ? refused : accepted) += 1;
                if (isRefusedNew && i == 0) {
                    CHECK(journal::digest(office.database) == digest);
                }
                // the same as a change of a record that is there
                store::UnitOfWork work(office.database);
                journal::Action action(office.journal, office.actor, {"did.test", {}}, "");
                try {
                    action.changeRaw(kind.number, records.at(kind.number),
                                     {{field.number, value, 0, {}}}, std::nullopt);
                    CHECK_FALSE((isRefusedNew && action.hasChanges()));
                } catch (const Error& error) {
                    CHECK(error.message().code == "journal.not_admitted");
                    CHECK_FALSE(action.hasChanges());
                    CHECK(isRefusedNew);
                    continue;
                }
                work.commit();
            }
        }
    }
    CHECK(accepted > 300);
    CHECK(refused > 300);
    mustBeSound(office);
    // and whatever was accepted another office takes
    Office other("b");
    other.takeAllOf(office);
    CHECK(store::OpTable(other.database).count() == store::OpTable(office.database).count());
    std::size_t parked = 0;
    store::OpTable(other.database).parked([&](const store::OpRow&) { ++parked; });
    CHECK(parked == 0);
    CHECK(journal::digest(other.database) == journal::digest(office.database));
    mustBeSound(other);
}

TEST_CASE("Admission: any value another office sends is refused whole, parked, or sound",
          "[journal][property]")
{
    std::mt19937_64 random(seed());
    Office office("a");
    const auto records = oneOfEach(office);
    AnyValues any(random, records);
    std::uint64_t number = 0;
    std::size_t parked = 0;
    for (const auto& kind : kinds()) {
        for (const auto& field : kind.fields) {
            for (int i = 0; i < 6; ++i) {
                const auto value = any.value(field);
                const auto before = store::OpTable(office.database).count();
                ++number;
                const auto segment =
                    segmentWith(kind.number, journal::namedId("record " + std::to_string(number)),
                                {{field.number, value, 0, {}}}, number);
                try {
                    const auto result = office.journal.receive(segment);
                    parked += result.parked;
                    CHECK(store::OpTable(office.database).count() == before + 1);
                    CHECK((result.parked == 1) == journal::flawOf(field, value).has_value());
                } catch (const Error&) {
                    CHECK(store::OpTable(office.database).count() == before);
                }
            }
        }
    }
    CHECK(parked > 100);
    CHECK(office.journal.projectParked() == 0);
    mustBeSound(office);
}

TEST_CASE("Admission: fields unknown, unordered or twice, foreign ids and headers are refused",
          "[journal]")
{
    Office office("a");
    const auto records = oneOfEach(office);
    const auto fresh = [&] { return office.ids.next(office.clock.now().unixMs); };
    const auto field = [](std::uint16_t number, Value value) {
        return FieldChange{number, std::move(value), 0, {}};
    };
    using Changes = std::vector<FieldChange>;
    const Value x = std::string("x");
    CHECK(isRefused(office, RecordKind::Device, fresh(), Changes{field(99, x)}));
    CHECK(isRefused(office, RecordKind::Device, fresh(), Changes{field(0, x)}));
    CHECK(isRefused(office, RecordKind::Device, fresh(), Changes{field(3, x), field(1, x)}));
    CHECK(isRefused(office, RecordKind::Device, fresh(), Changes{field(1, x), field(1, x)}));
    CHECK(isRefused(office, static_cast<RecordKind>(77), fresh(), {}));
    CHECK(isRefused(office, RecordKind::ChangeSet, fresh(), Changes{field(1, x)}));
    // a site under a device's id
    CHECK(
        isRefused(office, RecordKind::Site, records.at(RecordKind::Device), Changes{field(1, x)}));
    // a device at a site that is a unit, and at one nobody knows
    static const auto site = fieldNumber(&Device::site);
    CHECK(isRefused(office, RecordKind::Device, fresh(),
                    Changes{field(site, records.at(RecordKind::Unit))}));
    CHECK(isRefused(office, RecordKind::Device, fresh(), Changes{field(site, fresh())}));
    CHECK_FALSE(isRefused(office, RecordKind::Device, fresh(),
                          Changes{field(site, records.at(RecordKind::Site))}));
    mustBeSound(office);
}

TEST_CASE(
    "Admission: an id that has a record of another kind is refused, in whatever order ids come",
    "[journal]")
{
    Office office("a");
    std::mt19937_64 random(seed());
    std::map<std::uint8_t, RecordKind> taken;
    const auto idOf = [](std::uint8_t number) {
        RecordId id;
        id.bytes.fill(0x55);
        id.bytes[0] = number; // few, so that many are met again
        return id;
    };
    for (int round = 0; round < 20; ++round) {
        office.act([&](journal::Action& action) {
            for (int i = 0; i < 20; ++i) {
                // now in a row, as from a list, now anywhere
                const auto number =
                    static_cast<std::uint8_t>(round % 2 == 0 ? round * 12 + i : random() % 256);
                const auto kind = random() % 2 == 0 ? RecordKind::Officer : RecordKind::Vendor;
                const auto known = taken.find(number);
                if (known == taken.end()) {
                    action.createRaw(kind, idOf(number), {}, std::nullopt);
                    taken.emplace(number, kind);
                } else if (known->second != kind) {
                    REQUIRE_THROWS_AS(action.createRaw(kind, idOf(number), {}, std::nullopt),
                                      Error);
                }
            }
        });
    }
    mustBeSound(office);
}

TEST_CASE("Admission: a record made in the same action may be referred to", "[journal]")
{
    Office office("a");
    office.act([](journal::Action& action) {
        Site site;
        site.name = "Điểm cầu Đại An";
        Device device;
        device.site = SiteId{action.create(site)};
        action.create(device);
    });
    mustBeSound(office);
}

TEST_CASE("Admission: a change of a record that is not there, or of a mark's other fields, is "
          "refused",
          "[journal]")
{
    Office office("a");
    const auto made = office.create(Device{});
    store::UnitOfWork work(office.database);
    journal::Action action(office.journal, office.actor, {"did.test", {}}, "");
    CHECK_THROWS_AS(action.changeRaw(RecordKind::Site, made, {}, std::nullopt), Error);
    CHECK_THROWS_AS(action.mark(ChangeSetId{made}, ChangeSet{}), Error);
    const auto before = store::OpTable(office.database).count();
    ChangeSetId target;
    store::OpTable(office.database).ofRecord(made, [&](const store::OpRow& row) {
        target = row.changeSet;
    });
    ChangeSet forged;
    forged.what = "did.something_else";
    CHECK_THROWS_AS(action.mark(target, forged), Error);
    CHECK(store::OpTable(office.database).count() == before);
}

TEST_CASE("Admission: a payload past its size is refused before anything is written", "[journal]")
{
    Office office("a");
    std::vector<FieldChange> changes;
    for (const auto& field : describe(RecordKind::Device).fields) {
        if (field.type == FieldType::Text) {
            archive::Origin origin;
            origin.text = std::string(30'000, 'x');
            changes.push_back({field.number, Value{std::string("x")}, 0, origin});
        }
    }
    CHECK(isRefused(office, RecordKind::Device, office.ids.next(1), changes));
}

TEST_CASE("Admission: a reason is refused as a person's entry, the sentence's values are shortened",
          "[journal]")
{
    Office office("a");
    store::UnitOfWork work(office.database);
    for (const auto& reason :
         {std::string(2'001, 'r'), std::string("\xC0"), std::string("a\0b", 3)}) {
        try {
            journal::Action action(office.journal, office.actor, {"did.test", {}}, reason);
            FAIL("such a reason was taken");
        } catch (const Error& error) {
            CHECK(error.kind() == Error::Kind::Usage);
        }
    }
    journal::Action action(office.journal, office.actor,
                           {"did.test", {{"name", std::string(90'000, 'n')}}},
                           std::string(2'000, 'r'));
    action.create(Device{});
    CHECK(action.hasChanges());
    work.commit();
    mustBeSound(office);
}

TEST_CASE("Admission: what a program before the limits wrote is taken as it is", "[journal]")
{
    Office office("a");
    auto segment =
        segmentWith(RecordKind::Device, journal::namedId("old"),
                    {{fieldOf<&Device::notes>, Value{std::string(5'000, 'x')}, 0, {}}}, 1);
    segment.operations[0].schemaVersion = 1;
    CHECK(office.journal.receive(segment).parked == 0);
    mustBeSound(office);
}

TEST_CASE("Admission: text of a record typed by a person is written in its normal form",
          "[journal]")
{
    Office office("a");
    Device device;
    device.name = "Ma\xCC\x81y";
    const auto id = office.create(device);
    CHECK(office.read<Device>(id).name == "Máy");
    office.edit<Device>(id, [](Device& d) { d.notes = "chie\xCC\x82\xCC\x81u"; });
    CHECK(office.read<Device>(id).notes == "chiếu");
    mustBeSound(office);
}
