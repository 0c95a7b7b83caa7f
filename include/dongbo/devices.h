#pragma once

/// Devices: added, edited, moved, replaced, disposed of; lists and single ones.

#include "core/register/device_history.h"
#include "core/register/devices.h"
#include "core/store/device_list.h"
#include "core/store/device_queries.h"
