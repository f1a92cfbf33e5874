/// @file
/// All of gongwen.
#pragma once

#include "gongwen/clean.hpp"
#include "gongwen/diagnostics.hpp"
#include "gongwen/hash.hpp"
#include "gongwen/offset_map.hpp"
#include "gongwen/parser.hpp"
#include "gongwen/print.hpp"
#include "gongwen/render.hpp"
#include "gongwen/result.hpp"
#include "gongwen/sections.hpp"
#include "gongwen/utf16.hpp"
#include "gongwen/version.hpp"
