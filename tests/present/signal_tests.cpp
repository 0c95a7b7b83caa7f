#include "gui/present/signal.h"

#include <catch2/catch.hpp>

#include <memory>
#include <stdexcept>
#include <vector>

using dongbo::present::Connection;
using dongbo::present::Signal;

TEST_CASE("Signal: tells listeners until their connection ends", "[present]")
{
    Signal<int> signal;
    std::vector<int> heard;
    {
        const auto connection = signal.connect([&](int n) { heard.push_back(n); });
        signal(1);
    }
    signal(2);
    CHECK(heard == std::vector<int>{1});
}

TEST_CASE("Signal: a connection may outlive its signal", "[present]")
{
    auto signal = std::make_unique<Signal<>>();
    auto connection = signal->connect([] {});
    signal.reset();
    connection.disconnect();
    SUCCEED("nothing was touched that is gone");
}

TEST_CASE("Signal: slots may disconnect and connect one another during emission", "[present]")
{
    Signal<> signal;
    int second = 0;
    int late = 0;
    Connection cut;
    Connection joined;
    const auto first = signal.connect([&] {
        cut.disconnect();
        joined = signal.connect([&] { ++late; });
    });
    cut = signal.connect([&] { ++second; });
    signal();
    CHECK(second == 0);
    CHECK(late == 0);
}

TEST_CASE("Signal: a slot that throws keeps no other from being called", "[present]")
{
    Signal<> signal;
    int before = 0;
    int after = 0;
    const auto first = signal.connect([&] { ++before; });
    const auto second = signal.connect([] { throw std::runtime_error("second"); });
    const auto third = signal.connect([] { throw std::runtime_error("third"); });
    const auto last = signal.connect([&] { ++after; });
    CHECK(signal.emit().size() == 2);
    CHECK(before == 1);
    CHECK(after == 1);
    CHECK_THROWS_WITH(signal(), "second");
    CHECK(after == 2);
}
