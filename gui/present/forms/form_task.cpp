#include "gui/present/forms/form_task.h"

#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/text/dates.h"
#include "core/text/field_names.h"
#include "core/text/unicode.h"
#include "gui/present/acting.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/forms/changes_since.h"
#include "gui/present/forms/record_fields.h"
#include "gui/present/forms/suggest.h"
#include "gui/present/words/value_text.h"

#include <algorithm>

namespace dongbo::present {

namespace {

/// The field with what the form says of it; what the form does not name stays.
FormField& amended(FormField& field, FieldAsk ask)
{
    const auto take = [](auto& into, auto& from) {
        if (from != std::decay_t<decltype(from)>{}) {
            into = std::move(from);
        }
    };
    const auto say = [](auto& into, auto& from) {
        if (from) {
            into = std::move(*from);
        }
    };
    say(field.kind, ask.kind);
    say(field.label, ask.label);
    say(field.value, ask.value);
    say(field.isRequired, ask.isRequired);
    take(field.choices, ask.choices);
    take(field.placeholder, ask.placeholder);
    take(field.spoken, ask.spoken);
    take(field.missing, ask.missing);
    take(field.icon, ask.icon);
    take(field.place, ask.place);
    take(field.isReplaced, ask.isReplaced);
    take(field.mayBeNew, ask.mayBeNew);
    take(field.textLimit, ask.textLimit);
    take(field.exact, ask.exact);
    take(field.standsFor, ask.standsFor);
    take(field.hint, ask.hint);
    field.isShown = field.isShown && ask.isShown;
    return field;
}

} // namespace

std::vector<FormChoice> FormTask::offers(const Form& /*form*/, const FormField& field)
{
    return field.target ? suggestOf(session(), *field.target, field.value)
                        : std::vector<FormChoice>();
}

Checked<Shell::Done> FormTask::run(Form& form, checks::IfUnlikely ifUnlikely)
{
    if (!m_watched) {
        return act(form, ifUnlikely);
    }
    return actIfStands(
        session(), [&] { return standsAsSeen(form); }, [&] { return act(form, ifUnlikely); });
}

FormField& FormTask::addField(Form& form, RecordKind kind, std::string_view field,
                              FieldAsk ask) const
{
    const auto* described = describe(kind).field(field);
    return amended(
        form.add(formFieldOf(
            session(), *require(described == nullptr ? std::nullopt : std::optional{described},
                                "a field of the record"))),
        std::move(ask));
}

FormField& FormTask::add(Form& form, std::string name, FormFieldKind kind, std::string label,
                         FieldAsk ask) const
{
    FormField field;
    field.name = std::move(name);
    field.kind = kind;
    field.label = text::capitalized(label);
    return amended(form.add(std::move(field)), std::move(ask));
}

FieldAsk FormTask::today(std::vector<std::string> standsFor) const
{
    return {.kind = FormFieldKind::Day,
            .value = todayText(),
            .place = FormPlace::Half,
            .standsFor = std::move(standsFor)};
}

FieldAsk FormTask::now(std::vector<std::string> standsFor) const
{
    const auto at = session().now();
    return {.kind = FormFieldKind::Moment,
            .value = text::formatInstant(at),
            .exact = at,
            .standsFor = std::move(standsFor)};
}

void FormTask::setHead(Form& form, std::string_view title, std::string_view icon,
                       std::string_view send) const
{
    form.title = say(title);
    form.icon = icon;
    form.sendWord = say(send);
}

FormField& FormTask::askReason(Form& form, const char* label, const char* will) const
{
    form.tone = Tone::Bad;
    form.consequences = {say(will)};
    form.consequenceTone = Tone::Warn;
    return add(form, "reason", FormFieldKind::Area, say(label));
}

void FormTask::watch(const RecordRef& record, std::initializer_list<std::string_view> fields)
{
    m_watched = record;
    m_watchedFields.clear();
    for (const auto name : fields) {
        if (const auto* field = describe(record.kind).field(name)) {
            m_watchedFields.push_back(field->number);
        }
    }
    m_seen = watchedNow();
}

std::vector<Value> FormTask::watchedNow() const
{
    auto values = m_watched ? recordValues(session(), *m_watched) : std::nullopt;
    if (!values) {
        return {};
    }
    for (std::size_t i = 0; i < values->size(); ++i) {
        if (std::find(m_watchedFields.begin(), m_watchedFields.end(), i + 1) ==
            m_watchedFields.end()) {
            (*values)[i] = Value{};
        }
    }
    return std::move(*values);
}

bool FormTask::standsAsSeen(Form& form)
{
    if (!m_watched) {
        return true;
    }
    auto now = watchedNow();
    form.canSend = !now.empty();
    if (now.empty()) {
        form.notice = say("form.gone");
        return false;
    }
    const auto changes = changesSince(session(), m_watched->kind, m_watched->id, m_seen, now);
    if (changes.empty()) {
        return true;
    }
    form.notice.clear();
    for (const auto& change : changes) {
        const auto& field = *describe(m_watched->kind).field(change.field);
        const auto theirs =
            valueText(session().reg().database(), session().language(), field, change.theirs);
        form.notice += (form.notice.empty() ? "" : "\n") +
                       text::capitalized(text::fieldName(session().language(), field)) + ": " +
                       changedWords(session(), change, text::capitalized(theirs));
    }
    form.notice += " " + say("form.send_again");
    m_seen = std::move(now); // the person has been told: sending again means it
    return false;
}

Device FormTask::deviceSubject(Form& form, const DeviceId& device) const
{
    const auto row = store::deviceRow(session().reg().database(), device);
    if (!row || row->isWithdrawn) {
        throw Error(Error::Kind::NotFound,
                    {"find.gone", {{"kind", "@kind.device"}, {"id", device.text()}}});
    }
    form.subjectIcon = typeIcon(row->device.type);
    form.subject = deviceTitle(row->device);
    form.detail = row->device.code.value_or("");
    const auto addDetail = [&](const std::string& more) {
        if (!more.empty()) {
            form.detail += (form.detail.empty() ? "" : " · ") + more;
        }
    };
    addDetail(shortSiteName(row->site));
    addDetail(row->custodian);
    form.pill = conditionPill(session(), row->now.condition);
    return store::asItIs(*row);
}

std::string FormTask::todayText() const
{
    return text::formatDate(session().today());
}

std::string FormTask::siteName(const std::optional<SiteId>& site) const
{
    const auto found =
        site ? store::load<Site>(session().reg().database(), *site) : std::optional<Site>{};
    return found ? shortSiteName(found->name.value_or("")) : std::string();
}

std::string FormTask::officerName(const std::optional<OfficerId>& officer) const
{
    const auto found = officer ? store::load<Officer>(session().reg().database(), *officer)
                               : std::optional<Officer>{};
    return found ? found->name.value_or("") : std::string();
}

} // namespace dongbo::present
