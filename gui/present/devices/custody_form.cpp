#include "core/register/devices/care.h"
#include "core/store/projection/load.h"
#include "gui/present/devices/device_forms.h"
#include "gui/present/devices/device_words.h"

namespace dongbo::present {

namespace {

class CustodyForm final : public DeviceStepForm
{
public:
    using DeviceStepForm::DeviceStepForm;

    void build(Form& form) override
    {
        begin(form, "device.custody_title", "user", "device.custody_send");
        askCustody(form);
        if (device().custodian) {
            form.consequences = {
                say("device.custody_ends", {{"officer", officerName(device().custodian)}})};
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        const auto officer = require(answers.record<OfficerId>("officer"), "the officer");
        const auto given = giveCustody(session().reg(), officer, id(), {}, answers.day("from_day"),
                                       answers.plain("document_no"), ifUnlikely);
        if (!given) {
            return given.problems();
        }
        return Shell::Done{given->changeSet,
                           say("device.custody_given",
                               {{"device", given->number}, {"officer", officerName(officer)}})};
    }
};

/// A whole room goes into other hands, or gets somebody who stands in.
class RoomCareForm final : public DeviceTask
{
public:
    RoomCareForm(Shell& shell, const SheetRequest& request)
        : DeviceTask(shell)
        , m_id{require(request.record, "the site").id}
    {}

    void build(Form& form) override
    {
        const auto site = store::load<Site>(session().reg().database(), m_id);
        if (!site) {
            throw Error(Error::Kind::NotFound,
                        {"find.gone", {{"kind", "@kind.site"}, {"id", m_id.text()}}});
        }
        form.title = say("sites.hand_over");
        form.icon = "user";
        form.sendWord = say("sites.hand_over_send");
        form.subjectIcon = "map-pin";
        form.subject = shortSiteName(site->name.value_or(""));
        form.detail = officerName(site->custodian);
        watch({RecordKind::Site, m_id}, {"custodian"});
        m_custodian = site->custodian;
        askCustody(form);
        addField(form, RecordKind::Custody, "is_deputy",
                 {.kind = FormFieldKind::Check, .hint = say("sites.deputy_hint")});
        addField(form, RecordKind::Custody, "handed_over",
                 {.kind = FormFieldKind::Area, .hint = say("sites.handed_hint")});
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        form.consequences.clear();
        if (m_custodian && form.valueOf("is_deputy").empty()) {
            form.consequences = {
                say("sites.hand_over_ends", {{"officer", officerName(m_custodian)}})};
        }
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        CareDraft draft;
        draft.officer = require(answers.record<OfficerId>("officer"), "the officer");
        draft.site = m_id;
        draft.from = answers.day("from_day");
        draft.documentNo = answers.plain("document_no");
        draft.isDeputy = answers.isChecked("is_deputy");
        draft.handedOver = answers.plain("handed_over");
        draft.ifUnlikely = ifUnlikely;
        return doneSaying(giveCare(session().reg(), draft),
                          say(draft.isDeputy ? "sites.deputy_given" : "sites.handed_over",
                              {{"site", form.subject}, {"officer", officerName(draft.officer)}}));
    }

private:
    SiteId m_id;
    std::optional<OfficerId> m_custodian;
};

} // namespace

std::unique_ptr<FormTask> giveCustodyForm(Shell& shell, const SheetRequest& request)
{
    if (request.record && request.record->kind == RecordKind::Site) {
        return std::make_unique<RoomCareForm>(shell, request);
    }
    return formOf<CustodyForm, RecordKind::Device>(shell, request);
}

} // namespace dongbo::present
