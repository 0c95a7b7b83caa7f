#pragma once

#include "core/domain/records.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A device as a picker offers it: "Màn hình Samsung 55\" UA55TU7000", "Hiển Khánh · VB-0147".
struct DeviceChoice
{
    DeviceId id;
    std::string title;
    std::string detail;
    std::string icon;
    PillText condition;
    std::string code; ///< may be empty
    std::optional<DeviceType> type;
    std::optional<SiteId> site;
    bool isRoom = false;            ///< no device: the site itself is meant
    std::optional<bool> inWarranty; ///< on the shown day; nothing when not known

    bool operator==(const DeviceChoice&) const = default;
};

/// Which devices a picker offers. What has left the books never is.
struct DevicePickerScope
{
    std::optional<Use> use;         ///< Spare, when something is to be replaced
    std::optional<DeviceType> type; ///< offered first, and before anything is typed
    std::optional<SiteId> site;     ///< the same: offered before anything is typed
    std::optional<DeviceId> except; ///< not this one
};

class DevicePickerView
{
public:
    virtual ~DevicePickerView() = default;
    /// The list under the field; empty hides it. `marked` is the line Enter takes.
    virtual void showChoices(const std::vector<DeviceChoice>& choices, std::size_t marked) = 0;
    /// What was chosen, in place of the field; nothing brings the empty field back.
    virtual void showPicked(const std::optional<DeviceChoice>& picked) = 0;
};

/// Chooses a device by half a word without marks: the newest text decides, every key costs one
/// search (at most 16 ms at 10⁶ devices).
class DevicePicker
{
public:
    static constexpr std::size_t mostChoices = 8;

    DevicePicker(Shell& shell, DevicePickerView& view, DevicePickerScope scope = {});

    /// The field's text after every key. Empty: what the scope offers by itself.
    void type(const std::string& text);
    /// Up and down in the list; stays at its ends.
    void move(int by);
    /// Takes the marked line; false when there is none.
    bool accept();
    /// Takes that line of the list.
    void acceptAt(std::size_t index);
    /// Takes a device known already (a row clicked, a draft); nothing when it is gone.
    void pick(const DeviceId& device);
    /// Forgets the choice and shows the field again.
    void clear();
    void setScope(DevicePickerScope scope);

    [[nodiscard]] const std::optional<DeviceChoice>& picked() const { return m_picked; }
    [[nodiscard]] const std::vector<DeviceChoice>& choices() const { return m_choices; }

    /// After the choice became another, or none.
    Signal<> changed;

private:
    void offer(std::vector<DeviceChoice> choices);
    void take(std::optional<DeviceChoice> choice);

    Shell& m_shell;
    DevicePickerView& m_view;
    DevicePickerScope m_scope;
    std::vector<DeviceChoice> m_choices;
    std::size_t m_marked = 0;
    std::optional<DeviceChoice> m_picked;
};

/// The device as a choice; nothing when it is not there (any more).
[[nodiscard]] std::optional<DeviceChoice> deviceChoice(Session& session, const DeviceId& device);

} // namespace dongbo::present
