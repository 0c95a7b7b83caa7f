#pragma once

#include "core/domain/records.h"
#include "gui/present/devices/device_card_presenter.h"
#include "gui/present/register_reader.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// What was measured in a month.
struct LineMonth
{
    std::string label;     ///< "T6"
    std::int64_t kbps = 0; ///< on average
    std::string text;      ///< "41"; "mất", "–"
    bool isBelow = false;  ///< of what is bought
    bool isKnown = false;
};

struct LineIncidentLine
{
    FaultId fault;
    std::string day;
    std::string title;
    std::string lasted;
    Tone tone = Tone::None;
    std::string note; ///< "họp 42 phút", "quá hạn"
};

struct LineToldLine
{
    ContactId contact;
    std::string who;
    std::string answer;
    std::string at;
    bool isAnswered = false;
};

/// Who was told of a fault, as they were told.
[[nodiscard]] std::vector<LineToldLine> toldLines(Register& reg, const FaultId& fault);

/// A request for technical help that waits.
struct LineSupportLine
{
    SupportRequestId request;
    std::string title;
    std::string caption;
};

/// A line in full, ready to be drawn.
struct LineCard
{
    LineId id;
    std::string title;   ///< "Tam Thanh"
    std::string caption; ///< "FTTH Tam Thanh · Sơn Nam Net"
    std::vector<CardFact> facts;
    std::string bought; ///< "mua 40 Mbps"; may be empty
    std::vector<LineMonth> months;
    std::string incidentsTitle; ///< "so với 24 giờ"
    std::string all;            ///< "Xem cả 7"; empty: all are shown
    std::vector<LineIncidentLine> incidents;
    std::vector<LineToldLine> told;       ///< of the open incident
    std::vector<LineSupportLine> support; ///< of the site, not over yet
    std::string upgrade;                  ///< what became of the last request; may be empty
    std::optional<FaultId> open;
    bool hasOpenUpgrade = false;
    bool canWrite = false;
};

class LineCardView
{
public:
    virtual ~LineCardView() = default;
    virtual void showLine(const std::optional<LineCard>& card) = 0;
};

/// One line beside the list: contract, measurements, incidents, who knows.
class LineCardPresenter
{
public:
    LineCardPresenter(Shell& shell, LineCardView& view);

    void show(const std::optional<RecordId>& line);
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }

    /// The forms and ways of the card's buttons and links.
    void report();
    void tellProvider();
    void restored();
    void askUpgrade();
    void answerUpgrade();
    void askSupport();
    void answerSupport(std::size_t request);
    void answer(std::size_t told);
    void openIncident(std::size_t incident);
    void showIncidents();
    /// The text of the open incident, for any other program.
    void copyText();

    [[nodiscard]] const std::optional<LineCard>& card() const { return m_card; }

private:
    void load();

    Shell& m_shell;
    LineCardView& m_view;
    RegisterReader m_reader;
    std::optional<RecordId> m_line;
    std::optional<LineCard> m_card;
};

/// Reads a line and puts it into words; for a worker. Nothing: it is not there any more.
[[nodiscard]] std::optional<LineCard> makeLineCard(Register& reg, Language language, Instant now,
                                                   bool canWrite, const LineId& line);

} // namespace dongbo::present
