#include <cstddef>
#include <gongwen/gongwen.hpp>

extern "C" __attribute__((visibility("default"))) std::size_t count_documents(const char* bytes,
                                                                              std::size_t size) {
  return gongwen::Parser().parse({bytes, size}).documents.size();
}
