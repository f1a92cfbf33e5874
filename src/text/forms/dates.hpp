// Dates whose 年, 月 or 日 is lost: 2022919日至23日, 20229月, 2022831.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// Puts the marks back where the calendar allows one reading only. A date that can be read in
// several ways stays, with a diagnostic `ambiguous_date` that lists them.
[[nodiscard]] Text restore_date_marks(Text&& text);

}  // namespace gongwen::text
