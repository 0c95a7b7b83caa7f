#include "gui/present/import/import_state.h"

#include <array>

namespace dongbo::present {

namespace {

using enum ImportState;
using Effect = ImportEffect;
using Row = std::array<ImportStepTaken, importEventCount>;

// Columns in the order of ImportEvent: Read, Answer, Tick, Look, Commit, Again, Stop, Drop,
// Finished, Failed, Stopped. An end that comes in a state without a worker is of one that was given
// up.
constexpr std::array<Row, importStateCount> table{{
    // Choosing
    {{{Reading, Effect::Read},
      {Choosing, Effect::Nothing},
      {Choosing, Effect::Nothing},
      {Choosing, Effect::Nothing},
      {Choosing, Effect::Nothing},
      {Choosing, Effect::Nothing},
      {Choosing, Effect::Nothing},
      {Choosing, Effect::Forget},
      {Choosing, Effect::Nothing},
      {Choosing, Effect::Nothing},
      {Choosing, Effect::Nothing}}},
    // Reading
    {{{Reading, Effect::Read},
      {Reading, Effect::Refuse},
      {Reading, Effect::Refuse},
      {Reading, Effect::Refuse},
      {Reading, Effect::Refuse},
      {Reading, Effect::Refuse},
      {Reading, Effect::Stop},
      {Choosing, Effect::Forget},
      {Comparing, Effect::Compare},
      {Choosing, Effect::Show},
      {Choosing, Effect::Forget}}},
    // Comparing
    {{{Reading, Effect::Read},
      {Comparing, Effect::Compare},
      {Comparing, Effect::Refuse},
      {Comparing, Effect::Show},
      {Comparing, Effect::Refuse},
      {Comparing, Effect::Nothing},
      {Comparing, Effect::Stop},
      {Choosing, Effect::Forget},
      {Ready, Effect::Show},
      {ImportState::Failed, Effect::Show},
      {ImportState::Failed, Effect::Show}}},
    // Ready
    {{{Reading, Effect::Read},
      {Comparing, Effect::Compare},
      {Ready, Effect::Show},
      {Ready, Effect::Show},
      {Writing, Effect::Write},
      {Ready, Effect::Nothing},
      {Ready, Effect::Nothing},
      {Choosing, Effect::Forget},
      {Ready, Effect::Nothing},
      {Ready, Effect::Nothing},
      {Ready, Effect::Nothing}}},
    // Writing
    {{{Writing, Effect::Refuse},
      {Writing, Effect::Refuse},
      {Writing, Effect::Refuse},
      {Writing, Effect::Refuse},
      {Writing, Effect::Refuse},
      {Writing, Effect::Refuse},
      {Writing, Effect::Stop},
      {Writing, Effect::Refuse},
      {Done, Effect::Show},
      {Ready, Effect::Show},
      {Ready, Effect::Show}}},
    // Done
    {{{Reading, Effect::Read},
      {Done, Effect::Nothing},
      {Done, Effect::Nothing},
      {Done, Effect::Show},
      {Done, Effect::Nothing},
      {Comparing, Effect::Compare},
      {Done, Effect::Nothing},
      {Choosing, Effect::Forget},
      {Done, Effect::Nothing},
      {Done, Effect::Nothing},
      {Done, Effect::Nothing}}},
    // Failed
    {{{Reading, Effect::Read},
      {Comparing, Effect::Compare},
      {ImportState::Failed, Effect::Refuse},
      {ImportState::Failed, Effect::Show},
      {Comparing, Effect::Compare},
      {ImportState::Failed, Effect::Nothing},
      {ImportState::Failed, Effect::Nothing},
      {Choosing, Effect::Forget},
      {ImportState::Failed, Effect::Nothing},
      {ImportState::Failed, Effect::Nothing},
      {ImportState::Failed, Effect::Nothing}}},
}};

} // namespace

ImportStepTaken after(ImportState state, ImportEvent event)
{
    return table[static_cast<std::size_t>(state)][static_cast<std::size_t>(event)];
}

} // namespace dongbo::present
