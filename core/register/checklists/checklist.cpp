#include "core/register/checklists/checklist.h"

#include "core/domain/time.h"
#include "core/register/base/checks.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cstdio>

namespace dongbo {

namespace {

std::vector<std::string> partsOf(std::string_view line)
{
    std::vector<std::string> parts;
    while (true) {
        const auto bar = line.find('|');
        parts.emplace_back(text::trim(line.substr(0, bar)));
        if (bar == std::string_view::npos) {
            return parts;
        }
        line.remove_prefix(bar + 1);
    }
}

std::optional<AnswerKind> kindOf(const std::string& typed)
{
    const auto word = text::fold(typed);
    if (word.empty() || word == "yes no" || word == "co khong") {
        return AnswerKind::YesNo;
    }
    if (word == "number" || word == "so") {
        return AnswerKind::Number;
    }
    if (word == "text" || word == "chu") {
        return AnswerKind::Text;
    }
    if (word == "day" || word == "date" || word == "ngay") {
        return AnswerKind::Day;
    }
    return std::nullopt;
}

std::optional<bool> yesNo(const std::string& typed)
{
    const auto word = text::fold(typed);
    if (word == "yes" || word == "y" || word == "co" || word == "dat" || word == "1") {
        return true;
    }
    if (word == "no" || word == "n" || word == "khong" || word == "khong dat" || word == "0") {
        return false;
    }
    return std::nullopt;
}

/// ">= 10", "<= 5"; false when it is neither.
bool readLimit(const std::string& typed, WorkStep& step)
{
    const auto sense = typed.substr(0, 2);
    const auto value = text::parseDecimal(
        text::trim(std::string_view(typed).substr(std::min<std::size_t>(2, typed.size()))));
    if (!value || (sense != ">=" && sense != "<=")) {
        return false;
    }
    (sense == ">=" ? step.least : step.most) = value;
    return true;
}

bool readRightAnswer(const std::string& typed, WorkStep& step)
{
    if (typed.empty() || typed == "-") {
        return true;
    }
    if (step.kind == AnswerKind::Number) {
        return readLimit(typed, step);
    }
    const bool isLimit = typed.find_first_of("<>=") != std::string::npos; // folding drops them
    const auto wanted = isLimit ? std::nullopt : yesNo(typed);
    step.wanted = wanted.value_or(true);
    return step.kind == AnswerKind::YesNo && wanted.has_value();
}

Problem wrongLine(const char* code, std::size_t line, const std::string& value)
{
    return {"work_checklist", {code, {{"line", std::to_string(line)}, {"value", value}}}};
}

/// Digits without an exponent, a dot before decimals: for programs.
std::string plainNumber(double value)
{
    std::array<char, 64> digits{};
    const auto length = std::snprintf(digits.data(), digits.size(), "%.6f", value);
    std::string out(digits.data(), static_cast<std::size_t>(std::max(0, length)));
    out.erase(out.find_last_not_of('0') + 1);
    if (!out.empty() && out.back() == '.') {
        out.pop_back();
    }
    return out;
}

Problem notOfKind(const WorkStep& step, const std::string& typed)
{
    return {"work_results",
            {"maintenance.answer_" + std::string(codeOf(step.kind)),
             {{"step", step.text}, {"value", typed}}}};
}

} // namespace

std::string_view codeOf(AnswerKind kind)
{
    switch (kind) {
    case AnswerKind::Number:
        return "number";
    case AnswerKind::YesNo:
        return "yes_no";
    case AnswerKind::Text:
        return "text";
    case AnswerKind::Day:
        return "day";
    }
    return "text";
}

Checked<std::vector<WorkStep>> parseChecklist(std::string_view checklist)
{
    std::vector<WorkStep> steps;
    Problems problems;
    std::size_t number = 0;
    while (!checklist.empty()) {
        const auto end = std::min(checklist.find('\n'), checklist.size());
        const auto line = text::trim(checklist.substr(0, end));
        checklist.remove_prefix(std::min(end + 1, checklist.size()));
        ++number;
        if (line.empty()) {
            continue;
        }
        auto parts = partsOf(line);
        const bool hasMore = parts.size() > 5;
        parts.resize(5);
        WorkStep step;
        step.text = parts[0];
        const auto kind = kindOf(parts[1]);
        step.kind = kind.value_or(AnswerKind::YesNo);
        step.unit = parts[2] == "-" ? "" : parts[2];
        step.symptom = parts[4] == "-" ? "" : parts[4];
        if (step.text.empty() || hasMore) {
            problems.push_back(wrongLine("maintenance.step_shape", number, std::string(line)));
        } else if (!kind) {
            problems.push_back(wrongLine("maintenance.step_kind", number, parts[1]));
        } else if (!readRightAnswer(parts[3], step)) {
            problems.push_back(wrongLine("maintenance.step_right", number, parts[3]));
        }
        steps.push_back(std::move(step));
    }
    if (!problems.empty()) {
        return problems;
    }
    return steps;
}

Problems checkPlan(const MaintenancePlan& plan)
{
    Problems problems;
    if (!plan.type && !plan.device) {
        problems.push_back({"type", {"maintenance.plan_for_nobody", {}}});
    }
    if (!plan.intervalDays && !plan.fixedDay && !plan.afterFaults) {
        problems.push_back({"interval_days", {"maintenance.plan_never_due", {}}});
    }
    const auto steps = parseChecklist(plan.checklist.value_or(""));
    problems.insert(problems.end(), steps.problems().begin(), steps.problems().end());
    return problems;
}

std::vector<WorkStep> stepsOf(const MaintenancePlan& plan)
{
    if (const auto steps = parseChecklist(plan.checklist.value_or("")); steps && !steps->empty()) {
        return *steps;
    }
    WorkStep only;
    only.text = plan.name.value_or("");
    return {only};
}

Checked<StepAnswer> answerOf(const WorkStep& step, const std::string& typed)
{
    StepAnswer out{step.text, step.kind, step.unit, {}, std::nullopt};
    const std::string said(text::trim(typed));
    if (said.empty()) {
        return out;
    }
    switch (step.kind) {
    case AnswerKind::Number: {
        auto number = text::parseDecimal(said);
        const auto ending = step.unit.empty() ? std::string::npos : said.rfind(step.unit);
        if (!number && ending != std::string::npos && ending + step.unit.size() == said.size()) {
            number = text::parseDecimal(text::trim(std::string_view(said).substr(0, ending)));
        }
        if (!number) {
            return notOfKind(step, said);
        }
        out.answer = plainNumber(*number);
        if (step.least || step.most) {
            out.isRight =
                (!step.least || *number >= *step.least) && (!step.most || *number <= *step.most);
        }
        return out;
    }
    case AnswerKind::YesNo: {
        const auto answer = yesNo(said);
        if (!answer) {
            return notOfKind(step, said);
        }
        out.answer = *answer ? "yes" : "no";
        out.isRight = *answer == step.wanted;
        return out;
    }
    case AnswerKind::Day: {
        const auto loose = text::parseDateText(said);
        if (!loose || loose->precision != text::Precision::Day) {
            return notOfKind(step, said);
        }
        out.answer = isoText(text::firstDay(*loose));
        return out;
    }
    case AnswerKind::Text:
        out.answer = checks::normalForm(said);
        return out;
    }
    return out;
}

std::string shownAnswer(const StepAnswer& answer)
{
    std::string out = answer.answer;
    if (answer.kind == AnswerKind::Day) {
        const auto day = parseIsoDate(answer.answer);
        return day ? text::formatDate(*day) : out; // its unit names an attribute
    } else if (answer.kind == AnswerKind::Number) {
        if (const auto point = out.find('.'); point != std::string::npos) {
            out[point] = ',';
        }
    }
    return out.empty() || answer.unit.empty() ? out : out + " " + answer.unit;
}

std::string resultsText(const std::vector<StepAnswer>& answers)
{
    auto out = nlohmann::ordered_json::array();
    for (const auto& one : answers) {
        nlohmann::ordered_json entry{{"step", one.text},
                                     {"kind", codeOf(one.kind)},
                                     {"unit", one.unit},
                                     {"answer", one.answer}};
        if (one.isRight) {
            entry["right"] = *one.isRight;
        }
        out.push_back(std::move(entry));
    }
    return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::vector<StepAnswer> resultsOf(const WorkOrder& order)
{
    std::vector<StepAnswer> out;
    const auto all = nlohmann::json::parse(order.results.value_or("[]"), nullptr, false);
    if (!all.is_array()) {
        return out;
    }
    const auto textOf = [](const nlohmann::json& entry, const char* member) {
        const auto found = entry.find(member);
        return found != entry.end() && found->is_string() ? found->get<std::string>()
                                                          : std::string();
    };
    for (const auto& entry : all) {
        if (!entry.is_object()) {
            continue;
        }
        StepAnswer one;
        one.text = textOf(entry, "step");
        one.kind = kindOf(textOf(entry, "kind")).value_or(AnswerKind::Text);
        one.unit = textOf(entry, "unit");
        one.answer = textOf(entry, "answer");
        const auto right = entry.find("right");
        if (right != entry.end() && right->is_boolean()) {
            one.isRight = right->get<bool>();
        }
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace dongbo
