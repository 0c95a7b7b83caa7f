#pragma once

#include "core/register/base/checks.h"
#include "gui/present/acting.h"
#include "gui/present/shell.h"

#include <functional>
#include <string>

namespace dongbo::present {

/// A use case of many records as a worker does it; it holds the answers and nothing of the window.
/// What it answers has its sentence ready.
using BooksUseCase =
    std::function<Checked<Shell::Done>(Register&, checks::IfUnlikely, const WriteProgress&)>;

/// Begins the use case in a worker, with progress under that title; what is only unlikely is asked
/// and written after a yes, other problems are told in a banner.
void writeBooks(Shell& shell, const std::string& title, const BooksUseCase& useCase,
                checks::IfUnlikely ifUnlikely);

} // namespace dongbo::present
