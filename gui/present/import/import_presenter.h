#pragma once

#include "gui/present/import/import_broken.h"
#include "gui/present/import/import_run.h"
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

enum class ImportStep : std::uint8_t
{
    Choose,     ///< no file yet, or none that can be read
    Understand, ///< 1: what I understood
    Changes,    ///< 2: what will change
    Done        ///< 3
};

/// A file or a sheet that can be looked at.
struct ImportTab
{
    std::string word;
    std::string icon;
    bool isShown = false;
    bool isDimmed = false; ///< a hidden sheet, one that is not read, a file that cannot be read
    std::string tip;
};

/// A file that cannot be read, and what to do about it.
struct ImportFailure
{
    std::string file;
    std::string sentence;
    std::string help;
};

/// Over a column of the sheet: its letter and what it is taken for.
struct ImportColumn
{
    std::uint32_t column = 0; ///< 1-based
    std::string letter;
    std::string meaning;
    Tone tone = Tone::Accent; ///< None: not read
    std::string tip;
    bool isNumber = false;
    int characters = 10; ///< of the widest cell looked at
};

/// A row of the sheet and what became of it.
struct ImportSheetRow
{
    std::uint32_t number = 0;
    std::vector<std::string> cells;
    Tone fill = Tone::None;
    bool isStrong = false;
    bool isQuiet = false;
    std::string across;     ///< a section's or letterhead's text over all columns; may be empty
    std::string acrossLink; ///< "Điểm cầu Hiển Khánh"
    std::string note;       ///< at the right: "Đầu thư"
    std::string flag; ///< over some cells: "Chưa vào sổ: năm không đọc được", "khớp"
    std::string flagIcon;
    std::optional<std::size_t> badCell;
};

struct ImportDecision
{
    std::string icon;
    Tone tone = Tone::Ok;
    std::string title;
    std::string evidence;
    std::string verb; ///< "Sửa", "Chọn", "Xem"; empty: nothing can be done here
    /// The row of the sheet it speaks of; 0: none.
    std::uint32_t row = 0;
};

struct ImportSample
{
    std::string before;
    std::string after;
};
/// Something to choose in a menu.
struct ImportOption
{
    std::string key;
    std::string word;
    bool isOn = false;
    bool isTyped = false; ///< choosing it asks for a text
};

/// Step 1.
struct ImportSheetPage
{
    std::string title;
    std::string facts; ///< "18 điểm cầu · 401 dòng · xls"
    std::vector<ImportTab> files;
    std::vector<ImportTab> sheets;
    std::vector<ImportColumn> columns;
    std::size_t rows = 0;
    std::vector<ImportDecision> decisions;
    std::vector<ImportSample> samples;
    std::string problem; ///< why it is not compared as the answers stand; empty: it is
    std::string note;    ///< "Đọc như danh sách … lần trước."
};

struct ImportCount
{
    importers::Outcome outcome = importers::Outcome::Created;
    std::string icon;
    std::string number;
    std::string word;
    std::string caption;
    Tone tone = Tone::None;
};

/// A line of step 2's table; which columns there are depends on the outcome shown.
struct ImportChangeRow
{
    std::vector<std::string> cells;
    std::optional<bool> isTaken; ///< a box to tick
    bool isConflict = false;
};
struct ImportAside
{
    std::string title; ///< "Dòng 14"
    std::string name;  ///< "Loa thùng, Hiển Khánh"
    std::string reason;
    std::vector<ImportOption> answers;
};

/// A device of the register that the file does not have.
struct ImportGone
{
    std::string name;   ///< "Camera hội nghị Logitech"
    std::string detail; ///< "VB-DAI-001 · UBND xã Đại An"
};

/// Step 2.
struct ImportChangesPage
{
    std::vector<ImportCount> counts; ///< five
    importers::Outcome shown = importers::Outcome::Created;
    std::string sumRows;  ///< "Không sót dòng nào: 318 + 26 + … = 401 dòng trong tệp."
    std::string sumMoney; ///< "Tiền khớp: …"; empty: the list states none
    Tone moneyTone = Tone::Ok; ///< Warn: something disagrees; Mute: nothing to hold it against
    std::string tableTitle;
    std::string tableCaption;
    std::vector<std::string> columns;
    std::size_t rows = 0;
    std::string foot;
    std::string asideTitle;
    std::string asideCaption;
    std::vector<ImportAside> aside;
    std::string gone; ///< "12 máy trong sổ không có trong tệp"; empty: none
    std::string goneTitle;
    std::string goneCaption;           ///< how many of them are shown
    std::vector<ImportGone> goneShown; ///< the first of them, by list, site and code
    bool offersPlaces = false;         ///< the tick for making unknown places
    bool makesPlaces = false;
    std::string commit; ///< "Nhập 344 dòng"; empty: nothing to import
    std::string nothing;
    bool isOutdated = false; ///< the answers are others now; `commit` compares again
};

