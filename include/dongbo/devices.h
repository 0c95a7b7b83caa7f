#pragma once

/// Devices: added, edited, moved, replaced, disposed of; lists and single ones.

#include "core/register/devices/device_history.h"
#include "core/register/devices/devices.h"
#include "core/store/queries/device_list.h"
#include "core/store/queries/device_queries.h"
