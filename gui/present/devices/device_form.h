#pragma once

#include "core/domain/records.h"
#include "gui/present/drafts.h"
#include "gui/present/form.h"
#include "gui/present/session.h"
#include "gui/present/typed_times.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// How one answer of a form about a device is given.
enum class AnswerKind : std::uint8_t
{
    Text,
    Area,      ///< several lines
    Day,       ///< "16/06/2021"
    DayOrYear, ///< the same, or "2021"
    Money,     ///< "12.500.000", "12,5 tr"
    Choice,    ///< one of a closed list
    Lookup     ///< a record found by half a word: a site, an officer, a device
};

/// One answer as it stands, however wrong it is.
struct Answer
{
    std::string name; ///< the field's name: "cost"; "spec.inch" for attributes
    AnswerKind kind = AnswerKind::Text;
    std::string label;
    std::string value;               ///< as typed; a Choice's key
    std::string key;                 ///< Lookup: the record chosen; empty: none
    std::vector<FormChoice> choices; ///< of a Choice; what a Lookup offers for its text
    std::string icon;                ///< of a Lookup's choices
    std::string hint;                ///< under the field while nothing is wrong
    std::string note;                ///< somebody changed it elsewhere meanwhile
    std::string caution;             ///< something odd that does not stop anybody
    std::string problem;             ///< what is wrong and what to type instead
    std::optional<FormConflict> conflict;
    std::optional<FormQuestion> question;
    std::string group; ///< heading over it and those after it; empty: none
    bool isOptional = true;
    bool isHalf = false; ///< short: two of them share a line

    bool operator==(const Answer&) const = default;
};

/// A form about a device.
struct DeviceForm
{
    std::string title;
    std::string icon;
    /// What it is about; an empty title: a device that does not exist yet.
    std::string subjectIcon;
    std::string subject;
    std::string detail;
    PillText pill;
    std::vector<Answer> answers;
    std::vector<std::string> consequences; ///< what sending it brings about
    std::string notice;                    ///< what happened elsewhere meanwhile
    std::string sendWord;
    bool canSend = true;

    [[nodiscard]] Answer* find(std::string_view name);
    [[nodiscard]] const Answer* find(std::string_view name) const;
    [[nodiscard]] std::string valueOf(std::string_view name) const;
    [[nodiscard]] std::string keyOf(std::string_view name) const;
    [[nodiscard]] bool hasProblems() const;
    [[nodiscard]] bool hasQuestions() const;
};

/// Sets the problem of an answer that is a day; leaves others alone.
void judgeTyped(const Session& session, Answer& answer, Typing typing);

/// No single device of a meeting room costs more: past it somebody typed a few zeros too many.
inline constexpr Money mostForADevice{20'000'000'000};

/// Reads typed answers into values; what cannot be read becomes a problem beside its field.
class AnswerReader
{
public:
    AnswerReader(const Session& session, DeviceForm& form)
        : m_session(session)
        , m_form(form)
    {}

    [[nodiscard]] MaybeText text(std::string_view name);
    [[nodiscard]] std::optional<Date> day(std::string_view name);
    [[nodiscard]] std::optional<Money> money(std::string_view name);
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view name);
    template <typename E> [[nodiscard]] std::optional<E> choice(std::string_view name)
    {
        return parseCode<E>(m_form.valueOf(name));
    }
    /// A typed text that names nothing is a problem.
    template <typename IdType> [[nodiscard]] std::optional<IdType> record(std::string_view name)
    {
        const auto id = recordOf(name);
        return id ? std::optional{IdType{*id}} : std::nullopt;
    }
    /// Nothing typed is a problem.
    void require(std::string_view name);
    [[nodiscard]] bool isFine() const { return !m_form.hasProblems(); }

private:
    [[nodiscard]] std::optional<RecordId> recordOf(std::string_view name);
    void blame(std::string_view name, const char* code);

    const Session& m_session;
    DeviceForm& m_form;
};

} // namespace dongbo::present
