#include "gui/present/consistency/models_presenter.h"

#include "core/register/planning/situation.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "gui/present/acting.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <unordered_map>

namespace dongbo::present {

struct ModelsPresenter::Reading
{
    RegisterSituation read;
    std::vector<planning::ModelSpread> spread;
};

namespace {

/// More models than this of one type, and none can stand in for another.
constexpr std::int64_t manyModels = 4;

std::string quarterLabel(Date day)
{
    const auto quarter = (static_cast<unsigned>(day.month()) - 1) / 3 + 1;
    constexpr int century = 100;
    const auto year = std::to_string(static_cast<int>(day.year()) % century + century).substr(1);
    return "Q" + std::to_string(quarter) + "/" + year;
}

} // namespace

ModelsPresenter::ModelsPresenter(Shell& shell, ModelsView& view)
    : m_shell(shell)
    , m_view(view)
    , m_reader(shell)
    , m_trendJob(shell.jobs())
{
    m_reader.follow([this] { reload(); });
}

std::string ModelsPresenter::say(std::string_view code, std::initializer_list<Argument> args) const
{
    return m_shell.session().say(code, args);
}

void ModelsPresenter::open(std::optional<DeviceType> type)
{
    if (type) {
        m_type = type;
    }
    if (m_reader.isStale()) {
        reload();
    } else {
        fill();
    }
}

void ModelsPresenter::setInSight(bool isInSight)
{
    m_isInSight = isInSight;
    m_reader.setInSight(isInSight);
    if (!isInSight) {
        m_trendJob.cancel();
    } else if (!m_isTrendRead && !m_trendJob.isRunning() && m_read) {
        readTrend();
    }
}

void ModelsPresenter::reload()
{
    m_reader.read<std::shared_ptr<Reading>>(
        [](Register& reg, JobContext& job) {
            auto reading = std::make_shared<Reading>();
            reading->read = readSites(reg, {});
            job.checkpoint();
            reading->spread = planning::spreadOf(reading->read.situation.sites,
                                                 reading->read.situation.standards);
            return reading;
        },
        [this](std::shared_ptr<Reading> reading) {
            m_read = std::move(reading);
            fill();
            readTrend();
        });
}

/// The past is replayed from the present register, also while a past day is shown.
void ModelsPresenter::readTrend()
{
    auto& session = m_shell.session();
    m_isTrendRead = false;
    if (!session.isOpen()) {
        return;
    }
    auto opens = session.openForWorker(Session::WorkerAccess::Read);
    opens.past.reset();
    const auto points = std::make_shared<std::vector<TrendPoint>>();
    JobSpec spec;
    spec.title = say("consistency.trend_reading");
    spec.work = [opens, points, until = session.shownDay()](JobContext& job) {
        auto reg = opens.open();
        *points = consistencyTrend(reg, until, quarters, [&job](std::size_t done, std::size_t all) {
            job.progress(done, all);
        });
    };
    spec.done = [this, points, until = session.shownDay()](const JobEnd& end) {
        if (!end.isDone()) {
            if (!end.isCancelled()) {
                tellReadingFailed(m_shell, *end.error);
            }
            return;
        }
        m_trend.clear();
        for (const auto& point : *points) {
            TrendBar bar;
            bar.label = quarterLabel(point.day);
            bar.able = point.able;
            bar.unable = point.sites - point.able;
            bar.score = point.score;
            bar.day = point.day;
            bar.isCurrent = point.day == until;
            bar.tip = say("consistency.trend_tip", {{"day", text::formatDate(point.day)},
                                                    {"able", std::to_string(point.able)},
                                                    {"sites", std::to_string(point.sites)},
                                                    {"gaps", std::to_string(point.gaps)},
                                                    {"score", std::to_string(point.score)}});
            m_trend.push_back(std::move(bar));
        }
        m_isTrendRead = true;
        m_view.showTrend();
    };
    m_trendJob.start(std::move(spec));
}

void ModelsPresenter::fill()
{
    m_rows.clear();
    m_devices.clear();
    const auto language = m_shell.session().language();
    if (!m_read) {
        return;
    }
    const planning::ModelSpread* chosen = nullptr;
    for (const auto& spread : m_read->spread) {
        SpreadRow row;
        row.type = spread.type;
        row.icon = std::string(typeIcon(spread.type));
        row.name = text::capitalized(wordOf(language, std::optional{spread.type}));
        std::int64_t byStandard = 0;
        for (const auto& model : spread.models) {
            row.parts.push_back(std::ssize(model.devices));
            byStandard += model.isPreferred ? std::ssize(model.devices) : 0;
        }
        row.models = say("consistency.model_count", {{"count", std::to_string(spread.known)}});
        row.tone = spread.known >= manyModels ? Tone::Warn : Tone::None;
        const auto& first = spread.models.front();
        row.commonest =
            say("consistency.commonest",
                {{"count", std::to_string(first.devices.size())},
                 {"all", std::to_string(spread.devices)},
                 {"model", first.model.empty() ? say("consistency.no_model") : first.model}});
        if (spread.preferred > 0) {
            row.standard =
                say("consistency.by_standard", {{"count", std::to_string(spread.preferred)},
                                                {"devices", std::to_string(byStandard)}});
        }
        m_rows.push_back(std::move(row));
        if (spread.type == m_type || (!m_type && chosen == nullptr)) {
            chosen = &spread;
        }
    }
    if (chosen != nullptr) {
        m_type = chosen->type;
        std::unordered_map<RecordId, std::pair<std::string, std::string>> where;
        for (std::size_t i = 0; i < m_read->read.sites.size(); ++i) {
            for (const auto& device : m_read->read.situation.sites[i].devices) {
                if (device.facts.type == m_type) {
                    where.emplace(device.facts.id,
                                  std::pair{std::string(device.code),
                                            shortSiteName(m_read->read.sites[i].name)});
                }
            }
        }
        for (auto model = chosen->models.rbegin(); model != chosen->models.rend(); ++model) {
            for (const auto& id : model->devices) {
                const auto& [code, site] = where[id];
                m_devices.push_back(
                    {id, code, model->model.empty() ? say("consistency.no_model") : model->model,
                     site, model->isPreferred});
            }
        }
    }
    m_view.showSpread();
    headChanged();
}

std::string ModelsPresenter::chosenName() const
{
    return m_type ? text::capitalized(wordOf(m_shell.session().language(), m_type)) : std::string();
}

std::string ModelsPresenter::caption() const
{
    const auto scattered = std::count_if(
        m_rows.begin(), m_rows.end(), [](const SpreadRow& row) { return row.tone == Tone::Warn; });
    return say("consistency.models_caption",
               {{"types", std::to_string(m_rows.size())}, {"count", std::to_string(scattered)}});
}

void ModelsPresenter::choose(std::size_t row)
{
    if (row < m_rows.size() && m_type != m_rows[row].type) {
        m_type = m_rows[row].type;
        fill();
    }
}

void ModelsPresenter::openDevice(std::size_t index)
{
    if (index < m_devices.size()) {
        m_shell.go({ScreenName::Devices, RecordRef{RecordKind::Device, m_devices[index].id}, {}});
    }
}

void ModelsPresenter::openDay(std::size_t bar)
{
    if (bar < m_trend.size()) {
        m_shell.showDay(m_trend[bar].day);
    }
}

} // namespace dongbo::present
