#pragma once

#include "core/domain/message.h"
#include "importers/grid/workbook.h"
#include "importers/recognise/model/reading.h"

#include <string>
#include <vector>

namespace dongbo::cli::commands {

/// How lists are to be read, as typed: what the program would else find out itself.
struct ReadingWords
{
    std::vector<std::string> sheets;  ///< only these, whatever they look like
    std::string headerRow;            ///< "3", "3-4"
    std::vector<std::string> columns; ///< "B=name", "C=Số lượng"
    std::string money;                ///< "nghìn", "triệu", "đồng"
    std::string rows;                 ///< "5-120"

    [[nodiscard]] bool isEmpty() const;
};

/// Adds to `choices` what was typed, for the sheets named, else for all of the list. Problems name
/// the option and what is wrong with it.
void addChoices(importers::Choices& choices, const ReadingWords& words,
                const importers::Workbook& list, Problems& problems);

} // namespace dongbo::cli::commands
