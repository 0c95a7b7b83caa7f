#pragma once

#include "core/register/triage/triage.h"
#include "gui/present/session.h"
#include "gui/present/words/tone.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// One step of the help for finding what is wrong, as the page of a fault shows it.
struct HelpLine
{
    std::string step; ///< its code
    std::string title;
    std::string caption; ///< "GOI-SCR-0001 · Cổng vào và cáp, khả năng 40 %"
    std::string result;  ///< what it brought; empty: not tried
    Tone tone = Tone::Mute;
    std::string icon;
    bool isNext = false;
};

/// The help for one fault.
struct HelpText
{
    std::string tree;    ///< "Không có hình"; empty: there is none for this symptom
    std::string caption; ///< by how many solved faults it is ranked
    std::vector<HelpLine> lines;
    std::string next;     ///< the step to try now, its code; empty: nothing is left
    std::string nextText; ///< in words, or what follows when nothing is left
    std::vector<std::string> tried; ///< of one's own words, "27/05 10:02 · Gọi thợ điện: không đổi"
    std::string spares;             ///< what could be carried along; may be empty
    bool canTry = false; ///< the fault is open and the register can be written
};
[[nodiscard]] HelpText helpText(const Session& session, const FaultHelp& help, bool isOpen);

} // namespace dongbo::present
