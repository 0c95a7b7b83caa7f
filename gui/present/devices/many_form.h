#pragma once

#include "core/register/devices/device_batches.h"
#include "gui/present/devices/device_forms.h"

#include <functional>
#include <future>
#include <span>
#include <string>
#include <vector>

namespace dongbo::present {

/// A form that does with all chosen devices what another does with one: devices as they were when
/// it opened, a preview of what will happen to each, and one change-set that is taken back as one.
/// Up to ManyForm::mostAtOnce it is done at once; of more a worker reads, and writes with progress.
class ManyForm : public DeviceTask
{
public:
    static constexpr std::size_t mostAtOnce = 400;

    ManyForm(Shell& shell, const SheetRequest& request);

    void update(Form& form, std::string_view changed) override;
    /// Each device is weighed against what was seen: those that others moved are left and named.
    void onRegisterChanged(Form& form) override { update(form, {}); }

    /// What is done with them; it holds the answers and nothing of the window.
    using Change = std::function<Checked<DevicesChanged>(
        Register&, std::span<const DeviceSeen>, checks::IfUnlikely, Batch, const BatchProgress&)>;
    using Devices = std::vector<DeviceSeen>;

protected:
    // What a form of its own says and does.
    [[nodiscard]] virtual bool isAnswered(const Form& form) const = 0;
    [[nodiscard]] virtual Change changeOf(const Form& form) const = 0;
    [[nodiscard]] virtual std::vector<std::string> preview(const Form& form,
                                                           const DevicesChanged& looked) = 0;

    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override;

    void begin(Form& form, const char* title, const char* icon, const char* send);
    [[nodiscard]] std::string number(std::size_t value) const;
    /// The device as it was when the form opened; only while all were read at once.
    [[nodiscard]] const Device& seen(const DeviceId& id) const;
    /// "3 × Đại An, 1 × Gôi": how often each of these words.
    [[nodiscard]] std::string tally(const std::vector<std::string>& words) const;

private:
    [[nodiscard]] bool isLarge() const { return m_count > mostAtOnce; }

    std::size_t m_count;
    Devices m_devices;                       ///< all, or of a large choice those named and tried
    std::shared_future<Devices> m_allOfMany; ///< of a large choice: read by a worker
};

} // namespace dongbo::present
