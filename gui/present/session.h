#pragma once

#include "core/domain/time.h"
#include "core/register/base/register.h"
#include "core/text/language.h"
#include "gui/present/signal.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// The register the window has open, and perhaps a past day of it. Of the GUI thread; a worker
/// opens its own with openForWorker's answer.
class Session
{
public:
    /// Nothing is open at first.
    explicit Session(Language language);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Opens a register in place of the one that was open; on failure that one stays. Throws what
    /// Register::open throws.
    void open(const std::filesystem::path& path, const Register::Options& options);
    void close();
    [[nodiscard]] bool isOpen() const { return m_register != nullptr; }
    [[nodiscard]] std::filesystem::path path() const;

    /// Who acts: an officer of the register that was named when it was opened or chosen since; the
    /// machine's account is nobody. Nothing is written for a nobody (actOn).
    [[nodiscard]] std::optional<OfficerId> person() const;
    /// Acts for that officer from now on, and tells personChosen. Throws {Usage} when there is no
    /// such officer.
    void actAs(const OfficerId& officer);

    /// The register as it is now. Only while open.
    [[nodiscard]] Register& reg() const;
    /// What the screens show: the past register while a day is chosen, else reg(). Reading only.
    [[nodiscard]] Register& shown() const;
    [[nodiscard]] std::optional<Date> pastDay() const;
    /// A past register made by a worker (Register::asOf on its own connection); shown from now on.
    void showPast(std::shared_ptr<Register> past);
    void leavePast();
    /// Asks whether the register's file still stands at its path; once it does not, nothing more is
    /// written and fileLost is told. True while it stands there, and without a register.
    bool checkFile();
    /// What was found wrong with the file, at opening or since.
    [[nodiscard]] const std::optional<Message>& damage() const { return m_damage; }
    /// A page that does not fit was found while the register is open: it is only read from now on.
    void foundDamage(const Message& damage);
    /// Whether the forms may write: a register is open, can be written, its file stands at its
    /// path and is not known to be damaged, and no past day is shown.
    [[nodiscard]] bool isWritable() const;

    [[nodiscard]] Instant now() const;
    [[nodiscard]] Date today() const;
    /// The day the screens stand for: the past day, else today.
    [[nodiscard]] Date shownDay() const;
    /// The moment they stand for: the end of the past day, else now.
    [[nodiscard]] Instant shownMoment() const;

    [[nodiscard]] Language language() const { return m_language; }
    void setLanguage(Language language);
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const;
    /// The window's own sentence for it ("window.<code>") where the usual one advises what only the
    /// command line has.
    [[nodiscard]] std::string say(const Message& message) const;

    /// What a worker needs to open a register of its own: what is shown (the past one while a day
    /// is chosen), for reading; or the present one for writing as the same person. Copied into the
    /// worker; open() throws there.
    struct ForWorker
    {
        std::filesystem::path path;
        Register::Options options;
        std::shared_ptr<Register> past; ///< shown now, when a day is chosen

        [[nodiscard]] Register open() const
        {
            return past ? past->anotherReader() : Register::open(path, options);
        }
    };
    enum class WorkerAccess : std::uint8_t
    {
        Read,
        Write
    };
    [[nodiscard]] ForWorker openForWorker(WorkerAccess access) const;

    /// After a use case committed here: tells whoever listens to `changed`.
    void announceChange();
    /// The same, but what listeners threw is given back, in the order they were called, and not
    /// told to listenersFailed.
    [[nodiscard]] std::vector<Error> tellChange();
    /// Asks whether another connection has committed since the last time and announces it; to be
    /// called every 500 ms. Costs nothing when nothing happened. Does checkFile() too.
    void poll();

    /// The shown register's content is another now: changed here, elsewhere, by choosing a day or
    /// opening another file. Screens read again.
    Signal<> changed;
    /// A register was opened or closed, or a past day entered or left.
    Signal<> switched;
    Signal<> languageChanged;
    /// Somebody else acts, or nobody any more.
    Signal<> personChosen;
    /// The register's file was deleted, renamed or replaced under the window.
    Signal<> fileLost;
    /// Listeners of `changed` or `switched` threw; all of them were told. Never empty.
    Signal<const std::vector<Error>&> listenersFailed;

private:
    void report(const std::vector<Error>& failures);
    /// The officer who acts may be gone after a change: then nobody acts.
    void forgetGonePerson();

    std::unique_ptr<Register> m_register;
    std::shared_ptr<Register> m_past;
    Register::Options m_options;
    Language m_language;
    std::int64_t m_version = 0;
    std::optional<Message> m_damage;
    bool m_isFileLost = false;
};

} // namespace dongbo::present
