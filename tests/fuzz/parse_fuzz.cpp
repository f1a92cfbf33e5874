// The whole way: any bytes, parsed; the result must keep every promise.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "gongwen/gongwen.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const gongwen::Parser parser;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const gongwen::Result result = parser.parse(bytes);
  const std::string broken = gongwen::broken_invariant(result);
  if (!broken.empty()) {
    std::fprintf(stderr, "broken: %s\n", broken.c_str());
    std::abort();
  }
  // Rendering must stand whatever parsing gave.
  if (gongwen::to_json(result, {.text = true, .segments = true}).empty() ||
      gongwen::to_text(result).empty()) {
    std::abort();
  }
  return 0;
}
