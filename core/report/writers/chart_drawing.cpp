#include "core/report/writers/chart_drawing.h"

#include "core/text/numbers.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dongbo::report {

namespace {

constexpr double fontSize = 8;
constexpr double letterWidth = 4.4; ///< of fontSize, on the safe side
constexpr double legendHeight = 14;
constexpr double labelHeight = 14;
constexpr double topRoom = 12;
constexpr std::uint32_t ink = 0x1F2937;
constexpr std::uint32_t faint = 0x6B7280;
constexpr std::uint32_t grid = 0xD9DEE5;

/// The next of 1, 2, 2.5, 5 times a power of ten at or above.
double niceStep(double raw)
{
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= raw) {
            return factor * power;
        }
    }
    return 10 * power;
}

/// "1.200", "1,5", for large amounts "12 tr".
std::string axisNumber(double value, double step, Language language)
{
    if (step >= 1e6) {
        return text::formatDecimal(value / 1e6, 1, language) +
               (language == Language::Vietnamese ? " tr" : "M");
    }
    return text::formatDecimal(value, 2, language);
}

std::string cut(const std::string& text, double room)
{
    const auto letters = static_cast<std::size_t>(std::max(room / letterWidth, 1.0));
    return text::displayWidth(text) <= letters
               ? text
               : std::string(text::firstCodePoints(text, letters - 1)) + "…";
}

class Drawer
{
public:
    Drawer(const Chart& chart, double width, double height, Language language)
        : m_chart(chart)
        , m_language(language)
    {
        m_out.width = width;
        m_out.height = height;
    }

