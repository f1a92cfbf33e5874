#include "bench/memory.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "gongwen/gongwen.hpp"

namespace {

// What is allocated now, and the most that was. The benchmark runs on one thread.
std::size_t live_bytes = 0;
std::size_t peak_bytes = 0;

}  // namespace

// Everything the library allocates comes through here.
void* operator new(std::size_t size) {
  void* const block = std::malloc(std::max<std::size_t>(size, 1));
  if (block == nullptr) throw std::bad_alloc();
  live_bytes += malloc_usable_size(block);
  peak_bytes = std::max(peak_bytes, live_bytes);
  return block;
}
void operator delete(void* block) noexcept {
  live_bytes -= malloc_usable_size(block);
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept {
  operator delete(block);
}

namespace gongwen::bench {

void print_memory(const char* kind, const std::string& input) {
  (void)clean("一");  // tables that are made once
  const std::size_t before = live_bytes;
  peak_bytes = before;
  const Cleaned cleaned = clean(input);
  const auto peak = static_cast<double>(peak_bytes - before);
  const auto map = static_cast<double>(cleaned.map.runs().size() * sizeof(OffsetMap::Run));
  std::printf("%-22s %10.2f x input %10.4f bytes of map for a byte of text\n", kind,
              peak / static_cast<double>(input.size()),
              map / static_cast<double>(cleaned.text.size()));
}

}  // namespace gongwen::bench
