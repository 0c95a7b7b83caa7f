#pragma once

/// Messages, problems, days and money in Vietnamese or English.

#include "core/text/dates.h"
#include "core/text/language.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
