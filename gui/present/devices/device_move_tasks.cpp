// Forms that move a device or take it out of the books: transfer, dispose, give custody.
#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "gui/present/devices/device_task.h"
#include "gui/present/devices/device_words.h"

namespace dongbo::present {

namespace {

Checked<Shell::Done> problemsFor(const Problems& problems, const char* field, const char* answer)
{
    Problems out = problems;
    for (auto& problem : out) {
        if (problem.field == field) {
            problem.field = answer;
        }
    }
    return out;
}

class TransferTask final : public DeviceTask
{
public:
    TransferTask(Shell& shell, const DeviceId& device)
        : DeviceTask(shell)
        , m_id(device)
    {}

    void build(DeviceForm& form) override
    {
        form.title = say("device.transfer_title");
        form.icon = "move";
        form.sendWord = say("device.transfer_send");
        m_device = subject(form, m_id);
        addLookup(form, "to", "map-pin", {}, {}, "device.transfer_to").isOptional = false;
        add(form, "day", AnswerKind::Day, todayText());
        addLookup(form, "custodian", "user", {}, {}, "device.taken_over_by");
        add(form, "decision_no", AnswerKind::Text);
        add(form, "reason", AnswerKind::Area);
    }

    bool judge(DeviceForm& form, const std::string& changed) override
    {
        const auto to = RecordId::parse(form.keyOf("to"));
        auto* custodian = form.find("custodian");
        if (changed == "to" && to && custodian->value == m_proposed) {
            // whoever has the care of the place, unless somebody else was named
            const auto site = store::load<Site>(session().reg().database(), SiteId{*to});
            const auto officer = site ? site->custodian : std::nullopt;
            m_proposed = officerText(officer);
            custodian->value = m_proposed;
            custodian->key = officer ? officer->text() : std::string();
        }
        form.consequences.clear();
        if (to) {
            form.consequences.push_back(
                say("device.transfer_will", {{"from", shortSiteName(siteText(m_device.site))},
                                             {"to", shortSiteName(form.valueOf("to"))}}));
            if (m_device.custodian) {
                form.consequences.push_back(
                    say("device.custody_ends", {{"officer", officerText(m_device.custodian)}}));
            }
        }
        return false;
    }

    void lookAgain(DeviceForm& form) override
    {
        static_cast<void>(standsAsSeen(form, m_id, m_device));
    }

    Checked<Shell::Done> act(DeviceForm& form, checks::IfUnlikely ifUnlikely) override
    {
        AnswerReader reader(session(), form);
        reader.require("to");
        TransferDraft draft;
        draft.device = m_id;
        const auto to = reader.record<SiteId>("to");
        draft.day = reader.day("day");
        draft.custodian = reader.record<OfficerId>("custodian");
        draft.decisionNo = reader.text("decision_no").value_or("");
        draft.reason = reader.text("reason").value_or("");
        if (!reader.isFine() || !to) {
            return Problems{};
        }
        draft.to = *to;
        draft.ifUnlikely = ifUnlikely;
        return actAsSeen(form, m_id, m_device, [&]() -> Checked<Shell::Done> {
            const auto moved = transferDevice(session().reg(), draft);
            if (!moved) {
                return problemsFor(moved.problems(), "site", "to");
            }
            return Shell::Done{moved->changeSet, say("device.transferred",
                                                     {{"device", moved->number},
                                                      {"to", shortSiteName(form.valueOf("to"))}})};
        });
    }

private:
    DeviceId m_id;
    Device m_device;
    std::string m_proposed; ///< the custodian the form itself put there
};

class DisposeTask final : public DeviceTask
{
public:
    DisposeTask(Shell& shell, const DeviceId& device)
        : DeviceTask(shell)
        , m_id(device)
    {}

    void build(DeviceForm& form) override
    {
        form.title = say("device.dispose_title");
        form.icon = "archive";
        form.sendWord = say("device.dispose_send");
        m_device = subject(form, m_id);
        const bool isProposed = m_device.paper == Paper::DisposalProposed;
        auto& paper =
            add(form, "paper", AnswerKind::Choice,
                std::string(codeOf(isProposed ? Paper::Disposed : Paper::DisposalProposed)),
                "device.dispose_how");
        for (const auto step : {Paper::DisposalProposed, Paper::Disposed, Paper::Lost}) {
            if (step != m_device.paper) {
                paper.choices.push_back({std::string(codeOf(step)), word(step), {}});
            }
        }
        add(form, "day", AnswerKind::Day, todayText());
        add(form, "decision_no", AnswerKind::Text);
        const bool isBad =
            m_device.condition == Condition::Broken || m_device.condition == Condition::Poor;
        add(form, "reason", AnswerKind::Area,
            isBad ? m_device.conditionText.value_or("") : std::string());
        if (isProposed) {
            add(form, "proceeds", AnswerKind::Money);
        }
        m_openFaults.clear();
        auto& database = session().reg().database();
        for (const auto& id : store::openFaultsOf(database, m_id)) {
            const auto fault = store::load<Fault>(database, id);
            m_openFaults += (m_openFaults.empty() ? "" : ", ") +
                            (fault ? fault->number.value_or(id.text()) : id.text());
        }
        askFaults(form);
    }

