#pragma once

#include "gui/present/lists/list_types.h"
#include "gui/present/session.h"

#include <string>

namespace dongbo::present {

/// Makes the columns of one list: what all of them have, titled by the sentence "<words><id>".
class NewColumn
{
public:
    NewColumn(const Session& session, const char* words)
        : m_session(session)
        , m_words(words)
    {}

    [[nodiscard]] TableColumn operator()(const char* id, CellKind kind, int width, int stretch = 0,
                                         int drop = 0, bool filters = true) const
    {
        TableColumn out;
        out.id = id;
        out.title = m_session.say(m_words + out.id);
        out.kind = kind;
        out.width = width;
        out.stretch = stretch;
        out.drop = drop;
        out.filters = filters;
        return out;
    }

    /// The column that tells which row it is: always shown, not filtered by, never narrower than
    /// `least`.
    [[nodiscard]] TableColumn fixed(const char* id, int width, int stretch, int least) const
    {
        auto out = (*this)(id, CellKind::Strong, width, stretch, 0, false);
        out.isFixed = true;
        out.least = least;
        return out;
    }

private:
    const Session& m_session;
    const char* m_words;
};

} // namespace dongbo::present
