#include "gui/present/line_screen/line_card.h"

#include "core/register/lines/escalation.h"
#include "core/register/lines/lines.h"
#include "core/register/lines/sla.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/line_screen/line_words.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/words/day_words.h"

#include <algorithm>
#include <chrono>

namespace dongbo::present {

namespace {

constexpr std::size_t monthsShown = 6;
constexpr std::size_t incidentsShown = 4;

class CardMaker
{
public:
    CardMaker(Register& reg, Language language, Instant now)
        : m_reg(reg)
        , m_language(language)
        , m_now(now)
    {}

    std::optional<LineCard> make(const LineId& id, bool canWrite)
    {
        for (const auto& view : lineViews(m_reg, m_now)) {
            if (view.id == id) {
                return cardOf(view, canWrite);
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(m_language, code, args);
    }

    LineCard cardOf(const LineView& view, bool canWrite)
    {
        LineCard card;
        card.id = view.id;
        card.title = shortSiteName(view.site);
        card.caption = view.line.name.value_or("") +
                       (view.provider.empty() ? std::string() : " · " + view.provider);
        card.canWrite = canWrite;
        if (view.open) {
            card.open = view.open->id;
        }
        addFacts(card, view);
        if (view.line.downKbps) {
            card.bought =
                say("lines.bought", {{"speed", mbpsText(m_language, view.line.downKbps)}});
        }
        addMonths(card, view);
        addIncidents(card, view);
        addTold(card);
        addUpgrade(card);
        addSupport(card, view);
        return card;
    }

    void addFacts(LineCard& card, const LineView& view) const
    {
        const auto& line = view.line;
        const auto fact = [&card](const std::string& label, const std::string& value) {
            if (!value.empty()) {
                card.facts.push_back({label, value, {}});
            }
        };
        fact(say("lines.hotline"), view.hotline);
        fact(say("lines.contract"), line.contractNo.value_or(""));
        fact(say("field.customer_no"), line.customerNo.value_or(""));
        if (line.validTo) {
            card.facts.push_back(
                {say("lines.until"), text::formatDate(*line.validTo),
                 view.isOver
                     ? PillText{"calendar",
                                say("lines.over_since", {{"day", text::formatDate(*line.validTo)}}),
                                Tone::Warn}
                     : PillText{}});
        }
        if (line.repairHours) {
            fact(say("lines.repair_within"),
                 say("lines.hours", {{"hours", std::to_string(*line.repairHours)}}));
        }
        if (line.availabilityBp) {
            constexpr double hundred = 100;
            fact(say("line.column.availability"),
                 text::formatDecimal(static_cast<double>(*line.availabilityBp) / hundred, 2,
                                     m_language) +
                     " %");
        }
    }

    /// The average of each of the last months.
    void addMonths(LineCard& card, const LineView& view)
    {
        const auto rules = measureRules(m_reg);
        const auto measured = store::measurementsOf(m_reg.database(), view.id);
        const auto today = dayOf(m_now);
        for (std::size_t back = monthsShown; back-- > 0;) {
            const auto month = std::chrono::year_month{today.year(), today.month()} -
                               std::chrono::months{static_cast<int>(back)};
            LineMonth out;
            out.label = say("lines.month",
                            {{"month", std::to_string(static_cast<unsigned>(month.month()))}});
            std::int64_t sum = 0;
            std::int64_t count = 0;
            for (const auto& row : measured) {
                const auto& at = row.measurement.measuredAt;
                const auto day = at ? dayOf(*at) : Date{};
                if (at && row.measurement.downKbps && day.year() == month.year() &&
                    day.month() == month.month()) {
                    sum += *row.measurement.downKbps;
                    ++count;
                }
            }
            out.isKnown = count > 0;
            out.kbps = count > 0 ? sum / count : 0;
            out.text = count > 0 ? mbpsText(m_language, out.kbps) : std::string("–");
            out.isBelow =
                count > 0 && planning::isBelow(out.kbps, view.line.downKbps, rules).value_or(false);
            card.months.push_back(std::move(out));
        }
    }

    void addIncidents(LineCard& card, const LineView& view)
    {
        SlaQuestion question;
        question.site = view.line.site;
        question.until = dayOf(m_now);
        question.from = Date{question.until.year() - std::chrono::years{1}, question.until.month(),
                             std::chrono::day{1}};
        const auto sla = slaOf(m_reg, question, m_now);
        if (!sla) {
            return;
        }
        for (const auto& provider : sla->providers) {
            for (const auto& line : provider.lines) {
                if (line.id == view.id) {
                    addIncidents(card, line);
                }
            }
        }
        card.incidentsTitle =
            view.line.repairHours
                ? say("lines.against", {{"hours", std::to_string(*view.line.repairHours)}})
                : std::string();
    }

    void addIncidents(LineCard& card, const SlaLine& line) const
    {
        auto newest = line.incidents;
        std::reverse(newest.begin(), newest.end());
        if (newest.size() > incidentsShown) {
            card.all = say("lines.see_all", {{"count", std::to_string(newest.size())}});
            newest.resize(incidentsShown);
        }
        for (const auto& incident : newest) {
            LineIncidentLine out;
            out.fault = incident.id;
            out.day = shortDay(incident.times.began, dayOf(m_now));
            out.title = incident.figures.isOpen ? say("lines.still_open")
                                                : incident.fault.symptom.value_or("");
            out.lasted = lastedText(m_language, incident.figures.repairMinutes);
            out.tone = incident.figures.isLate.value_or(false) ? Tone::Bad : Tone::None;
            if (incident.figures.minutesInMeetings > 0) {
                out.note = say("lines.in_meetings",
                               {{"minutes", std::to_string(incident.figures.minutesInMeetings)}});
            }
            card.incidents.push_back(std::move(out));
        }
    }

    void addTold(LineCard& card)
    {
        if (!card.open) {
            return;
        }
        card.told = toldLines(m_reg, *card.open);
    }

    void addUpgrade(LineCard& card)
    {
        for (const auto& row : store::lineUpgrades(m_reg.database())) {
            if (row.upgrade.line != card.id) {
                continue;
            }
            const auto state = row.upgrade.state.value_or(UpgradeState::Requested);
            card.hasOpenUpgrade = state == UpgradeState::Requested || state == UpgradeState::Agreed;
            const auto day = state == UpgradeState::Done        ? row.upgrade.doneDay
                             : state == UpgradeState::Requested ? row.upgrade.day
                                                                : row.upgrade.answeredDay;
            card.upgrade = say("lines.upgrade_says",
                               {{"speed", mbpsText(m_language, row.upgrade.wantedKbps)},
                                {"state", say("upgrade_state." + std::string(codeOf(state)))},
                                {"day", day ? text::formatDate(*day) : std::string("–")}});
            return; // the newest
        }
    }

    void addSupport(LineCard& card, const LineView& view)
    {
        for (const auto& row : store::supportRequests(m_reg.database())) {
            const bool isOpen = row.request.state == SupportState::Open ||
                                row.request.state == SupportState::Answered;
            if (!isOpen || row.request.site != view.line.site) {
                continue;
            }
            card.support.push_back(
                {row.id, row.request.content.value_or(""),
                 row.request.number.value_or("") + " · " + row.request.askedOf.value_or("") +
                     (row.request.day ? " · " + text::formatDate(*row.request.day)
                                      : std::string())});
        }
    }

    Register& m_reg;
    Language m_language;
    Instant m_now;
};

} // namespace

std::vector<LineToldLine> toldLines(Register& reg, const FaultId& fault)
{
    std::vector<LineToldLine> lines;
    for (const auto& row : store::contactsOf(reg.database(), fault)) {
        LineToldLine out;
        out.contact = row.id;
        out.who = row.contact.party.value_or("–");
        if (row.contact.person) {
            out.who += ", " + *row.contact.person;
        }
        out.answer = row.contact.answer.value_or("");
        if (row.contact.ticket) {
            out.answer += (out.answer.empty() ? "" : " · ") + *row.contact.ticket;
        }
        out.at = row.contact.toldAt ? text::formatInstant(*row.contact.toldAt) : std::string();
        out.isAnswered = row.contact.answeredAt.has_value();
        lines.push_back(std::move(out));
    }
    return lines;
}

std::optional<LineCard> makeLineCard(Register& reg, Language language, Instant now, bool canWrite,
                                     const LineId& line)
{
    return CardMaker(reg, language, now).make(line, canWrite);
}

LineCardPresenter::LineCardPresenter(Shell& shell, LineCardView& view)
    : m_shell(shell)
    , m_view(view)
    , m_reader(shell)
{
    m_reader.setInSight(false); // the screen says when it is
    m_reader.follow([this] { load(); });
}

void LineCardPresenter::show(const std::optional<RecordId>& line)
{
    if (m_line != line || m_reader.isStale()) {
        m_line = line;
        load();
    }
}

void LineCardPresenter::load()
{
    if (!m_line) {
        m_card.reset();
        m_view.showLine(m_card);
        return;
    }
    const auto& session = m_shell.session();
    m_reader.read<std::optional<LineCard>>(
        [id = LineId{*m_line}, language = session.language(), now = session.shownMoment(),
         canWrite = session.isWritable()](Register& reg, JobContext&) {
            return makeLineCard(reg, language, now, canWrite, id);
        },
        [this](std::optional<LineCard> card) {
            m_card = std::move(card);
            m_view.showLine(m_card);
        });
}

void LineCardPresenter::report()
{
    if (m_card && m_card->canWrite) {
        m_shell.openSheet({SheetKind::LineDown, RecordRef{RecordKind::Line, m_card->id}, {}});
    }
}

void LineCardPresenter::tellProvider()
{
    if (!m_card || !m_card->canWrite) {
        return;
    }
    if (m_card->open) {
        m_shell.openSheet(
            {SheetKind::TellContact, RecordRef{RecordKind::Fault, *m_card->open}, "provider=yes"});
    } else {
        report(); // what is told is written down with it
    }
}

void LineCardPresenter::restored()
{
    if (m_card && m_card->canWrite && m_card->open) {
        m_shell.openSheet(
            {SheetKind::LineRestored, RecordRef{RecordKind::Fault, *m_card->open}, {}});
    }
}

void LineCardPresenter::askUpgrade()
{
    if (m_card && m_card->canWrite) {
        m_shell.openSheet({SheetKind::AskUpgrade, RecordRef{RecordKind::Line, m_card->id}, {}});
    }
}

void LineCardPresenter::answerUpgrade()
{
    if (m_card && m_card->canWrite && m_card->hasOpenUpgrade) {
        m_shell.openSheet({SheetKind::AnswerUpgrade, RecordRef{RecordKind::Line, m_card->id}, {}});
    }
}

void LineCardPresenter::askSupport()
{
    if (m_card && m_card->canWrite) {
        const auto record = m_card->open ? RecordRef{RecordKind::Fault, *m_card->open}
                                         : RecordRef{RecordKind::Line, m_card->id};
        m_shell.openSheet({SheetKind::AskSupport, record, {}});
    }
}

void LineCardPresenter::answerSupport(std::size_t request)
{
    if (m_card && m_card->canWrite && request < m_card->support.size()) {
        m_shell.openSheet({SheetKind::AnswerSupport,
                           RecordRef{RecordKind::SupportRequest, m_card->support[request].request},
                           {}});
    }
}

void LineCardPresenter::answer(std::size_t told)
{
    if (m_card && m_card->canWrite && told < m_card->told.size()) {
        m_shell.openSheet({SheetKind::AnswerContact,
                           RecordRef{RecordKind::Contact, m_card->told[told].contact},
                           {}});
    }
}

void LineCardPresenter::openIncident(std::size_t incident)
{
    if (m_card && incident < m_card->incidents.size()) {
        m_shell.go({ScreenName::Faults,
                    RecordRef{RecordKind::Fault, m_card->incidents[incident].fault},
                    {}});
    }
}

void LineCardPresenter::showIncidents()
{
    ListQuery query;
    query.set("report", {"sla"});
    m_shell.go({ScreenName::Reports, {}, query.asText()});
}

void LineCardPresenter::copyText()
{
    if (!m_card || !m_card->open) {
        return;
    }
    const auto text = incidentText(m_shell.session().shown(), *m_card->open, Language::Vietnamese,
                                   m_shell.session().shownMoment());
    m_shell.prompts().putOnClipboard(text.subject + "\n\n" + text.body);
    m_shell.banner({BannerTone::Ok, m_shell.session().say("lines.copied"), {}, {}, {}});
}

} // namespace dongbo::present
