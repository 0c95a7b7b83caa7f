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

private:
    const Session& m_session;
    const char* m_words;
};

} // namespace dongbo::present
