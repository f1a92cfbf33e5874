// Text recovery alone: any bytes give text that is well-formed, mapped, and at rest.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "gongwen/gongwen.hpp"

namespace {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

// The runs tile both sides, and looking a run up leads back to it.
void check_map(const gongwen::OffsetMap& map, std::size_t source, std::size_t text) {
  require(map.source_size() == source && map.text_size() == text, "the map covers all");
  std::uint32_t source_end = 0;
  std::uint32_t text_end = 0;
  for (std::size_t i = 0; i < map.runs().size(); ++i) {
    const gongwen::Span from = map.source_of(i);
    const gongwen::Span to = map.text_of(i);
    require(from.begin == source_end && to.begin == text_end, "runs leave no gap");
    source_end = from.end;
    text_end = to.end;
    if (to.empty() || from.empty()) continue;
    require(map.to_source(to) == from && map.to_text(from).contains(to), "look-ups lead back");
  }
  require(source_end == source && text_end == text, "runs reach the end");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const gongwen::Cleaned once = gongwen::clean(bytes);
  check_map(once.map, bytes.size(), once.text.size());
  const gongwen::Hints as_cleaned{.name = {}, .encoding = "utf-8", .format = gongwen::Format::text};
  const gongwen::Cleaned twice = gongwen::clean(once.text, as_cleaned);
  require(twice.text == once.text, "cleaned text is clean");
  return 0;
}
