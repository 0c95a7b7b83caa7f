#include "core/domain/amount.h"
#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/people_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/typed_dates.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_task.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/devices/spec_fields.h"
#include "gui/present/faults/suggest.h"
#include "gui/present/watched_record.h"
#include "gui/present/words/conflict_words.h"
#include "gui/present/words/twins.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace dongbo::present {

namespace {

constexpr std::string_view specPrefix = "spec.";

/// What both forms ask, filled from a device and read back into one.
class DeviceFields : public DeviceTask
{
public:
    using DeviceTask::DeviceTask;

    bool judge(DeviceForm& form, const std::string& changed) override
    {
        hintCost(form);
        warnOfTwins(form);
        if (changed != "type") {
            return false;
        }
        setSpecs(form, m_shown.specs);
        return true;
    }

    [[nodiscard]] std::vector<FormChoice> offers(const DeviceForm& form,
                                                 const Answer& answer) const override
    {
        if (answer.name != "supplier") {
            return DeviceTask::offers(form, answer);
        }
        constexpr std::size_t most = 6;
        std::vector<FormChoice> out;
        const auto folded = text::fold(answer.value);
        for (const auto& row :
             store::vendors(session().reg().database(), store::Withdrawn::LeftOut)) {
            const auto name = row.vendor.name.value_or("");
            if (out.size() < most && !name.empty() && beginsWords(name, folded)) {
                out.push_back({row.id.text(), name, {}});
            }
        }
        return out;
    }

protected:
    /// The device that is edited.
    [[nodiscard]] virtual std::optional<DeviceId> self() const { return std::nullopt; }
    /// Whether the person gave this answer; others leave the record as it is.
    [[nodiscard]] virtual bool isTyped(const Answer& /*answer*/) const { return true; }
    /// Every answer but place and custodian; groups give them headings.
    void addIdentity(DeviceForm& form, const Device& d)
    {
        m_shown = d;
        addChoice(form, "type", d.type).isOptional = false;
        add(form, "name", AnswerKind::Text, textOf(d.name)).isOptional = false;
        add(form, "maker", AnswerKind::Text, textOf(d.maker));
        add(form, "model", AnswerKind::Text, textOf(d.model));
        add(form, "serial", AnswerKind::Text, textOf(d.serial));
        add(form, "code", AnswerKind::Text, textOf(d.code));
        setSpecs(form, d.specs);
    }
    void addState(DeviceForm& form, const Device& d)
    {
        addChoice(form, "condition", d.condition).group = say("device.group_state");
        addChoice(form, "use", d.use);
        add(form, "location", AnswerKind::Text, textOf(d.location));
    }
    void addPurchase(DeviceForm& form, const Device& d)
    {
        add(form, "cost", AnswerKind::Money, moneyText(d.cost)).group = say("device.group_money");
        add(form, "acquired", AnswerKind::Day, dayText(d.acquired));
        add(form, "in_use", AnswerKind::DayOrYear, inUseText(d), "device.in_use").hint =
            say("device.in_use_hint");
        add(form, "warranty_until", AnswerKind::Day, dayText(d.warrantyUntil));
        const auto vendor = d.supplier
                                ? store::load<Vendor>(session().reg().database(), *d.supplier)
                                : std::optional<Vendor>{};
        addLookup(form, "supplier", "building", d.supplier,
                  vendor ? vendor->name.value_or("") : std::string());
        add(form, "funding_source", AnswerKind::Text, textOf(d.fundingSource));
        addChoice(form, "asset_class", d.assetClass);
        add(form, "quantity", AnswerKind::Text,
            d.quantity ? std::to_string(*d.quantity) : std::string());
        add(form, "measure", AnswerKind::Text, textOf(d.measure));
        add(form, "year_made", AnswerKind::Text,
            d.yearMade ? std::to_string(*d.yearMade) : std::string());
        add(form, "country", AnswerKind::Text, textOf(d.country));
        add(form, "document_no", AnswerKind::Text, textOf(d.documentNo));
        add(form, "notes", AnswerKind::Area, textOf(d.notes));
    }

