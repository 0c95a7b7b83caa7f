#pragma once

/// A register file: made, opened, backed up, seen as of a past day; whose it is and who acts.

#include "core/register/backups.h"
#include "core/register/find.h"
#include "core/register/office.h"
#include "core/register/register.h"
