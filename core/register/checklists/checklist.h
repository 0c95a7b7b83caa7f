#pragma once

#include "core/domain/checked.h"
#include "core/domain/records.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

/// What a step of maintenance wants to be answered.
enum class AnswerKind : std::uint8_t
{
    Number,
    YesNo,
    Text,
    Day
};
[[nodiscard]] std::string_view codeOf(AnswerKind kind); ///< "number", "yes_no", "text", "day"

/// One step of a plan's checklist. Example: "Chạy bằng ắc quy | number | phút | >= 10 | UPS không
/// lưu điện".
struct WorkStep
{
    std::string text;
    AnswerKind kind = AnswerKind::YesNo;
    std::string unit; ///< "phút"; of a day the device's attribute it is; may be empty
    std::optional<double> least;
    std::optional<double> most;
    bool wanted = true;  ///< of yes or no: the answer that is right
    std::string symptom; ///< the fault it is when the answer is not right; empty: made of the step

    /// Numbers and yes or no must be answered; texts and days where there is something to say.
    [[nodiscard]] bool isRequired() const
    {
        return kind == AnswerKind::Number || kind == AnswerKind::YesNo;
    }
};

/// A line a step: text | kind | unit | right answer | symptom. Kind number, yes/no, text or day,
/// also "số", "có/không", "chữ", "ngày"; left out it is yes/no. Right answer ">= 10" or "<= 5" of a
/// number, "yes" or "no" (left out: yes) of yes/no. A part may be "-". Empty lines do not count.
/// Problems of the field "checklist", each with its line.
[[nodiscard]] Checked<std::vector<WorkStep>> parseChecklist(std::string_view checklist);
/// What is wrong with a plan as a whole: it is for nobody, would never fall due, or has steps
/// nobody can read.
[[nodiscard]] Problems checkPlan(const MaintenancePlan& plan);
/// The steps of a plan; one that has no checklist, or one nobody can read, has the single step of
/// its name, answered by yes or no.
[[nodiscard]] std::vector<WorkStep> stepsOf(const MaintenancePlan& plan);

/// What was found at one step.
struct StepAnswer
{
    std::string text; ///< the step, as it stood when it was done
    AnswerKind kind = AnswerKind::YesNo;
    std::string unit;
    std::string answer; ///< "12.5", "yes", "2021-05-11" or free text; empty: not answered
    std::optional<bool> isRight;

    bool operator==(const StepAnswer&) const = default;
};
/// An answer as a person types it: "12,5", "có", "11/05/2021". A Problem of the field
/// "work_results" when it is not of the step's kind.
[[nodiscard]] Checked<StepAnswer> answerOf(const WorkStep& step, const std::string& typed);
/// The same as it is shown: "12,5 phút"; yes and no are words of the translations
/// ("maintenance.answer.yes").
[[nodiscard]] std::string shownAnswer(const StepAnswer& answer);

/// As kept in WorkOrder::results, and back; what is no such text gives nothing.
[[nodiscard]] std::string resultsText(const std::vector<StepAnswer>& answers);
[[nodiscard]] std::vector<StepAnswer> resultsOf(const WorkOrder& order);

} // namespace dongbo
