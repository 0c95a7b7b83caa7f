#include "core/domain/amount.h"
#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/typed_dates.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_forms.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/devices/spec_fields.h"
#include "gui/present/forms/record_fields.h"
#include "gui/present/forms/record_form.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/words/twins.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::string_view specPrefix = "spec.";

/// Adds a device, or puts the facts of one right: its fields as the descriptor has them, but for
/// the attributes of its type and the day or year it came into use.
class DeviceRecordForm final : public RecordForm
{
public:
    DeviceRecordForm(Shell& shell, std::optional<DeviceId> device, std::optional<SiteId> site,
                     std::optional<DeviceType> type = std::nullopt)
        : RecordForm(shell, RecordKind::Device, device)
    {
        if (isNew()) {
            auto values = seen();
            values[number("condition") - 1u] = toValue(Condition::Good);
            values[number("site") - 1u] = toValue(site);
            values[number("type") - 1u] = toValue(type);
            setDefaults(std::move(values));
        }
    }

    void build(Form& form) override
    {
        form.title = say(isNew() ? "device.add_title" : "device.edit_title");
        form.icon = isNew() ? "plus" : "pencil";
        form.sendWord = say(isNew() ? "device.add_send" : "device.edit_send");
        if (id()) {
            deviceSubject(form, DeviceId{*id()});
        }
        askFields(form);
        form.at("code").hint = isNew() ? say("device.code_hint") : std::string();
    }

    void update(Form& form, std::string_view changed) override
    {
        if (changed.empty() || changed == "type") {
            askSpecs(form);
        }
        hintCost(form);
        warnOfTwins(form);
        if (id()) {
            hintState(form);
        }
    }

    void onRegisterChanged(Form& form) override
    {
        const auto before = recordOf<Device>(seen()).site;
        RecordForm::onRegisterChanged(form);
        const auto now = recordOf<Device>(seen()).site;
        if (now != before) {
            form.notice = say("device.moved_elsewhere", {{"site", siteName(now)}});
        }
    }

protected:
    void askField(Form& form, const Field& field) override
    {
        if (field.name == "in_use_date") {
            askInUse(form);
        } else if (field.name == "custodian" && !isNew()) {
            return; // handed over in a form of its own
        } else if (field.name != "in_use_year" && field.name != "specs") {
            RecordForm::askField(form, field);
        }
        if (field.name == "cost") {
            form.at("cost").most = mostForADevice;
        }
    }

    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        auto& reg = session().reg();
        if (isNew()) {
            const auto added = addRecord(reg, RecordKind::Device, wanted(form), {}, ifUnlikely);
            return added ? Checked<Shell::Done>(Shell::Done{
                               added->changeSet, say("device.added", {{"device", added->number}})})
                         : added.problems();
        }
        const auto edit = [&](const std::vector<FieldEdit>& edits) {
            return editRecord(reg, record(), edits, {}, ifUnlikely);
        };
        return writeEdits(form, edit, [&](const Edited<RecordId>& edited) {
            return say("device.edited", {{"device", edited.number}});
        });
    }

