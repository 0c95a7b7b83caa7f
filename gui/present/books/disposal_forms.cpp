#include "core/register/books/disposal_batches.h"
#include "core/store/projection/load.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/books/books_forms.h"
#include "gui/present/books/books_words.h"
#include "gui/present/books/books_writing.h"

#include <algorithm>
#include <utility>

namespace dongbo::present {

namespace {

/// More devices than this a worker writes: the window would stand still.
constexpr std::size_t mostAtOnce = 60;
constexpr std::size_t mostNamed = 6; ///< devices by name in a sentence

/// Does the step, in a worker when it is a large one. `sentence` gets {batch} and {count}.
template <typename Draft>
Checked<Shell::Done> writeStep(Shell& shell, Draft draft, std::size_t devices,
                               checks::IfUnlikely ifUnlikely, const std::string& sentence,
                               Checked<Written<DisposalBatchId>> (*useCase)(Register&,
                                                                            const Draft&))
{
    const auto language = shell.session().language();
    const BooksUseCase step = [draft, devices, language, sentence,
                               useCase](Register& reg, checks::IfUnlikely then,
                                        const WriteProgress&) -> Checked<Shell::Done> {
        auto asked = draft;
        asked.ifUnlikely = then;
        const auto done = useCase(reg, asked);
        if (!done) {
            return done.problems();
        }
        return Shell::Done{done->changeSet, text::say(language, sentence,
                                                      {{"batch", done->number},
                                                       {"count", std::to_string(devices)}})};
    };
    if (devices <= mostAtOnce) {
        return step(shell.session().reg(), ifUnlikely, {});
    }
    writeBooks(shell, text::say(language, "books.writing"), step, ifUnlikely);
    return Shell::Done{};
}

/// "DAN-SCR-0001, DAN-UPS-0001 và 4 nữa".
std::string namesOf(const Session& session, const std::vector<std::string>& codes)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(codes.size(), mostNamed); ++i) {
        out += (out.empty() ? "" : ", ") + codes[i];
    }
    return codes.size() <= mostNamed
               ? out
               : out + " " +
                     session.say("present.and_more",
                                 {{"count", std::to_string(codes.size() - mostNamed)}});
}

class ProposeForm final : public FormTask
{
public:
    ProposeForm(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
    {
        for (const auto& id : request.many) {
            m_devices.emplace_back(id);
        }
    }

    void build(Form& form) override
    {
        std::vector<std::string> codes;
        for (const auto& id : m_devices) {
            if (codes.size() <= mostNamed) {
                const auto device = store::load<Device>(session().reg().database(), id);
                codes.push_back(device ? device->code.value_or(id.text()) : id.text());
            } else {
                codes.emplace_back(); // only counted
            }
        }
        const auto count = std::to_string(m_devices.size());
        form.title = say("books.propose");
        form.icon = "archive";
        form.sendWord = say("books.propose_send", {{"count", count}});
        form.subjectIcon = "box";
        form.subject = say("bulk.devices", {{"count", count}});
        form.detail = namesOf(session(), codes);
        addField(form, RecordKind::DisposalBatch, "name",
                 {.value = say("disposal.batch_name", {{"day", todayText()}}), .isReplaced = true});
        addField(form, RecordKind::DisposalBatch, "day", today());
        addField(form, RecordKind::DisposalBatch, "proposal_no").place = FormPlace::Half;
        addField(form, RecordKind::DisposalBatch, "unit").kind = FormFieldKind::Suggest;
        auto& method = addField(form, RecordKind::DisposalItem, "disposal_method");
        method.proposed = std::string(codeOf(DisposalMethod::Scrapping));
        add(form, "why", FormFieldKind::Text, say("books.why"), {.hint = say("books.why_hint")});
        addField(form, RecordKind::DisposalBatch, "committee",
                 {.kind = FormFieldKind::Area,
                  .label = say("books.committee"),
                  .hint = say("stocktake.committee_hint")});
        addField(form, RecordKind::DisposalBatch, "notes");
        form.consequences = {say("books.propose_will")};
        form.focus = "name";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        ProposeDraft draft;
        draft.name = answers.plain("name");
        draft.day = answers.day("day");
        draft.unit = answers.record<UnitId>("unit");
        draft.proposalNo = answers.plain("proposal_no");
        draft.committee = answers.plain("committee");
        draft.notes = answers.plain("notes");
        for (const auto& id : m_devices) {
            ProposedDevice one;
            one.device = id;
            one.why = answers.plain("why");
            one.method = answers.choice<DisposalMethod>("disposal_method");
            draft.devices.push_back(std::move(one));
        }
        auto done = writeStep(shell(), draft, m_devices.size(), ifUnlikely, "books.proposed",
                              &proposeDisposal);
        return done;
    }

private:
    std::vector<DeviceId> m_devices;
};

/// What is about one batch.
class OfBatch : public FormTask
{
public:
    OfBatch(Shell& shell, const SheetRequest& request)
        : FormTask(shell)
        , m_id{require(request.record, "the batch").id}
    {}

protected:
    void begin(Form& form, const char* title, const char* icon, const char* send)
    {
        m_all = disposalOverview(session().reg(), m_id);
        const auto& batch = m_all.row.batch;
        const auto language = session().language();
        setHead(form, title, icon, send);
        form.subjectIcon = "archive";
        form.subject = batch.name.value_or("");
        form.detail = say("books.batch_caption", {{"number", batch.number.value_or("")},
                                                  {"count", std::to_string(m_all.lines.size())},
                                                  {"net", netText(language, m_all)}});
        form.pill = batchStatePill(language, batch.state);
        watch({RecordKind::DisposalBatch, m_id}, {"batch_state"});
    }
    /// "DAN-SCR-0001 · Màn hình Samsung".
    [[nodiscard]] static std::string labelOf(const DisposalOverview::Line& line)
    {
        return line.code + (line.code.empty() || line.name.empty() ? "" : " · ") + line.name;
    }
    [[nodiscard]] const DisposalBatchId& id() const { return m_id; }
    [[nodiscard]] const DisposalOverview& all() const { return m_all; }

private:
    DisposalBatchId m_id;
    DisposalOverview m_all;
};

class DecideForm final : public OfBatch
{
public:
    using OfBatch::OfBatch;

