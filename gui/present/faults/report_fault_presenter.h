#pragma once

#include "core/register/faults/faults.h"
#include "core/register/papers/attachments.h"
#include "gui/present/devices/device_picker.h"
#include "gui/present/drafts.h"
#include "gui/present/faults/fault_proposal.h"
#include "gui/present/form.h"
#include "gui/present/shell.h"
#include "gui/present/unlikely.h"
#include "gui/present/watched_record.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// What can be wrong with a room at one click.
struct RoomTrouble
{
    FaultAbout about = FaultAbout::Line;
    std::string word; ///< "Mất mạng"
    std::string icon;
    bool isOn = false;
};

struct ReportSymptom
{
    std::string word;
    bool isOn = false;
};

struct ReportSeverity
{
    Severity severity = Severity::Blocking;
    PillText pill;
    std::string meaning; ///< "phải dừng họp"
    bool isOn = false;
};

struct ReportTry
{
    std::string word;
    bool isOn = false;
};

/// An open fault of the same device and trouble.
struct ReportDuplicate
{
    FaultId fault;
    std::string sentence; ///< "Đã có SC-2021-0141 từ 7 giờ trước: màn hình không lên"
};

/// The sheet Báo hỏng as it stands.
struct ReportForm
{
    std::string title;
    // what
    std::string typed;
    std::vector<DeviceChoice> choices; ///< devices, and rooms (without a type), under the field
    std::size_t marked = 0;
    std::optional<DeviceChoice> chosen;
    std::string chosenDetail; ///< "Hiển Khánh · hỏng lần 3 trong 12 tháng"
    std::vector<RoomTrouble> room;
    bool isWhatKnown = false;
    // how
    std::vector<ReportSymptom> symptoms; ///< at most eight, for keys 1 to 8
    std::string symptomsHint;            ///< "triệu chứng hay gặp của màn hình"
    std::string words;                   ///< in the person's own words
    std::string recognised;              ///< "hiểu là: không lên hình"; may be empty
    bool isHowKnown = false;
    // how bad
    std::vector<ReportSeverity> severities;
    std::string severityReason; ///< "đã chọn sẵn: phòng chỉ có 1 màn hình"
    bool isSeverityKnown = false;
    // when, who and the rest
    std::string moment;
    std::string reporter;
    std::vector<FormChoice> reporters;
    std::string reporterHint;
    bool inMeeting = false;
    std::string meeting;
    std::string notes;
    std::string estimate;
    std::vector<std::string> files; ///< "anh-1.jpg · 320 kB"
    std::vector<ReportTry> tries;
    std::optional<ReportDuplicate> duplicate;
    std::vector<std::string> consequences;
    Tone consequenceTone = Tone::Mute;
    std::map<std::string, std::string> problems; ///< by field: "what", "symptom", "reported_at"…
    bool isCompletion = false;                   ///< an unfinished report is being completed
    /// Of a completion: what somebody else wrote meanwhile and the form shows now, by field
    /// ("what", "symptom", "severity", "reported_at", "reported_by", "during_meeting", "estimate",
    /// "notes").
    std::map<std::string, std::string> elsewhere;
    std::map<std::string, FormConflict> conflicts; ///< the same where something else was typed here
    std::map<std::string, FormQuestion> questions; ///< unlikely entries, by field
    std::string notice; ///< the fault itself was moved on or is gone; empty: it was not
};

class ReportFaultView
{
public:
    virtual ~ReportFaultView() = default;
    virtual void showForm(const ReportForm& form) = 0;
    enum class Spot
    {
        What,
        Symptoms, ///< where keys 1 to 8 act
        Words,
        Severity,
        Moment,
        Reporter,
        Estimate,
        Notes
    };
    virtual void focusOn(Spot spot) = 0;
};

/// Logs a fault in twenty seconds: what (half a word), how (one key), Ctrl+Enter. Everything else
/// has an answer already.
class ReportFaultPresenter final : private DevicePickerView
{
public:
    static constexpr std::size_t mostSymptoms = 8;

    ReportFaultPresenter(Shell& shell, ReportFaultView& view);

    /// A new report; `record` is the device or site it is about, or the fault to be completed.
    /// `hint` "about=line" chooses that trouble of the site; "near=device:<id>" or "near=site:<id>"
    /// is only offered, before anything is typed; "symptom=…" is what is wrong, as if typed.
    void open(const SheetRequest& request);

    /// A device or site known otherwise: a row clicked beside the form.
    void take(const RecordRef& record);
    void typeWhat(const std::string& text);
    void moveMark(int by);
    void acceptMarked();
    void acceptAt(std::size_t index);
    void clearWhat();
    void chooseRoom(FaultAbout about);

