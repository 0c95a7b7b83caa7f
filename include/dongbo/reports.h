#pragma once

/// Reports as tables, and as files.

#include "core/report/engine/reports.h"
#include "core/report/writers/writers.h"
