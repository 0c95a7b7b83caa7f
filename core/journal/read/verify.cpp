#include "core/journal/read/verify.h"

#include "core/journal/chain/arrivals.h"
#include "core/journal/chain/digest.h"
#include "core/journal/chain/hash.h"
#include "core/journal/fold/applier.h"
#include "core/journal/fold/refold.h"
#include "core/journal/time/clock.h"
#include "core/store/file/settings.h"
#include "core/store/health/integrity.h"
#include "core/store/health/page_scan.h"
#include "core/store/health/record_audit.h"
#include "core/store/journal/change_log.h"
#include "core/text/dates.h"

#include <algorithm>
#include <map>
#include <new>
#include <unordered_set>

namespace dongbo::journal {

std::string Check::detail() const
{
    std::string line;
    for (const auto& finding : findings) {
        line += (line.empty() ? "" : "; ") + finding.code;
        for (const auto& argument : finding.args) {
            line += " " + argument.name + "=" + argument.value;
        }
    }
    return line;
}

namespace {

constexpr std::size_t mostFindings = 20;

void note(Check& check, Message finding)
{
    check.ok = false;
    ++check.problems;
    if (check.findings.size() < mostFindings) {
        check.findings.push_back(std::move(finding));
    }
}

class Verifier
{
public:
    Verifier(store::Database& database, const Progress& progress)
        : m_database(database)
        , m_progress(progress)
        , m_refold(database)
    {}

    VerifyResult run()
    {
        std::int64_t count = 0;
        const store::UncheckedPages unchecked(m_database); // their own check tells of them
        attempt("integrity", [&](Check& check) {
            for (auto& line : store::integrityProblems(m_database, 50)) {
                note(check, {"verify.page", {{"detail", std::move(line)}}});
            }
        });
        attempt("schema", [&](Check& check) {
            for (auto& name : store::schemaProblems(m_database)) {
                note(check, {"verify.object", {{"name", std::move(name)}}});
            }
        });
        // before the view: it takes the write lock for a moment
        attempt("search", [&](Check& check) {
            for (auto& name : store::searchIndexProblems(m_database)) {
                note(check, {"verify.index", {{"name", std::move(name)}}});
            }
        });
        std::optional<store::ReadView> view;
        attempt("references", [&](Check& check) {
            view.emplace(m_database);
            count = store::OpTable(m_database).count();
            m_all = static_cast<std::size_t>(count) * 2;
            for (auto& line : store::foreignKeyProblems(m_database, mostFindings)) {
                note(check, {"verify.reference", {{"detail", std::move(line)}}});
            }
        });
        attempt("attachments", [&](Check& check) {
            store::forEachBlob(m_database, [&](const std::string& hash, std::string_view bytes) {
                if (hexOf(hashOf(bytes)) != hash) {
                    note(check, {"verify.blob", {{"name", hash}}});
                }
            });
        });
        attempt("chain", [&](Check& check) { chains(check); });
        attempt("replay", [&](Check& check) { records(check); });
        attempt("node", [&](Check& check) { ownNode(check); });
        attempt("arrivals", [&](Check& check) {
            const auto state = Arrivals::check(m_database);
            if (state == Arrivals::State::Missing || state == Arrivals::State::Differs) {
                note(check, {"verify.arrivals_changed", {}});
            }
        });
        attempt("settings", [&](Check& check) {
            const auto cover = store::settingsCover(m_database);
            if (cover == store::SettingsCover::Missing || cover == store::SettingsCover::Differs) {
                note(check, {"verify.settings_changed", {}});
            }
        });
        attempt("times", [&](Check& check) { times(check); });
        attempt("space", [&](Check& check) {
            for (const auto page : store::strayBits(m_database)) {
                note(check, {"verify.stray_bit", {{"page", std::to_string(page)}}});
            }
            check.ok = true; // a hint about the disk: no damage to what the register says
        });
        m_result.operations = count;
        try {
            m_result.digest = digest(m_database);
        } catch (const std::bad_alloc&) {
            throw; // no damage
        } catch (const std::exception&) {
            m_result.ok = false;
            m_result.digest.clear();
        }
        return std::move(m_result);
    }

private:
    template <typename F> void attempt(const char* name, F&& look)
    {
        Check check;
        check.name = name;
        try {
            look(check);
        } catch (const Error& error) {
            if (error.kind() == Error::Kind::Cancelled) {
                throw;
            }
            note(check, {"verify.unreadable", {{"at", m_at}, {"detail", error.what()}}});
        } catch (const std::bad_alloc&) {
            throw; // no damage
        } catch (const std::exception& failure) {
            note(check, {"verify.unreadable", {{"at", m_at}, {"detail", failure.what()}}});
        }
        m_result.ok = m_result.ok && check.ok;
        m_result.checks.push_back(std::move(check));
    }

