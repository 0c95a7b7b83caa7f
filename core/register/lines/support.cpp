#include "core/register/lines/support.h"

#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/office.h"
#include "core/text/dates.h"
#include "core/text/fold.h"

#include <algorithm>
#include <charconv>

namespace dongbo {

namespace {

/// The next number of the year; one once given is not given again, even after an undo.
std::string nextNumber(Register& reg, Date day)
{
    const auto office = officePrefix(reg);
    const std::string series = (office.empty() ? "" : office + "-") + "HT-" +
                               std::to_string(static_cast<int>(day.year())) + "-";
    std::int64_t last = reg.database().numberSetting("series." + series);
    for (const auto& row : store::supportRequests(reg.database())) {
        const std::string number = row.request.number.value_or("");
        if (number.starts_with(series)) {
            std::int64_t held = 0;
            std::from_chars(number.data() + series.size(), number.data() + number.size(), held);
            last = std::max(last, held);
        }
    }
    reg.database().setNumberSetting("series." + series, last + 1);
    const auto digits = std::to_string(last + 1);
    return series + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

SupportState stateAfter(SupportStep step)
{
    switch (step) {
    case SupportStep::Answer:
        return SupportState::Answered;
    case SupportStep::Help:
        return SupportState::Helped;
    case SupportStep::Refuse:
        break;
    }
    return SupportState::Refused;
}

const char* sentenceOf(SupportStep step)
{
    switch (step) {
    case SupportStep::Answer:
        return "did.support_answered";
    case SupportStep::Help:
        return "did.support_helped";
    case SupportStep::Refuse:
        break;
    }
    return "did.support_refused";
}

bool mayStep(SupportState from, SupportStep step)
{
    return from == SupportState::Open ||
           (from == SupportState::Answered && step != SupportStep::Answer);
}

} // namespace

Checked<Written<SupportRequestId>> askSupport(Register& reg, const SupportDraft& draft)
{
    store::UnitOfWork work(reg.database());
    SupportRequest record;
    record.site = draft.site;
    record.unit = draft.unit;
    record.fault = draft.fault;
    if (draft.fault) {
        const auto fault = lookups::require<Fault>(reg, *draft.fault);
        record.site = record.site ? record.site : fault.site;
    }
    if (record.site && !record.unit) {
        record.unit = lookups::require<Site>(reg, *record.site).unit;
    }
    record.askedOf = lookups::maybe(draft.askedOf);
    record.content = lookups::maybe(draft.content);
    record.state = SupportState::Open;
    record.day = draft.day.value_or(reg.today());
    record.documentNo = lookups::maybe(draft.documentNo);
    record.notes = lookups::maybe(draft.notes);
    Problems problems;
    checks::typed(problems, record);
    checks::likelyDay(problems, "day", draft.day, reg.today());
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    record.number = nextNumber(reg, *record.day);
    checks::record(problems, record);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.support_asked", {{"request", *record.number}, {"of", *record.askedOf}}}, {});
    const SupportRequestId id{action.create(record)};
    work.commit();
    return Written<SupportRequestId>{id, *record.number, action.id(), std::move(warnings)};
}

Checked<Written<SupportRequestId>> stepSupport(Register& reg, const SupportStepDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto before = lookups::require<SupportRequest>(reg, draft.id);
    const auto number = before.number.value_or(draft.id.text());
    const auto state = before.state.value_or(SupportState::Open);
    if (!mayStep(state, draft.step)) {
        throw Error(
            Error::Kind::Refused,
            {"support.wrong_state",
             {{"request", number}, {"state", "@support_state." + std::string(codeOf(state))}}});
    }
    Problems problems;
    const char* field = draft.step == SupportStep::Help ? "helped_day" : "answered_day";
    const auto day = draft.day.value_or(reg.today());
    checks::dayExists(problems, field, draft.day);
    if (before.day && day < *before.day) {
        problems.push_back(
            {field,
             {"line.step_before",
              {{"day", text::formatDate(day)}, {"before", text::formatDate(*before.day)}}}});
    }
    checks::length(problems, "answer", draft.answer, checks::longText);
    if (draft.step != SupportStep::Help) {
        checks::required(problems, "answer", lookups::maybe(draft.answer));
    }
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {sentenceOf(draft.step), {{"request", number}}}, {});
    FieldWrites<SupportRequest> writes;
    writes.set(&SupportRequest::state, stateAfter(draft.step));
    writes.set(draft.step == SupportStep::Help ? &SupportRequest::helpedDay
                                               : &SupportRequest::answeredDay,
               day);
    if (!draft.answer.empty()) {
        writes.set(&SupportRequest::answer, draft.answer);
    }
    writes.apply(action, draft.id);
    work.commit();
    return Written<SupportRequestId>{draft.id, number, action.id()};
}

SupportRequestId findSupport(Register& reg, std::string_view text)
{
    if (const auto id = RecordId::parse(text)) {
        if (store::load<SupportRequest>(reg.database(), SupportRequestId{*id})) {
            return SupportRequestId{*id};
        }
    }
    const auto folded = text::fold(text);
    for (const auto& row : store::supportRequests(reg.database())) {
        if (!folded.empty() && text::fold(row.request.number.value_or("")) == folded) {
            return row.id;
        }
    }
    throw Error(Error::Kind::Usage, {"find.unknown_support", {{"text", std::string(text)}}});
}

} // namespace dongbo
