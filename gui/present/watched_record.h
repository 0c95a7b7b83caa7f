#pragma once

#include "core/register/base/edits.h"
#include "core/store/projection/load.h"
#include "gui/present/session.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dongbo::present {

/// A field that somebody else gave another value while a form was open.
struct FieldChange
{
    std::string field; ///< "cost"
    Value theirs;      ///< what it holds now
    std::string by;    ///< who changed it; may be empty
    Instant at;
};

/// Which fields differ between what the form began with and what the register holds now, in field
/// order, with who did it (asked of the record's history).
[[nodiscard]] std::vector<FieldChange> changesSince(Session& session, RecordKind kind,
                                                    const RecordId& id,
                                                    const std::vector<Value>& base,
                                                    const std::vector<Value>& now);
/// "Nguyễn Văn Mẫu vừa đổi thành 12.500.000 đ": the sentence beside the field. `theirs` is the
/// value as the form itself would show it; empty: "vừa bỏ trống".
[[nodiscard]] std::string sentenceOf(const Session& session, const FieldChange& change,
                                     std::string_view theirs);

/// The record a form was opened with. While the form is open others may change or withdraw it: the
/// form asks after each Session::changed, says so beside the field and keeps what was typed.
template <typename R> class WatchedRecord
{
public:
    using Id = typename store::IdOf<R>::type;

    /// Throws {NotFound, "find.gone"} when there is no such record.
    WatchedRecord(Session& session, const Id& id)
        : m_session(&session)
        , m_id(id)
        , m_base(now())
        , m_seen(m_base)
    {}

    [[nodiscard]] const Id& id() const { return m_id; }
    /// As it was when the form opened, or when takeTheirs() was last called.
    [[nodiscard]] const R& base() const { return m_base; }
    /// As the person was last shown it: look().
    [[nodiscard]] const R& seen() const { return m_seen; }
    /// Withdrawn meanwhile: saving will be refused.
    [[nodiscard]] bool isGone() const
    {
        return !store::load<R>(m_session->reg().database(), m_id).has_value();
    }
    /// Fields somebody changed since base(); empty while the record is gone.
    [[nodiscard]] std::vector<FieldChange> changes() const
    {
        const auto found = store::load<R>(m_session->reg().database(), m_id);
        return found
                   ? changesSince(*m_session, kindOf<R>(), m_id, valuesOf(m_base), valuesOf(*found))
                   : std::vector<FieldChange>();
    }
    /// The person has been shown what the register holds now: from here on `edits` takes that as
    /// seen. Throws {NotFound, "find.gone"}.
    void look() { m_seen = now(); }
    /// What to save: the fields that `typed` has otherwise than base(), each with what was last
    /// seen there. What is typed as it was last seen is no edit.
    [[nodiscard]] std::vector<FieldEdit> edits(const R& typed) const
    {
        auto edits = editsBetween(m_base, typed);
        const auto seen = valuesOf(m_seen);
        for (auto& edit : edits) {
            edit.seen = seen[edit.field - 1u];
        }
        std::erase_if(edits, [](const FieldEdit& edit) { return *edit.seen == edit.wanted; });
        return edits;
    }
    /// The person has seen the changes: base() is the record as it is now.
    void takeTheirs()
    {
        m_base = now();
        m_seen = m_base;
    }

private:
    [[nodiscard]] R now() const
    {
        auto found = store::load<R>(m_session->reg().database(), m_id);
        if (!found) {
            throw Error(Error::Kind::NotFound,
                        {"find.gone",
                         {{"kind", "@kind." + std::string(describe(kindOf<R>()).name)},
                          {"id", m_id.text()}}});
        }
        return std::move(*found);
    }

    Session* m_session;
    Id m_id;
    R m_base;
    R m_seen;
};

} // namespace dongbo::present