    void tell()
    {
        if (m_progress && ++m_done % 4096 == 0) {
            m_progress(std::min(m_done, m_all), m_all);
        }
    }

    void chains(Check& check)
    {
        const store::OpTable ops(m_database);
        std::map<std::int64_t, NodeId> nodes;
        for (const auto& [number, id] : ops.nodes()) {
            nodes.emplace(number, id);
        }
        const auto own = ownNodeId();
        for (const auto& [number, length] : store::chainLengths(m_database)) {
            const auto node = nodes.find(number);
            if (node == nodes.end()) {
                note(check, {"verify.node_unknown", {{"node", std::to_string(number)}}});
                continue;
            }
            m_at = "node " + node->second.text();
            chain(check, nodes, *node, own && node->second == *own);
        }
    }

    void chain(Check& check, const std::map<std::int64_t, NodeId>& nodes,
               const std::pair<const std::int64_t, NodeId>& node, bool isOwn)
    {
        store::Hash head{};
        std::uint64_t seq = 0;
        std::int64_t hlc = 0;
        const Knowledge knowledge;
        store::auditChain(m_database, node.first, [&](const store::AuditedOp& op) {
            const auto& row = op.row;
            const auto bad = [&](const char* code) {
                note(check, {code,
                             {{"node", node.second.text()},
                              {"seq", std::to_string(row.seq)},
                              {"no", std::to_string(row.no)},
                              {"record", row.record.text()}}});
            };
            m_at = "node " + node.second.text() + " seq " + std::to_string(row.seq);
            if (row.seq != ++seq) {
                bad("verify.gap");
                seq = row.seq;
            }
            const auto origin = nodes.find(row.origin);
            if (!op.isSound || origin == nodes.end()) {
                bad("verify.operation");
                head = row.hash;
                tell();
                return;
            }
            const auto header = headerOf(row, node.second, origin->second);
            if (chainHash(head, header, row.payload) != row.hash) {
                bad("verify.chain_broken");
            }
            head = row.hash;
            bool isKnown = false;
            try {
                isKnown = knowledge.understands(row, archive::decodePayload(row.payload));
            } catch (const Error& error) {
                if (error.kind() != Error::Kind::NewerSchema) {
                    bad("verify.operation");
                }
            }
            if (!isKnown && !row.isParked) {
                bad("verify.operation");
                tell();
                return;
            }
            if (isOwn && row.hlc <= hlc) {
                bad("verify.clock");
            }
            if (row.hlc >= HybridClock::ceiling || row.receivedMs <= 0 ||
                row.receivedMs >= HybridClock::ceiling >> 16) {
                ++m_outOfRange;
            }
            hlc = row.hlc;
            m_lastForeign = isOwn ? m_lastForeign : std::max(m_lastForeign, row.hlc);
            m_refold.add(row);
            tell();
        });
    }

    void records(Check& check)
    {
        m_refold.onUnreadable = [&](std::int64_t no) {
            note(check, {"verify.payload", {{"no", std::to_string(no)}}});
        };
        m_refold.finish();
        for (const auto& kind : kinds()) {
            m_at = "kind " + std::string(kind.name);
            recordsOf(check, kind);
        }
        m_at = "cells";
        if (store::countCells(m_database) != m_cells) {
            note(check, {"verify.cells", {}});
        }
        const auto [found, wanted] = store::countFound(m_database);
        if (found != wanted) {
            note(check, {"verify.index", {{"name", "found"}}});
        }
    }

