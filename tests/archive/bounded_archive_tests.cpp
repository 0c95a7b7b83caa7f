#include "core/archive/bounded_archive.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using archive::Reader;
using archive::Writer;

namespace {

template <typename T> std::string written(const T& value)
{
    std::string bytes;
    Writer(bytes) & value;
    return bytes;
}

template <typename T> T readBack(std::string_view bytes, archive::Bounds bounds = {})
{
    Reader reader(bytes, bounds);
    T value{};
    reader& value;
    reader.finish();
    return value;
}

template <typename T> Error::Kind refusal(std::string_view bytes, archive::Bounds bounds = {})
{
    try {
        readBack<T>(bytes, bounds);
    } catch (const Error& error) {
        return error.kind();
    }
    return Error::Kind::Bug;
}

} // namespace

TEST_CASE("Archive: numbers round-trip, in the fewest bytes", "[archive]")
{
    const auto number = GENERATE(as<std::int64_t>{}, 0, 1, -1, 63, -64, 64, 1'620'700'000'000,
                                 std::numeric_limits<std::int64_t>::max(),
                                 std::numeric_limits<std::int64_t>::min());
    CHECK(readBack<std::int64_t>(written(number)) == number);
    CHECK(written(number).size() <= 10);
    CHECK(written(std::int64_t{-64}).size() == 1);
    CHECK(written(std::int64_t{64}).size() == 2);
    CHECK(readBack<std::uint64_t>(written(std::numeric_limits<std::uint64_t>::max())) ==
          std::numeric_limits<std::uint64_t>::max());
}

TEST_CASE("Archive: a number has exactly one encoding", "[archive]")
{
    CHECK(refusal<std::uint64_t>(std::string_view("\x80\x00", 2)) == Error::Kind::Unreadable);
    CHECK(refusal<std::uint64_t>("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02") ==
          Error::Kind::Unreadable);
    CHECK(refusal<std::uint64_t>("\xff\xff") == Error::Kind::Unreadable);
    CHECK(refusal<std::uint8_t>(written(std::uint64_t{256})) == Error::Kind::Unreadable);
    CHECK(refusal<bool>("\x02") == Error::Kind::Unreadable);
}

TEST_CASE("Archive: a length beyond the remaining bytes is rejected", "[archive]")
{
    CHECK(readBack<std::string>(written(std::string("Đại An"))) == "Đại An");
    auto bytes = written(std::uint64_t{1} << 40);
    CHECK(refusal<std::string>(bytes) == Error::Kind::Unreadable);
    CHECK(refusal<std::vector<std::uint64_t>>(bytes) == Error::Kind::Unreadable);
    bytes = written(std::string(20, 'x'));
    archive::Bounds bounds;
    bounds.textBytes = 19;
    CHECK(refusal<std::string>(bytes, bounds) == Error::Kind::Unreadable);
    bounds.textBytes = 20;
    CHECK(readBack<std::string>(bytes, bounds).size() == 20);
    bounds.bytes = 20;
    CHECK(refusal<std::string>(bytes, bounds) == Error::Kind::Unreadable);
    bounds = {};
    bounds.items = 2;
    CHECK(refusal<std::vector<std::uint64_t>>(written(std::vector<std::uint64_t>{1, 2, 3}),
                                              bounds) == Error::Kind::Unreadable);
}

TEST_CASE("Archive: trailing bytes are rejected as damage", "[archive]")
{
    CHECK(refusal<bool>(std::string_view("\x01\x00", 2)) == Error::Kind::Unreadable);
}