    ChartDrawing draw()
    {
        scale();
        axes();
        if (m_chart.kind == ChartKind::Lines) {
            lines();
        } else {
            bars();
        }
        labels();
        legend();
        return std::move(m_out);
    }

private:
    double valueAt(std::size_t series, std::size_t label) const
    {
        const auto& values = m_chart.series[series].values;
        return label < values.size() && std::isfinite(values[label]) ? values[label] : 0;
    }
    double sumAt(std::size_t label) const
    {
        double sum = 0;
        for (std::size_t s = 0; s < m_chart.series.size(); ++s) {
            sum += valueAt(s, label);
        }
        return sum;
    }
    void scale()
    {
        double most = 0;
        for (std::size_t i = 0; i < m_chart.labels.size(); ++i) {
            for (std::size_t s = 0; s < m_chart.series.size(); ++s) {
                most = std::max(most, valueAt(s, i));
            }
            most = m_chart.kind == ChartKind::Stacked ? std::max(most, sumAt(i)) : most;
        }
        m_step = most <= 4 ? 1 : niceStep(most / 4);
        m_top = m_step * std::max(std::ceil(most / m_step), 1.0);
        const auto widest = axisNumber(m_top, m_step, m_language);
        m_left = 6 + letterWidth * static_cast<double>(text::displayWidth(widest));
        m_bottom = m_out.height - labelHeight - legendHeight;
        const auto count = std::max<std::size_t>(m_chart.labels.size(), 1);
        m_slot = (m_out.width - m_left) / static_cast<double>(count);
    }
    double yOf(double value) const
    {
        return m_bottom - (m_bottom - topRoom) * std::max(value, 0.0) / m_top;
    }
    double middleOf(std::size_t label) const
    {
        return m_left + m_slot * (static_cast<double>(label) + 0.5);
    }
    void axes()
    {
        for (double value = 0; value <= m_top * 1.0001; value += m_step) {
            const double y = yOf(value);
            m_out.lines.push_back({{{m_left, y}, {m_out.width, y}}, grid, 0.5});
            m_out.words.push_back({m_left - 4, y + fontSize * 0.35,
                                   axisNumber(value, m_step, m_language), ChartDrawing::Anchor::End,
                                   fontSize, faint});
        }
    }
    std::string whatOf(std::size_t series, std::size_t label) const
    {
        const auto& name = m_chart.series[series].name;
        return m_chart.labels[label] + (name.empty() ? "" : ", " + name) + ": " +
               text::formatDecimal(valueAt(series, label), 1, m_language);
    }
    void above(std::size_t label, double x, double value)
    {
        const auto text = axisNumber(value, m_step, m_language);
        if (value > 0 && letterWidth * static_cast<double>(text::displayWidth(text)) < m_slot) {
            m_out.words.push_back(
                {x, yOf(value) - 3, text, ChartDrawing::Anchor::Middle, fontSize, ink, label == 0});
        }
    }
    void bars()
    {
        const bool isStacked = m_chart.kind == ChartKind::Stacked;
        const auto side = isStacked ? 1 : std::max<std::size_t>(m_chart.series.size(), 1);
        const double width =
            std::min(m_slot * 0.62 / static_cast<double>(side), 28.0); // leaves air between bars
        for (std::size_t i = 0; i < m_chart.labels.size(); ++i) {
            double base = 0;
            for (std::size_t s = 0; s < m_chart.series.size(); ++s) {
                const double value = valueAt(s, i);
                const double x = isStacked ? middleOf(i) - width / 2
                                           : middleOf(i) - width * static_cast<double>(side) / 2 +
                                                 width * static_cast<double>(s);
                if (value > 0) {
                    m_out.boxes.push_back({x, yOf(base + value), width,
                                           yOf(base) - yOf(base + value),
                                           colourOf(m_chart.series[s].tone, s), whatOf(s, i)});
                }
                base += isStacked ? value : 0;
                if (side == 1 && !isStacked) {
                    above(i, middleOf(i), value);
                }
            }
            if (isStacked) {
                above(i, middleOf(i), base);
            }
        }
    }
    void lines()
    {
        for (std::size_t s = 0; s < m_chart.series.size(); ++s) {
            const auto colour = colourOf(m_chart.series[s].tone, s);
            ChartDrawing::Line line{{}, colour, 1.4};
            for (std::size_t i = 0; i < m_chart.labels.size(); ++i) {
                const double y = yOf(valueAt(s, i));
                line.points.emplace_back(middleOf(i), y);
                m_out.boxes.push_back({middleOf(i) - 1.6, y - 1.6, 3.2, 3.2, colour, whatOf(s, i)});
            }
            m_out.lines.push_back(std::move(line));
        }
    }
    void labels()
    {
        // as many as can be read, from the first on at even distances
        constexpr double least = 26;
        const auto every =
            std::max<std::size_t>(static_cast<std::size_t>(std::ceil(least / m_slot)), 1);
        for (std::size_t i = 0; i < m_chart.labels.size(); i += every) {
            m_out.words.push_back({middleOf(i), m_bottom + 10,
                                   cut(m_chart.labels[i], m_slot * static_cast<double>(every) - 3),
                                   ChartDrawing::Anchor::Middle, fontSize, ink});
        }
    }
    void legend()
    {
        double x = m_left;
        const double y = m_out.height - 4;
        for (std::size_t s = 0; s < m_chart.series.size(); ++s) {
            const auto& series = m_chart.series[s];
            if (series.name.empty()) {
                continue;
            }
            m_out.boxes.push_back({x, y - 6, 6, 6, colourOf(series.tone, s), {}});
            m_out.words.push_back(
                {x + 9, y, series.name, ChartDrawing::Anchor::Start, fontSize, ink});
            x += 20 + letterWidth * static_cast<double>(text::displayWidth(series.name));
        }
        if (!m_chart.unit.empty()) {
            m_out.words.push_back(
                {m_out.width, y, m_chart.unit, ChartDrawing::Anchor::End, fontSize, faint});
        }
    }

    const Chart& m_chart;
    Language m_language;
    ChartDrawing m_out;
    double m_step = 1;
    double m_top = 1;
    double m_left = 0;
    double m_bottom = 0;
    double m_slot = 1;
};

} // namespace

std::uint32_t colourOf(ChartTone tone, std::size_t index)
{
    static constexpr std::array<std::uint32_t, 6> plain{0x2563A8, 0x7C93AB, 0x8A5BC7,
                                                        0xB7791F, 0x4B8B6F, 0x5B6470};
    switch (tone) {
    case ChartTone::Danger:
        return 0xC03434;
    case ChartTone::Warning:
        return 0x8A5BC7;
    case ChartTone::Good:
        return 0x2F7D4F;
    case ChartTone::Plain:
        break;
    }
    return plain.at(index % plain.size());
}

ChartDrawing draw(const Chart& chart, double width, double height, Language language)
{
    return Drawer(chart, width, height, language).draw();
}

} // namespace dongbo::report