    void recordsOf(Check& check, const Kind& kind)
    {
        store::RecordAudit audit(m_database, kind.number);
        auto rest = m_refold.operations(kind.number);
        const auto takeMissing = [&](const RecordId* before) {
            while (!rest.empty() && (before == nullptr || rest.front().record < *before)) {
                const auto group = Refold::firstRecord(rest);
                rest = rest.subspan(group.size());
                if (!m_refold.foldOf(kind.number, group).isNothing()) {
                    record(check, kind, group.front().record, "");
                }
            }
        };
        while (const auto* row = audit.next()) {
            if (!row->id) {
                record(check, kind, RecordId{}, "id");
                continue;
            }
            m_at = "kind " + std::string(kind.name) + " after record " + row->id->text();
            takeMissing(&*row->id);
            Folded nothing;
            nothing.values.resize(kind.fields.size());
            const Folded* wanted = &nothing;
            if (!rest.empty() && rest.front().record == *row->id) {
                const auto group = Refold::firstRecord(rest);
                rest = rest.subspan(group.size());
                wanted = &m_refold.foldOf(kind.number, group);
                for (std::size_t i = 0; i < group.size(); ++i) {
                    tell();
                }
            }
            compare(check, kind, *row, *wanted);
        }
        takeMissing(nullptr);
    }

    void compare(Check& check, const Kind& kind, const store::AuditedRecord& row,
                 const Folded& wanted)
    {
        if (row.state != static_cast<std::int64_t>(wanted.state)) {
            record(check, kind, *row.id, "state");
        }
        if (row.birth != wanted.birth) {
            record(check, kind, *row.id, "birth");
        }
        for (std::size_t i = 0; i < kind.fields.size(); ++i) {
            const bool isOdd =
                std::find(row.oddFields.begin(), row.oddFields.end(), i + 1) != row.oddFields.end();
            if (isOdd || row.values[i] != wanted.values[i]) {
                record(check, kind, *row.id, kind.fields[i].name);
            }
        }
        const auto cells = store::Projection(m_database).cells(*row.id);
        m_cells += static_cast<std::int64_t>(wanted.cells.size());
        const bool same = cells.size() == wanted.cells.size() &&
                          std::equal(cells.begin(), cells.end(), wanted.cells.begin(),
                                     [](const store::CellStamp& a, const store::CellStamp& b) {
                                         return a.field == b.field && a.op == b.op;
                                     });
        if (!same) {
            record(check, kind, *row.id, "cell");
        }
        for (const auto& column : row.staleColumns) {
            record(check, kind, *row.id, column);
        }
    }

    /// What a wrong clock left behind: hints, since nothing is damaged by it.
    void times(Check& check)
    {
        for (const auto& change : store::doubtedChanges(m_database)) {
            note(check, {"verify.time_doubted",
                         {{"change_set", change.id.text()},
                          {"by", change.actorName},
                          {"at", text::formatInstant(Instant{change.wallMs})}}});
        }
        if (m_outOfRange > 0) {
            note(check, {"verify.time_out_of_range", {{"count", std::to_string(m_outOfRange)}}});
        }
        check.ok = true;
    }

    static void record(Check& check, const Kind& kind, const RecordId& id, std::string_view field)
    {
        note(check, {"verify.record",
                     {{"kind", "@kind." + std::string(kind.name)},
                      {"record", id.text()},
                      {"field", std::string(field)}}});
    }

    std::optional<NodeId> ownNodeId()
    {
        const auto bytes = m_database.setting("node");
        NodeId id;
        if (bytes.size() != id.bytes.size()) {
            return std::nullopt;
        }
        std::memcpy(id.bytes.data(), bytes.data(), bytes.size());
        return id;
    }

    void ownNode(Check& check)
    {
        const auto own = ownNodeId();
        const auto nodes = store::OpTable(m_database).nodes();
        const bool isKnown = own && std::any_of(nodes.begin(), nodes.end(), [&](const auto& node) {
                                 return node.second == *own;
                             });
        if (!isKnown) {
            note(check, {"verify.node_unknown", {{"node", own ? own->text() : "?"}}});
        }
        if (m_database.numberSetting("last_hlc") < m_lastForeign) {
            note(check, {"verify.clock_behind", {}});
        }
    }

    store::Database& m_database;
    const Progress& m_progress;
    Refold m_refold;
    VerifyResult m_result;
    std::string m_at;
    std::size_t m_done = 0;
    std::size_t m_all = 0;
    std::int64_t m_cells = 0;
    std::int64_t m_lastForeign = 0;
    std::size_t m_outOfRange = 0; ///< operations dated past 2100, or not at all
};

} // namespace

VerifyResult verify(store::Database& database, const Progress& progress)
{
    return Verifier(database, progress).run();
}

} // namespace dongbo::journal