    /// What the answers make of `device`; problems are beside them.
    void read(DeviceForm& form, Device& d)
    {
        AnswerReader reader(session(), form);
        d.type = reader.choice<DeviceType>("type");
        d.name = reader.text("name");
        d.maker = reader.text("maker");
        d.model = reader.text("model");
        d.serial = reader.text("serial");
        d.code = reader.text("code");
        d.condition = reader.choice<Condition>("condition");
        d.use = reader.choice<Use>("use");
        d.location = reader.text("location");
        d.cost = reader.money("cost");
        d.acquired = reader.day("acquired");
        readInUse(reader, form, d);
        d.warrantyUntil = reader.day("warranty_until");
        d.supplier = reader.record<VendorId>("supplier");
        d.fundingSource = reader.text("funding_source");
        d.assetClass = reader.choice<AssetClass>("asset_class");
        d.quantity = reader.number("quantity");
        d.measure = reader.text("measure");
        d.yearMade = reader.number("year_made");
        d.country = reader.text("country");
        d.documentNo = reader.text("document_no");
        d.notes = reader.text("notes");
        readSpecs(form, d);
        reader.require("type");
        reader.require("name");
    }

    /// Two short answers share a line.
    static void halve(DeviceForm& form)
    {
        for (const char* name :
             {"maker", "model", "serial", "code", "condition", "use", "cost", "acquired", "in_use",
              "warranty_until", "quantity", "measure", "year_made", "country"}) {
            form.find(name)->isHalf = true;
        }
    }

    /// Problems of the use case beside the answers of this form.
    static Problems renamed(Problems problems)
    {
        for (auto& problem : problems) {
            if (problem.field == "in_use_year" || problem.field == "in_use_date") {
                problem.field = "in_use";
            }
        }
        return problems;
    }

    static std::string textOf(const MaybeText& text) { return text.value_or(""); }
    static std::string dayText(const std::optional<Date>& day)
    {
        return day && day->ok() ? text::formatDate(*day) : std::string();
    }
    [[nodiscard]] std::string moneyText(const std::optional<Money>& amount) const
    {
        return amount ? text::formatMoney(*amount, session().language()) : std::string();
    }

private:
    /// Says beside the name that the site has such devices already.
    void warnOfTwins(DeviceForm& form) const
    {
        const auto textIn = [&](const char* name) {
            const auto typed = std::string(text::trim(form.valueOf(name)));
            return typed.empty() ? MaybeText() : MaybeText(typed);
        };
        Device device;
        device.type = parseCode<DeviceType>(form.valueOf("type"));
        device.name = textIn("name");
        device.maker = textIn("maker");
        device.model = textIn("model");
        device.serial = textIn("serial");
        const auto site = RecordId::parse(form.keyOf("site"));
        device.site = site ? std::optional{SiteId{*site}} : m_shown.site;
        const bool isSame = self() && device.name == m_shown.name &&
                            device.maker == m_shown.maker && device.model == m_shown.model;
        form.find("name")->caution = device.type && device.name && !isSame
                                         ? deviceTwinCaution(session(), device, self())
                                         : std::string();
    }

    /// What all pieces cost together, where there are several.
    void hintCost(DeviceForm& form) const
    {
        const auto quantity = text::parseInteger(form.valueOf("quantity")).value_or(1);
        const auto amount =
            amountOf(text::parseMoney(form.valueOf("cost")), std::max<std::int64_t>(quantity, 0));
        const auto measure = form.valueOf("measure");
        form.find("cost")->hint =
            quantity > 1 && amount
                ? say("device.cost_each",
                      {{"pieces", text::formatInteger(quantity, session().language()) +
                                      (measure.empty() ? "" : " " + measure)},
                       {"amount", moneyText(amount)}})
                : std::string();
    }

