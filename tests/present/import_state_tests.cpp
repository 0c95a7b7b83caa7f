#include "gui/present/import/import_state.h"

#include <catch2/catch.hpp>

#include <string>

using namespace dongbo::present;

// One letter a step taken: state (C choosing, R reading, K comparing, Y ready, W writing, D done,
// F failed), then effect (. nothing, x refuse, s show, r read, k compare, w write, p stop, g
// forget). A second description of the machine, to be changed knowingly together with it.

namespace {

constexpr ImportState states[] = {
    ImportState::Choosing, ImportState::Reading, ImportState::Comparing, ImportState::Ready,
    ImportState::Writing,  ImportState::Done,    ImportState::Failed};
constexpr ImportEvent events[] = {ImportEvent::Read,   ImportEvent::Answer, ImportEvent::Tick,
                                  ImportEvent::Look,   ImportEvent::Commit, ImportEvent::Again,
                                  ImportEvent::Stop,   ImportEvent::Drop,   ImportEvent::Finished,
                                  ImportEvent::Failed, ImportEvent::Stopped};

constexpr const char* expected[] = {
    //       Read Answ Tick Look Comm Agai Stop Drop Fini Fail Stopped
    /* C */ "Rr C. C. C. C. C. C. Cg C. C. C.",
    /* R */ "Rr Rx Rx Rx Rx Rx Rp Cg Kk Cs Cg",
    /* K */ "Rr Kk Kx Ks Kx K. Kp Cg Ys Fs Fs",
    /* Y */ "Rr Kk Ys Ys Ww Y. Y. Cg Y. Y. Y.",
    /* W */ "Wx Wx Wx Wx Wx Wx Wp Wx Ds Ys Ys",
    /* D */ "Rr D. D. Ds D. Kk D. Cg D. D. D.",
    /* F */ "Rr Kk Fx Fs Kk F. F. Cg F. F. F.",
};

std::string lettersOf(const ImportStepTaken& step)
{
    return {"CRKYWDF"[static_cast<int>(step.state)], ".xsrkwpg"[static_cast<int>(step.effect)]};
}

} // namespace

TEST_CASE("Import: every event in every state does what the table says", "[present]")
{
    static_assert(std::size(states) == importStateCount && std::size(events) == importEventCount);
    for (std::size_t s = 0; s < std::size(states); ++s) {
        std::string row;
        for (const auto event : events) {
            row += (row.empty() ? "" : " ") + lettersOf(after(states[s], event));
        }
        CHECK(row == expected[s]);
    }
}

TEST_CASE("Import: only the worker's end leaves the state of writing", "[present]")
{
    for (const auto event : events) {
        const bool isEnd = event == ImportEvent::Finished || event == ImportEvent::Failed ||
                           event == ImportEvent::Stopped;
        CHECK((after(ImportState::Writing, event).state == ImportState::Writing) != isEnd);
    }
}

TEST_CASE("Import: writing begins from a plan that was compared, and nowhere else", "[present]")
{
    for (const auto state : states) {
        for (const auto event : events) {
            const bool writes = after(state, event).effect == ImportEffect::Write;
            CHECK(writes == (state == ImportState::Ready && event == ImportEvent::Commit));
        }
    }
}
