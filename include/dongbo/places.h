#pragma once

/// Units, sites, officers and vendors.

#include "core/register/corrections/corrections.h"
#include "core/register/places/places.h"
#include "core/store/queries/people_queries.h"
#include "core/store/queries/place_queries.h"
