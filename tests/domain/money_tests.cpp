#include "core/domain/amount.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace dongbo;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

} // namespace

TEST_CASE("Money: sums and products that overflow 64 bits are absent, never wrong", "[domain]")
{
    CHECK(Money::sum({2}, {3}) == Money{5});
    CHECK(Money::sum({most}, {0}) == Money{most});
    CHECK(Money::sum({most}, {1}) == std::nullopt);
    CHECK(Money::sum({-most}, {-2}) == std::nullopt);
    CHECK(Money::product({180'000}, 4) == Money{720'000});
    CHECK(Money::product({most}, 1) == Money{most});
    CHECK(Money::product({most / 2 + 1}, 2) == std::nullopt);
    CHECK(Money::product({most}, -2) == std::nullopt);
}

TEST_CASE("Amount: unit cost times quantity, applied once", "[domain]")
{
    Device cable;
    CHECK(amountOf(cable) == std::nullopt);
    cable.cost = Money{180'000};
    CHECK(amountOf(cable) == Money{180'000}); // without a quantity: one
    cable.quantity = 4;
    CHECK(amountOf(cable) == Money{720'000});
    cable.quantity = 0;
    CHECK(amountOf(cable) == Money{0});
    cable.cost = Money{most};
    cable.quantity = 2;
    CHECK(amountOf(cable) == std::nullopt);
}

TEST_CASE("Amount: a total too large for 64 bits saturates", "[domain]")
{
    CHECK(cappedSum({5}, Money{6}) == Money{11});
    CHECK(cappedSum({most - 1}, Money{2}) == Money{most});
    CHECK(cappedSum({5}, std::nullopt) == Money{most});
}
