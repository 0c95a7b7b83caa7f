#include "core/planning/readiness/assumptions.h"

#include "core/planning/standard/specs.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <stdexcept>

#include "readiness_data_embedded.h"

namespace dongbo::planning {

namespace {

std::int64_t numberOf(std::string_view text)
{
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

const Assumption* find(std::string_view code)
{
    const auto& all = shippedAssumptions();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.code == code; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

const std::vector<Assumption>& shippedAssumptions()
{
    static const std::vector<Assumption> all = [] {
        std::vector<Assumption> read;
        const auto text = readiness_data::embedded("readiness/assumptions.tsv");
        eachPiece(text, '\n', [&](std::string_view row) {
            if (row.empty() || row.front() == '#') {
                return;
            }
            std::vector<std::string_view> cells;
            eachPiece(row, '\t', [&](std::string_view cell) { cells.push_back(cell); });
            assert(cells.size() == 6);
            read.push_back({cells[0], numberOf(cells[1]), cells[2], numberOf(cells[3]),
                            numberOf(cells[4]), cells[5]});
        });
        return read;
    }();
    return all;
}

Assumptions::Assumptions()
{
    for (const auto& one : shippedAssumptions()) {
        m_values.emplace(one.code, one.value);
    }
}

bool Assumptions::set(std::string_view code, std::int64_t value)
{
    const auto* known = find(code);
    if (known == nullptr || value < known->least || value > known->most) {
        return false;
    }
    m_values.insert_or_assign(std::string(code), value);
    return true;
}

std::int64_t Assumptions::operator[](std::string_view code) const
{
    const auto found = m_values.find(code);
    if (found == m_values.end()) {
        throw std::out_of_range("assumption " + std::string(code));
    }
    return found->second;
}

} // namespace dongbo::planning