    /// The answers a type asks for, after the code; what is typed of the same attribute stays.
    void setSpecs(DeviceForm& form, const MaybeText& specs)
    {
        const auto language = session().language();
        const auto before = form;
        std::erase_if(form.answers,
                      [](const Answer& one) { return one.name.starts_with(specPrefix); });
        const auto type = parseCode<DeviceType>(form.valueOf("type"));
        m_specs = type ? specFields(session().reg().database(), language, *type)
                       : std::vector<SpecField>();
        const auto texts = specTexts(specs, language);
        std::vector<Answer> added;
        for (const auto& field : m_specs) {
            Answer answer;
            answer.name = std::string(specPrefix) + field.key;
            answer.label = field.label;
            if (!field.unit.empty() && !field.isCounted) {
                answer.label += " (" + field.unit + ")";
            }
            answer.kind = field.kind == SpecKind::Day    ? AnswerKind::Day
                          : field.kind == SpecKind::Flag ? AnswerKind::Choice
                                                         : AnswerKind::Text;
            answer.isHalf = true;
            if (field.kind == SpecKind::Flag) {
                for (const char* code : {"attribute.yes", "attribute.no"}) {
                    answer.choices.push_back({say(code), capital(say(code)), {}});
                }
            }
            for (const auto& [key, text] : texts) {
                answer.value = key == field.key ? text : answer.value;
            }
            if (const auto* typed = before.find(answer.name)) {
                answer.value = typed->value;
            }
            if (added.empty()) {
                answer.group = say("device.group_specs");
            }
            added.push_back(std::move(answer));
        }
        const auto at = std::find_if(form.answers.begin(), form.answers.end(),
                                     [](const Answer& one) { return one.name == "code"; });
        form.answers.insert(at == form.answers.end() ? at : at + 1, added.begin(), added.end());
    }

    void readSpecs(DeviceForm& form, Device& d) const
    {
        for (const auto& field : m_specs) {
            auto* answer = form.find(std::string(specPrefix) + field.key);
            if (answer == nullptr || !isTyped(*answer)) {
                continue;
            }
            auto typed = answer->value;
            if (const auto day = text::readTypedDate(typed, session().today()).day;
                day && field.kind == SpecKind::Day) {
                typed = text::formatDate(*day);
            }
            if (const auto specs = withSpec(d.specs, field, typed, session().language())) {
                d.specs = *specs;
            } else if (field.kind == SpecKind::Day) {
                judgeTyped(session(), *answer, Typing::Ended);
            } else {
                answer->problem = say("device.not_a_number", {{"field", answer->label}});
            }
        }
    }

    void readInUse(AnswerReader& reader, DeviceForm& form, Device& d) const
    {
        const auto typed = reader.text("in_use");
        d.inUseDate.reset();
        d.inUseYear.reset();
        if (!typed) {
            return;
        }
        auto& answer = *form.find("in_use");
        answer.problem = typedProblem(session(), TypedAs::DayOrYear, *typed, Typing::Ended);
        if (const auto read = text::readTypedDate(*typed, session().today()); read.day) {
            d.inUseDate = read.day;
        } else if (const auto loose = text::parseDateText(*typed);
                   loose && answer.problem.empty()) {
            d.inUseYear = loose->year;
        }
    }

    Device m_shown; ///< what the form was filled from
    std::vector<SpecField> m_specs;
};

class AddTask final : public DeviceFields
{
public:
    AddTask(Shell& shell, std::optional<SiteId> site)
        : DeviceFields(shell)
        , m_site(site)
    {}

    void build(DeviceForm& form) override
    {
        form.title = say("device.add_title");
        form.icon = "plus";
        form.sendWord = say("device.add_send");
        Device fresh;
        fresh.condition = Condition::Good;
        fresh.use = Use::InUse;
        addIdentity(form, fresh);
        form.find("code")->hint = say("device.code_hint");
        auto& site = addLookup(form, "site", "map-pin", m_site, shortSiteName(siteText(m_site)));
        site.group = say("device.group_place");
        site.isOptional = false;
        addLookup(form, "custodian", "user", {}, {});
        addState(form, fresh);
        addPurchase(form, fresh);
        halve(form);
    }

    Checked<Shell::Done> act(DeviceForm& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        Device device;
        read(form, device);
        AnswerReader reader(session(), form);
        device.site = reader.record<SiteId>("site");
        device.custodian = reader.record<OfficerId>("custodian");
        reader.require("site");
        if (!reader.isFine()) {
            return Problems{};
        }
        const auto added = addDevice(session().reg(), device, {});
        if (!added) {
            return renamed(added.problems());
        }
        return Shell::Done{added->changeSet, say("device.added", {{"device", added->number}})};
    }

private:
    std::optional<SiteId> m_site;
};

class EditTask final : public DeviceFields
{
public:
    EditTask(Shell& shell, const DeviceId& device)
        : DeviceFields(shell)
        , m_watched(shell.session(), device)
    {}

