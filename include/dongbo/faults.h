#pragma once

/// Faults and repairs: reported and taken through their states; lists of them.

#include "core/register/faults/faults.h"
#include "core/store/queries/fault_queries.h"
