#pragma once

#include "core/domain/message.h"
#include "core/domain/value.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// How one answer of a form is given.
enum class FormFieldKind : std::uint8_t
{
    Fact, ///< only shown
    Text,
    Area,    ///< several lines
    Day,     ///< "16/06/2021"
    Moment,  ///< "16/06/2021 08:14"
    Money,   ///< "850.000", "1,2 tr"
    Choice,  ///< one of a few, all in sight
    Suggest, ///< text, with suggestions while typing
    Check    ///< "yes" or empty
};

struct FormChoice
{
    std::string key;
    std::string word;
    std::string detail; ///< what tells it from its like; may be empty

    bool operator==(const FormChoice&) const = default;
};

/// Somebody else gave the field another value than the person saw, while the person gave it a
/// third. It is written only when the person has settled it.
struct FormConflict
{
    std::string sentence; ///< who wrote what when, and what was typed here
    Value theirs;
    std::string theirsText; ///< as the form's field holds it
    std::string theirsKey;  ///< of a field that holds a record

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

/// One answer, as it stands: the text as typed, however wrong it is.
struct FormField
{
    std::string name; ///< "cost": names its control and the problems about it
    FormFieldKind kind = FormFieldKind::Text;
    std::string label;
    std::string value; ///< a choice's key
    std::string key;   ///< of a Suggest: the record that was chosen, not only named; may be empty
    std::vector<FormChoice> choices;
    std::string hint;    ///< under the field, while there is no problem
    std::string caution; ///< something odd that does not stop anybody
    std::string problem; ///< what is wrong and what to type instead
    std::optional<FormConflict> conflict;
    std::optional<FormQuestion> question;

    bool operator==(const FormField&) const = default;
};

/// The choice of that key; nothing when it is not offered.
[[nodiscard]] const FormChoice* choiceOf(const FormField& field, std::string_view key);

/// What one form holds, in the order shown.
struct Form
{
    std::string title;
    std::string subject; ///< "Màn hình không lên"
    std::string detail;  ///< "SC-2021-0141 · Hiển Khánh · Màn hình Samsung"
    PillText pill;
    std::vector<FormField> fields;
    std::vector<std::string> consequences; ///< what sending it brings about
    std::string notice;                    ///< what happened elsewhere meanwhile; may be empty
    std::string sendWord;                  ///< "Bắt đầu sửa"
    bool canSend = true;

    [[nodiscard]] FormField* find(std::string_view name);
    [[nodiscard]] const FormField* find(std::string_view name) const;
    [[nodiscard]] std::string valueOf(std::string_view name) const; ///< empty: not there
    [[nodiscard]] bool hasProblems() const;
    [[nodiscard]] bool hasQuestions() const;
};

} // namespace dongbo::present
