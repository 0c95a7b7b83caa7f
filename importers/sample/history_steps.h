#pragma once

#include "core/domain/checked.h"
#include "core/domain/error.h"
#include "core/domain/records.h"
#include "core/domain/vocabulary.h"
#include "core/text/numbers.h"
#include "importers/recognise/words/spec_words.h"
#include "importers/sample/history.h"

#include <string>
#include <string_view>
#include <utility>

namespace dongbo::importers {

// How the files of HistoryPlayer read a step; inside importers/sample only.

/// Throws {Bug} that names the line.
[[noreturn]] inline void refuse(const HistoryStep& step, const std::string& why)
{
    throw Error(Error::Kind::Bug, {"error.bug", {}},
                "line " + std::to_string(step.line) + " (" + step.verb + "): " + why);
}

/// The answer of a use case, or the line that asked for it.
template <typename T> T done(Checked<T> answer, const HistoryStep& step)
{
    if (!answer) {
        std::string why;
        for (const auto& problem : answer.problems()) {
            why += problem.field + " " + problem.message.code + "; ";
        }
        refuse(step, why);
    }
    return *std::move(answer);
}

template <typename E> E choice(const HistoryStep& step, std::string_view key)
{
    const auto found = parseCode<E>(step[key]);
    if (!found) {
        refuse(step, "no such " + std::string(key) + ": " + step[key]);
    }
    return *found;
}

inline std::optional<Money> money(const HistoryStep& step, std::string_view key)
{
    return step.has(key) ? text::parseMoney(step[key]) : std::nullopt;
}

inline MaybeText maybe(const HistoryStep& step, std::string_view key)
{
    return step.has(key) ? MaybeText{step[key]} : std::nullopt;
}

/// Gives a new device its technical description, read as that of a list is.
inline void describe(Device& device, const HistoryStep& step, std::optional<DeviceType> type)
{
    device.specText = maybe(step, "spec");
    if (type) {
        const auto specs = specsIn(*type, {step["spec"], step["name"]});
        device.specs = specs.empty() ? MaybeText{} : MaybeText{specs};
    }
}

} // namespace dongbo::importers