private:
    /// One answer, "2019" or "20/03/2020", for the two fields.
    void askInUse(Form& form)
    {
        add(form, "in_use", FormFieldKind::DayOrYear, say("device.in_use"),
            {.place = FormPlace::Half,
             .standsFor = {"in_use_year", "in_use_date"},
             .hint = say("device.in_use_hint")});
        const auto year = number("in_use_year");
        const auto date = number("in_use_date");
        bind(form, {"in_use",
                    {year, date},
                    [](const Values& values) { return Shown{inUseText(recordOf<Device>(values))}; },
                    [this, year, date](const Form&, const FormField& answer, Values& values) {
                        const auto typed = std::string(text::trim(answer.value));
                        const auto day = text::readTypedDate(typed, session().today()).day;
                        const auto loose = text::parseDateText(typed);
                        if (!typed.empty() && !day && !loose) {
                            return false;
                        }
                        values[date - 1u] = toValue(day);
                        values[year - 1u] = typed.empty() || day
                                                ? Value{}
                                                : Value{static_cast<std::int64_t>(loose->year)};
                        return true;
                    }});
    }

    /// The attributes of the type that is chosen, at the end of the fields that describe a device;
    /// what is typed of the same attribute stays.
    void askSpecs(Form& form)
    {
        const auto type = parseCode<DeviceType>(form.valueOf("type"));
        if (m_specsOf == type) {
            return;
        }
        m_specsOf = type;
        const auto before = form;
        std::erase_if(form.fields, [this](const FormField& one) {
            const bool isSpec = one.name.starts_with(specPrefix);
            if (isSpec) {
                unbind(one.name);
            }
            return isSpec;
        });
        const auto specs = type
                               ? specFields(session().reg().database(), session().language(), *type)
                               : std::vector<SpecField>();
        std::string after = lastDescribing(form);
        for (const auto& spec : specs) {
            FormField field;
            field.name = std::string(specPrefix) + spec.key;
            field.label = spec.label;
            if (!spec.unit.empty() && !spec.isCounted) {
                field.label += " (" + spec.unit + ")";
            }
            field.kind = spec.kind == SpecKind::Day    ? FormFieldKind::Day
                         : spec.kind == SpecKind::Flag ? FormFieldKind::Choice
                                                       : FormFieldKind::Text;
            field.place = FormPlace::Half;
            field.standsFor = {"specs"};
            if (spec.kind == SpecKind::Flag) {
                for (const char* code : {"attribute.yes", "attribute.no"}) {
                    field.choices.push_back({say(code), text::capitalized(say(code)), {}});
                }
            }
            if (&spec == &specs.front()) {
                field.group = say("device.group_specs");
            }
            const auto name = field.name;
            form.addAfter(after, std::move(field));
            bindSpec(form, name, spec);
            if (const auto* typed = before.find(name)) {
                form.at(name).value = typed->value;
            }
            after = name;
        }
    }

    /// The last field of the group the attributes belong to: before the heading after it.
    static std::string lastDescribing(const Form& form)
    {
        auto at = std::find_if(form.fields.begin(), form.fields.end(),
                               [](const auto& one) { return one.name == "serial"; });
        while (at != form.fields.end() && std::next(at) != form.fields.end() &&
               std::next(at)->group.empty()) {
            ++at;
        }
        return at == form.fields.end() ? std::string() : at->name;
    }

    void bindSpec(Form& form, const std::string& name, const SpecField& spec)
    {
        const auto specs = number("specs");
        bind(form, {name,
                    {specs},
                    [this, spec](const Values& values) {
                        for (const auto& [key, text] :
                             specTexts(recordOf<Device>(values).specs, session().language())) {
                            if (key == spec.key) {
                                return Shown{text};
                            }
                        }
                        return Shown{};
                    },
                    [this, spec, specs](const Form&, const FormField& answer, Values& values) {
                        auto typed = answer.value;
                        const auto day = text::readTypedDate(typed, session().today()).day;
                        if (day && spec.kind == SpecKind::Day) {
                            typed = text::formatDate(*day);
                        }
                        const auto with = withSpec(recordOf<Device>(values).specs, spec, typed,
                                                   session().language());
                        if (with) {
                            values[specs - 1u] = toValue(*with);
                        }
                        return with.has_value();
                    }});
    }

    /// Reports beside the name that the site has such devices already.
    void warnOfTwins(Form& form) const
    {
        const auto device = recordOf<Device>(wanted(form));
        const auto was = recordOf<Device>(seen());
        const bool isSame = id() && device.name == was.name && device.maker == was.maker &&
                            device.model == was.model;
        form.at("name").caution =
            device.type && device.name && !isSame
                ? deviceTwinCaution(session(), device,
                                    id() ? std::optional{DeviceId{*id()}} : std::nullopt)
                : std::string();
    }

    /// What all pieces cost together, where there are several.
    void hintCost(Form& form) const
    {
        const auto quantity = text::parseInteger(form.valueOf("quantity")).value_or(1);
        const auto amount = amountOf(read(form).money("cost"), std::max<std::int64_t>(quantity, 0));
        const auto measure = form.valueOf("measure");
        form.at("cost").hint =
            quantity > 1 && amount
                ? say("device.cost_each",
                      {{"pieces", text::formatInteger(quantity, session().language()) +
                                      (measure.empty() ? "" : " " + measure)},
                       {"amount", text::formatMoney(*amount, session().language())}})
                : std::string();
    }

    /// The form asks for what is stated; where faults and repairs make something else of it, it
    /// says so (docs/decisions/0028).
    void hintState(Form& form) const
    {
        auto& database = session().reg().database();
        const DeviceId device{*id()};
        const auto stated = recordOf<Device>(seen());
        const auto now = store::deviceState(database, device);
        std::string blocking;
        std::string inRepair;
        const auto addName = [](std::string& names, const std::string& name) {
            names += (names.empty() ? "" : ", ") + name;
        };
        for (const auto& open : store::openFaultsOf(database, device)) {
            const auto fault = store::load<Fault>(database, open);
            const auto name = fault ? fault->number.value_or(open.text()) : open.text();
            if (fault && fault->severity == Severity::Blocking) {
                addName(blocking, name);
            }
            if (store::openRepairOf(database, open)) {
                addName(inRepair, name);
            }
        }
        const bool isBroken = now.condition && now.condition != stated.condition;
        form.at("condition").hint =
            isBroken ? say("device.condition_by_fault",
                           {{"state", termOf(session(), now.condition)}, {"faults", blocking}})
                     : std::string();
        const bool isAway = now.use && now.use != stated.use;
        form.at("use").hint =
            isAway ? say("device.use_by_repair",
                         {{"state", termOf(session(), now.use)}, {"faults", inRepair}})
                   : std::string();
    }

    std::optional<DeviceType> m_specsOf; ///< the type whose attributes are asked for
};

} // namespace

std::unique_ptr<FormTask> deviceRecordForm(Shell& shell, const SheetRequest& request)
{
    if (request.kind == SheetKind::AddDevice) {
        const bool isOfSite = request.record && request.record->kind == RecordKind::Site;
        return std::make_unique<DeviceRecordForm>(
            shell, std::nullopt,
            isOfSite ? std::optional{SiteId{request.record->id}} : std::nullopt,
            parseCode<DeviceType>(ListQuery::parse(request.hint).first("type")));
    }
    return request.record && request.record->kind == RecordKind::Device
               ? std::make_unique<DeviceRecordForm>(shell, DeviceId{request.record->id},
                                                    std::nullopt)
               : nullptr;
}

} // namespace dongbo::present
