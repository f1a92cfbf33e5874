#include "tables/readings.hpp"

#include <algorithm>
#include <iterator>

namespace gongwen::tables {
namespace {

struct Row {
  std::string_view reading;
  std::u16string_view hosts;  // sorted
};
constexpr Row rows[] = {
#include "tables/generated/readings.inc"
};

const Row* find(std::string_view reading) {
  const Row* at =
      std::lower_bound(std::begin(rows), std::end(rows), reading,
                       [](const Row& row, std::string_view value) { return row.reading < value; });
  return at != std::end(rows) && at->reading == reading ? at : nullptr;
}

}  // namespace

bool has_reading(char32_t host, std::string_view reading) {
  const Row* row = find(reading);
  return row != nullptr && host < 0x10000 &&
         std::binary_search(row->hosts.begin(), row->hosts.end(), static_cast<char16_t>(host));
}

bool is_reading(std::string_view text) {
  return find(text) != nullptr;
}

}  // namespace gongwen::tables