    void build(Form& form) override
    {
        begin(form, "books.decide", "gavel", "books.decide_send");
        addField(form, RecordKind::DisposalBatch, "decision_no").place = FormPlace::Half;
        addField(form, RecordKind::DisposalBatch, "decision_day", today({"day"}));
        for (const auto& line : all().lines) {
            if (!line.item.item.device) {
                continue;
            }
            const auto name = "accepted" + std::to_string(m_fields.size());
            auto& box = add(form, name, FormFieldKind::Check, labelOf(line));
            box.value = "yes";
            if (m_fields.empty()) {
                box.group = say("books.accepted_devices");
                box.standsFor = {"device"};
            }
            m_fields.emplace_back(*line.item.item.device, name);
        }
        form.focus = "decision_no";
    }

    void update(Form& form, std::string_view /*changed*/) override
    {
        const auto rejected = rejectedIn(form).size();
        form.consequences = {
            say("books.decide_will", {{"count", std::to_string(m_fields.size() - rejected)},
                                      {"rejected", std::to_string(rejected)}})};
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        DecideDraft draft;
        draft.batch = id();
        draft.day = answers.day("decision_day");
        draft.decisionNo = answers.plain("decision_no");
        draft.rejected = rejectedIn(form);
        const auto accepted = m_fields.size() - draft.rejected.size();
        return writeStep(shell(), draft, accepted, ifUnlikely, "books.decided", &decideDisposal);
    }

private:
    [[nodiscard]] std::vector<DeviceId> rejectedIn(const Form& form) const
    {
        std::vector<DeviceId> out;
        for (const auto& [device, field] : m_fields) {
            if (!read(form).isChecked(field)) {
                out.push_back(device);
            }
        }
        return out;
    }

    std::vector<std::pair<DeviceId, std::string>> m_fields; ///< the box of each
};

class FinishForm final : public OfBatch
{
public:
    using OfBatch::OfBatch;

    void build(Form& form) override
    {
        begin(form, "books.finish", "circle-check", "books.finish_send");
        addField(form, RecordKind::DisposalBatch, "done_day", today({"day"}));
        addField(form, RecordKind::DisposalBatch, "expenses").place = FormPlace::Half;
        for (const auto& line : all().lines) {
            const auto& item = line.item.item;
            if (item.device && item.accepted.value_or(true)) {
                m_fields.emplace_back(*item.device, "proceeds" + std::to_string(m_fields.size()));
                auto& money =
                    add(form, m_fields.back().second, FormFieldKind::Money, labelOf(line));
                money.group = m_fields.size() == 1 ? say("books.proceeds_of") : std::string();
                if (m_fields.size() == 1) {
                    money.standsFor = {"proceeds"};
                }
            }
        }
        form.consequences = {
            say("books.finish_will", {{"count", std::to_string(m_fields.size())}})};
        form.consequenceTone = Tone::Warn;
        form.focus = "done_day";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto answers = read(form);
        FinishDraft draft;
        draft.batch = id();
        draft.day = answers.day("done_day");
        draft.expenses = answers.money("expenses");
        for (const auto& [device, field] : m_fields) {
            if (const auto money = answers.money(field)) {
                draft.proceeds.emplace_back(device, *money);
            }
        }
        return writeStep(shell(), draft, m_fields.size(), ifUnlikely, "books.finished",
                         &finishDisposal);
    }

private:
    std::vector<std::pair<DeviceId, std::string>> m_fields; ///< what each brought in
};

/// What withdrawDisposal is told, in the shape of the other steps.
struct WithdrawDraft
{
    DisposalBatchId batch;
    std::string reason;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
Checked<Written<DisposalBatchId>> withdraw(Register& reg, const WithdrawDraft& draft)
{
    return withdrawDisposal(reg, draft.batch, draft.reason);
}

class WithdrawForm final : public OfBatch
{
public:
    using OfBatch::OfBatch;

    void build(Form& form) override
    {
        begin(form, "books.withdraw", "ban", "books.withdraw_send");
        askReason(form, "books.reason", "books.withdraw_will");
        form.focus = "reason";
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        return writeStep(shell(), WithdrawDraft{id(), read(form).plain("reason")},
                         all().lines.size(), ifUnlikely, "books.withdrawn", &withdraw);
    }
};

} // namespace

std::unique_ptr<FormTask> proposeDisposalForm(Shell& shell, const SheetRequest& request)
{
    return request.many.empty() ? nullptr : std::make_unique<ProposeForm>(shell, request);
}

const FormMaker decideDisposalForm = formOf<DecideForm, RecordKind::DisposalBatch>;
const FormMaker finishDisposalForm = formOf<FinishForm, RecordKind::DisposalBatch>;
const FormMaker withdrawDisposalForm = formOf<WithdrawForm, RecordKind::DisposalBatch>;

} // namespace dongbo::present