/// A note of the list that could be a fault of a device.
struct ImportFaultOffer
{
    std::string title;  ///< "Micro TOA · Đại An"
    std::string detail; ///< "dòng 12: “mic hay chập chờn”"
};

/// Step 3.
struct ImportDonePage
{
    std::string title;
    std::string detail;
    std::vector<std::string> facts;
    bool hasAside = false;
    std::string aside; ///< "4 dòng chưa vào sổ"
    bool canUndo = false;
    std::vector<ImportFaultOffer> faults; ///< the first that nobody has reported yet
    std::string broken; ///< "16 máy danh sách ghi là hỏng, chưa có sự cố nào"; empty: none
    std::string brokenHelp; ///< what reporting them does
    std::string brokenVerb; ///< "Báo hỏng cả 16 máy"
};

class ImportView
{
public:
    virtual ~ImportView() = default;
    virtual void showChoose(const std::vector<ImportFailure>& failures) = 0;
    virtual void showUnderstood(const ImportSheetPage& page) = 0;
    virtual void showChanges(const ImportChangesPage& page) = 0;
    virtual void showDone(const ImportDonePage& page) = 0;
    /// A worker reads, compares or writes; what is shown is as it was before. `what` empty: not any
    /// more. `isLocked`: nothing shown can be changed until then.
    virtual void showBusy(const std::string& what, bool isLocked) = 0;
};

/// The screen Nhập Excel: what I understood → what will change → done. It shows an ImportRun and
/// hands it what the person answers. Nothing is written before commit().
class ImportPresenter
{
public:
    ImportPresenter(Shell& shell, ImportView& view);
    ImportPresenter(const ImportPresenter&) = delete;
    ImportPresenter& operator=(const ImportPresenter&) = delete;
    ~ImportPresenter();

    /// Files to read as paths, a line each (a drop), or nothing: the import under way, or a new
    /// one when the end of the last was seen.
    void open(const Place& place);
    /// While the screen is hidden, the end of a write is told in a banner.
    void show();
    void hide();
    void read(const std::vector<std::filesystem::path>& files);
    /// Asks for files with the system's dialog.
    void chooseFiles();
    /// A table copied from a spreadsheet; read from memory.
    void paste(const CopiedTable& table);
    /// Drops what was read and begins anew.
    void cancel();
    [[nodiscard]] ImportStep step() const;
    [[nodiscard]] std::string caption() const;

    // Step 1.
    void showFile(std::size_t tab);
    void showSheet(std::size_t tab);
    [[nodiscard]] ImportSheetRow sheetRow(std::size_t line) const;
    /// The line of a row of the sheet; nothing when it is not among those shown.
    [[nodiscard]] std::optional<std::size_t> lineOf(std::uint32_t row) const;
    [[nodiscard]] std::vector<ImportOption> optionsOf(std::size_t decision) const;
    void decide(std::size_t decision, const std::string& key);
    /// The same with words of the person's own, where an option asked for them.
    void decideTyped(std::size_t decision, const std::string& typed);
    /// What may be said of the sheet's lines from `first` to `last`, both ends included.
    [[nodiscard]] std::vector<ImportOption> rowOptions(std::size_t first, std::size_t last) const;
    void decideRows(std::size_t first, std::size_t last, const std::string& key);
    [[nodiscard]] std::vector<ImportOption> meaningsOf(std::uint32_t column) const;
    void setMeaning(std::uint32_t column, const std::string& key);
    void readSheet(bool isRead);
    void next();

    // Step 2.
    void back();
    void showOutcome(importers::Outcome outcome);
    [[nodiscard]] ImportChangeRow changeRow(std::size_t row) const;
    void tick(std::size_t row);
    void answer(std::size_t aside, const std::string& key, const std::string& typed);
    void makePlaces(bool yes);
    /// Shows a device of goneShown in the register; the import stays as it is.
    void goToGone(std::size_t gone);
    void commit();

