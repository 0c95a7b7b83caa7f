#include "gui/present/devices/device_card_presenter.h"

#include "core/domain/amount.h"
#include "core/register/books/wear.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/acting.h"
#include "gui/present/devices/device_query.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/devices/spec_fields.h"
#include "gui/present/forms/record_fields.h"
#include "gui/present/maintenance/upkeep_lines.h"
#include "gui/present/words/value_text.h"
#include "gui/present/words/whole_text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

namespace dongbo::present {

namespace {

constexpr const char* dash = "–";

std::string orDash(std::string text)
{
    return text.empty() ? std::string(dash) : std::move(text);
}

void setWarranty(const Session& session, const Device& device, DeviceCard& card)
{
    if (!device.warrantyUntil || !device.warrantyUntil->ok()) {
        return;
    }
    const auto day = text::formatDate(*device.warrantyUntil);
    const auto today = session.shownDay();
    if (*device.warrantyUntil < today) {
        card.warranty = session.say("device.warranty_over", {{"day", day}});
        card.warrantyIcon = "shield";
        card.warrantyTone = Tone::Mute;
        return;
    }
    const bool isEnding = *device.warrantyUntil <= warrantyNotice(today);
    card.warranty =
        session.say(isEnding ? "device.warranty_ending" : "device.warranty", {{"day", day}});
    card.warrantyIcon = "shield-check";
    card.warrantyTone = isEnding ? Tone::Warn : Tone::Ok;
}

/// "4 sợi".
std::string piecesOf(const Session& session, const Device& device)
{
    auto out = text::formatInteger(device.quantity.value_or(1), session.language());
    if (device.measure && !device.measure->empty()) {
        out += " " + *device.measure;
    }
    return out;
}

/// What it cost, of all its pieces.
CardFact costFact(const Session& session, const Device& device)
{
    const auto label = device.quantity.value_or(1) == 1
                           ? session.say("device.cost")
                           : session.say("device.cost_of", {{"pieces", piecesOf(session, device)}});
    return {label, moneyOr(session, amountOf(device)), {}};
}

/// Whether another part of the card shows the field, or several do together.
bool isShownElsewhere(const Field& field)
{
    constexpr std::array elsewhere{"code",      "name",      "serial", "specs",       "site",
                                   "custodian", "condition", "use",    "in_use_year", "in_use_date",
                                   "cost",      "quantity",  "measure"};
    return std::find(elsewhere.begin(), elsewhere.end(), field.name) != elsewhere.end();
}

/// Everything else that is known, as the descriptor has it.
void addDetails(const Session& session, const Device& d, DeviceCard& card)
{
    const auto add = [&](const std::string& label, const std::string& value) {
        if (!value.empty()) {
            card.details.push_back({text::capitalized(session.say(label)), value, {}});
        }
    };
    if (d.quantity.value_or(1) != 1) {
        add("field.quantity", piecesOf(session, d));
        add("list.column_unit_price", d.cost ? moneyOr(session, d.cost) : std::string());
    }
    const auto values = valuesOf(d);
    for (const auto* field : fieldsToAsk(RecordKind::Device, /*isNew=*/true)) {
        if (!isShownElsewhere(*field)) {
            const auto text = valueText(session.shown().database(), session.language(), *field,
                                        values[field->number - 1u]);
            add("field." + std::string(field->name),
                field->type == FieldType::Choice ? text::capitalized(text) : text);
        }
    }
}

/// What a fixed asset has worn, and what is left of it.
void addWear(const Session& session, const DeviceId& id, DeviceCard& card)
{
    const auto wear = wearOf(session.shown(), id);
    if (!wear) {
        return;
    }
    if (wear->lastYear) {
        card.details.push_back(
            {session.say("wear.until", {{"year", std::to_string(*wear->lastYear)}}),
             moneyOr(session, std::optional{wear->accumulated}),
             {}});
    }
    card.details.push_back(
        {session.say("disposal.column.net_value"), moneyOr(session, wear->netValue), {}});
}

DeviceCard cardOf(const Session& session, const store::DeviceRow& row)
{
    const Device& d = row.device;
    auto& database = session.shown().database();
    DeviceCard card;
    card.id = row.id;
    card.icon = typeIcon(d.type);
    card.title = d.name.value_or(d.code.value_or(dash));
    card.caption = d.model.value_or("");
    if (d.code) {
        card.caption += (card.caption.empty() ? "" : " · ") + *d.code;
    }
    card.specs = d.type ? specLine(d.specs, specFields(database, session.language(), *d.type),
                                   session.language())
                        : std::string();
    card.site = d.site;
    card.siteName = row.site;
    card.states = {{session.say("field.condition"), "", conditionPill(session, row.now.condition)},
                   {session.say("field.use"), "", usePill(session, row.now.use)},
                   {session.say("device.paper"), "", paperPill(session, d.paper)}};
    card.money = {costFact(session, d),
                  {session.say("device.spent"), "…", {}},
                  {session.say("device.times_broken"), "…", {}}};
    card.facts = {{session.say("device.serial"), orDash(d.serial.value_or("")), {}},
                  {session.say("device.custodian"), orDash(row.custodian), {}},
                  {session.say("device.in_use"), orDash(inUseText(d)), {}}};
    setWarranty(session, d, card);
    addDetails(session, d, card);
    addWear(session, row.id, card);
    card.canWrite = session.isWritable() && !row.isWithdrawn;
    return card;
}

std::string asJpeg(const std::filesystem::path& path)
{
    return path.stem().string() + ".jpg";
}

bool isPicture(const std::string& mediaType)
{
    return mediaType.starts_with("image/");
}

} // namespace

DeviceCardPresenter::DeviceCardPresenter(Shell& shell, DeviceCardView& view, Reduce reduce)
    : m_shell(shell)
    , m_view(view)
    , m_reduce(std::move(reduce))
    , m_reader(shell)
    , m_pictureReader(shell)
    , m_prognosisReader(shell)
    , m_attachJob(shell.jobs())
{
    m_reader.follow([this] { load(); });
}

void DeviceCardPresenter::show(const std::optional<DeviceId>& device)
{
    if (device == m_device && m_card) {
        return;
    }
    m_device = device;
    m_picture = 0;
    m_all.clear();
    m_files.clear();
    load();
}

struct DeviceCardPresenter::Loaded
{
    std::vector<TimelineEntry> entries;
    std::vector<DeviceFile> files;
    Money spent;
    std::size_t faults = 0;
    std::optional<DueWork> upkeep; ///< the earliest turn of maintenance
};

void DeviceCardPresenter::load()
{
    auto& session = m_shell.session();
    const auto row = m_device && session.isOpen()
                         ? store::deviceRow(session.shown().database(), *m_device)
                         : std::nullopt;
    const bool isSame = m_card && row && m_card->id == row->id;
    const auto before = m_card;
    m_card = row ? std::optional{cardOf(session, *row)} : std::nullopt;
    if (isSame) { // what the worker will count again stands meanwhile
        m_card->money[1] = before->money[1];
        m_card->money[2] = before->money[2];
        m_card->advice = before->advice;
        m_card->adviceTone = before->adviceTone;
        m_card->upkeep = before->upkeep;
        m_card->upkeepTone = before->upkeepTone;
    }
    m_view.showCard(m_card);
    if (!m_card) {
        m_reader.cancel();
        return;
    }
    if (!isSame) {
        showEntries();
        m_view.showFiles({});
        m_view.showPicture(0, 0, {});
    }
    m_reader.read<Loaded>(
        [device = *m_device, language = session.language()](Register& reg, JobContext& job) {
            auto& database = reg.database();
            Loaded loaded;
            store::FaultFilter filter;
            filter.scope = store::FaultScope::All;
            filter.device = device;
            for (const auto& fault : store::faults(database, filter)) {
                ++loaded.faults;
                loaded.spent = Money::sum(loaded.spent, fault.repairCost).value_or(loaded.spent);
            }
            for (const auto& file : store::attachmentsOf(database, device)) {
                const auto type = file.attachment.mediaType.value_or("");
                loaded.files.push_back(
                    {file.id, file.attachment.name.value_or(""), type, isPicture(type)});
            }
            auto upkeep = nextWorkOf(reg, device);
            if (!upkeep.empty()) {
                loaded.upkeep = std::move(upkeep.front());
            }
            loaded.entries =
                deviceTimeline(database, language, device, [&job] { job.checkpoint(); });
            return loaded;
        },
        [this](Loaded loaded) { adopt(std::move(loaded)); });
}

void DeviceCardPresenter::adopt(Loaded loaded)
{
    if (!m_card) {
        return;
    }
    const auto language = m_shell.session().language();
    m_card->money[1].value = text::formatMoney(loaded.spent, language);
    m_card->money[2].value =
        text::formatInteger(static_cast<std::int64_t>(loaded.faults), language);
    setUpkeep(loaded.upkeep);
    m_view.showCard(m_card);
    m_all = std::move(loaded.entries);
    showEntries();
    const bool isOtherFiles = m_files.size() != loaded.files.size();
    m_files = std::move(loaded.files);
    m_view.showFiles(m_files);
    if (isOtherFiles) {
        showPicture(m_picture);
    }
    readPrognosis();
}

void DeviceCardPresenter::setUpkeep(const std::optional<DueWork>& work)
{
    m_card->upkeep.clear();
    if (!work) {
        return;
    }
    const auto& session = m_shell.session();
    const auto line = upkeepLine(session, *work, session.shownDay());
    m_card->upkeep = line.title + " · " + line.caption;
    const bool isAhead = work->due > planning::plusDays(session.shownDay(), upkeepDaysAhead);
    m_card->upkeepTone = isAhead ? Tone::Mute : line.tone;
}

void DeviceCardPresenter::readPrognosis()
{
    // it looks at every device: in a large register the page of forecasts is the place for it
    constexpr std::int64_t mostDevices = 20'000;
    m_prognosisReader.read<std::optional<Prognosis>>(
        [device = *m_device](Register& reg, JobContext&) {
            return store::hasMoreDevicesThan(reg.database(), mostDevices)
                       ? std::nullopt
                       : std::optional{prognosisOf(reg, device)};
        },
        [this, device = *m_device](const std::optional<Prognosis>& prognosis) {
            if (m_card && m_card->id == device && prognosis) {
                adopt(*prognosis);
            }
        });
}

void DeviceCardPresenter::adopt(const Prognosis& prognosis)
{
    const auto& session = m_shell.session();
    const auto language = session.language();
    m_card->details.push_back(
        {session.say("purchase.device_forecast"),
         prognosis.failures
             ? session.say("purchase.device_failures",
                           {{"count", text::formatDecimal(*prognosis.failures, 1, language)}})
             : session.say("purchase.too_few"),
         {}});
    m_card->advice.clear();
    if (prognosis.advice) {
        const auto& advice = *prognosis.advice;
        const bool shouldReplace = advice.advice.shouldReplace;
        const auto money = [&](double dong) {
            return text::formatMoney(Money{std::llround(dong)}, language);
        };
        m_card->advice =
            session.say(shouldReplace ? "purchase.device_replace" : "purchase.device_repair",
                        {{"cost", money(advice.question.repairCost)},
                         {"even", money(advice.advice.breakEven)}});
        m_card->adviceTone = shouldReplace ? Tone::Warn : Tone::Ok;
    }
    m_view.showCard(m_card);
}

void DeviceCardPresenter::setFilter(TimelineFilter filter)
{
    m_filter = filter;
    showEntries();
}

bool DeviceCardPresenter::canUndo(const TimelineEntry& entry) const
{
    return entry.canBeUndone && m_shell.session().isWritable();
}

void DeviceCardPresenter::showEntries()
{
    m_shown.clear();
    for (const auto& entry : m_all) {
        if (m_filter == TimelineFilter::All ||
            (m_filter == TimelineFilter::Faults && entry.isFault) ||
            (m_filter == TimelineFilter::Money && entry.isMoney)) {
            m_shown.push_back(entry);
            m_shown.back().canBeUndone = canUndo(entry);
        }
    }
    m_view.showTimeline(m_shown, m_filter, m_all.size());
}

void DeviceCardPresenter::undo(std::size_t entry)
{
    if (entry >= m_shown.size() || !canUndo(m_shown[entry])) {
        return;
    }
    const auto changeSet = m_shown[entry].changeSet;
    if (!m_shown[entry].isImport) {
        undoWithQuestion(m_shell, changeSet);
        return;
    }
    auto& session = m_shell.session();
    m_shell.prompts().ask(session.say("device.undo_import"), session.say("device.undo_import_help"),
                          {session.say("device.undo_import_yes"), session.say("device.keep")},
                          [this, changeSet](std::optional<std::size_t> answer) {
                              if (answer == std::size_t{0}) {
                                  undoWithQuestion(m_shell, changeSet);
                              }
                          });
}

bool DeviceCardPresenter::follow(std::size_t entry)
{
    if (entry >= m_shown.size() || !m_shown[entry].link) {
        return false;
    }
    m_shell.go(*m_shown[entry].link);
    return true;
}

std::vector<PaperOffer> DeviceCardPresenter::papers() const
{
    return m_device ? papersForDevice(m_shell.session(), *m_device) : std::vector<PaperOffer>();
}

std::vector<PaperCorrection> DeviceCardPresenter::corrections() const
{
    return m_card && m_card->canWrite ? paperCorrections(m_shell.session(), DeviceId{m_card->id})
                                      : std::vector<PaperCorrection>();
}

void DeviceCardPresenter::correct(const PaperCorrection& paper)
{
    m_shell.openSheet({SheetKind::CorrectRecord, paper.record, {}});
}

void DeviceCardPresenter::goToSite()
{
    if (m_card && m_card->site) {
        m_shell.go({ScreenName::Sites, RecordRef{RecordKind::Site, *m_card->site}, {}});
    }
}

void DeviceCardPresenter::open(SheetKind kind)
{
    if (m_card && m_card->canWrite && !(m_instead && m_instead(kind))) {
        m_shell.openSheet({kind, RecordRef{RecordKind::Device, m_card->id}, {}});
    }
}

void DeviceCardPresenter::chooseFiles()
{
    auto& session = m_shell.session();
    addFiles(m_shell.prompts().filesToOpen(
        session.say("device.add_files"),
        {{session.say("device.pictures"), "*.jpg;*.jpeg;*.png"},
         {session.say("device.papers"), "*.jpg;*.jpeg;*.png;*.pdf;*.docx;*.xlsx"}},
        true));
}

void DeviceCardPresenter::addFiles(const std::vector<std::filesystem::path>& files)
{
    if (!m_card || !m_card->canWrite || files.empty()) {
        return;
    }
    const bool isIdle = m_toAttach.empty();
    m_toAttach.insert(m_toAttach.end(), files.begin(), files.end());
    if (isIdle) {
        attachNext();
    }
}

void DeviceCardPresenter::attachNext()
{
    if (m_toAttach.empty() || !m_device) {
        m_toAttach.clear();
        return;
    }
    const auto path = m_toAttach.front();
    const auto bytes = std::make_shared<std::string>();
    m_attachJob.start(
        {m_shell.session().say("device.attaching"),
         [bytes, path, reduce = m_reduce](JobContext&) {
             *bytes = readWhole(path);
             if (mediaTypeOf(path.filename().string(), *bytes).starts_with("image/")) {
                 *bytes = reduce(*bytes);
             }
         },
         [this, bytes, path, device = *m_device](const JobEnd& end) {
             if (end.isDone()) {
                 m_shell.act(
                     [&]() -> Checked<Shell::Done> {
                         AttachmentDraft draft;
                         draft.device = device;
                         draft.name = path.filename().string();
                         // made smaller it has become a JPEG
                         if (mediaTypeOf(draft.name, *bytes).empty() &&
                             mediaTypeOf(asJpeg(path), *bytes) == "image/jpeg") {
                             draft.name = asJpeg(path);
                         }
                         draft.bytes = std::move(*bytes);
                         const auto written = attach(m_shell.session().reg(), draft);
                         if (!written) {
                             return written.problems();
                         }
                         return Shell::Done{
                             written->changeSet,
                             m_shell.session().say("device.attached", {{"name", draft.name}})};
                     },
                     {});
             }
             if (!m_toAttach.empty()) {
                 m_toAttach.erase(m_toAttach.begin());
             }
             attachNext();
         },
         {}});
}

void DeviceCardPresenter::showPicture(std::size_t index)
{
    std::vector<std::size_t> pictures;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        if (m_files[i].isPicture) {
            pictures.push_back(i);
        }
    }
    if (pictures.empty()) {
        m_picture = 0;
        m_view.showPicture(0, 0, {});
        return;
    }
    m_picture = index % pictures.size();
    m_pictureReader.read<std::string>(
        [id = m_files[pictures[m_picture]].id](Register& reg, JobContext&) {
            return attachedBytes(reg, id).value_or("");
        },
        [this, at = m_picture, count = pictures.size()](const std::string& bytes) {
            m_view.showPicture(at, count, bytes);
        });
}

void DeviceCardPresenter::openFile(std::size_t index)
{
    if (index >= m_files.size()) {
        return;
    }
    auto& session = m_shell.session();
    const auto bytes = attachedBytes(session.shown(), m_files[index].id);
    if (bytes) {
        m_view.openFile(m_files[index].name, *bytes);
    } else {
        m_shell.banner({BannerTone::Warn, session.say("device.file_not_here"), {}, {}, {}});
    }
}

} // namespace dongbo::present
