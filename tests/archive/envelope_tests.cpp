#include "core/archive/envelope.h"
#include "core/domain/fields.h"
#include "tests/support/cpu_time.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>
#include <random>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using archive::FieldChange;
using archive::Operation;
using archive::Origin;
using archive::Payload;
using archive::Segment;
using archive::Source;

namespace {

RecordId idOf(std::uint8_t byte)
{
    RecordId id;
    id.bytes.fill(byte);
    return id;
}

Payload aPayload()
{
    Payload payload;
    payload.source = Source{idOf(9), 2, 17};
    payload.changes = {
        {fieldOf<&Device::code>, Value{"CAM-1"}, 0, Origin{2, std::nullopt}},
        {fieldOf<&Device::type>, Value{std::int64_t{-5}}, 77, std::nullopt},
        {fieldOf<&Device::site>, Value{idOf(3)}, 0, std::nullopt},
        {fieldOf<&Device::cost>, Value{std::int64_t{4'500'000}}, 0, Origin{7, "4.500.000 đ"}},
        {fieldOf<&Device::notes>, Value{}, 123456789012345ULL, std::nullopt}};
    return payload;
}

Segment aSegment()
{
    Segment segment;
    segment.node = NodeId{idOf(1)};
    segment.firstSeq = 4;
    segment.previousHash.assign(32, '\7');
    for (std::uint64_t i = 0; i < 20; ++i) {
        Operation op;
        op.node = segment.node;
        op.seq = 4 + i;
        op.id = OpId{idOf(static_cast<std::uint8_t>(i))};
        op.origin = segment.node;
        op.hlc = static_cast<std::int64_t>(i) << 16;
        op.wallMs = 1'620'700'000'000 + static_cast<std::int64_t>(i);
        op.verb = 1;
        op.kind = 5;
        op.record = idOf(40);
        op.changeSet = ChangeSetId{idOf(41)};
        op.schemaVersion = 1;
        op.payload = archive::encode(aPayload());
        segment.operations.push_back(op);
    }
    return segment;
}

Error::Kind refusal(const std::string& bytes)
{
    try {
        static_cast<void>(archive::decodePayload(bytes));
    } catch (const Error& error) {
        return error.kind();
    }
    return Error::Kind::Bug;
}

} // namespace

TEST_CASE("Envelope: payloads and segments round-trip", "[archive]")
{
    CHECK(archive::decodePayload(archive::encode(aPayload())) == aPayload());
    CHECK(archive::decodePayload(archive::encode(Payload{})) == Payload{});
    CHECK(archive::decodeSegment(archive::encode(aSegment())) == aSegment());
}

TEST_CASE("Envelope: the encoding does not depend on the machine", "[archive]")
{
    Payload payload;
    payload.changes = {{std::uint16_t{1}, Value{"ê"}, 0, std::nullopt},
                       {std::uint16_t{300}, Value{std::int64_t{-1}}, 0, std::nullopt}};
    CHECK(archive::encode(payload) == std::string("\x01\x00\x02"         // version, no source, two
                                                  "\x01\x02\x02\xc3\xaa" // field 1, text, 2 bytes
                                                  "\xac\x02\x01\x01",    // field 300, number, -1
                                                  12));
}

TEST_CASE("Envelope: a newer class version is distinguished from damage", "[archive]")
{
    auto bytes = archive::encode(aPayload());
    bytes[0] = 2;
    CHECK(refusal(bytes) == Error::Kind::NewerSchema);
}

TEST_CASE("Envelope: unordered or duplicate fields are damage", "[archive]")
{
    auto payload = aPayload();
    std::swap(payload.changes[0], payload.changes[1]);
    CHECK(refusal(archive::encode(payload)) == Error::Kind::Unreadable);
    payload = aPayload();
    payload.changes[1].number = payload.changes[0].number;
    CHECK(refusal(archive::encode(payload)) == Error::Kind::Unreadable);
    payload.changes[0].number = FieldNumber();
    CHECK(refusal(archive::encode(payload)) == Error::Kind::Unreadable);
}

TEST_CASE("Envelope: changed bytes are rejected or decode to a payload with that encoding",
          "[archive]")
{
    const auto seed = std::random_device{}();
    std::cout << "fuzz of the bounded decoder: seed " << seed << "\n";
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::uint64_t rounds = std::getenv("DONGBO_LONG") != nullptr ? 5'000'000 : 250'000;
    const auto payload = archive::encode(aPayload());
    const auto segment = archive::encode(aSegment());
    std::uint64_t accepted = 0;
    std::uint64_t refused = 0;
    double slowest = 0; ///< seconds
    for (std::uint64_t round = 0; round < rounds; ++round) {
        const bool isSegment = round % 8 == 0;
        std::string bytes = isSegment ? segment : payload;
        for (auto edits = 1 + random() % 4; edits > 0; --edits) {
            const auto at = random() % bytes.size();
            switch (random() % 4) {
            case 0:
                bytes[at] = static_cast<char>(random());
                break;
            case 1:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
                break;
            case 2:
                bytes.erase(at, 1 + random() % 3);
                break;
            default:
                bytes.insert(at, 1, static_cast<char>(random() % 2 == 0 ? 0xFF : random()));
                break;
            }
            if (bytes.empty()) {
                bytes.push_back('\0');
            }
        }
        const double start = test::cpuSeconds();
        try {
            const auto again = isSegment ? archive::encode(archive::decodeSegment(bytes))
                                         : archive::encode(archive::decodePayload(bytes));
            REQUIRE(again == bytes);
            ++accepted;
        } catch (const Error& error) {
            REQUIRE((error.kind() == Error::Kind::Unreadable ||
                     error.kind() == Error::Kind::NewerSchema));
            ++refused;
        }
        slowest = std::max(slowest, test::cpuSeconds() - start);
    }
    std::cout << "fuzz: " << refused << " refused, " << accepted << " accepted, slowest "
              << slowest * 1e6 << " us\n";
    CHECK(refused > accepted);
    CHECK(slowest < 1);
}
