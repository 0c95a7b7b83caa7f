#pragma once

#include "gui/present/devices/device_form.h"
#include "gui/present/drafts.h"
#include "gui/present/shell.h"
#include "gui/present/unlikely.h"

#include <memory>
#include <string>

namespace dongbo::present {

class DeviceFormView
{
public:
    virtual ~DeviceFormView() = default;
    /// `isOther`: other answers are asked for than before; else only what they hold or say changed.
    virtual void showForm(const DeviceForm& form, bool isOther) = 0;
    /// Puts the keyboard into that field.
    virtual void focusOn(const std::string& field) = 0;
};

class DeviceTask;

/// The forms of a device: add, edit, transfer, dispose, replace, give custody. What was typed stays
/// whatever happens; what somebody else changed meanwhile is said beside the field.
class DeviceFormPresenter
{
public:
    DeviceFormPresenter(Shell& shell, DeviceFormView& view);
    ~DeviceFormPresenter();

    /// False when there is nothing to do: then a banner says why. AddDevice may name a site.
    bool open(const SheetRequest& request);
    /// A field's text after every key, or a Choice's key.
    void type(const std::string& field, const std::string& value);
    /// The keyboard left the field: what cannot be read is told, too.
    void leave(const std::string& field);
    /// One of what a Lookup offers.
    void take(const std::string& field, const std::string& key);
    /// Settles the conflict beside an answer.
    void settle(const std::string& field, ConflictAnswer how);
    /// Yes, what was typed there is right. With the last question answered it is sent again.
    void confirm(const std::string& field);
    /// Does it and closes the sheet; false when something is wrong with the answers.
    bool send();
    /// Somebody clicked a device in the list: a form that asks for one takes it.
    void point(const RecordRef& record);

    /// The answers that differ from what the form began with; and back.
    [[nodiscard]] FormDraft draft() const;
    void restore(const FormDraft& draft);
    [[nodiscard]] const DeviceForm& form() const { return m_form; }

private:
    void show(bool isOther);
    void showProblems(const Problems& problems);
    void lookAgain();

    Shell& m_shell;
    DeviceFormView& m_view;
    std::unique_ptr<DeviceTask> m_task;
    DeviceForm m_form;
    UnlikelyEntries m_unlikely;
    DeviceForm m_began; ///< as it was before anything was typed
    bool m_isSending = false;
    Connection m_onChange;
};

} // namespace dongbo::present
