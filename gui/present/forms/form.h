#pragma once

#include "core/domain/fields.h"
#include "core/domain/message.h"
#include "core/domain/money.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// How a field of a form is answered, or what it shows.
enum class FormFieldKind : std::uint8_t
{
    Fact, ///< only shown
    Text,
    Area,      ///< several lines
    Day,       ///< "16/06/2021"
    DayOrYear, ///< the same, or "2021"
    Moment,    ///< "16/06/2021 08:14"
    Money,     ///< "850.000", "1,2 tr"
    Number,
    Choice,  ///< one of a closed list, in a menu
    Chips,   ///< one of a few, all in sight
    Toggles, ///< one of a few small ones, or none
    Keyed,   ///< one of at most eight, with the keys 1 to 8
    Cards,   ///< one of a few, each explained
    Suggest, ///< text, with suggestions while typing
    Picker,  ///< a record found by half a word, shown on a line of its own once it is chosen
    Check,   ///< "yes" or empty
    Checks,  ///< several boxes; the value holds the keys of those ticked, a space between
    Files,   ///< each with a cross
    Links,   ///< small actions; the answer is what they do
    Step,    ///< the head of a step: label, hint at the right, answered or not
    Note     ///< a sentence, perhaps with an action
};

/// One entry of a choice, a suggestion, a box, an action.
struct FormChoice
{
    std::string key;
    std::string word;
    std::string detail; ///< what tells it from its like; may be empty
    std::string icon = {};
    PillText pill = {};

    bool operator==(const FormChoice&) const = default;
};

/// Somebody else gave the field another value than the person saw, while the person gave it a
/// third. It is written only when the person has settled it.
struct FormConflict
{
    std::string sentence; ///< who wrote what when, and what was typed here

    bool operator==(const FormConflict&) const = default;
};
enum class ConflictAnswer : std::uint8_t
{
    KeepMine,
    TakeTheirs
};

/// Something unlikely that was typed: the person says that it is right, or types something else.
/// Until then nothing is written.
struct FormQuestion
{
    std::string sentence; ///< "Lúc xong: 16/06/2031 08:00 còn ở tương lai. Có đúng không?"
    std::string yes;      ///< "Đúng như vậy"

    bool operator==(const FormQuestion&) const = default;
};

/// Where a field stands.
enum class FormPlace : std::uint8_t
{
    Line,  ///< on a line of its own
    Half,  ///< short: two of them share a line
    Beside ///< on the line of the field before it
};

/// One field: what it asks for, and its answer as it stands, however wrong that is.
struct FormField
{
    std::string name; ///< "cost": names its control and the problems reported for it
    FormFieldKind kind = FormFieldKind::Text;
    std::string label;
    std::string value; ///< as typed; a choice's key
    std::string key;   ///< of a Suggest or Picker: the record that was chosen, not only named
    std::string proposed = {}; ///< of a choice: what stands there until the person chooses
    std::vector<FormChoice> choices = {};
    std::optional<FormChoice> picked = {}; ///< of a Picker with a key
    std::string icon = {};
    std::string group = {};       ///< heading over it and those after it; empty: none
    std::string placeholder = {}; ///< in the empty control
    std::string spoken = {};      ///< accessible name where there is no label
    std::string missing = {};     ///< the problem of a required field left empty; empty: the usual
    FormPlace place = FormPlace::Line;
    Tone tone = Tone::Warn; ///< of a Note
    bool isShown = true;    ///< hidden ones are not asked for: no problem, nothing read
    bool isRequired = false;
    bool isAnswered = false; ///< of a Step
    bool isReplaced = false; ///< of a Text: a choice filled it in; typing takes its place
    bool mayBeNew = false;   ///< of a Suggest: a name no record bears is taken as typed

    // Limits; what is past them is a problem.
    std::size_t textLimit = 0; ///< most characters; 0: none
    std::optional<std::int64_t> least = {};
    std::optional<std::int64_t> most = {};

    std::optional<RecordKind> target = {}; ///< of a Suggest or Picker: what it names
    std::optional<Instant> exact = {}; ///< of a Moment: with its seconds, while the text says so
    /// Names by which use cases report problems that belong here: "in_use_year".
    std::vector<std::string> standsFor = {};

    // What is said of the answer, most urgent first.
    std::optional<FormConflict> conflict = {};
    std::optional<FormQuestion> question = {};
    std::string problem = {}; ///< what is wrong and what to type instead
    std::string note = {};    ///< somebody changed it elsewhere meanwhile; the value is theirs
    std::string caution = {}; ///< something odd that does not stop anybody
    std::string hint = {};    ///< else
    Tone hintTone = Tone::Mute;

    bool operator==(const FormField&) const = default;

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool isAsking() const { return conflict || question; }
    /// Whether a person answers it: not a fact, step, note or link.
    [[nodiscard]] bool isAnswer() const;
};

/// The choice of that key; nothing when it is not offered.
[[nodiscard]] const FormChoice* choiceOf(const FormField& field, std::string_view key);

/// What one form holds, in the order shown.
struct Form
{
    std::string title;
    std::string caption;
    std::string icon;
    Tone tone = Tone::Accent;
    // What it is about; an empty subject: something that does not exist yet.
    std::string subjectIcon;
    std::string subject; ///< "Màn hình không lên"
    std::string detail;  ///< "SC-2021-0141 · Hiển Khánh · Màn hình Samsung"
    PillText pill;
    std::vector<FormField> fields;
    std::vector<std::string> consequences; ///< what sending it brings about
    Tone consequenceTone = Tone::Accent;
    std::string consequencesAfter; ///< the field they stand under; empty: at the end
    std::string notice;            ///< what happened elsewhere meanwhile; may be empty
    std::string sendWord;          ///< "Bắt đầu sửa"
    std::string otherKey;          ///< of a second way to send it; empty: there is none
    std::string otherWord;
    std::string sentAs; ///< how it is being sent: `otherKey`, the key of a Note's action, or empty
    bool canSend = true;
    std::string focus; ///< the field the keyboard goes to next; empty: it stays

    [[nodiscard]] FormField* find(std::string_view name);
    [[nodiscard]] const FormField* find(std::string_view name) const;
    /// The field. Throws {Bug} when there is none.
    [[nodiscard]] FormField& at(std::string_view name);
    /// Empty when there is no such field or it is hidden.
    [[nodiscard]] std::string valueOf(std::string_view name) const;
    [[nodiscard]] std::string keyOf(std::string_view name) const;
    /// The field a use case means by that name; nullptr: none.
    [[nodiscard]] FormField* standingFor(std::string_view name);
    [[nodiscard]] bool hasProblems() const;
    [[nodiscard]] bool hasQuestions() const;
    [[nodiscard]] bool hasConflicts() const;
    FormField& add(FormField field);
    /// Puts the field after that one, or at the end when it is not there.
    void addAfter(std::string_view name, FormField field);
};

} // namespace dongbo::present
