#pragma once

#include "core/domain/message.h"
#include "core/text/language.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// Turns codes into sentences. The sentences are data/translations/vi/*.po and en/*.po, part of the
/// program; they are read once, at first use, by whichever thread comes first.
namespace dongbo::text {

/// The sentence of the message, its {gaps} filled from the arguments; {count|fault|faults} is
/// "fault" when `count` is 1. A gap without an argument stays as it is; a code without a sentence
/// (or with a fuzzy one) is ‹code›. Values are inserted verbatim, not searched for gaps; but '@'
/// and a known code ("@fault_state.closed") as that code's sentence, arguments.h formatted.
[[nodiscard]] std::string say(Language language, const Message& message);
/// The same without building a Message: say(Language::English, "value.negative", {{"value",
/// "-5"}}).
[[nodiscard]] std::string say(Language language, std::string_view code,
                              std::initializer_list<Argument> args = {});
/// The problem's message, with {field} filled by the field's name ("field.<name>" of the catalogue)
/// unless the message brings its own.
[[nodiscard]] std::string say(Language language, const Problem& problem);

/// Whether the catalogue has a sentence for the code.
[[nodiscard]] bool isKnown(Language language, std::string_view code);

/// All defects of one language's catalogue, one per line ("translations/vi/text.po:12: …"):
/// unreadable lines, fuzzy, empty or duplicate entries. English, for developers; empty when valid.
[[nodiscard]] std::vector<std::string> catalogueFaults(Language language);
/// Every code with a sentence, sorted.
[[nodiscard]] std::vector<std::string> catalogueCodes(Language language);
/// The catalogue's sentence with its gaps unfilled; empty for an unknown code.
[[nodiscard]] std::string_view sentenceOf(Language language, std::string_view code);
/// The names of the gaps of a sentence, sorted, without duplicates.
[[nodiscard]] std::vector<std::string> gapsOf(std::string_view sentence);

} // namespace dongbo::text