    void build(DeviceForm& form) override
    {
        form.title = say("device.edit_title");
        form.icon = "pencil";
        form.sendWord = say("device.edit_send");
        subject(form, m_watched.id());
        addAll(form, m_watched.base());
        hintState(form);
        m_base = form;
    }

    void lookAgain(DeviceForm& form) override
    {
        if (m_watched.isGone()) {
            form.notice = say("device.gone_meanwhile");
            form.canSend = false;
            return;
        }
        form.canSend = true;
        form.notice.clear();
        auto& database = session().reg().database();
        const auto now = store::load<Device>(database, m_watched.id());
        m_watched.look();
        DeviceForm theirs;
        addAll(theirs, *now);
        for (auto& answer : form.answers) {
            answer.note.clear();
        }
        hintState(form);
        for (const auto& change : m_watched.changes()) {
            if (change.field == "site") {
                form.notice = sentenceOf(session(), change, siteText(now->site));
            }
            for (auto& answer : form.answers) {
                const auto* other = theirs.find(answer.name);
                if (other != nullptr && isOf(answer.name, change.field)) {
                    meet(answer, *other, change);
                }
            }
        }
    }

    void settle(DeviceForm& form, const std::string& name, ConflictAnswer how) override
    {
        auto* answer = form.find(name);
        if (answer == nullptr || !answer->conflict) {
            return;
        }
        if (how == ConflictAnswer::TakeTheirs) {
            answer->value = answer->conflict->theirsText;
            answer->key = answer->conflict->theirsKey;
            m_base.find(name)->value = answer->value;
            m_base.find(name)->key = answer->key;
        }
        m_settled[name] = answer->conflict->theirsText;
        answer->conflict.reset(); // kept: sending replaces what was seen of theirs
        answer->problem.clear();
    }

    [[nodiscard]] bool isLeft() const override { return m_isLeft; }

    Checked<Shell::Done> act(DeviceForm& form, checks::IfUnlikely /*ifUnlikely*/) override
    {
        const auto left = [](const Answer& answer) { return answer.conflict.has_value(); };
        auto sent = form; // what is not settled is sent as it was met: not at all
        for (auto& answer : sent.answers) {
            if (answer.conflict) {
                answer.value = m_base.find(answer.name)->value;
                answer.key = m_base.find(answer.name)->key;
            }
        }
        Device device = m_watched.base();
        device.specs = m_watched.seen().specs; // theirs, and over them the attributes typed here
        read(sent, device);
        for (auto& answer : form.answers) {
            answer.problem = sent.find(answer.name)->problem;
        }
        if (sent.hasProblems()) {
            return Problems{};
        }
        const auto edits = m_watched.edits(device);
        if (edits.empty()) {
            m_isLeft = std::any_of(form.answers.begin(), form.answers.end(), left);
            return m_isLeft ? Checked<Shell::Done>(Problems{})
                            : Shell::Done{{}, say("correct.nothing")};
        }
        const auto edited =
            editDevice(session().reg(), m_watched.id(), edits, {}, OnConflict::WriteOthers);
        if (!edited) {
            return renamed(edited.problems());
        }
        if (!edited->conflicts.empty()) {
            lookAgain(form); // shows them beside their fields
        }
        m_watched.look(); // what was written is no edit any more
        m_isLeft = std::any_of(form.answers.begin(), form.answers.end(), left);
        if (m_isLeft && !edited->changeSet) {
            return Problems{};
        }
        return Shell::Done{edited->changeSet,
                           m_isLeft ? say("correct.done_in_part")
                                    : say("device.edited", {{"device", edited->number}})};
    }

protected:
    [[nodiscard]] std::optional<DeviceId> self() const override { return m_watched.id(); }
    [[nodiscard]] bool isTyped(const Answer& answer) const override
    {
        const auto* base = m_base.find(answer.name);
        return base == nullptr || base->value != answer.value;
    }

private:
    /// The form asks for what is stated; where faults and repairs make something else of it, it
    /// says so (docs/decisions/0028).
    void hintState(DeviceForm& form) const
    {
        auto& database = session().reg().database();
        const auto stated = store::load<Device>(database, m_watched.id());
        const auto now = store::deviceState(database, m_watched.id());
        std::string blocking;
        std::string inRepair;
        const auto add = [](std::string& names, const std::string& name) {
            names += (names.empty() ? "" : ", ") + name;
        };
        for (const auto& id : store::openFaultsOf(database, m_watched.id())) {
            const auto fault = store::load<Fault>(database, id);
            const auto number = fault ? fault->number.value_or(id.text()) : id.text();
            if (fault && fault->severity == Severity::Blocking) {
                add(blocking, number);
            }
            if (store::openRepairOf(database, id)) {
                add(inRepair, number);
            }
        }
        auto& condition = *form.find("condition");
        const bool isBroken = stated && now.condition && now.condition != stated->condition;
        condition.hint = isBroken ? say("device.condition_by_fault",
                                        {{"state", word(*now.condition)}, {"faults", blocking}})
                                  : std::string();
        auto& use = *form.find("use");
        const bool isAway = stated && now.use && now.use != stated->use;
        use.hint =
            isAway ? say("device.use_by_repair", {{"state", word(*now.use)}, {"faults", inRepair}})
                   : std::string();
    }

