#include "importers/readers/xml/scan_window.h"

namespace dongbo::importers {

bool ScanWindow::fill()
{
    if (m_isOver) {
        return false;
    }
    if (m_at > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_at, m_size - m_at);
        m_passed += m_at;
        m_size -= m_at;
        m_at = 0;
    }
    if (m_size >= m_limits.tokenBytes) {
        throw pastLimit("token_bytes", m_limits.tokenBytes);
    }
    // a long token is rescanned after each fill: read as much again as there is of it already
    const auto wanted = std::max(blockBytes, m_size);
    if (m_buffer.size() - m_size < wanted) {
        m_buffer.resize(m_size + wanted);
    }
    const auto got = m_source->read(m_buffer.data() + m_size, wanted);
    m_size += got;
    m_isOver = got == 0;
    return !m_isOver;
}

bool ScanWindow::passOver(std::string_view terminator)
{
    for (;;) {
        const auto left = seen();
        if (const auto found = left.find(terminator); found != std::string_view::npos) {
            pass(found + terminator.size());
            return true;
        }
        pass(left.size() - std::min(left.size(), terminator.size() - 1));
        if (!fill()) {
            pass(size());
            return false;
        }
    }
}

} // namespace dongbo::importers
