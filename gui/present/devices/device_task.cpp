#include "gui/present/devices/device_task.h"

#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "gui/present/acting.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/suggest.h"
#include "gui/present/watched_record.h"
#include "gui/present/words/conflict_words.h"
#include "gui/present/words/value_text.h"

namespace dongbo::present {

std::vector<FormChoice> DeviceTask::offers(const DeviceForm& /*form*/, const Answer& answer) const
{
    if (answer.name == "site" || answer.name == "to") {
        return suggestSites(session(), answer.value);
    }
    if (answer.name == "custodian" || answer.name == "officer") {
        return suggestOfficers(session(), answer.value);
    }
    return {};
}

std::string DeviceTask::capital(const std::string& text)
{
    return text::capitalized(text);
}

Answer& DeviceTask::add(DeviceForm& form, const char* name, AnswerKind kind, std::string value,
                        const char* label) const
{
    auto& answer = form.answers.emplace_back();
    answer.name = name;
    answer.kind = kind;
    answer.label =
        capital(label != nullptr ? say(label) : say(std::string("field.") + std::string(name)));
    answer.value = std::move(value);
    return answer;
}

Answer& DeviceTask::addLookup(DeviceForm& form, const char* name, const char* icon,
                              const std::optional<RecordId>& record, const std::string& shown,
                              const char* label) const
{
    auto& answer = add(form, name, AnswerKind::Lookup, shown, label);
    answer.icon = icon;
    if (record) {
        answer.key = record->text();
    }
    return answer;
}

Device DeviceTask::subject(DeviceForm& form, const DeviceId& device) const
{
    const auto row = store::deviceRow(session().reg().database(), device);
    if (!row || row->isWithdrawn) {
        throw Error(Error::Kind::NotFound,
                    {"find.gone", {{"kind", "@kind.device"}, {"id", device.text()}}});
    }
    form.subjectIcon = typeIcon(row->device.type);
    form.subject = deviceTitle(row->device);
    form.detail = row->device.code.value_or("");
    if (!row->site.empty()) {
        form.detail += (form.detail.empty() ? "" : " · ") + shortSiteName(row->site);
    }
    if (!row->custodian.empty()) {
        form.detail += " · " + row->custodian;
    }
    form.pill = conditionPill(session(), row->now.condition);
    return store::asItIs(*row);
}

bool DeviceTask::standsAsSeen(DeviceForm& form, const DeviceId& id, Device& seen) const
{
    const auto now = store::load<Device>(session().reg().database(), id);
    if (!now) {
        form.notice = say("device.gone_meanwhile");
        form.canSend = false;
        return false;
    }
    const auto steps = [](const Device& device) {
        Device out;
        out.site = device.site;
        out.custodian = device.custodian;
        out.use = device.use;
        out.paper = device.paper;
        return valuesOf(out);
    };
    const auto changes = changesSince(session(), RecordKind::Device, id, steps(seen), steps(*now));
    if (changes.empty()) {
        return true;
    }
    form.notice.clear();
    for (const auto& change : changes) {
        const auto& field = *describe(RecordKind::Device).field(std::string_view(change.field));
        form.notice += (form.notice.empty() ? "" : "\n") + say("field." + change.field) + ": " +
                       changedWords(session(), change,
                                    valueText(session().reg().database(), session().language(),
                                              field, change.theirs));
    }
    form.notice += " " + say("device.send_again");
    seen = *now;
    return false;
}

Checked<Shell::Done>
DeviceTask::actAsSeen(DeviceForm& form, const DeviceId& id, Device& seen,
                      const std::function<Checked<Shell::Done>()>& useCase) const
{
    return actIfStands(
        session(), [&] { return standsAsSeen(form, id, seen); }, useCase);
}

std::string DeviceTask::todayText() const
{
    return text::formatDate(session().today());
}

std::string DeviceTask::siteText(const std::optional<SiteId>& site) const
{
    const auto found =
        site ? store::load<Site>(session().reg().database(), *site) : std::optional<Site>{};
    return found ? found->name.value_or("") : std::string();
}

std::string DeviceTask::officerText(const std::optional<OfficerId>& officer) const
{
    const auto found = officer ? store::load<Officer>(session().reg().database(), *officer)
                               : std::optional<Officer>{};
    return found ? found->name.value_or("") : std::string();
}

} // namespace dongbo::present