    bool judge(DeviceForm& form, const std::string& /*changed*/) override
    {
        const bool isDisposed = form.valueOf("paper") == codeOf(Paper::Disposed);
        const bool isAsked = form.find("proceeds") != nullptr;
        const bool isOther = askFaults(form);
        form.consequences = {say(form.valueOf("paper") == codeOf(Paper::DisposalProposed)
                                     ? "device.stays_in_books"
                                     : "device.leaves_books")};
        if (isDisposed == isAsked) {
            return isOther;
        }
        if (isDisposed) {
            add(form, "proceeds", AnswerKind::Money);
        } else {
            std::erase_if(form.answers, [](const Answer& one) { return one.name == "proceeds"; });
        }
        return true;
    }

    void lookAgain(DeviceForm& form) override
    {
        static_cast<void>(standsAsSeen(form, m_id, m_device));
    }

    Checked<Shell::Done> act(DeviceForm& form, checks::IfUnlikely ifUnlikely) override
    {
        AnswerReader reader(session(), form);
        DisposeDraft draft;
        draft.device = m_id;
        draft.paper = reader.choice<Paper>("paper").value_or(Paper::DisposalProposed);
        draft.ifUnlikely = ifUnlikely;
        draft.day = reader.day("day");
        draft.decisionNo = reader.text("decision_no").value_or("");
        draft.reason = reader.text("reason").value_or("");
        draft.openFaults =
            form.valueOf("open_faults") == closeThem ? OpenFaults::Close : OpenFaults::Refuse;
        if (form.find("proceeds") != nullptr) {
            draft.proceeds = reader.money("proceeds");
        }
        if (!reader.isFine()) {
            return Problems{};
        }
        return actAsSeen(form, m_id, m_device, [&]() -> Checked<Shell::Done> {
            const auto done = disposeDevice(session().reg(), draft);
            if (!done) {
                return done.problems();
            }
            const char* sentence = draft.paper == Paper::Lost               ? "device.lost"
                                   : draft.paper == Paper::DisposalProposed ? "device.proposed"
                                                                            : "device.disposed";
            return Shell::Done{done->changeSet, say(sentence, {{"device", done->number}})};
        });
    }

private:
    static constexpr const char* closeThem = "close";

    /// What becomes of open faults is asked when the device leaves the books; true when the form
    /// changed.
    bool askFaults(DeviceForm& form) const
    {
        const bool isWanted =
            !m_openFaults.empty() && form.valueOf("paper") != codeOf(Paper::DisposalProposed);
        if (isWanted == (form.find("open_faults") != nullptr)) {
            return false;
        }
        if (isWanted) {
            add(form, "open_faults", AnswerKind::Choice, {}, "device.open_faults").choices = {
                {closeThem, say("device.open_faults_close", {{"faults", m_openFaults}}), {}}};
        } else {
            std::erase_if(form.answers,
                          [](const Answer& one) { return one.name == "open_faults"; });
        }
        return true;
    }

    std::string m_openFaults; ///< their numbers
    DeviceId m_id;
    Device m_device;
};

class CustodyTask final : public DeviceTask
{
public:
    CustodyTask(Shell& shell, const DeviceId& device)
        : DeviceTask(shell)
        , m_id(device)
    {}

    void build(DeviceForm& form) override
    {
        form.title = say("device.custody_title");
        form.icon = "user";
        form.sendWord = say("device.custody_send");
        m_device = subject(form, m_id);
        addLookup(form, "officer", "user", {}, {}, "device.taken_over_by").isOptional = false;
        add(form, "from_day", AnswerKind::Day, todayText());
        add(form, "document_no", AnswerKind::Text);
    }

    bool judge(DeviceForm& form, const std::string& /*changed*/) override
    {
        form.consequences.clear();
        if (m_device.custodian) {
            form.consequences.push_back(
                say("device.custody_ends", {{"officer", officerText(m_device.custodian)}}));
        }
        return false;
    }

    void lookAgain(DeviceForm& form) override
    {
        static_cast<void>(standsAsSeen(form, m_id, m_device));
    }

    Checked<Shell::Done> act(DeviceForm& form, checks::IfUnlikely ifUnlikely) override
    {
        AnswerReader reader(session(), form);
        reader.require("officer");
        const auto officer = reader.record<OfficerId>("officer");
        const auto from = reader.day("from_day");
        const auto document = reader.text("document_no").value_or("");
        if (!reader.isFine() || !officer) {
            return Problems{};
        }
        return actAsSeen(form, m_id, m_device, [&]() -> Checked<Shell::Done> {
            const auto given =
                giveCustody(session().reg(), *officer, m_id, {}, from, document, ifUnlikely);
            if (!given) {
                return given.problems();
            }
            return Shell::Done{given->changeSet,
                               say("device.custody_given", {{"device", given->number},
                                                            {"officer", form.valueOf("officer")}})};
        });
    }

private:
    DeviceId m_id;
    Device m_device;
};

} // namespace

std::unique_ptr<DeviceTask> transferDeviceTask(Shell& shell, const DeviceId& device)
{
    return std::make_unique<TransferTask>(shell, device);
}

std::unique_ptr<DeviceTask> disposeDeviceTask(Shell& shell, const DeviceId& device)
{
    return std::make_unique<DisposeTask>(shell, device);
}

std::unique_ptr<DeviceTask> giveCustodyTask(Shell& shell, const DeviceId& device)
{
    return std::make_unique<CustodyTask>(shell, device);
}

} // namespace dongbo::present
