#pragma once

#include <algorithm>
#include <exception>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace dongbo::present {

/// Listening to a Signal, for as long as this lives. May outlive the signal. Not shared between
/// threads, as all of this room is the window thread's.
class Connection
{
public:
    Connection() = default;
    explicit Connection(std::weak_ptr<void> slot, std::function<void()> cut)
        : m_slot(std::move(slot))
        , m_cut(std::move(cut))
    {}
    Connection(Connection&& other) noexcept
        : m_slot(std::exchange(other.m_slot, {}))
        , m_cut(std::exchange(other.m_cut, {}))
    {}
    Connection& operator=(Connection&& other) noexcept
    {
        disconnect();
        m_slot = std::exchange(other.m_slot, {});
        m_cut = std::exchange(other.m_cut, {});
        return *this;
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { disconnect(); }

    void disconnect()
    {
        if (!m_slot.expired() && m_cut) {
            m_cut();
        }
        m_slot.reset();
        m_cut = nullptr;
    }

private:
    std::weak_ptr<void> m_slot;
    std::function<void()> m_cut;
};

/// Tells whoever listens. A slot may connect, disconnect itself or others while it is called: those
/// disconnected meanwhile are not called any more, new ones from the next emission on. A slot that
/// throws keeps none of the others from being called.
template <typename... Args> class Signal
{
public:
    using Slot = std::function<void(Args...)>;

    [[nodiscard]] Connection connect(Slot slot)
    {
        auto kept = std::make_shared<Slot>(std::move(slot));
        m_slots->push_back(kept);
        return Connection(kept, [list = std::weak_ptr(m_slots), raw = kept.get()] {
            if (const auto slots = list.lock()) {
                std::erase_if(*slots, [raw](const auto& one) { return one.get() == raw; });
            }
        });
    }

    /// Calls every slot and gives what they threw, in the order called.
    [[nodiscard]] std::vector<std::exception_ptr> emit(Args... args) const
    {
        std::vector<std::exception_ptr> thrown;
        const std::vector<std::weak_ptr<Slot>> now(m_slots->begin(), m_slots->end());
        for (const auto& weak : now) {
            if (const auto slot = weak.lock()) {
                try {
                    (*slot)(args...);
                } catch (...) {
                    thrown.push_back(std::current_exception());
                }
            }
        }
        return thrown;
    }
    /// Calls every slot, then rethrows the first exception if there was one.
    void operator()(Args... args) const
    {
        if (const auto thrown = emit(args...); !thrown.empty()) {
            std::rethrow_exception(thrown.front());
        }
    }

private:
    std::shared_ptr<std::vector<std::shared_ptr<Slot>>> m_slots =
        std::make_shared<std::vector<std::shared_ptr<Slot>>>();
};

} // namespace dongbo::present
