// The language in which the program speaks to who called it.
#pragma once

#include "gongwen/diagnostics.hpp"

namespace gongwen::cli {

// That of the locale of messages: LC_ALL, else LC_MESSAGES, else LANG, as POSIX orders them.
[[nodiscard]] Language language();

}  // namespace gongwen::cli