    // Step 2 and 3.
    void saveSetAside();
    // Step 3.
    /// Back to the rows set aside, to be answered: the same lists are compared once more.
    void mendAside();
    void undo();
    void goToDevices();
    /// Opens the sheet Báo hỏng for one of the done page's offers.
    void reportFault(std::size_t offer);
    /// Asks, and reports every device the written lists call broken, as one change-set.
    void reportBroken() { m_broken.report(); }
    /// The register has changed: what was reported meanwhile is offered no more.
    void registerChanged();

private:
    void onRun();
    void adopt();
    void readLines();
    void present();
    [[nodiscard]] std::vector<ImportFailure> failures() const;
    [[nodiscard]] bool asksNothing() const;
    [[nodiscard]] std::size_t firstReadSheet(std::size_t list) const;
    [[nodiscard]] const ImportRun::Plan* plan() const { return m_run->plan(); }
    [[nodiscard]] const importers::Proposal* proposal() const { return proposalOf(m_list); }
    [[nodiscard]] const importers::Proposal* proposalOf(std::size_t list) const;
    [[nodiscard]] const importers::SheetProposal* sheet() const;
    void fillIndex();

    [[nodiscard]] ImportSheetPage sheetPage() const;
    /// A line of step 1: a decision of recognition, or a place nobody knows yet.
    struct Line
    {
        const importers::Decision* decision = nullptr;
        const importers::SetAsideRow* place = nullptr; ///< the first row of that place
        std::size_t rows = 0;                          ///< of that place
    };
    /// Those in doubt first.
    [[nodiscard]] std::vector<Line> lines(const importers::SheetProposal& shown) const;
    void listDecisions(ImportSheetPage& page, const importers::SheetProposal& shown) const;
    [[nodiscard]] ImportDecision placeDecision(const Line& line) const;
    [[nodiscard]] std::vector<ImportOption> placeOptions(const importers::SetAsideRow& row) const;
    void choosePlace(const importers::SetAsideRow& row, const std::string& key,
                     const std::string& typed);
    void decideLine(std::size_t line, const std::string& key, bool isTyped);
    void refuse(const std::string& value);
    /// Alters what was said of how the sheet shown is read.
    void choose(const std::function<void(importers::SheetChoices&)>& change);
    [[nodiscard]] std::size_t unknownPlaces() const;
    [[nodiscard]] ImportChangesPage changesPage() const;
    void sumUp(ImportChangesPage& page, const importers::Proposal::Summary& sum) const;
    void listAside(ImportChangesPage& page) const;
    void listGone(ImportChangesPage& page) const;
    [[nodiscard]] const importers::GoneDevice* goneDevice(std::size_t index) const;
    [[nodiscard]] ImportDonePage donePage();
    void chooseOffers();
    void offerBroken(ImportDonePage& page) const;

    Shell& m_shell;
    ImportView& m_view;
    std::shared_ptr<ImportRun> m_run;
    LatestJob m_looking; ///< reads the rows of the sheet shown, beside the run's own worker
    std::uint64_t m_generation = 0;
    const ImportRun::Plan* m_adopted = nullptr; ///< only compared with plan()
    bool m_isNew = true;                        ///< no plan adopted yet: may go straight to step 2
    ImportStep m_page = ImportStep::Understand; ///< of a list that was compared
    std::size_t m_list = 0;                     ///< of the run's lists
    std::size_t m_sheet = 0;                    ///< in the workbook
    std::vector<SheetLine> m_lines;
    importers::Outcome m_outcome = importers::Outcome::Created;
    /// What the table of step 2 shows: list and index into devices, updates, set aside or rows.
    struct Spot
    {
        std::size_t list = 0;
        std::size_t sheet = 0;
        std::size_t index = 0;
    };
    std::vector<Spot> m_spots;
    std::vector<importers::NotedFault> m_offers; ///< shown on the done page
    bool m_isUndone = false;
    bool m_isShown = true;
    bool m_isEndSeen = false; ///< what became of the import was shown while the screen was
    BrokenDevices m_broken;
    Connection m_onBroken;
    Connection m_onRun;
    Connection m_onChange;
};

} // namespace dongbo::present
