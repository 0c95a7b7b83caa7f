#pragma once

#include "core/domain/records.h"
#include "core/register/maintenance/due.h"
#include "core/register/papers/attachments.h"
#include "core/register/planning/reliability.h"
#include "gui/present/devices/device_corrections.h"
#include "gui/present/devices/device_timeline.h"
#include "gui/present/register_reader.h"
#include "gui/present/reports/paper_offers.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

struct CardFact
{
    std::string label;
    std::string value;
    PillText pill; ///< instead of the value, when it has a word

    bool operator==(const CardFact&) const = default;
};

/// A device as its card shows it, but for what a worker adds later.
struct DeviceCard
{
    DeviceId id;
    std::string icon;
    std::string title;   ///< "Màn hình Samsung 55\""
    std::string caption; ///< "UA55TU7000 · VB-0147"
    std::string specs;   ///< "55 in · 2160p"; may be empty
    std::string siteName;
    std::optional<SiteId> site;
    std::vector<CardFact> states;  ///< condition, use, paper
    std::vector<CardFact> money;   ///< cost, spent on repairs, times broken
    std::vector<CardFact> facts;   ///< serial, custodian, in use since
    std::vector<CardFact> details; ///< everything else that is known
    std::string warranty;          ///< a sentence; empty: nothing is known
    std::string warrantyIcon;
    Tone warrantyTone = Tone::Mute;
    std::string
        advice; ///< repair or replace, a sentence; a worker adds it where something is known
    Tone adviceTone = Tone::Mute;
    std::string upkeep; ///< the next maintenance, a sentence; a worker adds it
    Tone upkeepTone = Tone::Mute;
    bool canWrite = false; ///< the forms are open to it
};

/// A photo or paper of the device.
struct DeviceFile
{
    AttachmentId id;
    std::string name;
    std::string mediaType;
    bool isPicture = false;
};

enum class TimelineFilter : std::uint8_t
{
    All,
    Faults,
    Money
};

class DeviceCardView
{
public:
    virtual ~DeviceCardView() = default;
    /// Nothing: no device is chosen, or it is not there any more.
    virtual void showCard(const std::optional<DeviceCard>& card) = 0;
    /// `all`: how many entries there are without the filter.
    virtual void showTimeline(const std::vector<TimelineEntry>& entries, TimelineFilter filter,
                              std::size_t all) = 0;
    virtual void showFiles(const std::vector<DeviceFile>& files) = 0;
    /// The bytes of the picture shown first; empty: there is none.
    virtual void showPicture(std::size_t index, std::size_t pictures, const std::string& bytes) = 0;
    /// Opens a file with the system's program for it.
    virtual void openFile(const std::string& name, const std::string& bytes) = 0;
};

/// One device in full: head, states, money, warranty, everything that ever happened, photos.
class DeviceCardPresenter
{
public:
    /// Makes a picture smaller where it is larger than anybody needs (1600 px); gives back what it
    /// cannot read. Called by workers.
    using Reduce = std::function<std::string(const std::string& bytes)>;

    DeviceCardPresenter(Shell& shell, DeviceCardView& view, Reduce reduce);

    void show(const std::optional<DeviceId>& device);
    [[nodiscard]] const std::optional<DeviceId>& device() const { return m_device; }
    /// While the card is hidden changes only make it stale.
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }

    void setFilter(TimelineFilter filter);
    /// Takes back what an entry of the shown timeline did; asks first when much hangs on it.
    void undo(std::size_t entry);
    /// Goes to the fault or the other device of an entry; false when it has none.
    bool follow(std::size_t entry);
    void goToSite();
    /// Opens a form for this device.
    void open(SheetKind kind);
    /// Asked before a form opens; true: it was opened otherwise, for several devices.
    void onOpen(std::function<bool(SheetKind)> instead) { m_instead = std::move(instead); }

    /// Papers of the device that can be put right; none where nothing may be written.
    [[nodiscard]] std::vector<PaperCorrection> corrections() const;
    void correct(const PaperCorrection& paper);

    /// Official papers about the device, its newest transfer and replacement.
    [[nodiscard]] std::vector<PaperOffer> papers() const;

    /// Photos and papers.
    void addFiles(const std::vector<std::filesystem::path>& files);
    void chooseFiles();
    void showPicture(std::size_t index);
    void openFile(std::size_t index);

private:
    struct Loaded;
    void load();
    void adopt(Loaded loaded);
    void showEntries();
    void setUpkeep(const std::optional<DueWork>& work);
    void readPrognosis();
    void adopt(const Prognosis& prognosis);
    void attachNext();
    [[nodiscard]] bool canUndo(const TimelineEntry& entry) const;

    Shell& m_shell;
    DeviceCardView& m_view;
    Reduce m_reduce;
    std::function<bool(SheetKind)> m_instead;
    std::optional<DeviceId> m_device;
    std::optional<DeviceCard> m_card;
    TimelineFilter m_filter = TimelineFilter::All;
    std::vector<TimelineEntry> m_all;
    std::vector<TimelineEntry> m_shown;
    std::vector<DeviceFile> m_files;
    std::size_t m_picture = 0;
    RegisterReader m_reader;
    RegisterReader m_pictureReader;
    RegisterReader m_prognosisReader;
    std::vector<std::filesystem::path> m_toAttach;
    LatestJob m_attachJob;
};

} // namespace dongbo::present
