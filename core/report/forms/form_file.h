#pragma once

#include "core/domain/money.h"
#include "core/domain/time.h"
#include "core/paper/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Inside core/report only.

namespace dongbo::report {

/// The document a form rests on, for days from `from` to `until`.
struct FormBasis
{
    std::optional<Date> from;
    std::optional<Date> until;
    std::string grade; ///< V verified, P one secondary source, K common knowledge
    std::string code;  ///< "Mẫu số: S26-H"
    std::string line;  ///< "(Ban hành theo …)"
};

struct FormColumn
{
    std::vector<std::string> heads;
    std::string mark;
    double width = 10;
    paper::Align align = paper::Align::Left;
    std::string key; ///< of its value in a row
};

/// One part of a form, in order from the top.
struct FormPart
{
    enum class Kind : std::uint8_t
    {
        FormHead,   ///< lines left
        LetterHead, ///< parent body, body, number, about, place and day
        Title,      ///< title, bold lines, plain lines, "rule"
        To,
        Heading,
        Text,
        List, ///< name of a list of texts: a paragraph each
        Table,
        Signers, ///< place and day; then signers
        Foot     ///< title, name of a list of recipients; one signer
    };
    struct SignerLine
    {
        std::string roles, hint, name;
    };
    Kind kind = Kind::Text;
    std::string condition; ///< shown only when this value is given; empty: always
    std::vector<std::string> cells;
    std::vector<FormColumn> columns; ///< of a table
    std::string empty;               ///< of a table without rows
    std::vector<SignerLine> signers; ///< of Signers and Foot
};

/// A form as data/forms states it.
struct Form
{
    std::string name;
    bool isLandscape = false;
    paper::PageNumbers pageNumbers = paper::PageNumbers::None;
    double tableSize = 11;
    std::vector<FormBasis> bases;
    std::vector<FormPart> parts;
};

/// The office's own file of that name (dongbo/forms/NAME.tsv among the account's data), else the
/// program's. Throws {Unreadable, "form.bad_line"} naming file and line, {Bug} for a form nobody
/// has.
[[nodiscard]] Form formNamed(std::string_view name);
/// The same of a text; `path` is for messages.
[[nodiscard]] Form parseForm(std::string_view name, std::string_view text, const std::string& path);
/// The lines of a file there that is no form, each split at its tabs; the office's own file first.
[[nodiscard]] std::vector<std::vector<std::string>> formLines(std::string_view name);
/// What holds on that day; the last one stated when none does; nothing when none is stated.
[[nodiscard]] const FormBasis* basisOn(const Form& form, Date day);
/// Words that all forms share ("nation", "motto", "page" …), by name.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> formWords();
/// The words of one name, empty when there are none.
[[nodiscard]] std::string wordOf(std::string_view name);

} // namespace dongbo::report
