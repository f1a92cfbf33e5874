/// @file
/// `GONGWEN_EXPORT` marks what the library shows; all else is hidden.
#pragma once

/// Marks a name that the library shows.
#if defined(_WIN32)
#define GONGWEN_EXPORT
#else
#define GONGWEN_EXPORT __attribute__((visibility("default")))
#endif
