#include "gui/present/stocktake/stocktake_page.h"

#include "core/domain/amount.h"
#include "core/register/stocktake/stocktakes.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/stocktake/stocktake_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

/// Words for one stocktake.
class PageMaker
{
public:
    PageMaker(StocktakeView view, Language language, bool canWrite)
        : m_view(std::move(view))
        , m_language(language)
        , m_canWrite(canWrite)
    {}

    StocktakePage make(const std::optional<SiteId>& room)
    {
        const auto& stocktake = m_view.stocktake;
        const auto state = stocktake.state.value_or(StocktakeState::Counting);
        const auto& all = m_view.evaluation.all;
        m_page.isThere = true;
        m_page.number = stocktake.number.value_or(m_view.id.text());
        m_page.title = stocktake.name.value_or("");
        m_page.state = stocktakeStatePill(m_language, state);
        m_page.allDone = std::to_string(all.counted) + "/" + std::to_string(all.expected);
        m_page.committee = committeeOf(stocktake);
        m_page.canCount = m_canWrite && state == StocktakeState::Counting;
        m_page.canEnd = m_page.canCount;
        m_page.canResume = m_canWrite && state == StocktakeState::Settling;
        m_page.canSettle = m_page.canCount || m_page.canResume;
        m_page.canClose = m_page.canSettle;
        m_page.caption = say("stocktake.page_caption",
                             {{"number", stocktake.number.value_or("")},
                              {"day", stocktake.day ? text::formatDate(*stocktake.day) : ""},
                              {"counted", m_page.allDone},
                              {"open", std::to_string(all.open)}});
        addRooms(room);
        addRows();
        addDifferences();
        addSums();
        return std::move(m_page);
    }

private:
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(m_language, code, args);
    }

    void addRooms(const std::optional<SiteId>& wanted)
    {
        for (const auto& [site, tally] : m_view.evaluation.rooms) {
            const bool isEmpty = tally.expected == 0 && tally.wrongPlace == 0 &&
                                 tally.unexpected == 0 && tally.unknown == 0;
            if (isEmpty && m_view.rooms.size() > 1 && site != wanted) {
                continue;
            }
            StocktakeRoomLine line;
            line.site = site;
            line.name = shortSiteName(m_view.siteName(site));
            line.done = std::to_string(tally.counted) + "/" + std::to_string(tally.expected);
            line.share = tally.expected == 0 ? 1.0
                                             : static_cast<double>(tally.counted) /
                                                   static_cast<double>(tally.expected);
            const bool isDone = tally.notCounted() == 0;
            line.note = isDone               ? say("stocktake.room_done")
                        : tally.counted == 0 ? say("stocktake.room_untouched")
                                             : say("stocktake.room_left",
                                                   {{"count", std::to_string(tally.notCounted())}});
            line.tone = isDone ? Tone::Ok : tally.counted == 0 ? Tone::Mute : Tone::Accent;
            m_page.rooms.push_back(std::move(line));
        }
        const auto at = std::find_if(m_page.rooms.begin(), m_page.rooms.end(),
                                     [&](const auto& one) { return one.site == wanted; });
        const auto open = std::find_if(m_page.rooms.begin(), m_page.rooms.end(),
                                       [](const auto& one) { return one.tone != Tone::Ok; });
        const auto chosen = at != m_page.rooms.end() ? at : open;
        m_page.room = chosen == m_page.rooms.end()
                          ? 0
                          : static_cast<std::size_t>(chosen - m_page.rooms.begin());
    }

    [[nodiscard]] StocktakeRow rowOf(const StocktakeLine& line) const
    {
        StocktakeRow out;
        out.ref = refOf(line);
        out.code = line.device ? line.device->code : line.counted.code.value_or("");
        if (out.code.empty()) {
            out.code = say("stocktake.no_code");
        }
        out.name = line.device ? line.device->name : line.counted.notes.value_or("");
        if (line.device && line.device->quantity != 1) {
            out.name +=
                " · " +
                (line.isCounted() ? std::to_string(line.foundQuantity()) + "/" : std::string()) +
                std::to_string(line.device->quantity);
        }
        out.finding = standingPill(m_language, line.standing);
        out.condition = conditionPill(m_language, line.counted.condition);
        out.isCounted = line.isCounted();
        out.isFound = line.standing == Standing::Found;
        if (line.counted.countedAt) {
            const auto moment = text::formatInstant(*line.counted.countedAt);
            const bool isToday =
                m_view.stocktake.startedAt &&
                dayOf(*line.counted.countedAt) == dayOf(*m_view.stocktake.startedAt);
            out.at = isToday ? moment.substr(11) : moment.substr(0, 5);
            out.tip = say("stocktake.counted_tip",
                          {{"at", moment}, {"by", line.counted.countedByName.value_or("–")}});
        }
        return out;
    }

    void addRows()
    {
        if (m_page.rooms.empty()) {
            return;
        }
        const auto& room = m_page.rooms[m_page.room];
        std::vector<StocktakeRow> extra;
        std::size_t found = 0, missing = 0, left = 0, wrong = 0, others = 0, expected = 0;
        for (const auto& line : m_view.evaluation.lines) {
            const bool isBooked = line.device && line.device->isExpected;
            if (isBooked && line.expectedSite == room.site) {
                ++expected;
                found += line.standing == Standing::Found ? 1 : 0;
                missing += line.standing == Standing::Missing ? 1 : 0;
                left += line.standing == Standing::NotCounted ? 1 : 0;
                m_page.rows.push_back(rowOf(line));
            } else if (line.room == room.site && line.isCounted()) {
                wrong += line.standing == Standing::WrongPlace ? 1 : 0;
                others += line.standing != Standing::WrongPlace ? 1 : 0;
                extra.push_back(rowOf(line));
            }
        }
        if (!extra.empty()) {
            StocktakeRow heading;
            heading.isHeading = true;
            heading.name = say("stocktake.not_placed_here");
            m_page.rows.push_back(std::move(heading));
            m_page.rows.insert(m_page.rows.end(), std::make_move_iterator(extra.begin()),
                               std::make_move_iterator(extra.end()));
        }
        m_page.listTitle =
            say("stocktake.list_title", {{"room", room.name}, {"count", std::to_string(expected)}});
        m_page.foot = say("stocktake.foot", {{"found", std::to_string(found)},
                                             {"missing", std::to_string(missing)},
                                             {"left", std::to_string(left)},
                                             {"wrong", std::to_string(wrong)},
                                             {"others", std::to_string(others)}});
    }

    [[nodiscard]] std::string titleOf(const StocktakeLine& line) const
    {
        const auto name = line.device ? line.device->name
                          : line.counted.notes.value_or("").empty()
                              ? line.counted.code.value_or("–")
                              : *line.counted.notes;
        const auto what = line.standing == Standing::Found
                              ? say(line.conditionDiffers ? "stocktake.short_condition"
                                                          : "stocktake.short_quantity")
                              : say("standing." + std::string(codeOf(line.standing)));
        return say("stocktake.difference", {{"name", name}, {"what", text::capitalized(what)}});
    }

    [[nodiscard]] std::string captionOf(const StocktakeLine& line) const
    {
        std::string out = line.device ? line.device->code : line.counted.code.value_or("");
        const auto add = [&out](const std::string& more) {
            if (!more.empty()) {
                out += (out.empty() ? "" : " · ") + more;
            }
        };
        const auto place = [&](const std::optional<SiteId>& site) {
            return shortSiteName(m_view.siteName(site));
        };
        if (line.standing == Standing::WrongPlace) {
            add(say("stocktake.book_and_seen",
                    {{"book", place(line.expectedSite)}, {"seen", place(line.counted.site)}}));
        } else {
            add(place(line.room));
        }
        if (line.conditionDiffers && line.device) {
            add(conditionPill(m_language, line.device->condition).word + " → " +
                conditionPill(m_language, line.counted.condition).word);
        }
        if (line.standing == Standing::Missing && line.device && line.device->cost) {
            add(text::formatMoney(
                amountOf(line.device->cost, line.device->quantity).value_or(Money{}), m_language));
        }
        return out;
    }

    void addDifferences()
    {
        std::vector<StocktakeDifference> settled;
        std::size_t open = 0;
        for (const auto& line : m_view.evaluation.lines) {
            if (!line.isOpen && !line.counted.settlement) {
                continue;
            }
            StocktakeDifference out;
            out.ref = refOf(line);
            out.title = titleOf(line);
            const auto pill = line.standing == Standing::Found
                                  ? PillText{"pencil", {}, Tone::Warn}
                                  : standingPill(m_language, line.standing);
            out.icon = pill.icon;
            out.tone = pill.tone;
            out.caption = captionOf(line);
            if (!line.isOpen) {
                out.icon = "circle-check";
                out.tone = Tone::Ok;
                out.canUndo = m_page.canSettle && out.ref.count.has_value();
                out.caption = say(
                    "stocktake.settled_as",
                    {{"how", say("settlement." + std::string(codeOf(*line.counted.settlement)))},
                     {"day",
                      line.counted.settledDay ? text::formatDate(*line.counted.settledDay) : ""}});
                settled.push_back(std::move(out));
                continue;
            }
            ++open;
            if (m_page.canSettle && m_page.differences.size() < mostShown) {
                const auto fits = settlementsOf(line);
                if (!fits.empty()) {
                    out.likeliest = fits.front();
                    out.verb = say("stocktake.do_" + std::string(codeOf(fits.front())));
                }
            }
            if (m_page.differences.size() < mostShown) {
                m_page.differences.push_back(std::move(out));
            }
        }
        m_page.openCount = std::to_string(open);
        m_page.settledCount = settled.empty() ? std::string()
                                              : say("stocktake.settled_count",
                                                    {{"count", std::to_string(settled.size())}});
        for (auto& one : settled) {
            if (m_page.differences.size() < mostShown) {
                m_page.differences.push_back(std::move(one));
            }
        }
    }

    void addSums()
    {
        const auto& all = m_view.evaluation.all;
        const auto money = [&](std::int64_t dong) {
            return text::formatMoney(Money{dong}, m_language);
        };
        const auto pieces = [&](std::size_t count) {
            return say("stocktake.pieces", {{"count", std::to_string(count)}});
        };
        const auto left = all.expectedValue.dong - all.foundValue.dong - all.missingValue.dong;
        m_page.sums = {{say("stocktake.sum_found"), pieces(all.counted - all.missing),
                        money(all.foundValue.dong)},
                       {say("stocktake.sum_not_counted"), pieces(all.notCounted()),
                        money(std::max<std::int64_t>(left, 0))},
                       {say("stocktake.sum_missing"), pieces(all.missing),
                        money(all.missingValue.dong), all.missing != 0},
                       {say("stocktake.sum_expected"), pieces(all.expected),
                        money(all.expectedValue.dong), false, true}};
        if (all.notCounted() != 0) {
            m_page.uncounted =
                say("stocktake.uncounted", {{"count", std::to_string(all.notCounted())}});
        }
        const auto demand = demandOf(m_view.stocktake);
        const auto wrong = wrongInSample(m_view);
        if (demand && wrong) {
            const auto reading =
                planning::readSample(*demand, m_view.stocktake.sampleSize.value_or(1), *wrong);
            m_page.reading = say(
                reading.isShown ? "stocktake.short_shown" : "stocktake.short_not_shown",
                {{"wrong", std::to_string(*wrong)}, {"most", std::to_string(reading.mostWrong)}});
        }
    }

    static constexpr std::size_t mostShown = 200;
    const StocktakeView m_view;
    Language m_language;
    bool m_canWrite;
    StocktakePage m_page;
};

} // namespace

StocktakePage makeStocktakePage(Register& reg, Language language, bool canWrite,
                                const StocktakeId& id, const std::optional<SiteId>& room)
{
    if (!store::load<Stocktake>(reg.database(), id)) {
        StocktakePage page;
        page.title = text::say(language, "stocktake.gone");
        return page;
    }
    return PageMaker(viewStocktake(reg, id), language, canWrite).make(room);
}

} // namespace dongbo::present
