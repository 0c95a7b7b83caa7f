#pragma once

/// Lists in Excel and other formats: read in a process of their own, compared, imported.

#include "importers/proposal/apply/import_list.h"
#include "importers/reader_process/read_list.h"
