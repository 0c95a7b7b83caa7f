#pragma once

#include "importers/grid/cell_sink.h"
#include "importers/grid/limits.h"
#include "importers/grid/utf8.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dongbo::importers {

/// Numbers font names in order of occurrence and declares each to the sink once.
class Fonts
{
public:
    Fonts(CellSink& sink, const Limits& limits)
        : m_sink(sink)
        , m_most(limits.fonts)
    {}

    /// The font's index; 0 for an empty or overlong name and when `limits.fonts` is reached.
    std::uint16_t indexOf(std::string_view name)
    {
        if (name.empty() || name.size() > 1024) {
            return 0;
        }
        if (!isUtf8(name)) {
            std::string repaired;
            appendRepaired(repaired, name);
            return indexOf(repaired);
        }
        const auto found = m_known.find(std::string(name));
        if (found != m_known.end()) {
            return found->second;
        }
        const auto next = m_known.size() + 1;
        if (next >= m_most || next > 0xFFFF) {
            return 0;
        }
        m_sink.font(name);
        m_known.emplace(name, static_cast<std::uint16_t>(next));
        return static_cast<std::uint16_t>(next);
    }

private:
    CellSink& m_sink;
    std::uint64_t m_most;
    std::unordered_map<std::string, std::uint16_t> m_known;
};

} // namespace dongbo::importers