    void chooseSymptom(std::size_t index);
    void typeWords(const std::string& text);
    void chooseSeverity(Severity severity);
    void typeMoment(const std::string& text);
    /// The keyboard left the moment: what cannot be read is told, too.
    void leaveMoment();
    void typeReporter(const std::string& text);
    /// One of the officers offered, by its key: of two of one name this tells which.
    void takeReporter(const std::string& key);
    void setInMeeting(bool isInMeeting);
    void typeMeeting(const std::string& text);
    void typeNotes(const std::string& text);
    void typeEstimate(const std::string& text);
    void addFiles(); ///< asks for them
    void removeFile(std::size_t index);
    void setTried(std::size_t index, bool isTried);

    /// Settles the conflict of a field.
    void settle(const std::string& field, ConflictAnswer answer);
    /// Yes, what was typed there is right. With the last question answered it is sent again.
    void confirm(const std::string& field);

    /// Puts what was typed into the open fault that is there already.
    bool addToDuplicate();
    bool send();
    /// A place and a word are enough; the rest is said later.
    bool sendUnfinished();

    /// What was typed, for a draft (files are not kept); and back. Empty when nothing was.
    [[nodiscard]] FormDraft answers() const;
    void restore(const FormDraft& answers);
    [[nodiscard]] const ReportForm& form() const { return m_form; }

private:
    enum class Completeness
    {
        Whole,
        Unfinished
    };

    void showChoices(const std::vector<DeviceChoice>& choices, std::size_t marked) override;
    void showPicked(const std::optional<DeviceChoice>& picked) override;

    void takeSite(const SiteId& site);
    void beNear(const std::string& hint);
    [[nodiscard]] std::vector<DeviceChoice> offered(const std::string& typed);
    void whatChanged();
    void judge();
    void show();
    /// A name that is no officer's: it goes into the notes.
    [[nodiscard]] bool isStranger(const std::string& reporter) const;
    [[nodiscard]] std::string symptom() const;
    [[nodiscard]] std::optional<FaultSubject> subject() const;
    [[nodiscard]] std::optional<OfficerId> reporter() const;
    [[nodiscard]] FaultDraft draftOf(Completeness completeness, Problems& problems);
    [[nodiscard]] std::string notesText();
    bool report(Completeness completeness);
    bool act(const UnlikelyEntries::UseCase& useCase);
    [[nodiscard]] Checked<Shell::Done> write(const FaultDraft& draft,
                                             checks::IfUnlikely ifUnlikely);
    [[nodiscard]] Checked<Shell::Done> addTo(const FaultId& id, const FaultDraft& typed,
                                             checks::IfUnlikely ifUnlikely);
    void showProblems(const Problems& problems);

    // Completing a report, which others may change meanwhile. Fields as in ReportForm::conflicts.
    void startCompletion(const FaultId& id, const Fault& fault);
    /// What the form holds in that field, as a text that is compared only.
    [[nodiscard]] std::string typedIn(const std::string& field);
    /// The same of a fault as the register has it.
    [[nodiscard]] std::string textOf(const std::string& field, const Fault& fault) const;
    void fill(const std::string& field, const Fault& fault);
    void lookAgain();
    void meet(const std::string& field, const FieldChange& change, const Fault& now);
    [[nodiscard]] Checked<Shell::Done> complete(const FaultDraft& draft,
                                                checks::IfUnlikely ifUnlikely);
    [[nodiscard]] Fault completed(const FaultDraft& draft);

    Shell& m_shell;
    ReportFaultView& m_view;
    DevicePicker m_picker;
    std::vector<DeviceChoice> m_devices;
    std::optional<SiteId> m_site; ///< of a room's trouble
    std::optional<DeviceId> m_nearDevice;
    std::optional<SiteId> m_nearSite;
    std::optional<FaultAbout> m_about;
    std::optional<Severity> m_severity; ///< chosen by the person
    std::string m_momentProposed;
    std::vector<FileDraft> m_files;
    std::optional<OfficerId> m_reporter; ///< chosen, not only named
    std::optional<FaultId> m_completes;
    std::optional<WatchedRecord<Fault>> m_watched; ///< of m_completes
    std::map<std::string, std::string> m_met;      ///< textOf each field as the form showed it
    std::map<std::string, std::string> m_settled;  ///< textOf what others wrote and was settled
    bool m_isLeft = false;                         ///< conflicts are left after sending
    UnlikelyEntries m_unlikely;
    std::function<bool()> m_again; ///< how the person sent it last
    Connection m_changed;
    ReportForm m_form;
};

} // namespace dongbo::present
