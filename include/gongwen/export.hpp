/// @file
/// `GONGWEN_EXPORT` marks what the library shows; all else is hidden.
#pragma once

#include <cstddef>  // the switches of the standard library that change its types

/// Marks what is made of types of the standard library that other switches lay out otherwise. A
/// program whose switches are not those of the library does not link: what it misses is named, as
/// in `gongwen::Parser[abi:_GLIBCXX_DEBUG]`. Without it, it would read vectors that are
/// none.
#if defined(_GLIBCXX_DEBUG)
#define GONGWEN_ABI __attribute__((abi_tag("_GLIBCXX_DEBUG")))
#elif defined(_GLIBCXX_USE_CXX11_ABI) && !_GLIBCXX_USE_CXX11_ABI
#define GONGWEN_ABI __attribute__((abi_tag("_GLIBCXX_USE_CXX11_ABI_0")))
#else
#define GONGWEN_ABI
#endif

/// Marks a name that the library shows. Where it is static (its CMake target and its .pc file
/// define `GONGWEN_STATIC`) no name is marked, so that who takes it in does not show it.
#if defined(_WIN32) || defined(GONGWEN_STATIC)
#define GONGWEN_EXPORT GONGWEN_ABI
#else
#define GONGWEN_EXPORT __attribute__((visibility("default"))) GONGWEN_ABI
#endif
