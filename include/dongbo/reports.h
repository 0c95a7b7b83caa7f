#pragma once

/// Reports as tables, and as files.

#include "core/report/reports.h"
#include "core/report/writers.h"
