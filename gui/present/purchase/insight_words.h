#pragma once

#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/purchase/insight.h"

#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// What the pages of insights are worded with. Inside this room.
class InsightWords
{
public:
    explicit InsightWords(Language language)
        : m_language(language)
    {}

protected:
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(m_language, code, args);
    }
    [[nodiscard]] std::string number(std::int64_t value) const
    {
        return text::formatInteger(value, m_language);
    }
    [[nodiscard]] std::string decimal(double value, int places = 1) const
    {
        return text::formatDecimal(value, places, m_language);
    }
    [[nodiscard]] std::string money(Money amount) const
    {
        return text::formatMoney(amount, m_language);
    }
    [[nodiscard]] std::string money(double dong) const { return money(Money{std::llround(dong)}); }
    [[nodiscard]] TableColumn column(const char* id, CellKind kind, int width, int stretch = 0,
                                     int drop = 0) const
    {
        TableColumn out;
        out.id = id;
        out.title = say(std::string("purchase.col_") + id);
        out.kind = kind;
        out.width = width;
        out.stretch = stretch;
        out.drop = drop;
        return out;
    }
    [[nodiscard]] static ListRow rowOf(std::vector<ListCell> cells)
    {
        ListRow row;
        row.cells = std::move(cells);
        return row;
    }
    /// One of a few choices, the asked one on, else the usual one.
    [[nodiscard]] static std::int64_t
    chosenOf(const std::string& asked, std::initializer_list<std::int64_t> all, std::int64_t usual)
    {
        for (const auto one : all) {
            if (asked == std::to_string(one)) {
                return one;
            }
        }
        return usual;
    }
    void addChoices(InsightPage& page, const char* word, std::initializer_list<std::int64_t> all,
                    std::int64_t chosen) const
    {
        for (const auto one : all) {
            ListChoice choice;
            choice.key = std::to_string(one);
            choice.word = say(word, {{"count", number(one)}});
            choice.isOn = one == chosen;
            page.choices.push_back(std::move(choice));
        }
    }

    Language m_language;
};

} // namespace dongbo::present
