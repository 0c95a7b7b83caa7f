#pragma once

#include "core/register/base/checks.h"
#include "gui/present/devices/device_form.h"
#include "gui/present/shell.h"

#include <functional>
#include <memory>
#include <string>

namespace dongbo::present {

/// What one form about a device asks and does; made for each opening.
class DeviceTask
{
public:
    explicit DeviceTask(Shell& shell)
        : m_shell(shell)
    {}
    virtual ~DeviceTask() = default;

    /// Fills title, subject and answers. Throws {NotFound, "find.gone"}, {Refused}.
    virtual void build(DeviceForm& form) = 0;
    /// After an answer changed: consequences, and answers that others bring along. True when other
    /// answers are asked for now.
    virtual bool judge(DeviceForm& /*form*/, const std::string& /*changed*/) { return false; }
    /// What a Lookup offers for its text.
    [[nodiscard]] virtual std::vector<FormChoice> offers(const DeviceForm& form,
                                                         const Answer& answer) const;
    /// After the register changed elsewhere.
    virtual void lookAgain(DeviceForm& /*form*/) {}
    /// The person settled a conflict beside that answer.
    virtual void settle(DeviceForm& /*form*/, const std::string& /*answer*/, ConflictAnswer /*how*/)
    {}
    /// After act() was done: answers are left that wait to be settled, the form stays.
    [[nodiscard]] virtual bool isLeft() const { return false; }
    /// Reads the answers; problems beside them mean no act. `ifUnlikely`: whether to ask about what
    /// can be but is unlikely; what is answered then has names of answers for its fields.
    [[nodiscard]] virtual Checked<Shell::Done> act(DeviceForm& form,
                                                   checks::IfUnlikely ifUnlikely) = 0;

protected:
    [[nodiscard]] Session& session() const { return m_shell.session(); }
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return session().say(code, args);
    }
    /// An answer labelled with the field's name, unless `label` says otherwise.
    Answer& add(DeviceForm& form, const char* name, AnswerKind kind, std::string value = {},
                const char* label = nullptr) const;
    /// A Lookup that holds a record already.
    Answer& addLookup(DeviceForm& form, const char* name, const char* icon,
                      const std::optional<RecordId>& record, const std::string& shown,
                      const char* label = nullptr) const;
    template <typename E>
    Answer& addChoice(DeviceForm& form, const char* name, const std::optional<E>& value) const
    {
        auto& answer = add(form, name, AnswerKind::Choice,
                           value ? std::string(codeOf(*value)) : std::string());
        for (const auto& term : terms<E>()) {
            answer.choices.push_back({std::string(term.code), word<E>(term.value), {}});
        }
        return answer;
    }
    template <typename E> [[nodiscard]] std::string word(E value) const
    {
        return capital(
            session().say(std::string(listName<E>()) + "." + std::string(codeOf(value))));
    }
    [[nodiscard]] static std::string capital(const std::string& text);
    /// The device the form is about, in the form's head. Throws {NotFound, "find.gone"}.
    Device subject(DeviceForm& form, const DeviceId& device) const;
    /// Whether the device stands where the person saw it: its site, custodian, use and papers. If
    /// not, the form says who moved it, `seen` becomes what it is now, and sending asks once more.
    [[nodiscard]] bool standsAsSeen(DeviceForm& form, const DeviceId& id, Device& seen) const;
    /// Runs the use case only while standsAsSeen, asked under the write lock.
    [[nodiscard]] Checked<Shell::Done>
    actAsSeen(DeviceForm& form, const DeviceId& id, Device& seen,
              const std::function<Checked<Shell::Done>()>& useCase) const;
    [[nodiscard]] std::string todayText() const;
    [[nodiscard]] std::string siteText(const std::optional<SiteId>& site) const;
    [[nodiscard]] std::string officerText(const std::optional<OfficerId>& officer) const;

    Shell& m_shell;
};

// One a form. `request.record` names the device (AddDevice: perhaps a site).
[[nodiscard]] std::unique_ptr<DeviceTask> addDeviceTask(Shell& shell, const SheetRequest& request);
[[nodiscard]] std::unique_ptr<DeviceTask> editDeviceTask(Shell& shell, const DeviceId& device);
[[nodiscard]] std::unique_ptr<DeviceTask> transferDeviceTask(Shell& shell, const DeviceId& device);
[[nodiscard]] std::unique_ptr<DeviceTask> disposeDeviceTask(Shell& shell, const DeviceId& device);
[[nodiscard]] std::unique_ptr<DeviceTask> replaceDeviceTask(Shell& shell, const DeviceId& device);
[[nodiscard]] std::unique_ptr<DeviceTask> giveCustodyTask(Shell& shell, const DeviceId& device);

} // namespace dongbo::present