    /// Whether an answer of the form shows (a part of) that field.
    static bool isOf(const std::string& answer, const std::string& field)
    {
        if (field == "in_use_date" || field == "in_use_year") {
            return answer == "in_use";
        }
        return field == "specs" ? answer.starts_with(specPrefix) : answer == field;
    }

    /// Somebody else wrote the answer's field: theirs is shown where nobody typed, else it is a
    /// conflict until the person settles it.
    void meet(Answer& answer, const Answer& other, const FieldChange& change)
    {
        auto* met = m_base.find(answer.name);
        if (met == nullptr || other.value == met->value) {
            return; // of a type that was just chosen; another attribute of the same field
        }
        auto& base = *met;
        std::string shown = other.value;
        for (const auto& choice : other.choices) {
            shown = choice.key == other.value ? choice.word : shown;
        }
        if (answer.value == base.value) {
            answer.note = noteOf(change, shown);
            answer.value = other.value;
            answer.key = other.key;
            base.value = other.value;
            base.key = other.key;
        } else if (answer.value != other.value && m_settled[answer.name] != other.value) {
            answer.conflict =
                conflictOf(session(), {0, {}, change.theirs, {}, change.by, change.at}, shown,
                           answer.kind == AnswerKind::Choice ? "" : answer.value);
            answer.conflict->theirsText = other.value;
            answer.conflict->theirsKey = other.key;
        }
    }

    /// Short enough to stand under half a line.
    [[nodiscard]] std::string noteOf(const FieldChange& change, const std::string& theirs) const
    {
        const auto by = change.by.empty() ? say("present.somebody") : change.by;
        if (theirs.empty()) {
            return say("device.emptied_elsewhere", {{"by", by}});
        }
        return say("device.changed_elsewhere", {{"by", by}, {"value", theirs}});
    }

    void addAll(DeviceForm& form, const Device& device)
    {
        addIdentity(form, device);
        addState(form, device);
        addPurchase(form, device);
        halve(form);
    }

    WatchedRecord<Device> m_watched;
    DeviceForm m_base; ///< the answers as they were filled in
    /// Values of others that the person settled, by answer: no conflict any more.
    std::map<std::string, std::string> m_settled;
    bool m_isLeft = false;
};

} // namespace

std::unique_ptr<DeviceTask> addDeviceTask(Shell& shell, const SheetRequest& request)
{
    const bool isOfSite = request.record && request.record->kind == RecordKind::Site;
    return std::make_unique<AddTask>(shell, isOfSite ? std::optional{SiteId{request.record->id}}
                                                     : std::nullopt);
}

std::unique_ptr<DeviceTask> editDeviceTask(Shell& shell, const DeviceId& device)
{
    return std::make_unique<EditTask>(shell, device);
}

} // namespace dongbo::present
