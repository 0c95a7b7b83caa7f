#include "core/planning/books/movements.h"

#include <algorithm>

namespace dongbo::planning {

namespace {

std::size_t at(MovementCause cause)
{
    return static_cast<std::size_t>(cause);
}

class Adder
{
public:
    explicit Adder(MovementTable& table)
        : m_table(table)
    {}

    void between(const BookStep& from, const BookStep& to)
    {
        const auto& before = from.state;
        const auto& after = to.state;
        if (!before && after) {
            up(*after, from.outside.value_or(MovementCause::Added));
        } else if (before && !after) {
            down(*before, to.outside.value_or(MovementCause::Left));
        } else if (before && after && before->place != after->place) {
            const auto cause = before->place.unit != after->place.unit
                                   ? MovementCause::Moved
                                   : MovementCause::Reclassified;
            down(*before, cause);
            auto arriving = *after; // what it is worth otherwise is another line
            arriving.quantity = before->quantity;
            arriving.value = before->value;
            up(arriving, cause);
            revalue(arriving, *after);
        } else if (before && after) {
            revalue(*before, *after);
        }
    }

private:
    void revalue(const BookState& before, const BookState& after)
    {
        auto more = after;
        more.quantity = std::max<std::int64_t>(after.quantity - before.quantity, 0);
        more.value = Money{std::max<std::int64_t>(after.value.dong - before.value.dong, 0)};
        up(more, MovementCause::Revalued);
        auto less = after;
        less.quantity = std::max<std::int64_t>(before.quantity - after.quantity, 0);
        less.value = Money{std::max<std::int64_t>(before.value.dong - after.value.dong, 0)};
        down(less, MovementCause::Revalued);
    }
    void up(const BookState& state, MovementCause cause)
    {
        auto& line = m_table[state.place];
        line.up.add(state.quantity, state.value);
        line.upBy[at(cause)].add(state.quantity, state.value);
    }
    void down(const BookState& state, MovementCause cause)
    {
        auto& line = m_table[state.place];
        line.down.add(state.quantity, state.value);
        line.downBy[at(cause)].add(state.quantity, state.value);
    }

    MovementTable& m_table;
};

} // namespace

std::string_view codeOf(MovementCause cause)
{
    constexpr std::array<std::string_view, movementCauses> codes{"added", "left", "moved",
                                                                 "reclassified", "revalued"};
    return codes.at(at(cause));
}

void BookFigures::add(std::int64_t pieces, Money money)
{
    quantity += pieces;
    value.dong += money.dong;
}

bool MovementLine::agrees() const
{
    BookFigures ups;
    BookFigures downs;
    for (std::size_t i = 0; i < movementCauses; ++i) {
        ups.add(upBy[i].quantity, upBy[i].value);
        downs.add(downBy[i].quantity, downBy[i].value);
    }
    return ups == up && downs == down &&
           opening.quantity + up.quantity - down.quantity == closing.quantity &&
           opening.value.dong + up.value.dong - down.value.dong == closing.value.dong;
}

bool MovementLine::isEmpty() const
{
    const BookFigures none;
    return opening == none && up == none && down == none && closing == none;
}

void addMovements(MovementTable& table, const std::vector<BookStep>& steps, Date first, Date last)
{
    BookStep now;
    bool isOpened = false;
    Adder adder(table);
    const auto open = [&] {
        if (!isOpened && now.state) {
            table[now.state->place].opening.add(now.state->quantity, now.state->value);
        }
        isOpened = true;
    };
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (i + 1 < steps.size() && steps[i + 1].day == steps[i].day) {
            continue;
        }
        if (steps[i].day > last) {
            break;
        }
        if (steps[i].day >= first) {
            open();
            adder.between(now, steps[i]);
        }
        now = steps[i];
    }
    open();
    if (now.state) {
        table[now.state->place].closing.add(now.state->quantity, now.state->value);
    }
}

} // namespace dongbo::planning
