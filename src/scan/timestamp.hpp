// The date and time of day that a page prints of itself: 2023-05-06 14:00:31.
#pragma once

#include <optional>
#include <string_view>

#include "gongwen/offset_map.hpp"

namespace gongwen::scan {

struct Timestamp {
  Span span;
  Span date;  // without the time of day
};

// The timestamp that begins at `at`: `2023-05-06 14:00:31`, `2023/5/6 14:00`, `2023年5月6日 14:00`,
// and with the space lost: `2023-05-0614:00`.
[[nodiscard]] std::optional<Timestamp> timestamp_at(std::string_view text, std::size_t at);
// The first one in `within`.
[[nodiscard]] std::optional<Timestamp> find_timestamp(std::string_view text, Span within);

}  // namespace gongwen::scan
